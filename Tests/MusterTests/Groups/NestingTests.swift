import MusterClient
import MusterModels
import Testing

@testable import Muster

/// K13 over the API and in plain SQL: who is in a group through another one, and when it ends.
@Suite struct NestingTests: NestingChecks {
  @Test("K13: edges end inside a savepoint, too")
  func savepoint() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let outer = try await ann.makeGroup("Outer")
      let inner = try await ann.makeGroup("Inner")
      try await nest(inner.id, in: outer.id, by: ann, and: ann)
      let state = try await sqlState {
        try await server.session.run(
          as: .person(ann.id), "savepoint one", "select public.archive_group('\(inner.id)')")
      }
      #expect(state == nil)
      #expect(try await ann.client.subgroups(of: outer.id).items.isEmpty)
    }
  }

  @Test("K13: at any depth, by several ways, in the role of the edge; it ends with the inner group")
  func depth() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      var chain: [Group] = []
      for number in 0..<6 { chain.append(try await ann.makeGroup("Ring \(number)")) }
      _ = try await bob.client.join(code: try #require(chain[0].joinCode))
      let other = try await ann.makeGroup("Other", joinedBy: [bob])
      for (inner, outer) in zip(chain, chain.dropFirst()) {
        try await nest(inner.id, in: outer.id, by: ann, and: ann)
      }
      let top = try #require(chain.last)
      let watcher = try await server.role("Observer", of: top.id)
      _ = try await ann.client.offerNesting(
        OfferNesting(groupId: other.id, roleId: watcher), in: top.id)
      // Two ways in, so two roles unite.
      let mine = try #require(
        try await bob.client.myGroups(pageSize: 100).items.first { $0.id == top.id })
      #expect(mine.membership?.roles == ["Member", "Observer"])
      #expect(mine.membership?.via == chain[0].id)
      #expect(mine.memberCount == 1)
      #expect(try await members(top.id, seenBy: bob) == [ann.id: false, bob.id: true])
      #expect(try await bob.client.why("view_forum", in: top.id).paths.count == 2)
      let long = try await bob.client.why("post_forum_messages", in: top.id)
      #expect(long.paths.map { $0.edges?.count } == [5])

      try await bob.client.leaveGroup(chain[0].id)
      #expect(
        try await bob.client.myGroups(pageSize: 100).items.first { $0.id == top.id }?
          .membership?.roles == ["Observer"])
      try await bob.client.leaveGroup(other.id)
      for ring in chain { #expect(try await !isInside(ring.id, bob, server)) }
      #expect(try await members(top.id, seenBy: ann) == [ann.id: false])
    }
  }

  @Test("K13: a direct membership replaces the indirect one; paused or removed it blocks")
  func direct() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let outer = try await ann.makeGroup("Outer")
      let inner = try await ann.makeGroup("Inner", joinedBy: [bob])
      try await nest(inner.id, in: outer.id, by: ann, and: ann)
      #expect(try await members(outer.id, seenBy: ann) == [ann.id: false, bob.id: true])

      // Invited, one is in through the group still.
      _ = try await ann.client.createInvite(CreateInvite(userId: bob.id), to: outer.id)
      #expect(try await isInside(outer.id, bob, server))
      _ = try await bob.client.join(code: try #require(outer.joinCode))
      #expect(try await members(outer.id, seenBy: ann) == [ann.id: false, bob.id: false])
      #expect(try await ann.client.group(outer.id).memberCount == 2)

      try await ann.client.pauseMember(bob.id, in: outer.id)
      #expect(try await members(outer.id, seenBy: ann) == [ann.id: false, bob.id: false])
      let rows = try await server.session.run(
        as: .person(bob.id), "select from muster.my_access where group_id = '\(outer.id)'")
      #expect(rows.isEmpty)
      let blocked = try await bob.client.why("view_forum", in: outer.id)
      #expect(
        blocked.missing.map(\.code) == ["membership_paused", "direct_membership_blocks"])
      try await ann.client.activateMember(bob.id, in: outer.id)

      // Having left, one is in through the group again; removed, one is not.
      try await bob.client.leaveGroup(outer.id)
      #expect(try await isInside(outer.id, bob, server))
      #expect(try await bob.client.myGroups(state: .previous).items.isEmpty)
      _ = try await bob.client.join(code: try #require(outer.joinCode))
      try await ann.client.removeMember(bob.id, from: outer.id)
      #expect(try await !isInside(outer.id, bob, server))
      #expect(try await members(outer.id, seenBy: ann) == [ann.id: false])
      #expect(try await bob.client.myGroups(state: .previous).items.map(\.id) == [outer.id])
      #expect(try await isInside(inner.id, bob, server))
    }
  }

  @Test("K13: indirect members neither lead nor fill a group, and lead nothing in SQL")
  func countsDirect() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cem = try await server.person("Cem")
      let outer = try await ann.makeGroup("Outer", succession: .automatic, maxMembers: 2)
      let inner = try await bob.makeGroup("Inner", joinedBy: [cem, ann])
      _ = try await ann.client.offerNesting(OfferNesting(groupId: inner.id), in: outer.id)
      _ = try await bob.client.acceptNesting(of: inner.id, in: outer.id)
      #expect(try await ann.client.group(outer.id).memberCount == 1)
      // Bob leads the inner group, and nothing of the outer one.
      let change = try await problem {
        try await bob.client.deleteGroup(outer.id)
      }
      #expect(change.code == "forbidden")
      // The last direct member goes: nobody inherits, the group is archived, the edge ends.
      try await ann.client.leaveGroup(outer.id)
      #expect(try await !isInside(outer.id, cem, server))
      #expect(
        try await server.value(
          "select (archived_at is not null)::text from public.groups where id = '\(outer.id)'")
          == "true")
    }
  }

  @Test("K13: no group is inside itself, by whatever way and whoever writes it")
  func cycles() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      var rings: [Group] = []
      for number in 0..<4 { rings.append(try await ann.makeGroup("Ring \(number)")) }
      for (inner, outer) in zip(rings, rings.dropFirst()) {
        try await nest(inner.id, in: outer.id, by: ann, and: ann)
      }
      for number in 0..<4 {
        let refused = try await problem {
          try await ann.client.offerNesting(
            OfferNesting(groupId: rings[3].id), in: rings[number].id)
        }
        #expect(refused.code == "nesting_cycle")
      }
      // Inheritance turned off does not open the way.
      var off = UpdateGroup()
      off.settings = .set(["inheritance": false])
      _ = try await ann.client.updateGroup(rings[2].id, off)
      let written = try await sqlState {
        try await server.session.run(
          as: .owner,
          """
          insert into public.group_memberships
          (group_id, member_group_id, edge_role_id, added_by_user_id)
          select '\(rings[0].id)', '\(rings[3].id)', r.id, '\(ann.id)'
          from public.group_roles as r
          where r.group_id = '\(rings[0].id)' and r.name = 'Member'
          """)
      }
      #expect(written == "MU090")
    }
  }

  @Test("K13: settings.inheritance lets nobody in through a group, and back in when it is on")
  func inheritance() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let inner = try await ann.makeGroup("Inner", joinedBy: [bob])
      let middle = try await ann.makeGroup("Middle")
      let outer = try await ann.makeGroup("Outer")
      try await nest(inner.id, in: middle.id, by: ann, and: ann)
      try await nest(middle.id, in: outer.id, by: ann, and: ann)
      func set(_ settings: JSONValue, of group: Group.ID) async throws {
        var change = UpdateGroup()
        change.settings = .set(settings)
        _ = try await ann.client.updateGroup(group, change)
      }
      try await set(["inheritance": false, "color": "red"], of: middle.id)
      #expect(try await !isInside(middle.id, bob, server))
      #expect(try await !isInside(outer.id, bob, server))
      try await set(["inheritance": true], of: middle.id)
      #expect(try await isInside(outer.id, bob, server))
      try await set(["inheritance": false], of: outer.id)
      #expect(try await isInside(middle.id, bob, server))
      #expect(try await !isInside(outer.id, bob, server))
      try await set([:], of: outer.id)
      #expect(try await isInside(outer.id, bob, server))
      let wrong = try await problem { try await set(["inheritance": "no"], of: outer.id) }
      #expect(wrong.code == "invalid_values" && wrong.errors?.first?.field == "settings")
    }
  }

  @Test("K13, K14: the inner group's hidden list stays hidden in the outer one")
  func hiddenList() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cem = try await server.person("Cem")
      let outer = try await ann.makeGroup("Outer", joinedBy: [cem])
      let inner = try await ann.client.createGroup(
        CreateGroup(name: "Inner", showMemberList: false))
      _ = try await bob.client.join(code: try #require(inner.joinCode))
      try await nest(inner.id, in: outer.id, by: ann, and: ann)
      #expect(try await members(outer.id, seenBy: cem) == [ann.id: false, cem.id: false])
      let profile = "select from public.users where id = '\(bob.id)'"
      #expect(try await server.session.run(as: .person(cem.id), profile).isEmpty)
      // Who leads the inner group knows who is in it.
      #expect(
        try await members(outer.id, seenBy: ann)
          == [ann.id: false, bob.id: true, cem.id: false])
      // Opened, it shows them, and A6 lets see who they are.
      var open = UpdateGroup()
      open.showMemberList = .set(true)
      _ = try await ann.client.updateGroup(inner.id, open)
      #expect(try await members(outer.id, seenBy: cem).count == 3)
      #expect(try await server.session.run(as: .person(cem.id), profile).count == 1)
      #expect(
        try await server.session.run(
          as: .person(bob.id), "select from public.users where id = '\(cem.id)'"
        ).count == 1)
    }
  }

  @Test("K13: archiving and deleting end edges on both sides; crews never nest")
  func ends() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let inner = try await ann.makeGroup("Inner", joinedBy: [bob])
      let middle = try await ann.makeGroup("Middle")
      let outer = try await ann.makeGroup("Outer")
      try await nest(inner.id, in: middle.id, by: ann, and: ann)
      try await nest(middle.id, in: outer.id, by: ann, and: ann)
      _ = try await ann.client.archiveGroup(middle.id)
      #expect(try await ann.client.subgroups(of: middle.id).items.isEmpty)
      #expect(try await ann.client.supergroups(of: middle.id).items.isEmpty)
      #expect(try await !isInside(outer.id, bob, server))
      let archived = try await problem {
        try await ann.client.offerNesting(OfferNesting(groupId: inner.id), in: middle.id)
      }
      #expect(archived.code == "archived")
      _ = try await ann.client.unarchiveGroup(middle.id)
      #expect(try await !isInside(outer.id, bob, server))
      try await nest(inner.id, in: middle.id, by: ann, and: ann)
      try await nest(middle.id, in: outer.id, by: ann, and: ann)
      #expect(try await isInside(outer.id, bob, server))
      try await ann.client.deleteGroup(middle.id)
      #expect(try await !isInside(outer.id, bob, server))

      let crew = try await ann.makeGroup("Crew", template: "Dinner Crew")
      for (one, two) in [(crew, outer), (outer, crew)] {
        let refused = try await problem {
          try await ann.client.offerNesting(OfferNesting(groupId: one.id), in: two.id)
        }
        #expect(refused.code == "not_nestable")
      }
    }
  }
}
