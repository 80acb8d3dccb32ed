import Foundation
import HTML
import MusterModels

/// The controls of a form. Each has a label and a hint, and after a refusal the value that was sent
/// and what is wrong with it.
struct Form {
  let context: PageContext
  let action: String
  let values: [(key: String, value: String)]

  /// What was sent, if it was this form that is shown again: of several of one kind that with the
  /// same ids.
  var attempt: FormFields? {
    guard let attempt = context.visit.attempt, attempt.action == action,
      values.allSatisfy({ attempt.fields[$0.key] == $0.value })
    else { return nil }
    return attempt.fields
  }

  func hidden(_ name: String, _ value: String) -> HTML {
    element("input", ["type": "hidden", "name": name, "value": value])
  }

  /// The version of what is changed: of two who change it at once, the second is told. Who was told
  /// may save what they wrote over it.
  func version(_ present: Int64?) -> HTML {
    let wasTold = context.visit.attempt?.failure?.code == .versionMismatch
    let read = wasTold ? nil : attempt?["version"]
    return (read ?? present.map(String.init)).map { hidden("version", $0) } ?? .empty
  }

  /// A line of text.
  func text(
    _ name: String, _ label: Phrase, _ value: String? = nil, type: String = "text",
    isRequired: Bool = false, autocomplete: String? = nil, hint: Phrase? = nil,
    maxLength: Int? = nil, inputMode: String? = nil, placeholder: Phrase? = nil,
    suggestions: String? = nil
  ) -> HTML {
    field(name, label, hint) { control in
      element(
        "input",
        [
          ("type", type), ("name", name),
          // A password is typed anew.
          ("value", type == "password" ? nil : attempt?[name] ?? value),
          ("required", isRequired ? "" : nil), ("autocomplete", autocomplete),
          ("maxlength", maxLength.map(String.init)), ("inputmode", inputMode),
          ("placeholder", placeholder?.text), ("list", suggestions),
        ] + control)
    }
  }

  /// Several lines of text.
  func textArea(
    _ name: String, _ label: Phrase, _ value: String? = nil, rows: Int = 3,
    isRequired: Bool = false, hint: Phrase? = nil, maxLength: Int? = nil,
    placeholder: Phrase? = nil
  ) -> HTML {
    field(name, label, hint) { control in
      element(
        "textarea",
        [
          ("name", name), ("rows", String(rows)), ("required", isRequired ? "" : nil),
          ("maxlength", maxLength.map(String.init)), ("placeholder", placeholder?.text),
        ] + control
      ) {
        // A line break right after the tag is not part of the text.
        "\n" + (attempt?[name] ?? value ?? "")
      }
    }
  }

  /// One of several values.
  func select(
    _ name: String, _ label: Phrase, _ options: [(value: String, label: String)],
    _ value: String? = nil, isRequired: Bool = false, hint: Phrase? = nil
  ) -> HTML {
    let chosen = attempt?[name] ?? value
    return field(name, label, hint) { control in
      element("select", [("name", name), ("required", isRequired ? "" : nil)] + control) {
        for option in options {
          element(
            "option",
            ["value": option.value, "selected": option.value == chosen ? "" : nil]
          ) { option.label }
        }
      }
    }
  }

  /// One of a few values, all in sight.
  func choices(
    _ name: String, _ label: Phrase,
    _ options: [(value: String, label: Phrase, hint: Phrase?)], _ value: String? = nil
  ) -> HTML {
    let chosen = attempt?[name] ?? value
    return element("fieldset", ["class": "choices"]) {
      element("legend") { label }
      for option in options {
        element("label", ["class": "choice"]) {
          element(
            "input",
            [
              "type": "radio", "name": name, "value": option.value,
              "checked": option.value == chosen ? "" : nil,
            ])
          element("span") {
            element("strong") { option.label }
            if let hint = option.hint { element("small") { hint } }
          }
        }
      }
      if let error = error(of: name) { element("p", ["class": "error"]) { error } }
    }
  }

  /// Yes or no.
  func checkbox(
    _ name: String, _ label: Phrase, _ isOn: Bool = false, hint: Phrase? = nil
  ) -> HTML {
    let isTicked = attempt.map { $0[name] == "true" } ?? isOn
    return element("label", ["class": "choice"]) {
      hidden(name, "false")
      element(
        "input",
        ["type": "checkbox", "name": name, "value": "true", "checked": isTicked ? "" : nil])
      element("span") {
        element("strong") { label }
        if let hint { element("small") { hint } }
        if let error = error(of: name) { element("small", ["class": "error"]) { error } }
      }
    }
  }

