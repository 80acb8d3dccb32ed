import HTML
import MusterModels

/// How an expense was after each change, with what the change changed.
struct ExpenseHistoryView {
  let context: PageContext
  let history: ExpenseHistory
  let currencies: Currencies

  var html: HTML {
    card(.expenseHistory, region: "history") {
      element("ol", class: "history") {
        for (index, version) in history.items.enumerated() {
          let before =
            index + 1 < history.items.count ? history.items[index + 1].expense : nil
          element("li") {
            element("p") {
              Phrase.expenseDone(
                version.action, by: context.name(version.changedBy?.userId, name(version)))
              " "
              element("span", class: "quiet") { moment(version.changedAt) }
            }
            if let before {
              for change in changes(before, version.expense) {
                element("p", class: "quiet") { change }
              }
            }
          }
        }
      }
    }
  }

  private func name(_ version: ExpenseVersion) -> String? {
    version.changedBy == nil ? "Muster" : version.changedBy?.fullName
  }

  /// What is different, in a line each.
  private func changes(_ old: ExpenseState, _ new: ExpenseState) -> [String] {
    var lines: [String] = []
    func note(_ label: Phrase, _ old: String?, _ new: String?) {
      if old != new { lines.append("\(label.text): \(old ?? "–") → \(new ?? "–")") }
    }
    note(.expenseWhatFor, old.description, new.description)
    note(
      .expenseAmount, currencies.text(old.amount, old.currency),
      currencies.text(new.amount, new.currency))
    note(
      .expenseWhoPaid, old.paidBy.map { person($0.userId, $0.amount, old) }.joined(separator: ", "),
      new.paidBy.map { person($0.userId, $0.amount, new) }.joined(separator: ", "))
    note(
      .expenseWhose,
      old.split.participants.map { person($0.userId, $0.amount, old) }.joined(separator: ", "),
      new.split.participants.map { person($0.userId, $0.amount, new) }.joined(separator: ", "))
    note(.expenseCategory, old.category, new.category)
    note(.expenseDay, Formats.day(old.spentOn), Formats.day(new.spentOn))
    note(.note, old.note, new.note)
    note(.expenseReceipt, old.receiptUrl, new.receiptUrl)
    return lines
  }

  private func person(_ id: User.ID, _ amount: Int, _ state: ExpenseState) -> String {
    let name = history.people.first { $0.userId == id }?.fullName
    return "\(context.name(id, name)) \(currencies.text(amount, state.currency))"
  }
}
