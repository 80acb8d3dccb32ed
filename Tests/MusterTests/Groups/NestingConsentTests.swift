import MusterClient
import MusterModels
import Testing

@testable import Muster

/// K13: who offers and who agrees, and which role an edge carries.
@Suite struct NestingConsentTests: NestingChecks {
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
