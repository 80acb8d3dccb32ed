import Foundation
import MusterModels

/// What the form of an expense begins with.
struct ExpenseDraft {
  var description: String?
  var amount: String?
  var currency: String
  var spentOn: String?
  var category: String?
  var note: String?
  var receiptUrl: String?
  /// Who paid all of it.
  var payer: User.ID?
  /// Or how much each of several paid.
  var payments: [User.ID: String] = [:]
  var mode = SplitMode.equal
  /// Who takes part; nil: everybody.
  var parts: Set<User.ID>?
  /// What was given for each.
  var values: [User.ID: String] = [:]

  /// A new expense, paid by the person who looks.
  init(currency: String, payer: User.ID?) {
    self.currency = currency
    self.payer = payer
    spentOn = LocalTime.today
  }

  /// An expense as it is.
  init(_ expense: Expense, _ currencies: Currencies) {
    currency = expense.currency
    description = expense.description
    amount = currencies.input(expense.amount, currency)
    spentOn = expense.spentOn
    category = expense.category
    note = expense.note
    receiptUrl = expense.receiptUrl
    if expense.paidBy.count == 1 {
      payer = expense.paidBy[0].userId
    } else {
      for payment in expense.paidBy {
        payments[payment.userId] = currencies.input(payment.amount, currency)
      }
    }
    mode = expense.split.mode
    read(
      expense.split.participants.map { SplitPart(userId: $0.userId, value: $0.value) }, currencies)
  }

  /// What a recurring expense records each time.
  init(_ template: RecurringTemplate, _ currencies: Currencies) {
    currency = template.currency
    description = template.description
    amount = currencies.input(template.amount, currency)
    category = template.category
    note = template.note
    receiptUrl = template.receiptUrl
    switch template.paidBy {
    case .one(let id): payer = id
    case .several(let several):
      for payment in several {
        payments[payment.userId] = currencies.input(payment.amount, currency)
      }
    }
    mode = template.split.mode
    read(template.split.participants, currencies)
  }

  private mutating func read(_ participants: [SplitPart], _ currencies: Currencies) {
    parts = Set(participants.map(\.userId))
    for part in participants {
      guard let value = part.value else { continue }
      values[part.userId] =
        mode == .exact
        ? currencies.input(Int(value), currency)
        : value.formatted(.number.locale(Reader.current.locale).grouping(.never))
    }
  }
}
