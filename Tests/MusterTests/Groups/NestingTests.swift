import MusterClient
import MusterModels
import Testing

@testable import Muster

/// K13 over the API and in plain SQL: consent, roles on edges, what a direct membership does.
@Suite struct NestingTests {
  /// Who is in a group, by what it shows to somebody: the person and whether through a group.
  private func members(_ group: Group.ID, seenBy person: Person) async throws -> [User.ID: Bool] {
    let page = try await person.client.members(of: group, pageSize: 100)
    #expect(page.total == page.items.count)
    #expect(Set(page.items.map(\.userId)).count == page.items.count)
    return Dictionary(uniqueKeysWithValues: page.items.map { ($0.userId, $0.via != nil) })
  }

  /// Whether SQL as the person reaches the group's inside, and what the API says of it.
  private func isInside(_ group: Group.ID, _ person: Person, _ server: TestServer) async throws
    -> Bool
  {
    let rows = try await server.session.run(
      as: .person(person.id), "select from muster.my_access where group_id = '\(group)'")
    let mine = try await person.client.myGroups(pageSize: 100).items.map(\.id).contains(group)
    #expect(mine == !rows.isEmpty)
    let may = try await server.session.run(
      as: .person(person.id),
      "select from muster.my_permissions where group_id = '\(group)' and permission = 'view_forum'")
    #expect(may.isEmpty == rows.isEmpty)
    return !rows.isEmpty
  }

  private func nest(
    _ inner: Group.ID, in outer: Group.ID, by innerLeader: Person, and outerLeader: Person
  ) async throws {
    let offer = try await outerLeader.client.offerNesting(
      OfferNesting(groupId: inner), in: outer)
    if offer.status == .invited {
      let edge = try await innerLeader.client.acceptNesting(of: inner, in: outer)
      #expect(edge.status == .active && edge.awaitsConsentOf == nil)
    }
  }

  @Test("K13: both groups' leaders consent, from whichever side it is offered; nobody else can")
  func consent() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let eve = try await server.person("Eve")
      let outer = try await ann.client.createGroup(CreateGroup(name: "Choir", isPublic: true))
      let inner = try await bob.client.createGroup(CreateGroup(name: "Altos", isPublic: true))
      _ = try await eve.client.join(code: try #require(inner.joinCode))

      for stranger in [eve, try await server.person("Mel")] {
        let refused = try await problem {
          try await stranger.client.offerNesting(OfferNesting(groupId: inner.id), in: outer.id)
        }
        #expect(refused.code == "forbidden" && refused.permission == "leader")
      }
      // By the outer side; the same side cannot agree, nor anybody inside.
      let offer = try await ann.client.offerNesting(
        OfferNesting(groupId: inner.id), in: outer.id)
      #expect(offer.status == .invited && offer.awaitsConsentOf == .inner)
      #expect(offer.role == "Member")
      #expect(try await !isInside(outer.id, bob, server))
      for wrong in [ann, eve] {
        let refused = try await problem {
          try await wrong.client.acceptNesting(of: inner.id, in: outer.id)
        }
        #expect(["forbidden", "not_found"].contains(refused.code))
      }
      #expect(
        try await bob.client.supergroups(of: inner.id, state: .offered).items.map(\.groupId)
          == [outer.id])
      #expect(try await eve.client.supergroups(of: inner.id, state: .offered).items.isEmpty)
      _ = try await bob.client.acceptNesting(of: inner.id, in: outer.id)
      _ = try await bob.client.acceptNesting(of: inner.id, in: outer.id)
      #expect(try await isInside(outer.id, bob, server))
      #expect(try await isInside(outer.id, eve, server))
      let again = try await problem {
        try await ann.client.offerNesting(OfferNesting(groupId: inner.id), in: outer.id)
      }
      #expect(again.code == "already_member")

