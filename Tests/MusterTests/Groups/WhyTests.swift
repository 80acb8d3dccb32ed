import MusterClient
import MusterModels
import Testing

@testable import Muster

/// K18: why somebody may, what is missing, and that every way of asking gives the same answer.
@Suite struct WhyTests {
  @Test(
    "K18: each path is told: membership, role and grant; and what is missing when there is none")
  func told() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let eve = try await server.person("Eve")
      let group = try await ann.client.createGroup(CreateGroup(name: "Club", isPublic: true))
      _ = try await bob.client.join(code: try #require(group.joinCode))

      let leads = try await ann.client.why("delete_group", in: group.id)
      let path = try #require(leads.paths.first)
      #expect(leads.granted && leads.paths.count == 1 && leads.missing.isEmpty)
      #expect(path.kind == .direct && path.grant == .leader && path.edges == [])
      #expect(path.membership?.groupId == group.id && path.role?.name == "Group Leader")

      let posts = try await bob.client.why("post_forum_messages", in: group.id)
      #expect(posts.paths.map(\.grant) == [.role] && posts.paths.first?.role?.name == "Member")
      let deletes = try await bob.client.why("delete_group", in: group.id)
      #expect(!deletes.granted && deletes.paths.isEmpty)
      #expect(deletes.missing.map(\.code) == ["no_role_grants"])
      #expect(deletes.missing.first?.roles == ["Member"])
      #expect(deletes.missing.first?.grantedBy == ["Group Leader"])

      #expect(
        try await eve.client.why("view_forum", in: group.id).missing.map(\.code)
          == ["not_a_member"])
      let aboutEve = try await ann.client.why("view_forum", in: group.id, user: eve.id)
      #expect(!aboutEve.granted && aboutEve.userId == eve.id)
      _ = try await ann.client.createInvite(CreateInvite(userId: eve.id), to: group.id)
      #expect(
        try await eve.client.why("view_forum", in: group.id).missing.map(\.code)
          == ["membership_invited"])
      try await bob.client.leaveGroup(group.id)
      #expect(
        try await bob.client.why("view_forum", in: group.id).missing.map(\.code)
          == ["membership_left"])
      try await server.makeAdmin(eve)
      let admin = try await eve.client.why("delete_group", in: group.id)
      #expect(admin.paths.map(\.kind) == [.platform])
      #expect(admin.paths.first?.role?.name == "Platform Admin")
    }
  }

  @Test("K18: about others with assign_roles only; unknown permissions and people are said to be")
  func asked() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup(joinedBy: [bob])
      let refused = try await problem {
        try await bob.client.why("view_forum", in: group.id, user: ann.id)
      }
      #expect(refused.code == "forbidden" && refused.permission == "assign_roles")
      #expect(try await bob.client.why("view_forum", in: group.id, user: bob.id).granted)
      for name in ["", "create_group", "fly", "VIEW_FORUM", String(repeating: "x", count: 5_000)] {
        let unknown = try await problem { try await bob.client.why(name, in: group.id) }
        #expect(unknown.code == "invalid_values", "\(name)")
        #expect(unknown.errors?.map(\.field) == ["permission"])
      }
      for query: APIQuery in [[:], ["permission": "view_forum", "userId": "me"]] {
        let answer = try await bob.client.send(.get, "/groups/\(group.id)/why", query: query)
        #expect(answer.status == 422)
      }
      // Nobody is told apart from somebody who is no member.
      let nobody = User.ID(group.id.uuid)
      #expect(
        try await ann.client.why("view_forum", in: group.id, user: nobody).missing.map(\.code)
          == ["not_a_member"])
    }
  }

  @Test("K18: whoever may ask about others still learns of no membership that is hidden from them")
  func hiddenWay() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cem = try await server.person("Cem")
      let outer = try await ann.client.createGroup(CreateGroup(name: "Outer", isPublic: true))
      let inner = try await bob.client.createGroup(
        CreateGroup(name: "Inner", isPublic: true, showMemberList: false))
      _ = try await cem.client.join(code: try #require(inner.joinCode))
      _ = try await ann.client.offerNesting(OfferNesting(groupId: inner.id), in: outer.id)
      _ = try await bob.client.acceptNesting(of: inner.id, in: outer.id)
      let seen = try await ann.client.why("view_forum", in: outer.id, user: cem.id)
      #expect(seen.granted && seen.paths.count == 1)
      #expect(seen.paths.first?.membership == nil && seen.paths.first?.edges == nil)
      #expect(seen.paths.first?.role == nil && seen.paths.first?.grant == .role)
      let own = try await cem.client.why("view_forum", in: outer.id)
      #expect(own.paths.first?.membership?.groupId == inner.id)
      #expect(own.paths.first?.edges?.map(\.outerGroupId) == [outer.id])
    }
  }

  @Test("K18: of more ways than could be listed it tells a hundred")
  func manyWays() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      // Twenty storeys of two groups, each inside both of the next: 2¹⁹ ways from bottom to top.
      let bottom = try await ann.makeGroup(joinedBy: [bob])
      var below = [bottom.id]
      var lowest: [Group.ID] = []
      for storey in 0..<20 {
        var here: [Group.ID] = []
        for _ in 0..<(storey == 19 ? 1 : 2) { here.append(try await ann.makeGroup().id) }
        for inner in below {
          for outer in here {
            try await ann.client.offerNesting(OfferNesting(groupId: inner), in: outer)
          }
        }
        below = here
        if lowest.isEmpty { lowest = here }
      }
      let why = try await bob.client.why("view_forum", in: try #require(below.first))
      #expect(why.granted && why.paths.count == 100)
      #expect(why.paths.allSatisfy { $0.edges?.count == 20 })
      #expect(Set(why.paths.map { $0.edges ?? [] }).count == 100)
      let not = try await bob.client.why("delete_group", in: try #require(below.first))
      #expect(not.missing.map(\.code) == ["no_role_grants"])
      // With the lowest storey closed, none of the ways above it is walked.
      for closed in lowest {
        var off = UpdateGroup()
        off.settings = .set(["inheritance": false])
        _ = try await ann.client.updateGroup(closed, off)
      }
      let shut = try await ann.client.why(
        "view_forum", in: try #require(below.first), user: bob.id)
      #expect(!shut.granted && shut.missing.map(\.code) == ["inheritance_off"])
    }
  }

  @Test("K18: why, effective_permissions, policies and pages agree for everybody, in plain SQL")
  func agree() async throws {
    try await TestServer.with { server in
      let world = try await World(server)
      let groups = try await server.rows("select id from public.groups order by id")
        .compactMap { $0.first ?? nil }
      let permissions = try await server.rows(
        "select name from public.permissions where scope = 'group' order by name"
      ).compactMap { $0.first ?? nil }
      // What was taken away is still a row.
      try await server.sql(
        """
        update public.group_role_permissions as g set granted = false
        from public.permissions as p, public.groups as o
        where p.id = g.permission_id and p.name = 'view_forum'
          and o.id = g.group_id and o.archived_at is null
        """)
      var granted = 0
      for actor in Actor.people {
        let session = try await ActorSession(actor, on: world.server.superuser)
        defer { session.close() }
        for group in groups {
          let read = try await session.attempt(
            "select permission from muster.my_permissions where group_id = '\(group)'")
          let told = try await session.attempt(
            """
            select p.name from public.permissions as p where p.scope = 'group'
            and (public.why('\(group)', p.name) ->> 'granted')::boolean
            """)
          let effective = try await session.attempt(
            "select permission from public.effective_permissions('\(group)')")
          // What pages offer to do.
          let offered = try await session.attempt(
            """
            select json_array_elements_text(api.frame('\(group)')::json -> 'group' -> 'permissions')
            """)
          #expect((offered.keys ?? []) == (read.keys ?? []), "\(actor)")
          // To whom the group is hidden, all say the same: nothing.
          let expected: Set<String> = actor == .admin ? Set(permissions) : read.keys ?? []
          #expect((told.keys ?? []) == expected, "\(actor)")
          #expect((effective.keys ?? []) == expected, "\(actor)")
          granted += expected.count
        }
      }
      #expect(granted > 100)
    }
  }
}
