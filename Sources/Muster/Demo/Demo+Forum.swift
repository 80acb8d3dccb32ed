import MusterModels
import Postgres

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Demo {
  /// What the running club writes: threads with replies, its chat, two who write to each other, and
  /// feedback.
  func seedForum(_ callers: [Caller], _ ids: [User.ID], for group: Group.ID) async throws {
    let (leader, first, second) = (callers[4], callers[0], callers[5])
    let route = try await made(
      ForumPost.self,
      ForumQueries.open(
        OpenThread(
          title: "A route along the harbour?",
          body: "The bridge is closed until spring. Who knows a way around it?",
          mentions: [ids[5]]), in: group), by: first)
    let answer = try await made(
      ForumPost.self,
      ForumQueries.reply(
        ReplyToPost(body: "Through the old tunnel: eleven kilometres, flat, and dry."), to: route),
      by: second)
    _ = try await made(
      ForumPost.self,
      ForumQueries.reply(ReplyToPost(body: "Let us try that on Saturday."), to: answer),
      by: leader)
    let rules = try await made(
      ForumPost.self,
      ForumQueries.open(
        OpenThread(
          title: "How we run", body: "We wait at every corner. Nobody is left behind."),
        in: group), by: leader)
    _ = try await services.database.run(
      ForumQueries.update(rules, changes: #"{"isPinned":true,"isLocked":true}"#, version: nil),
      as: leader)
    let chat = try await made(Chat.self, ChatQueries.open(of: group), by: leader)
    _ = try await services.database.run(
      ChatQueries.post("Five minutes late, sorry!", to: chat), as: second)
    let two = try await made(Chat.self, ChatQueries.open(with: ids[5]), by: first)
    _ = try await services.database.run(
      ChatQueries.post("Do you have a spare lamp for Saturday?", to: two), as: first)
    _ = try await services.database.run(
      FeedbackQueries.give(
        GiveFeedback(userId: ids[0], body: "You paced the new ones well today."), in: group),
      as: leader)
  }

  private func made<Entity>(
    _ type: Entity.Type, _ query: Query<Document>, by person: Caller
  ) async throws -> Identifier<Entity> {
    let document = try await services.database.run(query, as: person)
    return try JSONDecoder().decode(Made<Entity>.self, from: Data(document.body)).id
  }
}

private struct Made<Entity>: Decodable {
  let id: Identifier<Entity>
}
