import HTTPServer
import MusterModels

extension Endpoint {
  private static let dinnerGroup = Schema.of(DinnerGroup.self)
  private static let dinnerRequest = Schema.of(DinnerRequest.self)

  /// Crews that meet one another for dinner (D1 to D7).
  static let dinner = [
    Endpoint(
      method: .post, path: "/dinner/groups", operation: "createDinnerGroup",
      summary: "Makes a dinner crew that the caller leads", tag: "Dinner",
      body: .of(CreateDinnerGroup.self),
      details: """
        A crew is a group of the template *Dinner Crew*: 3 to 5 people, who come in by its \
        `joinCode` (`POST /join`). Nobody is in two of them. It `isReady` with three active \
        members, `isLive` once each seat has its video, and `isLocked` while it hosts or goes to a \
        dinner party: then nobody joins and nothing is edited. Whoever wants to leave may; when \
        that leaves fewer than three, the party is cancelled, or the guests withdraw.
        """,
      success: .created(dinnerGroup), problems: [.forbidden, .alreadyInDinnerGroup],
      takesIdempotencyKey: true, handler: createDinnerGroup),
    Endpoint(
      method: .get, path: "/dinner/groups/{id}", operation: "getDinnerGroup",
      summary: "A dinner crew; for its members", tag: "Dinner", success: .ok(dinnerGroup),
      problems: [.notFound, .forbidden], handler: getDinnerGroup),
    Endpoint(
      method: .put, path: "/dinner/groups/{id}/videos", operation: "setDinnerVideos",
      summary: "Sets the videos, in the order of seats; by the leader", tag: "Dinner",
      body: .of(SetDinnerVideos.self), success: .ok(dinnerGroup),
      problems: [.notFound, .forbidden, .archived, .locked], handler: setDinnerVideos),
    Endpoint(
      method: .put, path: "/dinner/groups/{id}/party", operation: "putDinnerParty",
      summary: "Posts a dinner party, or changes it while nobody is accepted; by the leader",
      tag: "Dinner", body: .of(PutDinnerParty.self),
      details: """
        Whoever hosts is locked and asks nowhere else: own requests that wait end. Members of live \
        crews see the party with the hosts' name and videos; its `place` is shown to the guests \
        who are accepted. At its time it expires when nobody was; four hours later it completes by \
        itself.
        """,
      success: .ok(dinnerGroup),
      problems: [.notFound, .forbidden, .archived, .locked, .notLive], handler: putDinnerParty),
    Endpoint(
      method: .post, path: "/dinner/groups/{id}/party/cancel", operation: "cancelDinnerParty",
      summary: "Cancels the party that the crew hosts; by the leader", tag: "Dinner",
      success: .ok(dinnerGroup), problems: [.notFound, .forbidden, .archived, .noParty],
      takesIdempotencyKey: true, handler: cancelDinnerParty),
    Endpoint(
      method: .post, path: "/dinner/groups/{id}/party/complete",
      operation: "completeDinnerParty",
      summary: "Says that the party took place; by the hosts' leader", tag: "Dinner",
      success: .ok(dinnerGroup),
      problems: [.notFound, .forbidden, .archived, .noParty, .partyNotAgreed],
      takesIdempotencyKey: true, handler: completeDinnerParty),
    Endpoint(
      method: .get, path: "/dinner/groups/{id}/parties", operation: "listDinnerPartiesOfGroup",
      summary: "The parties that a crew hosts or goes to, and those that are over; newest first",
      tag: "Dinner", query: QueryParameter.paging, success: .ok(.page(of: DinnerParty.self)),
      problems: [.notFound, .forbidden], handler: listDinnerPartiesOfGroup),
    Endpoint(
      method: .get, path: "/dinner/parties", operation: "listDinnerParties",
      summary: "The open parties of other crews, for members of a live crew; the next first",
      tag: "Dinner", query: QueryParameter.paging, success: .ok(.page(of: DinnerParty.self)),
      handler: listDinnerParties),
    Endpoint(
      method: .post, path: "/dinner/parties/{hostGroupId}/requests",
      operation: "requestDinnerParty",
      summary: "Asks for the caller's crew to come; by its leader", tag: "Dinner",
      body: .of(RequestDinnerParty.self), bodyIsOptional: true,
      details: """
        A crew asks once a party; it may ask again after it has withdrawn, or after the request \
        ended with somebody else's agreement or with the crew's own trouble. Declined is final.
        """,
      success: .created(dinnerRequest),
      problems: [
        .notFound, .forbidden, .archived, .locked, .noDinnerGroup, .notLive, .partyNotOpen,
        .requestDeclined, .ownParty, .alreadyRequested,
      ],
      takesIdempotencyKey: true, handler: requestDinnerParty),
    Endpoint(
      method: .get, path: "/dinner/groups/{id}/requests", operation: "listDinnerRequests",
      summary: "The requests that a crew has received, or has sent; newest first", tag: "Dinner",
      query: [
        .init(
          name: "direction", schema: .words(DinnerQueries.Direction.allCases.map(\.rawValue)),
          description: "Default received.")
      ] + QueryParameter.paging,
      success: .ok(.page(of: DinnerRequest.self)), problems: [.notFound, .forbidden],
      handler: listDinnerRequests),
    Endpoint(
      method: .get, path: "/dinner/requests/{id}", operation: "getDinnerRequest",
      summary: "A request; for members of both crews", tag: "Dinner",
      success: .ok(dinnerRequest), problems: [.notFound], handler: getDinnerRequest),
    Endpoint(
      method: .post, path: "/dinner/requests/{id}/accept", operation: "acceptDinnerRequest",
      summary: "Accepts a crew: both are locked, other requests end; by the hosts' leader",
      tag: "Dinner", success: .ok(dinnerRequest),
      problems: [.notFound, .forbidden, .requestNotPending, .partyNotOpen, .guestNotLive],
      takesIdempotencyKey: true, handler: acceptDinnerRequest),
    Endpoint(
      method: .post, path: "/dinner/requests/{id}/decline", operation: "declineDinnerRequest",
      summary: "Declines a crew, for good; by the hosts' leader", tag: "Dinner",
      success: .ok(dinnerRequest),
      problems: [.notFound, .forbidden, .archived, .requestNotPending],
      takesIdempotencyKey: true, handler: declineDinnerRequest),
    Endpoint(
      method: .post, path: "/dinner/requests/{id}/withdraw", operation: "withdrawDinnerRequest",
      summary: "Takes a request back, also an accepted one; by the leader of those who asked",
      tag: "Dinner", success: .ok(dinnerRequest),
      problems: [.notFound, .forbidden, .archived, .requestNotPending],
      takesIdempotencyKey: true, handler: withdrawDinnerRequest),
  ]
}

extension DinnerParty.Status: SchemaDescribed {
  static var schema: Schema { .words(allCases.map(\.rawValue)) }
  static var example: any Sendable { Self.open }
}

extension DinnerRequest.Status: SchemaDescribed {
  static var schema: Schema { .words(allCases.map(\.rawValue)) }
  static var example: any Sendable { Self.pending }
}
