import HTTPServer
import HTML
import MusterModels

/// Payments among the people of a group.
extension WebPage {
  static let settlements = WebPage(
    "/groups/{id}/settlements",
    reads: { visit in
      let status = Settlement.Status(rawValue: visit.request.query["status"] ?? "")
      return (
        SettlementQueries.list(of: try visit.id(), status: status?.rawValue)
          .query(page: visit.page(), pageSize: 20).as(Page<Settlement>.self),
        MoneyQueries.currencies.as(Currencies.self)
      )
    },
    shows: { context, page, currencies in
      let group = try context.visit.id(of: Group.self)
      let current = context.query("status").flatMap(Settlement.Status.init)
      return Sheet(Phrase.settlements.text, tab: .expenses, live: ["\(group)"]) {
        pageHeading(Phrase.settlements.text, Phrase.settlementsText.text) {
          linkButton(
            .settlementRecord, "/groups/\(group)/settlements/new", icon: .plus, style: .primary)
        }
        segments(
          .status,
          [(Phrase.settlementAll, context.address("status", nil), current == nil)]
            + Settlement.Status.allCases.map { status in
              (
                Phrase.settlementStatus(status), context.address("status", status.rawValue),
                current == status
              )
            })
        card(region: "settlements") {
          if page.items.isEmpty {
            emptyState(.settlementNone, .settlementNoneText, icon: .coins)
          } else {
            rows { for settlement in page.items { settlementRow(settlement, context, currencies) } }
            pagination(page, context)
          }
        }
        element("p") {
          element("a", ["href": "/groups/\(group)/expenses"]) { Phrase.expenseToAll }
        }
      }
    })

  private static func settlementRow(
    _ settlement: Settlement, _ context: PageContext, _ currencies: Currencies
  ) -> HTML {
    row(
      href: "/settlements/\(settlement.id)",
      title: "\(context.name(settlement.fromUserId, settlement.fromName)) → "
        + context.name(settlement.toUserId, settlement.toName),
      meta: {
        element("span") { Formats.day(settlement.settledOn) }
        if let note = settlement.note { element("span") { note } }
      },
      trailing: {
        if settlement.status != .recorded {
          badge(Phrase.settlementStatus(settlement.status).text, .warning)
        }
        element("strong", class: "number") {
          currencies.text(settlement.amount, settlement.currency)
        }
      })
  }

  /// Recording a payment; a suggestion fills in who, whom and how much.
  static let newSettlement = WebPage(
    "/groups/{id}/settlements/new",
    actions: [
      .call(
        "createSettlement", said: .settlementRecorded,
        then: .page { outcome in
          "/groups/\(try outcome.answer.read(as: Settlement.self).groupId)/expenses"
        }, prepare: ExpenseInput.prepare)
    ],
    reads: { visit in
      let group: Group.ID = try visit.id()
      return (
        SettlementQueries.balances(of: group).as(Balances.self),
        MoneyQueries.people(
          of: group, visit,
          asked: visit.chosen("fromUserId", "from") + visit.chosen("toUserId", "to")),
        MoneyQueries.currencies.as(Currencies.self)
      )
    },
    shows: { context, balances, people, currencies in
      let group = try context.visit.id(of: Group.self)
      return Sheet(Phrase.settlementRecord.text, tab: .expenses) {
        pageHeading(Phrase.settlementRecord.text, Phrase.settlementRecordText.text)
        card {
          context.form("createSettlement") { form in
            settlementFields(form, balances, people, currencies)
            element("div", class: "form-actions") {
              form.submit(.settlementRecord)
              linkButton(.cancel, "/groups/\(group)/expenses", style: .quiet)
            }
          }
        }
      }
    })

  private static func settlementFields(
    _ form: Form, _ balances: Balances, _ people: Choice<MoneyPerson>, _ currencies: Currencies
  ) -> HTML {
    let context = form.context
    // Debts outlive membership: those who have some are here, too.
    let owing = balances.balances.map {
      MoneyPerson(userId: $0.userId, fullName: $0.fullName, isPlaceholder: $0.isPlaceholder)
    }
    let named = balances.settleUp.flatMap {
      [
        MoneyPerson(userId: $0.from, fullName: $0.fromName, isPlaceholder: false),
        MoneyPerson(userId: $0.to, fullName: $0.toName, isPlaceholder: false),
      ]
    }
    let everybody = ([] as [MoneyPerson]).including(people.items + owing + named)
    let options = everybody.map { ("\($0.userId)", context.name($0.userId, $0.fullName)) }
    let mine = balances.settleUp.first { context.isMe($0.from) || context.isMe($0.to) }
    let currency =
      context.query("currency").flatMap { currencies.digits[$0] == nil ? nil : $0 }
      ?? mine?.currency ?? balances.balances.first?.currency ?? Currencies.usual
    let amount = context.query("amount").flatMap { Int($0) }.map { currencies.input($0, currency) }
    return HTML {
      form.finder(people)
      element("div", class: "form-row") {
        form.select(
          "fromUserId", .settlementFrom, options,
          context.query("from") ?? context.frame?.userId.description)
        form.select(
          "toUserId", .settlementTo, [("", Phrase.choose.text)] + options,
          context.query("to"), isRequired: true)
      }
      element("div", class: "form-row") {
        form.text(
          "amount", .expenseAmount, amount, isRequired: true, autocomplete: "off", maxLength: 30,
          inputMode: "decimal")
        form.select("currency", .expenseCurrency, currencies.options, currency)
      }
      form.text("settledOn", .expenseDay, LocalTime.today, type: "date")
      form.text("note", .note, maxLength: 2_000, placeholder: .settlementNoteExample)
    }
  }
}
