import Foundation
import MusterModels
import Postgres
import Testing

@testable import Muster

/// The shape of the plans of what is asked most: fast because each table is entered by an index,
/// and because no function is called for a row.
@Suite struct PlanShapeTests {
  private static let person = "00000000-0000-4000-9000-000000000001"

  /// Tables that grow with the number of groups or people.
  private static let big: Set = [
    "groups", "group_memberships", "user_group_roles", "group_roles", "group_role_permissions",
    "direct_access", "users", "invites", "notifications", "membership_spells",
  ]

  @Test(
    "R2: hot statements scan no big table and call no function per row, with thousands of groups")
  func shapes() async throws {
    try await TestServer.with { server in
      try await server.sql(Self.load)
      let connection = try await DirectConnection.connect(server.superuser + " user=muster_web")
      defer { connection.close() }
      try await connection.execute(
        script: """
          set role authenticated; set request.jwt.claims = '{"sub":"\(Self.person)"}';
          set plan_cache_mode = force_generic_plan; set jit = off
          """)
      let group = Group.ID(try #require(UUID(uuidString: "00000000-0000-4000-a000-000000000001")))
      let page = (1, 20)
      let queries: [Query<Document>] = [
        GroupQueries.mine(.current, archivedToo: false, page: page.0, pageSize: page.1),
        GroupQueries.mine(.previous, archivedToo: false, page: page.0, pageSize: page.1),
        GroupQueries.searchMine("x", page: page.0, pageSize: page.1),
        GroupQueries.get(group),
        MemberQueries.list(group, .current).query(page: page.0, pageSize: page.1),
        PeopleQueries.members(of: group, .active, fitting: nil),
        PeopleQueries.members(of: group, .successors, fitting: nil),
        InviteQueries.mine.query(page: page.0, pageSize: page.1),
        InviteQueries.list(group).query(page: page.0, pageSize: page.1),
        AccountQueries.notifications(unreadOnly: true).query(page: page.0, pageSize: page.1),
      ]
      for (index, query) in queries.enumerated() {
        let values = query.parameters.map {
          $0.text.map { "'\($0.replacing("'", with: "''"))'" } ?? "null"
        }
        try await connection.execute(script: "prepare q\(index) as \(query.sql)")
        let rows = try await connection.run([
          Command(
            Statement(
              "plan",
              "explain (format json) execute q\(index)(\(values.joined(separator: ", ")))")
          )
        ])
        let text = try #require(try rows.first?.first?.get(0, as: String?.self))
        let plan = try JSONDecoder().decode([Explained].self, from: Data(text.utf8))
        print("plan of \(query.name): \(plan[0].plan.all.count) nodes")
        for node in plan[0].plan.all {
          if node.isWhole, let table = node.relation {
            #expect(!Self.big.contains(table), "\(query.name): \(node.type) on \(table)")
          }
          for filter in node.filters {
            #expect(
              filter.firstMatch(of: #/(muster|auth|public|api)\.[a-z_]+\(/#) == nil,
              "\(query.name): \(filter)")
          }
        }
      }
    }
  }

  private struct Explained: Decodable {
    let plan: Node

    enum CodingKeys: String, CodingKey {
      case plan = "Plan"
    }
  }

  private struct Node: Decodable {
    let type: String
    let relation: String?
    let condition: String?
    let filters: [String]
    let children: [Node]

    var all: [Node] { [self] + children.flatMap(\.all) }

    /// Whether it reads a table from end to end, be it along an index.
    var isWhole: Bool {
      type.contains("Seq Scan") || type.hasPrefix("Index") && condition == nil
    }

    private enum CodingKeys: String, CodingKey {
      case type = "Node Type"
      case condition = "Index Cond"
      case relation = "Relation Name"
      case filter = "Filter"
      case joinFilter = "Join Filter"
      case children = "Plans"
    }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      type = try values.decode(String.self, forKey: .type)
      relation = try values.decodeIfPresent(String.self, forKey: .relation)
      condition = try values.decodeIfPresent(String.self, forKey: .condition)
      filters = [
        try values.decodeIfPresent(String.self, forKey: .filter),
        try values.decodeIfPresent(String.self, forKey: .joinFilter),
      ].compactMap { $0 }
      children = try values.decodeIfPresent([Node].self, forKey: .children) ?? []
    }
  }

  /// 5,000 groups of five among 10,000 people, written without triggers.
  private static let load = """
    set session_replication_role = replica;
    create function pg_temp.person(n bigint) returns uuid return
      ('00000000-0000-4000-9000-' || lpad(n::text, 12, '0'))::uuid;
    create function pg_temp.group(n bigint) returns uuid return
      ('00000000-0000-4000-a000-' || lpad(n::text, 12, '0'))::uuid;
    create function pg_temp.role(n bigint) returns uuid return
      ('00000000-0000-4000-b000-' || lpad(n::text, 12, '0'))::uuid;
    insert into auth.users (id, email, confirmed_at)
    select pg_temp.person(n), 'p' || n || '@example.org', now() from generate_series(1, 10000) as n;
    insert into public.users (id, auth_user_id, full_name)
    select pg_temp.person(n), pg_temp.person(n), 'P' || n from generate_series(1, 10000) as n;
    insert into public.groups (id, name, created_by_user_id, is_public, member_count)
    select pg_temp.group(n), 'G' || n, pg_temp.person(n), n % 20 = 0, 5
    from generate_series(1, 5000) as n;
    insert into public.group_roles (id, group_id, name, is_leader, is_joiner)
    select pg_temp.role(2 * n + k), pg_temp.group(n), 'R' || k, k = 0, k = 1
    from generate_series(1, 5000) as n, generate_series(0, 1) as k;
    insert into public.group_role_permissions (group_role_id, group_id, permission_id)
    select pg_temp.role(2 * n + 1), pg_temp.group(n), p.id
    from generate_series(1, 5000) as n
    join public.role_template_permissions as t on true
    join public.role_templates as r on r.id = t.role_template_id
      and r.name = 'Member Role Template'
    join public.permissions as p on p.id = t.permission_id;
    insert into public.group_memberships
    (group_id, user_id, added_by_user_id, status, joined_at, left_at, needs_invite)
    select pg_temp.group(n), pg_temp.person((n + k * 1999 - 1) % 10000 + 1), pg_temp.person(n),
      case when k = 5 then 'left' else 'active' end, now() - n * interval '1 minute',
      case when k = 5 then now() end, false
    from generate_series(1, 5000) as n, generate_series(0, 5) as k;
    insert into public.user_group_roles
    (user_id, group_id, group_role_id, is_leader, assigned_by_user_id)
    select pg_temp.person((n + k * 1999 - 1) % 10000 + 1), pg_temp.group(n),
      pg_temp.role(2 * n + (k > 0)::integer), k = 0, pg_temp.person(n)
    from generate_series(1, 5000) as n, generate_series(0, 4) as k;
    insert into muster.direct_access (user_id, group_id, status, joined_at, is_leader, role_ids)
    select m.user_id, m.group_id, m.status, m.joined_at, coalesce(r.is_leader, false),
      case when r.group_role_id is null then '{}' else array[r.group_role_id] end
    from public.group_memberships as m
    left join public.user_group_roles as r using (group_id, user_id);
    insert into public.invites (group_id, inviter_id, invitee_user_id, expires_at)
    select pg_temp.group(n), pg_temp.person(n), pg_temp.person(n + 5000), now() + interval '1 day'
    from generate_series(1, 5000) as n;
    insert into public.notifications (user_id, kind, group_id)
    select pg_temp.person(n % 10000 + 1), 'member_joined', pg_temp.group(n % 5000 + 1)
    from generate_series(1, 50000) as n;
    insert into public.membership_spells
    (membership_id, group_id, user_id, joined_at, left_at, ended_as)
    select m.id, m.group_id, m.user_id, m.joined_at, now(), 'left'
    from public.group_memberships as m;
    analyze;
    """
}
