import Foundation
import HTML
import MusterModels

extension WebPage {
  /// An expense: whose it is, and how it has changed.
  static let expense = WebPage(
    "/groups/{id}/expenses/{expenseId}",
    actions: [
      .call("deleteExpense", said: .expenseDeletedNow),
      .call("restoreExpense", said: .expenseRestored),
    ],
    reads: { visit in
      let (group, expense) = (
        try visit.id(of: Group.self), try visit.id("expenseId", of: Expense.self)
      )
      return (
        ExpenseQueries.get(expense, in: group).as(Expense.self),
        ExpenseQueries.history(of: expense, in: group).as(ExpenseHistory.self),
        MoneyQueries.currencies.as(Currencies.self)
      )
    },
    shows: { context, expense, history, currencies in
      Sheet(expense.description, tab: .expenses, live: ["\(expense.id)"]) {
        pageHeading(
          expense.description, currencies.text(expense.amount, expense.currency),
          actions: { actions(expense, context) })
        if let deletedAt = expense.deletedAt { deleted(deletedAt, context) }
        facts(expense, context, currencies)
        shares(expense, context, currencies)
        ExpenseHistoryView(context: context, history: history, currencies: currencies).html
        if context.mayAdd, expense.deletedAt == nil {
          context.confirmedButton(
            "deleteExpense", [:], .expenseDelete, icon: .trash, asking: .expenseDeleteAsk)
        }
        element("p") {
          element("a", ["href": "/groups/\(expense.groupId)/expenses"]) { Phrase.expenseToAll }
        }
      }
    })

  private static func actions(_ expense: Expense, _ context: PageContext) -> HTML {
    guard context.mayAdd, expense.deletedAt == nil else { return .empty }
    return linkButton(
      .edit, "/groups/\(expense.groupId)/expenses/\(expense.id)/edit", icon: .pencil)
  }

  private static func deleted(_ deletedAt: Date, _ context: PageContext) -> HTML {
    element("div", class: "notice") {
      Icon.trash.html
      element("div") {
        element("p") { Phrase.expenseIsDeleted(Formats.moment(deletedAt)) }
        if context.mayAdd {
          context.button("restoreExpense", [:], .expenseRestore, icon: .history)
        }
      }
    }
  }

  private static func facts(
    _ expense: Expense, _ context: PageContext, _ currencies: Currencies
  ) -> HTML {
    card(region: "facts") {
      element("dl", class: "facts") {
        fact(.date) { Formats.day(expense.spentOn) }
        fact(.expenseWhoPaid) {
          if expense.paidBy.count == 1 {
            context.name(expense.paidBy[0].userId, expense.paidBy[0].fullName)
          } else {
            expense.paidBy.map {
              context.name($0.userId, $0.fullName) + " "
                + currencies.text($0.amount, expense.currency)
            }.joined(separator: ", ")
          }
        }
        if let category = expense.category { fact(.expenseCategory) { category } }
        if let note = expense.note { fact(.note) { prose(note) } }
        if let receipt = expense.receiptUrl {
          fact(.expenseReceipt) {
            element("a", ["href": receipt, "rel": "noopener noreferrer", "target": "_blank"]) {
              Phrase.expenseReceiptOpen
            }
          }
        }
        if let recurring = expense.recurringId {
          fact(.recurringExpense) {
            element(
              "a", ["href": "/groups/\(expense.groupId)/recurring-expenses/\(recurring)"]
            ) { Phrase.recurringMadeBy }
          }
        }
      }
    }
  }

  private static func shares(
    _ expense: Expense, _ context: PageContext, _ currencies: Currencies
  ) -> HTML {
    let hasLeftover = expense.split.participants.contains { $0.leftover != 0 }
    return card(.expenseWhose, region: "shares") {
      element("p", class: "quiet") { Phrase.expenseMode(expense.split.mode) }
      element("ul", class: "balances") {
        for share in expense.split.participants {
          element("li") {
            element("span", class: "balance-name") {
              context.name(share.userId, share.fullName)
              if share.isPlaceholder {
                " "
                badge(Phrase.placeholderMark.text)
              }
              if let value = share.value, expense.split.mode != .exact {
                element("small", class: "quiet") {
                  " "
                  value.formatted(.number.locale(Reader.current.locale))
                  if expense.split.mode == .percent { " %" }
                }
              }
            }
            element("span", class: "number") {
              if share.leftover != 0 {
                element("span", class: "quiet", { "* " })
              }
              currencies.text(share.amount, expense.currency)
            }
          }
        }
      }
      if hasLeftover { element("p", class: "hint") { "* " + Phrase.expenseLeftover.text } }
    }
  }
}
