import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct LunchPeopleTests: NestingChecks {
  @Test("L6: participants add people who share a group with them; nobody takes part twice")
  func adding() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let eve = try await server.person("Eve")
      _ = try await bob.makeGroup("Bob's", joinedBy: [cid])
      let lunch = try await ann.makeLunch(with: [bob])
      // Whom Ann does not know, Bob does.
      let unknown = try await problem {
        try await ann.client.joinLunchGroup(lunch.id, adding: cid.id)
      }
      #expect(unknown.code == "no_group_in_common" && unknown.status == 422)
      let nobody = try await problem {
        try await ann.client.joinLunchGroup(lunch.id, adding: .init(UUID()))
      }
      #expect(nobody.code == unknown.code)
      let response = try await bob.client.send(
        .post, "/lunch-groups/\(lunch.id)/participants", json: #"{"userId":"\#(cid.id)"}"#)
      #expect(response.status == 201)
      #expect(response.headers["Location"] == "/api/v1/lunch-groups/\(lunch.id)")
      #expect(
        try await cid.client.lunchGroup(lunch.id).participants?.map(\.id)
          == [ann.id, bob.id, cid.id])
      #expect(try await cid.client.notifications().items.map(\.kind).contains("lunch_added"))
      let twice = try await problem {
        try await bob.client.joinLunchGroup(lunch.id, adding: cid.id)
      }
      #expect(twice.code == "already_participant" && twice.status == 409)
      let again = try await problem { try await cid.client.joinLunchGroup(lunch.id) }
      #expect(again.code == "already_participant")
      // A stranger neither joins, nor learns that there is a lunch; nor adds others.
      for user in [nil, cid.id] as [User.ID?] {
        let refused = try await problem {
          try await eve.client.joinLunchGroup(lunch.id, adding: user)
        }
        #expect(refused.code == "not_found")
      }
      #expect(
        try await sqlState {
          try await server.session.run(
            as: .owner,
            """
            insert into public.lunch_group_participants (lunch_group_id, user_id)
            values ('\(lunch.id)', '\(cid.id)')
            """)
        } == "23505")
    }
  }

  @Test("L6: one leaves, or is taken out by the creator; votes go with it")
  func leaving() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let canteen = try await ann.makeRestaurant()
      let lunch = try await ann.makeLunch(with: [bob, cid])
      for person in [bob, cid] { try await person.client.vote(in: lunch.id, for: canteen.id) }
      let refused = try await problem { try await bob.client.leaveLunchGroup(lunch.id, cid.id) }
      #expect(refused.code == "forbidden")
      try await bob.client.leaveLunchGroup(lunch.id, bob.id)
      #expect(try await ann.client.lunchGroup(lunch.id).votes?.map(\.voteCount) == [1])
      try await ann.client.leaveLunchGroup(lunch.id, cid.id)
      let alone = try await ann.client.lunchGroup(lunch.id)
      #expect(alone.votes == [] && alone.participants?.map(\.id) == [ann.id])
      let gone = try await problem { try await ann.client.leaveLunchGroup(lunch.id, cid.id) }
      #expect(gone.code == "not_found")
      let last = try await problem { try await ann.client.leaveLunchGroup(lunch.id, ann.id) }
      #expect(last.code == "last_participant" && last.status == 409)
    }
  }

  @Test("L6: when the creator leaves, the lunch is that of whoever joined first")
  func handingOn() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let lunch = try await ann.makeLunch(with: [bob, cid])
      try await ann.client.leaveLunchGroup(lunch.id, ann.id)
      let hers = try await bob.client.lunchGroup(lunch.id)
      #expect(hers.createdById == bob.id)
      #expect(try await bob.client.notifications().items.map(\.kind).contains("lunch_handed_on"))
      #expect(try await bob.step(lunch, to: .voting).status == .voting)
      #expect(
        try await server.value(
          """
          select user_id from public.audit_log where action = 'lunch_group.handed_on'
          and subject_id = '\(lunch.id)'
          """) == bob.id.description)
      #expect(try await server.brokenLunchRules() == [])
    }
  }

  @Test("L3: aggregated diets are distinct, by joining, then as profiles say, and follow both")
  func diets() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      try await ann.eat("vegan", "halal")
      try await bob.eat("gluten-free", "vegan")
      try await cid.eat("Vegan", "halal")
      let lunch = try await ann.makeLunch(with: [bob, cid])
      func diets() async throws -> [String]? {
        try await cid.client.lunchGroup(lunch.id).aggregatedDietaryRequirements
      }
      #expect(try await diets() == ["vegan", "halal", "gluten-free", "Vegan"])
      let before = try await cid.client.lunchGroup(lunch.id).updatedAt
      try await bob.eat("kosher")
      #expect(try await diets() == ["vegan", "halal", "kosher", "Vegan"])
      #expect(try await cid.client.lunchGroup(lunch.id).updatedAt > before)
      try await ann.client.leaveLunchGroup(lunch.id, ann.id)
      #expect(try await diets() == ["kosher", "Vegan", "halal"])
      try await ann.client.joinLunchGroup(lunch.id)
      #expect(try await diets() == ["kosher", "Vegan", "halal", "vegan"])
      // What is over stays as it was.
      let canteen = try await bob.makeRestaurant()
      try await bob.step(lunch, to: .voting, .decided, .completed, with: canteen)
      try await bob.eat("everything")
      #expect(try await diets() == ["kosher", "Vegan", "halal", "vegan"])
      #expect(try await server.brokenLunchRules() == [])
    }
  }

  @Test("K5: whoever leaves or is removed from a group is in its planned lunches no more")
  func groupEnds() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let dan = try await server.person("Dan")
      let group = try await ann.makeGroup(joinedBy: [bob, cid])
      _ = try await bob.makeGroup("Friends", joinedBy: [dan])
      let canteen = try await ann.makeRestaurant()
      try await bob.eat("vegan")
      let planned = try await bob.makeLunch(for: group)
      let over = try await bob.makeLunch(for: group)
      let alone = try await bob.makeLunch(for: group)
      for person in [ann, cid] {
        for lunch in [planned, over] { try await person.client.joinLunchGroup(lunch.id) }
      }
      // As somebody's acquaintance: their lunch, not the group's.
      try await bob.client.joinLunchGroup(planned.id, adding: dan.id)
      try await bob.client.vote(in: planned.id, for: canteen.id)
      try await bob.step(over, to: .voting, .decided, .completed, with: canteen)
      _ = try await bob.client.leaveGroup(group.id)
      let after = try await ann.client.lunchGroup(planned.id)
      #expect(after.createdById == ann.id && after.votes == [])
      #expect(after.participants?.map(\.id) == [ann.id, cid.id, dan.id])
      #expect(after.aggregatedDietaryRequirements == [])
      let gone = try await problem { try await bob.client.lunchGroup(planned.id) }
      #expect(gone.code == "not_found")
      // The past stays; nobody was left of the third.
      #expect(try await bob.client.lunchGroup(over.id).status == .completed)
      #expect(try await server.everything(of: alone) == [])
      // A pause takes nothing away, and changes nothing.
      _ = try await ann.client.pauseMember(cid.id, in: group.id)
      #expect(try await cid.client.lunchGroup(planned.id).participants?.count == 3)
      let paused = try await problem { try await cid.client.vote(in: planned.id, for: canteen.id) }
      #expect(paused.code == "forbidden")
      try await ann.client.removeMember(cid.id, from: group.id)
      #expect(
        try await ann.client.lunchGroup(planned.id).participants?.map(\.id) == [ann.id, dan.id])
      #expect(try await dan.client.lunchGroup(planned.id).participants?.count == 2)
      #expect(try await dan.client.lunchGroups(from: planned.date).items.map(\.id) == [planned.id])
      #expect(try await server.brokenLunchRules() == [])
      // Everything of a deleted group goes, but visits.
      try await ann.client.deleteGroup(group.id)
      #expect(try await server.everything(of: planned) == [])
      #expect(try await bob.client.visits().items.count == 1)
    }
  }

  @Test("K13: whoever was in a group through another is in its lunches as long as that holds")
  func nested() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let ina = try await server.person("Ina")
      let ivo = try await server.person("Ivo")
      let group = try await ann.makeGroup()
      let inner = try await ann.makeGroup("Inner", joinedBy: [ina, ivo])
      try await nest(inner.id, in: group.id, by: ann, and: ann)
      let lunch = try await ann.makeLunch(for: group)
      for person in [ina, ivo] { try await person.client.joinLunchGroup(lunch.id) }
      _ = try await ivo.client.leaveGroup(inner.id)
      #expect(
        try await ann.client.lunchGroup(lunch.id).participants?.map(\.id) == [ann.id, ina.id])
      try await ann.client.endNesting(of: inner.id, in: group.id)
      #expect(try await ann.client.lunchGroup(lunch.id).participants?.map(\.id) == [ann.id])
      let gone = try await problem { try await ina.client.lunchGroup(lunch.id) }
      #expect(gone.code == "not_found")
    }
  }

  @Test("A7: an account ends: planned lunches go on to the next participant, what is over stays")
  func accountEnds() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      try await ann.eat("vegan")
      let canteen = try await ann.makeRestaurant()
      let planned = try await ann.makeLunch(with: [bob, cid])
      let alone = try await ann.makeLunch()
      let over = try await ann.makeLunch(with: [bob])
      let group = try await bob.makeGroup("Bob's", joinedBy: [cid])
      _ = try await bob.makeGroup("Ours", joinedBy: [ann])
      // An acquaintance in the lunch of a group that is not theirs.
      let theirs = try await bob.makeLunch(for: group)
      try await bob.client.joinLunchGroup(theirs.id, adding: ann.id)
      for lunch in [planned, over, theirs] {
        try await ann.client.vote(in: lunch.id, for: canteen.id)
      }
      try await ann.step(over, to: .voting, .decided, .completed, with: canteen)
      try await ann.client.deleteAccount(password: TestServer.password)
      let next = try await bob.client.lunchGroup(planned.id)
      #expect(next.createdById == bob.id && next.votes == [])
      #expect(next.participants?.map(\.id) == [bob.id, cid.id])
      #expect(next.aggregatedDietaryRequirements == [])
      #expect(try await server.everything(of: alone) == [])
      #expect(try await bob.client.lunchGroup(theirs.id).participants?.map(\.id) == [bob.id])
      let past = try await bob.client.lunchGroup(over.id)
      #expect(past.participants?.first?.name == "Former member")
      #expect(past.participants?.first?.dietaryRequirements == [])
      #expect(past.aggregatedDietaryRequirements == ["vegan"] && past.votes?.count == 1)
      #expect(try await bob.client.restaurant(canteen.id).addedById == ann.id)
      #expect(
        try await server.value(
          "select count(*) from public.visit_history where user_id = '\(ann.id)'") == "1")
      for insertion in [
        """
        lunch_group_participants (lunch_group_id, user_id) values ('\(planned.id)', '\(ann.id)')
        """,
        """
        restaurants (name, address, location_lat, location_lng, added_by_user_id)
        values ('x', 'x', 0, 0, '\(ann.id)')
        """,
      ] {
        #expect(
          try await sqlState {
            try await server.session.run(as: .owner, "insert into public." + insertion)
          } == "MU037", "\(insertion)")
      }
      #expect(try await server.brokenLunchRules() == [])
    }
  }

  @Test("L6: only the creator deletes a lunch; participants and votes go, and others are told")
  func delete() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let canteen = try await ann.makeRestaurant()
      let lunch = try await ann.makeLunch(
        votingEndsAt: Date(timeIntervalSinceNow: 7200), with: [bob])
      try await bob.client.vote(in: lunch.id, for: canteen.id)
      let before = try await server.everything(of: lunch)
      let refused = try await problem { try await bob.client.deleteLunchGroup(lunch.id) }
      #expect(refused.status == 403 && refused.code == "forbidden")
      #expect(try await server.everything(of: lunch) == before)
      try await ann.client.deleteLunchGroup(lunch.id)
      #expect(try await server.everything(of: lunch) == [])
      let gone = try await problem { try await bob.client.lunchGroup(lunch.id) }
      #expect(gone.code == "not_found")
      #expect(try await bob.client.notifications().items.map(\.kind).contains("lunch_deleted"))
      #expect(
        try await server.value(
          """
          select actor_user_id from public.audit_log where action = 'lunch_group.deleted'
          and subject_id = '\(lunch.id)'
          """) == ann.id.description)
    }
  }
}
