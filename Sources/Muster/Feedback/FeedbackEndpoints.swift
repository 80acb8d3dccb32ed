import HTTPServer
import MusterModels

extension Endpoint {
  private static let one = Schema.of(Feedback.self)

  /// Feedback to members.
  static let feedback = [
    Endpoint(
      method: .post, path: "/groups/{id}/feedback", operation: "giveFeedback",
      summary: "Gives feedback to another member; with provide_feedback_to_members",
      tag: "Feedback", body: .of(GiveFeedback.self),
      details: "To an active member who holds `receive_feedback`.", success: .created(one),
      problems: [.notFound, .forbidden, .archived, .cannotReceiveFeedback],
      takesIdempotencyKey: true, limits: { [.byCaller("feedback", $0, 60, per: 60)] },
      isLimited: true, handler: giveFeedback),
    Endpoint(
      method: .get, path: "/groups/{id}/feedback", operation: "listFeedback",
      summary: "Feedback in a group that the caller reads, the latest first", tag: "Feedback",
      query: QueryParameter.paging + [
        .init(
          name: "userId", schema: .string(format: "uuid"),
          description: "Of whom; default the caller where a direction is given."),
        .init(
          name: "direction", schema: .words(Feedback.Direction.allCases.map(\.rawValue)),
          description: "What that person gave or was given; default both."),
      ],
      details: """
        What one gave; with `receive_feedback` what one was given, and so for those who have left; \
        with `view_member_feedback` what others gave each other.
        """,
      success: .ok(.page(of: Feedback.self)), problems: [.notFound, .forbidden],
      handler: listFeedback),
    Endpoint(
      method: .get, path: "/feedback/{id}", operation: "getFeedback", summary: "One feedback",
      tag: "Feedback", success: .ok(one), problems: [.notFound], handler: getFeedback),
    Endpoint(
      method: .patch, path: "/feedback/{id}", operation: "editFeedback",
      summary: "Changes feedback; by its author, until editableUntil", tag: "Feedback",
      body: .of(EditFeedback.self), success: .ok(one),
      problems: [.notFound, .forbidden, .archived, .cannotReceiveFeedback, .editingOver],
      handler: editFeedback),
    Endpoint(
      method: .delete, path: "/feedback/{id}", operation: "withdrawFeedback",
      summary: "Takes feedback back; by its author, until editableUntil", tag: "Feedback",
      problems: [.notFound, .forbidden, .archived, .editingOver], handler: withdrawFeedback),
  ]
}
