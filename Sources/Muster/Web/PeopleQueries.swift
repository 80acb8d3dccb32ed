import MusterModels
import Postgres

/// People to choose from in forms: those whom the caller sees as members.
enum PeopleQueries {
  /// Active members of the groups that the caller is active in, but not the caller; by name, the
  /// first 500.
  static let companions = Query<Document>.read(
    "people.companions",
    """
    select coalesce(json_agg(p), '[]')::text from ( \
    select m."userId", min(m."fullName") as "fullName", min(m."avatarUrl") as "avatarUrl" \
    from api.members as m \
    where m.status = 'active' and m."userId" <> (select auth.uid()) \
    and m."groupId" in (select a.group_id from muster.my_access as a) \
    group by m."userId" order by lower(min(m."fullName")), m."userId" limit 500) as p
    """)

  /// Active members of a group, the caller first, then by name; the first 500.
  static func active(in group: Group.ID) -> Query<Document> {
    .read(
      "people.active",
      """
      select coalesce(json_agg(p), '[]')::text from ( \
      select m."userId", m."fullName", m."avatarUrl" from api.members as m \
      where m."groupId" = $1::uuid and m.status = 'active' \
      order by m."userId" <> (select auth.uid()), lower(m."fullName"), m."userId" limit 500) as p
      """, Parameter(group.uuid))
  }
}
