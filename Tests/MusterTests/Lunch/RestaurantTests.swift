import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct RestaurantTests {
  @Test("L8: everybody finds restaurants; who added one changes it, and nobody else")
  func editing() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let name = "Café \(UUID().uuidString)"
      let made = try await ann.client.createRestaurant(
        CreateRestaurant(
          name: "  \(name) ", address: " 1 Main St ", lat: -33.8688197, lng: 151.2092955,
          cuisines: ["Thai", " Thai ", "Lao"], dietaryOptions: ["vegan"]))
      #expect(made.name == name && made.address == "1 Main St" && made.addedById == ann.id)
      #expect(made.lat == -33.8688197 && made.lng == 151.2092955)
      #expect(made.cuisines == ["Thai", "Lao"] && made.dietaryOptions == ["vegan"])
      #expect(try await bob.client.restaurant(made.id) == made)
      #expect(
        try await bob.client.restaurants(matching: name.uppercased()).items.map(\.id) == [made.id])
      var change = UpdateRestaurant()
      change.cuisines = .clear
      change.address = .set("2 Main St")
      let refused = try await problem { try await bob.client.updateRestaurant(made.id, change) }
      #expect(refused.code == "forbidden")
      let changed = try await ann.client.updateRestaurant(made.id, change)
      #expect(changed.cuisines.isEmpty && changed.address == "2 Main St" && changed.name == name)
      #expect(changed.updatedAt > made.updatedAt)
      let missing = try await problem { try await ann.client.restaurant(.init(UUID())) }
      #expect(missing.code == "not_found")
    }
  }

  @Test("L8: the same name at the same spot is the same restaurant, and says which it is")
  func twice() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let name = "Soup \(UUID().uuidString)"
      let made = try await ann.client.createRestaurant(
        CreateRestaurant(name: name, address: "x", lat: 10.00004, lng: 20))
      let again = try await problem {
        try await bob.client.createRestaurant(
          CreateRestaurant(name: name.lowercased(), address: "y", lat: 10, lng: 20.00001))
      }
      #expect(again.code == "restaurant_exists" && again.status == 409)
      #expect(again.restaurantId == made.id)
      let other = try await bob.client.createRestaurant(
        CreateRestaurant(name: name, address: "y", lat: 10.001, lng: 20))
      var change = UpdateRestaurant()
      change.lat = .set(10)
      let moved = try await problem { try await bob.client.updateRestaurant(other.id, change) }
      #expect(moved.code == "restaurant_exists" && moved.restaurantId == made.id)
    }
  }

  @Test("L8: the nearest first, across the antimeridian and around the poles")
  func near() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let mark = UUID().uuidString
      for (lat, places) in [
        (-17.0, [(-17.0, 179.95), (-17.0, -179.9), (-17.5, 180.0), (-19.0, 179.95)]),
        (89.9, [(89.9, 10.0), (89.8, -170.0), (89.9, 100.0)]),
        (-90.0, [(-89.9, 0.0), (-89.7, 90.0), (-89.5, -90.0)]),
        (0.0, [(0.0, 0.001), (0.1, 0.1), (-0.5, -0.5)]),
      ] {
        var made: [(Restaurant.ID, Double)] = []
        let here = (lat, places[0].1)
        for place in places {
          let restaurant = try await ann.client.createRestaurant(
            CreateRestaurant(
              name: "\(mark) \(lat) \(place)", address: "x", lat: place.0, lng: place.1))
          made.append((restaurant.id, Self.metres(here, place)))
        }
        let expected = made.filter { $0.1 <= 100_000 }.sorted { $0.1 < $1.1 }
        let found = try await ann.client.restaurants(
          nearLat: here.0, lng: here.1, matching: mark
        ).items
        #expect(found.map(\.id) == expected.map(\.0), "\(lat)")
        for (restaurant, (_, metres)) in zip(found, expected) {
          #expect(abs((restaurant.distanceMeters ?? -1) - metres) <= 1, "\(lat)")
        }
      }
    }
  }

  /// Metres between two places, along the globe, by the law of cosines.
  private static func metres(_ a: (Double, Double), _ b: (Double, Double)) -> Double {
    let (x, y) = ((a.0 * .pi / 180, a.1 * .pi / 180), (b.0 * .pi / 180, b.1 * .pi / 180))
    let cosine = sin(x.0) * sin(y.0) + cos(x.0) * cos(y.0) * cos(x.1 - y.1)
    return 6_371_008.8 * acos(max(-1, min(1, cosine)))
  }

  @Test("L8: bad restaurants are neither made nor changed")
  func bad() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let mine = try await ann.makeRestaurant()
      let good = ["name": #""x""#, "address": #""y""#, "lat": "1", "lng": "2"]
      let long = String(repeating: "x", count: 51)
      let many = "[" + (0...20).map { "\"\($0)\"" }.joined(separator: ",") + "]"
      for (field, values) in [
        (
          "name",
          ["null", "7", #""""#, #"" ""#, #""a\nb""#, "\"\(String(repeating: long, count: 4))\""]
        ),
        ("address", ["null", #""""#, #""a\u0007""#, "\"\(String(repeating: long, count: 10))\""]),
        ("lat", ["null", "91", "-90.000000001", "1e300", "1e5000", #""1""#, #""NaN""#]),
        ("lng", ["null", "181", "-180.1", "1e300", "true"]),
        ("cuisines", [many, "[\"\(long)\"]", #"[""]"#, "[null]", "[7]", #""x""#, #"["a\nb"]"#]),
        ("dietaryOptions", [many, "[\"\(long)\"]", #"["  "]"#, "{}"]),
        ("addedById", ["\"\(ann.id)\""]), ("id", ["\"\(mine.id)\""]),
      ] {
        for value in values {
          let body =
            "{"
            + good.merging([field: value]) { $1 }.map { #""\#($0)":\#($1)"# }
            .joined(separator: ",") + "}"
          let made = try await ann.client.send(.post, "/restaurants", json: body)
          let changed = try await ann.client.send(
            .patch, "/restaurants/\(mine.id)", json: #"{"\#(field)":\#(value)}"#)
          for answer in [made, changed] {
            #expect([400, 422].contains(answer.status), "\(field) \(value.prefix(30))")
            if answer.status == 422, value != "1e5000" {
              #expect(
                answer.problem?.errors?.first?.field.hasPrefix(field) == true,
                "\(field) \(value.prefix(30))")
            }
          }
        }
      }
      #expect(try await ann.client.restaurant(mine.id) == mine)
      #expect(
        try await server.value(
          "select count(*) from public.restaurants where added_by_user_id = '\(ann.id)'") == "1")
      for query in ["nearLat=1", "nearLng=1", "nearLat=91&nearLng=0", "nearLat=nan&nearLng=0"] {
        var wanted = APIQuery()
        for part in query.split(separator: "&") {
          let pair = part.split(separator: "=").map(String.init)
          wanted.append(pair[0], pair[1])
        }
        let refused = try await ann.client.send(.get, "/restaurants", query: wanted)
        #expect(refused.status == 422, "\(query)")
      }
    }
  }
}
