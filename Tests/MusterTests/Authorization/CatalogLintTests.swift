import Foundation
import Testing

@testable import Muster

/// What holds of every table, view, function and policy, read from the live catalog.
@Suite struct CatalogLintTests {
  private static let ours = "('auth', 'muster', 'public', 'api')"

  /// The first column of each row: what breaks the rule.
  private func offenders(_ query: String) async throws -> [String] {
    try await TestServer.with { server in
      try await server.rows(query).map { $0.map { $0 ?? "" }.joined(separator: " ") }.sorted()
    }
  }

  @Test("R1: row level security is on for every table, of every schema of ours")
  func rowSecurity() async throws {
    let found = try await offenders(
      """
      select c.oid::regclass::text from pg_class as c
      join pg_namespace as n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'f') and not c.relrowsecurity
        and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_'
      """)
    #expect(found == [])
  }

  @Test("R1: everything belongs to muster_owner, but for the table of migrations")
  func ownership() async throws {
    let found = try await offenders(
      """
      select o.what from (
        select c.oid::regclass::text, c.relowner, c.relnamespace from pg_class as c
        where c.relkind <> 'i' and c.relkind <> 't'
        union all select p.oid::regprocedure::text, p.proowner, p.pronamespace from pg_proc as p
        union all select t.oid::regtype::text, t.typowner, t.typnamespace from pg_type as t
        where t.typrelid = 0
        union all select 'schema ' || n.nspname, n.nspowner, n.oid from pg_namespace as n
      ) as o (what, owner, namespace)
      join pg_namespace as n on n.oid = o.namespace
      where n.nspname in ('auth', 'muster', 'public', 'api', 'muster_migrations')
        and o.owner <> 'muster_owner'::regrole
      """)
    // These are the migrator's, who is not the owner while it makes them.
    #expect(
      found
        == [
          "muster_migrations.applied", "muster_migrations.applied[]", "schema muster_migrations",
        ].filter { found.contains($0) })
  }

  @Test("R1: no role but the two logins can log in; none inherits, none is more than it needs")
  func roles() async throws {
    let found = try await offenders(
      """
      select r.rolname, r.rolcanlogin, r.rolinherit, r.rolsuper, r.rolcreaterole, r.rolcreatedb,
        r.rolreplication, r.rolbypassrls,
        coalesce((
          select string_agg(m.roleid::regrole::text, ',' order by 1)
          from pg_auth_members as m where m.member = r.oid
        ), '-'),
        coalesce((select bool_or(m.admin_option) from pg_auth_members as m where m.member = r.oid),
          false)
      from pg_roles as r
      where r.rolname in
        ('muster_owner', 'anon', 'authenticated', 'service_role', 'muster_web', 'muster_jobs')
      """)
    #expect(
      found == [
        "anon f f f f f f f - f",
        "authenticated f f f f f f f - f",
        "muster_jobs t f f f f f f service_role f",
        "muster_owner f f f f f f f - f",
        "muster_web t f f f f f f anon,authenticated f",
        "service_role f f f f f f f - f",
      ])
  }

  @Test("R1: schemas may be used by the roles of ours and changed by none")
  func schemas() async throws {
    let found = try await offenders(
      """
      select n.nspname, case a.grantee when 0 then 'PUBLIC' else a.grantee::regrole::text end,
        a.privilege_type
      from pg_namespace as n
      cross join aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) as a
      where n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_'
        and a.grantee <> n.nspowner
        and not (a.privilege_type = 'USAGE' and n.nspname <> 'muster_migrations'
          and a.grantee <> 0)
      """)
    #expect(found == [])
  }

  @Test("R2: every policy names one command and one role, never PUBLIC, and writes are checked")
  func policies() async throws {
    let found = try await offenders(
      """
      select p.schemaname, p.tablename, p.policyname from pg_policies as p
      where p.cmd = 'ALL' or p.roles && '{public}' or cardinality(p.roles) <> 1
        or p.permissive <> 'PERMISSIVE'
        or (p.cmd in ('INSERT', 'UPDATE') and p.with_check is null)
        or p.policyname !~ ('^' || lower(p.cmd) || '_')
        or not p.roles <@ '{anon,authenticated,service_role}'
      """)
    #expect(found == [])
  }

  @Test("R2: policies call functions once a query, inside (select …), not once a row")
  func policyFunctions() async throws {
    try await TestServer.with { server in
      let policies = try await server.rows(
        """
        select p.schemaname || '.' || p.tablename || ' ' || p.policyname,
          coalesce(p.qual, '') || ' ' || coalesce(p.with_check, '')
        from pg_policies as p
        """)
      #expect(policies.count >= 27)
      for policy in policies {
        let name = policy.first.flatMap { $0 } ?? ""
        var expression = policy.last.flatMap { $0 } ?? ""
        // What is evaluated once: `( SELECT f() AS f)`, without reference to the row.
        expression.replace(
          #/\( SELECT [a-z_]+\.[a-z_]+\(\) AS [a-z_]+\)/#, with: "once")
        // Casts, and words that are followed by a parenthesis.
        expression.replace(
          #/\b(IN|AND|OR|NOT|EXISTS|ANY|SELECT|WHERE|FROM|ON|JOIN|OPERATOR|CASE|WHEN)\s*\(/#,
          with: "#(")
        let call = expression.firstMatch(of: #/[a-z_]+\s*\(/#)
        #expect(call == nil, "\(name): \(call.map { String($0.output) } ?? "")")
      }
    }
  }

  @Test("R2: nobody may truncate, reference or put triggers on a table, or use a sequence")
  func tablePrivileges() async throws {
    let found = try await offenders(
      """
      select c.oid::regclass::text, a.privilege_type,
        case a.grantee when 0 then 'PUBLIC' else a.grantee::regrole::text end
      from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
      cross join aclexplode(c.relacl) as a
      where n.nspname in ('auth', 'muster', 'public', 'api', 'muster_migrations')
        and a.grantee <> c.relowner
        and (a.privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
          or a.is_grantable or a.grantee = 0 or c.relkind = 'S'
          or a.grantee not in
            ('anon'::regrole, 'authenticated'::regrole, 'service_role'::regrole))
      """)
    #expect(found == [])
  }

  @Test("R2: the columns that are granted one by one are these")
  func columnPrivileges() async throws {
    let found = try await offenders(
      """
      select a.attrelid::regclass::text, x.privilege_type, x.grantee::regrole::text,
        string_agg(a.attname, ' ' order by a.attname)
      from pg_attribute as a cross join aclexplode(a.attacl) as x
      join pg_class as c on c.oid = a.attrelid
      join pg_namespace as n on n.oid = c.relnamespace
      where n.nspname in \(Self.ours) group by 1, 2, 3
      """)
    #expect(
      found == [
        "expenses UPDATE authenticated category description note receipt_url spent_on",
        "invites SELECT authenticated created_at expires_at group_id group_role_id id "
          + "invitee_email invitee_user_id inviter_id max_uses message responded_at status "
          + "updated_at use_count",
        "notifications UPDATE authenticated read_at",
        "user_private UPDATE authenticated dietary_requirements locale time_zone",
        "users UPDATE authenticated avatar_url bio full_name",
      ])
  }

  @Test("R3: functions have a search path of their own in which a temporary schema comes last")
  func searchPaths() async throws {
    let found = try await offenders(
      """
      select p.oid::regprocedure::text from pg_proc as p
      join pg_namespace as n on n.oid = p.pronamespace
      where n.nspname in \(Self.ours)
        and p.proconfig is distinct from '{"search_path=pg_catalog, pg_temp"}'
      """)
    // Without one, so that they are inlined: every name in them is qualified, and they are no
    // definer functions.
    #expect(found == ["auth.jwt()", "auth.uid()"])
    let open = try await offenders(
      """
      select p.oid::regprocedure::text from pg_proc as p
      where p.oid in ('auth.uid()'::regprocedure, 'auth.jwt()'::regprocedure)
        and (p.prosecdef or p.prosrc ~ '::(?!pg_catalog[.])'
          or p.prosrc ~ '(?<![.a-z_])(?!nullif|operator)[a-z_]+[(]')
      """)
    #expect(open == [])
  }

  @Test("R3: EXECUTE is granted by name, never to PUBLIC, and new functions begin closed")
  func execute() async throws {
    let found = try await offenders(
      """
      select p.oid::regprocedure::text from pg_proc as p
      join pg_namespace as n on n.oid = p.pronamespace
      cross join aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) as a
      where n.nspname in \(Self.ours) and (a.grantee = 0 or a.is_grantable)
        and a.grantee <> p.proowner
      """)
    #expect(found == [])
    try await TestServer.with { server in
      try await server.sql(
        "set role muster_owner; create function muster.fresh() returns void language sql as ''")
      #expect(
        try await server.value(
          "select has_function_privilege('muster_web', 'muster.fresh()', 'execute')") == "f")
    }
  }

  /// What policies read (access.sql): the owner's, so that plans stay flat. Each shows the caller
  /// nothing but what is theirs, as the matrix checks.
  private static let core = [
    "my_access", "my_authorships", "my_chats", "my_crew_profiles", "my_crews", "my_enrollments",
    "my_expenses", "my_feedback", "my_forums", "my_groups", "my_hidden_threads", "my_journeys",
    "my_leaders", "my_like_groups", "my_lunch_groups", "my_lunches", "my_member_lists",
    "my_memberships", "my_money", "my_nested", "my_nested_members", "my_open_steps", "my_parties",
    "my_permissions", "my_posts", "my_progress", "my_roles", "my_versions", "my_watched",
  ]

  @Test("R4: every view reads under the policies of whoever asks, but for those policies read")
  func views() async throws {
    let found = try await offenders(
      """
      select c.oid::regclass::text from pg_class as c
      join pg_namespace as n on n.oid = c.relnamespace
      where n.nspname in \(Self.ours) and (c.relkind = 'm'
        or c.relkind = 'v' and not coalesce('security_invoker=true' = any(c.reloptions), false))
      """)
    // And what anybody may see of public groups, whose rows are not for everybody (K14); which
    // journeys are public (J4).
    #expect(
      found.sorted() == ["api.public_groups", "api.public_journeys"]
        + Self.core.map { "muster." + $0 })
    // These filter by the caller themselves, before any condition of the caller's.
    let careless = try await offenders(
      """
      select c.oid::regclass::text from pg_class as c
      where c.relnamespace = 'muster'::regnamespace and c.relkind = 'v'
        and not ('security_invoker=true' = any(c.reloptions))
        and not ('security_barrier=true' = any(c.reloptions)
          and (pg_get_viewdef(c.oid) ~ 'auth\\.uid\\(\\)'
            or pg_get_viewdef(c.oid) ~ 'muster\\.my_(access|enrollments|permissions)'))
      """)
    #expect(careless == [])
  }
}
