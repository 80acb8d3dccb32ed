import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// Writing, releasing and publishing journeys (J1).
@Suite struct JourneyTests {
  @Test("J1: a draft has all that it was made with, and is its author's alone")
  func draft() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let journey = try await ann.client.createJourney(
        CreateJourney(
          title: "  Walking ", description: "Slowly", journeyType: .userCreated,
          content: .usual, estimatedDurationMinutes: 90, difficultyLevel: .beginner,
          tags: [" Outdoors", "outdoors", "Calm"], isPublic: true))
      #expect(journey.title == "Walking" && journey.journeyType == .userCreated)
      #expect(journey.tags == ["outdoors", "calm"] && journey.authorName == "Ann")
      #expect(!journey.isPublished && journey.publishedAt == nil && journey.newestVersion == nil)
      #expect(journey.content?.steps.map(\.required) == [true, true, false])
      #expect(journey.content?.steps.map(\.opensInWeek) == [1, 1, 1])
      #expect(journey.outline == nil && journey.myEnrollments == [])
      let hidden = try await problem { try await bob.client.journey(journey.id) }
      #expect(hidden.status == 404)
      let row = try await server.session.run(
        as: .person(ann.id),
        "select content -> 'steps' -> 1 ->> 'body' from public.journey_rows where id = '\(journey.id)'"
      )
      #expect(row == [["Do that."]])
    }
  }

  @Test("J1: publishing needs publish_journey, also of the author; withdrawing does not")
  func publishing() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let admin = try await server.publisher()
      let journey = try await ann.makeJourney("Own", isPublic: true)
      let refused = try await problem { try await ann.client.publishJourney(journey.id) }
      #expect(refused.status == 403 && refused.permission == "publish_journey")
      let published = try await admin.client.publishJourney(journey.id)
      #expect(published.isPublished && published.publishedAt != nil)
      #expect(
        published.newestVersion == 1 && published.outline?.map(\.id) == ["read", "task", "think"])
      // Everybody sees it, signed in or not, and nobody reads what is in it.
      let seen = try await server.client().journey(journey.id).value
      #expect(seen.authorName == "Ann" && seen.content == nil && seen.releasedVersion == nil)
      #expect(try await bob.client.journey(journey.id).value.content == nil)
      #expect(
        try await admin.client.publishJourney(journey.id).publishedAt == published.publishedAt)
      try await ann.client.unpublishJourney(journey.id)
      let gone = try await problem { try await bob.client.journey(journey.id) }
      #expect(gone.status == 404)
    }
  }

  @Test("J1: what is published is offered as it was judged, until it is published again")
  func versions() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let admin = try await server.publisher()
      let journey = try await ann.makeJourney("V", .texts("a"), isPublic: true)
      _ = try await admin.client.publishJourney(journey.id)
      let enrollment = try await bob.client.enroll(in: journey.id)
      try await ann.rewrite(journey, .texts("a", "b"))
      #expect(try await bob.client.enrollment(enrollment.id).steps?.count == 1)
      let released = try await ann.client.releaseJourney(journey.id)
      #expect(released.releasedVersion == 2 && released.newestVersion == 1)
      let again = try await problem { try await ann.client.releaseJourney(journey.id) }
      #expect(again.code == "nothing_to_release")
      let early = try await problem { try await bob.move(enrollment, toVersion: 2) }
      #expect(early.code == "not_newest_version")
      #expect(try await admin.client.publishJourney(journey.id).newestVersion == 2)
      #expect(try await bob.client.enrollment(enrollment.id).newestVersion == 2)
      #expect(try await bob.move(enrollment, toVersion: 2).steps?.map(\.id) == ["a", "b"])
      let back = try await problem { try await bob.move(enrollment, toVersion: 1) }
      #expect(back.code == "not_newest_version")
    }
  }

  @Test("J1: turning a published journey public is publishing it")
  func turningPublic() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let admin = try await server.publisher()
      let journey = try await ann.makeJourney()
      _ = try await admin.client.publishJourney(journey.id)
      let path: APIPath = "/journeys/\(journey.id)"
      #expect(try await bob.client.send(.get, path).status == 404)
      let refused = try await ann.client.send(.patch, path, json: #"{"isPublic":true}"#)
      #expect(refused.status == 403)
      #expect(refused.problem?.permission == "publish_journey")
      let opened = try await admin.client.send(.patch, path, json: #"{"isPublic":true}"#)
      #expect(opened.status == 200)
      #expect(try await bob.client.journey(journey.id).value.isPublic)
    }
  }

  @Test("J1: a stale ETag changes nothing; what changes nothing makes no other")
  func tags() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let journey = try await ann.makeJourney()
      let first = try await ann.client.journey(journey.id)
      var change = UpdateJourney()
      change.content = .set(.texts("x"))
      let second = try await ann.client.updateJourney(journey.id, change, ifMatch: first.etag)
      #expect(second.etag != first.etag)
      let stale = try await problem {
        try await ann.client.updateJourney(journey.id, change, ifMatch: first.etag)
      }
      #expect(stale.status == 412)
      #expect(try await ann.client.updateJourney(journey.id, change).etag == second.etag)
    }
  }

  @Test("J1: an author deletes what was never published and nobody else is in; delete_journey, all")
  func deleting() async throws {
    try await TestServer.shared { server in
      let cohort = try await Cohort(server)
      let admin = try await server.publisher()
      let used = try await problem {
        try await cohort.leader.client.deleteJourney(cohort.journey.id)
      }
      #expect(used.code == "journey_in_use")
      let own = try await cohort.ann.makeJourney()
      _ = try await cohort.ann.client.enroll(in: own.id)
      try await cohort.ann.client.deleteJourney(own.id)
      let published = try await cohort.ann.makeJourney()
      _ = try await admin.client.publishJourney(published.id)
      let refused = try await problem { try await cohort.ann.client.deleteJourney(published.id) }
      #expect(refused.status == 403 && refused.permission == "delete_journey")
      try await admin.client.deleteJourney(cohort.journey.id)
      #expect(
        try await problem { try await cohort.ann.client.enrollment(cohort.enrollment.id) }.status
          == 404)
      #expect(
        try await cohort.ann.client.notifications().items.contains { $0.kind == "journey_deleted" })
      #expect(
        try await server.value(
          """
          select count(*) from public.audit_log
          where action = 'journey.deleted' and subject_id = '\(cohort.journey.id)'
          """) == "1")
    }
  }

  @Test("J1: what is released stays as it is, whoever writes; enrolments stay whose they are")
  func kept() async throws {
    try await TestServer.shared { server in
      let cohort = try await Cohort(server)
      let of = "where journey_id = '\(cohort.journey.id)'"
      for change in [
        "update public.journey_versions set required_steps = 1 \(of)",
        "delete from public.journey_versions \(of)",
        "update public.journey_steps set title = 'x' \(of)",
        "delete from public.journey_steps \(of)",
        "update public.journey_step_bodies set body = 'x' \(of)",
        "delete from public.journey_step_bodies \(of)",
        """
        insert into public.journey_steps
        (journey_id, version, step_id, position, title, kind, required, opens_in_week)
        values ('\(cohort.journey.id)', 1, 'x', 9, 'x', 'text', true, 1)
        """,
        "truncate public.journey_step_bodies",
        "update public.journeys set latest_version = 0 where id = '\(cohort.journey.id)'",
        "update public.journey_enrollments set group_id = null, user_id = '\(cohort.ann.id)' \(of)",
        "update public.journey_enrollments set version = 0 \(of)",
      ] {
        #expect(
          try await sqlState { try await server.session.run(as: .owner, change) } == "MU179",
          "\(change)")
      }
    }
  }

  @Test("J1: a person has two hundred journeys that are not published; a journey needs a step")
  func bounds() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let empty = try await ann.client.createJourney(CreateJourney(title: "Empty"))
      let refused = try await problem { try await ann.client.enroll(in: empty.id) }
      #expect(refused.code == "no_required_step")
      try await server.sql(
        """
        insert into public.journeys (title, created_by_user_id)
        select 'J', '\(ann.id)' from generate_series(1, 199)
        """)
      let many = try await problem { try await ann.makeJourney() }
      #expect(many.code == "too_many_journeys" && many.status == 409)
      try await server.sql(
        """
        insert into public.journey_versions
        (journey_id, version, required_steps, total_steps, released_by_user_id)
        values ('\(empty.id)', 1000, 1, 1, '\(ann.id)');
        update public.journeys set latest_version = 1000 where id = '\(empty.id)'
        """)
      try await ann.rewrite(empty, .texts("a"))
      let versions = try await problem { try await ann.client.releaseJourney(empty.id) }
      #expect(versions.code == "too_many_versions")
    }
  }

  @Test("J1: the marketplace is found by words, tag, type and difficulty, the newest first")
  func marketplace() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      let admin = try await server.publisher()
      for (title, tags, difficulty) in [
        ("Running far", ["sport"], Journey.Difficulty.beginner),
        ("Sitting still", ["calm"], .advanced), ("Reading runes", ["books", "calm"], .beginner),
      ] {
        let made = try await ann.client.createJourney(
          CreateJourney(
            title: title, description: "About \(title).", content: .usual,
            difficultyLevel: difficulty, tags: tags, isPublic: true))
        _ = try await admin.client.publishJourney(made.id)
      }
      _ = try await ann.makeJourney("Running drafts", isPublic: true)
      let hidden = try await ann.makeJourney("Running private")
      _ = try await admin.client.publishJourney(hidden.id)
      let visitor = try server.client()
      #expect(try await visitor.titles() == ["Reading runes", "Sitting still", "Running far"])
      #expect(try await visitor.titles(tag: "Calm") == ["Reading runes", "Sitting still"])
      #expect(try await visitor.titles(difficulty: .beginner) == ["Reading runes", "Running far"])
      #expect(try await visitor.titles(q: "run") == ["Running far"])
      #expect(try await visitor.titles(q: "calm -still") == ["Reading runes"])
      #expect(try await visitor.titles(q: "!!!") == [])
      // What stems leave out is looked for all the same.
      #expect(try await visitor.titles(q: "the -still") == [])
      let second = try await visitor.journeys(page: 2, pageSize: 2)
      #expect(second.items.map(\.title) == ["Running far"] && second.total == 3)
      #expect(try await ann.client.journeys(.mine, matching: "running").total == 3)
      #expect(try await visitor.journeys(type: .dynamic).items.isEmpty)
    }
  }
}

extension MusterClient {
  /// The titles of the marketplace, narrowed down.
  fileprivate func titles(
    tag: String? = nil, difficulty: Journey.Difficulty? = nil, q: String? = nil
  ) async throws -> [String] {
    try await journeys(difficulty: difficulty, tag: tag, matching: q).items.map(\.title)
  }
}
