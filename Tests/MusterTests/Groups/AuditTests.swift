import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct AuditTests {
  private struct Entry: Equatable {
    let action: String
    let actor: String?
    let user: String?
    let before: String?
    let after: String?
  }

  private func entries(_ server: TestServer, of group: Group.ID) async throws -> [Entry] {
    try await server.rows(
      """
      select action, actor_user_id, user_id, before, after from public.audit_log
      where group_id = '\(group)' order by id
      """
    ).map { Entry(action: $0[0] ?? "", actor: $0[1], user: $0[2], before: $0[3], after: $0[4]) }
  }

  @Test("K16: every kind of change writes who, what, about whom, before and after; no secret in it")
  func kinds() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Annabella")
      let bob = try await server.person("Bobbington")
      let cid = try await server.person("Cideria")
      let group = try await ann.makeGroup("Confidential", template: "Household")
      let id = group.id
      var secrets = [ann.email, bob.email, cid.email, "Annabella", "Confidential", "Renamed"]
      secrets.append(try #require(group.joinCode))

      func made(by person: Person, _ change: () async throws -> Void) async throws -> Set<String> {
        let before = try await entries(server, of: id).count
        try await change()
        let new = try await entries(server, of: id).dropFirst(before)
        #expect(new.allSatisfy { $0.actor == person.id.description }, "\(new)")
        return Set(
          new.map { entry in
            let about = [ann, bob, cid].first { $0.id.description == entry.user }?.name.prefix(3)
            return entry.action + (about.map { " " + $0 } ?? "")
          })
      }

      let first = Set(try await entries(server, of: id).map(\.action))
      #expect(
        first == [
          "group.created", "join_code.created", "role.created", "role_permissions.granted",
          "membership.created", "assignment.created",
        ])
      #expect(
        try await made(by: ann) {
          var change = UpdateGroup()
          change.name = .set("Renamed")
          change.settings = .set(["note": .string(bob.email)])
          try await ann.client.updateGroup(id, change)
        } == ["group.changed"])
      #expect(
        try await made(by: ann) {
          _ = try await ann.client.createInvite(CreateInvite(userId: bob.id), to: id)
        } == ["invite.created Bob", "membership.created Bob"])
      #expect(
        try await made(by: bob) {
          _ = try await bob.client.declineInvite(
            try #require(await bob.client.receivedInvites().items.first).id)
        } == ["invite.changed Bob", "membership.deleted Bob"])
      #expect(
        try await made(by: ann) {
          let link = try await ann.client.createInvite(
            CreateInvite(link: true, message: "write to \(cid.email)"), to: id)
          secrets.append(try #require(link.token))
        } == ["invite.created"])
      let link = try #require(secrets.last)
      #expect(
        try await made(by: bob) { _ = try await bob.client.acceptInvite(token: link) }
          == ["invite.changed", "membership.created Bob", "assignment.created Bob"])
      #expect(
        try await made(by: ann) {
          let invite = try await ann.client.createInvite(CreateInvite(email: cid.email), to: id)
          secrets.append(try await server.mailedToken(to: cid.email, number: 2))
          try await ann.client.revokeInvite(invite.id)
        } == ["invite.created", "invite.changed"])
      #expect(
        try await made(by: ann) {
          _ = try await ann.client.pauseMember(bob.id, in: id)
          _ = try await ann.client.activateMember(bob.id, in: id)
        } == ["membership.changed Bob"])
      #expect(
        try await made(by: ann) { try await ann.client.transferLeadership(of: id, to: bob.id) }
          == ["assignment.created Bob", "assignment.deleted Ann", "assignment.created Ann"])
      #expect(
        try await made(by: bob) {
          try await bob.client.removeMember(ann.id, from: id)
        } == ["membership.changed Ann", "assignment.deleted Ann", "join_code.changed"])
      secrets.append(try #require(await bob.client.group(id).value.joinCode))
      #expect(
        try await made(by: bob) { try await bob.client.turnOffJoinCode(of: id) }
          == ["join_code.deleted"])
      #expect(
        try await made(by: bob) { try await bob.client.archiveGroup(id) }
          == ["group.changed", "invite.changed"])
      #expect(
        try await made(by: bob) { try await bob.client.deleteGroup(id) }.isSuperset(of: [
          "group.deleted", "membership.deleted Bob", "role.deleted", "invite.deleted",
        ]))

      let all = try await server.value(
        """
        select string_agg(a::text, ' ') from public.audit_log as a where group_id = '\(id)'
        """)
      for secret in secrets {
        #expect(all?.lowercased().contains(secret.lowercased()) == false, "\(secret)")
      }
    }
  }

  @Test("K16: an entry tells the state before and after")
  func states() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup(joinedBy: [bob])
      try await ann.client.pauseMember(bob.id, in: group.id)
      let entry = try await server.rows(
        """
        select before ->> 'status', after ->> 'status', actor_user_id, user_id
        from public.audit_log where group_id = '\(group.id)' and action = 'membership.changed'
        """)
      #expect(entry == [["active", "paused", ann.id.description, bob.id.description]])
      var change = UpdateGroup()
      change.succession = .set(.automatic)
      change.name = .set("New")
      try await ann.client.updateGroup(group.id, change)
      let settings = try await server.rows(
        """
        select before ->> 'succession', after ->> 'succession', after ->> 'changed'
        from public.audit_log where group_id = '\(group.id)' and action = 'group.changed'
        """)
      #expect(settings == [["protect", "automatic", #"["name"]"#]])
    }
  }

  @Test("K16: roles and their permissions changed in the tables are in it, too")
  func roles() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup()
      let start = try await entries(server, of: group.id).count
      try await server.grant("delete_group", to: "Member", of: group.id)
      let id = "group_id = '\(group.id)'"
      let granted = """
        (select id from public.permissions where name = 'delete_group')
        """
      try await server.sql(
        """
        update public.group_role_permissions set granted = false
        where \(id) and permission_id = \(granted);
        update public.group_role_permissions set granted = true
        where \(id) and permission_id = \(granted);
        delete from public.group_role_permissions where \(id) and permission_id = \(granted);
        update public.group_roles set name = 'Guest' where \(id) and name = 'Member';
        """)
      #expect(
        try await entries(server, of: group.id).dropFirst(start).map(\.action) == [
          "role_permissions.granted", "role_permissions.revoked", "role_permissions.granted",
          "role_permissions.revoked", "role.changed",
        ])
    }
  }

  @Test(
    "K16: entries are never changed or removed, not by service_role, not by the superuser"
  )
  func appendOnly() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      _ = try await ann.makeGroup()
      let before = try await server.value("select count(*) >= 5 from public.audit_log")
      #expect(before == "t")
      for statement in [
        "update public.audit_log set actor_user_id = null", "delete from public.audit_log",
        "truncate public.audit_log",
        "insert into public.audit_log (action, subject_table) values ('x', 'x')",
      ] {
        for role in [SQLSession.Role.person(ann.id), .service, .visitor] {
          let state = try await sqlState { try await server.session.run(as: role, statement) }
          #expect(state == "42501", "\(statement)")
        }
        if statement.hasPrefix("insert") { continue }
        let owner = try await sqlState { try await server.session.run(as: .owner, statement) }
        #expect(owner == "MU041", "\(statement)")
        let superuser = try await sqlState { try await server.sql(statement) }
        #expect(superuser == "MU041", "\(statement)")
      }
      // Nor by what would hit no row.
      let nothing = try await sqlState {
        try await server.session.run(as: .owner, "delete from public.audit_log where false")
      }
      #expect(nothing == "MU041")
    }
  }

  @Test("K16: leaders read their group's entries, platform admins all, nobody else any")
  func readers() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let eve = try await server.person("Eve")
      let admin = try await server.person("Admin")
      try await server.makeAdmin(admin)
      let group = try await ann.makeGroup(joinedBy: [bob])
      let other = try await eve.makeGroup()
      func sees(_ person: Person, _ group: Group) async throws -> Bool {
        let rows = try await server.session.run(
          as: .person(person.id),
          "select 1 from public.audit_log where group_id = '\(group.id)'")
        return !rows.isEmpty
      }
      #expect(try await sees(ann, group))
      #expect(try await !sees(ann, other))
      #expect(try await !sees(bob, group))
      #expect(try await !sees(eve, group))
      #expect(try await sees(admin, group))
      let visitor = try await sqlState {
        try await server.session.run(as: .visitor, "select * from public.audit_log")
      }
      #expect(visitor == "42501")
      let made = try await server.rows(
        "select action, user_id from public.audit_log where subject_table = 'user_platform_roles'")
      #expect(made.contains(["platform_role.given", admin.id.description]))
    }
  }
}
