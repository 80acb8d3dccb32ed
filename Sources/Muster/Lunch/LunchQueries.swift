import MusterModels
import Postgres

/// Statements about lunches.
enum LunchQueries {
  /// What a list of lunches is narrowed down to.
  struct Filter: Sendable {
    /// The first day, such as `2026-11-30`; nil with `to`: from ever; nil both: the caller's today.
    var from: String?
    var to: String?
    var status: LunchGroup.Status?
    /// Somebody who takes part.
    var user: User.ID?
  }

  static func create(_ input: String) -> Query<Document> {
    .change(
      "lunch.create", "select body, version from api.create_lunch($1::jsonb)", Parameter(input))
  }

  static func list(_ filter: Filter) -> Listing {
    let isBounded = filter.from != nil || filter.to != nil
    return Listing(
      name: isBounded ? "lunch.list_between" : "lunch.list_today", columns: "l.*",
      source: """
        api.lunch_groups as l where \
        \(isBounded
          ? "l.date between coalesce($3::date, '-infinity') and coalesce($4::date, 'infinity')"
          : "l.date = (select api.my_today()) and $3::date is null and $4::date is null") \
        and ($5::text is null or l.status = $5::text::public.lunch_status) \
        and ($6::uuid is null or l.id in (select w.id from api.lunches_with($6::uuid) as w (id)))
        """,
      countSource: nil, order: "l.date desc, l.\"createdAt\", l.id",
      parameters: [
        Parameter(filter.from), Parameter(filter.to), Parameter(filter.status?.rawValue),
        Parameter(filter.user?.uuid),
      ])
  }

  static func get(_ lunch: LunchGroup.ID) -> Query<Document> {
    require(
      lunch,
      before: .read(
        "lunch.get", "select body, version from api.lunch_answer($1::uuid)",
        Parameter(lunch.uuid)))
  }

  static func update(
    _ lunch: LunchGroup.ID, changes: String, version: Int64?
  ) -> Query<Document> {
    answering(
      "lunch.update", "update_lunch($1::uuid, $2::jsonb, $3::bigint)", Parameter(lunch.uuid),
      Parameter(changes), Parameter(version))
  }

  static func delete(_ lunch: LunchGroup.ID) -> Query<Void> {
    .command("lunch.delete", "select public.delete_lunch($1::uuid)", Parameter(lunch.uuid))
  }

  static func join(_ lunch: LunchGroup.ID, _ user: User.ID?) -> Query<Document> {
    answering(
      "lunch.join", "join_lunch($1::uuid, $2::uuid)", Parameter(lunch.uuid),
      Parameter(user?.uuid))
  }

  static func leave(_ lunch: LunchGroup.ID, _ user: User.ID) -> Query<Void> {
    .command(
      "lunch.leave", "select public.leave_lunch($1::uuid, $2::uuid)", Parameter(lunch.uuid),
      Parameter(user.uuid))
  }

  static func vote(_ lunch: LunchGroup.ID, for restaurant: Restaurant.ID) -> Query<Document> {
    answering(
      "lunch.vote", "cast_lunch_vote($1::uuid, $2::uuid)", Parameter(lunch.uuid),
      Parameter(restaurant.uuid))
  }

  static func takeBackVote(
    _ lunch: LunchGroup.ID, for restaurant: Restaurant.ID
  ) -> Query<Void> {
    .command(
      "lunch.take_back_vote", "select public.take_back_lunch_vote($1::uuid, $2::uuid)",
      Parameter(lunch.uuid), Parameter(restaurant.uuid))
  }

  static func suggestions(_ lunch: LunchGroup.ID) -> Query<Document> {
    .read("lunch.suggestions", "select api.suggestions($1::uuid)", Parameter(lunch.uuid))
  }

  /// Refuses what is shown to participants only.
  private static func require(
    _ lunch: LunchGroup.ID, before query: Query<Document>
  ) -> Query<Document> {
    query.after("lunch.require", "select api.require_lunch($1::uuid)", Parameter(lunch.uuid))
  }

  private static func answering(
    _ name: String, _ change: String, _ parameters: Parameter...
  ) -> Query<Document> {
    Query<Document>(
      lane: .exclusive, name: name,
      sql: "select body, version from api.lunch_answer(public.\(change))",
      parameters: parameters, read: Query<Document>.document)
  }
}
