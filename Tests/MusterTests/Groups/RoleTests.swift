import MusterClient
import MusterModels
import Testing

@testable import Muster

/// Who gives which role, and touches whom (K12). Roles are given in SQL.
@Suite struct RoleTests {
  private struct Scene {
    let ann: Person
    let bob: Person
    let cid: Person
    let group: Group.ID

    func assign(_ role: Role.ID, to person: Person) -> String {
      "select public.assign_role('\(group)', '\(person.id)', '\(role)')"
    }

    func unassign(_ role: Role.ID, from person: Person) -> String {
      "select public.unassign_role('\(group)', '\(person.id)', '\(role)')"
    }
  }

  /// Ann leads; Bob and Cid are members, whose role may also do as given.
  private func scene(_ server: TestServer, _ permissions: String...) async throws -> Scene {
    let ann = try await server.person("Ann")
    let bob = try await server.person("Bob")
    let cid = try await server.person("Cid")
    let group = try await ann.makeGroup(joinedBy: [bob, cid])
    for permission in permissions {
      try await server.grant(permission, to: "Member", of: group.id)
    }
    return Scene(ann: ann, bob: bob, cid: cid, group: group.id)
  }

  @Test("K12: nobody gives or takes a role that has a permission they lack")
  func above() async throws {
    try await TestServer.shared { server in
      let scene = try await scene(server, "assign_roles", "remove_roles")
      let leader = try await server.role("Group Leader", of: scene.group)
      let observer = try await server.role("Observer", of: scene.group)
      // Observers hold view_journey_content, which members have too: within Bob's reach.
      try await server.session.run(
        as: .person(scene.bob.id), scene.assign(observer, to: scene.cid))
      try await server.session.run(
        as: .person(scene.bob.id), scene.unassign(observer, from: scene.cid))
      try await server.grant("delete_group", to: "Observer", of: scene.group)
      for (role, person) in [(leader, scene.bob), (leader, scene.cid), (observer, scene.cid)] {
        let given = try await sqlState {
          try await server.session.run(as: .person(scene.bob.id), scene.assign(role, to: person))
        }
        #expect(given == "MU012")
      }
      try await server.session.run(
        as: .person(scene.ann.id), scene.assign(observer, to: scene.cid))
      for (role, person) in [(leader, scene.ann), (observer, scene.cid)] {
        let taken = try await sqlState {
          try await server.session.run(
            as: .person(scene.bob.id), scene.unassign(role, from: person))
        }
        #expect(taken == "MU012")
      }
    }
  }

  @Test(
    "K12: without assign_roles and remove_roles nobody gives or takes any; one's own is laid down")
  func without() async throws {
    try await TestServer.shared { server in
      let scene = try await scene(server)
      let member = try await server.role("Member", of: scene.group)
      let statements = [
        scene.assign(member, to: scene.cid), scene.unassign(member, from: scene.cid),
      ]
      for statement in statements {
        let state = try await sqlState {
          try await server.session.run(as: .person(scene.bob.id), statement)
        }
        #expect(state == "MU011")
      }
      try await server.session.run(
        as: .person(scene.bob.id), scene.unassign(member, from: scene.bob))
      let own = try await scene.bob.client.myGroups().items.first?.membership
      #expect(own?.roles == [])
      #expect(own?.status == .active)
      // What the role allowed is over with it.
      let list = try await problem { try await scene.bob.client.members(of: scene.group) }
      #expect(list.code == "forbidden")
    }
  }

  @Test("K12: only leaders touch a leader, whatever permissions others hold")
  func leaders() async throws {
    try await TestServer.shared { server in
      let scene = try await scene(
        server, "remove_members", "pause_members", "activate_members", "assign_roles")
      let leader = try await server.role("Group Leader", of: scene.group)
      try await server.session.run(
        as: .person(scene.ann.id), scene.assign(leader, to: scene.cid))
      let removing = try await problem {
        try await scene.bob.client.removeMember(scene.cid.id, from: scene.group)
      }
      #expect(removing.code == "leader_protected")
      #expect(removing.status == 403)
      let pausing = try await problem {
        try await scene.bob.client.pauseMember(scene.cid.id, in: scene.group)
      }
      #expect(pausing.code == "leader_protected")
      _ = try await scene.ann.client.pauseMember(scene.cid.id, in: scene.group)
      let activating = try await problem {
        try await scene.bob.client.activateMember(scene.cid.id, in: scene.group)
      }
      #expect(activating.code == "leader_protected")
      #expect(try await server.membership(scene.cid, in: scene.group) == "paused")
      _ = try await scene.ann.client.activateMember(scene.cid.id, in: scene.group)
      try await scene.ann.client.removeMember(scene.cid.id, from: scene.group)
    }
  }

