import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct ApplicationTests {
  @Test("E2: a person applies alone or with friends, who are asked and count once they accept")
  func apply() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let dan = try await server.person("Dan")
      let event = try await ann.makeEvent(with: [bob])
      let made = try await cid.apply(to: event, with: [dan], message: " Please ")
      #expect(made.status == .pending && made.chatId == nil && made.message == "Please")
      #expect(made.creatorId == cid.id && made.eventId == event.id)
      #expect(made.members.map(\.userId) == [cid.id, dan.id])
      #expect(made.members.map(\.fullName) == ["Cid", "Dan"])
      #expect(made.members.map(\.accepted) == [true, nil])
      #expect(made.threshold == 1)
      #expect(made.waitingFor.map(\.kind) == [.member, .author])
      #expect(made.waitingFor.map(\.userId) == [dan.id, nil])
      let answered = try await dan.client.answer(made.id, accepted: true)
      #expect(answered.members.map(\.accepted) == [true, true])
      #expect(answered.threshold == 2)
      #expect(answered.waitingFor.map(\.kind) == [.author])
      // Authors see who it is that they wait for.
      let seen = try await ann.client.likeGroup(made.id)
      #expect(Set(seen.waitingFor.map(\.userId)) == [ann.id, bob.id])
    }
  }

  @Test("E2: friends share a group with the applicant now; strangers cannot be told from nobody")
  func friends() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let cid = try await server.person("Cid")
      let dan = try await server.person("Dan")
      let hidden = try await server.person("Hidden")
      let event = try await ann.makeEvent()
      let former = try await server.person("Former")
      let group = try await cid.makeGroup(joinedBy: [former, dan])
      _ = try await former.client.leaveGroup(group.id)
      let closed = try await server.person("Closed")
      let secret = try await closed.makeGroup(joinedBy: [cid, hidden])
      try await closed.showMembers(of: secret, false)
      let before = try await server.everything(of: event)
      for friend in [former.id, hidden.id, ann.id, User.ID(UUID())] {
        let refused = try await problem {
          try await cid.client.apply(to: event.id, ApplyToEvent(memberIds: [dan.id, friend]))
        }
        #expect(refused.code == "no_group_in_common")
      }
      #expect(try await server.everything(of: event).count == before.count)
      // Who leads is known to every member, also of a hidden list.
      _ = try await cid.client.apply(
        to: event.id, ApplyToEvent(memberIds: [dan.id, closed.id]))
      // Sharing is asked when they are asked, not when they answer.
      _ = try await dan.client.leaveGroup(group.id)
      let mine = try #require(try await dan.client.myLikeGroups().items.first)
      #expect(try await dan.client.answer(mine.id, accepted: true).status == .pending)
    }
  }

  @Test("E2: authors are in no application, and who is in one becomes no author")
  func authors() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let event = try await ann.makeEvent(with: [bob])
      _ = try await ann.makeGroup(joinedBy: [bob, cid])
      let before = try await server.everything(of: event)
      let own = try await problem { try await bob.client.apply(to: event.id) }
      #expect(own.code == "author_cannot_apply")
      let asked = try await problem {
        try await cid.client.apply(to: event.id, ApplyToEvent(memberIds: [bob.id]))
      }
      #expect(asked.code == "author_cannot_apply")
      #expect(try await server.everything(of: event).count == before.count)
      let application = try await cid.client.apply(to: event.id)
      let applicant = try await problem { try await ann.client.addAuthor(cid.id, to: event.id) }
      #expect(applicant.code == "applicant_cannot_author")
      for author in [ann, bob] {
        try await author.client.decide(application.id, approved: false)
      }
      // Rejected, they are in none any more.
      try await ann.client.addAuthor(cid.id, to: event.id)
    }
  }

  @Test("E2: who was asked becomes no author until they have declined")
  func askedAuthor() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let cid = try await server.person("Cid")
      let dan = try await server.person("Dan")
      let event = try await ann.makeEvent()
      _ = try await ann.makeGroup(joinedBy: [dan])
      let application = try await cid.apply(to: event, with: [dan])
      let asked = try await problem { try await ann.client.addAuthor(dan.id, to: event.id) }
      #expect(asked.code == "applicant_cannot_author")
      try await dan.client.answer(application.id, accepted: false)
      try await ann.client.addAuthor(dan.id, to: event.id)
      // As an author they are in it no more.
      let back = try await problem {
        try await dan.client.answer(application.id, accepted: true)
      }
      #expect(back.code == "author_cannot_apply")
    }
  }

  @Test("E2: applications are seen by their members and the authors; verdicts by authors alone")
  func seen() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let dan = try await server.person("Dan")
      let eve = try await server.person("Eve")
      let event = try await ann.makeEvent(with: [bob])
      let first = try await cid.applyTogether(to: event, with: [dan])
      let second = try await eve.apply(to: event)
      try await ann.client.decide(first.id, approved: true)
      let verdicts = try await bob.client.likeGroup(first.id).approvals
      #expect(verdicts?.map(\.authorId) == [ann.id] && verdicts?.map(\.approved) == [true])
      #expect(try await cid.client.likeGroup(first.id).approvals == nil)
      #expect(
        try await bob.client.likeGroups(of: event.id).items.map(\.id) == [first.id, second.id])
      #expect(try await bob.client.likeGroups(of: event.id, status: .approved).items.isEmpty)
      #expect(try await dan.client.likeGroups(of: event.id).items.map(\.id) == [first.id])
      #expect(try await dan.client.myLikeGroups().items.map(\.id) == [first.id])
      #expect(try await ann.client.myLikeGroups().items.isEmpty)
      let hidden = try await problem { try await eve.client.likeGroup(first.id) }
      #expect(hidden.code == "not_found")
      for person in [cid, eve] {
        let verdicts = try await server.session.run(
          as: .person(person.id), "select * from public.like_group_approvals")
        #expect(verdicts.isEmpty)
      }
      // Nor does what they are told, or kept of them, say who decided.
      try await bob.client.decide(first.id, approved: true)
      for person in [cid, dan] {
        let news = try await person.client.notifications().items
        let approved = try #require(news.first { $0.kind == "application_approved" })
        #expect(approved.actorId == nil)
        let export = String(
          decoding: try await person.client.send(.get, "/me/export").body, as: UTF8.self)
        #expect(!export.contains(bob.id.description))
      }
    }
  }

  @Test("E3: a person has made or accepted one pending or approved application of an event")
  func claims() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let cid = try await server.person("Cid")
      let dan = try await server.person("Dan")
      let eve = try await server.person("Eve")
      let event = try await ann.makeEvent()
      let first = try await cid.apply(to: event, with: [dan])
      // Two may ask, one gets them.
      let second = try await eve.apply(to: event, with: [dan])
      try await dan.client.answer(first.id, accepted: true)
      let before = try await server.everything(of: event)
      let both = try await problem { try await dan.client.answer(second.id, accepted: true) }
      #expect(both.code == "already_applied")
      let own = try await problem { try await dan.client.apply(to: event.id) }
      #expect(own.code == "already_applied")
      let again = try await problem { try await cid.client.apply(to: event.id) }
      #expect(again.code == "already_applied")
      let fay = try await server.person("Fay")
      _ = try await fay.makeGroup(joinedBy: [dan])
      #expect(
        try await server.everything(of: event).filter { $0[0] != "event" }
          == before.filter { $0[0] != "event" })
      // Whom one asks along does not tell who has applied: they cannot accept, and are dropped.
      let third = try await fay.client.apply(to: event.id, ApplyToEvent(memberIds: [dan.id]))
      let taken = try await problem { try await dan.client.answer(third.id, accepted: true) }
      #expect(taken.code == "already_applied")
      try await fay.client.drop(dan.id, from: third.id)
      #expect(try await fay.client.likeGroup(third.id).members.map(\.userId) == [fay.id])
      // Approved, it holds them still; having left it, they are free.
      try await dan.client.answer(first.id, accepted: false)
      try await dan.client.answer(second.id, accepted: true)
      try await ann.client.decide(second.id, approved: true)
      let approved = try await problem { try await dan.client.apply(to: event.id) }
      #expect(approved.code == "already_applied")
      try await ann.client.decide(first.id, approved: false)
      _ = try await cid.client.apply(to: event.id)
      // Behind all functions, a key.
      let around = try await sqlState {
        try await server.session.run(
          as: .owner,
          """
          update public.like_group_members set accepted = true
          where group_id = '\(first.id)' and user_id = '\(dan.id)'
          """,
          """
          insert into public.like_claims (event_id, user_id, group_id)
          values ('\(event.id)', '\(dan.id)', '\(first.id)')
          """)
      }
      #expect(around == "23505")
      #expect(try await server.brokenEventRules() == [])
    }
  }

  @Test("E6: a friend declines, withdraws or comes back while it is pending; not when decided")
  func answers() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let dan = try await server.person("Dan")
      let eve = try await server.person("Eve")
      let event = try await ann.makeEvent(with: [bob])
      let application = try await cid.apply(to: event, with: [dan])
      for accepted in [true, false, false, true, false] {
        #expect(
          try await dan.client.answer(application.id, accepted: accepted).members[1].accepted
            == accepted)
        let claims = try await server.value(
          "select count(*) from public.like_claims where user_id = '\(dan.id)'")
        #expect(claims == (accepted ? "1" : "0"))
      }
      let creator = try await problem {
        try await cid.client.answer(application.id, accepted: false)
      }
      #expect(creator.code == "withdraw_instead")
      let author = try await problem {
        try await ann.client.answer(application.id, accepted: true)
      }
      #expect(author.code == "forbidden")
      let stranger = try await problem {
        try await eve.client.answer(application.id, accepted: true)
      }
      #expect(stranger.code == "not_found")
      try await ann.client.decide(application.id, approved: true)
      let late = try await problem { try await dan.client.answer(application.id, accepted: true) }
      // Who declined sees no more of it.
      #expect(late.code == "not_found")
      let second = try await eve.applyTogether(to: event, with: [dan])
      for author in [ann, bob] { try await author.client.decide(second.id, approved: true) }
      let decided = try await problem { try await dan.client.answer(second.id, accepted: false) }
      #expect(decided.code == "not_pending")
    }
  }

  @Test("E6: the creator drops a friend who has not answered, and no other")
  func drop() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let cid = try await server.person("Cid")
      let dan = try await server.person("Dan")
      let eve = try await server.person("Eve")
      let event = try await ann.makeEvent()
      let application = try await cid.apply(to: event, with: [dan, eve])
      try await dan.client.answer(application.id, accepted: true)
      let before = try await server.everything(of: event)
      for (person, victim, code) in [
        (cid, dan, "already_answered"), (cid, cid, "withdraw_instead"), (cid, ann, "not_found"),
        (dan, eve, "forbidden"), (ann, eve, "forbidden"),
      ] {
        let refused = try await problem {
          try await person.client.drop(victim.id, from: application.id)
        }
        #expect(refused.code == code)
      }
      #expect(
        try await server.everything(of: event).filter { $0[0] != "event" }
          == before.filter { $0[0] != "event" })
      try await cid.client.drop(eve.id, from: application.id)
      let gone = try await problem { try await eve.client.likeGroup(application.id) }
      #expect(gone.code == "not_found")
      #expect(try await cid.client.likeGroup(application.id).members.count == 2)
    }
  }

  @Test(
    "E6: the creator withdrawing deletes the application, also an approved one, and frees it all")
  func withdraw() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let cid = try await server.person("Cid")
      let dan = try await server.person("Dan")
      let event = try await ann.makeEvent(capacity: 2)
      let application = try await cid.applyTogether(to: event, with: [dan])
      let approved = try await ann.client.decide(application.id, approved: true)
      let chat = try #require(approved.chatId)
      #expect(try await ann.client.event(event.id).placesTaken == 2)
      for person in [ann, dan] {
        let refused = try await problem { try await person.client.withdraw(application.id) }
        #expect(refused.code == "forbidden")
      }
      try await cid.client.withdraw(application.id)
      #expect(try await ann.client.event(event.id).placesTaken == 0)
      for person in [ann, cid, dan] {
        let gone = try await problem { try await person.client.likeGroup(application.id) }
        #expect(gone.code == "not_found")
      }
      // Its people are out of the chat; the author stays with what was written.
      for person in [cid, dan] {
        let out = try await problem { try await person.client.chat(chat) }
        #expect(out.code == "not_found")
      }
      #expect(try await ann.client.chat(chat).members.map(\.userId) == [ann.id])
      _ = try await dan.client.apply(to: event.id)
      // What was rejected stays as it is.
      let other = try #require(try await dan.client.myLikeGroups().items.first)
      try await ann.client.decide(other.id, approved: false)
      let decided = try await problem { try await dan.client.withdraw(other.id) }
      #expect(decided.code == "not_pending")
      #expect(try await server.brokenEventRules() == [])
    }
  }
}
