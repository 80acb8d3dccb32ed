import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct InviteRefusalTests {
  enum Kind: String, CaseIterable, Sendable {
    case link, user, email
  }

  private struct Held {
    let id: Invite.ID
    let key: String
  }

  /// An invitation of some kind for Bob, and what he accepts it by.
  private func invite(
    _ kind: Kind, _ bob: Person, to group: Group.ID, by inviter: Person, role: Role.ID? = nil
  ) async throws -> Held {
    switch kind {
    case .link:
      let made = try await inviter.client.createInvite(
        CreateInvite(link: true, maxUses: 1, roleId: role), to: group)
      return Held(id: made.id, key: try #require(made.token))
    case .user:
      let made = try await inviter.client.createInvite(
        CreateInvite(userId: bob.id, roleId: role), to: group)
      return Held(id: made.id, key: made.id.description)
    case .email:
      let made = try await inviter.client.createInvite(
        CreateInvite(email: bob.email, roleId: role), to: group)
      return Held(id: made.id, key: made.id.description)
    }
  }

  enum Flaw: String, CaseIterable, Sendable {
    case used, revoked, expired, archived, full
    case inviterLostPermission, inviterRemoved, inviterLeft, inviterPaused, inviterBanned
    case roleGrew

    var code: String? {
      switch self {
      case .used, .revoked, .archived: "invite_not_pending"
      case .expired: "invite_expired"
      case .full: "group_full"
      case .inviterBanned: nil
      default: "inviter_may_not_invite"
      }
    }
  }

  private func spoil(
    _ flaw: Flaw, _ held: Held, _ group: Group, _ ann: Person, _ inviter: Person,
    _ server: TestServer
  ) async throws {
    let id = group.id
    switch flaw {
    case .used:
      try await server.sql(
        "update public.invites set status = 'accepted', use_count = 1 where id = '\(held.id)'")
    case .revoked: try await ann.client.revokeInvite(held.id)
    case .expired:
      try await server.sql(
        """
        update public.invites set expires_at = now() - interval '1 second'
        where id = '\(held.id)'
        """)
    case .archived:
      try await ann.client.archiveGroup(id)
      try await ann.client.unarchiveGroup(id)
    case .full: try await server.sql("update public.groups set max_members = 2 where id = '\(id)'")
    case .inviterLostPermission:
      try await server.sql(
        """
        update public.group_role_permissions set granted = false where group_id = '\(id)'
        and permission_id = (select id from public.permissions where name = 'invite_members')
        """)
    case .inviterRemoved: try await ann.client.removeMember(inviter.id, from: id)
    case .inviterLeft: try await inviter.client.leaveGroup(id)
    case .inviterPaused: try await ann.client.pauseMember(inviter.id, in: id)
    case .inviterBanned:
      try await server.sql(
        """
        update auth.users set banned_until = now() + interval '1 day'
        where id = '\(inviter.id)'
        """)
    case .roleGrew:
      // The role that the invitation gives may now do more than the inviter.
      try await server.grant("delete_group", to: "Guest", of: id)
    }
  }

  @Test(
    "K8: accepting is refused for what has changed since, whatever the kind, and changes nothing",
    arguments: Kind.allCases, Flaw.allCases)
  func flaws(kind: Kind, flaw: Flaw) async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let inviter = try await server.person("Ina")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup(template: "Household", joinedBy: [inviter])
      try await server.sql(
        "insert into public.group_roles (group_id, name) values ('\(group.id)', 'Guest')")
      let guest = try await server.role("Guest", of: group.id)
      let held = try await invite(kind, bob, to: group.id, by: inviter, role: guest)
      try await spoil(flaw, held, group, ann, inviter, server)
      let membership = try await server.membership(bob, in: group.id)
      let row = "select status, use_count from public.invites where id = '\(held.id)'"
      let before = try await server.rows(row)
      guard let code = flaw.code else {
        let joined = try await bob.client.acceptInvite(token: held.key)
        #expect(joined.membership?.roles == ["Guest"])
        return
      }
      let refusal = try await problem { try await bob.client.acceptInvite(token: held.key) }
      #expect(refusal.code == code)
      #expect(refusal.status == 409)
      #expect(try await server.membership(bob, in: group.id) == membership)
      #expect(try await server.rows(row) == before)
    }
  }

  @Test(
    "K8: an addressed invitation is the addressee's alone, by id or token; a link goes by token"
  )
  func someoneElses() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let eve = try await server.person("Eve")
      let group = try await ann.makeGroup()
      let user = try await invite(.user, bob, to: group.id, by: ann)
      let email = try await invite(.email, bob, to: group.id, by: ann)
      let link = try await ann.client.createInvite(CreateInvite(link: true), to: group.id)
      let token = try await server.mailedToken(to: bob.email, number: 2)
      for (key, status, code) in [
        (user.id.description, 404, "not_found"), (email.id.description, 404, "not_found"),
        (link.id.description, 404, "not_found"), (token, 403, "invite_for_someone_else"),
      ] {
        for action in ["accept", "decline"] {
          let answer = try await eve.client.send(.post, "/invites/\(key)/\(action)")
          #expect(answer.status == status)
          #expect(answer.problem?.code == code)
        }
      }
      #expect(try await eve.client.receivedInvites().items.isEmpty)
      for id in [user.id, email.id, link.id] {
        let revoking = try await problem { try await eve.client.revokeInvite(id) }
        #expect(revoking.status == 404)
      }
      #expect(try await ann.client.invites(to: group.id).total == 3)
      let rows = try await server.session.run(
        as: .person(eve.id), "select id from public.invites where group_id = '\(group.id)'")
      #expect(rows.isEmpty)
    }
  }

  @Test(
    "K12: nobody invites to a role above their own, to none of the group's, or to another group's")
  func roles() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup(template: "Household", joinedBy: [bob])
      let other = try await ann.makeGroup("Other", template: "Household")
      let admin = try await server.role("Admin", of: group.id)
      let foreign = try await server.role("Member", of: other.id)
      let above = try await problem {
        try await bob.client.createInvite(CreateInvite(link: true, roleId: admin), to: group.id)
      }
      #expect(above.code == "role_above_own")
      #expect(above.status == 403)
      for role in [foreign, try #require(Role.ID("00000000-0000-4000-8000-000000000000"))] {
        let unknown = try await problem {
          try await ann.client.createInvite(CreateInvite(link: true, roleId: role), to: group.id)
        }
        #expect(unknown.code == "unknown_role")
        #expect(unknown.status == 422)
      }
      #expect(try await ann.client.invites(to: group.id).total == 0)
      let made = try await ann.client.createInvite(
        CreateInvite(link: true, roleId: admin), to: group.id)
      let cid = try await server.person("Cid")
      let joined = try await cid.client.acceptInvite(token: try #require(made.token))
      #expect(joined.membership?.roles == ["Admin"])
    }
  }

  @Test(
    "K8: strangers are told of no group when they try to invite; nobody invites to an archived one")
  func outside() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup()
      let hidden = try await problem {
        try await bob.client.createInvite(CreateInvite(link: true), to: group.id)
      }
      #expect(hidden.status == 404)
      try await ann.client.archiveGroup(group.id)
      let archived = try await problem {
        try await ann.client.createInvite(CreateInvite(link: true), to: group.id)
      }
      #expect(archived.code == "archived")
      let nobody = try await ann.makeGroup("Other")
      let unknown = try await problem {
        try await ann.client.createInvite(
          CreateInvite(userId: User.ID(group.id.uuid)), to: nobody.id)
      }
      #expect(unknown.code == "unknown_user")
    }
  }
}
