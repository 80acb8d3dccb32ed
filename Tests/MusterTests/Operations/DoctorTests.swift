import Foundation
import MusterModels
import Postgres
import Testing

@testable import Muster

/// What the doctor notices, each broken once and mended.
@Suite struct DoctorTests {
  /// The problems and warnings of a database; the test cluster's own unsafe settings left out.
  private func complaints(_ configuration: Configuration) async -> [String] {
    await Doctor(configuration: configuration, atMost: nil).run()
      .filter { $0.level != .ok && [.database, .rules, .data].contains($0.area) }
      .map(\.line).filter { line in
        !["fsync", "full_page_writes", "synchronous_commit"].contains { line.contains($0 + " is") }
      }
  }

  @Test("each rule of the catalog and of the data is noticed when it is broken, and nothing else")
  func broken() async throws {
    try await withTemporaryDirectory { directory in
      try await TestServer.with(change: { $0.secret = TestServer.secret }) { server in
        let world = try await World(server)
        let group = try #require(world.groups[.main])
        try await server.sql("drop schema world cascade")
        // What is granted on a database does not come with its template.
        try await server.sql(RestoreScript.roles)
        let configuration = operatorConfiguration(directory, on: server.superuser)
        let usual = await complaints(configuration)
        #expect(usual == [])
        let around = "set session_replication_role = replica;"
        let cases: [(change: String, undo: String, expected: String)] = [
          (
            "alter table public.groups disable row level security",
            "alter table public.groups enable row level security", "row level security is on"
          ),
          (
            "create policy open on public.groups using (true)", "drop policy open on public.groups",
            "policies name"
          ),
          (
            "alter function muster.caller() reset all",
            "alter function muster.caller() set search_path = pg_catalog, pg_temp",
            "fixed search path"
          ),
          (
            "grant execute on function muster.caller() to public",
            "revoke execute on function muster.caller() from public", "granted to PUBLIC"
          ),
          (
            "grant create on schema public to authenticated",
            "revoke create on schema public from authenticated", "makes anything"
          ),
          (
            "do $$ begin execute format('grant temporary on database %I to public', current_database()); end $$",
            "do $$ begin execute format('revoke temporary on database %I from public', current_database()); end $$",
            "temporary things"
          ),
          (
            "alter view api.public_groups owner to postgres",
            "alter view api.public_groups owner to muster_owner", "belongs to muster_owner"
          ),
          ("create table auth.mine ()", "drop table auth.mine", "is Muster's"),
          (
            "alter table public.groups disable trigger all",
            "alter table public.groups enable trigger all", "turned off"
          ),
          (
            "alter table public.users add constraint later check (true) not valid",
            "alter table public.users drop constraint later", "validated"
          ),
          (
            "update pg_index set indisvalid = false where indexrelid = 'public.groups_pkey'::regclass",
            "update pg_index set indisvalid = true where indexrelid = 'public.groups_pkey'::regclass",
            "index is valid"
          ),
          (
            "alter extension citext set schema public",
            "alter extension citext set schema extensions", "citext"
          ),
          (
            "delete from muster_migrations.applied where name = 'current'",
            """
            insert into muster_migrations.applied (name, checksum)
            values ('current', '\(Migrations.embedded.currentChecksum)')
            """, "not up to date"
          ),
          (
            "\(around) update public.groups set member_count = member_count + 1 where id = '\(group)'",
            "\(around) update public.groups set member_count = member_count - 1 where id = '\(group)'",
            "member_count is"
          ),
          (
            """
            \(around) update muster.direct_access set status = 'paused'
            where group_id = '\(group)' and user_id = '\(Actor.member.id)'
            """,
            """
            \(around) update muster.direct_access set status = 'active'
            where group_id = '\(group)' and user_id = '\(Actor.member.id)'
            """, "direct_access says"
          ),
          (
            """
            insert into muster.group_closure (inner_group_id, outer_group_id, group_role_id)
            select g.id, r.group_id, r.id from public.groups as g, public.group_roles as r
            where g.name = 'other' and r.group_id = '\(group)' and r.name = 'Member'
            """,
            """
            delete from muster.group_closure
            where inner_group_id = (select id from public.groups where name = 'other')
            """, "group_closure says"
          ),
          (
            """
            insert into muster.jobs (kind, queue, subject, due_at)
            values ('mail', 'nobody', 'late', now() - interval '2 hours')
            """, "delete from muster.jobs where subject = 'late'", "no job (mail"
          ),
          (
            """
            insert into muster.jobs (kind, queue, subject, due_at, failed_at, last_error)
            values ('mail', 'mails', 'lost', null, now(), 'no such relay')
            """, "delete from muster.jobs where subject = 'lost'", "no job was given up"
          ),
          (
            """
            \(around) update public.invites set expires_at = now() - interval '2 hours'
            where group_id = '\(group)' and status = 'pending'
            """,
            """
            \(around) update public.invites set expires_at = now() + interval '2 days'
            where group_id = '\(group)' and status = 'pending'
            """, "invitations expire"
          ),
          (
            """
            \(around) update public.groups set archived_at = now() where id = '\(group)'
            """,
            "\(around) update public.groups set archived_at = null where id = '\(group)'",
            "archived groups"
          ),
        ]
        for (change, undo, expected) in cases {
          try await server.sql(change)
          let found = await complaints(configuration)
          #expect(found.contains { $0.contains(expected) }, "\(change): \(found)")
          try await server.sql(undo)
        }
        #expect(await complaints(configuration) == usual)
        // Leaders: the row and what follows it both go, or the follower would be noticed.
        try await server.sql(
          "\(around) delete from public.user_group_roles where group_id = '\(group)' and is_leader")
        #expect(await complaints(configuration).contains { $0.contains("have a leader") })
      }
    }
  }

