import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct EventTests {
  @Test("E1: an event has title, description, time, place, capacity and the caller as author")
  func make() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let starts = Date(timeIntervalSince1970: 4_102_444_800)
      let made = try await ann.client.createEvent(
        CreateEvent(
          title: " Lake day ", description: "Swimming", startsAt: starts,
          endsAt: starts.addingTimeInterval(3600), place: "North shore", capacity: 4))
      #expect(made.title == "Lake day")
      #expect(made.authors.map(\.userId) == [ann.id])
      #expect(made.authors.map(\.fullName) == ["Ann"])
      #expect(made.startsAt == starts && made.endsAt == starts.addingTimeInterval(3600))
      #expect(made.capacity == 4 && made.placesTaken == 0 && made.cancelledAt == nil)
      // Everybody who is signed in sees it.
      #expect(try await bob.client.event(made.id) == made)
      var change = UpdateEvent()
      change.place = .set("South shore")
      change.capacity = .clear
      change.endsAt = .clear
      let changed = try await ann.client.updateEvent(made.id, change)
      #expect(changed.place == "South shore" && changed.capacity == nil && changed.endsAt == nil)
      #expect(changed.title == "Lake day" && changed.updatedAt > made.updatedAt)
      let refused = try await problem { try await bob.client.updateEvent(made.id, change) }
      #expect(refused.code == "forbidden")
      let plain = try await sqlState {
        try await server.session.run(
          as: .person(ann.id), "update public.events set title = 'x' where id = '\(made.id)'")
      }
      #expect(plain == "42501")
      let answer = try await server.client().send(.get, "/events/\(made.id)")
      #expect(answer.status == 401)
    }
  }

  @Test("E1: the list has events to come by their start, and past ones for those who were in them")
  func list() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let eve = try await server.person("Eve")
      let first = try await ann.makeEvent("Chess evening")
      let second = try await ann.makeEvent("Boules")
      try await server.sql(
        "update public.events set starts_at = starts_at + interval '1 day' where id = '\(first.id)'"
      )
      #expect(try await eve.client.listEvents().items.map(\.id) == [second.id, first.id])
      #expect(try await eve.client.listEvents(matching: "CHESS").items.map(\.id) == [first.id])
      #expect(try await eve.client.listEvents(matching: "blanket").total == 2)
      #expect(try await eve.client.listEvents(matching: "%").items.isEmpty)
      #expect(
        try await eve.client.listEvents(page: 2, pageSize: 1).items.map(\.id) == [first.id])
      _ = try await bob.apply(to: second)
      try await server.letStart(second)
      #expect(try await eve.client.listEvents().items.map(\.id) == [first.id])
      #expect(try await eve.client.listEvents(state: .past).items.isEmpty)
      #expect(try await ann.client.listEvents(state: .past).items.map(\.id) == [second.id])
      #expect(try await bob.client.listEvents(state: .past).items.map(\.id) == [second.id])
    }
  }

  @Test("E1: authors make others authors who share a group with them, and remove one another")
  func authors() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let eve = try await server.person("Eve")
      let event = try await ann.makeEvent(with: [bob])
      #expect(Set(event.authors.map(\.userId)) == [ann.id, bob.id])
      let before = try await server.everything(of: event)
      for stranger in [eve.id, User.ID(UUID())] {
        let refused = try await problem {
          try await ann.client.addAuthor(stranger, to: event.id)
        }
        #expect(refused.code == "no_group_in_common")
      }
      let uninvited = try await problem { try await eve.client.addAuthor(eve.id, to: event.id) }
      #expect(uninvited.code == "forbidden")
      let unacquainted = try await problem {
        try await ann.client.createEvent(
          CreateEvent(
            title: "x", description: "", startsAt: Date(timeIntervalSinceNow: 99), place: "y",
            authorIds: [eve.id]))
      }
      #expect(unacquainted.code == "no_group_in_common")
      #expect(try await ann.client.listEvents(matching: "x").items.allSatisfy { $0.title != "x" })
      #expect(
        try await server.everything(of: event).count == before.count)
      _ = try await bob.makeGroup(joinedBy: [cid])
      #expect(try await bob.client.addAuthor(cid.id, to: event.id).authors.count == 3)
      // Again is no change.
      #expect(try await bob.client.addAuthor(cid.id, to: event.id).authors.count == 3)
      try await cid.client.removeAuthor(ann.id, from: event.id)
      let former = try await problem { try await ann.client.updateEvent(event.id, UpdateEvent()) }
      #expect(former.code == "forbidden")
      let absent = try await problem { try await bob.client.removeAuthor(ann.id, from: event.id) }
      #expect(absent.code == "not_found")
    }
  }

  @Test("E1: an event keeps an author: the last one neither goes nor is taken away, by SQL neither")
  func lastAuthor() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let event = try await ann.makeEvent(with: [bob])
      // One may lay it down while there is another.
      try await bob.client.removeAuthor(bob.id, from: event.id)
      let last = try await problem { try await ann.client.removeAuthor(ann.id, from: event.id) }
      #expect(last.code == "last_author")
      #expect(try await ann.client.event(event.id).authors.map(\.userId) == [ann.id])
      let around = try await sqlState {
        try await server.session.run(
          as: .owner, "delete from public.event_authors where event_id = '\(event.id)'")
      }
      #expect(around == "MU126")
    }
  }

  @Test("E1: an event has 50 authors at most")
  func manyAuthors() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let event = try await ann.makeEvent()
      _ = try await ann.makeGroup(joinedBy: [bob])
      try await server.sql(
        """
        with new as (
          insert into public.users (full_name) select 'Extra' from generate_series(1, 49)
          returning id
        )
        insert into public.event_authors (event_id, user_id) select '\(event.id)', id from new
        """)
      let refused = try await problem { try await ann.client.addAuthor(bob.id, to: event.id) }
      #expect(refused.code == "too_many_authors")
      let ids = (0..<50).map { _ in "\"\(UUID().uuidString)\"" }.joined(separator: ",")
      let answer = try await ann.client.send(
        .post, "/events",
        json: #"""
          {"title":"x","description":"","startsAt":"2100-01-01T00:00:00Z","place":"y",
          "authorIds":[\#(ids)]}
          """#)
      #expect(answer.problem?.errors?.map(\.field) == ["authorIds"])
    }
  }

  @Test("E1: who has to do with an event is told of its changes and its end")
  func told() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let eve = try await server.person("Eve")
      let event = try await ann.makeEvent(with: [bob])
      _ = try await cid.apply(to: event)
      var change = UpdateEvent()
      change.title = .set("Another")
      try await ann.client.updateEvent(event.id, change)
      change = UpdateEvent()
      change.place = .set("Elsewhere")
      try await ann.client.updateEvent(event.id, change)
      try await ann.client.deleteEvent(event.id)
      func kinds(_ person: Person) async throws -> [String] {
        try await person.client.notifications().items.map(\.kind).filter {
          $0.hasPrefix("event_") || $0.hasPrefix("author_")
        }
      }
      #expect(try await kinds(ann) == [])
      #expect(try await kinds(bob) == ["event_cancelled", "event_changed", "author_added"])
      #expect(try await kinds(cid) == ["event_cancelled", "event_changed"])
      #expect(try await kinds(eve) == [])
      // Mails have the title: after the address, the authorship, the application and the change.
      _ = try await server.mail(to: bob.email, number: 5, notifications: true)
      let mails = server.mails(to: bob.email, notifications: true).map(\.text)
      #expect(mails.contains { $0.hasPrefix("“Another” does not take place") })
    }
  }
}
