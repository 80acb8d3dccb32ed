import HTTPServer
import MusterModels

extension Endpoint {
  private static let nested = Schema.of(NestedGroup.self)
  private static let listed =
    QueryParameter.paging + [
      .init(
        name: "state", schema: .words(["current", "offered"]),
        description: "Default current; offered: those that await consent, for leaders.")
    ]

  /// Groups inside groups (K13).
  static let nestingRoutes = [
    Endpoint(
      method: .get, path: "/groups/{id}/subgroups", operation: "listSubgroups",
      summary: "The groups inside a group", tag: "Nested groups", query: listed,
      success: .ok(.page(of: NestedGroup.self)), problems: [.notFound], handler: listSubgroups),
    Endpoint(
      method: .get, path: "/groups/{id}/supergroups", operation: "listSupergroups",
      summary: "The groups that a group is inside of", tag: "Nested groups", query: listed,
      success: .ok(.page(of: NestedGroup.self)), problems: [.notFound],
      handler: listSupergroups),
    Endpoint(
      method: .post, path: "/groups/{id}/subgroups", operation: "offerNesting",
      summary: "Offers to put a group inside another; by leaders of either",
      tag: "Nested groups", body: .of(OfferNesting.self), success: .created(nested),
      problems: [
        .notFound, .forbidden, .unknownGroup, .unknownRole, .alreadyMember, .nestingCycle,
        .nestingTooLarge, .notNestable, .archived,
      ],
      takesIdempotencyKey: true,
      // Leaders of public groups could be asked over and over.
      limits: { [.byCaller("nesting", $0, 120, per: 3600)] }, isLimited: true,
      handler: offerNesting),
    Endpoint(
      method: .post, path: "/groups/{id}/subgroups/{groupId}/accept",
      operation: "acceptNesting", summary: "Agrees to an offer, as a leader of the other side",
      tag: "Nested groups", body: .of(AcceptNesting.self), bodyIsOptional: true,
      success: .ok(nested),
      problems: [
        .notFound, .forbidden, .inviteNotPending, .offerChanged, .inviterMayNotInvite,
        .nestingCycle, .nestingTooLarge, .notNestable, .archived,
      ],
      takesIdempotencyKey: true, handler: acceptNesting),
    Endpoint(
      method: .delete, path: "/groups/{id}/subgroups/{groupId}", operation: "endNesting",
      summary: "Takes a group out of another, or ends an offer; by leaders of either",
      tag: "Nested groups", problems: [.notFound, .forbidden], handler: endNesting),
  ]
}