  @Test("K12: each action on members asks for its own permission")
  func own() async throws {
    try await TestServer.shared { server in
      let scene = try await scene(server, "pause_members")
      let bob = scene.bob.client
      _ = try await bob.pauseMember(scene.cid.id, in: scene.group)
      let activating = try await problem {
        try await bob.activateMember(scene.cid.id, in: scene.group)
      }
      #expect(activating.permission == "activate_members")
      let removing = try await problem {
        try await bob.removeMember(scene.cid.id, from: scene.group)
      }
      #expect(removing.permission == "remove_members")
      let renaming = try await bob.send(
        .patch, "/groups/\(scene.group)", json: #"{"name":"Bob's"}"#)
      #expect(renaming.problem?.permission == "edit_group_settings")
      let publishing = try await bob.send(
        .patch, "/groups/\(scene.group)", json: #"{"isPublic":true}"#)
      #expect(publishing.problem?.permission == "set_group_visibility")
      let hiding = try await bob.send(
        .patch, "/groups/\(scene.group)", json: #"{"showMemberList":false}"#)
      #expect(hiding.problem?.permission == "control_member_list_visibility")
      let deleting = try await problem { try await bob.deleteGroup(scene.group) }
      #expect(deleting.permission == "delete_group")
    }
  }

  @Test("K12: who may edit settings but does not lead changes no succession, nor one field more")
  func settings() async throws {
    try await TestServer.shared { server in
      let scene = try await scene(server, "edit_group_settings")
      let bob = scene.bob.client
      let fine = try await bob.send(.patch, "/groups/\(scene.group)", json: #"{"name":"New"}"#)
      #expect(fine.status == 200)
      for body in [
        #"{"name":"Newer","succession":"automatic"}"#, #"{"name":"Newer","isPublic":true}"#,
        #"{"name":"Newer","showMemberList":false}"#,
      ] {
        let refused = try await bob.send(.patch, "/groups/\(scene.group)", json: body)
        #expect(refused.status == 403, "\(body)")
      }
      let group = try await bob.group(scene.group).value
      #expect(group.name == "New")
      #expect(group.succession == .protect)
    }
  }

  @Test("K3: nobody removes themselves, or does anything to who is not there")
  func absent() async throws {
    try await TestServer.shared { server in
      let scene = try await scene(server)
      let eve = try await server.person("Eve")
      let own = try await problem {
        try await scene.ann.client.removeMember(scene.ann.id, from: scene.group)
      }
      #expect(own.code == "leave_instead")
      #expect(own.status == 409)
      try await scene.ann.client.removeMember(scene.cid.id, from: scene.group)
      for person in [eve, scene.cid] {
        for action in ["pause", "activate"] {
          let answer = try await scene.ann.client.send(
            .post, "/groups/\(scene.group)/members/\(person.id)/\(action)")
          #expect(answer.status == 404)
        }
        let removing = try await problem {
          try await scene.ann.client.removeMember(person.id, from: scene.group)
        }
        #expect(removing.status == 404)
      }
      let leaving = try await problem { try await eve.client.leaveGroup(scene.group) }
      #expect(leaving.status == 404)
      let again = try await problem { try await scene.cid.client.leaveGroup(scene.group) }
      #expect(again.code == "not_a_member")
    }
  }

  @Test("K11: fixed templates keep succession and size; unknown ones make no group")
  func templates() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let crew = try await ann.makeGroup(template: "dinner crew")
      #expect(crew.template == "Dinner Crew")
      for body in [#"{"succession":"protect"}"#, #"{"maxMembers":6}"#, #"{"maxMembers":null}"#] {
        let answer = try await ann.client.send(.patch, "/groups/\(crew.id)", json: body)
        #expect(answer.problem?.code == "fixed_by_template", "\(body)")
      }
      for (body, code) in [
        (#"{"name":"x","template":"Dinner Crew","maxMembers":6}"#, "fixed_by_template"),
        (#"{"name":"x","template":"Dinner Crew","succession":"choose"}"#, "fixed_by_template"),
        (#"{"name":"x","template":"No Such"}"#, "unknown_template"),
        (#"{"name":"x","template":""}"#, "unknown_template"),
        (#"{"name":"x","template":"%"}"#, "unknown_template"),
      ] {
        let answer = try await ann.client.send(.post, "/groups", json: body)
        #expect(answer.problem?.code == code, "\(body)")
      }
      #expect(try await ann.client.myGroups().total == 1)
    }
  }
}
