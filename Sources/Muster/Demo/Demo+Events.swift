import MusterModels
import Postgres

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Demo {
  /// Two events: one with an application that was let in, whose chat has begun, and one that waits
  /// for a friend; one with nobody yet.
  func seedEvents(_ callers: [Caller], _ ids: [User.ID]) async throws {
    // Ada and Esi are in the running club, so Ada may decide, too.
    let run = try await makeEvent(
      title: "Night Run by the Harbour", description: "Eight kilometres with lights, then soup.",
      place: "Old crane", inDays: 9, capacity: 8, authors: [ids[0]], by: callers[4])
    _ = try await makeEvent(
      title: "Film Evening", description: "Bring a cushion.", place: "Flat 12, Linden Street",
      inDays: 16, capacity: nil, authors: [], by: callers[1])
    let approved = try await apply(to: run, with: [ids[9]], by: callers[8])
    _ = try await services.database.run(
      LikeGroupQueries.answer(approved, accepted: true), as: callers[9])
    for author in [callers[0], callers[4]] {
      _ = try await services.database.run(
        LikeGroupQueries.decide(approved, approved: true), as: author)
    }
    let application = try await services.database.run(
      LikeGroupQueries.get(approved), as: callers[8])
    if let chat = try decode(application).chatId {
      for (author, text) in [(4, "Welcome! Bring a light."), (8, "We have two. See you there!")] {
        _ = try await services.database.run(ChatQueries.post(text, to: chat), as: callers[author])
      }
    }
    _ = try await apply(to: run, with: [ids[3]], by: callers[2])
  }

  private func makeEvent(
    title: String, description: String, place: String, inDays days: Int, capacity: Int?,
    authors: [User.ID], by author: Caller
  ) async throws -> Event.ID {
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .iso8601
    let input = try encoder.encode(
      CreateEvent(
        title: title, description: description,
        startsAt: Date(timeIntervalSinceNow: Double(days) * 86_400), place: place,
        capacity: capacity, authorIds: authors))
    let made = try await services.database.run(
      EventQueries.create(String(decoding: input, as: UTF8.self)), as: author)
    return try JSONDecoder().decode(MadeEvent.self, from: Data(made.body)).id
  }

  private func apply(
    to event: Event.ID, with friends: [User.ID], by applicant: Caller
  ) async throws -> LikeGroup.ID {
    try decode(
      try await services.database.run(
        LikeGroupQueries.apply(ApplyToEvent(memberIds: friends), to: event), as: applicant)
    ).id
  }

  private func decode(_ application: Document) throws -> MadeApplication {
    try JSONDecoder().decode(MadeApplication.self, from: Data(application.body))
  }
}

private struct MadeEvent: Decodable {
  let id: Event.ID
}

private struct MadeApplication: Decodable {
  let id: LikeGroup.ID
  let chatId: Chat.ID?
}
