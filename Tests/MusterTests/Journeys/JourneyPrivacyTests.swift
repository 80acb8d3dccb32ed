import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// Who sees which part of a journey and of whose progress (J4).
@Suite struct JourneyPrivacyTests: NestingChecks {
  @Test("J4: a guide reads responses to tasks; a reflection is for who wrote it alone")
  func reflections() async throws {
    try await TestServer.shared { server in
      let cohort = try await Cohort(server)
      let (ann, guide) = (cohort.ann, cohort.guide)
      for step in ["task", "think"] {
        try await ann.client.recordStep(
          step, of: cohort.enrollment.id,
          RecordStep(completed: true, response: .set("About \(step)")))
      }
      #expect(
        try await ann.client.progress(of: cohort.enrollment.id).mine?.steps.map(\.response)
          == [nil, "About task", "About think"])
      let seen = try await guide.client.progress(of: cohort.enrollment.id, member: ann.id)
      #expect(seen.member?.steps.map(\.response) == [nil, "About task", nil])
      #expect(seen.member?.percent == 50 && seen.mine?.completedSteps == 0)
      let rows = "select body from public.journey_responses order by body"
      #expect(
        try await server.session.run(as: .person(guide.id), rows) == [["About task"]])
      #expect(
        try await server.session.run(as: .person(ann.id), rows)
          == [["About task"], ["About think"]])
      #expect(try await server.session.run(as: .person(cohort.bob.id), rows) == [])
      // Nor when the step becomes a task later on.
      var content = JourneyContent.usual
      content.steps[2].kind = .task
      try await cohort.leader.rewrite(cohort.journey, content)
      try await cohort.leader.client.releaseJourney(cohort.journey.id)
      try await cohort.leader.move(cohort.enrollment, toVersion: 2)
      let later = try await guide.client.progress(of: cohort.enrollment.id, member: ann.id)
      #expect(later.member?.steps.map(\.response) == [nil, "About task", nil])
      let members = try await guide.client.memberProgress(of: cohort.enrollment.id)
      #expect(members.items.map(\.fullName) == ["Ann", "Bob", "Gus", "Lea"])
      #expect(members.items.map(\.percent) == [50, 0, 0, 0])
    }
  }

  @Test("K5: who has left reads what they have done, and neither content nor others")
  func left() async throws {
    try await TestServer.shared { server in
      let cohort = try await Cohort(server)
      for person in [cohort.ann, cohort.bob, cohort.guide] {
        try await person.record("read", of: cohort.enrollment)
      }
      _ = try await cohort.ann.client.leaveGroup(cohort.group.id)
      try await cohort.leader.client.removeMember(cohort.guide.id, from: cohort.group.id)
      try await cohort.leader.client.pauseMember(cohort.bob.id, in: cohort.group.id)
      for person in [cohort.ann, cohort.bob, cohort.guide] {
        let own = try await person.client.progress(of: cohort.enrollment.id)
        #expect(own.mine?.steps.map(\.completed) == [true])
        #expect(own.overview == nil)
        let id = cohort.enrollment.id
        #expect(try await problem { try await person.client.enrollment(id) }.status == 404)
        #expect(
          try await problem { try await person.client.journey(cohort.journey.id) }.status == 404)
        #expect(
          try await problem { try await person.record("task", of: cohort.enrollment) }.status == 404
        )
        #expect(
          try await problem { try await person.client.memberProgress(of: id) }.status == 404)
        #expect(
          try await problem {
            try await person.client.progress(of: id, member: cohort.leader.id)
          }.status == 404)
        for (table, count) in [
          ("journey_step_bodies", "0"), ("journey_enrollments", "0"), ("journeys", "0"),
          ("journey_progress", "1"), ("journey_participants", "1"),
        ] {
          let seen = try await server.session.run(
            as: .person(person.id),
            "select count(*) from public.\(table)\(table == "journeys" ? " where id = '\(cohort.journey.id)'" : "")"
          )
          #expect(seen == [[count]], "\(person.name) \(table)")
        }
      }
      // Nor do those who stay look at who has gone.
      #expect(
        try await problem {
          try await cohort.leader.client.progress(of: cohort.enrollment.id, member: cohort.ann.id)
        }.status == 404)
    }
  }

  @Test("J4: an observer reads, and neither takes part nor looks at progress")
  func observer() async throws {
    try await TestServer.shared { server in
      let cohort = try await Cohort(server)
      let (observer, id) = (cohort.observer, cohort.enrollment.id)
      let seen = try await observer.client.enrollment(id)
      #expect(seen.steps?.map(\.body) == ["Read this.", "Do that.", "Why?"])
      #expect(seen.steps?.allSatisfy { $0.completed == nil } == true)
      #expect(
        try await problem { try await observer.record("read", of: cohort.enrollment) }.status == 403
      )
      #expect(try await problem { try await observer.client.progress(of: id) }.status == 403)
      #expect(try await problem { try await observer.client.memberProgress(of: id) }.status == 403)
      #expect(try await cohort.overview().members == 4)
    }
  }

  @Test("J4: members of a nested group take part, and are not counted; it ends with the nesting")
  func nested() async throws {
    try await TestServer.shared { server in
      let cohort = try await Cohort(server)
      let ina = try await server.person("Ina")
      let team = try await cohort.leader.makeGroup("Team", joinedBy: [ina])
      try await nest(team.id, in: cohort.group.id, by: cohort.leader, and: cohort.leader)
      try await ina.record("read", "task", of: cohort.enrollment)
      #expect(try await ina.client.progress(of: cohort.enrollment.id).mine?.percent == 100)
      #expect(try await cohort.overview().members == 4)
      #expect(try await cohort.overview().completed == 0)
      let seen = try await cohort.guide.client.progress(of: cohort.enrollment.id, member: ina.id)
      #expect(seen.member?.percent == 100)
      try await cohort.leader.client.endNesting(of: team.id, in: cohort.group.id)
      #expect(
        try await problem { try await ina.record("think", of: cohort.enrollment) }.status == 404)
      #expect(try await ina.client.progress(of: cohort.enrollment.id).mine?.percent == 100)
      #expect(try await server.brokenJourneyRules() == [])
    }
  }
}
