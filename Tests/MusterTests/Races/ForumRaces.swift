import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// What people write, under concurrency, at two servers.
@Suite(.serialized) struct ForumRaces {
  private typealias Racer = TwoServers.RacingPerson

  private static func makeGroup(_ people: [Racer]) async throws -> Group {
    let group = try await people[0].clients[0].createGroup(CreateGroup(name: "Race"))
    for other in people.dropFirst() {
      _ = try await other.clients[0].join(code: try #require(group.joinCode))
    }
    return group
  }

  private static func expectRace(_ tally: Tally, outcomes: Int = 2) async {
    #expect(await tally.collisions <= 0.001)
    #expect(await tally.outcomes["done", default: 0] > 0)
    #expect(await tally.outcomes.count >= outcomes)
  }

  @Test("M1: two people who open the chat with each other at once have one")
  func opening() async throws {
    try await TwoServers.with(people: 2) { servers in
      let tally = try await races(lanes: 1, "M1 opening chats", usually: 30) { _, _ in
        let others = try await servers.more(2)
        _ = try await Self.makeGroup(others)
        async let one = others[0].clients[0].openChat(with: others[1].id)
        async let other = others[1].clients[1].openChat(with: others[0].id)
        let chats = try await [one, other]
        #expect(chats[0].id == chats[1].id)
        return [.done]
      }
      await Self.expectRace(tally, outcomes: 1)
      #expect(
        try await servers.count(
          """
          select count(*) from public.chats as c where kind = 'direct' and
          (select count(*) from public.chat_members as m where m.chat_id = c.id) <> 2
          """) == 0)
    }
  }

  @Test("M1: no message is written after a block was answered")
  func blocking() async throws {
    try await TwoServers.with(people: 4) { servers in
      var chats: [Chat] = []
      for lane in 0..<2 {
        let people = Array(servers.people[(lane * 2)..<(lane * 2 + 2)])
        _ = try await Self.makeGroup(people)
        chats.append(try await people[0].clients[0].openChat(with: people[1].id))
      }
      let opened = chats
      let tally = try await races(lanes: 2, "M1 message and block", usually: 60) { _, lane in
        let people = Array(servers.people[(lane * 2)..<(lane * 2 + 2)])
        async let message = outcome {
          try await people[0].clients[0].postMessage("x", in: opened[lane].id)
        }
        async let block = outcome { try await people[1].clients[1].block(people[0].id) }
        let found = try await [message, block]
        #expect(found[1] == .done)
        #expect([.done, .refused("cannot_message")].contains(found[0]))
        #expect(
          try await servers.count(
            """
            select count(*) from public.messages as m join public.blocks as b
            on b.blocked_id = m.sender_id and b.created_at < m.created_at
            where m.chat_id = '\(opened[lane].id)'
            """) == 0)
        try await people[1].clients[0].unblock(people[0].id)
        return found
      }
      await Self.expectRace(tally)
    }
  }

  @Test("M1: no reply comes after a thread was locked, and none is lost before")
  func locking() async throws {
    try await TwoServers.with(people: 4) { servers in
      var groups: [Group] = []
      for lane in 0..<2 {
        groups.append(
          try await Self.makeGroup(Array(servers.people[(lane * 2)..<(lane * 2 + 2)])))
      }
      let made = groups
      let tally = try await races(lanes: 2, "M1 reply and lock", usually: 60) { _, lane in
        let people = Array(servers.people[(lane * 2)..<(lane * 2 + 2)])
        let thread = try await people[1].clients[0].openThread(
          OpenThread(title: "x", body: "y"), in: made[lane].id)
        var change = UpdatePost()
        change.isLocked = .set(true)
        let lock = change
        async let reply = outcome {
          try await people[1].clients[1].reply(ReplyToPost(body: "x"), to: thread.id)
        }
        async let locked = outcome {
          try await people[0].clients[0].updatePost(thread.id, lock)
        }
        let found = try await [reply, locked]
        #expect(found[1] == .done)
        #expect([.done, .refused("thread_locked")].contains(found[0]))
        let after = try await people[1].clients[0].thread(thread.id).value
        #expect(after.thread.replyCount == (found[0].isDone ? 1 : 0))
        #expect(after.replies.items.count == after.thread.replyCount)
        #expect(
          try await servers.count(
            """
            select count(*) from public.forum_posts as p join public.audit_log as a
            on a.subject_id = p.thread_id and a.at < p.created_at
            where p.thread_id = '\(thread.id)'
            """) == 0)
        return found
      }
      await Self.expectRace(tally)
    }
  }

  @Test("M1, K5: nothing is written to a group's chat, and no feedback given, after leaving")
  func leaving() async throws {
    try await TwoServers.with(people: 4) { servers in
      let tally = try await races(lanes: 2, "M1 leaving", usually: 30) { number, lane in
        let people = Array(servers.people[(lane * 2)..<(lane * 2 + 2)])
        let group = try await Self.makeGroup(people)
        let chat = try await people[0].clients[0].openChat(of: group.id)
        async let message = outcome {
          try await people[1].clients[0].postMessage("x", in: chat.id)
        }
        async let feedback = outcome {
          try await people[0].clients[0].giveFeedback(
            GiveFeedback(userId: people[1].id, body: "x"), in: group.id)
        }
        async let leaving = outcome { try await people[1].clients[1].leaveGroup(group.id) }
        let found = try await [message, feedback, leaving]
        #expect(found[2] == .done)
        #expect([.done, .refused("not_found")].contains(found[0]))
        #expect([.done, .refused("cannot_receive_feedback")].contains(found[1]))
        #expect(
          try await servers.count(
            """
            select count(*) from public.group_memberships as g
            where g.group_id = '\(group.id)' and g.user_id = '\(people[1].id)' and (
              exists (select from public.messages as m
                where m.chat_id = '\(chat.id)' and m.created_at > g.left_at)
              or exists (select from public.feedback as f
                where f.group_id = g.group_id and f.created_at > g.left_at)
              or exists (select from public.chat_members as c where c.chat_id = '\(chat.id)'
                and c.user_id = g.user_id and c.left_at is null)
            )
            """) == 0)
        return found
      }
      await Self.expectRace(tally)
    }
  }

  @Test("M1: of an edit and hiding that name the same version, one goes through")
  func editing() async throws {
    try await TwoServers.with(people: 4) { servers in
      var groups: [Group] = []
      for lane in 0..<2 {
        groups.append(
          try await Self.makeGroup(Array(servers.people[(lane * 2)..<(lane * 2 + 2)])))
      }
      let made = groups
      let tally = try await races(lanes: 2, "M1 edit and hide", usually: 60) { _, lane in
        let people = Array(servers.people[(lane * 2)..<(lane * 2 + 2)])
        let thread = try await people[1].clients[0].openThread(
          OpenThread(title: "x", body: "y"), in: made[lane].id)
        let etag = try await people[1].clients[0].thread(thread.id).etag
        var (edit, hide) = (UpdatePost(), UpdatePost())
        edit.body = .set("z")
        hide.isHidden = .set(true)
        let (edited, hidden) = (edit, hide)
        async let one = outcome {
          try await people[1].clients[1].updatePost(thread.id, edited, ifMatch: etag)
        }
        async let other = outcome {
          try await people[0].clients[0].updatePost(thread.id, hidden, ifMatch: etag)
        }
        let found = try await [one, other]
        #expect(found.filter(\.isDone).count == 1)
        #expect(found.contains(.refused("version_mismatch")))
        return found
      }
      await Self.expectRace(tally)
    }
  }
}
