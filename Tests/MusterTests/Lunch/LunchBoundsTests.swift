import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// How much, how far and how late: bounds of votes, times, numbers, versions.
@Suite struct LunchBoundsTests {
  @Test("L4: a participant has at most twenty votes in a lunch, whoever writes them")
  func votes() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let lunch = try await ann.makeLunch()
      var restaurants: [Restaurant] = []
      for _ in 0...20 { restaurants.append(try await ann.makeRestaurant()) }
      for restaurant in restaurants.prefix(20) {
        try await ann.client.vote(in: lunch.id, for: restaurant.id)
      }
      // The same again is none more.
      try await ann.client.vote(in: lunch.id, for: restaurants[0].id)
      let refused = try await problem {
        try await ann.client.vote(in: lunch.id, for: restaurants[20].id)
      }
      #expect(refused.code == "too_many_votes" && refused.status == 409)
      #expect(
        try await sqlState {
          try await server.session.run(
            as: .owner,
            """
            insert into public.lunch_votes (lunch_group_id, restaurant_id, user_id)
            values ('\(lunch.id)', '\(restaurants[20].id)', '\(ann.id)')
            """)
        } == "MU169")
      try await ann.client.takeBackVote(in: lunch.id, for: restaurants[0].id)
      try await ann.client.vote(in: lunch.id, for: restaurants[20].id)
      // What is told of a vote is that vote.
      #expect(
        try await server.value(
          """
          select max(length(data::text)) < 300 from muster.stream_events
          where type = 'lunch.changed' and data ->> 'lunchGroupId' = '\(lunch.id)'
          """) == "t")
    }
  }

  @Test("L1: what changes nothing makes no other version; every change does")
  func versions() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let canteen = try await ann.makeRestaurant()
      let lunch = try await ann.makeLunch(with: [bob])
      let path: APIPath = "/lunch-groups/\(lunch.id)"
      func tag() async throws -> String {
        try #require(try await ann.client.send(.get, path).headers["ETag"])
      }
      var last = try await tag()
      func changes() async throws -> Bool {
        let now = try await tag()
        defer { last = now }
        return now != last
      }
      for body in [
        "{}", #"{"status":"planning"}"#, #"{"locationLat":40.7128}"#, #"{"votingEndsAt":null}"#,
        #"{"locationAddress":"123 Main St, New York, NY"}"#,
      ] {
        #expect(try await ann.client.send(.patch, path, json: body).status == 200)
        #expect(try await !changes(), "\(body)")
      }
      try await bob.client.vote(in: lunch.id, for: canteen.id)
      #expect(try await changes())
      try await bob.client.vote(in: lunch.id, for: canteen.id)
      #expect(try await !changes())
      try await bob.client.takeBackVote(in: lunch.id, for: canteen.id)
      #expect(try await changes())
      try await ann.client.leaveLunchGroup(lunch.id, bob.id)
      #expect(try await changes())
      _ = try await ann.client.joinLunchGroup(lunch.id, adding: bob.id)
      #expect(try await changes())
      try await bob.eat("vegan")
      #expect(try await changes())
      try await ann.client.leaveLunchGroup(lunch.id, bob.id)
      #expect(try await changes())
      _ = try await problem { try await ann.client.leaveLunchGroup(lunch.id, ann.id) }
      #expect(try await !changes())
      for tag in [#""9223372036854775807""#, #""-9223372036854775808""#] {
        let late = try await ann.client.send(
          .patch, path, json: #"{"locationLat":2}"#, headers: ["If-Match": tag])
        #expect((400..<500).contains(late.status), "\(tag)")
      }
    }
  }

  @Test("L4: an end of voting that is over is moved by nobody, but by going back to voting")
  func over() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let canteen = try await ann.makeRestaurant()
      let lunch = try await ann.makeLunch(votingEndsAt: Date(timeIntervalSinceNow: 3600))
      try await server.letVotingEnd(lunch)
      var change = UpdateLunchGroup()
      change.votingEndsAt = .set(Date(timeIntervalSinceNow: 3600))
      var clear = UpdateLunchGroup()
      clear.votingEndsAt = .clear
      for change in [change, clear] {
        let late = try await problem { try await ann.client.updateLunchGroup(lunch.id, change) }
        #expect(late.code == "voting_closed" && late.status == 409)
      }
      try await ann.step(lunch, to: .voting, .decided, with: canteen)
      change.status = .set(.voting)
      #expect(try await ann.client.updateLunchGroup(lunch.id, change).votingEndsAt != nil)
    }
  }

  @Test("L4: voting ends before the day after the lunch's is over, and before the year 10000")
  func late() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      for (end, status) in [
        ("2100-01-02T23:59:59Z", 201), ("2100-01-03T00:00:00Z", 422),
        ("9999-12-31T23:59:59Z", 422),
      ] {
        let made = try await ann.client.send(
          .post, "/lunch-groups",
          json: """
            {"date":"2100-01-01","locationLat":1,"locationLng":2,"votingEndsAt":"\(end)"}
            """)
        #expect(made.status == status, "\(end)")
        if status == 422 { #expect(made.problem?.errors?.map(\.field) == ["votingEndsAt"]) }
      }
      let last = try await ann.client.send(
        .post, "/lunch-groups",
        json: """
          {"date":"9999-12-31","locationLat":1,"locationLng":2,
           "votingEndsAt":"9999-12-31T23:59:59-14:00"}
          """)
      #expect(last.status == 422 && last.problem?.errors?.map(\.field) == ["votingEndsAt"])
      #expect(
        try await sqlState {
          try await server.session.run(
            as: .person(ann.id), "select public.create_lunch('10000-01-01', 1, 1)")
        } == "23514")
      let lunch = try await ann.makeLunch(on: "2100-01-01")
      let moved = try await ann.client.send(
        .patch, "/lunch-groups/\(lunch.id)", json: #"{"votingEndsAt":"2100-01-03T00:00:00Z"}"#)
      #expect(moved.status == 422 && moved.problem?.errors?.map(\.field) == ["votingEndsAt"])
    }
  }

  @Test("L1: numbers that no column keeps are refused", arguments: ["1e-20000", "1e131073"])
  func numbers(number: String) async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let lunch = try await ann.makeLunch()
      let made = try await ann.client.send(
        .post, "/lunch-groups",
        json: #"{"date":"2100-01-01","locationLat":\#(number),"locationLng":2}"#)
      let changed = try await ann.client.send(
        .patch, "/lunch-groups/\(lunch.id)", json: #"{"locationLng":\#(number)}"#)
      let added = try await ann.client.send(
        .post, "/restaurants", json: #"{"name":"x","address":"y","lat":\#(number),"lng":0}"#)
      for response in [made, changed, added] { #expect((400..<500).contains(response.status)) }
    }
  }

  @Test("L8: by SQL, too, what restaurants serve are words, and a place is one")
  func restaurants() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      for value in ["[null]", #"[["a"]]"#, #"[{"a":1}]"#, "[7]", "7", #""a""#, "{}"] {
        for field in ["cuisines", "dietaryOptions"] {
          let state = try await sqlState {
            try await server.session.run(
              as: .person(ann.id),
              """
              select public.save_restaurant(null,
                '{"name": "x", "address": "y", "lat": 1, "lng": 2, "\(field)": \(value)}')
              """)
          }
          #expect(state == "23514", "\(field) \(value)")
        }
      }
      for column in ["cuisines", "dietary_options"] {
        #expect(
          try await sqlState {
            try await server.session.run(
              as: .owner,
              """
              insert into public.restaurants
              (name, address, location_lat, location_lng, added_by_user_id, \(column))
              values ('x', 'y', 1, 2, '\(ann.id)', array[null])
              """)
          } == "23514")
      }
      for place in ["'Infinity', 1", "1, 'NaN'", "91, 1", "1, -181"] {
        #expect(
          try await server.session.run(
            as: .person(ann.id), "select * from api.restaurants_near(\(place))"
          ).isEmpty)
      }
    }
  }
}
