import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct VisibilityTests {
  private static let publicFields: Set<String> = [
    "id", "name", "description", "label", "isPublic", "memberCount", "archivedAt", "createdAt",
  ]

  /// The fields of a group that say something.
  private func said(_ group: JSONValue) -> Set<String> {
    guard case .object(let fields) = group else { return [] }
    return Set(fields.filter { $0.value != .null && $0.value != [] }.keys)
  }

  @Test("K14: a public group shows name, description, label and size to anybody, and nothing else")
  func publicGroup() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let eve = try await server.person("Eve")
      let group = try await ann.client.createGroup(
        CreateGroup(name: "Open \(ann.id)", description: "All", label: "Club", isPublic: true))
      for client in [try server.client(), eve.client] {
        let one = try await client.send(.get, "/groups/\(group.id)")
        #expect(one.status == 200)
        #expect(try said(one.json()).isSubset(of: Self.publicFields))
        let list = try await client.send(
          .get, "/groups", query: ["scope": "public", "q": "open \(ann.id)"])
        let items = try list.json()["items"]?.items ?? []
        #expect(items.map { $0["id"]?.text } == [group.id.description])
        #expect(items.allSatisfy { said($0).isSubset(of: Self.publicFields) })
        #expect(items.first?["memberCount"] == .number(1))
      }
      let members = try await eve.client.send(.get, "/groups/\(group.id)/members")
      #expect(members.problem?.code == "forbidden")
      #expect(try await server.client().send(.get, "/groups/\(group.id)/members").status == 401)
    }
  }

  @Test("K14: a private group is found by nobody outside")
  func privateGroup() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let eve = try await server.person("Eve")
      let group = try await ann.makeGroup("Closed \(ann.id)")
      for client in [try server.client(), eve.client] {
        #expect(try await client.send(.get, "/groups/\(group.id)").status == 404)
        let list = try await client.groups(scope: .public, matching: "closed \(ann.id)")
        #expect(list.total == 0)
      }
      #expect(try await ann.client.groups(scope: .mine, matching: "CLOSED").total == 1)
      #expect(try await ann.client.groups(scope: .mine, matching: "100%_").total == 0)
      let visitor = try await server.client().send(.get, "/groups", query: ["scope": "mine"])
      #expect(visitor.problem?.code == "not_signed_in")
      let rows = try await server.session.run(
        as: .person(eve.id), "select id from public.groups where id = '\(group.id)'")
      #expect(rows.isEmpty)
    }
  }

  @Test("K14: in SQL those outside read of public groups what makes them findable, no more")
  func outsideSQL() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let eve = try await server.person("Eve")
      let open = try await ann.client.createGroup(CreateGroup(name: "Open", isPublic: true))
      let closed = try await ann.makeGroup("Closed")
      let both = "in ('\(open.id)', '\(closed.id)')"
      for role in [SQLSession.Role.visitor, .person(eve.id)] {
        let rows = try await server.session.run(
          as: role, "select name from api.public_groups where id \(both)")
        #expect(rows == [["Open"]])
        for column in ["settings", "succession", "\"createdById\"", "\"joinCode\""] {
          let state = try await sqlState {
            try await server.session.run(as: role, "select \(column) from api.public_groups")
          }
          #expect(state == "42703", "\(column)")
        }
      }
      // The row itself is for those inside.
      let row = "select settings from public.groups where id \(both)"
      #expect(
        try await sqlState { try await server.session.run(as: .visitor, row) } == "42501")
      #expect(try await server.session.run(as: .person(eve.id), row).isEmpty)
    }
  }

  @Test("K14: members are listed where the list is open, and to leaders always")
  func memberList() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let group = try await ann.makeGroup(joinedBy: [bob, cid])
      #expect(try await bob.client.members(of: group.id).total == 3)
      let hidden = try await ann.client.send(
        .patch, "/groups/\(group.id)", json: #"{"showMemberList":false}"#)
      #expect(hidden.status == 200)
      let refusal = try await problem { try await bob.client.members(of: group.id) }
      #expect(refusal.code == "forbidden")
      #expect(refusal.permission == "view_member_list")
      let rows = try await server.session.run(
        as: .person(bob.id),
        """
        select user_id from public.group_memberships where group_id = '\(group.id)'
        and user_id not in ('\(bob.id)', '\(ann.id)')
        """)
      #expect(rows.isEmpty)
      #expect(try await ann.client.members(of: group.id).total == 3)
      // Who leads stays known to the members.
      #expect(try await bob.client.group(group.id).value.leaderIds == [ann.id])
    }
  }

  @Test("K14: without view_member_list a member sees themselves and the leaders")
  func withoutPermission() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let group = try await ann.makeGroup(joinedBy: [bob, cid])
      try await server.sql(
        """
        update public.group_role_permissions set granted = false where group_id = '\(group.id)'
        and permission_id = (select id from public.permissions where name = 'view_member_list')
        """)
      #expect(try await problem { try await bob.client.members(of: group.id) }.status == 403)
      let rows = try await server.session.run(
        as: .person(bob.id),
        "select user_id from public.group_members where group_id = '\(group.id)' order by joined_at"
      )
      #expect(rows.map { $0[0] } == [ann.id.description, bob.id.description])
    }
  }

  @Test("004: view_member_profiles shows what a member says of themselves, of those who are listed")
  func profiles() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let dan = try await server.person("Dan")
      let outer = try await ann.makeGroup(joinedBy: [bob])
      let inner = try await ann.makeGroup("Inner", joinedBy: [cid])
      try await ann.client.offerNesting(OfferNesting(groupId: inner.id), in: outer.id)
      for person in [ann, bob, cid] {
        var profile = UpdateAccount()
        profile.bio = .set("I am \(person.id)")
        _ = try await person.client.updateAccount(profile)
      }
      for (person, via) in [(ann, nil), (bob, nil), (cid, inner.id)] as [(Person, Group.ID?)] {
        let seen = try await bob.client.member(person.id, of: outer.id)
        #expect(seen.bio == "I am \(person.id)")
        #expect(seen.via == via)
        // But for what they say of themselves, it is what the list shows.
        let listed = try await bob.client.members(of: outer.id).items
          .first { $0.userId == person.id }
        #expect(seen.fullName == listed?.fullName && seen.roles == listed?.roles)
        #expect(seen.status == listed?.status && seen.joinedAt == listed?.joinedAt)
      }
      let absent = try await problem { try await bob.client.member(dan.id, of: outer.id) }
      #expect(absent.code == "not_found")
      try await server.sql(
        """
        update public.group_role_permissions set granted = false where group_id = '\(outer.id)'
        and permission_id = (
          select id from public.permissions where name = 'view_member_profiles'
        )
        """)
      let refusal = try await problem { try await bob.client.member(ann.id, of: outer.id) }
      #expect(refusal.permission == "view_member_profiles")
      // They left, and are in by the inner group still.
      try await ann.client.removeMember(bob.id, from: outer.id)
      #expect(try await ann.client.member(bob.id, of: outer.id).status == .removed)
    }
  }
}
