import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// People who are not, or no longer, members: frozen, invited, paused.
@Suite struct FrozenTests {
  /// What a person is refused when they try to change or see more of a group than they may.
  private func refusals(
    of person: Person, in group: Group.ID, leader: Person
  ) async throws -> [String: String] {
    let client = person.client
    var codes: [String: String] = [:]
    func attempt(
      _ what: String, _ method: HTTPMethod, _ path: APIPath, _ json: String? = nil
    ) async throws {
      let answer = try await client.send(method, path, body: json.map { .init($0.utf8) })
      codes[what] = answer.problem?.code ?? "\(answer.status)"
    }
    try await attempt("rename", .patch, "/groups/\(group)", #"{"name":"Mine"}"#)
    try await attempt("delete", .delete, "/groups/\(group)")
    try await attempt("archive", .post, "/groups/\(group)/archive")
    try await attempt("unarchive", .post, "/groups/\(group)/unarchive")
    try await attempt("rotate", .post, "/groups/\(group)/join-code")
    try await attempt("turn off", .delete, "/groups/\(group)/join-code")
    try await attempt("members", .get, "/groups/\(group)/members")
    try await attempt("previous members", .get, "/groups/\(group)/members?state=previous")
    try await attempt("invite", .post, "/groups/\(group)/invites", #"{"link":true}"#)
    try await attempt("invites", .get, "/groups/\(group)/invites")
    try await attempt("pause", .post, "/groups/\(group)/members/\(leader.id)/pause")
    try await attempt("activate", .post, "/groups/\(group)/members/\(person.id)/activate")
    try await attempt("remove", .delete, "/groups/\(group)/members/\(leader.id)")
    try await attempt(
      "transfer", .post, "/groups/\(group)/transfer-leadership", #"{"userId":"\#(leader.id)"}"#)
    return codes
  }

  /// How many rows of a group a person sees in a table.
  private func rows(
    _ server: TestServer, _ table: String, of group: Group.ID, by person: Person
  ) async throws -> Int {
    let rows = try await server.session.run(
      as: .person(person.id), "select 1 from \(table) where group_id = '\(group)'")
    return rows.count
  }

  enum Standing: String, CaseIterable, Sendable {
    case invited, invitedAgain, left, removed, leftWhilePaused, paused
  }

  private func bring(
    _ bob: Person, to standing: Standing, in group: Group, by ann: Person
  ) async throws {
    if standing != .invited { try await ann.admit(bob, to: group.id) }
    if [.paused, .leftWhilePaused].contains(standing) {
      _ = try await ann.client.pauseMember(bob.id, in: group.id)
    }
    if [.left, .invitedAgain, .leftWhilePaused].contains(standing) {
      _ = try await bob.client.leaveGroup(group.id)
    }
    if standing == .removed { try await ann.client.removeMember(bob.id, from: group.id) }
    if [.invited, .invitedAgain].contains(standing) {
      _ = try await ann.client.createInvite(CreateInvite(userId: bob.id), to: group.id)
    }
  }

  @Test(
    "K5: the invited, the frozen and the paused (K6) see group and themselves, and change nothing",
    arguments: Standing.allCases)
  func sees(standing: Standing) async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup("Flat", template: "Household")
      try await bring(bob, to: standing, in: group, by: ann)
      let before = try await ann.client.group(group.id)

      let seen = try await bob.client.group(group.id).value
      #expect(seen.name == "Flat")
      #expect(seen.joinCode == nil)
      #expect(seen.leaderIds == [])

      let refusals = try await refusals(of: bob, in: group.id, leader: ann)
      #expect(refusals.count == 14)
      #expect(refusals.filter { $0.value != "forbidden" } == [:])
      #expect(try await ann.client.group(group.id) == before)

      #expect(try await rows(server, "public.group_memberships", of: group.id, by: bob) == 1)
      let roles = try await rows(server, "public.user_group_roles", of: group.id, by: bob)
      #expect(roles == (standing == .paused ? 1 : 0))
      for table in [
        "public.group_join_codes", "public.audit_log", "public.group_role_permissions",
        "public.group_holds", "muster.my_access", "muster.my_permissions",
      ] {
        #expect(try await rows(server, table, of: group.id, by: bob) == 0, "\(table)")
      }
    }
  }

  @Test("K4: former groups are previous ones; present ones and invitations are not among them")
  func previous() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      var groups: [Standing: Group.ID] = [:]
      for standing in Standing.allCases {
        let group = try await ann.makeGroup(standing.rawValue)
        try await bring(bob, to: standing, in: group, by: ann)
        groups[standing] = group.id
      }
      let current = try await bob.client.myGroups().items
      #expect(current.map(\.id) == [groups[.paused]])
      #expect(current.first?.membership?.status == .paused)
      let previous = try await bob.client.myGroups(state: .previous).items
      #expect(
        Set(previous.map(\.id)) == Set([.left, .removed, .leftWhilePaused].map { groups[$0] }))
      #expect(previous.allSatisfy { $0.membership?.leftAt != nil && $0.membership?.roles == [] })
      let members = try await ann.client.members(of: groups[.removed] ?? Group.ID(.init()))
      #expect(members.items.map(\.userId) == [ann.id])
    }
  }

  @Test(
    "K4: who was removed, or left while paused, comes back by an invitation of their own only",
    arguments: [Standing.left, .removed, .leftWhilePaused], ["user", "email"])
  func readmission(standing: Standing, way: String) async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup()
      try await bring(bob, to: standing, in: group, by: ann)
      let code = try #require(await ann.client.group(group.id).value.joinCode)
      let link = try #require(
        await ann.client.createInvite(CreateInvite(link: true), to: group.id).token)
      if standing == .left {
        #expect(try await bob.client.join(code: code).membership?.status == .active)
        _ = try await bob.client.leaveGroup(group.id)
        #expect(try await bob.client.acceptInvite(token: link).membership?.status == .active)
        return
      }
      let before = try await server.membership(bob, in: group.id)
      let byCode = try await problem { try await bob.client.join(code: code) }
      #expect(byCode.code == "invitation_required")
      #expect(byCode.status == 403)
      let byLink = try await problem { try await bob.client.acceptInvite(token: link) }
      #expect(byLink.code == "invitation_required")
      #expect(try await server.membership(bob, in: group.id) == before)
      let used = "select sum(use_count) from public.invites where group_id = '\(group.id)'"
      let uses = try await server.value(used)

      let invite =
        way == "user"
        ? CreateInvite(userId: bob.id) : CreateInvite(email: bob.email)
      let invited = try await ann.client.createInvite(invite, to: group.id)
      #expect(try await server.value(used) == uses, "the refusals used nothing up")
      #expect(try await bob.client.acceptInvite(invited.id).membership?.status == .active)
      // Back in good standing: leaving and joining by link is fine again.
      _ = try await bob.client.leaveGroup(group.id)
      #expect(try await bob.client.acceptInvite(token: link).membership?.status == .active)
    }
  }

  @Test(
    "K4: a former member's invitation that ends leaves things as they were",
    arguments: ["decline", "revoke", "expire"])
  func ended(by ending: String) async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let group = try await ann.makeGroup(joinedBy: [bob])
      try await ann.client.removeMember(bob.id, from: group.id)
      let row = """
        select status, joined_at, left_at, needs_invite from public.group_memberships
        where group_id = '\(group.id)' and user_id = '\(bob.id)'
        """
      let before = try await server.rows(row)
      for person in [bob, cid] {
        let invite = try await ann.client.createInvite(
          CreateInvite(userId: person.id), to: group.id)
        #expect(try await server.membership(person, in: group.id)?.hasPrefix("invited") == true)
        switch ending {
        case "decline": _ = try await person.client.declineInvite(invite.id)
        case "revoke": try await ann.client.revokeInvite(invite.id)
        default:
          try await server.sql(
            """
            update public.invites set expires_at = now() - interval '1 second'
            where id = '\(invite.id)'
            """)
          try await server.session.run(as: .service, "select muster.expire_invites()")
        }
      }
      #expect(try await server.rows(row) == before)
      #expect(try await server.membership(cid, in: group.id) == nil, "it never was one")
    }
  }

  @Test("K6: a pause keeps seat, place and roles; its end brings them back to effect")
  func pause() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let group = try await ann.makeGroup(maxMembers: 2, joinedBy: [bob])
      let member = try await ann.client.pauseMember(bob.id, in: group.id)
      #expect(member.status == .paused)
      #expect(member.roles == ["Member"])
      #expect(try await ann.client.group(group.id).value.memberCount == 2)
      let code = try #require(group.joinCode)
      #expect(try await problem { try await cid.client.join(code: code) }.code == "group_full")
      #expect(try await ann.client.members(of: group.id, state: .paused).total == 1)
      #expect(try await ann.client.members(of: group.id).total == 2)
      let joined = member.joinedAt
      let back = try await ann.client.activateMember(bob.id, in: group.id)
      #expect(back.status == .active)
      #expect(back.roles == ["Member"])
      #expect(back.joinedAt == joined)
      #expect(try await bob.client.members(of: group.id).total == 2)
      // Asking for what is there already changes nothing.
      let version = try await ann.client.group(group.id).etag
      #expect(try await ann.client.activateMember(bob.id, in: group.id).status == .active)
      #expect(version != nil)
    }
  }

  @Test("K6: a paused member leaves, and changes nothing else: no role is laid down either")
  func pausedRole() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup(joinedBy: [bob])
      let role = try await server.role("Member", of: group.id)
      _ = try await ann.client.pauseMember(bob.id, in: group.id)
      let state = try await sqlState {
        try await server.session.run(
          as: .person(bob.id),
          "select public.unassign_role('\(group.id)', '\(bob.id)', '\(role)')")
      }
      #expect(state == "MU011")
      _ = try await bob.client.leaveGroup(group.id)
      #expect(try await server.membership(bob, in: group.id) == "left, needs invite")
    }
  }
}
