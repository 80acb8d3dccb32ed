import MusterClient
import MusterModels
import Testing

@testable import Muster

/// The flows of document 002 as an app's backend walks them: in plain SQL, as the person.
@Suite struct FlowTests {
  /// What `group_members` shows one person of another.
  private func row(
    _ person: Person, of group: String, seenBy viewer: Person, on server: TestServer
  ) async throws -> [String?] {
    try await server.session.run(
      as: .person(viewer.id),
      """
      select role::text, status::text, (left_at is not null)::text from public.group_members
      where group_id = '\(group)' and user_id = '\(person.id)'
      """
    ).first ?? []
  }

  private static let admin = ["admin", "active", "false"]
  private static let member = ["member", "active", "false"]
  private static let frozen = ["member", "inactive", "true"]

  private func call(
    _ function: String, as person: Person, on server: TestServer
  ) async throws -> [String?] {
    try await server.session.run(as: .person(person.id), "select * from public.\(function)")
      .first ?? []
  }

  @Test("002-3.1: create_group takes a name; the caller is its admin and active")
  func create() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let made = try await call("create_group(group_name => 'Trip')", as: ann, on: server)
      let group = try #require(made.first ?? nil)
      #expect(try await row(ann, of: group, seenBy: ann, on: server) == Self.admin)
      let founder = try await server.value(
        "select created_by_user_id from public.groups where id = '\(group)'")
      #expect(founder == ann.id.description)
    }
  }

  @Test("002-3.1: a group whose last step fails leaves nothing of its first")
  func atomic() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      try await server.sql("insert into public.group_templates (name) values ('Nobody Leads')")
      let state = try await sqlState {
        try await call(
          "create_group('Never', template => 'Nobody Leads')", as: ann, on: server)
      }
      #expect(state == "MU031")
      #expect(try await server.value("select count(*) from public.groups") == "0")
      #expect(try await server.value("select count(*) from public.group_memberships") == "0")
    }
  }

  @Test("002-3.2: leaving and removing turn the row inactive with left_at; nothing is deleted")
  func freeze() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cleo = try await server.person("Cleo")
      let group = try await ann.makeGroup(joinedBy: [bob, cleo]).id.description
      #expect(try await row(bob, of: group, seenBy: ann, on: server) == Self.member)
      _ = try await call("leave_group('\(group)')", as: bob, on: server)
      _ = try await call("remove_member('\(group)', '\(cleo.id)')", as: ann, on: server)
      for gone in [bob, cleo] {
        #expect(try await row(gone, of: group, seenBy: ann, on: server) == Self.frozen)
        #expect(try await row(gone, of: group, seenBy: gone, on: server) == Self.frozen)
        // Who filters for active members finds nobody else.
        #expect(try await row(ann, of: group, seenBy: gone, on: server) == [])
      }
      let active = try await server.session.run(
        as: .person(ann.id),
        """
        select user_id from public.group_members where group_id = '\(group)' and status = 'active'
        """)
      #expect(active == [[ann.id.description]])
    }
  }

  @Test("002-3.3: transfer_admin_and_leave makes the named member admin and the caller inactive")
  func transfer() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let eve = try await server.person("Eve")
      for template in ["Household", "Large Group"] {
        let group = try await ann.makeGroup(template: template, joinedBy: [bob]).id.description
        for nobody in ["'\(eve.id)'", "'\(ann.id)'", "null"] {
          let state = try await sqlState {
            try await call("transfer_admin_and_leave('\(group)', \(nobody))", as: ann, on: server)
          }
          #expect(state == "MU034")
        }
        // Both steps or neither.
        #expect(try await row(ann, of: group, seenBy: bob, on: server) == Self.admin)
        _ = try await call(
          "transfer_admin_and_leave(group_id => '\(group)', new_admin_id => '\(bob.id)')",
          as: ann, on: server)
        #expect(try await row(bob, of: group, seenBy: bob, on: server) == Self.admin)
        #expect(try await row(ann, of: group, seenBy: bob, on: server) == Self.frozen)
      }
    }
  }

  @Test("002-3.3: without a new admin the last one does not leave, whatever the client does")
  func withoutSuccessor() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup(template: "Household", joinedBy: [bob]).id.description
      let state = try await sqlState {
        try await call("leave_group('\(group)')", as: ann, on: server)
      }
      #expect(state == "MU020")
      #expect(try await row(ann, of: group, seenBy: bob, on: server) == Self.admin)
    }
  }

  @Test("002-3.4: accept_invite and decline_invite answer an invitation by its token or id")
  func answer() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cleo = try await server.person("Cleo")
      let group = try await ann.makeGroup().id.description
      let link = try await call("create_invite('\(group)')", as: ann, on: server)
      let token = try #require(link.last ?? nil)
      _ = try await call("accept_invite('\(token)')", as: bob, on: server)
      #expect(try await row(bob, of: group, seenBy: bob, on: server) == Self.member)
      let mailed = try await call(
        "create_invite('\(group)', invitee_email => '\(cleo.email)')", as: ann, on: server)
      let id = try #require(mailed.first ?? nil)
      #expect(mailed.last == .some(nil))
      _ = try await call("decline_invite('\(id)')", as: cleo, on: server)
      #expect(try await row(cleo, of: group, seenBy: ann, on: server) == [])
      let status = try await server.session.run(
        as: .person(cleo.id), "select status::text from public.invites where id = '\(id)'")
      #expect(status == [["declined"]])
    }
  }

  @Test("002-3.4: whoever has no account sees the group's name, signs up, and is in by accepting")
  func newcomer() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup("Trip")
      let link = try await ann.client.createInvite(CreateInvite(link: true), to: group.id)
      let token = try #require(link.token)
      #expect(link.url?.contains("/groups/\(group.id)/invites/\(token)") == true)
      let client = try server.client()
      #expect(try await client.invitePreview(token: token).group.name == "Trip")
      let refused = try await problem { try await client.acceptInvite(token: token) }
      #expect(refused.code == "not_signed_in")
      _ = try await client.signUp(
        SignUp(
          email: "new-\(group.id)@example.org", password: TestServer.password, fullName: "New"))
      let joined = try await client.acceptInvite(token: token)
      #expect(joined.id == group.id && joined.membership?.status == .active)
    }
  }

  @Test("002-3.4: what waits for my verified address is listed for me, and told to me")
  func pending() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup("Trip")
      let invite = try await ann.client.createInvite(
        CreateInvite(email: bob.email.uppercased()), to: group.id)
      #expect(invite.status == .pending)
      #expect(try await bob.client.receivedInvites().items.map(\.id) == [invite.id])
      let told = try await bob.client.notifications().items
      #expect(told.map(\.kind) == ["invite_received"])
      #expect(try await ann.client.receivedInvites().items.isEmpty)
    }
  }
}
