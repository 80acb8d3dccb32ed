import MusterModels
import Postgres

/// Statements of the pages about events that no route of the API has.
enum EventPageQueries {
  /// The event of an application that the caller sees.
  static func event(of application: LikeGroup.ID) -> Query<Document> {
    .read(
      "events.of_application",
      """
      select row_to_json(e)::text from api.events as e where e.id = ( \
      select g."eventId" from api.like_groups as g where g.id = $1::uuid)
      """, Parameter(application.uuid))
  }

  /// The events of the latest applications that the caller is in.
  static let applied = Query<Document>.read(
    "events.applied",
    """
    select coalesce(json_agg(e), '[]')::text from api.events as e where e.id in ( \
    select g."eventId" from api.like_groups as g where g.id in ( \
    select l.like_group_id from muster.my_like_groups as l where not l.is_author) \
    order by g."createdAt" desc limit 50)
    """)
}
