import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// What nobody should send about lunches: the right problem, and nothing has changed.
@Suite struct BadLunchTests {
  private static let good = [
    "date": #""2100-01-01""#, "locationLat": "1", "locationLng": "2",
  ]

  /// A field, values that it does not take, and whether a PATCH has it.
  private static let wrong: [(field: String, values: [String], patches: Bool)] = [
    (
      "date",
      [
        "null", "7", #""""#, #""2001-01-01""#, #""2100-02-30""#, #""2100-1-1""#, #""today""#,
        #""infinity""#, #""2100-01-01T00:00:00Z""#, #""10000-01-01""#, #""0000-00-00""#,
      ], false
    ),
    (
      "locationLat",
      ["null", "91", "-91", "90.00000000001", "1e300", #""1""#, "true", #""NaN""#], true
    ),
    ("locationLng", ["null", "181", "-180.5", "1e308", "[]", #""Infinity""#], true),
    (
      "locationAddress",
      [
        "7", #""""#, #""   ""#, #""a\u0000b""#, #""a\nb""#,
        "\"\(String(repeating: "x", count: 501))\"",
      ], true
    ),
    ("groupId", [#""x""#, "7"], false),
    (
      "votingEndsAt",
      [#""soon""#, "7", #""2001-01-01T00:00:00Z""#, #""infinity""#, #""2100-01-01""#], true
    ),
    ("id", [#""x""#], false), ("createdById", [#""x""#], false), ("version", ["1"], false),
    ("aggregatedDietaryRequirements", ["[]"], false), ("decision", ["{}"], false),
  ]

  @Test("L1: bad input makes no lunch and changes none")
  func values() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let lunch = try await ann.makeLunch(on: "2100-01-01")
      let before = try await server.everything(of: lunch)
      for (field, values, patches) in Self.wrong {
        for value in values {
          let fields = Self.good.merging([field: value]) { $1 }
          let body = "{" + fields.map { #""\#($0)":\#($1)"# }.joined(separator: ",") + "}"
          let made = try await ann.client.send(.post, "/lunch-groups", json: body)
          #expect(made.status == 422, "\(field) \(value.prefix(30))")
          #expect(made.problem?.errors?.map(\.field) == [field], "\(field) \(value.prefix(30))")
          let changed = try await ann.client.send(
            .patch, "/lunch-groups/\(lunch.id)", json: #"{"\#(field)":\#(value)}"#)
          #expect(changed.status == 422, "\(field) \(value.prefix(30))")
          #expect(
            changed.problem?.errors?.map(\.field) == [field], "\(field) \(value.prefix(30))")
          if !patches { #expect(changed.problem?.errors?.map(\.code) == ["unknown_field"]) }
        }
      }
      for (field, value) in [
        ("status", "null"), ("status", #""eaten""#), ("status", "7"),
        ("selectedRestaurantId", #""x""#), ("selectedRestaurantId", "\"\(UUID().uuidString)\""),
        ("participants", "[]"),
      ] {
        let changed = try await ann.client.send(
          .patch, "/lunch-groups/\(lunch.id)", json: #"{"\#(field)":\#(value)}"#)
        #expect(changed.problem?.errors?.map(\.field) == [field], "\(field) \(value)")
      }
      for (path, body, field) in [
        ("votes", "{}", "restaurantId"), ("votes", #"{"restaurantId":null}"#, "restaurantId"),
        ("votes", #"{"restaurantId":"x"}"#, "restaurantId"),
        ("participants", #"{"userId":"x"}"#, "userId"), ("participants", #"{"who":"x"}"#, "who"),
      ] {
        let refused = try await ann.client.send(
          .post, "/lunch-groups/\(lunch.id)/\(path)", json: body)
        #expect(refused.problem?.errors?.map(\.field) == [field], "\(path) \(body)")
      }
      #expect(try await server.everything(of: lunch) == before)
      #expect(
        try await server.value(
          "select count(*) from public.lunch_groups where created_by_id = '\(ann.id)'") == "1")
      for required in Self.good.keys {
        var fields = Self.good
        fields[required] = nil
        let body = "{" + fields.map { #""\#($0)":\#($1)"# }.joined(separator: ",") + "}"
        let missing = try await ann.client.send(.post, "/lunch-groups", json: body)
        #expect(missing.problem?.errors?.map(\.field) == [required])
      }
    }
  }

  @Test("L1: by SQL, too, a coordinate is one, and a day is one")
  func sql() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      for arguments in [
        "'2100-01-01', 'NaN', 1", "'2100-01-01', 1, 'infinity'", "'infinity', 1, 1",
        "'2100-01-01', 91, 1", "'-infinity', 1, 1", "null, 1, 1", "'2100-01-01', null, 1",
        "'2100-01-01', 1, 1, voting_ends_at => 'infinity'",
      ] {
        let state = try await sqlState {
          try await server.session.run(
            as: .person(ann.id), "select public.create_lunch(\(arguments))")
        }
        #expect(["23514", "23502"].contains(state), "\(arguments): \(state ?? "done")")
      }
      #expect(
        try await server.value(
          "select count(*) from public.lunch_groups where created_by_id = '\(ann.id)'") == "0")
    }
  }

  @Test("L1: the same request with an idempotency key makes one lunch")
  func idempotency() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let input = CreateLunchGroup(date: "2100-01-01", locationLat: 1, locationLng: 2)
      let first = try await ann.client.createLunchGroup(input, idempotencyKey: "lunch")
      let second = try await ann.client.createLunchGroup(input, idempotencyKey: "lunch")
      #expect(first == second)
      #expect(try await ann.client.lunchGroups(on: "2100-01-01").total == 1)
    }
  }
}
