import MusterModels
import Postgres

/// Statements of the pages about money that no route of the API has.
enum MoneyQueries {
  /// How many decimals each currency has.
  static let currencies = Query<Document>.read(
    "expenses.currency_digits",
    "select json_object_agg(c.code, c.\"minorUnits\")::text from api.currencies as c")

  /// Who can be put into a group's expenses, as far as the caller sees them: the caller, active
  /// members by name, then placeholders. Of many the first, or who fits a text, besides those who
  /// were asked for already.
  static func people(
    of group: Group.ID, _ visit: PageVisit, asked: [User.ID]
  ) -> Reading<Choice<MoneyPerson>> {
    let most = "\(Query<Document>.most + 2) + cardinality($2::uuid[])"
    let member = """
      select m."userId" as id, m."fullName" as name, false as is_placeholder
      """
    let placeholder = """
      select h.id, h."fullName" as name, true as is_placeholder from api.placeholders as h \
      where h."groupId" = $3::uuid and h."claimedByUserId" is null
      """
    let others = """
       union \(member) from api.members as m \
      where m."groupId" = $3::uuid and m."userId" = any($2::uuid[]) and m.status = 'active'
      """
    return Query.choice(
      asked.isEmpty ? "expenses.people" : "expenses.people_asked", fitting: visit.search("who"),
      // Whoever looks is always among them: most often it is they who paid.
      asked: (asked + [visit.user].compactMap(\.self)).map(\.description),
      """
      select p.id, p.name, (p.is_placeholder, p.id <> (select auth.uid()), lower(p.name)) as sorted, \
      json_build_object('userId', p.id, 'fullName', p.name, 'isPlaceholder', p.is_placeholder) as item \
      from (\(member) from api.members_of($3::uuid, 'active', \(most), 1, $1::text) as m \
      union select u.id, u.full_name, false from public.users as u \
      join muster.my_memberships as m on m.group_id = $3::uuid and m.status = 'active' \
      and m.via is null where u.id = (select auth.uid())\
      \(asked.isEmpty ? "" : others) union all \(placeholder)) as p
      """, Parameter(group.uuid)
    ).as(Choice<MoneyPerson>.self)
  }

  /// The names of those whom a recurring expense is about.
  static func people(in recurring: RecurringExpense.ID) -> Reading<[MoneyPerson]> {
    named(
      "expenses.recurring_people",
      """
      select (i.id #>> '{}')::uuid from api.recurring_expenses as r \
      cross join lateral jsonb_path_query(r.expense, '$.**.userId') as i (id) where r.id = $1::uuid \
      union select (r.expense ->> 'paidBy')::uuid from api.recurring_expenses as r \
      where r.id = $1::uuid and jsonb_typeof(r.expense -> 'paidBy') = 'string'
      """, Parameter(recurring.uuid))
  }

  /// The names of those who are known to be a group's placeholders.
  static func claimants(in group: Group.ID) -> Reading<[MoneyPerson]> {
    named(
      "expenses.claimants",
      """
      select h."claimedByUserId" from api.placeholders as h where h."groupId" = $1::uuid
      """, Parameter(group.uuid))
  }

  private static func named(
    _ name: String, _ ids: String, _ parameters: Parameter...
  ) -> Reading<[MoneyPerson]> {
    Query<Document>(
      lane: .shared, name: name,
      sql: """
        with known as (\(ids)) \
        select coalesce(json_agg(json_build_object('userId', p.id, 'fullName', p.name, \
        'isPlaceholder', p.is_placeholder)), '[]')::text from ( \
        select u.id, u.full_name as name, false as is_placeholder from public.users as u \
        where u.id in (select * from known) \
        union all select h.id, h."fullName", true from api.placeholders as h \
        where h.id in (select * from known)) as p
        """, parameters: parameters, read: Query<Document>.document
    ).as([MoneyPerson].self)
  }
}
