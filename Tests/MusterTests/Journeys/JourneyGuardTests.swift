import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// What somebody might try in order to read, show or keep more of a journey than is theirs.
@Suite struct JourneyGuardTests {
  @Test("J1: what is withdrawn offers what was judged, not what its author releases then")
  func withdrawn() async throws {
    try await TestServer.shared { server in
      let author = try await server.person("Author")
      let reader = try await server.person("Reader")
      let admin = try await server.publisher()
      let journey = try await author.makeJourney("Judged", .texts("a"), isPublic: true)
      _ = try await admin.client.publishJourney(journey.id)
      let enrollment = try await reader.client.enroll(in: journey.id)
      _ = try await author.client.unpublishJourney(journey.id)
      try await author.rewrite(journey, .texts("a", "unjudged"))
      _ = try await author.client.releaseJourney(journey.id)
      let refused = try await problem { try await reader.move(enrollment, toVersion: 2) }
      #expect(refused.code == "not_newest_version")
      #expect(try await reader.client.enrollment(enrollment.id).newestVersion == 1)
      _ = try await admin.client.publishJourney(journey.id)
      #expect(try await reader.move(enrollment, toVersion: 2).version == 2)
    }
  }

  @Test("J1: the words of what is on the marketplace are changed by who may publish")
  func words() async throws {
    try await TestServer.shared { server in
      let author = try await server.person("Author")
      let admin = try await server.publisher()
      let journey = try await author.makeJourney("Judged", isPublic: true)
      _ = try await admin.client.publishJourney(journey.id)
      var title = UpdateJourney()
      title.title = .set("Buy pills")
      let change = title
      let refused = try await problem { try await author.client.updateJourney(journey.id, change) }
      #expect(refused.code == "forbidden" && refused.permission == "publish_journey")
      // Its next content is a draft.
      try await author.rewrite(journey, .texts("next"))
      #expect(try await admin.client.updateJourney(journey.id, change).value.title == "Buy pills")
    }
  }

  @Test("J4: who sees a private journey by a group does not enrol in it for themselves")
  func aroundTheGroup() async throws {
    try await TestServer.shared { server in
      let cohort = try await Cohort(server)
      let admin = try await server.publisher()
      for _ in 0..<2 {
        for person in [cohort.observer, cohort.ann] {
          let refused = try await problem {
            try await person.client.enroll(in: cohort.journey.id)
          }
          #expect(refused.code == "forbidden")
        }
        // Nor when it is published to those who have it.
        _ = try await admin.client.publishJourney(cohort.journey.id)
      }
    }
  }

  @Test("J4: what is frozen stays at its version and start when it is ended and taken up again")
  func frozen() async throws {
    try await TestServer.shared { server in
      let cohort = try await Cohort(server, .texts("a", week: 50))
      try await cohort.guide.move(cohort.enrollment, to: .frozen)
      try await cohort.leader.rewrite(cohort.journey, .texts("a", "b", week: 50))
      _ = try await cohort.leader.client.releaseJourney(cohort.journey.id)
      let before = try await cohort.leader.client.enrollment(cohort.enrollment.id)
      try await cohort.leader.client.endEnrollment(cohort.enrollment.id)
      let again = try await cohort.leader.client.enroll(
        in: cohort.journey.id,
        EnrollInJourney(
          groupId: cohort.group.id,
          startsOn: Day.after(-300)))
      #expect(again.status == .frozen && again.version == 1)
      #expect(again.startsAt == before.startsAt)
    }
  }

  @Test("K5: who left reads what they did, and nothing that came after")
  func left() async throws {
    try await TestServer.shared { server in
      let cohort = try await Cohort(server, .texts("a"))
      try await cohort.ann.record("a", of: cohort.enrollment)
      try await cohort.ann.client.leaveGroup(cohort.group.id)
      try await cohort.leader.rewrite(cohort.journey, .texts("a", "new"))
      _ = try await cohort.leader.client.releaseJourney(cohort.journey.id)
      try await cohort.leader.move(cohort.enrollment, toVersion: 2)
      let progress = try await cohort.ann.client.progress(of: cohort.enrollment.id)
      #expect(progress.mine?.steps.map(\.stepId) == ["a"])
      #expect(progress.version == nil && progress.status == nil && progress.totalSteps == nil)
      #expect(progress.overview == nil)
    }
  }

