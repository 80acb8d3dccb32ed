import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// What people who were in a lunch together learn of each other, and what not.
@Suite struct LunchPrivacyTests {
  @Test("L5: a completed lunch shows what its participants ate then, not what they eat now")
  func frozenDiets() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let canteen = try await ann.makeRestaurant()
      try await ann.eat("vegan")
      let lunch = try await ann.makeLunch(with: [bob])
      try await ann.step(lunch, to: .voting, .decided, with: canteen)
      try await ann.eat("vegan", "halal")
      try await ann.step(lunch, to: .completed)
      try await ann.eat("kosher")
      try await bob.eat("nuts")
      let over = try await bob.client.lunchGroup(lunch.id)
      #expect(over.participants?.map(\.dietaryRequirements) == [["vegan", "halal"], []])
      #expect(over.aggregatedDietaryRequirements == ["vegan", "halal"])
      let suggestions = try await problem { try await bob.client.suggestions(for: lunch.id) }
      #expect(suggestions.code == "lunch_completed" && suggestions.status == 409)
      #expect(
        try await sqlState {
          try await server.session.run(
            as: .owner,
            """
            update public.lunch_group_participants set dietary_requirements = '{x}'
            where lunch_group_id = '\(lunch.id)'
            """)
        } == "MU162")
      #expect(try await server.brokenLunchRules() == [])
    }
  }

  @Test("L8: where others were, and when, suggestions say but coarsely")
  func othersVisits() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let canteen = try await ann.makeRestaurant()
      let before = try await ann.makeLunch()
      try await ann.step(before, to: .voting, .decided, .completed, with: canteen)
      let lunch = try await ann.makeLunch(with: [bob])
      try await bob.client.vote(in: lunch.id, for: canteen.id)
      func score(_ person: Person) async throws -> Suggestion {
        try #require(
          try await person.client.suggestions(for: lunch.id)
            .first { $0.restaurant.id == canteen.id })
      }
      #expect(try await score(ann).lastVisitedOn != nil)
      let seen = try await score(bob)
      #expect(seen.lastVisitedOn == nil)
      #expect(seen.reasons.last == "somebody was there lately")
      try await server.sql(
        """
        set session_replication_role = replica;
        update public.visit_history set visited_on = visited_on - 3
        where lunch_group_id = '\(before.id)'
        """)
      #expect(try await score(bob).score == seen.score)
    }
  }

  @Test("L5: completed before its day, a lunch was visited when it was completed")
  func early() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let canteen = try await ann.makeRestaurant()
      let lunch = try await ann.makeLunch(on: "2100-01-01")
      try await ann.step(lunch, to: .voting, .decided, .completed, with: canteen)
      let visited = try await ann.client.visits().items.first?.visitedOn
      #expect(visited != nil && visited != "2100-01-01")
      #expect(try await server.brokenLunchRules() == [])
    }
  }
}
