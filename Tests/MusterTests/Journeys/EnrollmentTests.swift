import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// Enrolling people and groups (J2).
@Suite struct EnrollmentTests {
  @Test("J2: a person and a group are enrolled once each, and told")
  func once() async throws {
    try await TestServer.shared { server in
      let cohort = try await Cohort(server)
      let again = try await problem {
        try await cohort.guide.client.enroll(
          in: cohort.journey.id, EnrollInJourney(groupId: cohort.group.id))
      }
      // Unpublished, it is its author's to enrol in.
      #expect(again.status == 403)
      let twice = try await problem {
        try await cohort.leader.client.enroll(
          in: cohort.journey.id, EnrollInJourney(groupId: cohort.group.id))
      }
      #expect(twice.code == "already_enrolled" && twice.status == 409)
      let own = try await cohort.leader.client.enroll(in: cohort.journey.id)
      #expect(own.userId == cohort.leader.id && own.groupId == nil)
      #expect(cohort.enrollment.groupId == cohort.group.id && cohort.enrollment.status == .active)
      #expect(
        try await refusingConstraint {
          try await server.session.run(
            as: .owner,
            """
            insert into public.journey_enrollments
            (journey_id, user_id, enrolled_by_user_id, version, told_version)
            select journey_id, user_id, enrolled_by_user_id, 1, 1
            from public.journey_enrollments where id = '\(own.id)'
            """)
        } == "journey_enrollments_once_key")
      #expect(
        try await refusingConstraint {
          try await server.session.run(
            as: .owner,
            """
            insert into public.journey_enrollments
            (journey_id, enrolled_by_user_id, version, told_version)
            values ('\(cohort.journey.id)', '\(cohort.ann.id)', 1, 1)
            """)
        } == "check_enrollment_type")
      for (person, told) in [(cohort.ann, true), (cohort.observer, true), (cohort.leader, false)] {
        #expect(
          try await person.client.notifications().items.contains { $0.kind == "journey_enrolled" }
            == told)
      }
      #expect(try await cohort.ann.client.enrollments().items.map(\.id) == [cohort.enrollment.id])
      #expect(try await cohort.leader.client.enrollments().total == 2)
      #expect(
        try await cohort.bob.client.enrollments(of: cohort.group.id).items.map(\.journeyTitle)
          == ["Cohort's"])
    }
  }

  @Test("J2: a first week begins with the day where the person is, within bounds")
  func starts() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      var zone = UpdateAccount()
      zone.timeZone = .set("Pacific/Auckland")
      _ = try await ann.client.updateAccount(zone)
      let journey = try await ann.makeJourney()
      let day = Day.after(30)
      let made = try await ann.client.enroll(in: journey.id, EnrollInJourney(startsOn: day))
      #expect(
        try await server.value(
          """
          select starts_at = ('\(day)'::timestamp at time zone 'Pacific/Auckland')
          from public.journey_enrollments where id = '\(made.id)'
          """) == "t")
      let other = try await ann.makeJourney()
      for wrong in [Day.after(-400), Day.after(800), "2026-02-30", "soon", "infinity"] {
        let refused = try await problem {
          try await ann.client.enroll(in: other.id, EnrollInJourney(startsOn: wrong))
        }
        #expect(refused.errors?.map(\.field) == ["startsOn"], "\(wrong)")
      }
    }
  }

  @Test(
    "J2: active and paused by the enrolled, frozen and back with freeze_journey, one step a time")
  func statuses() async throws {
    try await TestServer.shared { server in
      let cohort = try await Cohort(server)
      let (leader, guide, ann) = (cohort.leader, cohort.guide, cohort.ann)
      let refused = try await problem { try await ann.move(cohort.enrollment, to: .paused) }
      #expect(refused.permission == "enroll_group_in_journey")
      #expect(try await guide.move(cohort.enrollment, to: .paused).status == .paused)
      let marked = try await problem { try await ann.record("read", of: cohort.enrollment) }
      #expect(marked.code == "enrollment_not_active")
      #expect(try await leader.move(cohort.enrollment, to: .frozen).status == .frozen)
      let thawed = try await problem { try await guide.move(cohort.enrollment, to: .paused) }
      #expect(thawed.code == "wrong_status" && thawed.from == "frozen" && thawed.to == "paused")
      // Frozen: readable, not changeable.
      #expect(try await ann.client.enrollment(cohort.enrollment.id).steps?.first?.body != nil)
      var keep = UpdateEnrollment()
      keep.progressData = .set(["page": 3])
      let kept = try await problem {
        try await leader.client.updateEnrollment(cohort.enrollment.id, keep)
      }
      #expect(kept.code == "enrollment_not_active")
      #expect(try await guide.move(cohort.enrollment, to: .active).status == .active)
      #expect(try await guide.move(cohort.enrollment, to: .active).status == .active)
      let done = try await problem { try await leader.move(cohort.enrollment, to: .completed) }
      #expect(done.code == "wrong_status")
      let data = try await leader.client.updateEnrollment(cohort.enrollment.id, keep).progressData
      #expect(data == ["page": 3])
      let told = try await ann.client.notifications().items.map(\.kind)
      #expect(told.contains("journey_frozen") && told.contains("journey_unfrozen"))
    }
  }

  @Test("J2: what is ended is hidden from everybody, and taken up again with its progress")
  func ending() async throws {
    try await TestServer.shared { server in
      let cohort = try await Cohort(server)
      try await cohort.ann.record("read", of: cohort.enrollment)
      let refused = try await problem {
        try await cohort.ann.client.endEnrollment(cohort.enrollment.id)
      }
      #expect(refused.permission == "unenroll_from_journey")
      try await cohort.guide.move(cohort.enrollment, to: .frozen)
      try await cohort.guide.client.endEnrollment(cohort.enrollment.id)
      for person in [cohort.ann, cohort.leader] {
        #expect(
          try await problem { try await person.client.enrollment(cohort.enrollment.id) }.status
            == 404)
        #expect(
          try await problem { try await person.client.progress(of: cohort.enrollment.id) }.status
            == 404)
      }
      #expect(
        try await server.session.run(
          as: .person(cohort.ann.id), "select enrollment_id from public.journey_progress") == [])
      let again = try await cohort.leader.client.enroll(
        in: cohort.journey.id, EnrollInJourney(groupId: cohort.group.id))
      // Who ends what is frozen does not thaw it so.
      #expect(again.id == cohort.enrollment.id && again.status == .frozen)
      #expect(try await cohort.ann.client.progress(of: again.id).mine?.completedSteps == 1)
      #expect(try await server.brokenJourneyRules() == [])
    }
  }

  @Test("J2: what is not published is for its author alone to enrol in")
  func unpublished() async throws {
    try await TestServer.shared { server in
      let cohort = try await Cohort(server)
      let own = try await problem { try await cohort.ann.client.enroll(in: cohort.journey.id) }
      #expect(own.status == 403)
      _ = try await server.publisher().client.publishJourney(cohort.journey.id)
      // Published but not public: by its author, who brings it to groups.
      let other = try await problem { try await cohort.ann.client.enroll(in: cohort.journey.id) }
      #expect(other.status == 403)
      #expect(try await cohort.leader.client.enroll(in: cohort.journey.id).status == .active)
      let stranger = try await server.person("Stan")
      #expect(
        try await problem { try await stranger.client.enroll(in: cohort.journey.id) }.status == 404)
    }
  }

  @Test("K15: in an archived group nothing of its journeys changes")
  func archived() async throws {
    try await TestServer.shared { server in
      let cohort = try await Cohort(server)
      try await cohort.leader.client.archiveGroup(cohort.group.id)
      for body in [
        { try await cohort.ann.record("read", of: cohort.enrollment) },
        { _ = try await cohort.leader.move(cohort.enrollment, to: .paused) },
        { try await cohort.leader.client.endEnrollment(cohort.enrollment.id) },
      ] as [@Sendable () async throws -> Void] {
        #expect(try await problem { try await body() }.code == "archived")
      }
      #expect(try await cohort.ann.client.enrollment(cohort.enrollment.id).steps?.count == 3)
    }
  }
}
