import HTTPServer
import MusterModels

extension Endpoint {
  private static let likeGroup = Schema.of(LikeGroup.self)

  /// Applications to events.
  static let likeGroupRoutes = [
    Endpoint(
      method: .post, path: "/events/{id}/like-groups", operation: "applyToEvent",
      summary: "Applies to an event, with friends or without", tag: "Events",
      body: .of(ApplyToEvent.self), bodyIsOptional: true,
      details: """
        Friends are asked, and count once they accept. A person is in one application of an event \
        that is pending or approved, by having made it or accepted; who else is in one is not told, \
        and a friend who is cannot accept a second.

        Once every friend has answered or been dropped, it is approved as soon as as many authors \
        approve as there are authors or members who accepted, whichever is fewer (`threshold`; authors who \
        were asked along and declined are not counted), \
        and rejected when that cannot happen any more. This is looked at after every change of \
        authors, members and verdicts. What does not fit the event's capacity waits, and the \
        oldest gets free places first. What is pending when the event starts expires. On \
        approval, a chat is made with the members who accepted and the authors.

        `waitingFor` lists what is missing: `{kind: "member", userId}` for each friend who has not \
        answered, `{kind: "author", userId}` for each author who has not decided (for everybody \
        but authors a single one, without `userId`), and `{kind: "place", userId: null}`.
        """,
      success: .created(likeGroup),
      problems: [
        .notFound, .eventStarted, .eventCancelled, .alreadyApplied, .authorCannotApply,
        .noGroupInCommon,
      ],
      takesIdempotencyKey: true,
      limits: { [.byCaller("apply", $0, 30, per: 3600)] }, isLimited: true,
      handler: applyToEvent),
    Endpoint(
      method: .get, path: "/events/{id}/like-groups", operation: "listLikeGroups",
      summary: "Applications to an event: all of them to its authors, to others theirs",
      tag: "Events",
      query: QueryParameter.paging + [
        .init(
          name: "status", schema: .words(LikeGroup.Status.allCases.map(\.rawValue)),
          description: "Default any.")
      ],
      success: .ok(.page(of: LikeGroup.self)), problems: [.notFound], handler: listLikeGroups),
    Endpoint(
      method: .get, path: "/me/like-groups", operation: "listMyLikeGroups",
      summary: "Applications that the caller made or is asked to join", tag: "Events",
      query: QueryParameter.paging + [
        .init(
          name: "status", schema: .words(LikeGroup.Status.allCases.map(\.rawValue)),
          description: "Default any.")
      ],
      success: .ok(.page(of: LikeGroup.self)), handler: listMyLikeGroups),
    Endpoint(
      method: .get, path: "/like-groups/{id}", operation: "getLikeGroup",
      summary: "One application; for its members and the event's authors", tag: "Events",
      details: "Who declined sees it as long as it is pending.",
      success: .ok(likeGroup), problems: [.notFound], handler: getLikeGroup),
    Endpoint(
      method: .delete, path: "/like-groups/{id}", operation: "withdrawLikeGroup",
      summary: "Withdraws an application, also an approved one; by its creator", tag: "Events",
      details: "It is deleted, its people leave its chat, and their places are free.",
      problems: [.notFound, .forbidden, .notPending, .eventStarted, .eventCancelled],
      handler: withdrawLikeGroup),
    Endpoint(
      method: .put, path: "/like-groups/{id}/members/me", operation: "answerLikeGroup",
      summary: "Comes along or not; until it is decided, one may change one's mind",
      tag: "Events", body: .of(AnswerApplication.self),
      details: """
        Who declines, and so decides it, is answered with the application as they leave it: \
        pending, and of its members themselves alone. They see no more of it.
        """,
      success: .ok(likeGroup),
      problems: [
        .notFound, .forbidden, .notPending, .eventStarted, .eventCancelled, .alreadyApplied,
        .authorCannotApply, .withdrawInstead,
      ],
      limits: { [.byCaller("answer", $0, 60, per: 3600)] }, isLimited: true,
      handler: answerLikeGroup),
    Endpoint(
      method: .delete, path: "/like-groups/{id}/members/{userId}",
      operation: "dropLikeGroupMember",
      summary: "Drops a friend who has not answered; by its creator", tag: "Events",
      problems: [
        .notFound, .forbidden, .notPending, .eventStarted, .eventCancelled, .withdrawInstead,
        .alreadyAnswered,
      ],
      handler: dropLikeGroupMember),
    Endpoint(
      method: .put, path: "/like-groups/{id}/approvals/me", operation: "decideLikeGroup",
      summary: "An author's verdict, which may change until it is decided", tag: "Events",
      body: .of(DecideApplication.self), success: .ok(likeGroup),
      problems: [
        .notFound, .forbidden, .notPending, .eventStarted, .eventCancelled, .applicantCannotDecide,
      ],
      limits: { [.byCaller("decide", $0, 300, per: 300)] }, isLimited: true,
      handler: decideLikeGroup),
  ]
}

extension LikeGroup.Status: SchemaDescribed {
  static var schema: Schema { .words(allCases.map(\.rawValue)) }
  static var example: any Sendable { Self.pending }
}

extension LikeGroup.WaitingFor.Kind: SchemaDescribed {
  static var schema: Schema { .words(allCases.map(\.rawValue)) }
  static var example: any Sendable { Self.member }
}
