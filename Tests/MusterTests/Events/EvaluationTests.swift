import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct EvaluationTests {
  @Test("E4: each author has one verdict, changeable while pending; only present authors have one")
  func verdicts() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let dan = try await server.person("Dan")
      let eve = try await server.person("Eve")
      let event = try await ann.makeEvent(with: [bob])
      let application = try await cid.applyTogether(to: event, with: [dan])
      for approved in [false, true, true] {
        let after = try await ann.client.decide(application.id, approved: approved)
        // With one no, two of two cannot be reached any more.
        guard after.status == .pending else {
          #expect(!approved && after.status == .rejected)
          break
        }
      }
      let other = try await eve.apply(to: event)
      #expect(other.threshold == 1)
      #expect(try await ann.client.decide(other.id, approved: false).status == .pending)
      #expect(try await ann.client.decide(other.id, approved: false).approvals?.count == 1)
      for person in [cid, dan] {
        let hidden = try await problem { try await person.client.decide(other.id, approved: true) }
        #expect(hidden.code == "not_found")
      }
      let own = try await problem { try await eve.client.decide(other.id, approved: true) }
      #expect(own.code == "forbidden")
      try await ann.client.removeAuthor(bob.id, from: event.id)
      let former = try await problem { try await bob.client.decide(other.id, approved: true) }
      #expect(former.code == "not_found")
    }
  }

  @Test("E4: a verdict may change until it is decided; then none is taken, nor an old one changed")
  func change() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let dan = try await server.person("Dan")
      let event = try await ann.makeEvent(with: [bob])
      let application = try await cid.apply(to: event, with: [dan])
      // While a friend is undecided, nothing is.
      #expect(try await ann.client.decide(application.id, approved: false).status == .pending)
      #expect(try await bob.client.decide(application.id, approved: true).status == .pending)
      #expect(try await ann.client.decide(application.id, approved: true).status == .pending)
      #expect(try await dan.client.answer(application.id, accepted: true).status == .approved)
      let before = try await server.everything(of: event)
      let late = try await problem {
        try await ann.client.decide(application.id, approved: false)
      }
      #expect(late.code == "not_pending")
      #expect(try await server.everything(of: event) == before)
    }
  }

  @Test("E4: a removed author's verdict no longer counts, not even when they come back")
  func removedAuthor() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let dan = try await server.person("Dan")
      let eve = try await server.person("Eve")
      let event = try await ann.makeEvent(with: [bob, eve])
      let application = try await cid.applyTogether(to: event, with: [dan])
      try await bob.client.decide(application.id, approved: true)
      try await ann.client.removeAuthor(bob.id, from: event.id)
      #expect(try await ann.client.decide(application.id, approved: true).status == .pending)
      try await ann.client.addAuthor(bob.id, to: event.id)
      let after = try await ann.client.likeGroup(application.id)
      #expect(after.status == .pending)
      #expect(after.approvals?.map(\.authorId) == [ann.id])
    }
  }

  @Test("E5: approved when approvals reach authors or members, whichever is fewer")
  func threshold() async throws {
    try await TestServer.shared { server in
      let authors = [
        try await server.person("Ann"), try await server.person("Bob"),
        try await server.person("Eve"),
      ]
      let event = try await authors[0].makeEvent(with: Array(authors.dropFirst()))
      // One, two, three and four applicants, three authors: one, two, three and three approvals.
      for (friends, needed) in [(0, 1), (1, 2), (2, 3), (3, 3)] {
        let cid = try await server.person("Cid")
        var others: [Person] = []
        for _ in 0..<friends { others.append(try await server.person("Friend")) }
        let application = try await cid.applyTogether(to: event, with: others)
        #expect(application.threshold == needed)
        for (number, author) in authors.prefix(needed).enumerated() {
          let after = try await author.client.decide(application.id, approved: true)
          #expect(after.status == (number + 1 == needed ? .approved : .pending), "\(friends)")
        }
      }
      #expect(try await server.brokenEventRules() == [])
    }
  }

  @Test("E5: rejected when the threshold can no longer be reached, and claims are free")
  func rejected() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let dan = try await server.person("Dan")
      let event = try await ann.makeEvent(with: [bob])
      let alone = try await cid.apply(to: event)
      #expect(try await ann.client.decide(alone.id, approved: false).status == .pending)
      #expect(try await bob.client.decide(alone.id, approved: false).status == .rejected)
      #expect(try await cid.client.likeGroup(alone.id).waitingFor == [])
      // They may apply again, with others.
      let again = try await cid.applyTogether(to: event, with: [dan])
      #expect(try await bob.client.decide(again.id, approved: false).status == .rejected)
      let told = try await cid.client.notifications().items.filter {
        $0.kind == "application_rejected"
      }
      #expect(told.count == 2 && told.allSatisfy { $0.actorId == nil })
    }
  }

  @Test("E5: on approval there is one chat with authors and members, chat_id is set, all are told")
  func chat() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let dan = try await server.person("Dan")
      let eve = try await server.person("Eve")
      let fay = try await server.person("Fay")
      let event = try await ann.makeEvent(with: [bob])
      let application = try await cid.apply(to: event, with: [dan, eve, fay])
      try await dan.client.answer(application.id, accepted: true)
      try await eve.client.answer(application.id, accepted: false)
      try await cid.client.drop(fay.id, from: application.id)
      try await ann.client.decide(application.id, approved: true)
      let approved = try await bob.client.decide(application.id, approved: true)
      let chat = try #require(approved.chatId)
      for person in [ann, bob, cid, dan] {
        let seen = try #require(try await person.client.chats().items.first)
        #expect(seen.id == chat && seen.likeGroupId == application.id)
        #expect(seen.eventId == event.id && seen.title == "Picnic" && seen.kind == .event)
        #expect(Set(seen.members.map(\.userId)) == [ann.id, bob.id, cid.id, dan.id])
        let news = try await person.client.notifications().items
        #expect(news.filter { $0.kind == "application_approved" }.count == 1)
      }
      for person in [eve, fay] {
        #expect(try await person.client.chats().items.isEmpty)
        let kinds = try await person.client.notifications().items.map(\.kind)
        #expect(!kinds.contains("application_approved"))
      }
      let second = try await sqlState {
        try await server.session.run(
          as: .owner,
          "insert into public.chats (kind, like_group_id) values ('event', '\(application.id)')")
      }
      #expect(second == "23505")
      let unchatted = try await sqlState {
        try await server.session.run(
          as: .owner,
          "update public.like_groups set chat_id = null where id = '\(application.id)'")
      }
      #expect(unchatted == "23514")
    }
  }

  @Test("E5: authors, answers, drops and withdrawals are evaluated at once, each that decides")
  func changes() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let dan = try await server.person("Dan")
      let eve = try await server.person("Eve")
      let event = try await ann.makeEvent(with: [bob])
      // An author goes: fewer are needed.
      let first = try await cid.applyTogether(to: event, with: [dan])
      try await ann.client.decide(first.id, approved: true)
      try await bob.client.removeAuthor(bob.id, from: event.id)
      #expect(try await cid.client.likeGroup(first.id).status == .approved)
      try await cid.client.withdraw(first.id)
      try await ann.client.addAuthor(bob.id, to: event.id)
      // A friend declines, or is dropped: fewer are needed.
      for drops in [true, false] {
        let next = try await cid.apply(to: event, with: [dan])
        try await ann.client.decide(next.id, approved: true)
        if drops {
          try await cid.client.drop(dan.id, from: next.id)
        } else {
          try await dan.client.answer(next.id, accepted: false)
        }
        #expect(try await cid.client.likeGroup(next.id).status == .approved)
        try await cid.client.withdraw(next.id)
      }
      // A friend who accepts decides, too: all have said yes by then, or enough no.
      let yes = try await cid.apply(to: event, with: [dan])
      for author in [ann, bob] { try await author.client.decide(yes.id, approved: true) }
      #expect(try await dan.client.answer(yes.id, accepted: true).status == .approved)
      try await cid.client.withdraw(yes.id)
      let no = try await cid.apply(to: event, with: [dan])
      try await bob.client.decide(no.id, approved: false)
      #expect(try await dan.client.answer(no.id, accepted: true).status == .rejected)
      // An author comes: what could not be reached can be, or more are needed.
      let more = try await eve.apply(to: event)
      #expect(try await eve.client.likeGroup(more.id).threshold == 1)
      #expect(try await server.brokenEventRules() == [])
    }
  }

  @Test("E5: an author who comes is in the chats of what is approved; one who goes is not")
  func laterAuthors() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let event = try await ann.makeEvent(with: [])
      _ = try await ann.makeGroup(joinedBy: [bob])
      let application = try await cid.apply(to: event)
      let chat = try #require(
        try await ann.client.decide(application.id, approved: true).chatId)
      try await cid.client.postMessage("Hello", in: chat)
      try await ann.client.addAuthor(bob.id, to: event.id)
      let seen = try await bob.client.chat(chat)
      // What was written before is theirs to read, and is no news.
      #expect(seen.lastMessage?.body == "Hello" && seen.unreadCount == 0)
      #expect(seen.members.map(\.userId).contains(bob.id))
      try await bob.client.removeAuthor(ann.id, from: event.id)
      let out = try await problem { try await ann.client.chat(chat) }
      #expect(out.code == "not_found")
      _ = try await bob.makeGroup(joinedBy: [ann])
      try await bob.client.addAuthor(ann.id, to: event.id)
      #expect(try await ann.client.chat(chat).members.count == 3)
    }
  }

  @Test("E7: what does not fit waits with its verdicts; free places go to the oldest first")
  func capacity() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let event = try await ann.makeEvent(capacity: 2)
      var applicants: [Person] = []
      var applications: [LikeGroup] = []
      for friends in [0, 1, 1, 0] {
        let cid = try await server.person("Cid")
        let others = friends == 1 ? [try await server.person("Dan")] : []
        applicants.append(cid)
        let made = try await cid.applyTogether(to: event, with: others)
        applications.append(try await ann.client.decide(made.id, approved: true))
      }
      // One place is taken, two do not fit, and the last, smaller one does.
      #expect(applications.map(\.status) == [.approved, .pending, .pending, .approved])
      #expect(applications[1].waitingFor.map(\.kind) == [.place])
      #expect(applications[1].approvals?.count == 1)
      var smaller = UpdateEvent()
      smaller.capacity = .set(1)
      let refused = try await problem { try await ann.client.updateEvent(event.id, smaller) }
      #expect(refused.code == "event_full")
      try await applicants[0].client.withdraw(applications[0].id)
      func states() async throws -> [LikeGroup.Status] {
        try await ann.client.likeGroups(of: event.id).items.map(\.status)
      }
      #expect(try await states() == [.pending, .pending, .approved])
      try await applicants[3].client.withdraw(applications[3].id)
      #expect(try await states() == [.approved, .pending])
      var larger = UpdateEvent()
      larger.capacity = .set(4)
      try await ann.client.updateEvent(event.id, larger)
      #expect(try await states() == [.approved, .approved])
      #expect(try await ann.client.event(event.id).placesTaken == 4)
      // Behind all functions, a check.
      let around = try await sqlState {
        try await server.session.run(
          as: .owner, "update public.events set places_taken = 5 where id = '\(event.id)'")
      }
      #expect(around == "23514")
      #expect(try await server.brokenEventRules() == [])
    }
  }
}
