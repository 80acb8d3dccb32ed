import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct LunchDoctorTests {
  @Test("each rule between the tables of lunches is noticed when it is broken, and nothing else")
  func broken() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      try await bob.eat("vegan")
      let canteen = try await ann.makeRestaurant()
      let over = try await ann.makeLunch(with: [bob])
      try await ann.step(over, to: .voting, .decided, .completed, with: canteen)
      let lunch = try await ann.makeLunch(with: [bob])
      try await bob.client.vote(in: lunch.id, for: canteen.id)
      func broken() async throws -> [String] {
        try await server.lines(
          "select name from muster.invariants(null) where broken > 0 order by name")
      }
      #expect(try await broken() == [])
      let around = "set session_replication_role = replica;"
      for (change, undo, expected) in [
        (
          """
          update public.lunch_groups set aggregated_dietary_requirements = '{}'
          where id = '\(lunch.id)'
          """,
          """
          update public.lunch_groups set aggregated_dietary_requirements = '{vegan}'
          where id = '\(lunch.id)'
          """, "lunch_diets"
        ),
        (
          """
          update public.lunch_groups
          set decision = jsonb_set(decision, '{restaurantId}', '"\(bob.id)"')
          where id = '\(over.id)'
          """,
          """
          update public.lunch_groups
          set decision = jsonb_set(decision, '{restaurantId}', '"\(canteen.id)"')
          where id = '\(over.id)'
          """, "lunch_selection"
        ),
        (
          """
          update public.lunch_votes set user_id = (
            select id from public.users where id not in ('\(ann.id)', '\(bob.id)') limit 1)
          """,
          "update public.lunch_votes set user_id = '\(bob.id)'", "lunch_votes"
        ),
        (
          """
          update public.lunch_groups set created_by_id = (
            select id from public.users where id not in ('\(ann.id)', '\(bob.id)') limit 1)
          where id = '\(lunch.id)'
          """,
          "update public.lunch_groups set created_by_id = '\(ann.id)' where id = '\(lunch.id)'",
          "lunch_creators"
        ),
        (
          "update public.visit_history set visited_on = visited_on + 400",
          "update public.visit_history set visited_on = visited_on - 400", "lunch_visits"
        ),
        (
          """
          update public.lunch_group_participants set as_member = true
          where lunch_group_id = '\(lunch.id)'
          """,
          """
          update public.lunch_group_participants set as_member = false
          where lunch_group_id = '\(lunch.id)'
          """, "lunch_members"
        ),
      ] {
        _ = try await server.person("Somebody")
        try await server.sql(around + change)
        #expect(try await broken() == [expected])
        try await server.sql(around + undo)
      }
      #expect(try await broken() == [])
      #expect(
        try await server.rows(
          "select looked_at from muster.invariants(1) where name = 'lunch_diets'") == [["1"]])
    }
  }
}
