import MusterModels
import Postgres

/// Statements about events.
enum EventQueries {
  static func create(_ input: String) -> Query<Document> {
    .change(
      "events.create", "select body, null::bigint as version from api.create_event($1::jsonb)",
      Parameter(input))
  }

  static func upcoming(matching text: String?) -> Listing {
    Listing(
      name: "events.upcoming", columns: "e.*",
      source: """
        api.events as e where e."startsAt" > current_timestamp and e."cancelledAt" is null \
        and \(matches)
        """,
      order: "e.\"startsAt\", e.id", parameters: [Parameter(text)])
  }

  static func past(matching text: String?) -> Listing {
    Listing(
      name: "events.past", columns: "e.*",
      source: """
        api.events as e where e."startsAt" <= current_timestamp and e.id in ( \
        select a.event_id from muster.my_authorships as a \
        union all select l.event_id from muster.my_like_groups as l where not l.is_author) \
        and \(matches)
        """,
      order: "e.\"startsAt\" desc, e.id", parameters: [Parameter(text)])
  }

  private static let matches = """
    ($3::text is null or position(lower($3::text) in lower(e.title)) > 0 \
    or position(lower($3::text) in lower(e.description)) > 0)
    """

  static func get(_ event: Event.ID) -> Query<Document> {
    .read(
      "events.get", "select row_to_json(e)::text from api.events as e where e.id = $1::uuid",
      Parameter(event.uuid))
  }

  static func update(_ event: Event.ID, changes: String) -> Query<Document> {
    answering(
      "events.update", "update_event($1::uuid, $2::jsonb)", Parameter(event.uuid),
      Parameter(changes))
  }

  static func delete(_ event: Event.ID) -> Query<Void> {
    .command("events.delete", "select public.delete_event($1::uuid)", Parameter(event.uuid))
  }

  static func addAuthor(_ user: User.ID, to event: Event.ID) -> Query<Document> {
    answering(
      "events.add_author", "add_event_author($1::uuid, $2::uuid)", Parameter(event.uuid),
      Parameter(user.uuid))
  }

  static func removeAuthor(_ user: User.ID, from event: Event.ID) -> Query<Void> {
    .command(
      "events.remove_author", "select public.remove_event_author($1::uuid, $2::uuid)",
      Parameter(event.uuid), Parameter(user.uuid))
  }

  private static func answering(
    _ name: String, _ change: String, _ parameters: Parameter...
  ) -> Query<Document> {
    Query<Document>(
      lane: .exclusive, name: name,
      sql: "select body, null::bigint as version from api.event_answer(public.\(change))",
      parameters: parameters, read: Query<Document>.document)
  }
}
