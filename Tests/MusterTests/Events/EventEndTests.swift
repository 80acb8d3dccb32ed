import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct EventEndTests {
  @Test("E8: deleting an event removes its applications; the chat stays for its members")
  func delete() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let cid = try await server.person("Cid")
      let dan = try await server.person("Dan")
      let event = try await ann.makeEvent("Concert")
      let approved = try await cid.apply(to: event)
      let pending = try await dan.apply(to: event)
      let chat = try #require(try await ann.client.decide(approved.id, approved: true).chatId)
      try await cid.client.postMessage("See you", in: chat)
      let refused = try await problem { try await cid.client.deleteEvent(event.id) }
      #expect(refused.code == "forbidden")
      try await ann.client.deleteEvent(event.id)
      #expect(try await server.everything(of: event) == [])
      for (person, application) in [(cid, approved), (dan, pending), (ann, approved)] {
        let gone = try await problem { try await person.client.likeGroup(application.id) }
        #expect(gone.code == "not_found")
      }
      for person in [ann, cid] {
        let stays = try await person.client.chat(chat)
        #expect(stays.title == "Concert" && stays.likeGroupId == nil && stays.eventId == nil)
        #expect(try await person.client.messages(in: chat).items.last?.body == "See you")
        try await person.client.postMessage("Pity", in: chat)
      }
      let again = try await problem { try await ann.client.deleteEvent(event.id) }
      #expect(again.code == "not_found")
    }
  }

  @Test("K11: a platform admin takes an event down, changes nothing of it; authors are told")
  func takenDown() async throws {
    try await TestServer.shared { server in
      let admin = try await server.person("Admin")
      try await server.makeAdmin(admin)
      let ann = try await server.person("Ann")
      let event = try await ann.makeEvent("Spam")
      var change = UpdateEvent()
      change.title = .set("Better")
      let refused = try await problem { try await admin.client.updateEvent(event.id, change) }
      #expect(refused.code == "forbidden")
      try await admin.client.deleteEvent(event.id)
      #expect(try await problem { try await ann.client.event(event.id) }.status == 404)
      let told = try #require(try await ann.client.notifications().items.first)
      #expect(told.kind == "event_cancelled" && told.actorId == admin.id)
    }
  }

  @Test("A7: an author's account ends: the others go on, and after the last it is cancelled")
  func authors() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let dan = try await server.person("Dan")
      let eve = try await server.person("Eve")
      let event = try await ann.makeEvent(with: [bob])
      let first = try await cid.applyTogether(to: event, with: [dan])
      let waiting = try await eve.apply(to: event)
      try await bob.client.decide(first.id, approved: true)
      try await ann.client.deleteAccount(password: TestServer.password)
      // One author is left, who has said yes.
      let approved = try await cid.client.likeGroup(first.id)
      #expect(approved.status == .approved)
      #expect(try await cid.client.event(event.id).authors.map(\.userId) == [bob.id])
      try await bob.client.deleteAccount(password: TestServer.password)
      let cancelled = try await cid.client.event(event.id)
      #expect(cancelled.cancelledAt != nil && cancelled.authors.isEmpty)
      #expect(try await eve.client.likeGroup(waiting.id).status == .expired)
      #expect(
        try await cid.client.listEvents(matching: "Picnic").items.allSatisfy { $0.id != event.id })
      for person in [cid, dan, eve] {
        let kinds = try await person.client.notifications().items.map(\.kind)
        #expect(kinds.contains("event_cancelled"))
      }
      let closed = try await problem { try await eve.client.apply(to: event.id) }
      #expect(closed.code == "event_cancelled")
      let chat = try await cid.client.chat(try #require(approved.chatId))
      #expect(Set(chat.members.map(\.userId)) == [cid.id, dan.id])
      #expect(try await server.brokenEventRules() == [])
    }
  }

  @Test("A7: an applicant's account ends: theirs are withdrawn, others' left, messages stay")
  func applicants() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let cid = try await server.person("Cid")
      let dan = try await server.person("Dan")
      let eve = try await server.person("Eve")
      let event = try await ann.makeEvent(capacity: 2)
      let approved = try await cid.applyTogether(to: event, with: [dan])
      let chat = try #require(try await ann.client.decide(approved.id, approved: true).chatId)
      try await dan.client.postMessage("Looking forward", in: chat)
      let waiting = try await eve.apply(to: event, message: "Me, too")
      try await ann.client.decide(waiting.id, approved: true)
      #expect(try await eve.client.likeGroup(waiting.id).status == .pending)
      try await dan.client.deleteAccount(password: TestServer.password)
      // Their place is the next one's.
      #expect(try await eve.client.likeGroup(waiting.id).status == .approved)
      let after = try await cid.client.likeGroup(approved.id)
      #expect(after.members.map(\.accepted) == [true, false])
      #expect(after.members.map(\.fullName) == ["Cid", "Former member"])
      let messages = try await cid.client.messages(in: chat).items
      #expect(messages.map(\.body) == ["Looking forward"])
      #expect(messages.map(\.senderName) == ["Former member"])
      #expect(Set(try await cid.client.chat(chat).members.map(\.userId)) == [ann.id, cid.id])
      try await cid.client.deleteAccount(password: TestServer.password)
      let gone = try await problem { try await ann.client.likeGroup(approved.id) }
      #expect(gone.code == "not_found")
      #expect(try await ann.client.event(event.id).placesTaken == 1)
      // What was asked of somebody who is gone is answered.
      let fay = try await server.person("Fay")
      let next = try await fay.apply(to: event, with: [try await server.person("Gus")])
      try await server.sql(
        """
        select muster.forget_person(user_id) from public.like_group_members
        where group_id = '\(next.id)' and accepted is null
        """)
      #expect(try await fay.client.likeGroup(next.id).members.map(\.accepted) == [true, false])
      #expect(try await server.brokenEventRules() == [])
    }
  }

  @Test("A7: what has started is history: it stays as it was, without a name and without words")
  func history() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let cid = try await server.person("Cid")
      let event = try await ann.makeEvent()
      let application = try await cid.apply(to: event, message: "I bring a cake")
      try await ann.client.decide(application.id, approved: true)
      try await server.letStart(event)
      try await cid.client.deleteAccount(password: TestServer.password)
      let kept = try await ann.client.likeGroup(application.id)
      #expect(kept.status == .approved && kept.message == nil)
      #expect(kept.members.map(\.fullName) == ["Former member"])
      try await ann.client.deleteAccount(password: TestServer.password)
      let eve = try await server.person("Eve")
      let past = try await eve.client.event(event.id)
      #expect(past.cancelledAt == nil && past.authors.map(\.fullName) == ["Former member"])
      #expect(try await server.brokenEventRules() == [])
    }
  }

  @Test("A7: behind all functions, nobody whose account has ended comes into an event or a chat")
  func guarded() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let event = try await ann.makeEvent()
      let application = try await bob.applyTogether(to: event, with: [cid])
      let chat = try #require(try await ann.client.decide(application.id, approved: true).chatId)
      try await cid.client.deleteAccount(password: TestServer.password)
      for statement in [
        "insert into public.event_authors (event_id, user_id) values ('\(event.id)', '\(cid.id)')",
        """
        insert into public.like_group_members (group_id, user_id, event_id, accepted)
        values ('\(application.id)', '\(cid.id)', '\(event.id)', true)
        """,
        """
        update public.like_group_members set accepted = true, user_id = '\(cid.id)'
        where group_id = '\(application.id)' and user_id = '\(bob.id)'
        """,
        """
        insert into public.like_group_approvals (group_id, author_id, approved)
        values ('\(application.id)', '\(cid.id)', true)
        """,
        "insert into public.chat_members (chat_id, user_id) values ('\(chat)', '\(cid.id)')",
        """
        insert into public.messages (chat_id, sender_id, body)
        values ('\(chat)', '\(cid.id)', 'Still here')
        """,
      ] {
        #expect(try await sqlState { try await server.rows(statement) } == "MU037", "\(statement)")
      }
    }
  }
}
