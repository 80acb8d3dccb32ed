import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// Lunches under concurrency, at two servers: whatever people do at once, the rules hold after it.
@Suite(.serialized) struct LunchRaces {
  private static let broken =
    "select count(*) from muster.lunch_invariants(null) where broken > 0"

  /// A lunch of some people's, who share a group.
  private static func makeLunch(
    _ people: [TwoServers.RacingPerson], joined count: Int, _ number: Int
  ) async throws -> LunchGroup.ID {
    let first = people[0].clients[0]
    let lunch = try await first.createLunchGroup(
      CreateLunchGroup(
        date: "2100-01-01", locationLat: 1, locationLng: Double(number % 180)))
    for person in people.prefix(count).dropFirst() {
      try await person.clients[0].joinLunchGroup(lunch.id)
    }
    return lunch.id
  }

  /// Lets the people of each lane share a group, and makes two restaurants for it.
  private static func prepare(
    _ servers: TwoServers, lanes: Int
  ) async throws -> [[Restaurant.ID]] {
    let size = servers.people.count / lanes
    return try await (0..<lanes).asyncMap { lane in
      let people = Array(servers.people[(lane * size)..<(lane * size + size)])
      let first = people[0].clients[0]
      let group = try await first.createGroup(CreateGroup(name: "Lunch"))
      for other in people.dropFirst() {
        _ = try await other.clients[0].join(code: try #require(group.joinCode))
      }
      return try await (0..<2).asyncMap { number in
        try await first.createRestaurant(
          CreateRestaurant(
            name: "R\(lane) \(number)", address: "x", lat: Double(lane), lng: Double(number))
        ).id
      }
    }
  }

  private static func expectRules(_ servers: TwoServers, _ tally: Tally) async throws {
    #expect(try await servers.count(broken) == 0)
    #expect(await tally.collisions <= 0.001)
    #expect(await tally.outcomes["done", default: 0] > 0)
  }

  @Test("L4: a vote against closing is counted, or refused: none comes after the decision")
  func closing() async throws {
    try await TwoServers.with(people: 4) { servers in
      let restaurants = try await Self.prepare(servers, lanes: 2)
      let tally = try await races(lanes: 2, "L4 vote and closing", usually: 100) { number, lane in
        let people = Array(servers.people[(lane * 2)..<(lane * 2 + 2)])
        let lunch = try await Self.makeLunch(people, joined: 2, number)
        let (one, two) = (restaurants[lane][0], restaurants[lane][1])
        try await people[0].clients[0].vote(in: lunch, for: one)
        var voting = UpdateLunchGroup()
        voting.status = .set(.voting)
        try await people[0].clients[0].updateLunchGroup(lunch, voting)
        let (left, right) = number % 2 == 0 ? (0, 1) : (1, 0)
        async let vote = outcome {
          try await people[1].clients[left].vote(in: lunch, for: two)
        }
        async let close = outcome {
          var decided = UpdateLunchGroup()
          decided.status = .set(.decided)
          decided.selectedRestaurantId = .set(one)
          try await people[0].clients[right].updateLunchGroup(lunch, decided)
        }
        let found = try await [vote, close]
        #expect(found[1] == .done)
        #expect([.done, .refused("voting_closed")].contains(found[0]))
        let after = try await people[0].clients[0].lunchGroup(lunch)
        // What was acknowledged is there, and nothing else.
        #expect(after.votes?.count == (found[0].isDone ? 2 : 1))
        #expect(after.decision?.voteCount == 1)
        return found
      }
      try await Self.expectRules(servers, tally)
    }
  }

  @Test("L2: two who decide at once come to one decision; two who complete, to one visit each")
  func deciders() async throws {
    try await TwoServers.with(people: 4) { servers in
      let restaurants = try await Self.prepare(servers, lanes: 2)
      let tally = try await races(lanes: 2, "L2 two deciders", usually: 100) { number, lane in
        let people = Array(servers.people[(lane * 2)..<(lane * 2 + 2)])
        let lunch = try await Self.makeLunch(people, joined: 2, number)
        let creator = people[0]
        var voting = UpdateLunchGroup()
        voting.status = .set(.voting)
        try await creator.clients[0].updateLunchGroup(lunch, voting)
        let found = try await withThrowingTaskGroup(of: Outcome.self) { group in
          for side in 0..<2 {
            group.addTask {
              try await outcome {
                var decided = UpdateLunchGroup()
                decided.status = .set(.decided)
                decided.selectedRestaurantId = .set(restaurants[lane][side])
                try await creator.clients[side].updateLunchGroup(lunch, decided)
              }
            }
          }
          return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(found.filter(\.isDone).count == 1)
        #expect(found.contains(.refused("already_decided")))
        #expect(
          try await servers.count(
            """
            select count(*) from public.notifications where kind = 'lunch_decided'
            and data ->> 'lunchGroupId' = '\(lunch)'
            """) == 1)
        let ends = try await withThrowingTaskGroup(of: Outcome.self) { group in
          for side in 0..<2 {
            group.addTask {
              try await outcome {
                var completed = UpdateLunchGroup()
                completed.status = .set(.completed)
                try await creator.clients[side].updateLunchGroup(lunch, completed)
              }
            }
          }
          return try await group.reduce(into: []) { $0.append($1) }
        }
        // The second asks for the present status.
        #expect(ends == [.done, .done])
        #expect(
          try await servers.count(
            "select count(*) from public.visit_history where lunch_group_id = '\(lunch)'") == 2)
        return found
      }
      try await Self.expectRules(servers, tally)
    }
  }

