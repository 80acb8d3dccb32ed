import HTML
import MusterModels

/// The fields of an expense, and of one that comes again.
struct ExpenseFields {
  let form: Form
  let draft: ExpenseDraft
  /// Whom to choose from; `others` are in it and cannot be chosen any more.
  let choice: Choice<MoneyPerson>
  var others: [MoneyPerson] = []
  let currencies: Currencies
  /// Whether there is a day, which a recurring expense has of its own.
  var hasDay = true

  private var people: [MoneyPerson] { choice.items.including(others) }

  var html: HTML {
    HTML {
      form.text(
        "description", .expenseWhatFor, draft.description, isRequired: true, autocomplete: "off",
        maxLength: 200, placeholder: .expenseWhatForExample)
      element("div", class: "form-row") {
        form.text(
          "amount", .expenseAmount, draft.amount, isRequired: true, autocomplete: "off",
          hint: .expenseAmountHint, maxLength: 30, inputMode: "decimal")
        form.select("currency", .expenseCurrency, currencies.options, draft.currency)
      }
      form.finder(choice)
      payers
      split
      element("div", class: "form-row") {
        if hasDay { form.text("spentOn", .expenseDay, draft.spentOn, type: "date") }
        form.text(
          "category", .expenseCategory, draft.category, autocomplete: "off", maxLength: 40,
          suggestions: "expense-categories")
        element("datalist", ["id": "expense-categories"]) {
          for category in Phrase.expenseCategories {
            element("option", ["value": category.text])
          }
        }
      }
      form.textArea("note", .note, draft.note, rows: 2, maxLength: 2_000)
      form.text(
        "receiptUrl", .expenseReceipt, draft.receiptUrl, type: "url", autocomplete: "off",
        placeholder: .verbatim("https://"))
      for person in people { form.hidden("people", "\(person.userId)") }
    }
  }

  private func name(_ person: MoneyPerson) -> String {
    let name = form.context.name(person.userId, person.fullName)
    return person.isPlaceholder ? "\(name) (\(Phrase.placeholderMark.text))" : name
  }

  private var payers: HTML {
    let isSeveral =
      form.attempt.map { sent in
        people.contains { sent["payer.\($0.userId)"].map { !$0.isEmpty } ?? false }
      } ?? !draft.payments.isEmpty
    return element("div", class: "payers") {
      form.select(
        "paidBy", .expenseWhoPaid, people.map { ("\($0.userId)", name($0)) },
        draft.payer?.description)
      element("details", ["open": isSeveral ? "" : nil]) {
        element("summary") { Phrase.expenseSeveralPaid }
        element("p", class: "hint") { Phrase.expenseSeveralPaidHint }
        element("div", class: "people-fields") {
          for person in people { payment(person) }
        }
      }
    }
  }

  private func payment(_ person: MoneyPerson) -> HTML {
    let id = "payer-\(person.userId)"
    return element("div", class: "people-field") {
      element("label", ["for": id]) { name(person) }
      input("payer.\(person.userId)", id, draft.payments[person.userId])
    }
  }

  private var split: HTML {
    element("div", class: "split") {
      form.choices(
        "split.mode", .expenseSplit,
        [
          ("equal", .expenseEqual, .expenseEqualHint),
          ("exact", .expenseExact, .expenseExactHint),
          ("percent", .expensePercent, .expensePercentHint),
          ("shares", .expenseShares, .expenseSharesHint),
        ], draft.mode.rawValue)
      element("fieldset", class: "people-fields") {
        element("legend") { Phrase.expenseAmong }
        for person in people { part(person) }
        for field in ["split", "split.participants"] {
          if let error = form.error(of: field) { element("p", class: "error") { error } }
        }
      }
    }
  }

  /// Whether a new expense begins with somebody in it: everybody who is in the group, where all of
  /// them are here.
  private func isEverybody(_ person: MoneyPerson) -> Bool {
    form.context.isMe(person.userId)
      || !choice.isMore && form.context.visit.search("who") == nil
  }

  private func part(_ person: MoneyPerson) -> HTML {
    let field = "part.\(person.userId)"
    let isIn =
      form.attempt.map { $0[field] == "true" }
      ?? draft.parts.map { $0.contains(person.userId) } ?? isEverybody(person)
    return element("div", class: "people-field") {
      element("label", class: "choice") {
        element(
          "input",
          ["type": "checkbox", "name": field, "value": "true", "checked": isIn ? "" : nil])
        element("span") { name(person) }
      }
      input(
        "value.\(person.userId)", "value-\(person.userId)", draft.values[person.userId],
        label: Phrase.expensePartOf(name(person)))
    }
  }

  private func input(
    _ field: String, _ id: String, _ value: String?, label: Phrase? = nil
  ) -> HTML {
    let error = form.error(of: field)
    return element("div", class: error == nil ? "people-value" : "people-value invalid") {
      element(
        "input",
        [
          "id": id, "name": field, "type": "text", "inputmode": "decimal", "autocomplete": "off",
          "value": form.attempt.map { $0[field] ?? "" } ?? value, "aria-label": label?.text,
          "aria-invalid": error == nil ? nil : "true", "maxlength": "30",
        ])
      if let error { element("p", class: "error") { error } }
    }
  }
}
