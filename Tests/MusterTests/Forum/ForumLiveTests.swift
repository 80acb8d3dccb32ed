import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct ForumLiveTests {
  @Test("M1: what happens in a forum is told to those who read it, by ids, and feedback to the two")
  func told() async throws {
    try await Club.with { club in
      let eve = try await club.server.person("Eve")
      try await club.server.makeAdmin(eve)
      let reader = try await club.server.events(of: club.cid)
      let outside = try await club.server.events(of: eve)
      let thread = try await club.thread("Secret title", "Secret body")
      try await reader.until("forum.changed", with: thread.id.description)
      let reply = try await club.ann.reply("Secret reply", to: thread)
      try await reader.until("forum.changed", with: reply.id.description)
      try await club.bob.change(thread) { $0.body = .set("Secret, too") }
      try await reader.until("forum.changed", with: thread.id.description)
      try await club.ann.client.deletePost(reply.id)
      try await reader.until("forum.changed", with: reply.id.description)
      let given = try await club.ann.client.giveFeedback(
        GiveFeedback(userId: club.bob.id, body: "Secret praise"), in: club.group.id)
      let receiver = try await club.server.events(of: club.bob)
      try await club.ann.client.editFeedback(given.id, body: "Secret words")
      try await receiver.until("feedback.changed", with: given.id.description)
      // Who reads no forum any more is told nothing of it.
      try await club.allow(["view_member_list"])
      let unseen = try await club.ann.client.openThread(
        OpenThread(title: "x", body: "y"), in: club.group.id)
      for (person, stream) in [(club.cid, reader), (eve, outside)] {
        try await club.server.mark(person, "test.mark")
        try await stream.until("test.mark")
        #expect(!stream.text.contains(unseen.id.description))
        #expect(!stream.text.contains("feedback.changed"))
      }
      #expect(!outside.text.contains("forum.changed"))
      for stream in [reader, receiver, outside] { #expect(!stream.text.contains("Secret")) }
    }
  }

  @Test("M1: webhooks are told of new posts, by ids, and of nothing else in a forum")
  func webhooks() async throws {
    try await Club.with { club in
      try await club.server.sql(
        """
        insert into public.webhooks (group_id, url, event_types, created_by_user_id)
        values ('\(club.group.id)', 'http://127.0.0.1:9/', array['forum.post_created'],
          '\(club.ann.id)')
        """)
      let thread = try await club.thread("Secret", "Secret")
      let reply = try await club.ann.reply("Secret", to: thread)
      try await club.ann.client.deletePost(reply.id)
      let sent = try await club.server.rows(
        """
        select d.payload from muster.webhook_deliveries as d
        join public.webhooks as w on w.id = d.webhook_id
        where w.group_id = '\(club.group.id)' order by d.id
        """
      ).compactMap { $0.first ?? nil }
      #expect(sent.count == 2)
      #expect(sent.first?.contains(thread.id.description) == true)
      #expect(sent.last?.contains(reply.id.description) == true)
      #expect(!sent.joined().contains("Secret"))
    }
  }
}
