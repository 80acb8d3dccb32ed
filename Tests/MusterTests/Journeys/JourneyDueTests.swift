import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// What time brings about in journeys.
@Suite struct JourneyDueTests {
  private static func told(_ person: Person, _ kind: String) async throws -> Int {
    try await person.client.notifications(pageSize: 100).items.filter { $0.kind == kind }.count
  }

  @Test("J3: when steps open, those who take part are told, once; not while it is paused")
  func opening() async throws {
    try await TestServer.shared { server in
      var content = JourneyContent.texts("a")
      content.steps += JourneyContent.texts("b", week: 2).steps
      content.steps += JourneyContent.texts("c", week: 3).steps
      let cohort = try await Cohort(server, content)
      let id = cohort.enrollment.id
      func due() async throws -> String? {
        try await server.value(
          """
          select (due_at - e.starts_at)::text from muster.jobs as j
          join public.journey_enrollments as e on e.id = j.subject::uuid
          where j.kind = 'journeys.open_steps' and e.id = '\(id)'
          """)
      }
      func run() async throws {
        try await server.session.run(as: .owner, "select muster.open_journey_steps('\(id)')")
      }
      #expect(try await due() == "7 days")
      try await run()
      #expect(try await Self.told(cohort.ann, "journey_steps_open") == 0)
      try await server.age(cohort.enrollment, days: 8)
      try await run()
      try await run()
      #expect(try await Self.told(cohort.ann, "journey_steps_open") == 1)
      #expect(try await Self.told(cohort.observer, "journey_steps_open") == 1)
      #expect(try await due() == "14 days")
      try await cohort.leader.move(cohort.enrollment, to: .paused)
      #expect(try await due() == nil)
      try await server.age(cohort.enrollment, days: 8)
      try await run()
      #expect(try await Self.told(cohort.ann, "journey_steps_open") == 1)
    }
  }

  @Test("J1: whoever may move an enrolment is told of a version once it is offered, and once")
  func versions() async throws {
    try await TestServer.shared { server in
      let cohort = try await Cohort(server)
      let admin = try await server.publisher()
      let id = cohort.journey.id
      func run() async throws {
        try await server.session.run(
          as: .owner, "select muster.tell_enrolled_of_version('\(id)')")
      }
      _ = try await admin.client.publishJourney(id)
      try await cohort.leader.rewrite(cohort.journey, .texts("new"))
      try await cohort.leader.client.releaseJourney(id)
      try await run()
      #expect(try await Self.told(cohort.guide, "journey_version_released") == 0)
      _ = try await admin.client.publishJourney(id)
      try await run()
      try await run()
      #expect(try await Self.told(cohort.guide, "journey_version_released") == 1)
      #expect(try await Self.told(cohort.leader, "journey_version_released") == 1)
      #expect(try await Self.told(cohort.ann, "journey_version_released") == 0)
    }
  }
}
