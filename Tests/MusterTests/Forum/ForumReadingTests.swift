import MusterClient
import MusterModels
import Testing

@testable import Muster

/// What is new to whom, and who is told of what.
@Suite struct ForumReadingTests {
  private func unread(_ person: Person, _ club: Club) async throws -> [Int] {
    try await person.client.threads(of: club.group.id).items.map(\.unreadCount)
  }

  @Test("M1: unread are others' shown posts since one joined and read, up to 100")
  func unread() async throws {
    try await Club.with { club in
      let thread = try await club.thread()
      let replies = [
        try await club.cid.reply("1", to: thread), try await club.cid.reply("2", to: thread),
        try await club.cid.reply("3", to: thread),
      ]
      // Writing is having read; before joining nothing was new.
      #expect(try await unread(club.cid, club) == [0])
      #expect(try await unread(club.ann, club) == [4])
      #expect(try await unread(club.bob, club) == [3])
      let dan = try await club.server.person("Dan")
      try await club.ann.admit(dan, to: club.group.id)
      #expect(try await unread(dan, club) == [0])
      #expect(try await dan.client.threads(of: club.group.id, unread: true).items.isEmpty)
      #expect(
        try await club.ann.client.markThreadRead(thread.id, upTo: replies[0].id).unreadCount == 2)
      // Never back.
      #expect(
        try await club.ann.client.markThreadRead(replies[0].id, upTo: thread.id).unreadCount == 2)
      try await club.cid.client.deletePost(replies[1].id)
      #expect(try await unread(club.ann, club) == [1])
      try await club.ann.change(replies[2]) { $0.isHidden = .set(true) }
      #expect(try await unread(club.ann, club) == [0])
      try await club.cid.reply("4", to: thread)
      #expect(try await unread(club.ann, club) == [1])
      #expect(try await unread(dan, club) == [1])
      let found = try await club.ann.client.threads(of: club.group.id, unread: true)
      #expect(found.items.map(\.id) == [thread.id] && found.total == 1)
      try await club.ann.client.markForumRead(club.group.id)
      #expect(try await unread(club.ann, club) == [0])
      #expect(try await club.ann.client.threads(of: club.group.id, unread: true).total == 0)
      #expect(try await club.ann.client.markThreadRead(thread.id).unreadCount == 0)
      // Who has been blocked says nothing new.
      try await dan.client.block(club.cid.id)
      #expect(try await unread(dan, club) == [0])
      try await club.server.sql(
        """
        insert into public.forum_posts (group_id, thread_id, author_id, body)
        select '\(club.group.id)', '\(thread.id)', '\(club.bob.id)', n::text
        from generate_series(1, 120) as n;
        update public.forum_posts set last_position = (select max(position) from
          public.forum_posts where thread_id = '\(thread.id)') where id = '\(thread.id)'
        """)
      #expect(try await unread(club.ann, club) == [100])
      // How far somebody has read is theirs alone.
      for table in ["forum_reads", "forum_group_reads", "forum_follows"] {
        let rows = try await club.server.session.run(
          as: .person(club.ann.id), "select distinct user_id from public.\(table)")
        #expect(rows.allSatisfy { $0 == [club.ann.id.description] })
      }
    }
  }

  @Test("M1: those mentioned are told once a post, also by an edit; only who reads the forum is")
  func mentions() async throws {
    try await Club.with { club in
      let thread = try await club.thread(mentioning: [club.cid, club.bob, club.cid])
      #expect(thread.mentions.map(\.fullName).contains("Cid") && thread.mentions.count == 2)
      #expect(try await club.told(club.cid) == ["forum_mentioned"])
      #expect(try await club.told(club.bob).isEmpty)
      let edited = try await club.bob.change(thread) { $0.mentions = .set([club.ann.id]) }
      #expect(edited.mentions.map(\.userId) == [club.ann.id])
      let again = try await club.bob.change(thread) {
        $0.mentions = .set([club.ann.id, club.cid.id])
      }
      #expect(again.mentions.count == 2)
      #expect(try await club.told(club.cid) == ["forum_mentioned"])
      #expect(try await club.told(club.ann) == ["forum_mentioned"])
      let eve = try await club.server.person("Eve")
      _ = try await club.cid.client.leaveGroup(club.group.id)
      for stranger in [eve, club.cid] {
        let refused = try await problem {
          try await club.thread(mentioning: [club.ann, stranger])
        }
        #expect(refused.status == 422 && refused.code == "cannot_mention")
        #expect(refused.errors?.map(\.field) == ["mentions[1]"])
      }
      // Who was mentioned and has left stays so; nobody is called anew with them.
      try await club.bob.change(thread) { $0.mentions = .set([club.cid.id, club.ann.id]) }
      #expect(
        try await club.server.value(
          "select count(*) from public.forum_posts where group_id = '\(club.group.id)'") == "1")
    }
  }

  @Test("M1: a thread's author and those who write in it are told of replies, once until they look")
  func follow() async throws {
    try await Club.with { club in
      let thread = try await club.thread()
      #expect(thread.isFollowing)
      try await club.ann.reply(to: thread)
      try await club.ann.reply(to: thread)
      #expect(try await club.told(club.bob) == ["forum_replied"])
      _ = try await club.bob.client.markThreadRead(thread.id)
      #expect(
        try await club.server.value(
          """
          select count(*) from public.notifications where user_id = '\(club.bob.id)'
          and kind = 'forum_replied' and read_at is null
          """) == "0")
      try await club.cid.reply(to: thread)
      #expect(try await club.told(club.bob) == ["forum_replied", "forum_replied"])
      #expect(try await club.told(club.ann) == ["forum_replied"])
      // Whoever does not want to know is not told, whatever they write; a mention reaches them.
      try await club.ann.client.unfollowThread(thread.id)
      try await club.ann.client.markForumRead(club.group.id)
      try await club.ann.reply(to: thread)
      try await club.cid.reply(to: thread)
      #expect(try await club.told(club.ann) == ["forum_replied"])
      try await club.cid.reply(to: thread, mentioning: [club.ann])
      #expect(try await club.told(club.ann) == ["forum_replied", "forum_mentioned"])
      try await club.ann.client.followThread(thread.id)
      try await club.cid.reply(to: thread)
      #expect(try await club.told(club.ann).last == "forum_replied")
      // Who has left is told nothing.
      _ = try await club.bob.client.leaveGroup(club.group.id)
      try await club.server.sql(
        "update public.notifications set read_at = now() where user_id = '\(club.bob.id)'")
      let before = try await club.told(club.bob)
      try await club.cid.reply(to: thread)
      #expect(try await club.told(club.bob) == before)
    }
  }

  @Test("M1: nothing that the blocked do notifies; what they write is marked for the blocker")
  func blocked() async throws {
    try await Club.with { club in
      let thread = try await club.thread()
      let chat = try await club.ann.client.openChat(of: club.group.id)
      try await club.bob.client.block(club.cid.id)
      try await club.cid.reply(to: thread, mentioning: [club.bob])
      try await club.cid.client.postMessage("Hello", in: chat.id)
      try await club.server.grant("provide_feedback_to_members", to: "Member", of: club.group.id)
      try await club.cid.client.giveFeedback(
        GiveFeedback(userId: club.bob.id, body: "x"), in: club.group.id)
      #expect(try await club.told(club.bob).isEmpty)
      #expect(try await club.bob.client.replies(to: thread.id).items.map(\.isBlocked) == [true])
      #expect(try await club.ann.client.replies(to: thread.id).items.map(\.isBlocked) == [false])
      #expect(try await club.bob.client.messages(in: chat.id).items.map(\.isBlocked) == [true])
      #expect(try await club.ann.client.messages(in: chat.id).items.map(\.isBlocked) == [false])
      #expect(try await club.bob.client.chat(chat.id).unreadCount == 0)
      #expect(
        try await club.bob.client.feedback(in: club.group.id).items.map(\.isBlocked) == [true])
      try await club.bob.client.unblock(club.cid.id)
      try await club.cid.reply(to: thread)
      #expect(try await club.told(club.bob) == ["forum_replied"])
    }
  }
}
