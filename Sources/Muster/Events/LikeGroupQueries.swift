import MusterModels
import Postgres

/// Statements about applications to events.
enum LikeGroupQueries {
  static func apply(_ input: ApplyToEvent, to event: Event.ID) -> Query<Document> {
    answering(
      "like_groups.apply", "apply_to_event($1::uuid, $2::uuid[], $3::text)",
      Parameter(event.uuid), Parameter(array: (input.memberIds ?? []).map(\.description)),
      Parameter(input.message))
  }

  static func list(of event: Event.ID, status: LikeGroup.Status?) -> Listing {
    Listing(
      name: "like_groups.list", columns: "g.*",
      source: """
        api.like_groups as g where g."eventId" = $3::uuid \
        and ($4::text is null or g.status = $4::text)
        """,
      order: "g.\"createdAt\", g.id",
      parameters: [Parameter(event.uuid), Parameter(status?.rawValue)])
  }

  /// Refuses a list of an event that there is not.
  static func require(_ event: Event.ID, before query: Query<Document>) -> Query<Document> {
    query.after("events.require", "select api.require_event($1::uuid)", Parameter(event.uuid))
  }

  static func mine(status: LikeGroup.Status?) -> Listing {
    Listing(
      name: "like_groups.mine", columns: "g.*",
      source: """
        api.like_groups as g where g.id in ( \
        select l.like_group_id from muster.my_like_groups as l where not l.is_author) \
        and ($3::text is null or g.status = $3::text)
        """,
      order: "g.\"createdAt\" desc, g.id", parameters: [Parameter(status?.rawValue)])
  }

  static func get(_ likeGroup: LikeGroup.ID) -> Query<Document> {
    .read(
      "like_groups.get",
      "select row_to_json(g)::text from api.like_groups as g where g.id = $1::uuid",
      Parameter(likeGroup.uuid))
  }

  static func withdraw(_ likeGroup: LikeGroup.ID) -> Query<Void> {
    .command(
      "like_groups.withdraw", "select public.withdraw_application($1::uuid)",
      Parameter(likeGroup.uuid))
  }

  static func answer(_ likeGroup: LikeGroup.ID, accepted: Bool) -> Query<Document> {
    answering(
      "like_groups.answer", "answer_application($1::uuid, $2::boolean)",
      Parameter(likeGroup.uuid), Parameter(accepted))
  }

  static func drop(_ user: User.ID, from likeGroup: LikeGroup.ID) -> Query<Void> {
    .command(
      "like_groups.drop", "select public.drop_from_application($1::uuid, $2::uuid)",
      Parameter(likeGroup.uuid), Parameter(user.uuid))
  }

  static func decide(_ likeGroup: LikeGroup.ID, approved: Bool) -> Query<Document> {
    answering(
      "like_groups.decide", "decide_application($1::uuid, $2::boolean)",
      Parameter(likeGroup.uuid), Parameter(approved))
  }

  private static func answering(
    _ name: String, _ change: String, _ parameters: Parameter...
  ) -> Query<Document> {
    Query<Document>(
      lane: .exclusive, name: name,
      sql: "select body, null::bigint as version from api.like_group_answer(public.\(change))",
      parameters: parameters, read: Query<Document>.document)
  }
}
