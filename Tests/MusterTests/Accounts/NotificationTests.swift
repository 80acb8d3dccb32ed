import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct NotificationTests {
  private func kinds(_ person: Person) async throws -> [String] {
    try await person.client.notifications().items.map(\.kind)
  }

  @Test("K17: each happening is told to those whom it concerns, and not to who did it")
  func happenings() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let group = try await ann.makeGroup(template: "Household")
      let invite = try await ann.client.createInvite(CreateInvite(userId: bob.id), to: group.id)
      _ = try await bob.client.acceptInvite(invite.id)
      let mailed = try await ann.client.createInvite(CreateInvite(email: cid.email), to: group.id)
      _ = try await cid.client.declineInvite(mailed.id)
      _ = try await ann.client.pauseMember(bob.id, in: group.id)
      _ = try await ann.client.activateMember(bob.id, in: group.id)
      _ = try await ann.client.transferLeadership(of: group.id, to: bob.id)
      let code = try #require(group.joinCode)
      _ = try await cid.client.join(code: code)
      try await bob.client.removeMember(cid.id, from: group.id)
      _ = try await ann.client.leaveGroup(group.id)
      // What one does to oneself is no news.
      let role = try await server.role("Member", of: group.id)
      let own = ", '\(bob.id)', '\(role)')"
      try await server.session.run(
        as: .person(bob.id), "select public.assign_role('\(group.id)'" + own,
        "select public.unassign_role('\(group.id)'" + own)
      #expect(try await kinds(ann) == ["invite_declined", "invite_accepted"])
      #expect(
        try await kinds(bob) == [
          "member_left", "member_joined", "leadership_received", "member_activated",
          "member_paused", "invite_received",
        ])
      #expect(try await kinds(cid) == ["member_removed", "invite_received"])
      let first = try #require(try await bob.client.notifications().items.last)
      #expect(first.groupId == group.id)
      #expect(first.actorId == ann.id)
      #expect(first.data["inviteId"] == .string(invite.id.description))
    }
  }

  @Test("K17: notifications are read by id or all at once, one's own only, and stay read")
  func reading() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      for name in ["One", "Two", "Three"] {
        let group = try await ann.makeGroup(name)
        _ = try await ann.client.createInvite(CreateInvite(userId: bob.id), to: group.id)
      }
      let all = try await bob.client.notifications(unread: true)
      #expect(all.total == 3)
      let one = try #require(all.items.first)
      try await ann.client.markRead(ReadNotifications(ids: [one.id]))
      try await ann.client.markRead(ReadNotifications(all: true))
      #expect(try await bob.client.notifications(unread: true).total == 3)
      try await bob.client.markRead(ReadNotifications(ids: [one.id]))
      #expect(try await bob.client.notifications(unread: true).total == 2)
      let read = try await bob.client.notifications().items.first { $0.id == one.id }
      let moment = try #require(read?.readAt)
      try await bob.client.markRead(ReadNotifications(all: true))
      #expect(try await bob.client.notifications(unread: true).items.isEmpty)
      let after = try await bob.client.notifications().items.first { $0.id == one.id }
      #expect(after?.readAt == moment)
      #expect(try await bob.client.notifications().total == 3)
    }
  }

  @Test(
    "K17: reading takes either ids or all",
    arguments: [
      "{}", #"{"all":false}"#, #"{"ids":["x"]}"#, #"{"ids":[],"all":true}"#, #"{"all":"yes"}"#,
      #"{"ids":{"0":"x"}}"#,
    ])
  func malformed(body: String) async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let answer = try await ann.client.send(.post, "/me/notifications/read", json: body)
      #expect(answer.status == 422)
      #expect(answer.problem?.code == "invalid_values")
    }
  }

  @Test("K17: nobody reads or writes another's notifications in SQL, nor makes any up")
  func plainSQL() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup()
      _ = try await ann.client.createInvite(CreateInvite(userId: bob.id), to: group.id)
      let seen = try await server.session.run(
        as: .person(ann.id), "select id from public.notifications where user_id = '\(bob.id)'")
      #expect(seen.isEmpty)
      let changed = try await server.session.run(
        as: .person(ann.id),
        "update public.notifications set read_at = now() where user_id = '\(bob.id)' returning id")
      #expect(changed.isEmpty)
      for statement in [
        "insert into public.notifications (user_id, kind) values ('\(bob.id)', 'x')",
        "update public.notifications set kind = 'x'", "delete from public.notifications",
      ] {
        let state = try await sqlState {
          try await server.session.run(as: .person(bob.id), statement)
        }
        #expect(state == "42501", "\(statement)")
      }
    }
  }
}
