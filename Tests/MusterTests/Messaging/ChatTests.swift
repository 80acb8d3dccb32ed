import Foundation
import MusterModels
import Testing

@testable import Muster
@testable import MusterClient

@Suite struct ChatTests {
  /// A chat of an author's and an applicant's.
  private func chat(of ann: Person, and cid: Person) async throws -> Chat {
    let event = try await ann.makeEvent()
    let application = try await cid.apply(to: event)
    let chat = try await ann.client.decide(application.id, approved: true).chatId
    return try await ann.client.chat(try #require(chat))
  }

  @Test("M1: those in a chat write and read, newest first and from before a message on")
  func messages() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let cid = try await server.person("Cid")
      let chat = try await chat(of: ann, and: cid)
      for number in 1...5 {
        try await (number % 2 == 0 ? ann : cid).client.postMessage("Number \(number)", in: chat.id)
      }
      let first = try await ann.client.messages(in: chat.id, limit: 2)
      #expect(first.items.map(\.body) == ["Number 5", "Number 4"])
      #expect(first.items.map(\.senderName) == ["Cid", "Ann"])
      let next = try #require(first.next.flatMap { Message.ID($0) })
      #expect(next == first.items.last?.id)
      let second = try await cid.client.messages(in: chat.id, before: next, limit: 3)
      #expect(second.items.map(\.body) == ["Number 3", "Number 2", "Number 1"])
      #expect(second.next == nil)
      #expect(try await cid.client.messages(in: chat.id).items.count == 5)
      #expect(try await ann.client.chats().items.map(\.lastMessage?.body) == ["Number 5"])
      let line = try await cid.client.postMessage("Two\nlines\tand 🎈", in: chat.id)
      #expect(line.body == "Two\nlines\tand 🎈" && line.editedAt == nil)
    }
  }

  @Test("M1: unread counts others' messages behind what was read, up to 100, each person their own")
  func unread() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let cid = try await server.person("Cid")
      let chat = try await chat(of: ann, and: cid)
      var written: [Message] = []
      for number in 1...3 {
        written.append(try await cid.client.postMessage("Number \(number)", in: chat.id))
      }
      #expect(try await ann.client.chat(chat.id).unreadCount == 3)
      #expect(try await cid.client.chat(chat.id).unreadCount == 0)
      #expect(try await ann.client.markRead(chat.id, upTo: written[1].id).unreadCount == 1)
      // Never back.
      #expect(try await ann.client.markRead(chat.id, upTo: written[0].id).unreadCount == 1)
      try await cid.client.deleteMessage(written[2].id)
      #expect(try await ann.client.chat(chat.id).unreadCount == 0)
      try await cid.client.postMessage("Again", in: chat.id)
      #expect(try await ann.client.markRead(chat.id).unreadCount == 0)
      try await server.sql(
        """
        insert into public.messages (chat_id, sender_id, body)
        select '\(chat.id)', '\(cid.id)', n::text from generate_series(1, 120) as n
        """)
      #expect(try await ann.client.chats().items.map(\.unreadCount) == [100])
      // How far somebody has read is theirs alone.
      let reads = try await server.session.run(
        as: .person(cid.id), "select user_id from public.chat_reads")
      #expect(reads == [[cid.id.description]])
    }
  }

  @Test("M1: authors of messages edit and delete their own; a deleted one leaves a stub")
  func edit() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let cid = try await server.person("Cid")
      let eve = try await server.person("Eve")
      let chat = try await chat(of: ann, and: cid)
      let message = try await cid.client.postMessage("Helo", in: chat.id)
      let edited = try await cid.client.editMessage(message.id, body: "Hello")
      #expect(edited.body == "Hello" && edited.editedAt != nil)
      let others = try await problem { try await ann.client.editMessage(message.id, body: "x") }
      #expect(others.code == "forbidden")
      let deletion = try await problem { try await ann.client.deleteMessage(message.id) }
      #expect(deletion.code == "forbidden")
      let hidden = try await problem { try await eve.client.editMessage(message.id, body: "x") }
      #expect(hidden.code == "not_found")
      try await cid.client.deleteMessage(message.id)
      try await cid.client.deleteMessage(message.id)
      let stub = try #require(try await ann.client.messages(in: chat.id).items.first)
      #expect(stub.id == message.id && stub.body == nil && stub.deletedAt != nil)
      #expect(try await ann.client.chat(chat.id).lastMessage?.body == nil)
      let late = try await problem { try await cid.client.editMessage(message.id, body: "x") }
      #expect(late.code == "message_deleted")
      #expect(
        try await server.value("select body from public.messages where id = '\(message.id)'")
          == nil)
    }
  }

  @Test("M1: who is not in a chat, or left it, or administers the platform sees nothing of it")
  func outside() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let eve = try await server.person("Eve")
      try await server.makeAdmin(eve)
      let event = try await ann.makeEvent(with: [bob])
      let application = try await cid.apply(to: event)
      let chat = try #require(
        try await ann.client.decide(application.id, approved: true).chatId)
      let message = try await bob.client.postMessage("Between us", in: chat)
      try await bob.client.removeAuthor(bob.id, from: event.id)
      for person in [bob, eve] {
        #expect(try await person.client.chats().items.isEmpty)
        for (method, path) in [
          (HTTPMethod.get, "/chats/\(chat)"), (.get, "/chats/\(chat)/messages"),
          (.post, "/chats/\(chat)/messages"), (.post, "/chats/\(chat)/read"),
          (.patch, "/messages/\(message.id)"), (.delete, "/messages/\(message.id)"),
        ] {
          let body = path.hasSuffix("read") ? "{}" : #"{"body":"x"}"#
          let answer =
            method == .get || method == .delete
            ? try await person.client.send(method, APIPath(encoded: path))
            : try await person.client.send(method, APIPath(encoded: path), json: body)
          #expect(answer.status == 404, "\(path)")
        }
        for table in ["chats", "chat_members", "chat_reads", "messages"] {
          let rows = try await server.session.run(
            as: .person(person.id), "select * from public.\(table)")
          #expect(rows.isEmpty, "\(table)")
        }
      }
      #expect(try await ann.client.messages(in: chat).items.map(\.body) == ["Between us"])
    }
  }

  @Test("M1: what is written is told to those in the chat, and reading to one's own devices")
  func live() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let cid = try await server.person("Cid")
      let eve = try await server.person("Eve")
      let stranger = try await server.events(of: eve)
      let applicant = try await server.events(of: cid)
      // Both come into it while they listen.
      let chat = try await chat(of: ann, and: cid)
      try await applicant.until("chat.changed", with: chat.id.description)
      let author = try await server.events(of: ann)
      let message = try await cid.client.postMessage("Hello", in: chat.id)
      for stream in [applicant, author] {
        try await stream.until("message.created", with: message.id.description)
      }
      try await cid.client.editMessage(message.id, body: "Hello!")
      try await author.until("message.changed", with: message.id.description)
      try await ann.client.markRead(chat.id)
      try await author.until("chat.read", with: chat.id.description)
      // A fence: nothing of it came to others, and reading only to oneself.
      for (person, stream, types) in [
        (eve, stranger, ["chat", "message"]), (cid, applicant, ["chat.read"]),
      ] {
        try await server.mark(person, "test.mark")
        let told = try await stream.until("test.mark")
        for type in types { #expect(!told.contains { $0.type.hasPrefix(type) }) }
      }
      #expect(!author.text.contains("Hello"))
    }
  }

  @Test("M1: bad messages are refused by field, and nothing is written")
  func bad() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let cid = try await server.person("Cid")
      let chat = try await chat(of: ann, and: cid)
      let other = try await self.chat(of: cid, and: ann)
      let elsewhere = try await ann.client.postMessage("There", in: other.id)
      for body in [
        "{}", #"{"body":null}"#, #"{"body":""}"#, #"{"body":" \n "}"#, #"{"body":7}"#,
        #"{"body":"a\u0000b"}"#, #"{"body":"a\u0007b"}"#, #"{"body":"\u001b[31m"}"#,
        #"{"body":"\#(String(repeating: "é", count: 4001))"}"#,
      ] {
        let answer = try await ann.client.send(.post, "/chats/\(chat.id)/messages", json: body)
        #expect(answer.status == 422)
        #expect(answer.problem?.errors?.map(\.field) == ["body"], "\(body.prefix(30))")
      }
      for query: APIQuery in [
        ["before": "x"], ["before": elsewhere.id], ["before": UUID().uuidString],
      ] {
        let answer = try await ann.client.send(
          .get, "/chats/\(chat.id)/messages", query: query)
        #expect(answer.problem?.errors?.map(\.field) == ["before"])
      }
      for limit in ["0", "101", "x"] {
        let answer = try await ann.client.send(
          .get, "/chats/\(chat.id)/messages", query: ["limit": limit])
        #expect(answer.problem?.errors?.map(\.field) == ["limit"])
      }
      let read = try await ann.client.send(
        .post, "/chats/\(chat.id)/read", json: #"{"messageId":"\#(elsewhere.id)"}"#)
      #expect(read.problem?.errors?.map(\.field) == ["messageId"])
      #expect(try await ann.client.messages(in: chat.id).items.isEmpty)
      #expect(
        try await ann.client.postMessage(String(repeating: "é", count: 4000), in: chat.id).body
          != nil)
    }
  }
}
