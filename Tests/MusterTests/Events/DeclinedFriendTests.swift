import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// What those see and do who were asked along and declined.
@Suite struct DeclinedFriendTests {
  @Test("E6: who declined sees an application as long as it is pending, and nothing afterwards")
  func sight() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let cid = try await server.person("Cid")
      let dan = try await server.person("Dan")
      let eve = try await server.person("Eve")
      let fay = try await server.person("Fay")
      let event = try await ann.makeEvent()
      for approved in [true, false] {
        let application = try await cid.apply(to: event, with: [dan, eve, fay])
        try await eve.client.answer(application.id, accepted: true)
        let declined = try await dan.client.answer(application.id, accepted: false)
        #expect(declined.status == .pending && declined.members.count == 4)
        // Until it is decided they may change their mind.
        try await dan.client.answer(application.id, accepted: true)
        try await dan.client.answer(application.id, accepted: false)
        #expect(try await dan.client.myLikeGroups().items.map(\.id) == [application.id])
        try await ann.client.decide(application.id, approved: approved)
        // The last one declines, and so decides it.
        let last = try await fay.client.answer(application.id, accepted: false)
        #expect(last.status == .pending && last.chatId == nil && last.waitingFor.isEmpty)
        #expect(last.members.map(\.userId) == [fay.id] && last.members[0].accepted == false)
        let status: LikeGroup.Status = approved ? .approved : .rejected
        #expect(try await eve.client.likeGroup(application.id).status == status)
        for person in [dan, fay] {
          let hidden = try await problem { try await person.client.likeGroup(application.id) }
          #expect(hidden.code == "not_found")
          let late = try await problem {
            try await person.client.answer(application.id, accepted: true)
          }
          #expect(late.code == "not_found")
          #expect(try await person.client.myLikeGroups().items.isEmpty)
          #expect(try await person.client.likeGroups(of: event.id).items.isEmpty)
          for table in ["public.like_groups", "public.like_group_members", "public.chats"] {
            let seen = try await server.session.run(
              as: .person(person.id), "select * from \(table)")
            #expect(seen.isEmpty, "\(table)")
          }
          let audience = try await server.value(
            """
            select count(*) from muster.audiences
            where kind = 'like_group' and audience_id = '\(application.id)'
              and user_id = '\(person.id)'
            """)
          #expect(audience == "0")
        }
        guard approved else { continue }
        try await cid.client.withdraw(application.id)
        // Nor do they hear of its end.
        let people = try await server.value(
          """
          select people from muster.stream_events
          where type = 'application.deleted' and audience = 'people'
            and audience_id = '\(application.id)'
          """)
        #expect(people?.contains(eve.id.description) == true)
        #expect(people?.contains(dan.id.description) == false)
      }
    }
  }

  @Test("E4: an author who is named in an application, having declined, does not decide on it")
  func verdict() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let cid = try await server.person("Cid")
      let dan = try await server.person("Dan")
      let eve = try await server.person("Eve")
      let event = try await ann.makeEvent()
      _ = try await ann.makeGroup(joinedBy: [dan])
      let first = try await cid.apply(to: event, with: [dan, eve])
      try await dan.client.answer(first.id, accepted: false)
      try await ann.client.addAuthor(dan.id, to: event.id)
      let before = try await server.everything(of: event).filter { $0[0] != "event" }
      for approved in [true, false] {
        let refused = try await problem {
          try await dan.client.decide(first.id, approved: approved)
        }
        #expect(refused.code == "applicant_cannot_decide" && refused.status == 409)
      }
      #expect(try await server.everything(of: event).filter { $0[0] != "event" } == before)
      try await eve.client.answer(first.id, accepted: true)
      // Two members, two authors, of whom one decides.
      let waiting = try await ann.client.likeGroup(first.id)
      #expect(waiting.threshold == 1 && waiting.waitingFor.map(\.userId) == [ann.id])
      #expect(try await ann.client.decide(first.id, approved: true).status == .approved)
      // On those of others they decide as authors do.
      let gus = try await server.person("Gus")
      let other = try await gus.apply(to: event)
      #expect(try await dan.client.decide(other.id, approved: true).status == .approved)
      #expect(try await server.brokenEventRules() == [])
    }
  }

  @Test("E5: with nobody left who may decide on it, an application is rejected, not approved")
  func nobody() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let cid = try await server.person("Cid")
      let dan = try await server.person("Dan")
      let event = try await ann.makeEvent()
      _ = try await ann.makeGroup(joinedBy: [dan])
      let application = try await cid.apply(to: event, with: [dan])
      try await dan.client.answer(application.id, accepted: false)
      try await ann.client.addAuthor(dan.id, to: event.id)
      #expect(try await cid.client.likeGroup(application.id).status == .pending)
      try await ann.client.removeAuthor(ann.id, from: event.id)
      #expect(try await cid.client.likeGroup(application.id).status == .rejected)
      // Alone, they may apply anew.
      _ = try await cid.client.apply(to: event.id)
      #expect(try await server.brokenEventRules() == [])
    }
  }
}
