import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct EventStartTests {
  @Test("E7: pending applications expire when the event starts; the job may run twice, or late")
  func expire() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let dan = try await server.person("Dan")
      let eve = try await server.person("Eve")
      let event = try await ann.makeEvent(with: [bob])
      let pending = try await cid.apply(to: event, with: [dan])
      let approved = try await eve.apply(to: event)
      try await ann.client.decide(approved.id, approved: true)
      func run() async throws {
        try await server.session.run(
          as: .owner, "select muster.start_event('\(event.id)')")
      }
      // Not due: nothing happens.
      try await run()
      #expect(try await cid.client.likeGroup(pending.id).status == .pending)
      try await server.letStart(event)
      // Said at once, before the job has run.
      #expect(try await cid.client.likeGroup(pending.id).status == .expired)
      for _ in 0..<2 { try await run() }
      let states = try await server.lines(
        """
        select status from public.like_groups where event_id = '\(event.id)' order by created_at
        """)
      #expect(states == ["expired", "approved"])
      #expect(
        try await server.value(
          "select count(*) from public.like_claims where event_id = '\(event.id)'") == "1")
      for person in [cid, dan] {
        let kinds = try await person.client.notifications().items.map(\.kind)
        #expect(kinds.filter { $0 == "application_expired" }.count == 1)
      }
      // Of one that is gone there is nothing to do.
      try await ann.client.deleteEvent(event.id)
      try await run()
      #expect(try await server.brokenEventRules() == [])
    }
  }

  @Test("A7: whose account ended after the start, before the job has run, is told nothing more")
  func goneMeanwhile() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let cid = try await server.person("Cid")
      let dan = try await server.person("Dan")
      let event = try await ann.makeEvent()
      _ = try await cid.applyTogether(to: event, with: [dan])
      try await server.letStart(event)
      try await cid.client.deleteAccount(password: TestServer.password)
      try await server.session.run(as: .owner, "select muster.start_event('\(event.id)')")
      #expect(
        try await server.value(
          "select count(*) from public.notifications where user_id = '\(cid.id)'") == "0")
      let kinds = try await dan.client.notifications().items.map(\.kind)
      #expect(kinds.contains("application_expired"))
    }
  }

  @Test("E7: after the start nobody applies, answers, drops, withdraws or decides, job or no job")
  func over() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let cid = try await server.person("Cid")
      let dan = try await server.person("Dan")
      let eve = try await server.person("Eve")
      let event = try await ann.makeEvent()
      let pending = try await cid.apply(to: event, with: [dan])
      let approved = try await eve.apply(to: event)
      try await ann.client.decide(approved.id, approved: true)
      try await server.letStart(event)
      for hasRun in [false, true] {
        if hasRun {
          try await server.session.run(
            as: .owner, "select muster.start_event('\(event.id)')")
        }
        let before = try await server.everything(of: event)
        let code = hasRun ? "not_pending" : "event_started"
        let application = try await problem { try await ann.client.apply(to: event.id) }
        #expect(application.code == "event_started")
        let answer = try await problem {
          try await dan.client.answer(pending.id, accepted: true)
        }
        #expect(answer.code == code)
        let drop = try await problem { try await cid.client.drop(dan.id, from: pending.id) }
        #expect(drop.code == code)
        let verdict = try await problem {
          try await ann.client.decide(pending.id, approved: true)
        }
        #expect(verdict.code == code)
        let withdrawal = try await problem { try await cid.client.withdraw(pending.id) }
        #expect(withdrawal.code == code)
        let late = try await problem { try await eve.client.withdraw(approved.id) }
        #expect(late.code == "event_started")
        var move = UpdateEvent()
        move.startsAt = .set(Date(timeIntervalSinceNow: 86_400))
        let moved = try await problem { try await ann.client.updateEvent(event.id, move) }
        #expect(moved.code == "event_started")
        #expect(try await server.everything(of: event) == before)
      }
      // The place may turn out to be another.
      var change = UpdateEvent()
      change.place = .set("Room 2")
      #expect(try await ann.client.updateEvent(event.id, change).place == "Room 2")
    }
  }

  @Test("E7: the job is due at the start, moves with it, and goes with the event")
  func job() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let event = try await ann.makeEvent()
      func due() async throws -> [[String?]] {
        try await server.rows(
          """
          select (j.due_at = e.starts_at)::text from muster.jobs as j
          left join public.events as e on e.id::text = j.subject
          where j.kind = 'events.start' and j.subject = '\(event.id)'
          """)
      }
      #expect(try await due() == [["true"]])
      var move = UpdateEvent()
      move.startsAt = .set(Date(timeIntervalSinceNow: 7200))
      try await ann.client.updateEvent(event.id, move)
      #expect(try await due() == [["true"]])
      try await ann.client.deleteEvent(event.id)
      #expect(try await due() == [])
    }
  }

  @Test("E7: a server does the job by itself")
  func server() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      let cid = try await server.person("Cid")
      let event = try await ann.makeEvent()
      let pending = try await cid.apply(to: event)
      let live = try await server.events(of: cid)
      try await server.letStart(event)
      try await server.session.run(
        as: .owner, "select muster.schedule_job('events.start', '\(event.id)', now())")
      try await live.until("notification", with: "application_expired")
      #expect(
        try await server.value("select status from public.like_groups where id = '\(pending.id)'")
          == "expired")
    }
  }
}
