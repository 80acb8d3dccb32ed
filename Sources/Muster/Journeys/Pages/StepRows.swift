import Foundation
import HTML
import MusterModels

/// The steps of a journey as rows of a form, which works without JavaScript: some rows are empty,
/// and numbers say the order.
enum StepRows {
  private static let list = "content.steps"

  /// Puts the rows in the order of their numbers and leaves out those that are empty or to be
  /// removed.
  static func arrange(_ fields: inout FormFields) {
    var rows: [Int: [String: String]] = [:]
    for name in Set(fields.items.map(\.name)) where name.hasPrefix(list + "[") {
      let rest = name.dropFirst(list.count + 1)
      guard let end = rest.firstIndex(of: "]"), let number = Int(rest[..<end]) else { continue }
      rows[number, default: [:]][String(rest[end...].dropFirst(2))] = fields[name]
      fields[name] = nil
    }
    let kept = rows.filter { _, row in
      row["remove"] != "true" && [row["title"], row["body"]].contains { !isBlank($0) }
    }
    let ordered = kept.sorted { place($0) < place($1) }
    for (number, row) in ordered.enumerated() {
      for (field, value) in row.value where field != "remove" {
        fields["\(list)[\(number)].\(field)"] = value
      }
      fields["\(list)[\(number)].position"] = String(number + 1)
      if isBlank(row.value["id"]) { fields["\(list)[\(number)].id"] = newID() }
    }
  }

  /// The rows as the API takes them.
  static func prepare(_ fields: inout FormFields) {
    arrange(&fields)
    var count = 0
    while fields["\(list)[\(count)].position"] != nil {
      fields["\(list)[\(count)].position"] = nil
      count += 1
    }
    // No step at all is a list, too.
    if count == 0 { fields[list + "@lines"] = "" }
  }

  /// The rows of a form, with some that are empty.
  static func html(_ form: Form, _ steps: [JourneyStep]) -> HTML {
    var count = steps.count
    if let attempt = form.attempt {
      count = 0
      while attempt["\(list)[\(count)].position"] != nil { count += 1 }
    }
    // Empty rows have nothing of what was sent before.
    let blank = Form(context: form.context, action: form.action + "-more", values: [])
    return element("div", ["class": "stack", "id": "steps"]) {
      element("template") { row(blank, "__n__", nil, title: .journeyStepNew) }
      for number in 0..<count {
        row(
          form, String(number), number < steps.count ? steps[number] : nil,
          title: .journeyStep(number + 1), position: number + 1)
      }
      for number in count..<(count + (count == 0 ? 3 : 1)) {
        row(blank, String(number), nil, title: .journeyStepNew)
      }
    }
  }

  private static func row(
    _ form: Form, _ number: String, _ step: JourneyStep?, title: Phrase, position: Int? = nil
  ) -> HTML {
    let name = "\(list)[\(number)]"
    return element("fieldset", ["class": "step-row", "data-item": ""]) {
      element("legend") { title }
      if let id = form.attempt?["\(name).id"] ?? step?.id { form.hidden("\(name).id", id) }
      element("div", class: "form-row") {
        form.text("\(name).title", .title, step?.title, maxLength: 200)
        form.select(
          "\(name).kind", .journeyStepKind,
          JourneyStep.Kind.allCases.map { ($0.rawValue, $0.label.text) },
          step?.kind.rawValue ?? "text")
      }
      form.textArea(
        "\(name).body", .journeyStepBody, step?.body, rows: 4, hint: .journeyStepBodyHint,
        maxLength: 20_000)
      element("div", class: "form-row numbers") {
        form.text(
          "\(name).durationMinutes", .journeyMinutes, step?.durationMinutes.map(String.init),
          inputMode: "numeric")
        form.text(
          "\(name).opensInWeek", .journeyWeek, step?.opensInWeek.map(String.init),
          inputMode: "numeric")
        form.text(
          "\(name).position", .journeyPosition, position.map(String.init), inputMode: "numeric")
      }
      form.checkbox("\(name).required", .journeyRequired, step?.required ?? true)
      if position != nil { form.checkbox("\(name).remove", .journeyStepRemove) }
    }
  }

  private static func place(_ row: (key: Int, value: [String: String])) -> (Double, Int) {
    let typed = (row.value["position"] ?? "").trimmingCharacters(in: .whitespaces)
      .replacingOccurrences(of: ",", with: ".")
    return (Double(typed) ?? .infinity, row.key)
  }

  private static func isBlank(_ text: String?) -> Bool {
    (text ?? "").allSatisfy(\.isWhitespace)
  }

  private static func newID() -> String {
    "step-" + String(UInt64.random(in: .min ... .max), radix: 36)
  }
}
