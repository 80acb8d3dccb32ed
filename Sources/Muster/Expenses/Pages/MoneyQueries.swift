import MusterModels
import Postgres

/// Statements of the pages about money that no route of the API has.
enum MoneyQueries {
  /// How many decimals each currency has.
  static let currencies = Query<Document>.read(
    "expenses.currency_digits",
    "select json_object_agg(c.code, c.\"minorUnits\")::text from api.currencies as c")

  /// Who can be put into a group's expenses, as far as the caller sees them: active members, the
  /// caller first, and placeholders.
  static func people(of group: Group.ID) -> Query<Document> {
    .read(
      "expenses.people",
      """
      select coalesce(json_agg(json_build_object('userId', p.id, 'fullName', p.name, \
      'isPlaceholder', p.is_placeholder) order by p.is_placeholder, p.id <> (select auth.uid()), \
      lower(p.name), p.id), '[]')::text from ( \
      select m."userId" as id, m."fullName" as name, false as is_placeholder from api.members as m \
      where m."groupId" = $1::uuid and m.status = 'active' \
      union all \
      select h.id, h."fullName", true from api.placeholders as h \
      where h."groupId" = $1::uuid and h."claimedByUserId" is null) as p
      """, Parameter(group.uuid))
  }
}
