import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct GroupChatTests {
  private func people(_ chat: Chat.ID, _ server: TestServer) async throws -> Set<String> {
    Set(
      try await server.rows(
        "select user_id from public.chat_members where chat_id = '\(chat)' and left_at is null"
      ).compactMap { $0.first ?? nil })
  }

  @Test("M1: a group has one chat, of its direct active members, as they come and go")
  func members() async throws {
    try await Club.with { club in
      let made = try await club.bob.client.send(
        .post, "/chats", json: #"{"groupId":"\#(club.group.id)"}"#)
      #expect(made.status == 201)
      let chat = try made.decode(Chat.self)
      #expect(chat.kind == .group && chat.groupId == club.group.id && chat.title == "Group")
      #expect(chat.members.isEmpty && chat.canWrite)
      let again = try await club.cid.client.send(
        .post, "/chats", json: #"{"groupId":"\#(club.group.id)"}"#)
      #expect(again.status == 200)
      func names(_ people: [Person]) -> Set<String> { Set(people.map(\.id.description)) }
      #expect(try await people(chat.id, club.server) == names([club.ann, club.bob, club.cid]))
      try await club.ann.client.postMessage("Before", in: chat.id)
      let dan = try await club.server.person("Dan")
      try await club.ann.admit(dan, to: club.group.id)
      // Who joins reads what was written before, which is not new to them.
      #expect(try await dan.client.messages(in: chat.id).items.map(\.body) == ["Before"])
      #expect(try await dan.client.chat(chat.id).unreadCount == 0)
      _ = try await club.cid.client.leaveGroup(club.group.id)
      try await club.ann.client.pauseMember(club.bob.id, in: club.group.id)
      try await club.ann.client.removeMember(dan.id, from: club.group.id)
      #expect(try await people(chat.id, club.server) == names([club.ann]))
      for person in [club.bob, club.cid, dan] {
        #expect(try await problem { try await person.client.messages(in: chat.id) }.status == 404)
        #expect(
          try await problem { try await person.client.postMessage("x", in: chat.id) }.status == 404)
        #expect(try await person.client.chats().items.isEmpty)
      }
      try await club.ann.client.postMessage("Meanwhile", in: chat.id)
      try await club.ann.client.activateMember(club.bob.id, in: club.group.id)
      #expect(try await club.bob.client.chat(chat.id).unreadCount == 0)
      try await club.bob.client.postMessage("Back", in: chat.id)
      let one = try await club.ann.client.chat(chat.id)
      #expect(one.unreadCount == 1 && one.lastMessage?.body == "Back")
      // An account that ends leaves; a group that is deleted takes its chat along.
      try await club.bob.client.deleteAccount(password: TestServer.password)
      #expect(try await people(chat.id, club.server) == names([club.ann]))
      #expect(
        try await club.server.rows(
          "select name from muster.forum_invariants(array['\(club.group.id)']::uuid[])") == [])
      try await club.ann.client.deleteGroup(club.group.id)
      #expect(try await club.ann.client.chats().items.isEmpty)
      #expect(
        try await club.server.value(
          "select count(*) from public.messages where chat_id = '\(chat.id)'") == "0")
    }
  }

  @Test("M1: roles decide who reads and writes it at that moment, plain SQL and streams too")
  func roles() async throws {
    try await Club.with { club in
      let chat = try await club.ann.client.openChat(of: club.group.id)
      let events = try await club.server.events(of: club.bob)
      let first = try await club.ann.client.postMessage("One", in: chat.id)
      try await events.until("message.created", with: first.id.description)
      let others: Set = ["view_member_list", "post_forum_messages", "reply_to_messages"]
      try await club.allow(others)
      let hidden = try await club.ann.client.postMessage("Two", in: chat.id)
      try await club.server.mark(club.bob, "test.mark")
      try await events.until("test.mark")
      #expect(!events.text.contains(hidden.id.description))
      for table in ["chats", "messages", "chat_members", "chat_reads"] {
        #expect(
          try await club.server.session.run(
            as: .person(club.bob.id), "select * from public.\(table)") == [], "\(table)")
      }
      #expect(try await problem { try await club.bob.client.chat(chat.id) }.status == 404)
      #expect(
        try await problem { try await club.bob.client.openChat(of: club.group.id) }.code
          == "forbidden")
      try await club.allow(others.union(["view_forum"]).subtracting(["reply_to_messages"]))
      #expect(try await club.bob.client.chat(chat.id).canWrite == false)
      #expect(try await club.bob.client.messages(in: chat.id).items.count == 2)
      let refused = try await problem { try await club.bob.client.postMessage("x", in: chat.id) }
      #expect(refused.code == "forbidden" && refused.permission == "reply_to_messages")
      try await club.allow(others.union(["view_forum"]))
      let third = try await club.bob.client.postMessage("Three", in: chat.id)
      try await events.until("message.created", with: third.id.description)
    }
  }

  @Test("M1: moderators delete what others wrote in it, which the audit tells; in no direct chat")
  func moderation() async throws {
    try await Club.with { club in
      let chat = try await club.bob.client.openChat(of: club.group.id)
      let message = try await club.bob.client.postMessage("x", in: chat.id)
      let others = try await problem { try await club.cid.client.deleteMessage(message.id) }
      #expect(others.code == "forbidden")
      let words = try await problem { try await club.ann.client.editMessage(message.id, body: "y") }
      #expect(words.code == "forbidden")
      try await club.ann.client.deleteMessage(message.id)
      #expect(try await club.bob.client.messages(in: chat.id).items.map(\.body) == [nil])
      #expect(
        try await club.server.rows(
          """
          select actor_user_id, user_id, subject_id from public.audit_log
          where action = 'message.deleted' and group_id = '\(club.group.id)'
          """) == [
            [club.ann.id.description, club.bob.id.description, message.id.description]
          ])
      let direct = try await club.bob.client.openChat(with: club.ann.id)
      let own = try await club.bob.client.postMessage("x", in: direct.id)
      let refused = try await problem { try await club.ann.client.deleteMessage(own.id) }
      #expect(refused.code == "forbidden")
      let last = try await club.bob.client.postMessage("y", in: chat.id)
      _ = try await club.ann.client.archiveGroup(club.group.id)
      #expect(try await club.bob.client.chat(chat.id).canWrite == false)
      #expect(try await club.bob.client.messages(in: chat.id).items.count == 2)
      for refused in [
        try await problem { try await club.bob.client.postMessage("x", in: chat.id) },
        try await problem { try await club.bob.client.editMessage(last.id, body: "x") },
        try await problem { try await club.bob.client.deleteMessage(last.id) },
      ] { #expect(refused.code == "archived") }
    }
  }

  @Test("K14: who is in a group's chat is told by its member list alone")
  func hiddenList() async throws {
    try await Club.with { club in
      let chat = try await club.ann.client.openChat(of: club.group.id)
      try await club.server.sql(
        "update public.groups set show_member_list = false where id = '\(club.group.id)'")
      let rows = try await club.server.session.run(
        as: .person(club.bob.id), "select user_id from public.chat_members")
      #expect(rows == [[club.bob.id.description]])
      // Whoever writes shows themselves.
      try await club.cid.client.postMessage("Here", in: chat.id)
      #expect(try await club.bob.client.messages(in: chat.id).items.map(\.senderName) == ["Cid"])
    }
  }
}