  @Test("K13: a circle of groups is noticed, and looking for it ends")
  func circle() async throws {
    try await withTemporaryDirectory { directory in
      let database = try await TestDatabase.make()
      let server = try await TestServer(on: database) { $0.secret = TestServer.secret }
      let ann = try await server.person("Ann")
      let one = try await ann.makeGroup("One").id
      let two = try await ann.makeGroup("Two").id
      try await server.sql(
        """
        set session_replication_role = replica;
        insert into public.group_memberships
        (group_id, member_group_id, edge_role_id, added_by_user_id, joined_at)
        select r.group_id, e.inner_id::uuid, r.id, '\(ann.id)', now()
        from (values ('\(one)', '\(two)'), ('\(two)', '\(one)')) as e (inner_id, outer_id)
        join public.group_roles as r on r.group_id = e.outer_id::uuid and r.name = 'Member'
        """)
      let found = await complaints(operatorConfiguration(directory, on: database))
      #expect(found.contains { $0.contains("inside itself: 2 such") }, "\(found)")
      await server.stop()
    }
  }

  @Test("a sample of groups is as large as asked, and goes round the end")
  func sample() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      for number in 0..<5 { _ = try await ann.makeGroup("Group \(number)") }
      for _ in 0..<20 {
        let found = try await server.rows(
          """
          select cardinality(s.ids), (select count(distinct i) from unnest(s.ids) as i)
          from (select muster.some_groups(3) as ids) as s
          """)
        #expect(found == [["3", "3"]])
      }
      #expect(try await server.value("select cardinality(muster.some_groups(null))") == "5")
      #expect(
        try await server.rows(
          "select distinct looked_at from muster.invariants(2) where looked_at > 0")
          == [["2"]])
    }
  }

  @Test("settings that are not well together are named with the variable and what to do")
  func settings() {
    var configuration = Configuration()
    configuration.host = "0.0.0.0"
    configuration.publicURL = "http://muster.example.org"
    configuration.smtpURL = "smtp://mail.example.org"
    configuration.limitsRates = false
    configuration.secret = String(repeating: "a", count: 40)
    configuration.databaseURL = "postgres://muster@db.example.org/muster"
    let found = Doctor(configuration: configuration).configured().map(\.line).joined(
      separator: "\n")
    for expected in ["https://", "MUSTER_MAIL_FROM", "MUSTER_RATE_LIMITS", "guessed", "sslmode"] {
      #expect(found.contains(expected), "\(expected)")
    }
    #expect(!found.contains("aaaa"))
    configuration = Configuration()
    configuration.trustedProxies = 1
    configuration.host = "0.0.0.0"
    #expect(
      Doctor(configuration: configuration).configured().contains {
        $0.line.contains("any address")
      })
    configuration = Configuration()
    configuration.smtpURL = "smtps://mail.example.org"
    configuration.mailFrom = "muster@example.org"
    #expect(Doctor(configuration: configuration).configured().map(\.level) == [.ok])
    configuration.publicURL = "https://muster.example.org"
    let alone = Doctor(configuration: configuration).configured().map(\.line).joined()
    #expect(alone.contains("MUSTER_TRUSTED_PROXIES"))
    configuration.trustedProxies = 1
    #expect(Doctor(configuration: configuration).configured().map(\.level) == [.ok])
  }

  @Test("a directory that others may write to and a secret that others may read are problems")
  func directory() async throws {
    try await withTemporaryDirectory { directory in
      let configuration = operatorConfiguration(directory, on: nil)
      func problems() -> String {
        Doctor(configuration: configuration).machine().filter { $0.level == .problem }
          .map(\.line).joined(separator: "\n")
      }
      #expect(!problems().contains(directory + " can be"))
      try Data("x".utf8).write(to: URL(filePath: directory + "/secret"))
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o644], ofItemAtPath: directory + "/secret")
      #expect(problems().contains("secret can be read by others"))
      try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: directory)
      #expect(problems().contains("can be written to by others"))
    }
  }
}
