import MusterModels
import Postgres

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Demo {
  /// Two crews with their videos: one hosts, the other has asked to come.
  func seedDinner(_ callers: [Caller]) async throws {
    let cooks = try await makeCrew(
      "Night Cooks", "Five people, one big pot.", [2, 8, 9, 3].map { callers[$0] })
    _ = try await makeCrew(
      "Harbour Table", "We cook what the boats bring.", [4, 5, 7].map { callers[$0] })
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .iso8601
    let party = try encoder.encode(
      PutDinnerParty(
        startsAt: Date(timeIntervalSinceNow: 5 * 86_400), title: "Dumplings from four kitchens",
        menu: "Leek, mushroom, prawn, plum", place: "Kiln Yard 7, second floor",
        notes: "Bring an apron."))
    _ = try await services.database.run(
      DinnerQueries.putParty(of: cooks, String(decoding: party, as: UTF8.self)), as: callers[2])
    _ = try await services.database.run(
      DinnerQueries.request(of: cooks, message: "May we bring the fish?"), as: callers[4])
  }

  private func makeCrew(
    _ name: String, _ description: String, _ people: [Caller]
  ) async throws -> Group.ID {
    let crew = try await makeGroup(
      CreateGroup(name: name, description: description, template: "Dinner Crew"), by: people[0],
      joinedBy: Array(people[1...]))
    let links = people.indices.map { "https://videos.example.org/\(crew)/\($0 + 1)" }
    let body = try JSONEncoder().encode(SetDinnerVideos(videoLinks: links))
    _ = try await services.database.run(
      DinnerQueries.setVideos(of: crew, String(decoding: body, as: UTF8.self)), as: people[0])
    return crew
  }
}
