import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct ForumTests {
  @Test("M1: threads stand pinned first, then by their latest post; replies the oldest first")
  func order() async throws {
    try await Club.with { club in
      let first = try await club.thread("First")
      let second = try await club.thread("Second")
      let third = try await club.thread("Third")
      try await club.cid.reply("To the first", to: first)
      try await club.ann.change(second) { $0.isPinned = .set(true) }
      let threads = try await club.cid.client.threads(of: club.group.id).items
      #expect(threads.map(\.title) == ["Second", "First", "Third"])
      #expect(threads.map(\.replyCount) == [0, 1, 0] && threads[0].isPinned)
      #expect(threads.map { $0.author?.fullName } == ["Bob", "Bob", "Bob"])
      #expect(threads[1].excerpt == "Who bakes?")
      for number in 1...6 { try await club.bob.reply("Number \(number)", to: third) }
      let page = try await club.cid.client.thread(third.id).value
      #expect(page.thread.id == third.id && page.reply == nil && page.thread.replyCount == 6)
      #expect(page.replies.items.map(\.body) == (1...6).map { "Number \($0)" })
      let replies = page.replies.items
      let part = try await club.cid.client.replies(to: third.id, limit: 2)
      #expect(part.items.map(\.body) == ["Number 1", "Number 2"] && part.next == replies[1].id)
      let next = try await club.cid.client.replies(to: third.id, after: part.next, limit: 4)
      #expect(next.items.map(\.body) == (3...6).map { "Number \($0)" } && next.next == nil)
      let back = try await club.cid.client.replies(
        to: third.id, before: replies[4].id, limit: 2)
      #expect(back.items.map(\.body) == ["Number 4", "Number 3"].reversed())
      #expect(back.next == replies[2].id)
      let rest = try await club.cid.client.replies(to: third.id, before: back.next, limit: 2)
      #expect(rest.items.map(\.body) == ["Number 1", "Number 2"] && rest.next == nil)
      // A reply leads to its thread, from it on.
      let there = try await club.cid.client.thread(replies[4].id).value
      #expect(there.thread.id == third.id && there.reply?.id == replies[4].id)
      #expect(there.replies.items.map(\.body) == ["Number 5", "Number 6"])
    }
  }

  @Test("M1: a reply to a reply stands in its thread, and says what it answers")
  func nested() async throws {
    try await Club.with { club in
      let thread = try await club.thread()
      let reply = try await club.ann.reply(to: thread)
      #expect(reply.threadId == thread.id && reply.inReplyToId == nil && reply.title == nil)
      let answer = try await club.cid.reply(to: reply)
      #expect(answer.threadId == thread.id && answer.inReplyToId == reply.id)
      let named = try await club.bob.client.reply(
        ReplyToPost(body: "x", inReplyToId: answer.id), to: thread.id)
      #expect(named.inReplyToId == answer.id)
      let other = try await club.thread("Other")
      let refused = try await problem {
        try await club.bob.client.reply(
          ReplyToPost(body: "x", inReplyToId: other.id), to: thread.id)
      }
      #expect(refused.errors?.map(\.field) == ["inReplyToId"])
      // Nor what they do not see: it is as if there were none.
      try await club.ann.change(answer) { $0.isHidden = .set(true) }
      let request = ReplyToPost(body: "x", inReplyToId: answer.id)
      let unseen = try await problem { try await club.bob.client.reply(request, to: thread.id) }
      #expect(unseen.code == refused.code && unseen.errors == refused.errors)
      for reader in [club.ann, club.cid] {
        let seen = try await reader.client.reply(request, to: thread.id)
        #expect(seen.inReplyToId == answer.id)
      }
      // Behind the functions: a reply is in a thread of its group, and answers a post of it.
      for values in [
        "'\(club.group.id)', '\(reply.id)', null",
        "'\(club.group.id)', '\(thread.id)', '\(other.id)'",
      ] {
        #expect(
          try await sqlState {
            try await club.server.sql(
              """
              insert into public.forum_posts
              (group_id, thread_id, in_reply_to_id, author_id, body)
              values (\(values), '\(club.bob.id)', 'x')
              """)
          } == "23503")
      }
    }
  }

  @Test("M1: authors edit with If-Match; what it said before is for them and moderators")
  func edit() async throws {
    try await Club.with { club in
      let thread = try await club.thread()
      let etag = try await club.bob.client.thread(thread.id).etag
      try await club.bob.reply(to: thread)
      // A reply is no change of the thread's own words.
      let edited = try await club.bob.change(thread, ifMatch: etag) {
        $0.title = .set("Rye")
        $0.body = .set("Who bakes rye?")
      }
      #expect(edited.title == "Rye" && edited.editedAt != nil && edited.editedById == club.bob.id)
      let stale = try await problem {
        try await club.bob.change(thread, ifMatch: etag) { $0.body = .set("x") }
      }
      #expect(stale.status == 412 && stale.code == "version_mismatch")
      let again = try await club.bob.change(thread) { $0.body = .set("Who bakes rye?") }
      #expect(again.editedAt == edited.editedAt)
      for reader in [club.ann, club.bob] {
        let versions = try await reader.client.versions(of: thread.id)
        #expect(versions.map(\.body) == ["Who bakes?"] && versions.map(\.title) == ["Bread"])
      }
      let refused = try await problem { try await club.cid.client.versions(of: thread.id) }
      #expect(refused.code == "forbidden")
      #expect(
        try await club.server.session.run(
          as: .person(club.cid.id), "select * from public.forum_post_versions") == [])
      let others = try await problem {
        try await club.cid.change(thread) { $0.body = .set("x") }
      }
      #expect(others.code == "forbidden")
      // A moderator changes the words of others, and it is known who did.
      let moderated = try await club.ann.change(thread) { $0.body = .set("Who bakes?!") }
      #expect(moderated.editedById == club.ann.id)
      #expect(
        try await club.server.value(
          """
          select count(*) from public.audit_log where action = 'forum_post.edited'
          and subject_id = '\(thread.id)' and actor_user_id = '\(club.ann.id)'
          and user_id = '\(club.bob.id)' and before is null and after is null
          """) == "1")
      let called = try await problem {
        try await club.ann.change(thread) { $0.mentions = .set([club.cid.id]) }
      }
      #expect(called.code == "forbidden")
    }
  }

  @Test("M1: what is hidden its author and moderators see, marked; it is not counted and not found")
  func hidden() async throws {
    try await Club.with { club in
      let thread = try await club.thread()
      let reply = try await club.cid.reply("Secret recipe", to: thread)
      let shown = try await club.ann.change(reply) {
        $0.isHidden = .set(true)
        $0.hiddenReason = .set("Not here")
      }
      #expect(shown.hiddenById == club.ann.id)
      #expect(try await club.told(club.cid) == ["forum_hidden"])
      let gone = try await problem { try await club.bob.client.thread(reply.id) }
      #expect(gone.code == "not_found")
      #expect(try await club.bob.client.replies(to: thread.id).items.isEmpty)
      #expect(try await club.cid.client.thread(reply.id).value.reply?.hiddenReason == "Not here")
      #expect(try await club.ann.client.replies(to: thread.id).items.map(\.id) == [reply.id])
      for reader in [club.ann, club.bob, club.cid] {
        #expect(try await reader.client.threads(of: club.group.id).items.map(\.replyCount) == [0])
        #expect(try await reader.client.search(club.group.id, for: "recipe").items.isEmpty)
        #expect(
          try await reader.client.threads(of: club.group.id, fitting: "recipe").items.isEmpty)
      }
      #expect(try await club.bob.client.thread(thread.id).value.thread.unreadCount == 0)
      // Shown again.
      try await club.ann.change(reply) { $0.isHidden = .set(false) }
      let back = try await club.bob.client.thread(reply.id).value
      #expect(back.thread.replyCount == 1 && back.reply?.hiddenReason == nil)
      // With a thread goes what stands in it, but for its author and moderators.
      try await club.ann.change(thread) { $0.isHidden = .set(true) }
      for id in [thread.id, reply.id] {
        #expect(try await problem { try await club.cid.client.thread(id) }.status == 404)
        #expect(try await club.bob.client.thread(id).value.thread.hiddenAt != nil)
      }
      #expect(try await club.cid.client.threads(of: club.group.id).items.isEmpty)
      #expect(try await club.cid.client.search(club.group.id, for: "recipe").items.isEmpty)
      #expect(
        try await club.server.session.run(
          as: .person(club.cid.id), "select id from public.forum_posts") == [])
      let answered = try await problem { try await club.cid.reply(to: thread) }
      #expect(answered.code == "not_found")
      #expect(
        try await club.server.value(
          """
          select string_agg(action, ' ' order by id) from public.audit_log
          where group_id = '\(club.group.id)' and action like 'forum_post.%'
          """) == "forum_post.hidden forum_post.shown forum_post.hidden")
    }
  }

  @Test("M1: in a locked thread only moderators write")
  func locked() async throws {
    try await Club.with { club in
      let thread = try await club.thread()
      let reply = try await club.cid.reply(to: thread)
      try await club.ann.change(thread) { $0.isLocked = .set(true) }
      let late = try await problem { try await club.bob.reply(to: reply) }
      #expect(late.status == 409 && late.code == "thread_locked")
      let edit = try await problem {
        try await club.cid.change(reply) { $0.body = .set("x") }
      }
      #expect(edit.code == "thread_locked")
      try await club.ann.reply(to: thread)
      // What one wrote one may take back.
      try await club.cid.client.deletePost(reply.id)
      try await club.ann.change(thread) { $0.isLocked = .set(false) }
      try await club.bob.reply(to: thread)
      for field in [#"{"isLocked":true}"#, #"{"isPinned":true}"#, #"{"title":"x"}"#] {
        let answer = try await club.ann.client.send(.patch, "/forum/\(reply.id)", json: field)
        #expect(answer.status == 422, "\(field)")
      }
    }
  }

  @Test("M1: what is deleted is gone, earlier texts too; a stub stays where others replied")
  func deletion() async throws {
    try await Club.with { club in
      let lonely = try await club.thread("Lonely")
      try await club.bob.client.deletePost(lonely.id)
      try await club.bob.client.deletePost(lonely.id)
      #expect(try await problem { try await club.ann.client.thread(lonely.id) }.status == 404)
      let thread = try await club.thread(mentioning: [club.cid])
      try await club.bob.change(thread) { $0.body = .set("Anew") }
      let reply = try await club.cid.reply(to: thread)
      try await club.bob.client.deletePost(thread.id)
      let stub = try await club.ann.client.thread(thread.id).value
      #expect(stub.thread.title == nil && stub.thread.body == nil && stub.thread.deletedAt != nil)
      #expect(stub.thread.mentions.isEmpty && stub.replies.items.map(\.id) == [reply.id])
      #expect(try await club.ann.client.versions(of: thread.id).isEmpty)
      #expect(try await club.ann.client.threads(of: club.group.id).items.count == 1)
      let late = try await problem { try await club.ann.reply(to: thread) }
      #expect(late.status == 409 && late.code == "post_deleted")
      let changed = try await problem {
        try await club.bob.change(thread) { $0.body = .set("x") }
      }
      #expect(changed.code == "post_deleted")
      // A moderator deletes what others wrote, which the audit tells; nobody else does.
      let others = try await problem { try await club.bob.client.deletePost(reply.id) }
      #expect(others.code == "forbidden")
      try await club.ann.client.deletePost(reply.id)
      #expect(try await problem { try await club.ann.client.thread(thread.id) }.status == 404)
      #expect(
        try await club.server.value(
          """
          select count(*) from public.audit_log
          where action = 'forum_post.deleted' and group_id = '\(club.group.id)'
          """) == "1")
      #expect(
        try await club.server.value(
          "select count(*) from public.forum_posts where group_id = '\(club.group.id)' and body <> ''"
        ) == "0")
    }
  }

  @Test("K5, K6, K15: ex-members and paused ones read nothing; an archived forum is only read")
  func ended() async throws {
    try await Club.with { club in
      let thread = try await club.thread()
      let reply = try await club.cid.reply(to: thread)
      _ = try await club.cid.client.leaveGroup(club.group.id)
      try await club.ann.client.pauseMember(club.bob.id, in: club.group.id)
      for person in [club.bob, club.cid] {
        let list = try await problem { try await person.client.threads(of: club.group.id) }
        #expect(list.code == "forbidden" && list.permission == "view_forum")
        for id in [thread.id, reply.id] {
          #expect(try await problem { try await person.client.thread(id) }.status == 404)
          #expect(try await problem { try await person.client.deletePost(id) }.status == 404)
        }
        for table in ["forum_posts", "forum_mentions", "forum_post_versions"] {
          #expect(
            try await club.server.session.run(
              as: .person(person.id), "select * from public.\(table)") == [])
        }
      }
      // What they wrote is theirs to have.
      #expect(try await club.cid.client.export().forumPosts.first?["body"]?.text == "I do")
      try await club.ann.client.activateMember(club.bob.id, in: club.group.id)
      _ = try await club.ann.client.archiveGroup(club.group.id)
      #expect(try await club.bob.client.thread(thread.id).value.replies.items.count == 1)
      for refused in [
        try await problem { try await club.bob.reply(to: thread) },
        try await problem { try await club.thread() },
        try await problem { try await club.bob.change(thread) { $0.body = .set("x") } },
        try await problem { try await club.bob.client.deletePost(thread.id) },
      ] { #expect(refused.code == "archived") }
      _ = try await club.bob.client.markThreadRead(thread.id)
    }
  }
}
