import HTML
import MusterModels

extension WebPage {
  /// One group: the way to it, and its money for those who have a reason.
  static let adminGroup = WebPage(
    "/admin/groups/{id}",
    actions: [
      .call("discloseExpenses", then: .answer, query: [("pageSize", "50")]),
      .call("discloseSettlements", then: .answer, query: [("pageSize", "50")]),
    ],
    reads: { visit in
      (
        GroupQueries.get(try visit.id()).as(Group.self),
        ExpenseQueries.currencies.query(page: 1, pageSize: 500).as(Page<Currency>.self)
      )
    },
    shows: { context, group, currencies in
      let digits = Dictionary(
        uniqueKeysWithValues: currencies.items.map { ($0.code, $0.minorUnits) })
      let expenses = try context.visit.answer("discloseExpenses", as: Page<Expense>.self)
      let settlements = try context.visit.answer("discloseSettlements", as: Page<Settlement>.self)
      return Sheet(group.name) {
        adminHeading(.groups, group.name)
        card {
          element("dl", class: "facts") {
            fact(.members) { Formats.number(group.memberCount) }
            if let template = group.template { fact(.adminTemplate) { template } }
            fact(.adminMade) {
              day(group.createdAt)
              if let creator = group.createdById {
                " · "
                element("a", ["href": "/admin/users/\(creator)"]) { Phrase.adminByWhom }
              }
            }
            fact(.adminID) { element("code") { "\(group.id)" } }
          }
          linkButton(.toTheGroup, "/groups/\(group.id)", icon: .people)
        }
        if let expenses {
          card(.expenses) {
            if expenses.items.isEmpty { element("p") { Phrase.adminNothingThere } }
            rows {
              for expense in expenses.items {
                row(
                  title: expense.description,
                  meta: {
                    element("span") { Formats.day(expense.spentOn) }
                    for payer in expense.paidBy { element("span") { personName(payer.fullName) } }
                  },
                  trailing: {
                    element("span", class: "number") {
                      Formats.amount(
                        Int64(expense.amount), expense.currency,
                        digits: digits[expense.currency] ?? 2)
                    }
                  })
              }
            }
          }
        }
        if let settlements {
          card(.adminSettlements) {
            if settlements.items.isEmpty { element("p") { Phrase.adminNothingThere } }
            rows {
              for payment in settlements.items {
                row(
                  title: "\(personName(payment.fromName)) → \(personName(payment.toName))",
                  meta: { element("span") { Formats.day(payment.settledOn) } },
                  trailing: {
                    element("span", class: "number") {
                      Formats.amount(
                        Int64(payment.amount), payment.currency,
                        digits: digits[payment.currency] ?? 2)
                    }
                  })
              }
            }
          }
        }
        card(.adminDisclosure) {
          element("p") { Phrase.adminMoneyText }
          disclosure("discloseExpenses", .adminShowExpenses, context)
          disclosure("discloseSettlements", .adminShowSettlements, context)
        }
      }
    })

  private static func disclosure(
    _ action: String, _ label: Phrase, _ context: PageContext
  ) -> HTML {
    context.form(action, class: "line") { form in
      form.text(
        "reason", .reason, context.visit.sent("reason"), isRequired: true,
        hint: .adminDisclosureHint, maxLength: 500)
      form.submit(label, icon: .eye, style: .plain)
    }
  }
}
