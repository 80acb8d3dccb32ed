import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct AdminTests {
  @Test("Admins find people by part of address or name, by id and by state, newest first")
  func users() async throws {
    try await TestServer.shared { server in
      let admin = try await server.person("Admin")
      try await server.makeAdmin(admin)
      let mark = "q\(admin.id.description.prefix(8))"
      func person(_ name: String, verified: Bool = true) async throws -> Person {
        let person = try await server.person("One", verified: verified)
        var profile = UpdateAccount()
        profile.fullName = .set("\(mark) \(name)")
        _ = try await person.client.updateAccount(profile)
        return person
      }
      let ann = try await person("One%_Of")
      let bob = try await person("Two", verified: false)
      let cid = try await person("Three")
      func ids(_ words: String, _ state: AdminUser.State? = nil) async throws -> [User.ID] {
        try await admin.client.adminUsers(matching: words, state: state).items.map(\.id)
      }
      #expect(try await ids(mark.uppercased()) == [cid.id, bob.id, ann.id])
      #expect(try await ids(ann.email) == [ann.id])
      #expect(try await ids(" \(bob.id) ") == [bob.id])
      // What stands for any text elsewhere is text here.
      #expect(try await ids("\(mark) One%_o") == [ann.id])
      #expect(try await ids("\(mark)%Two") == [])
      #expect(try await ids("\\\\\\") == [])
      try await admin.client.banUser(bob.id, BanUser(reason: "spam"))
      try await cid.client.deleteAccount(password: TestServer.password)
      #expect(try await ids(mark, .active) == [ann.id])
      #expect(try await ids(mark, .banned) == [bob.id])
      #expect(try await ids(cid.id.description, .deleted) == [cid.id])
      #expect(try await ids(cid.id.description, .active) == [])

      let seen = try await admin.client.adminUser(bob.id)
      #expect(seen.email == bob.email.lowercased())
      #expect(!seen.emailVerified)
      #expect(seen.fullName == "\(mark) Two")
      #expect(seen.lastSignInAt != nil)
      let gone = try await admin.client.adminUser(cid.id)
      #expect(gone.state == .deleted)
      #expect(gone.email == nil)
      #expect(gone.fullName == "Former member")
      let page = try await admin.client.adminUsers(matching: mark, page: 2, pageSize: 1)
      #expect(page.items.map(\.id) == [ann.id])
      #expect(page.total == 2)
      for query in ["q=ab", "q=%20ab%20", "state=gone", "page=0", "pageSize=101"] {
        #expect(
          try await admin.client.send(.get, APIPath(encoded: "/admin/users?\(query)")).status == 422
        )
      }
    }
  }

  @Test("Admins see every group, also private ones, archived ones apart")
  func groups() async throws {
    try await TestServer.shared { server in
      let admin = try await server.person("Admin")
      let ann = try await server.person("Ann")
      try await server.makeAdmin(admin)
      let mark = "g\(ann.id.description.prefix(8))"
      let open = try await ann.makeGroup("\(mark) open", template: "Household")
      let closed = try await ann.makeGroup("\(mark) closed")
      _ = try await ann.client.archiveGroup(closed.id)
      func ids(_ archived: Bool?) async throws -> [Group.ID] {
        try await admin.client.adminGroups(matching: mark, archived: archived).items.map(\.id)
      }
      #expect(try await ids(nil) == [closed.id, open.id])
      #expect(try await ids(true) == [closed.id])
      #expect(try await ids(false) == [open.id])
      let seen = try #require(
        try await admin.client.adminGroups(matching: open.id.description).items.first)
      #expect(seen.template == "Household")
      #expect(seen.memberCount == 1)
      #expect(seen.createdById == ann.id)
      #expect(!seen.isPublic)
    }
  }

  @Test("K12: one admin makes another and takes it again; the last one stays, over the API")
  func platformAdmins() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let new = try await server.person("New", verified: false)
      try await server.makeAdmin(ann)
      let last = try await problem { try await ann.client.takePlatformAdmin(from: ann.id) }
      #expect(last.code == "last_admin")
      let stranger = try await problem { try await bob.client.givePlatformAdmin(to: bob.id) }
      #expect(stranger.code == "forbidden")
      #expect(stranger.permission == "manage_platform_settings")
      let unverified = try await problem { try await ann.client.givePlatformAdmin(to: new.id) }
      #expect(unverified.code == "email_not_verified")
      try await ann.client.givePlatformAdmin(to: bob.id)
      try await ann.client.givePlatformAdmin(to: bob.id)
      #expect(try await bob.client.adminUser(bob.id).isPlatformAdmin)
      try await bob.client.takePlatformAdmin(from: ann.id)
      #expect(try await problem { try await ann.client.adminUsers() }.code == "forbidden")
      #expect(
        try await problem { try await bob.client.takePlatformAdmin(from: ann.id) }.status == 404)
      try await bob.client.banUser(ann.id, BanUser(reason: "coup"))
      let banned = try await problem { try await bob.client.givePlatformAdmin(to: ann.id) }
      #expect(banned.code == "account_banned")
      // A7: the last admin may go; the operator makes the next.
      try await bob.client.deleteAccount(password: TestServer.password)
      #expect(try await server.value("select count(*) from public.user_platform_roles") == "0")
      let audit = try await server.rows(
        """
        select action, actor_user_id, user_id from public.audit_log
        where subject_table = 'user_platform_roles' order by id
        """)
      #expect(
        audit == [
          ["platform_role.given", nil, ann.id.description],
          ["platform_role.given", ann.id.description, bob.id.description],
          ["platform_role.taken", bob.id.description, ann.id.description],
          ["platform_role.taken", bob.id.description, bob.id.description],
        ])
    }
  }

  @Test("K12: who may give platform roles gives none that does what they may not")
  func aboveOwn() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let admin = try await server.person("Admin")
      try await server.makeAdmin(admin)
      try await server.sql(
        """
        insert into public.platform_roles (name) values ('Settings only');
        insert into public.platform_role_permissions (platform_role_id, permission_id)
        select r.id, p.id from public.platform_roles as r, public.permissions as p
        where r.name = 'Settings only' and p.name = 'manage_platform_settings';
        insert into public.user_platform_roles (user_id, platform_role_id)
        select '\(ann.id)', id from public.platform_roles where name = 'Settings only'
        """)
      let given = try await problem { try await ann.client.givePlatformAdmin(to: bob.id) }
      #expect(given.code == "role_above_own")
      let taken = try await problem { try await ann.client.takePlatformAdmin(from: admin.id) }
      #expect(taken.code == "role_above_own")
      #expect(try await ann.client.platformSettings().auditRetentionMonths == nil)
      #expect(
        try await problem { try await ann.client.adminUsers() }.permission == "manage_all_groups")
      #expect(
        try await problem { try await ann.client.analytics() }.permission
          == "view_platform_analytics")
    }
  }

  @Test("K12: two admins who lay the role down at once leave one")
  func race() async throws {
    let database = try await TestDatabase.make()
    let session = SQLSession(connectionString: database)
    for _ in 0..<max(10, raceCount / 10) {
      try await TestDatabase.execute(
        """
        with account as (
          insert into auth.users (email, confirmed_at)
          select gen_random_uuid() || '@example.org', now() from generate_series(1, 2) returning id
        ) select from account;
        delete from public.user_platform_roles;
        insert into public.user_platform_roles (user_id, platform_role_id)
        select u.id, r.id from public.platform_roles as r, (
          select id from public.users order by created_at desc, id limit 2) as u
        where r.name = 'Platform Admin'
        """, on: database)
      let rows = try await session.run(
        as: .owner, "select user_id from public.user_platform_roles order by user_id")
      let ids = rows.compactMap { $0[0].flatMap { User.ID($0) } }
      async let one = sqlState {
        try await session.run(
          as: .person(ids[0]), "select public.take_platform_admin('\(ids[0])')")
      }
      async let two = sqlState {
        try await session.run(
          as: .person(ids[1]), "select public.take_platform_admin('\(ids[1])')")
      }
      let states = [try await one, try await two]
      #expect(states.filter { $0 == nil }.count == 1)
      #expect(states.contains("MU085"))
    }
  }
}