  /// Several of several values, as a list: the name ends in `[]`.
  func checkboxes(
    _ name: String, _ label: Phrase, _ options: [(value: String, label: String)],
    _ values: Set<String> = [], hint: Phrase? = nil
  ) -> HTML {
    let ticked = attempt.map { Set($0.all(name)) } ?? values
    return element("fieldset", ["class": "choices"]) {
      element("legend") { label }
      if let hint { element("small", ["class": "hint"]) { hint } }
      hidden(name, "")
      for option in options {
        element("label", ["class": "choice"]) {
          element(
            "input",
            [
              "type": "checkbox", "name": name, "value": option.value,
              "checked": ticked.contains(option.value) ? "" : nil,
            ])
          element("span") { option.label }
        }
      }
      if let error = error(of: String(name.dropLast(2))) {
        element("p", ["class": "error"]) { error }
      }
    }
  }

  /// A day and a time of the reader's zone; the name is without its mark.
  func time(
    _ name: String, _ label: Phrase, _ value: Date? = nil, isRequired: Bool = false,
    hint: Phrase? = nil
  ) -> HTML {
    text(
      name + "@time", label, value.map(LocalTime.input), type: "datetime-local",
      isRequired: isRequired,
      hint: hint ?? .timeZoneHint(context.reader.timeZone.identifier))
  }

  /// Looks for what is not among those to choose from; nothing where all are. It sends the form, so
  /// that the page which is drawn anew has what was filled in and chosen.
  func finder(
    _ choice: Choice<some Decodable & Sendable>, _ label: Phrase = .findPerson,
    name: String = "who"
  ) -> HTML {
    let text = context.visit.search(name)
    guard choice.isMore || text != nil else { return .empty }
    let id = (["finder", action, name] + values.map(\.value)).joined(separator: "-")
    return element(
      "div", ["class": "finder", "id": id, "data-found": attempt?["find"] == nil ? nil : ""]
    ) {
      self.text(name, label, text, type: "search", autocomplete: "off", maxLength: 200)
      element(
        "button",
        [
          "class": "button", "name": "find", "value": name, "formnovalidate": "",
          "formaction": "\(context.address)#\(id)",
        ]
      ) {
        Icon.search.html
        element("span") { Phrase.search }
      }
      if choice.items.isEmpty {
        element("p", class: "quiet") { Phrase.nothingFits }
      } else if choice.isMore {
        element("p", class: "quiet") { Phrase.moreThanThese }
      }
    }
  }

  /// The button that sends the form.
  func submit(_ label: Phrase, icon: Icon? = nil, style: ButtonStyle = .primary) -> HTML {
    element("button", ["class": "button \(style.rawValue)"]) {
      icon?.html
      element("span") { label }
    }
  }

  /// What is wrong with a field, in the reader's language.
  func error(of name: String) -> String? {
    let field = String(name.prefix { $0 != "@" })
    guard attempt != nil, let failure = context.visit.attempt?.failure,
      let error = failure.errors.first(where: {
        $0.field == field || $0.field.hasPrefix(field + "[")
      })
    else { return nil }
    context.shownErrors.insert(error.field)
    return Phrase.problem(with: error).text
  }

  /// A label, a control, a hint and an error, tied together for those who hear the page.
  private func field(
    _ name: String, _ label: Phrase, _ hint: Phrase?,
    _ control: ([(key: String, value: String?)]) -> HTML
  ) -> HTML {
    let suffix = values.map { "-" + $0.value }.joined()
    let id = "\(action)-\(name)\(suffix)"
    let error = error(of: name)
    let described = [hint.map { _ in id + "-hint" }, error.map { _ in id + "-error" }]
      .compactMap { $0 }.joined(separator: " ")
    return element("div", ["class": error == nil ? "field" : "field invalid"]) {
      element("label", ["for": id]) { label }
      control([
        ("id", id), ("aria-describedby", described.isEmpty ? nil : described),
        ("aria-invalid", error == nil ? nil : "true"),
      ])
      if let hint { element("small", ["class": "hint", "id": id + "-hint"]) { hint } }
      if let error { element("p", ["class": "error", "id": id + "-error"]) { error } }
    }
  }
}
