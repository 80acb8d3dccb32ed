import MusterClient
import MusterModels
import Postgres
import Testing

@testable import Muster

@Suite struct SuccessionTests {
  private static let templates: [(String, Group.Succession)] = [
    ("Small Team Template", .protect), ("Large Group Template", .protect),
    ("Organization Template", .protect), ("Learning Cohort Template", .protect),
    ("Household", .choose), ("Dinner Crew", .automatic),
  ]

  enum WayOut: String, CaseIterable, Sendable {
    case leave, pause, unassign, removal
    case leaveNaming, unassignNaming, transfer, transferAndLeave

    /// Whether the way names Bob as successor.
    var names: Bool { Self.allCases.firstIndex(of: self) ?? 0 >= 4 }
  }

  /// Takes Ann's leadership; the code she is refused with, or nil.
  private func take(
    _ way: WayOut, of ann: Person, in group: Group.ID, for bob: Person, _ server: TestServer
  ) async throws -> (code: String?, candidates: [User.ID]?) {
    let role = try await server.value(
      "select id from public.group_roles where group_id = '\(group)' and is_leader")
    let unassign =
      "select public.unassign_role('\(group)', '\(ann.id)', '\(role ?? "")'"
    do {
      switch way {
      case .leave: try await ann.client.leaveGroup(group)
      case .pause: try await ann.client.pauseMember(ann.id, in: group)
      case .removal:
        let admin = try await server.person("Admin")
        try await server.makeAdmin(admin)
        try await admin.client.removeMember(ann.id, from: group)
      case .unassign: try await server.session.run(as: .person(ann.id), unassign + ")")
      case .leaveNaming: try await ann.client.leaveGroup(group, successor: bob.id)
      case .unassignNaming:
        try await server.session.run(as: .person(ann.id), unassign + ", '\(bob.id)')")
      case .transfer: try await ann.client.transferLeadership(of: group, to: bob.id)
      case .transferAndLeave:
        try await server.session.run(
          as: .person(ann.id),
          "select public.transfer_admin_and_leave('\(group)', '\(bob.id)')")
      }
      return (nil, nil)
    } catch let error as MusterError {
      return (error.problem?.code, error.problem?.candidates?.map(\.userId))
    } catch let error as PostgresError {
      return (SQLState.codes[error.sqlState]?.rawValue, nil)
    }
  }

  @Test(
    "K7: each template's last leader goes as its succession says, on every way out",
    arguments: templates, WayOut.allCases)
  func ways(template: (name: String, succession: Group.Succession), way: WayOut) async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let dan = try await server.person("Dan")
      let group = try await ann.makeGroup(template: template.name)
      #expect(group.succession == template.succession)
      // Dan stands longest but is paused; of the others Cid does.
      try await ann.admit(dan, cid, bob, to: group.id)
      _ = try await ann.client.pauseMember(dan.id, in: group.id)
      let before = try await bob.client.group(group.id)

      let (code, candidates) = try await take(way, of: ann, in: group.id, for: bob, server)

