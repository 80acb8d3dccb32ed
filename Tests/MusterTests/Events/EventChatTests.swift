import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct EventChatTests {
  @Test("E5: removed authors leave every chat of the event, of withdrawn applications, too")
  func withdrawn() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let event = try await ann.makeEvent(with: [bob])
      let application = try await cid.apply(to: event)
      let chat = try #require(
        try await ann.client.decide(application.id, approved: true).chatId)
      try await cid.client.withdraw(application.id)
      #expect(try await bob.client.chat(chat).members.count == 2)
      try await ann.client.removeAuthor(bob.id, from: event.id)
      let out = try await problem { try await bob.client.chat(chat) }
      #expect(out.code == "not_found")
      let silent = try await problem { try await bob.client.postMessage("Still here", in: chat) }
      #expect(silent.code == "not_found")
      // It follows the event still.
      var change = UpdateEvent()
      change.title = .set("Concert")
      try await ann.client.updateEvent(event.id, change)
      let seen = try await ann.client.chat(chat)
      #expect(seen.title == "Concert" && seen.likeGroupId == nil && seen.eventId == event.id)
      #expect(seen.members.map(\.userId) == [ann.id])
      // It stays for those in it when the event goes (E8).
      try await ann.client.deleteEvent(event.id)
      let stays = try await ann.client.chat(chat)
      #expect(stays.title == "Concert" && stays.eventId == nil)
    }
  }
}
