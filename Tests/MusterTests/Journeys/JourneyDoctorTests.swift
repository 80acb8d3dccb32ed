import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct JourneyDoctorTests {
  @Test("each rule between the tables of journeys is noticed when it is broken, and nothing else")
  func broken() async throws {
    try await TestServer.with { server in
      let cohort = try await Cohort(server)
      try await cohort.ann.record("read", of: cohort.enrollment)
      try await cohort.bob.client.recordStep(
        "task", of: cohort.enrollment.id, RecordStep(completed: false, response: .set("x")))
      let own = try await cohort.leader.client.enroll(in: cohort.journey.id)
      try await cohort.leader.record("read", "task", of: own)
      func broken() async throws -> [String] {
        try await server.lines(
          "select name from muster.invariants(null) where broken > 0 order by name")
      }
      #expect(try await broken() == [])
      let (of, ann) = ("where enrollment_id = '\(cohort.enrollment.id)'", cohort.ann.id)
      for (change, undo, expected) in [
        (
          """
          update public.journey_enrollments set status = 'active', completed_at = null
          where id = '\(own.id)'
          """,
          """
          update public.journey_enrollments set status = 'completed', completed_at = now()
          where id = '\(own.id)'
          """, "journey_completion"
        ),
        (
          """
          update public.journey_enrollments set status = 'completed', completed_at = now()
          where id = '\(cohort.enrollment.id)'
          """,
          """
          update public.journey_enrollments set status = 'active', completed_at = null
          where id = '\(cohort.enrollment.id)'
          """, "journey_completion"
        ),
        (
          "update public.journey_participants set completed_steps = 2 \(of) and user_id = '\(ann)'",
          "update public.journey_participants set completed_steps = 1 \(of) and user_id = '\(ann)'",
          "journey_summaries"
        ),
        (
          "update public.journeys set latest_version = 0 where id = '\(cohort.journey.id)'",
          "update public.journeys set latest_version = 1 where id = '\(cohort.journey.id)'",
          "journey_versions"
        ),
        (
          "update public.journey_responses set user_id = '\(cohort.guide.id)' \(of)",
          "update public.journey_responses set user_id = '\(cohort.bob.id)' \(of)",
          "journey_responses"
        ),
      ] {
        try await server.sql("set session_replication_role = replica;" + change)
        #expect(try await broken() == [expected])
        try await server.sql("set session_replication_role = replica;" + undo)
      }
      #expect(try await broken() == [])
    }
  }
}
