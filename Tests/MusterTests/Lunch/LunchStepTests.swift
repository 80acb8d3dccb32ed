import Foundation
import MusterClient
import Testing

@testable import Muster
@testable import MusterModels

@Suite struct LunchStepTests {
  @Test("L2: one step at a time, and back from decided to voting only; any other is 409")
  func steps() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let canteen = try await ann.makeRestaurant()
      let all = LunchGroup.Status.allCases
      let allowed: [LunchGroup.Status: Set<LunchGroup.Status>] = [
        .planning: [.voting], .voting: [.decided], .decided: [.completed, .voting],
        .completed: [],
      ]
      for (number, from) in all.enumerated() {
        for to in all {
          let lunch = try await ann.makeLunch()
          for step in all.prefix(number + 1).dropFirst() {
            try await ann.step(lunch, to: step, with: canteen)
          }
          var change = UpdateLunchGroup()
          change.status = .set(to)
          if to == .decided || to == .completed, from != .decided, from != .completed {
            change.selectedRestaurantId = .set(canteen.id)
          }
          let before = try await ann.client.lunchGroup(lunch.id)
          let kept = try await server.everything(of: lunch)
          if to == from {
            // Asking for the present status changes nothing.
            var same = UpdateLunchGroup()
            same.status = .set(to)
            #expect(try await ann.client.updateLunchGroup(lunch.id, same) == before)
          } else if allowed[from]?.contains(to) == true {
            #expect(try await ann.client.updateLunchGroup(lunch.id, change).status == to)
          } else {
            let refused = try await problem {
              try await ann.client.updateLunchGroup(lunch.id, change)
            }
            #expect(refused.code == "wrong_status_step" && refused.status == 409)
            #expect(refused.from == from.rawValue && refused.to == to.rawValue)
            #expect(try await server.everything(of: lunch) == kept)
          }
        }
      }
      #expect(try await server.brokenLunchRules() == [])
    }
  }

  @Test("L2: nobody goes around the steps, not even who writes the table")
  func owner() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let canteen = try await ann.makeRestaurant()
      let lunch = try await ann.makeLunch()
      func write(_ change: String) async throws -> String? {
        try await sqlState {
          try await server.session.run(
            as: .owner, "update public.lunch_groups set \(change) where id = '\(lunch.id)'")
        }
      }
      for status in ["decided", "completed"] {
        #expect(
          try await write(
            "status = '\(status)', selected_restaurant_id = '\(canteen.id)', decision = '{}'")
            == "MU163")
      }
      #expect(try await write("status = 'voting'") == nil)
      #expect(try await write("status = 'planning'") == "MU163")
      #expect(try await write("status = 'decided', decision = '{}'") == "23514")
      #expect(
        try await write("status = 'decided', selected_restaurant_id = '\(canteen.id)'") == "23514")
      try await ann.step(lunch, to: .decided, with: canteen)
      // The way back clears what was decided.
      #expect(try await write("status = 'voting'") == nil)
      #expect(try await ann.client.lunchGroup(lunch.id).selectedRestaurantId == nil)
      try await ann.step(lunch, to: .decided, .completed, with: canteen)
      for change in [
        "status = 'voting'", "location_lat = 1", "selected_restaurant_id = null",
        "date = '2100-01-01'",
      ] {
        #expect(try await write(change) != nil, "\(change)")
      }
      let person = server.session
      for statement in [
        "update public.lunch_groups set status = 'voting'",
        "insert into public.lunch_votes values ('\(lunch.id)', '\(canteen.id)', '\(ann.id)')",
        "delete from public.visit_history",
      ] {
        #expect(
          try await sqlState { try await person.run(as: .person(ann.id), statement) } == "42501")
      }
    }
  }

  @Test("L5: decided takes a restaurant that there is, in the request or before")
  func decided() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let canteen = try await ann.makeRestaurant("Canteen")
      let bistro = try await ann.makeRestaurant("Bistro")
      let lunch = try await ann.makeLunch(with: [bob])
      try await bob.client.vote(in: lunch.id, for: bistro.id)
      try await ann.step(lunch, to: .voting)
      let without = try await problem { try await ann.step(lunch, to: .decided) }
      #expect(without.status == 422)
      #expect(without.errors?.map(\.field) == ["selectedRestaurantId"])
      var change = UpdateLunchGroup()
      change.selectedRestaurantId = .set(.init(UUID()))
      let missing = try await problem { try await ann.client.updateLunchGroup(lunch.id, change) }
      #expect(missing.errors?.map(\.code) == ["unknown"] && missing.status == 422)
      change.selectedRestaurantId = .set(bistro.id)
      try await ann.client.updateLunchGroup(lunch.id, change)
      let decided = try await ann.step(lunch, to: .decided)
      #expect(decided.selectedRestaurantId == bistro.id)
      #expect(
        decided.decision
          == .init(
            by: .creator, restaurantId: bistro.id, voteCount: 1, tiedWith: [], tieBrokenBy: nil))
      let kinds = try await bob.client.notifications().items.map(\.kind)
      #expect(kinds.contains("lunch_decided"))
      // Another one only by going back to voting.
      for other in [Patch<Restaurant.ID>.set(canteen.id), .clear] {
        var change = UpdateLunchGroup()
        change.selectedRestaurantId = other
        let refused = try await problem {
          try await ann.client.updateLunchGroup(lunch.id, change)
        }
        #expect(refused.status == (other == .clear ? 422 : 409))
        if other != .clear { #expect(refused.code == "already_decided") }
      }
      let back = try await ann.step(lunch, to: .voting)
      #expect(back.selectedRestaurantId == nil && back.decision == nil)
      try await ann.step(lunch, to: .decided, with: bistro)
      change.status = .set(.voting)
      change.selectedRestaurantId = .set(canteen.id)
      let again = try await ann.client.updateLunchGroup(lunch.id, change)
      #expect(again.status == .voting && again.selectedRestaurantId == canteen.id)
      #expect(try await ann.step(lunch, to: .decided).decision?.restaurantId == canteen.id)
    }
  }

  @Test("L5: a completed lunch is in each participant's visits, once, and changes no more")
  func completed() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let canteen = try await ann.makeRestaurant()
      let lunch = try await ann.makeLunch(with: [bob])
      _ = try await ann.makeGroup("More", joinedBy: [cid])
      try await bob.client.vote(in: lunch.id, for: canteen.id)
      try await ann.step(lunch, to: .voting, .decided, .completed, with: canteen)
      for person in [ann, bob] {
        let visits = try await person.client.visits()
        #expect(visits.items.map(\.restaurant.id) == [canteen.id] && visits.total == 1)
        #expect(try #require(visits.items.first).visitedOn <= lunch.date)
        #expect(visits.items.first?.lunchGroupId == lunch.id)
      }
      #expect(try await cid.client.visits().items.isEmpty)
      let before = try await server.everything(of: lunch)
      var move = UpdateLunchGroup()
      move.locationLat = .set(1)
      let moved = try await problem { try await ann.client.updateLunchGroup(lunch.id, move) }
      let joined = try await problem { try await cid.client.joinLunchGroup(lunch.id) }
      let added = try await problem {
        try await ann.client.joinLunchGroup(lunch.id, adding: cid.id)
      }
      let left = try await problem { try await bob.client.leaveLunchGroup(lunch.id, bob.id) }
      let voted = try await problem { try await bob.client.vote(in: lunch.id, for: canteen.id) }
      let back = try await problem {
        try await bob.client.takeBackVote(in: lunch.id, for: canteen.id)
      }
      for refused in [moved, joined, added, left, voted, back] {
        #expect(refused.code == "lunch_completed" && refused.status == 409)
      }
      for change in [
        "delete from public.lunch_group_participants", "delete from public.lunch_votes",
      ] {
        #expect(
          try await sqlState {
            try await server.session.run(
              as: .owner, "\(change) where lunch_group_id = '\(lunch.id)'")
          } == "MU162")
      }
      #expect(try await server.everything(of: lunch) == before)
      // Its visits outlive it.
      try await ann.client.deleteLunchGroup(lunch.id)
      let visits = try await bob.client.visits().items
      #expect(visits.map(\.restaurant.id) == [canteen.id] && visits.first?.lunchGroupId == nil)
    }
  }
}