      let leaders = try await bob.client.group(group.id).value.leaderIds
      if way.names {
        #expect(code == nil)
        #expect(leaders == [bob.id])
      } else if template.succession == .automatic {
        #expect(code == nil)
        #expect(leaders == [cid.id])
      } else {
        #expect(code == "last_leader")
        if way != .unassign { #expect(candidates == [cid.id, bob.id]) }
        #expect(leaders == [ann.id])
        #expect(try await bob.client.group(group.id) == before, "nothing has changed")
      }
    }
  }

  @Test(
    "K7: the sole active member may leave; the group is archived, and all that waits ends",
    arguments: Group.Succession.allCases)
  func soleMember(succession: Group.Succession) async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let group = try await ann.makeGroup(succession: succession, joinedBy: [bob])
      _ = try await ann.client.pauseMember(bob.id, in: group.id)
      let invite = try await ann.client.createInvite(CreateInvite(userId: cid.id), to: group.id)
      let link = try await ann.client.createInvite(CreateInvite(link: true), to: group.id)
      let pause = try await problem { try await ann.client.pauseMember(ann.id, in: group.id) }
      #expect(pause.code == "last_leader")
      #expect(pause.candidates == [])

      let left = try await ann.client.leaveGroup(group.id)
      #expect(left.archivedAt != nil)
      #expect(left.memberCount == 0)
      #expect(try await server.membership(ann, in: group.id) == "left")
      #expect(try await server.membership(bob, in: group.id) == "left, needs invite")
      #expect(try await server.membership(cid, in: group.id) == nil)
      let open = """
        select count(*) from public.invites where group_id = '\(group.id)' and status = 'pending'
        """
      #expect(try await server.value(open) == "0")
      let refusal = try await problem { try await cid.client.acceptInvite(invite.id) }
      #expect(refusal.code == "invite_not_pending")
      let token = try #require(link.token)
      #expect(
        try await problem { try await cid.client.acceptInvite(token: token) }.code
          == "invite_not_pending")
      let code = try #require(group.joinCode)
      #expect(try await problem { try await cid.client.join(code: code) }.code == "unknown_code")
    }
  }

  @Test("K7: a successor is another direct active member; naming anybody else changes nothing")
  func successors() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let paused = try await server.person("Paula")
      let gone = try await server.person("Gus")
      let invited = try await server.person("Ivy")
      let outsider = try await server.person("Oda")
      let group = try await ann.makeGroup(template: "Household", joinedBy: [bob, paused, gone])
      _ = try await ann.client.pauseMember(paused.id, in: group.id)
      _ = try await gone.client.leaveGroup(group.id)
      _ = try await ann.client.createInvite(CreateInvite(userId: invited.id), to: group.id)
      let before = try await bob.client.group(group.id)
      let nobody = User.ID(try #require(User.ID("00000000-0000-4000-8000-000000000000")).uuid)
      for named in [ann.id, paused.id, gone.id, invited.id, outsider.id, nobody] {
        let leaving = try await problem {
          try await ann.client.leaveGroup(group.id, successor: named)
        }
        let handing = try await problem {
          try await ann.client.transferLeadership(of: group.id, to: named)
        }
        for refusal in [leaving, handing] {
          #expect(refusal.code == "successor_not_eligible")
          #expect(refusal.status == 422)
          #expect(refusal.candidates?.map(\.userId) == [bob.id])
        }
      }
      #expect(try await bob.client.group(group.id) == before)
    }
  }

  @Test("K7: who does not lead hands no leadership on")
  func notALeader() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let group = try await ann.makeGroup(template: "Household", joinedBy: [bob, cid])
      let handing = try await problem {
        try await bob.client.transferLeadership(of: group.id, to: cid.id)
      }
      #expect(handing.code == "forbidden")
      let leaving = try await problem {
        try await bob.client.leaveGroup(group.id, successor: cid.id)
      }
      #expect(leaving.code == "forbidden")
      #expect(try await server.membership(bob, in: group.id) == "active")
      #expect(try await ann.client.group(group.id).value.leaderIds == [ann.id])
    }
  }

  @Test("K7: one of two leaders goes freely, in every mode", arguments: Group.Succession.allCases)
  func twoLeaders(succession: Group.Succession) async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup(succession: succession, joinedBy: [bob])
      let role = try await server.role("Group Leader", of: group.id)
      try await server.session.run(
        as: .person(ann.id), "select public.assign_role('\(group.id)', '\(bob.id)', '\(role)')")
      #expect(try await ann.client.group(group.id).value.leaderIds == [ann.id, bob.id])
      _ = try await ann.client.leaveGroup(group.id)
      #expect(try await bob.client.group(group.id).value.leaderIds == [bob.id])
    }
  }

  @Test("K7: a ban moves no leadership")
  func ban() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup(succession: .automatic, joinedBy: [bob])
      try await server.sql(
        "update auth.users set banned_until = now() + interval '1 day' where id = '\(ann.id)'")
      #expect(try await bob.client.group(group.id).value.leaderIds == [ann.id])
    }
  }

  @Test("K7: behind the functions, a commit that leaves members without a leader is refused")
  func behind() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup(succession: .automatic, joinedBy: [bob])
      let before = try await bob.client.group(group.id)
      for statement in [
        "delete from public.user_group_roles where group_id = 'ID' and is_leader",
        "update public.group_memberships set status = 'left' where user_id = 'ANN'",
        "update public.group_memberships set status = 'paused' where user_id = 'ANN'",
        "update public.group_roles set is_leader = false where group_id = 'ID' and is_leader",
        "delete from public.group_roles where group_id = 'ID' and is_leader",
      ] {
        let result = try await sqlState {
          try await server.session.run(
            as: .owner,
            statement.replacing("ID", with: "\(group.id)").replacing("ANN", with: "\(ann.id)"))
        }
        #expect(result == "MU020", "\(statement)")
      }
      #expect(try await bob.client.group(group.id) == before)
    }
  }
}
