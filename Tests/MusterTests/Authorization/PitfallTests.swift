import Foundation
import MusterModels
import Postgres
import Testing

@testable import Muster

/// What PostgreSQL does that one might not expect, and that the design rests on or has to bear.
@Suite struct PitfallTests {
  @Test("R1: role and claims that a pipeline sets hold for the next statement, and no longer")
  func pipeline() async throws {
    try await withWorld { world in
      let pool = world.server.application.services.database.pool
      let who = Command(
        Statement(
          "test.who",
          "select current_user::text || ' ' || current_setting('request.jwt.claims', true)"))
      for actor in [Actor.member, .leader, .member] {
        guard let user = UUID(uuidString: actor.id),
          let session = UUID(uuidString: actor.sessionID),
          let prelude = Muster.Caller.person(.init(user), session: .init(session)).prelude
        else { continue }
        let rows = try await pool.run(Batch(.exclusive, [prelude, who]))
        let seen = try #require(try rows.last?.first?.get(0, as: String?.self))
        #expect(seen.hasPrefix("authenticated ") && seen.contains(actor.id))
        // The next batch on the same connection begins as nobody.
        let after = try await pool.run(Batch(.exclusive, [who]))
        #expect(try after.last?.first?.get(0, as: String?.self) == "muster_web ")
      }
    }
  }

  @Test("R1: after first use an unset custom setting reads '', and that is nobody")
  func unsetSetting() async throws {
    try await withWorld { world in
      let session = try await ActorSession(.member, on: world.server.superuser)
      defer { session.close() }
      try await session.script("reset request.jwt.claims")
      try await session.script(
        "begin; select set_config('request.jwt.claims', '{\"sub\":null}', true); commit")
      #expect(
        try await session.rows("select current_setting('request.jwt.claims', true)") == [[""]])
      #expect(try await session.rows("select auth.uid()::text, auth.jwt()::text") == [[nil, nil]])
      #expect(try await session.rows("select id from public.users") == [])
    }
  }

  @Test(
    "R1: hostile claims are refused or nobody's, whatever else they say",
    arguments: [
      ("not json", "22P02"), ("\"text\"", nil), ("[]", nil), ("{}", nil), ("null", nil),
      (#"{"sub":"1' or '1'='1"}"#, "22P02"), (#"{"sub":""}"#, "22P02"),
      (#"{"sub":{"a":1}}"#, "22P02"), (#"{"role":"service_role"}"#, nil),
      (#"{"role":"muster_owner","sub":"99999999-0000-4000-8000-000000000000"}"#, nil),
    ])
  func hostileClaims(claims: String, expected: String?) async throws {
    try await withWorld { world in
      let session = try await ActorSession(.stranger, on: world.server.superuser)
      defer { session.close() }
      try await session.rows(
        "select set_config('request.jwt.claims', '\(claims.replacing("'", with: "''"))', false)")
      for query in [
        "select id::text from public.users", "select id::text from public.notifications",
        "select id::text from public.groups where not is_public",
        "select id::text from public.my_sessions()",
      ] {
        let attempt = try await session.attempt(query)
        #expect(attempt == (expected.map { .refused($0) } ?? .rows([])), "\(query)")
      }
      let call = try await session.attempt("select public.create_group('x')")
      #expect(call.sqlState == expected || ["MU001", "MU002"].contains(call.sqlState))
      #expect(try await session.rows("select current_user::text") == [["authenticated"]])
    }
  }

  @Test("R1: from a person's role there is no way to another but what the login may be")
  func roleChanges() async throws {
    try await withWorld { world in
      for actor in [Actor.member, .visitor, .web, .service] {
        let session = try await ActorSession(actor, on: world.server.superuser)
        defer { session.close() }
        for role in ["muster_owner", "super", "postgres", "pg_read_all_data"]
          + (actor == .service
            ? ["authenticated", "anon", "muster_web"] : ["service_role", "muster_jobs"])
        {
          let attempt = try await session.attempt("set role \(role)")
          // A role that does not exist is as good as refused.
          #expect(["42501", "22023"].contains(attempt.sqlState), "\(actor) \(role)")
        }
        for statement in [
          "set session authorization muster_owner", "create role evil", "create schema evil",
          "alter table public.groups disable row level security", "drop table public.groups",
          "create table public.evil ()", "create function public.evil() returns int return 1",
          "grant select on auth.users to authenticated", "truncate public.groups",
          "alter role authenticated superuser",
          "do 'begin lock table public.groups in exclusive mode; end'",
          "comment on table public.groups is 'evil'",
          "alter function auth.uid() owner to authenticated",
          "create policy evil on public.groups for select using (true)",
          "copy public.groups to program 'true'", "select pg_read_file('/etc/passwd')",
        ] {
          #expect(
            try await session.attempt(statement).sqlState == "42501", "\(actor) \(statement)")
        }
        try await session.script("set row_security = off")
        let read = try await session.attempt("select id from public.groups")
        #expect(read.sqlState == "42501", "\(actor) without row security")
      }
    }
  }

  @Test("R3: within a definer function the role cannot be set, and no setting escapes to another")
  func definerRole() async throws {
    try await withWorld { world in
      try await world.server.sql(
        """
        create function world.escalate(statement text) returns text
        language plpgsql security definer as $$
        begin execute statement; return current_user; end $$;
        grant usage on schema world to authenticated;
        alter function world.escalate(text) owner to muster_owner;
        create function world.within(statement text) returns text
        language plpgsql as $$ begin execute statement; return current_user; end $$;
        """)
      let session = try await ActorSession(.member, on: world.server.superuser)
      defer { session.close() }
      for statement in ["set role anon", "reset role", "set role muster_owner"] {
        let attempt = try await session.attempt("select world.escalate('\(statement)')")
        #expect(attempt.sqlState == "42501", "\(statement)")
      }
      // Not a definer function: what the login may become and no more.
      for (statement, role) in [("reset role", "muster_web"), ("set role anon", "anon")] {
        try await session.script("set role authenticated")
        #expect(try await session.rows("select world.within('\(statement)')") == [[role]])
        #expect(try await session.attempt("select id from auth.users").sqlState == "42501")
      }
      try await session.script("reset role; set role authenticated")
      #expect(
        try await session.attempt("select world.within('set role muster_owner')").sqlState
          == "42501")
    }
  }

  @Test("R6: deferred triggers fail after the rows have come, and then nothing was answered")
  func deferred() async throws {
    try await withWorld { world in
      let group = try await world.makeGroup()
      // As the owner, around the functions: the last leader's role goes.
      let refusal = try await sqlState {
        try await world.server.session.run(
          as: .owner,
          "delete from public.user_group_roles where group_id = '\(group)' and is_leader",
          "select 'all is well'")
      }
      #expect(refusal == "MU020")
      // The same in one batch of the pool: rows came first, and none of them gets out.
      let pool = ConnectionPool(PoolConfiguration(world.server.superuser))
      let batch = Batch(
        .exclusive,
        [
          Command(
            Statement(
              "test.demote",
              "delete from public.user_group_roles where group_id = '\(group)' and is_leader")),
          Command(Statement("test.answer", "select 'all is well'")),
        ])
      #expect(try await sqlState { try await pool.run(batch) } == "MU020")
      await pool.close()
      let leaders = "select count(*) from public.user_group_roles where is_leader and group_id = "
      #expect(try await world.server.value(leaders + "'\(group)'") == "1")
    }
  }

  private func withWorld(_ body: (World) async throws -> Void) async throws {
    try await TestServer.with { server in try await body(try await World(server)) }
  }
}
