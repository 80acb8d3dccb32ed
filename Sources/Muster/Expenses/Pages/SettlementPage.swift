import HTML
import MusterModels

extension WebPage {
  /// One payment, which its receiver may reject and whoever recorded it may take back.
  static let settlement = WebPage(
    "/settlements/{id}",
    actions: [
      .call("rejectSettlement", said: .settlementRejected),
      .call("withdrawSettlement", said: .settlementWithdrawn),
    ],
    reads: { visit in
      (
        SettlementQueries.get(try visit.id()).as(Settlement.self),
        MoneyQueries.currencies.as(Currencies.self)
      )
    },
    shows: { context, settlement, currencies in
      let amount = currencies.text(settlement.amount, settlement.currency)
      let from = context.name(settlement.fromUserId, settlement.fromName)
      let to = context.name(settlement.toUserId, settlement.toName)
      return Sheet(Phrase.settlement.text, section: .home, live: ["\(settlement.id)"]) {
        pageHeading(amount, "\(from) → \(to)")
        card(region: "settlement") {
          element("dl", class: "facts") {
            fact(.status) {
              badge(
                Phrase.settlementStatus(settlement.status).text,
                settlement.status == .recorded ? .good : .warning)
            }
            fact(.settlementFrom) { from }
            fact(.settlementTo) { to }
            fact(.date) { Formats.day(settlement.settledOn) }
            if let note = settlement.note { fact(.note) { note } }
            if let ended = settlement.endedAt { fact(.settlementEnded) { moment(ended) } }
          }
          if settlement.status == .recorded { undo(settlement, context) }
        }
        element("p") {
          element("a", ["href": "/groups/\(settlement.groupId)/expenses"]) { Phrase.expenseToAll }
        }
      }
    })

  private static func undo(_ settlement: Settlement, _ context: PageContext) -> HTML {
    element("div", class: "form-actions") {
      if context.isMe(settlement.recordedById) {
        context.confirmedButton(
          "withdrawSettlement", [:], .settlementWithdraw, icon: .history,
          asking: .settlementWithdrawAsk)
      }
      if !context.isMe(settlement.fromUserId), !context.isMe(settlement.recordedById) {
        context.confirmedButton(
          "rejectSettlement", [:], .settlementReject, icon: .close, asking: .settlementRejectAsk)
      }
    }
  }
}
