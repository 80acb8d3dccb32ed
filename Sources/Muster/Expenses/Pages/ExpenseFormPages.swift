import Foundation
import HTML
import MusterModels

/// Adding and changing an expense.
extension WebPage {
  static let newExpense = WebPage(
    "/groups/{id}/expenses/new",
    actions: [
      .call(
        "createExpense", said: .expenseAdded,
        then: .page { outcome in
          "/groups/\(try outcome.answer.read(as: Expense.self).groupId)/expenses"
        }, prepare: ExpenseInput.prepare)
    ],
    reads: { visit in
      let group: Group.ID = try visit.id()
      return (
        MoneyQueries.people(of: group, visit, asked: ExpenseInput.people(visit)),
        MoneyQueries.currencies.as(Currencies.self),
        // The currency of the latest one is likely to be that of the next.
        ExpenseQueries.list(of: group, ExpenseFilters(), deleted: false)
          .query(page: 1, pageSize: 1).as(Page<Expense>.self)
      )
    },
    shows: { context, people, currencies, latest in
      let group = try context.visit.id(of: Group.self)
      let draft = ExpenseDraft(
        currency: latest.items.first?.currency ?? Currencies.usual, payer: context.frame?.userId)
      return Sheet(Phrase.expenseAdd.text, tab: .expenses) {
        pageHeading(Phrase.expenseAdd.text, Phrase.expenseAddText.text)
        if context.mayAdd {
          card {
            context.form("createExpense") { form in
              ExpenseFields(form: form, draft: draft, choice: people, currencies: currencies).html
              element("div", class: "form-actions") {
                form.submit(.expenseAdd)
                linkButton(.cancel, "/groups/\(group)/expenses", style: .quiet)
              }
            }
          }
        } else {
          element("p", class: "notice") {
            Icon.warning.html
            element("span") { Phrase.expenseMayNotAdd }
          }
        }
        element("p", class: "quiet") {
          Phrase.placeholderMissing
          " "
          element("a", ["href": "/groups/\(group)/placeholders"]) { Phrase.placeholderAdd }
        }
      }
    })

  static let editExpense = WebPage(
    "/groups/{id}/expenses/{expenseId}/edit",
    actions: [
      .call(
        "updateExpense", said: .saved,
        then: .page { outcome in
          let expense = try outcome.answer.read(as: Expense.self)
          return "/groups/\(expense.groupId)/expenses/\(expense.id)"
        }, prepare: ExpenseInput.prepare)
    ],
    reads: { visit in
      let group: Group.ID = try visit.id()
      return (
        ExpenseQueries.get(try visit.id("expenseId"), in: group).as(Expense.self),
        MoneyQueries.people(of: group, visit, asked: ExpenseInput.people(visit)),
        MoneyQueries.currencies.as(Currencies.self)
      )
    },
    shows: { context, expense, people, currencies in
      Sheet(Phrase.expenseEdit.text, tab: .expenses) {
        pageHeading(Phrase.expenseEdit.text, expense.description)
        card {
          context.form("updateExpense") { form in
            form.version(Int64(expense.version))
            ExpenseFields(
              form: form, draft: ExpenseDraft(expense, currencies),
              choice: people, others: expense.people, currencies: currencies
            ).html
            element("div", class: "form-actions") {
              form.submit(.save)
              linkButton(
                .cancel, "/groups/\(expense.groupId)/expenses/\(expense.id)", style: .quiet)
            }
          }
        }
      }
    })
}

extension Currencies {
  /// The currency to begin with where nothing was spent yet.
  static var usual: String { Reader.current.locale.currency?.identifier ?? "EUR" }
}
