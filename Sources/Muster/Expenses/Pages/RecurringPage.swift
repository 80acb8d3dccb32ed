import HTML
import MusterModels

extension WebPage {
  /// One recurring expense: when it comes, and what of it can be changed.
  static let recurringExpense = WebPage(
    "/groups/{id}/recurring-expenses/{recurringId}",
    actions: [
      .call("updateRecurringExpense", said: .saved, prepare: ExpenseInput.prepare),
      .call("endRecurringExpense", said: .recurringEnded),
    ],
    reads: { visit in
      let group: Group.ID = try visit.id()
      return (
        RecurringQueries.get(try visit.id("recurringId"), in: group).as(RecurringExpense.self),
        MoneyQueries.people(of: group, visit, asked: ExpenseInput.people(visit)),
        MoneyQueries.people(in: try visit.id("recurringId")),
        MoneyQueries.currencies.as(Currencies.self)
      )
    },
    shows: { context, recurring, people, named, currencies in
      let isChangeable = context.mayAdd && recurring.status != .ended
      return Sheet(recurring.expense.description, tab: .expenses, live: ["\(recurring.id)"]) {
        pageHeading(
          recurring.expense.description,
          currencies.text(recurring.expense.amount, recurring.expense.currency) + " · "
            + Phrase.recurringEvery(recurring.every).text)
        card(region: "recurring") {
          facts(recurring, context)
          if isChangeable {
            element("div", class: "form-actions") {
              context.button(
                "updateRecurringExpense",
                ["status": recurring.status == .active ? "paused" : "active"],
                recurring.status == .active ? .recurringPause : .recurringResume,
                icon: recurring.status == .active ? .pause : .play)
              context.confirmedButton(
                "endRecurringExpense", [:], .recurringEnd, icon: .close, asking: .recurringEndAsk)
            }
          }
        }
        if isChangeable { change(recurring, people, named, currencies, context) }
        element("p") {
          element("a", ["href": "/groups/\(recurring.groupId)/recurring-expenses"]) {
            Phrase.recurringToAll
          }
        }
      }
    })

  private static func facts(_ recurring: RecurringExpense, _ context: PageContext) -> HTML {
    element("dl", class: "facts") {
      fact(.status) {
        badge(
          Phrase.recurringStatus(recurring.status).text,
          recurring.status == .active ? .good : .warning)
        if let reason = recurring.pauseReason {
          " "
          Phrase.recurringPauseReason(reason)
        }
      }
      if let next = recurring.nextOn { fact(.recurringNextDay) { Formats.day(next) } }
      fact(.recurringStarts) { Formats.day(recurring.startsOn) }
      if let ends = recurring.endsOn { fact(.recurringEnds) { Formats.day(ends) } }
      fact(.recurringMade) {
        Formats.number(recurring.madeCount)
        if let count = recurring.count { " / " + Formats.number(count) }
      }
    }
  }

  private static func change(
    _ recurring: RecurringExpense, _ people: Choice<MoneyPerson>, _ named: [MoneyPerson],
    _ currencies: Currencies, _ context: PageContext
  ) -> HTML {
    card(.recurringChange) {
      element("p", class: "quiet") { Phrase.recurringChangeText }
      context.form("updateRecurringExpense", ["form": "change"]) { form in
        ExpenseFields(
          form: form, draft: ExpenseDraft(recurring.expense, currencies),
          choice: people, others: recurring.expense.people(named: named), currencies: currencies,
          hasDay: false
        ).html
        ends(form, recurring)
        form.submit(.save)
      }
    }
  }
}
