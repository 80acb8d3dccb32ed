import HTTPServer
import MusterModels

extension Endpoint {
  private static let settlement = Schema.of(Settlement.self)

  /// What people owe one another, and how they settle it.
  static let settlementRoutes = [
    Endpoint(
      method: .get, path: "/groups/{id}/balances", operation: "getBalances",
      summary: "What people of a group owe one another, and payments that would end it",
      tag: "Expenses",
      details: """
        Members see all of it, paused ones too; a former member their own. At most one payment \
        fewer than people is proposed for each currency.
        """,
      success: .ok(.of(Balances.self)), problems: [.notFound, .forbidden], handler: getBalances),
    Endpoint(
      method: .get, path: "/me/balances", operation: "getMyBalances",
      summary: "What the caller owes and is owed, in each group and together", tag: "Expenses",
      success: .ok(.of(MyBalances.self)), handler: getMyBalances),
    Endpoint(
      method: .post, path: "/groups/{id}/settlements", operation: "createSettlement",
      summary: "Records that money went from one to another; by either of them",
      tag: "Expenses", body: .of(CreateSettlement.self),
      details: """
        A debt outlives membership: former members settle, too, and also once the group is \
        archived; who is no active member at most what is open between them and the group that \
        way. For a placeholder any active member speaks.
        """,
      success: .created(settlement),
      problems: [.notFound, .forbidden, .notInGroup, .exceedsBalance, .balanceTooLarge],
      takesIdempotencyKey: true,
      limits: { [.byCaller("settlement", $0, 100, per: 3600)] }, isLimited: true,
      handler: createSettlement),
    Endpoint(
      method: .get, path: "/groups/{id}/settlements", operation: "listSettlements",
      summary: "A group's settlements, the latest day first", tag: "Expenses",
      query: QueryParameter.paging + [
        .init(
          name: "status", schema: .words(Settlement.Status.allCases.map(\.rawValue)),
          description: "Default any.")
      ],
      success: .ok(.page(of: Settlement.self)), problems: [.notFound, .forbidden],
      handler: listSettlements),
    Endpoint(
      method: .get, path: "/settlements/{id}", operation: "getSettlement",
      summary: "One settlement", tag: "Expenses", success: .ok(settlement),
      problems: [.notFound], handler: getSettlement),
    Endpoint(
      method: .post, path: "/settlements/{id}/reject", operation: "rejectSettlement",
      summary: "Undoes a settlement; by its receiver", tag: "Expenses",
      details: "Of a placeholder, whoever made it or a leader. Rejecting twice is rejecting once.",
      success: .ok(settlement),
      problems: [.notFound, .forbidden, .settlementEnded, .balanceTooLarge],
      handler: rejectSettlement),
    Endpoint(
      method: .delete, path: "/settlements/{id}", operation: "withdrawSettlement",
      summary: "Takes a settlement back; by whoever recorded it", tag: "Expenses",
      problems: [.notFound, .forbidden, .settlementEnded, .balanceTooLarge],
      handler: withdrawSettlement),
  ]
}

extension Settlement.Status: SchemaDescribed {
  static var schema: Schema { .words(allCases.map(\.rawValue)) }
  static var example: any Sendable { Self.recorded }
}
