import HTML
import MusterModels

/// Expenses that come again by themselves.
extension WebPage {
  static let recurringExpenses = WebPage(
    "/groups/{id}/recurring-expenses",
    reads: { visit in
      (
        RecurringQueries.list(of: try visit.id()).query(page: visit.page(), pageSize: 20)
          .as(Page<RecurringExpense>.self),
        MoneyQueries.currencies.as(Currencies.self)
      )
    },
    shows: { context, page, currencies in
      let group = try context.visit.id(of: Group.self)
      let add = linkButton(
        .recurringAdd, "/groups/\(group)/recurring-expenses/new", icon: .plus, style: .primary)
      return Sheet(Phrase.recurringExpenses.text, tab: .expenses, live: ["\(group)"]) {
        pageHeading(Phrase.recurringExpenses.text, Phrase.recurringText.text) {
          if context.mayAdd, !page.items.isEmpty { add }
        }
        card(region: "recurring") {
          if page.items.isEmpty {
            emptyState(.recurringNone, .recurringNoneText, icon: .history) {
              if context.mayAdd { add }
            }
          } else {
            rows { for recurring in page.items { recurringRow(recurring, currencies) } }
            pagination(page, context)
          }
        }
        element("p") {
          element("a", ["href": "/groups/\(group)/expenses"]) { Phrase.expenseToAll }
        }
      }
    })

  private static func recurringRow(
    _ recurring: RecurringExpense, _ currencies: Currencies
  ) -> HTML {
    row(
      href: "/groups/\(recurring.groupId)/recurring-expenses/\(recurring.id)",
      title: recurring.expense.description,
      meta: {
        element("span") { Phrase.recurringEvery(recurring.every) }
        if let next = recurring.nextOn {
          element("span") { Phrase.recurringNext(Formats.day(next)) }
        }
      },
      trailing: {
        if recurring.status != .active {
          badge(Phrase.recurringStatus(recurring.status).text, .warning)
        }
        element("strong", class: "number") {
          currencies.text(recurring.expense.amount, recurring.expense.currency)
        }
      })
  }

  static let newRecurringExpense = WebPage(
    "/groups/{id}/recurring-expenses/new",
    actions: [
      .call(
        "createRecurringExpense", said: .recurringAdded,
        then: .page { outcome in
          let made = try outcome.answer.read(as: RecurringExpense.self)
          return "/groups/\(made.groupId)/recurring-expenses/\(made.id)"
        }, prepare: ExpenseInput.prepare)
    ],
    reads: { visit in
      (
        MoneyQueries.people(of: try visit.id(), visit, asked: ExpenseInput.people(visit)),
        MoneyQueries.currencies.as(Currencies.self)
      )
    },
    shows: { context, people, currencies in
      let group = try context.visit.id(of: Group.self)
      let draft = ExpenseDraft(currency: Currencies.usual, payer: context.frame?.userId)
      return Sheet(Phrase.recurringNew.text, tab: .expenses) {
        pageHeading(Phrase.recurringNew.text, Phrase.recurringAddText.text)
        card {
          context.form("createRecurringExpense") { form in
            ExpenseFields(
              form: form, draft: draft, choice: people, currencies: currencies, hasDay: false
            ).html
            element("div", class: "form-row") {
              form.text(
                "every.interval", .recurringInterval, "1", type: "number", isRequired: true,
                inputMode: "numeric")
              form.select(
                "every.unit", .recurringUnit,
                RecurringInterval.Unit.allCases.map {
                  ($0.rawValue, Phrase.recurringUnit($0).text)
                }, "month")
            }
            form.text("startsOn", .recurringStarts, LocalTime.today, type: "date", isRequired: true)
            ends(form, nil)
            element("div", class: "form-actions") {
              form.submit(.recurringAdd)
              linkButton(.cancel, "/groups/\(group)/recurring-expenses", style: .quiet)
            }
          }
        }
      }
    })

  /// When it ends: on a day, after so many times, or when somebody ends it.
  static func ends(_ form: Form, _ recurring: RecurringExpense?) -> HTML {
    element("div", class: "form-row") {
      form.text("endsOn", .recurringEnds, recurring?.endsOn, type: "date", hint: .recurringEndsHint)
      form.text(
        "count", .recurringCount, recurring?.count.map(String.init), type: "number",
        hint: .recurringCountHint, inputMode: "numeric")
    }
  }
}
