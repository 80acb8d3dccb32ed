import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct DirectChatTests {
  @Test("M1: two people have one chat, whoever opens it; messages tell the other once until read")
  func one() async throws {
    try await Club.with { club in
      let made = try await club.bob.client.send(
        .post, "/chats", json: #"{"userId":"\#(club.cid.id)"}"#)
      #expect(made.status == 201)
      let chat = try made.decode(Chat.self)
      #expect(made.headers["Location"] == "/api/v1/chats/\(chat.id)")
      #expect(chat.kind == .direct && chat.canWrite && chat.groupId == nil && chat.title == nil)
      #expect(Set(chat.members.map(\.userId)) == [club.bob.id, club.cid.id])
      for (person, other) in [(club.bob, club.cid), (club.cid, club.bob)] {
        let again = try await person.client.send(
          .post, "/chats", json: #"{"userId":"\#(other.id)"}"#)
        #expect(again.status == 200 && again.headers["Location"] == nil)
        #expect(try again.decode(Chat.self).id == chat.id)
      }
      try await club.bob.client.postMessage("Hello", in: chat.id)
      try await club.bob.client.postMessage("Are you there?", in: chat.id)
      #expect(try await club.told(club.cid) == ["direct_message"])
      #expect(try await club.cid.client.markRead(chat.id).unreadCount == 0)
      let unread = try await club.cid.client.notifications(unread: true).items
      #expect(!unread.contains { $0.kind == "direct_message" })
      try await club.bob.client.postMessage("Well?", in: chat.id)
      #expect(try await club.told(club.cid) == ["direct_message", "direct_message"])
      // Nobody else's, the group's leader and platform admins included.
      let eve = try await club.server.person("Eve")
      try await club.server.makeAdmin(eve)
      for person in [club.ann, eve] {
        #expect(try await problem { try await person.client.chat(chat.id) }.status == 404)
      }
      // Behind the functions: one chat a pair, and of two people.
      let pair = "('\(club.bob.id)'::uuid, '\(club.cid.id)')"
      let (low, high) = ("least\(pair)", "greatest\(pair)")
      for (values, constraint) in [
        ("'direct', null, \(low), \(high)", "chats_pair_key"),
        ("'direct', null, \(high), \(low)", "chats_pair_order"),
        ("'direct', null, \(low), null", "chats_kind_parts"),
        ("'event', '\(club.group.id)', null, null", "chats_kind_parts"),
        ("'group', null, null, null", "chats_kind_parts"),
        ("'other', null, null, null", "chats_kind_known"),
      ] {
        let refused = try await refusingConstraint {
          try await club.server.sql(
            """
            insert into public.chats (kind, group_id, low_user_id, high_user_id) values (\(values))
            """)
        }
        #expect(refused == constraint, "\(values)")
      }
    }
  }

  @Test("M1: with whom one shares nothing there is no chat; who may not write to it reads it")
  func refused() async throws {
    try await Club.with { club in
      let eve = try await club.server.person("Eve")
      let stranger = try await problem { try await club.bob.client.openChat(with: eve.id) }
      #expect(stranger.code == "not_found")
      let oneself = try await problem { try await club.bob.client.openChat(with: club.bob.id) }
      #expect(oneself.errors?.map(\.field) == ["userId"])
      for body in [
        "{}", #"{"userId":null}"#, #"{"userId":"x"}"#, #"{"userId":7}"#,
        #"{"userId":"\#(eve.id)","groupId":"\#(club.group.id)"}"#, "[]", #"{"chat":1}"#,
      ] {
        let answer = try await club.bob.client.send(.post, "/chats", json: body)
        #expect(answer.status == 422, "\(body)")
      }
      let chat = try await club.bob.client.openChat(with: club.cid.id)
      let mine = try await club.bob.client.postMessage("Hello", in: chat.id)
      _ = try await club.cid.client.leaveGroup(club.group.id)
      for person in [club.bob, club.cid] {
        #expect(try await person.client.chat(chat.id).canWrite == false)
        #expect(try await person.client.messages(in: chat.id).items.map(\.body) == ["Hello"])
        let late = try await problem { try await person.client.postMessage("x", in: chat.id) }
        #expect(late.status == 403 && late.code == "cannot_message")
      }
      // To say it otherwise is to say something; to take it back is not.
      let edit = try await problem { try await club.bob.client.editMessage(mine.id, body: "x") }
      #expect(edit.code == "cannot_message")
      try await club.bob.client.deleteMessage(mine.id)
      // The one who may write is who holds send_direct_messages, in any group in common.
      let other = try await club.cid.makeGroup(joinedBy: [club.bob])
      #expect(try await club.bob.client.chat(chat.id).canWrite)
      try await club.server.sql(
        """
        delete from public.group_role_permissions as g using public.permissions as p
        where p.id = g.permission_id and p.name = 'send_direct_messages'
          and g.group_id = '\(other.id)'
        """)
      #expect(try await club.bob.client.chat(chat.id).canWrite == false)
      #expect(try await club.cid.client.chat(chat.id).canWrite)
      try await club.cid.client.postMessage("You may not answer", in: chat.id)
      _ = try await club.cid.client.archiveGroup(other.id)
      let archived = try await problem { try await club.cid.client.postMessage("x", in: chat.id) }
      #expect(archived.code == "cannot_message")
    }
  }

  @Test("K13: who is in a group through another writes by the edge's role, until it ends")
  func nested() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let outer = try await ann.makeGroup("Outer")
      let inner = try await bob.client.createGroup(CreateGroup(name: "Inner", isPublic: true))
      try await ann.client.offerNesting(
        OfferNesting(groupId: inner.id, roleId: server.role("Member", of: outer.id)),
        in: outer.id)
      try await bob.client.acceptNesting(of: inner.id, in: outer.id)
      let chat = try await bob.client.openChat(with: ann.id)
      try await bob.client.postMessage("Hello", in: chat.id)
      let thread = try await bob.client.openThread(
        OpenThread(title: "x", body: "y"), in: outer.id)
      #expect(try await ann.client.thread(thread.id).value.thread.author?.fullName == "Bob")
      let group = try await problem { try await bob.client.openChat(of: outer.id) }
      #expect(group.code == "forbidden")
      try await ann.client.endNesting(of: inner.id, in: outer.id)
      #expect(try await bob.client.chat(chat.id).canWrite == false)
      #expect(try await problem { try await bob.client.thread(thread.id) }.status == 404)
    }
  }

  @Test("M1: blocking ends direct messages both ways, and nobody else learns of it")
  func blocks() async throws {
    try await Club.with { club in
      let chat = try await club.bob.client.openChat(with: club.cid.id)
      try await club.cid.client.block(club.bob.id)
      try await club.cid.client.block(club.bob.id)
      for person in [club.bob, club.cid] {
        #expect(try await person.client.chat(chat.id).canWrite == false)
        let refused = try await problem { try await person.client.postMessage("x", in: chat.id) }
        #expect(refused.code == "cannot_message" && refused.detail == nil)
      }
      #expect(try await club.cid.client.blocks().items.map { $0.person?.fullName } == ["Bob"])
      #expect(try await club.bob.client.blocks().items.isEmpty)
      #expect(try await club.cid.client.export().blocks.count == 1)
      #expect(try await club.bob.client.export().blocks.isEmpty)
      #expect(
        try await club.server.session.run(
          as: .person(club.bob.id), "select * from public.blocks") == [])
      // With somebody new the answer is the same as for a missing permission.
      try await club.ann.client.block(club.bob.id)
      let unopened = try await problem { try await club.bob.client.openChat(with: club.ann.id) }
      #expect(unopened.status == 403 && unopened.code == "cannot_message")
      let back = try await problem { try await club.ann.client.openChat(with: club.bob.id) }
      #expect(back.code == "cannot_message")
      try await club.cid.client.unblock(club.bob.id)
      try await club.cid.client.unblock(club.bob.id)
      try await club.bob.client.postMessage("Hello", in: chat.id)
      #expect(try await club.told(club.bob).isEmpty)
      // Of whom one knows nothing one cannot say that they are.
      let eve = try await club.server.person("Eve")
      for act in [eve.client.block, eve.client.unblock] {
        #expect(try await problem { try await act(club.bob.id) }.code == "not_found")
        #expect(try await problem { try await act(User.ID(UUID())) }.code == "not_found")
      }
      let oneself = try await problem { try await eve.client.block(eve.id) }
      #expect(oneself.errors?.map(\.field) == ["userId"])
    }
  }

  @Test("M1: a person blocks up to a thousand others")
  func manyBlocks() async throws {
    try await Club.with { club in
      try await club.server.sql(
        """
        with made as (
          insert into public.users (id, full_name)
          select gen_random_uuid(), 'Somebody' from generate_series(1, 999) returning id
        )
        insert into public.blocks (blocker_id, blocked_id)
        select '\(club.bob.id)', m.id from made as m
        """)
      try await club.bob.client.block(club.ann.id)
      let refused = try await problem { try await club.bob.client.block(club.cid.id) }
      #expect(refused.status == 409 && refused.code == "too_many_blocks")
      try await club.bob.client.block(club.ann.id)
      try await club.bob.client.unblock(club.ann.id)
      try await club.bob.client.block(club.cid.id)
    }
  }

  @Test("A7: with an account its blocks, reads and follows end; what it wrote stays")
  func accountEnds() async throws {
    try await Club.with { club in
      let chat = try await club.bob.client.openChat(with: club.cid.id)
      try await club.bob.client.postMessage("Hello", in: chat.id)
      let thread = try await club.thread()
      try await club.server.grant("provide_feedback_to_members", to: "Member", of: club.group.id)
      let given = try await club.bob.client.giveFeedback(
        GiveFeedback(userId: club.cid.id, body: "Well done"), in: club.group.id)
      try await club.bob.client.block(club.ann.id)
      try await club.ann.client.block(club.bob.id)
      try await club.bob.client.deleteAccount(password: TestServer.password)
      for table in [
        "blocks where '\(club.bob.id)' in (blocker_id, blocked_id)",
        "forum_reads where user_id = '\(club.bob.id)'",
        "forum_follows where user_id = '\(club.bob.id)'",
      ] { #expect(try await club.server.value("select count(*) from public.\(table)") == "0") }
      #expect(
        try await club.cid.client.messages(in: chat.id).items.map(\.senderName)
          == ["Former member"])
      #expect(try await club.cid.client.chat(chat.id).canWrite == false)
      #expect(
        try await club.cid.client.thread(thread.id).value.thread.author?.fullName
          == "Former member")
      #expect(try await club.cid.client.feedback(given.id).author?.fullName == "Former member")
    }
  }
}
