import MusterModels
import Postgres

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Demo {
  /// Restaurants; a lunch of the running club that is being voted on, and one that has been.
  func seedLunch(_ callers: [Caller], for group: Group.ID) async throws {
    for (number, diets) in [
      (0, ["vegetarian"]), (4, ["vegan", "gluten-free"]), (5, ["halal"]),
    ] {
      let profile = try text(["dietaryRequirements": diets])
      _ = try await services.database.run(
        AccountQueries.updateMe(profile), as: callers[number])
    }
    let soup = try await makeRestaurant(
      CreateRestaurant(
        name: "Soup Kitchen No. 4", address: "Quay 4", lat: 53.5436, lng: 9.9665,
        cuisines: ["soups"], dietaryOptions: ["vegetarian", "vegan", "gluten-free"]),
      by: callers[4])
    let grill = try await makeRestaurant(
      CreateRestaurant(
        name: "Lantern Grill", address: "Rope Walk 19", lat: 53.5502, lng: 9.9581,
        cuisines: ["grill"], dietaryOptions: ["halal", "gluten-free"]), by: callers[5])
    let past = try await makeLunch(for: group, by: callers[0])
    try await vote(for: soup, in: past, by: [callers[0], callers[4]])
    for step in [LunchGroup.Status.voting, .decided, .completed] {
      var change = UpdateLunchGroup()
      change.status = .set(step)
      if step == .decided { change.selectedRestaurantId = .set(soup) }
      _ = try await services.database.run(
        LunchQueries.update(past, changes: text(change), version: nil), as: callers[0])
    }
    let lunch = try await makeLunch(for: group, by: callers[4])
    try await vote(for: grill, in: lunch, by: [callers[5]])
    try await vote(for: soup, in: lunch, by: [callers[4]])
    var voting = UpdateLunchGroup()
    voting.status = .set(.voting)
    _ = try await services.database.run(
      LunchQueries.update(lunch, changes: text(voting), version: nil), as: callers[4])
  }

  private func makeRestaurant(
    _ input: CreateRestaurant, by person: Caller
  ) async throws -> Restaurant.ID {
    let made = try await services.database.run(
      RestaurantQueries.create(text(input)), as: person)
    return try JSONDecoder().decode(Made<Restaurant>.self, from: Data(made.body)).id
  }

  private func makeLunch(for group: Group.ID, by person: Caller) async throws -> LunchGroup.ID {
    let made = try await services.database.run(
      LunchQueries.create(
        text(
          CreateLunchGroup(
            date: Date().ISO8601Format(.iso8601.year().month().day()), locationLat: 53.5461,
            locationLng: 9.9661, locationAddress: "By the old crane", groupId: group))),
      as: person)
    return try JSONDecoder().decode(Made<LunchGroup>.self, from: Data(made.body)).id
  }

  /// Votes of people who join for it, those who have not yet.
  private func vote(
    for restaurant: Restaurant.ID, in lunch: LunchGroup.ID, by people: [Caller]
  ) async throws {
    for person in people {
      do {
        _ = try await services.database.run(LunchQueries.join(lunch, nil), as: person)
      } catch let error as PostgresError where error.sqlState == "MU165" {
        // Takes part already.
      }
      _ = try await services.database.run(LunchQueries.vote(lunch, for: restaurant), as: person)
    }
  }

  private func text(_ input: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .iso8601
    return String(decoding: try encoder.encode(input), as: UTF8.self)
  }
}

private struct Made<Entity>: Decodable {
  let id: Identifier<Entity>
}