      // Ended by the inner side, then asked for by it.
      try await bob.client.endNesting(of: inner.id, in: outer.id)
      #expect(try await !isInside(outer.id, eve, server))
      let asked = try await bob.client.offerNesting(
        OfferNesting(groupId: inner.id), in: outer.id)
      #expect(asked.awaitsConsentOf == .outer)
      // Offering from the other side as well is consent.
      let both = try await ann.client.offerNesting(
        OfferNesting(groupId: inner.id), in: outer.id)
      #expect(both.status == .active)
      // Taken out by the outer side; withdrawn as an offer.
      try await ann.client.endNesting(of: inner.id, in: outer.id)
      #expect(try await !isInside(outer.id, eve, server))
      _ = try await ann.client.offerNesting(OfferNesting(groupId: inner.id), in: outer.id)
      try await ann.client.endNesting(of: inner.id, in: outer.id)
      let gone = try await problem {
        try await bob.client.acceptNesting(of: inner.id, in: outer.id)
      }
      #expect(gone.code == "invite_not_pending")
    }
  }

  @Test("K13: an offer is worth what its giver is worth when the other side agrees")
  func staleOffer() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cem = try await server.person("Cem")
      let outer = try await ann.client.createGroup(CreateGroup(name: "Choir", isPublic: true))
      let inner = try await bob.client.createGroup(CreateGroup(name: "Altos", isPublic: true))
      _ = try await cem.client.join(code: try #require(outer.joinCode))
      _ = try await ann.client.offerNesting(OfferNesting(groupId: inner.id), in: outer.id)
      _ = try await ann.client.transferLeadership(of: outer.id, to: cem.id)
      let refused = try await problem {
        try await bob.client.acceptNesting(of: inner.id, in: outer.id)
      }
      #expect(refused.code == "inviter_may_not_invite")
      #expect(try await !isInside(outer.id, bob, server))
    }
  }

  @Test("K13: the role on an edge is the outer side's to choose; an offer is told once, to leaders")
  func roleOfOffer() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cem = try await server.person("Cem")
      let outer = try await ann.client.createGroup(CreateGroup(name: "Choir", isPublic: true))
      let inner = try await bob.client.createGroup(CreateGroup(name: "Altos", isPublic: true))
      _ = try await cem.client.join(code: try #require(outer.joinCode))
      let strong = try await ann.client.createRole(
        CreateRole(name: "Strong", permissions: ["remove_members"]), in: outer.id)
      for _ in 0..<3 {
        try await bob.client.offerNesting(
          OfferNesting(groupId: inner.id, roleId: strong.id), in: outer.id)
      }
      #expect(
        try await server.value(
          """
          select count(*) from public.notifications
          where user_id = '\(ann.id)' and kind = 'nesting_offered'
          """) == "1")
      let offers = """
        select from public.group_memberships
        where group_id = '\(outer.id)' and member_group_id = '\(inner.id)'
        """
      for (person, count) in [(ann, 1), (bob, 1), (cem, 0)] {
        #expect(try await server.session.run(as: .person(person.id), offers).count == count)
      }
      let agreed = try await ann.client.offerNesting(
        OfferNesting(groupId: inner.id), in: outer.id)
      #expect(agreed.status == .active && agreed.role == "Member")
      #expect(try await server.session.run(as: .person(cem.id), offers).count == 1)
    }
  }

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

  @Test("K13: a role on an edge never leads, and stays while the edge needs it")
  func edgeRole() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let outer = try await ann.makeGroup("Outer")
      let inner = try await ann.makeGroup("Inner")
      let leading = try await server.role("Group Leader", of: outer.id)
      let member = try await server.role("Member", of: outer.id)
      let refused = try await problem {
        try await ann.client.offerNesting(
          OfferNesting(groupId: inner.id, roleId: leading), in: outer.id)
      }
      #expect(refused.code == "invalid_values" && refused.errors?.first?.field == "roleId")
      let foreign = try await problem {
        try await ann.client.offerNesting(
          OfferNesting(
            groupId: inner.id, roleId: try await server.role("Member", of: inner.id)),
          in: outer.id)
      }
      #expect(foreign.code == "unknown_role")
      try await nest(inner.id, in: outer.id, by: ann, and: ann)
      var lead = UpdateRole()
      lead.isLeader = .set(true)
      let change = lead
      #expect(
        try await problem {
          try await ann.client.updateRole(member, change, in: outer.id)
        }.code == "role_in_use")
      #expect(
        try await problem { try await ann.client.deleteRole(member, in: outer.id) }.code
          == "role_in_use")
      // Whoever writes tables directly is stopped by keys.
      for statement in [
        "update public.group_roles set is_leader = true, is_joiner = false where id = '\(member)'",
        "delete from public.group_roles where id = '\(member)'",
        """
        update public.group_memberships set edge_role_id = '\(leading)'
        where member_group_id = '\(inner.id)'
        """,
      ] {
        #expect(
          try await sqlState { try await server.session.run(as: .owner, statement) } == "23503")
      }
      try await ann.client.endNesting(of: inner.id, in: outer.id)
      try await ann.client.deleteRole(member, in: outer.id)
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

  @Test("K13: what one does not see cannot be nested, and tells nothing of being there")
  func hiddenGroups() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let eve = try await server.person("Eve")
      let hidden = try await ann.makeGroup("Hidden")
      let own = try await eve.makeGroup("Own")
      for id in [hidden.id, Group.ID(own.id.uuid), nil].compactMap({ $0 }) where id != own.id {
        let inside = try await problem {
          try await eve.client.offerNesting(OfferNesting(groupId: id), in: own.id)
        }
        #expect(inside.code == "unknown_group")
        let around = try await problem {
          try await eve.client.offerNesting(OfferNesting(groupId: own.id), in: id)
        }
        #expect(around.code == "not_found")
        let accept = try await problem {
          try await eve.client.acceptNesting(of: own.id, in: id)
        }
        #expect(accept.code == "not_found")
      }
      let itself = try await problem {
        try await eve.client.offerNesting(OfferNesting(groupId: own.id), in: own.id)
      }
      #expect(itself.code == "nesting_cycle")
    }
  }
}
