import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// What people have done, and what that makes of enrolments (J3).
@Suite struct ProgressTests {
  @Test("J3: a person's is completed with the last required step, and no longer when it is undone")
  func personal() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let journey = try await ann.makeJourney()
      let enrollment = try await ann.client.enroll(in: journey.id)
      try await ann.record("think", "read", of: enrollment)
      #expect(try await ann.status(of: enrollment) == .active)
      try await ann.record("task", of: enrollment)
      let done = try await ann.client.enrollment(enrollment.id)
      #expect(done.status == .completed && done.completedAt != nil)
      let progress = try await ann.client.progress(of: enrollment.id)
      #expect(progress.mine?.percent == 100 && progress.mine?.completedSteps == 3)
      #expect(progress.overview == nil && progress.requiredSteps == 2)
      #expect(
        try await ann.client.notifications().items.filter { $0.kind == "journey_completed" }.count
          == 1)
      try await ann.record("read", of: enrollment, completed: false)
      let undone = try await ann.client.enrollment(enrollment.id)
      #expect(undone.status == .active && undone.completedAt == nil)
      try await ann.record("read", of: enrollment)
      #expect(
        try await ann.client.notifications().items.filter { $0.kind == "journey_completed" }.count
          == 1)
      #expect(try await server.brokenJourneyRules() == [])
    }
  }

  @Test(
    "J3: a group's is completed exactly when each member who counts has done every required step")
  func group() async throws {
    try await TestServer.shared { server in
      let cohort = try await Cohort(server)
      let (leader, enrollment, group) = (cohort.leader, cohort.enrollment, cohort.group)
      for person in [leader, cohort.guide, cohort.ann] {
        try await person.record("read", "task", of: enrollment)
      }
      try await cohort.bob.record("read", of: enrollment)
      #expect(try await leader.status(of: enrollment) == .active)
      let overview = try await cohort.overview()
      #expect(overview.members == 4 && overview.completed == 3 && overview.inProgress == 1)
      #expect(overview.notStarted == 0 && overview.averagePercent == 87.5)
      #expect(overview.steps.map(\.completedCount) == [4, 3, 0])
      // Who is paused counts no longer, and does again.
      try await leader.client.pauseMember(cohort.bob.id, in: group.id)
      #expect(try await leader.status(of: enrollment) == .completed)
      try await leader.client.activateMember(cohort.bob.id, in: group.id)
      #expect(try await leader.status(of: enrollment) == .active)
      // Nor who may not complete activities, by their roles or by what those may do.
      let (member, watching) = (
        try await server.role("Member", of: group.id),
        try await server.role("Observer", of: group.id)
      )
      try await leader.client.assignRole(watching, to: cohort.bob.id, in: group.id)
      try await leader.client.unassignRole(member, from: cohort.bob.id, in: group.id)
      #expect(try await leader.status(of: enrollment) == .completed)
      try await leader.client.grant("complete_journey_activities", to: watching, in: group.id)
      #expect(try await leader.status(of: enrollment) == .active)
      try await leader.client.revoke("complete_journey_activities", from: watching, in: group.id)
      #expect(try await leader.status(of: enrollment) == .completed)
      try await leader.client.grant("complete_journey_activities", to: watching, in: group.id)
      try await server.sql(
        "update public.group_role_permissions set granted = false where group_role_id = '\(watching)'"
      )
      #expect(try await leader.status(of: enrollment) == .completed)
      // Who comes has everything to do yet; who goes, nothing.
      let eve = try await server.person("Eve")
      _ = try await eve.client.join(code: try #require(group.joinCode))
      #expect(try await leader.status(of: enrollment) == .active)
      #expect(try await cohort.overview().notStarted == 1)
      _ = try await eve.client.leaveGroup(group.id)
      #expect(try await leader.status(of: enrollment) == .completed)
      try await leader.client.removeMember(cohort.ann.id, from: group.id)
      #expect(try await cohort.overview().members == 2)
      #expect(try await server.brokenJourneyRules() == [])
    }
  }

  @Test("J3: another version keeps what was done, and asks for what it newly requires")
  func versions() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let journey = try await ann.makeJourney("V", .texts("a", "b"))
      let enrollment = try await ann.client.enroll(in: journey.id)
      try await ann.record("a", "b", of: enrollment)
      #expect(try await ann.status(of: enrollment) == .completed)
      try await ann.rewrite(journey, .texts("b", "c"))
      try await ann.client.releaseJourney(journey.id)
      #expect(try await ann.status(of: enrollment) == .completed)
      let moved = try await ann.move(enrollment, toVersion: 2)
      #expect(moved.status == .active && moved.steps?.map(\.completed) == [true, false])
      try await ann.rewrite(journey, .texts("a", "b"))
      try await ann.client.releaseJourney(journey.id)
      // What was done of a step that had gone is there when the step is again.
      #expect(try await ann.move(enrollment, toVersion: 3).status == .completed)
      #expect(try await server.brokenJourneyRules() == [])
    }
  }

  @Test("J3: a step that has not opened is not done, and its content is nobody's to read")
  func weeks() async throws {
    try await TestServer.shared { server in
      var content = JourneyContent.texts("now")
      content.steps += JourneyContent.texts("later", week: 3).steps
      let cohort = try await Cohort(server, content)
      func step() async throws -> Enrollment.Step? {
        try await cohort.ann.client.enrollment(cohort.enrollment.id).steps?.last
      }
      func bySQL() async throws -> [[String?]] {
        try await server.session.run(
          as: .person(cohort.ann.id),
          """
          select step_id from public.journey_step_bodies
          where journey_id = '\(cohort.journey.id)' order by 1
          """)
      }
      #expect(try await step()?.isOpen == false)
      #expect(try await step()?.body == nil)
      #expect(try await bySQL() == [["now"]])
      let early = try await problem { try await cohort.ann.record("later", of: cohort.enrollment) }
      #expect(early.code == "step_not_open" && early.status == 409)
      let outline = try await cohort.ann.client.journey(cohort.journey.id).value
      #expect(outline.outline?.count == 2 && outline.content?.steps.map(\.id) == ["now"])
      try await server.age(cohort.enrollment, days: 13)
      #expect(try await step()?.isOpen == false)
      try await server.age(cohort.enrollment, days: 1)
      #expect(try await step()?.body == "Body of later")
      #expect(try await bySQL() == [["later"], ["now"]])
      try await cohort.ann.record("later", of: cohort.enrollment)
    }
  }

  @Test("J3: responses go with tasks and reflections, are kept, replaced and cleared")
  func responses() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let journey = try await ann.makeJourney()
      let enrollment = try await ann.client.enroll(in: journey.id)
      func write(_ step: String, _ response: Patch<String>) async throws -> StepProgress {
        try await ann.client.recordStep(
          step, of: enrollment.id, RecordStep(completed: false, response: response))
      }
      #expect(try await write("task", .set("One")).response == "One")
      #expect(try await write("task", .unchanged).response == "One")
      #expect(try await write("task", .set("Two")).response == "Two")
      #expect(try await write("task", .clear).response == nil)
      for (step, response) in [
        ("read", "x"), ("task", ""), ("task", String(repeating: "x", count: 5001)),
      ] {
        let refused = try await problem { try await write(step, .set(response)) }
        #expect(refused.errors?.map(\.field) == ["response"], "\(step)")
      }
      #expect(try await problem { try await write("none", .unchanged) }.status == 404)
      #expect(try await server.brokenJourneyRules() == [])
    }
  }
}
