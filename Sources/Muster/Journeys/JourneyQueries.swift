import MusterModels
import Postgres

/// Statements about journeys.
enum JourneyQueries {
  /// What a list of journeys is narrowed down to.
  struct Filter: Sendable {
    var type: Journey.Kind?
    var difficulty: Journey.Difficulty?
    var tag: String?
    /// Words to find.
    var text: String?

    fileprivate var parameters: [Parameter] {
      [
        Parameter(type?.rawValue), Parameter(difficulty?.rawValue), Parameter(tag),
        Parameter(text),
      ]
    }
  }

  static func create(_ input: String) -> Query<Document> {
    answering("journeys.create", "create_journey($1::jsonb)", Parameter(input))
  }

  static func get(_ journey: Journey.ID) -> Query<Document> {
    .read(
      "journeys.get", "select body, version from api.journey($1::uuid)", Parameter(journey.uuid))
  }

  static func update(
    _ journey: Journey.ID, changes: String, version: Int64?
  ) -> Query<Document> {
    answering(
      "journeys.update", "update_journey($1::uuid, $2::jsonb, $3::bigint)",
      Parameter(journey.uuid), Parameter(changes), Parameter(version))
  }

  static func delete(_ journey: Journey.ID) -> Query<Void> {
    .command("journeys.delete", "select public.delete_journey($1::uuid)", Parameter(journey.uuid))
  }

  static func publish(_ journey: Journey.ID) -> Query<Document> {
    answering("journeys.publish", "publish_journey($1::uuid)", Parameter(journey.uuid))
  }

  static func unpublish(_ journey: Journey.ID) -> Query<Document> {
    answering("journeys.unpublish", "unpublish_journey($1::uuid)", Parameter(journey.uuid))
  }

  static func release(_ journey: Journey.ID) -> Query<Document> {
    answering("journeys.release", "release_journey_version($1::uuid)", Parameter(journey.uuid))
  }

  /// The marketplace: as much of it, from the newest on, as the page needs. Each is looked up by its
  /// id (`limit 1` keeps it so): a join would be planned to read every journey once.
  static func marketplace(_ filter: Filter) -> Listing {
    let found = "api.marketplace($3::text, $4::text, $5::text, $6::text,"
    return Listing(
      name: "journeys.marketplace", columns: columns,
      source: """
        \(found) $1::bigint * $2::bigint) as m \
        cross join lateral (select a.* from api.journeys as a where a.id = m.journey_id limit 1) \
        as j where true
        """,
      countSource: "\(found) 1001) as m",
      order: "m.published_at desc, m.journey_id desc", parameters: filter.parameters)
  }

  /// Those that the caller wrote.
  static func mine(_ filter: Filter) -> Listing {
    Listing(
      name: "journeys.mine", columns: columns,
      source: """
        api.journeys as j where j."createdById" = (select auth.uid()) \
        and ($3::text is null or j."journeyType" = $3::text) \
        and ($4::text is null or j."difficultyLevel" = $4::text) \
        and ($5::text is null or lower(btrim($5::text)) = any(j.tags)) \
        and ($6::text is null or position(lower($6::text) in lower(j.title)) > 0 \
        or position(lower($6::text) in lower(j.description)) > 0)
        """,
      order: "j.\"createdAt\" desc, j.id", parameters: filter.parameters)
  }

  /// The groups that the caller may enrol in journeys.
  static let groupsToEnroll = Query<Document>.read(
    "journeys.groups_to_enroll",
    """
    select coalesce(json_agg(json_build_object('id', g.id, 'name', g.name) order by g.name), '[]')
    from api.groups as g
    where g."archivedAt" is null and g.id in (
      select p.group_id from muster.my_permissions as p
      where p.permission = 'enroll_group_in_journey'
    )
    """)

  private static let columns = """
    j.*, null as outline, null as content, null as "releasedVersion", null as "myEnrollments"
    """

  private static func answering(
    _ name: String, _ change: String, _ parameters: Parameter...
  ) -> Query<Document> {
    Query<Document>(
      lane: .exclusive, name: name,
      sql: "select body, version from api.journey(public.\(change))",
      parameters: parameters, read: Query<Document>.document)
  }
}
