import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct SuggestionTests {
  @Test("L8: suggestions weigh diets, votes, distance and visits, and say why")
  func ranking() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      try await ann.eat("vegan", "halal")
      let here = (lat: 61.0, lng: 99.0)
      func restaurant(_ name: String, _ lat: Double, _ options: [String]) async throws
        -> Restaurant
      {
        try await ann.makeRestaurant(name, lat: lat, lng: here.lng, serves: options)
      }
      let suits = try await restaurant("Suits", here.lat + 0.01, ["VEGAN", "halal", "kosher"])
      let half = try await restaurant("Half", here.lat, ["vegan"])
      let voted = try await restaurant("Voted", here.lat + 1, [])
      let been = try await restaurant("Been", here.lat, ["vegan"])
      let beyond = try await restaurant("Beyond", here.lat + 0.3, ["vegan", "halal"])
      let before = try await ann.makeLunch(on: "2100-01-01")
      try await ann.step(before, to: .voting, .decided, .completed, with: been)
      try await server.sql(
        """
        set session_replication_role = replica;
        update public.visit_history set visited_on = '2100-01-01'
        where lunch_group_id = '\(before.id)'
        """)
      let lunch = try await ann.makeLunch(on: "2100-01-16", with: [bob])
      var move = UpdateLunchGroup()
      move.locationLat = .set(here.lat)
      move.locationLng = .set(here.lng)
      try await ann.client.updateLunchGroup(lunch.id, move)
      try await bob.client.vote(in: lunch.id, for: voted.id)
      let found = try await bob.client.suggestions(for: lunch.id)
      // Of the one beyond 25 km nobody thinks; the one that was voted for is in.
      #expect(!found.contains { $0.restaurant.id == beyond.id })
      #expect(found.map(\.rank) == Array(1...found.count))
      let by = Dictionary(uniqueKeysWithValues: found.map { ($0.restaurant.id, $0) })
      #expect(
        found.map(\.restaurant.id).filter { [suits.id, half.id, voted.id, been.id].contains($0) }
          == [suits.id, half.id, been.id, voted.id])
      let best = try #require(by[suits.id])
      #expect(best.dietFit == 1 && best.missingDietaryRequirements == [] && best.voteCount == 0)
      #expect(abs(best.distanceMeters - 1112) <= 1 && best.lastVisitedOn == nil)
      // 0.4 for diets, none for votes, 0.2 for nearness, 0.1 for novelty.
      #expect(abs(best.score - (0.4 + 0.2 * (1 - 1111.95 / 25_000) + 0.1)) < 0.001)
      #expect(
        best.reasons == [
          "suits everybody's diet", "1.1 km away", "no votes", "nobody was there lately",
        ])
      let there = try #require(by[been.id])
      #expect(there.lastVisitedOn == nil && there.dietFit == 0.5)
      // Of three times ten days, one has gone by.
      #expect(abs(there.score - (0.2 + 0.2 + 0.1 / 3)) < 0.001)
      let far = try #require(by[voted.id])
      #expect(far.voteCount == 1 && far.missingDietaryRequirements == ["vegan", "halal"])
      #expect(abs(far.score - (0.3 * 0.5 + 0.1)) < 0.001)
      #expect(far.reasons.first == "has nothing for: vegan, halal")
    }
  }

  @Test("L8: of many restaurants the best twenty are suggested, and whatever was voted for")
  func many() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let lunch = try await ann.makeLunch()
      var move = UpdateLunchGroup()
      move.locationLat = .set(-48)
      move.locationLng = .set(-123)
      try await ann.client.updateLunchGroup(lunch.id, move)
      try await server.sql(
        """
        insert into public.restaurants (name, address, location_lat, location_lng, added_by_user_id)
        select 'Many ' || n, 'x', -48 + n * 0.002, -123, '\(ann.id)' from generate_series(1, 60) as n
        """)
      let last = try #require(
        try await ann.client.restaurants(nearLat: -48 + 0.12, lng: -123, matching: "Many 60")
          .items.first)
      #expect(try await ann.client.suggestions(for: lunch.id).count == 20)
      try await ann.client.vote(in: lunch.id, for: last.id)
      let found = try await ann.client.suggestions(for: lunch.id)
      #expect(found.count == 20 && found.first?.restaurant.id == last.id)
      #expect(
        found.dropFirst().map(\.restaurant.name) == (1...19).map { "Many \($0)" })
    }
  }
}
