import Foundation
import Postgres
import Testing

@testable import Muster

@Suite struct AuditMonthTests {
  private static let write = """
    insert into public.audit_log (at, action, subject_table, before)
    values (:at, 'test', 'test', '{"mark":":mark"}')
    """

  private func write(_ at: String, _ mark: String, _ server: TestServer) async throws {
    try await server.sql(
      Self.write.replacing(":at", with: at).replacing(":mark", with: mark))
  }

  private func part(_ mark: String, _ server: TestServer) async throws -> String? {
    try await server.value(
      "select tableoid::regclass from public.audit_log where before ->> 'mark' = '\(mark)'")
  }

  private func keep(_ server: TestServer) async throws {
    try await server.sql(
      """
      set role muster_owner; select muster.add_audit_months(now() + interval '2 months');
      select muster.drop_audit_months()
      """)
  }

  /// A server whose own housekeeping stands still: its lock is held.
  private func quiet(_ body: (TestServer) async throws -> Void) async throws {
    try await TestServer.with { server in
      let connection = try await DirectConnection.connect(server.superuser)
      defer { connection.close() }
      try await connection.execute(script: "select pg_advisory_lock(7211957)")
      try await body(server)
    }
  }

  @Test(
    "K16: parts of the log are as closed and append-only as the log, whichever way one names them")
  func closed() async throws {
    try await quiet { server in
      try await write("now()", "now", server)
      try await write("now() + interval '1 month'", "next", server)
      try await write("now() + interval '20 years'", "rest", server)
      let parts = try await server.rows("select part from muster.audit_parts()")
        .compactMap { $0.first ?? nil }
      #expect(parts.count >= 4)
      for part in parts {
        #expect(
          try await server.value(
            "select relrowsecurity from pg_class where oid = '\(part)'::regclass") == "t", "\(part)"
        )
        for role in ["anon", "authenticated", "service_role", "muster_web", "muster_jobs"] {
          for privilege in ["select", "insert", "update", "delete", "truncate"] {
            #expect(
              try await server.value(
                "select has_table_privilege('\(role)', '\(part)', '\(privilege)')") == "f",
              "\(role) \(privilege) \(part)")
          }
        }
        for statement in [
          "update \(part) set action = 'x'", "delete from \(part)", "truncate \(part)",
        ] {
          let owner = try await sqlState { try await server.session.run(as: .owner, statement) }
          #expect(owner == "MU041", "\(statement)")
          let superuser = try await sqlState { try await server.rows(statement) }
          #expect(superuser == "MU041", "\(statement)")
        }
        // For each row, too: what is for statements is not all there is.
        guard try await server.value("select 1 from \(part) limit 1") != nil else { continue }
        let row = try await sqlState {
          try await server.session.run(
            as: .owner, "alter table \(part) disable trigger refuse_rewriting",
            "delete from \(part)")
        }
        #expect(row == "MU041", "\(part)")
      }
    }
  }

  @Test(
    "K16: each month has a part made ahead; an entry that none is there for is taken all the same")
  func ahead() async throws {
    try await quiet { server in
      let months = try await server.rows(
        """
        select count(*) from muster.audit_parts()
        where ends_at > now() + interval '1 month' and ends_at <= now() + interval '4 months'
        """)
      #expect(months != [["0"]])
      try await write("now() + interval '5 months'", "later", server)
      try await write("now() + interval '7 months'", "last", server)
      #expect(try await part("later", server) == "muster.audit_log_rest")
      try await keep(server)
      let found = try await part("later", server)
      #expect(found?.hasPrefix("muster.audit_log_2") == true)
      #expect(try await part("last", server) == found)
      #expect(try await server.value("select count(*) from muster.audit_log_rest") == "0")
      // It goes on from there, closed as the others.
      try await write("now() + interval '9 months'", "rest", server)
      #expect(try await part("rest", server) == "muster.audit_log_rest")
      for table in [try #require(found), "muster.audit_log_rest"] {
        let state = try await sqlState {
          try await server.session.run(as: .owner, "truncate \(table)")
        }
        #expect(state == "MU041")
        #expect(
          try await server.value(
            "select relrowsecurity from pg_class where oid = '\(table)'::regclass") == "t")
      }
      try await keep(server)
      try await keep(server)
      #expect(
        try await server.value("select count(*) from public.audit_log where action = 'test'") == "3"
      )
    }
  }

  @Test("K16: entries are kept for ever, or as many months as is set, then go a month at a time")
  func retention() async throws {
    try await quiet { server in
      // A past of two years: the part of the beginning ends then, and months follow.
      try await server.sql(
        """
        begin;
        set local role muster_owner;
        alter table public.audit_log detach partition muster.audit_log_first;
        do $$ declare part record; begin
          for part in select p.part from muster.audit_parts() as p
          where p.part <> 'muster.audit_log_rest'::regclass loop
            execute format('drop table %s', part.part);
          end loop;
        end $$;
        alter table muster.audit_log_first disable trigger refuse_rewriting;
        truncate muster.audit_log_first;
        alter table muster.audit_log_first enable trigger refuse_rewriting;
        do $$ begin execute format('alter table public.audit_log attach partition
          muster.audit_log_first for values from (minvalue) to (%L)',
          muster.month_of(now()) - interval '24 months'); end $$;
        select muster.add_audit_months(now() + interval '2 months');
        commit
        """)
      for (mark, months) in [("beginning", 30), ("13", 13), ("12", 12), ("now", 0)] {
        try await write(
          "muster.month_of(now()) - interval '\(months) months' + interval '1 day'", mark, server)
      }
      func marks() async throws -> [String?] {
        try await server.rows(
          "select before ->> 'mark' from public.audit_log where before ? 'mark' order by at"
        ).map { $0[0] }
      }
      try await keep(server)
      #expect(try await marks() == ["beginning", "13", "12", "now"])
      try await server.sql("update public.platform_settings set audit_retention_months = 12")
      try await keep(server)
      #expect(try await marks() == ["12", "now"])
      try await server.sql("update public.platform_settings set audit_retention_months = 1")
      try await keep(server)
      #expect(try await marks() == ["now"])
      try await write("now()", "still", server)
      #expect(try await marks() == ["now", "still"])
    }
  }

  @Test("K16: the server itself keeps the months of its log")
  func housekeeping() async throws {
    try await quiet { server in
      try await write("now() + interval '5 months'", "later", server)
      let waiting = try await server.session.run(as: .service, "select muster.keep_audit_log()")
      #expect(waiting.count == 1)
      // Somebody else is at it, so it is left to them.
      #expect(try await part("later", server) == "muster.audit_log_rest")
    }
    try await TestServer.with { server in
      try await write("now() + interval '5 months'", "later", server)
      while try await part("later", server) == "muster.audit_log_rest" {
        try await server.session.run(as: .service, "select muster.keep_audit_log()")
      }
    }
  }

  @Test("K16: a log of before it was kept by month comes along whole, its numbers going on")
  func migrated() async throws {
    let database = try await TestDatabase.makeEmpty()
    let files = EmbeddedFiles.all.filter {
      $0.key.hasPrefix("Database/migrations/") && $0.key < "Database/migrations/0005"
    }
    try await Migrator(connectionString: database, migrations: Migrations(files: files)).migrate()
    try await TestDatabase.execute(
      """
      insert into public.audit_log (action, subject_table, at)
      select 'old', 'test', now() - make_interval(days => n) from generate_series(1, 500) as n;
      set role muster_owner;
      create function muster.refuse_rewriting() returns trigger language plpgsql
      as 'begin raise exception using errcode = ''MU041''; end';
      create trigger refuse_rewriting before update or delete or truncate on public.audit_log
      for each statement execute function muster.refuse_rewriting()
      """, on: database)
    try await Migrator(connectionString: database).migrate()
    let session = SQLSession(connectionString: database)
    let rows = try await session.run(
      as: .owner, "set local role none",
      "insert into public.audit_log (action, subject_table) values ('new', 'test')",
      "select count(*), max(id), max(id) filter (where action = 'old') from public.audit_log")
    #expect(rows == [["501", "501", "500"]])
  }
}
