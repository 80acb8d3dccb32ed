import MusterClient
import MusterModels
import Testing

@testable import Muster

/// K11 and K12 over the API: making, changing and deleting roles.
@Suite struct RoleEditingTests {
  private func patch(_ change: (inout UpdateRole) -> Void) -> UpdateRole {
    var patch = UpdateRole()
    change(&patch)
    return patch
  }

  @Test("K11: roles of one's own, several a member, each adding what it grants")
  func several() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup(joinedBy: [bob])
      let host = try await ann.client.createRole(
        CreateRole(name: " Host ", permissions: ["invite_members", "invite_members"]),
        in: group.id)
      #expect(host.name == "Host" && host.permissions == ["invite_members"])
      #expect(!host.isLeader && !host.isJoiner)
      #expect(
        try await ann.client.roles(of: group.id).items.map(\.name)
          == ["Group Leader", "Host", "Member", "Observer"])
      #expect(
        try await bob.client.roles(of: group.id).items.first?.permissions.contains("delete_group")
          == true)
      try await ann.client.assignRole(host.id, to: bob.id, in: group.id)
      try await ann.client.assignRole(host.id, to: bob.id, in: group.id)
      #expect(try await bob.client.why("invite_members", in: group.id).granted)
      #expect(try await bob.client.why("view_forum", in: group.id).granted)
      _ = try await bob.client.createInvite(CreateInvite(link: true), to: group.id)

      // What the role loses, its holders lose at once; and get back.
      try await ann.client.revoke("invite_members", from: host.id, in: group.id)
      try await ann.client.revoke("invite_members", from: host.id, in: group.id)
      #expect(try await !bob.client.why("invite_members", in: group.id).granted)
      try await ann.client.grant("invite_members", to: host.id, in: group.id)
      try await ann.client.grant("invite_members", to: host.id, in: group.id)
      #expect(try await bob.client.why("invite_members", in: group.id).granted)
      let renamed = try await ann.client.updateRole(
        host.id, patch { $0.permissions = .set(["pause_members"]) }, in: group.id)
      #expect(renamed.name == "Host" && renamed.permissions == ["pause_members"])
      try await ann.client.deleteRole(host.id, in: group.id)
      #expect(try await !bob.client.why("pause_members", in: group.id).granted)
      let member = try #require(
        try await ann.client.members(of: group.id).items.first { $0.userId == bob.id })
      #expect(member.roles == ["Member"])
    }
  }

  @Test("K11: a false grant counts as none, and is no veto")
  func notGranted() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup(joinedBy: [bob])
      try await server.sql(
        """
        update public.group_role_permissions set granted = false
        where group_id = '\(group.id)' and group_role_id in (
          select id from public.group_roles where name = 'Observer')
        """)
      let observer = try await server.role("Observer", of: group.id)
      try await ann.client.assignRole(observer, to: bob.id, in: group.id)
      #expect(try await bob.client.why("view_forum", in: group.id).granted)
      try await ann.client.unassignRole(
        server.role("Member", of: group.id), from: bob.id, in: group.id)
      #expect(try await !bob.client.why("view_forum", in: group.id).granted)
      #expect(
        try await ann.client.roles(of: group.id).items.first { $0.id == observer }?.permissions
          == [])
      try await ann.client.grant("view_forum", to: observer, in: group.id)
      #expect(try await bob.client.why("view_forum", in: group.id).granted)
    }
  }

  @Test("K11: whoever joins gets the roles of those who join, as they are set then")
  func joiners() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup()
      let member = try await server.role("Member", of: group.id)
      _ = try await ann.client.updateRole(member, patch { $0.isJoiner = .set(false) }, in: group.id)
      _ = try await ann.client.createRole(
        CreateRole(name: "Guest", isJoiner: true, permissions: ["view_forum"]), in: group.id)
      _ = try await ann.client.createRole(
        CreateRole(name: "Reader", isJoiner: true), in: group.id)
      let joined = try await bob.client.join(code: try #require(group.joinCode))
      #expect(joined.membership?.roles == ["Guest", "Reader"])
      let both = try await problem {
        try await ann.client.createRole(
          CreateRole(name: "Both", isLeader: true, isJoiner: true), in: group.id)
      }
      #expect(both.code == "invalid_values" && both.errors?.first?.field == "isJoiner")
    }
  }

  @Test("K12: whoever edits roles goes no higher than they stand, in any of the ways to try")
  func escalation() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup(joinedBy: [bob])
      let editor = try await ann.client.createRole(
        CreateRole(name: "Editor", permissions: ["assign_roles", "remove_roles"]), in: group.id)
      let strong = try await ann.client.createRole(
        CreateRole(name: "Strong", permissions: ["delete_group"]), in: group.id)
      let leading = try await server.role("Group Leader", of: group.id)
      try await ann.client.assignRole(editor.id, to: bob.id, in: group.id)
      func refusal(_ body: () async throws -> some Any) async throws -> String {
        try await problem(body).code
      }
      let client = bob.client
      #expect(
        try await refusal {
          try await client.createRole(
            CreateRole(name: "Mine", permissions: ["view_forum", "delete_group"]), in: group.id)
        } == "role_above_own")
      #expect(
        try await refusal {
          try await client.createRole(CreateRole(name: "Mine", isLeader: true), in: group.id)
        } == "leader_protected")
      for permission in ["delete_group", "invite_members"] {
        #expect(
          try await refusal { try await client.grant(permission, to: editor.id, in: group.id) }
            == "role_above_own")
      }
      #expect(
        try await refusal {
          try await client.updateRole(
            editor.id, patch { $0.permissions = .set(["delete_group"]) }, in: group.id)
        } == "role_above_own")
      #expect(
        try await refusal {
          try await client.updateRole(
            editor.id, patch { $0.isLeader = .set(true) }, in: group.id)
        } == "leader_protected")
      // Nor is a stronger role theirs to rename, weaken, hand out, take or delete.
      #expect(
        try await refusal {
          try await client.updateRole(strong.id, patch { $0.name = .set("Weak") }, in: group.id)
        } == "role_above_own")
      #expect(
        try await refusal {
          try await client.updateRole(strong.id, patch { $0.isJoiner = .set(true) }, in: group.id)
        } == "role_above_own")
      #expect(
        try await refusal { try await client.deleteRole(strong.id, in: group.id) }
          == "role_above_own")
      #expect(
        try await refusal {
          try await client.revoke("delete_group", from: strong.id, in: group.id)
        } == "role_above_own")
      #expect(
        try await refusal { try await client.assignRole(strong.id, to: bob.id, in: group.id) }
          == "role_above_own")
      #expect(
        try await refusal {
          try await client.updateRole(leading, patch { $0.name = .set("Boss") }, in: group.id)
        } == "leader_protected")
      #expect(
        try await refusal { try await client.deleteRole(leading, in: group.id) }
          == "leader_protected")
      #expect(
        try await refusal {
          try await client.unassignRole(leading, from: ann.id, in: group.id)
        } == "leader_protected")
      // What they hold, they may pass on.
      let made = try await client.createRole(
        CreateRole(name: "Mine", permissions: ["view_forum"]), in: group.id)
      try await client.grant("assign_roles", to: made.id, in: group.id)
      try await client.deleteRole(made.id, in: group.id)
      #expect(try await client.roles(of: group.id).items.map(\.name).contains("Strong"))
    }
  }

  @Test("K11: a leader role holds everything and cannot be thinned")
  func leaderRole() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup()
      let leading = try await server.role("Group Leader", of: group.id)
      for attempt in [
        { try await ann.client.grant("view_forum", to: leading, in: group.id) },
        { try await ann.client.revoke("view_forum", from: leading, in: group.id) },
        {
          _ = try await ann.client.updateRole(
            leading, patch { $0.permissions = .set(["view_forum"]) }, in: group.id)
        },
        {
          _ = try await ann.client.createRole(
            CreateRole(name: "Chief", isLeader: true, permissions: ["view_forum"]), in: group.id)
        },
      ] {
        #expect(try await problem { try await attempt() }.code == "leader_role_is_whole")
      }
      let chief = try await ann.client.createRole(
        CreateRole(name: "Chief", isLeader: true), in: group.id)
      #expect(chief.permissions.count > 20)
    }
  }

  @Test("K7: editing or deleting the role that leads leaves nobody without a leader")
  func lastLeaderRole() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup(joinedBy: [bob])
      let leading = try await server.role("Group Leader", of: group.id)
      let demoted = try await problem {
        try await ann.client.updateRole(
          leading, patch { $0.isLeader = .set(false) }, in: group.id)
      }
      #expect(demoted.code == "last_leader")
      #expect(
        try await problem { try await ann.client.deleteRole(leading, in: group.id) }.code
          == "last_leader")
      let chief = try await ann.client.createRole(
        CreateRole(name: "Chief", isLeader: true), in: group.id)
      try await ann.client.assignRole(chief.id, to: bob.id, in: group.id)
      _ = try await ann.client.updateRole(
        leading, patch { $0.isLeader = .set(false) }, in: group.id)
      #expect(try await bob.client.group(group.id).leaderIds == [bob.id])
      let thin = try await ann.client.why("view_forum", in: group.id)
      #expect(!thin.granted)
      // A role that begins to lead drops what it was granted, and makes its holders leaders.
      let member = try await server.role("Member", of: group.id)
      _ = try await bob.client.updateRole(
        member,
        patch {
          $0.isJoiner = .set(false); $0.isLeader = .set(true)
        }, in: group.id)
      #expect(try await bob.client.why("delete_group", in: group.id).paths.count == 2)
      #expect(
        try await server.value(
          """
          select count(*) from public.group_role_permissions where group_role_id = '\(member)'
          """) == "0")
    }
  }

  @Test(
    "K7: who leads by two roles lays one down and leads on, in every mode of succession",
    arguments: Group.Succession.allCases)
  func twoLeaderRoles(succession: Group.Succession) async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup(succession: succession, joinedBy: [bob])
      let leading = try await server.role("Group Leader", of: group.id)
      let chief = try await ann.client.createRole(
        CreateRole(name: "Chief", isLeader: true), in: group.id)
      try await ann.client.assignRole(chief.id, to: ann.id, in: group.id)
      try await ann.client.unassignRole(leading, from: ann.id, in: group.id)
      #expect(try await ann.client.group(group.id).leaderIds == [ann.id])
      // The other one is the last.
      if succession != .automatic {
        let refused = try await problem {
          try await ann.client.unassignRole(chief.id, from: ann.id, in: group.id)
        }
        #expect(refused.code == "last_leader")
      }
      try await ann.client.unassignRole(
        chief.id, from: ann.id, in: group.id, successor: bob.id)
      #expect(try await bob.client.group(group.id).leaderIds == [bob.id])
    }
  }

  @Test("K8: deleting a role ends the invitations into it, and keeps what they were")
  func invitations() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup()
      let role = try await ann.client.createRole(CreateRole(name: "Guest"), in: group.id)
      let invite = try await ann.client.createInvite(
        CreateInvite(userId: bob.id, roleId: role.id), to: group.id)
      let link = try await ann.client.createInvite(
        CreateInvite(link: true, roleId: role.id), to: group.id)
      try await ann.client.deleteRole(role.id, in: group.id)
      for id in [invite.id.description, try #require(link.token)] {
        #expect(
          try await problem { try await bob.client.acceptInvite(token: id) }.code
            == "invite_not_pending")
      }
      #expect(try await server.membership(bob, in: group.id) == nil)
      #expect(
        try await server.value(
          """
          select count(*) from public.invites where group_id = '\(group.id)'
          and status = 'revoked' and group_role_id is null
          """) == "2")
    }
  }

  @Test("K11: bad input names the field and changes nothing")
  func badInput() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup()
      let before = try await ann.client.roles(of: group.id).items
      for (body, status, code) in [
        (#"{}"#, 422, "invalid_values"), (#"{"name":null}"#, 422, "invalid_values"),
        (#"{"name":""}"#, 422, "invalid_values"), (#"{"name":"   "}"#, 422, "invalid_values"),
        (#"{"name":"a\u0007b"}"#, 422, "invalid_values"),
        (#"{"name":"\#(String(repeating: "x", count: 101))"}"#, 422, "invalid_values"),
        (#"{"name":"Member"}"#, 409, "role_name_taken"),
        (#"{"name":"X","permissions":["fly"]}"#, 422, "unknown_permission"),
        (#"{"name":"X","permissions":["create_group"]}"#, 422, "unknown_permission"),
        (#"{"name":"X","permissions":[1]}"#, 422, "invalid_values"),
        (#"{"name":"X","permissions":"view_forum"}"#, 422, "invalid_values"),
        (#"{"name":"X","isLeader":"yes"}"#, 422, "invalid_values"),
        (#"{"name":"X","color":"red"}"#, 422, "invalid_values"),
        (#"["X"]"#, 422, "invalid_values"), (#"{"name":"X""#, 400, "malformed"),
        ("", 400, "malformed"),
      ] {
        let answer = try await ann.client.send(
          .post, "/groups/\(group.id)/roles", body: .init(body.utf8))
        #expect(answer.status == status, "\(body)")
        #expect(answer.problem?.code == code, "\(body)")
      }
      let member = try await server.role("Member", of: group.id)
      for body in [
        #"{"name":null}"#, #"{"isLeader":null}"#, #"{"isJoiner":null}"#,
        #"{"permissions":["fly"]}"#, #"{"id":"x"}"#, #"{"name":"Observer"}"#,
      ] {
        let answer = try await ann.client.send(
          .patch, "/groups/\(group.id)/roles/\(member)", body: .init(body.utf8))
        #expect([409, 422].contains(answer.status), "\(body) \(answer.status)")
      }
      // Null permissions are none.
      let none = try await ann.client.send(
        .patch, "/groups/\(group.id)/roles/\(member)", body: .init(#"{"permissions":null}"#.utf8))
      #expect(try none.json()["permissions"] == [])
      #expect(try await ann.client.roles(of: group.id).items.map(\.name) == before.map(\.name))
    }
  }
}
