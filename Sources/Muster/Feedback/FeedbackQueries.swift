import MusterModels
import Postgres

/// Statements about feedback.
enum FeedbackQueries {
  private static let columns = """
    f.id, f."groupId", f.author, f.recipient, f.body, f."isBlocked", f."createdAt", \
    f."editedAt", f."editableUntil"
    """

  static func give(_ input: GiveFeedback, in group: Group.ID) -> Query<Document> {
    .change(
      "feedback.give",
      """
      select body, null::bigint as version \
      from api.feedback_answer(public.give_feedback($1::uuid, $2::uuid, $3::text))
      """, Parameter(group.uuid), Parameter(input.userId.uuid), Parameter(input.body))
  }

  static func list(
    of group: Group.ID, person: User.ID?, direction: Feedback.Direction?
  ) -> Listing {
    let named = "coalesce($4::uuid, (select auth.uid()))"
    let (name, condition) =
      switch (direction, person) {
      case (.given, _): ("feedback.given", "f.\"authorId\" = \(named)")
      case (.received, _): ("feedback.received", "f.\"recipientId\" = \(named)")
      case (nil, .some): ("feedback.of", "$4::uuid in (f.\"authorId\", f.\"recipientId\")")
      case (nil, nil): ("feedback.all", "$4::uuid is null")
      }
    return Listing(
      name: name, columns: columns,
      source: "api.feedback as f where f.\"groupId\" = $3::uuid and \(condition)",
      order: "f.\"createdAt\" desc, f.id",
      parameters: [Parameter(group.uuid), Parameter(person?.uuid)],
      requirement: .feedback(group))
  }

  static func get(_ feedback: Feedback.ID) -> Query<Document> {
    .read(
      "feedback.get", "select body from api.feedback_answer($1::uuid)", Parameter(feedback.uuid))
  }

  static func edit(_ feedback: Feedback.ID, _ body: String) -> Query<Document> {
    .change(
      "feedback.edit",
      """
      select body, null::bigint as version \
      from api.feedback_answer(public.edit_feedback($1::uuid, $2::text))
      """, Parameter(feedback.uuid), Parameter(body))
  }

  static func withdraw(_ feedback: Feedback.ID) -> Query<Void> {
    .command(
      "feedback.withdraw", "select public.withdraw_feedback($1::uuid)", Parameter(feedback.uuid))
  }
}
