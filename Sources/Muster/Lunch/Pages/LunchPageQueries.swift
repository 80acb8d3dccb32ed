import MusterModels
import Postgres

/// Statements of the pages about lunches that no route of the API has.
enum LunchPageQueries {
  /// A lunch as the caller knows it, who may not take part; null when they do not know of it.
  static func known(_ lunch: LunchGroup.ID) -> Query<Document> {
    .read(
      "lunch.known",
      """
      select coalesce((select row_to_json(l)::text from api.lunch_groups as l \
      where l.id = $1::uuid), 'null')
      """, Parameter(lunch.uuid))
  }

  /// Suggestions for a lunch that the caller takes part in and that is not over; none otherwise.
  static func suggestions(_ lunch: LunchGroup.ID) -> Query<Document> {
    .read(
      "lunch.known_suggestions",
      """
      select case when exists (select from api.lunch_groups as l where l.id = $1::uuid \
      and l."isParticipant" and l.status <> 'completed') \
      then api.suggestions($1::uuid) else '{"items":[]}' end
      """, Parameter(lunch.uuid))
  }

  /// What is chosen for a lunch, or was.
  static func selected(_ lunch: LunchGroup.ID) -> Query<Document> {
    .read(
      "lunch.selected",
      """
      select coalesce((select row_to_json(r)::text from api.lunch_groups as l \
      join api.restaurants as r on r.id = l."selectedRestaurantId" where l.id = $1::uuid), 'null')
      """, Parameter(lunch.uuid))
  }

  /// The lunches of a group, the latest day first.
  static func list(of group: Group.ID) -> Listing {
    Listing(
      name: "lunch.of_group", columns: "l.*",
      source: "api.lunch_groups as l where l.\"groupId\" = $3::uuid",
      order: "l.date desc, l.\"createdAt\" desc, l.id", parameters: [Parameter(group.uuid)],
      requirement: .group(group, permission: nil))
  }

  /// The latest lunch that the caller takes part in: where they are likely to eat again.
  static let latest = Query<Document>.read(
    "lunch.latest",
    """
    select coalesce((select row_to_json(l)::text from api.lunch_groups as l \
    where l."isParticipant" order by l."createdAt" desc, l.id limit 1), 'null')
    """)
}
