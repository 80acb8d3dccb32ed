import MusterClient
import MusterModels
import Testing

@testable import Muster

/// What is hidden, of a forum or of who is in its group, is not got at by another way.
@Suite struct ForumConcealmentTests {
  @Test("M1: what stands in a hidden thread empties nobody's search, and is found by nobody")
  func search() async throws {
    try await Club.with { club in
      let shown = try await club.thread("Rye", "Flour")
      let hidden = try await club.thread("Spam")
      try await club.ann.change(hidden) { $0.isHidden = .set(true) }
      try await club.write(1001, in: hidden, "flour")
      for reader in [club.ann, club.bob, club.cid] {
        let found = try await reader.client.search(club.group.id, for: "flour")
        #expect(found.items.map(\.id.description) == [shown.id.description])
        let threads = try await reader.client.threads(of: club.group.id, fitting: "flour")
        #expect(threads.items.map(\.id) == [shown.id])
      }
    }
  }

  @Test("M1: a search of threads loses none to a thread in which much fits")
  func threads() async throws {
    try await Club.with { club in
      let old = try await club.thread("Rye", "Flour")
      let long = try await club.thread("Wheat")
      try await club.write(1001, in: long, "flour")
      let found = try await club.cid.client.threads(of: club.group.id, fitting: "flour")
      #expect(Set(found.items.map(\.id)) == [old.id, long.id] && found.total == 2)
      let eve = try await club.server.person("Eve")
      #expect(
        try await club.server.session.run(
          as: .person(eve.id), "select api.matching_threads('\(club.group.id)', 'flour')") == [])
    }
  }

  @Test("M1: of a mention in a hidden thread only those are told who see it")
  func mention() async throws {
    try await Club.with { club in
      let thread = try await club.thread()
      try await club.ann.change(thread) { $0.isHidden = .set(true) }
      let reply = try await club.bob.reply(to: thread, mentioning: [club.ann, club.cid])
      #expect(reply.mentions.count == 2)
      #expect(try await club.told(club.cid).isEmpty)
      #expect(try await club.told(club.ann) == ["forum_mentioned"])
      try await club.ann.reply(to: thread, mentioning: [club.bob])
      #expect(try await club.told(club.bob) == ["forum_hidden", "forum_mentioned"])
    }
  }

  @Test("K14: without a member list neither a mention nor feedback tells who is a member")
  func members() async throws {
    try await Club.with { club in
      try await club.server.grant("provide_feedback_to_members", to: "Member", of: club.group.id)
      let eve = try await club.server.person("Eve")
      let given = try await club.bob.client.giveFeedback(
        GiveFeedback(userId: club.cid.id, body: "Well done"), in: club.group.id)
      try await club.server.sql(
        "update public.groups set show_member_list = false where id = '\(club.group.id)'")
      // Nor is one made known by feedback that one gave oneself, but may be blocked.
      for other in [eve, club.cid] {
        let mention = try await problem { try await club.thread(mentioning: [other]) }
        #expect(mention.code == "cannot_mention")
        let chat = try await problem { try await club.bob.client.openChat(with: other.id) }
        #expect(chat.status == 404)
      }
      try await club.bob.client.block(club.cid.id)
      try await club.bob.client.unblock(club.cid.id)
      try await club.bob.client.withdrawFeedback(given.id)
      for other in [eve, club.cid] {
        let feedback = try await problem {
          try await club.bob.client.giveFeedback(
            GiveFeedback(userId: other.id, body: "x"), in: club.group.id)
        }
        #expect(feedback.code == "not_found")
      }
      // Leaders are known, oneself is, and whoever writes shows themselves.
      try await club.thread(by: club.cid)
      try await club.thread(mentioning: [club.ann, club.bob, club.cid])
      try await club.bob.client.giveFeedback(
        GiveFeedback(userId: club.cid.id, body: "x"), in: club.group.id)
    }
  }

  @Test("M1: of a reply whose thread is gone nothing is shown; every answer has its thread")
  func orphan() async throws {
    try await Club.with { club in
      let thread = try await club.thread()
      let reply = try await club.cid.reply(to: thread)
      try await club.ann.change(reply) { $0.isHidden = .set(true) }
      #expect(try await club.cid.client.thread(reply.id).value.thread.id == thread.id)
      try await club.bob.client.deletePost(thread.id)
      for reader in [club.ann, club.cid] {
        #expect(try await problem { try await reader.client.thread(reply.id) }.status == 404)
      }
    }
  }

  @Test("M1: whom a post mentions is part of it: its version tells of a change, once")
  func version() async throws {
    try await Club.with { club in
      let thread = try await club.thread()
      let etag = try await club.bob.client.thread(thread.id).etag
      try await club.bob.change(thread, ifMatch: etag) { $0.mentions = .set([club.cid.id]) }
      let second = try await club.bob.client.thread(thread.id).etag
      #expect(second != etag)
      try await club.bob.change(thread) { $0.mentions = .set([club.cid.id]) }
      #expect(try await club.bob.client.thread(thread.id).etag == second)
      try await club.bob.change(thread) {
        $0.mentions = .set([])
        $0.body = .set("Anew")
      }
      #expect(
        try await club.server.value(
          "select version from public.forum_posts where id = '\(thread.id)'") == "3")
      try await club.bob.change(thread) { $0.mentions = .set([club.ann.id]) }
      // Removed mentions are nobody's to read.
      #expect(
        try await club.server.session.run(
          as: .person(club.ann.id),
          "select user_id from public.forum_mentions where post_id = '\(thread.id)'")
          == [[club.ann.id.description]])
    }
  }
}
