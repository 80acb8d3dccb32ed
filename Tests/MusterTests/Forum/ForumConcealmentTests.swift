import Foundation
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

  @Test("K14: to know somebody from elsewhere does not tell whether they are in a group")
  func knownElsewhere() async throws {
    try await Club.with { club in
      let eve = try await club.server.person("Eve")
      _ = try await club.bob.makeGroup(joinedBy: [club.cid, eve])
      try await club.server.sql(
        "update public.groups set show_member_list = false where id = '\(club.group.id)'")
      for other in [eve, club.cid] {
        let mention = try await problem { try await club.thread(mentioning: [other]) }
        #expect(mention.code == "cannot_mention")
      }
      // Leaders see who is in their group.
      try await club.thread(by: club.ann, mentioning: [club.cid])
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

  @Test(
    "M1: what happens in a hidden thread is told live to those alone who see it, webhooks never"
  )
  func live() async throws {
    try await Club.with { club in
      try await club.server.sql(
        """
        insert into public.webhooks (group_id, url, event_types, created_by_user_id)
        values ('\(club.group.id)', 'http://127.0.0.1:9/', array['forum.post_created'],
          '\(club.ann.id)')
        """)
      let thread = try await club.thread()
      let author = try await club.server.events(of: club.bob)
      let moderator = try await club.server.events(of: club.ann)
      let other = try await club.server.events(of: club.cid)
      try await club.ann.change(thread) { $0.isHidden = .set(true) }
      // So that what they show is taken away.
      try await other.until("forum.changed", with: thread.id.description)
      try await club.server.mark(club.cid, "test.mark")
      try await other.until("test.mark")
      let told = other.text.components(separatedBy: thread.id.description).count
      let reply = try await club.bob.reply("x", to: thread)
      try await club.bob.change(thread) { $0.body = .set("Anew") }
      try await author.until("forum.changed", with: reply.id.description)
      try await moderator.until("forum.changed", with: reply.id.description)
      try await club.server.mark(club.cid, "test.mark")
      try await other.until("test.mark")
      #expect(!other.text.contains(reply.id.description))
      #expect(other.text.components(separatedBy: thread.id.description).count == told)
      #expect(
        try await club.server.value(
          """
          select count(*) from muster.webhook_deliveries as d
          join public.webhooks as w on w.id = d.webhook_id
          where w.group_id = '\(club.group.id)' and d.payload::text like '%\(reply.id)%'
          """) == "0")
    }
  }

  @Test("M1: whoever is invited may block the one who invites, whom they see otherwise not")
  func invited() async throws {
    try await Club.with { club in
      let eve = try await club.server.person("Eve")
      #expect(try await problem { try await eve.client.block(club.ann.id) }.status == 404)
      try await club.server.sql(
        """
        insert into public.invites (group_id, inviter_id, invitee_user_id, expires_at)
        values ('\(club.group.id)', '\(club.ann.id)', '\(eve.id)', now() + interval '1 day')
        """)
      try await eve.client.block(club.ann.id)
      #expect(try await eve.client.blocks().items.map(\.userId) == [club.ann.id])
    }
  }

  @Test("M1: who has read a thread, or all of a forum, has read that they are mentioned there")
  func mentionRead() async throws {
    try await Club.with { club in
      func waiting() async throws -> String? {
        try await club.server.value(
          """
          select count(*) from public.notifications where user_id = '\(club.cid.id)'
          and kind = 'forum_mentioned' and read_at is null
          """)
      }
      let first = try await club.thread(mentioning: [club.cid])
      try await club.thread(mentioning: [club.cid])
      _ = try await club.cid.client.markThreadRead(first.id)
      #expect(try await waiting() == "1")
      try await club.cid.client.markForumRead(club.group.id)
      #expect(try await waiting() == "0")
    }
  }
}