  @Test("K14: members are told by name of their progress only where their list is open")
  func hiddenList() async throws {
    try await TestServer.shared { server in
      let cohort = try await Cohort(server)
      var hidden = UpdateGroup()
      hidden.showMemberList = .set(false)
      _ = try await cohort.leader.client.updateGroup(cohort.group.id, hidden)
      for refused in [
        try await problem {
          try await cohort.guide.client.memberProgress(of: cohort.enrollment.id)
        },
        try await problem {
          try await cohort.guide.client.progress(of: cohort.enrollment.id, member: cohort.ann.id)
        },
      ] {
        #expect(refused.code == "forbidden" && refused.permission == "view_member_list")
      }
      #expect(try await cohort.overview().members == 4)
      #expect(
        try await cohort.leader.client.memberProgress(of: cohort.enrollment.id).items.count == 4)
    }
  }

  @Test("A7: whoever is gone makes no journey, enrols in none and does no step")
  func gone() async throws {
    try await TestServer.shared { server in
      let cohort = try await Cohort(server)
      let goer = try await server.person("Goer")
      try await goer.client.deleteAccount(password: TestServer.password)
      for statement in [
        """
        insert into public.journeys (title, created_by_user_id) values ('x', '\(goer.id)')
        """,
        """
        insert into public.journey_enrollments
        (journey_id, user_id, enrolled_by_user_id, version, told_version)
        values ('\(cohort.journey.id)', '\(goer.id)', '\(cohort.leader.id)', 1, 1)
        """,
        """
        insert into public.journey_enrollments
        (journey_id, user_id, enrolled_by_user_id, version, told_version)
        values ('\(cohort.journey.id)', '\(cohort.ann.id)', '\(goer.id)', 1, 1)
        """,
        """
        insert into public.journey_progress (enrollment_id, user_id, step_id)
        values ('\(cohort.enrollment.id)', '\(goer.id)', 'read')
        """,
        """
        insert into public.journey_responses (enrollment_id, user_id, step_id, kind, body)
        values ('\(cohort.enrollment.id)', '\(goer.id)', 'task', 'task', 'x')
        """,
      ] {
        let state = try await sqlState { try await server.session.run(as: .owner, statement) }
        #expect(state == "MU037", "\(statement)")
      }
      // Nor does what ended for them go on.
      try await server.sql(
        """
        set session_replication_role = replica;
        insert into public.journey_enrollments
        (journey_id, user_id, enrolled_by_user_id, version, told_version, ended_at)
        values ('\(cohort.journey.id)', '\(goer.id)', '\(goer.id)', 1, 1, now())
        """)
      let again = try await sqlState {
        try await server.session.run(
          as: .owner,
          "update public.journey_enrollments set ended_at = null where user_id = '\(goer.id)'")
      }
      #expect(again == "MU037")
    }
  }

  @Test("J1: a version is released within a savepoint as well, and closed with its transaction")
  func savepoint() async throws {
    try await TestServer.shared { server in
      let author = try await server.person("Author")
      let journey = try await author.makeJourney()
      _ = try await server.session.run(
        as: .person(author.id), "savepoint s",
        "select public.release_journey_version('\(journey.id)')", "release savepoint s")
      let late = try await sqlState {
        try await server.session.run(
          as: .owner,
          """
          insert into public.journey_steps
          (journey_id, version, step_id, position, title, kind, required, opens_in_week)
          values ('\(journey.id)', 1, 'late', 4, 'Late', 'text', false, 1)
          """)
      }
      #expect(late == "MU179")
    }
  }

  @Test("K15: what opened while the group was archived is told when it is back")
  func archived() async throws {
    try await TestServer.shared { server in
      let cohort = try await Cohort(server, .texts("a", week: 2))
      _ = try await cohort.leader.client.archiveGroup(cohort.group.id)
      try await server.age(cohort.enrollment, days: 8)
      _ = try await cohort.leader.client.unarchiveGroup(cohort.group.id)
      try await server.until(
        """
        select count(*) from public.notifications
        where kind = 'journey_steps_open' and user_id = '\(cohort.ann.id)'
        """, is: "1")
    }
  }
}
