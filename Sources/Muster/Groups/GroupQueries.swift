import MusterModels
import Postgres

/// Statements of the group routes. Shapes are views of schema `api`; rules are functions.
enum GroupQueries {
  /// The caller's groups: those they are in now, or were in before. Archived ones are left out
  /// of the present ones unless asked for (K15).
  static func mine(
    _ state: GroupState, archivedToo: Bool, page: Int, pageSize: Int
  ) -> Query<Document> {
    switch state {
    case .current where !archivedToo:
      ofMine("groups.mine.current", currentSQL, page: page, pageSize: pageSize)
    case .current:
      ofMine("groups.mine.current.archived_too", archivedTooSQL, page: page, pageSize: pageSize)
    case .previous:
      ofMine("groups.mine.previous", previousSQL, page: page, pageSize: pageSize)
    }
  }

  /// The caller's present groups with a text in their name.
  static func searchMine(_ text: String?, page: Int, pageSize: Int) -> Query<Document> {
    ofMine("groups.mine.search", searchSQL, page: page, pageSize: pageSize, Parameter(text))
  }

  /// Groups that the caller takes part in, for a form; first the one that was asked for already.
  static func choice(
    fitting text: String?, asked: [Group.ID] = [], archivedToo: Bool = false
  ) -> Query<Document> {
    .choice(
      archivedToo ? "groups.choice.archived_too" : "groups.choice", fitting: text,
      asked: asked.map(\.description),
      """
      select m.group_id as id, m.group_name as name, lower(m.group_name) as sorted, \
      json_build_object('id', m.group_id, 'name', m.group_name) as item \
      from muster.my_memberships as m where m.status in ('active', 'paused')\
      \(archivedToo ? "" : " and m.archived_at is null and m.status = 'active'")
      """)
  }

  // Put together once: these are asked for most.
  private static let currentSQL = mineSQL(
    where: "m.status in ('active', 'paused') and m.archived_at is null")
  private static let archivedTooSQL = mineSQL(where: "m.status in ('active', 'paused')")
  private static let previousSQL = mineSQL(where: "m.status in ('left', 'removed')")
  private static let searchSQL = mineSQL(
    where: """
      m.status in ('active', 'paused') and m.archived_at is null \
      and ($3::text is null or position(lower($3::text) in lower(m.group_name)) > 0)
      """)

  private static func ofMine(
    _ name: String, _ sql: String, page: Int, pageSize: Int, _ parameters: Parameter...
  ) -> Query<Document> {
    Query(
      lane: .shared, name: name, sql: sql,
      parameters: [Parameter(pageSize), Parameter(page)] + parameters,
      read: Query<Document>.document)
  }

  /// A page of the caller's groups. What is found are memberships; a group is put together only
  /// when it is on the page. Its membership is told as the view `api.my_groups` does, which would
  /// look for memberships once more: that took a quarter of the time.
  private static func mineSQL(where condition: String) -> String {
    """
    with found as materialized (
      select m.* from muster.my_memberships as m where \(condition)
    )
    select json_build_object(
      'items', coalesce((
        select json_agg(row_to_json(item) order by page.position) from (
          select f.*, row_number() over (order by f.joined_at desc, f.group_id) as position
          from found as f order by f.joined_at desc, f.group_id
          limit $1::integer offset ($2::bigint - 1) * $1::integer
        ) as page cross join lateral (
          select g.*, json_build_object(
            'status', page.status, 'joinedAt', page.joined_at, 'leftAt', page.left_at,
            'via', page.via, 'roles', coalesce(
              case when page.via is null then (
                select json_agg(r.name order by r.is_leader desc, r.name)
                from muster.my_roles as r where r.group_id = page.group_id
              ) else (
                select json_agg(r.name order by r.name) from public.group_roles as r
                where r.id in (
                  select n.group_role_id from muster.my_nested as n
                  where n.group_id = page.group_id
                )
              ) end, '[]')
          ) as membership
          from api.groups as g where g.id = page.group_id
        ) as item
      ), '[]'),
      'page', $2::bigint, 'pageSize', $1::integer,
      'total', least(counted.total, 1000), 'totalIsCapped', counted.total > 1000
    )::text
    from (select count(*) as total from found) as counted
    """
  }