  @Test(
    "L6: joining twice at once is joining once; who leaves while another comes leaves a creator")
  func joining() async throws {
    try await TwoServers.with(people: 4) { servers in
      _ = try await Self.prepare(servers, lanes: 2)
      let tally = try await races(lanes: 2, "L6 joining", usually: 100) { number, lane in
        let people = Array(servers.people[(lane * 2)..<(lane * 2 + 2)])
        let lunch = try await Self.makeLunch(people, joined: 1, number)
        async let one = outcome { try await people[1].clients[0].joinLunchGroup(lunch) }
        async let two = outcome {
          try await people[0].clients[1].joinLunchGroup(lunch, adding: people[1].id)
        }
        let found = try await [one, two]
        #expect(found.filter(\.isDone).count == 1)
        #expect(found.contains(.refused("already_participant")))
        let next = try await Self.makeLunch(people, joined: 1, number)
        async let comes = outcome { try await people[1].clients[0].joinLunchGroup(next) }
        async let goes = outcome {
          try await people[0].clients[1].leaveLunchGroup(next, people[0].id)
        }
        let ends = try await [comes, goes]
        #expect(ends[0] == .done)
        #expect([.done, .refused("last_participant")].contains(ends[1]))
        let after = try await people[1].clients[1].lunchGroup(next)
        #expect(after.createdById == people[ends[1].isDone ? 1 : 0].id)
        return found + ends
      }
      try await Self.expectRules(servers, tally)
    }
  }

  @Test("L3: a profile that changes while its person joins is the one that counts")
  func diets() async throws {
    try await TwoServers.with(people: 4) { servers in
      _ = try await Self.prepare(servers, lanes: 2)
      let tally = try await races(lanes: 2, "L3 profile and joining", usually: 100) {
        number, lane in
        let people = Array(servers.people[(lane * 2)..<(lane * 2 + 2)])
        let lunch = try await Self.makeLunch(people, joined: 1, number)
        let (left, right) = number % 2 == 0 ? (0, 1) : (1, 0)
        async let joined = outcome { try await people[1].clients[left].joinLunchGroup(lunch) }
        async let eats = outcome {
          var change = UpdateAccount()
          change.dietaryRequirements = .set(["race \(number)"])
          _ = try await people[1].clients[right].updateAccount(change)
        }
        let found = try await [joined, eats]
        #expect(found == [.done, .done])
        let after = try await people[0].clients[0].lunchGroup(lunch)
        #expect(after.aggregatedDietaryRequirements == ["race \(number)"])
        return found
      }
      try await Self.expectRules(servers, tally)
    }
  }

  @Test("K5: voting in a group's lunch while one is removed from the group leaves no vote")
  func removal() async throws {
    try await TwoServers.with(people: 4) { servers in
      let restaurants = try await Self.prepare(servers, lanes: 2)
      let tally = try await races(lanes: 2, "K5 vote and removal", usually: 40) { number, lane in
        let people = Array(servers.people[(lane * 2)..<(lane * 2 + 2)])
        let (leader, member) = (people[0], people[1])
        let group = try await leader.clients[0].createGroup(CreateGroup(name: "Race"))
        _ = try await member.clients[0].join(code: try #require(group.joinCode))
        let lunch = try await leader.clients[0].createLunchGroup(
          CreateLunchGroup(date: "2100-01-01", locationLat: 1, locationLng: 1, groupId: group.id)
        ).id
        try await member.clients[0].joinLunchGroup(lunch)
        async let vote = outcome {
          try await member.clients[0].vote(in: lunch, for: restaurants[lane][0])
        }
        async let removed = outcome {
          try await leader.clients[1].removeMember(member.id, from: group.id)
        }
        let found = try await [vote, removed]
        #expect(found[1] == .done)
        #expect([.done, .refused("not_found")].contains(found[0]))
        let after = try await leader.clients[0].lunchGroup(lunch)
        #expect(after.votes == [] && after.participants?.map(\.id) == [leader.id])
        return found
      }
      try await Self.expectRules(servers, tally)
    }
  }
}
