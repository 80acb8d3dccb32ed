import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// What the end of an account, of a membership and of a group mean for journeys (A7).
@Suite struct JourneyEndTests {
  @Test("A7: with an account go enrolments, progress and drafts; what others use stays")
  func accounts() async throws {
    try await TestServer.shared { server in
      let cohort = try await Cohort(server)
      let admin = try await server.publisher()
      let market = try await cohort.ann.makeJourney("Market", isPublic: true)
      _ = try await admin.client.publishJourney(market.id)
      try await cohort.ann.rewrite(market, .texts("unread"))
      let draft = try await cohort.ann.makeJourney("Draft")
      let own = try await cohort.ann.client.enroll(in: market.id)
      try await cohort.ann.record("read", of: own)
      try await cohort.ann.client.recordStep(
        "task", of: cohort.enrollment.id, RecordStep(completed: true, response: .set("x")))
      for person in [cohort.leader, cohort.guide, cohort.bob] {
        try await person.record("read", "task", of: cohort.enrollment)
      }
      #expect(try await cohort.leader.status(of: cohort.enrollment) == .active)
      try await cohort.ann.client.deleteAccount(password: TestServer.password)
      #expect(try await cohort.leader.status(of: cohort.enrollment) == .completed)
      for table in [
        "journey_progress", "journey_responses", "journey_participants", "journey_enrollments",
      ] {
        #expect(
          try await server.value(
            "select count(*) from public.\(table) where user_id = '\(cohort.ann.id)'") == "0",
          "\(table)")
      }
      #expect(
        try await server.lines(
          "select id from public.journeys where created_by_user_id = '\(cohort.ann.id)'")
          == ["\(market.id)"])
      #expect(try await problem { try await admin.client.journey(draft.id) }.status == 404)
      let left = try await admin.client.journey(market.id).value
      #expect(left.authorName == "Former member")
      #expect(left.content?.steps.map(\.id) == ["read", "task", "think"])
      #expect(try await server.brokenJourneyRules() == [])
    }
  }

  @Test("A7: the end of an account waits for nobody's step, and no step for it")
  func groups() async throws {
    try await TestServer.shared { server in
      let cohort = try await Cohort(server)
      try await cohort.ann.record("read", of: cohort.enrollment)
      try await cohort.leader.client.deleteGroup(cohort.group.id)
      #expect(
        try await server.value(
          """
          select count(*) from public.journey_enrollments where id = '\(cohort.enrollment.id)'
          """) == "0")
      // The journey is its author's still, and nobody else's.
      try await cohort.leader.client.deleteJourney(cohort.journey.id)
    }
  }
}