  enum GroupState: String {
    case current, previous
  }

  static func create(_ input: CreateGroup) -> Query<Document> {
    .change(
      "groups.create",
      """
      select body, version from api.group_answer(public.create_group($1::text, $2::text, \
      $3::text, $4::text, $5::boolean, $6::boolean, $7::text, $8::integer))
      """,
      Parameter(input.name), Parameter(input.description), Parameter(input.label),
      Parameter(input.template), Parameter(input.isPublic), Parameter(input.showMemberList),
      Parameter(input.succession?.rawValue), Parameter(input.maxMembers))
  }

  /// One group, whole or as K14 shows it.
  static func get(_ id: Group.ID) -> Query<Document> {
    .read(
      "groups.get",
      """
      select row_to_json(v)::text, g.version from api.visible_groups as v \
      left join public.groups as g on g.id = v.id where v.id = $1::uuid
      """, Parameter(id.uuid))
  }

  /// The caller's membership of a group; null when there is none.
  static func membership(of id: Group.ID) -> Query<Document> {
    .read(
      "groups.membership",
      """
      select coalesce(
        (select m.membership from api.my_groups as m where m.id = $1::uuid), 'null'
      )::text
      """, Parameter(id.uuid))
  }

  static func getPublic(_ id: Group.ID) -> Query<Document> {
    .read(
      "groups.get_public",
      "select row_to_json(v)::text from api.public_groups as v where v.id = $1::uuid",
      Parameter(id.uuid))
  }

  static func search(_ text: String?) -> Listing {
    Listing(
      name: "groups.public", columns: "*",
      source: """
        api.public_groups as g where $3::text is null \
        or position(lower($3::text) in lower(g.name)) > 0 \
        or position(lower($3::text) in lower(g.description)) > 0
        """,
      order: "\"createdAt\" desc, id", parameters: [Parameter(text)])
  }

  static func update(_ id: Group.ID, changes: String, version: Int64?) -> Query<Document> {
    answering(
      "groups.update",
      "public.update_group($1::uuid, $2::jsonb, $3::bigint)",
      Parameter(id.uuid), Parameter(changes), Parameter(version))
  }

  static func delete(_ id: Group.ID) -> Query<Void> {
    .command("groups.delete", "select public.delete_group($1::uuid)", Parameter(id.uuid))
  }

  static func archive(_ id: Group.ID) -> Query<Document> {
    answering("groups.archive", "public.archive_group($1::uuid)", Parameter(id.uuid))
  }

  static func unarchive(_ id: Group.ID) -> Query<Document> {
    answering("groups.unarchive", "public.unarchive_group($1::uuid)", Parameter(id.uuid))
  }

  static func rotateJoinCode(_ id: Group.ID) -> Query<Document> {
    answering(
      "groups.rotate_join_code", "public.rotate_join_code($1::uuid)", Parameter(id.uuid))
  }

  static func turnOffJoinCode(_ id: Group.ID) -> Query<Void> {
    .command(
      "groups.turn_off_join_code", "select public.turn_off_join_code($1::uuid)",
      Parameter(id.uuid))
  }

  static func transferLeadership(_ id: Group.ID, to user: User.ID) -> Query<Document> {
    answering(
      "groups.transfer_leadership", "public.transfer_leadership($1::uuid, $2::uuid)",
      Parameter(id.uuid), Parameter(user.uuid))
  }

  /// A change, and the group after it in the same statement: the function answers the id.
  private static func answering(
    _ name: String, _ function: String, _ parameters: Parameter...
  ) -> Query<Document> {
    Query(
      lane: .exclusive, name: name,
      sql: "select body, version from api.group_answer(\(function))",
      parameters: parameters, read: Query<Document>.document)
  }
}
