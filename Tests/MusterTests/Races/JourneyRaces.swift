import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// Journeys under concurrency, at two servers: whatever people do at once, the rules hold after it.
@Suite(.serialized) struct JourneyRaces {
  private static let broken =
    "select count(*) from muster.journey_invariants(null) where broken > 0"

  /// A group of each lane's people, who lead it one after the other from the first on.
  private static func prepare(_ servers: TwoServers, lanes: Int) async throws -> [Group] {
    let size = servers.people.count / lanes
    return try await (0..<lanes).asyncMap { lane in
      let people = Array(servers.people[(lane * size)..<(lane * size + size)])
      let group = try await people[0].clients[0].createGroup(CreateGroup(name: "Cohort"))
      for other in people.dropFirst() {
        _ = try await other.clients[0].join(code: try #require(group.joinCode))
      }
      return group
    }
  }

  private static func enroll(
    _ group: Group, _ content: JourneyContent, by leader: MusterClient
  ) async throws -> Enrollment {
    let journey = try await leader.createJourney(CreateJourney(title: "J", content: content))
    return try await leader.enroll(in: journey.id, EnrollInJourney(groupId: group.id))
  }

  private static func record(
    _ step: String, of enrollment: Enrollment, _ client: MusterClient
  ) async throws {
    try await client.recordStep(step, of: enrollment.id, RecordStep(completed: true))
  }

  private static func status(_ servers: TwoServers, _ id: Enrollment.ID) async throws -> String {
    let rows = try await servers.session.run(
      as: .owner, "select status from public.journey_enrollments where id = '\(id)'")
    return (rows.first?.first ?? nil) ?? ""
  }

  private static func expectRules(_ servers: TwoServers, _ tally: Tally) async throws {
    #expect(try await servers.count(broken) == 0)
    #expect(await tally.collisions <= 0.001)
    #expect(await tally.outcomes["done", default: 0] > 0)
  }

  @Test("J3: two last steps at once complete an enrolment, once")
  func lastSteps() async throws {
    try await TwoServers.with(people: 4) { servers in
      let groups = try await Self.prepare(servers, lanes: 2)
      let tally = try await races(lanes: 2, "J3 two last steps", usually: 60) { number, lane in
        let (lea, ann) = (servers.people[lane * 2], servers.people[lane * 2 + 1])
        let enrollment = try await Self.enroll(
          groups[lane], .texts("a"), by: lea.clients[0])
        async let one = outcome { try await Self.record("a", of: enrollment, lea.clients[0]) }
        async let two = outcome { try await Self.record("a", of: enrollment, ann.clients[1]) }
        let found = try await [one, two]
        #expect(found == [.done, .done])
        #expect(try await Self.status(servers, enrollment.id) == "completed")
        #expect(
          try await servers.count(
            """
            select count(*) from public.notifications
            where kind = 'journey_completed' and data ->> 'enrollmentId' = '\(enrollment.id)'
            """) == 1)
        return found
      }
      try await Self.expectRules(servers, tally)
    }
  }

  @Test("J2: a last step against freezing completes, or is refused")
  func freezing() async throws {
    try await TwoServers.with(people: 4) { servers in
      let groups = try await Self.prepare(servers, lanes: 2)
      let tally = try await races(lanes: 2, "J2 step and freezing", usually: 60) { number, lane in
        let (lea, ann) = (servers.people[lane * 2], servers.people[lane * 2 + 1])
        let enrollment = try await Self.enroll(groups[lane], .texts("a"), by: lea.clients[0])
        try await Self.record("a", of: enrollment, lea.clients[0])
        let (left, right) = number % 2 == 0 ? (0, 1) : (1, 0)
        async let step = outcome { try await Self.record("a", of: enrollment, ann.clients[left]) }
        async let freeze = outcome {
          var change = UpdateEnrollment()
          change.status = .set(.frozen)
          try await lea.clients[right].updateEnrollment(enrollment.id, change)
        }
        let found = try await [step, freeze]
        let expected = found[0].isDone ? "completed" : "frozen"
        #expect(try await Self.status(servers, enrollment.id) == expected)
        #expect([.done, .refused("enrollment_not_active")].contains(found[0]))
        #expect(found[1] == (found[0].isDone ? .refused("wrong_status") : .done))
        return found
      }
      try await Self.expectRules(servers, tally)
    }
  }

  @Test("J2: of two who enrol a group at once, one does")
  func enrolling() async throws {
    try await TwoServers.with(people: 4) { servers in
      let groups = try await Self.prepare(servers, lanes: 2)
      let tally = try await races(lanes: 2, "J2 enrolling twice", usually: 60) { _, lane in
        let lea = servers.people[lane * 2]
        let journey = try await lea.clients[0].createJourney(
          CreateJourney(title: "J", content: .texts("a")))
        let request = EnrollInJourney(groupId: groups[lane].id)
        async let one = outcome { try await lea.clients[0].enroll(in: journey.id, request) }
        async let two = outcome { try await lea.clients[1].enroll(in: journey.id, request) }
        let found = try await [one, two]
        #expect(found.filter(\.isDone).count == 1)
        #expect(found.contains(.refused("already_enrolled")))
        return found
      }
      try await Self.expectRules(servers, tally)
    }
  }

  @Test("J3: somebody leaving against the last step of another leaves the group's status right")
  func leaving() async throws {
    try await TwoServers.with(people: 6) { servers in
      let groups = try await Self.prepare(servers, lanes: 2)
      let tally = try await races(lanes: 2, "J3 leaving and completing", usually: 60) {
        number, lane in
        let people = Array(servers.people[(lane * 3)..<(lane * 3 + 3)])
        let enrollment = try await Self.enroll(
          groups[lane], .texts("a"), by: people[0].clients[0])
        try await Self.record("a", of: enrollment, people[0].clients[0])
        let (left, right) = number % 2 == 0 ? (0, 1) : (1, 0)
        async let step = outcome {
          try await Self.record("a", of: enrollment, people[1].clients[left])
        }
        async let leave = outcome { try await people[2].clients[right].leaveGroup(groups[lane].id) }
        let found = try await [step, leave]
        #expect(found == [.done, .done])
        #expect(try await Self.status(servers, enrollment.id) == "completed")
        _ = try await people[2].clients[0].join(code: try #require(groups[lane].joinCode))
        #expect(try await Self.status(servers, enrollment.id) == "active")
        return found
      }
      try await Self.expectRules(servers, tally)
    }
  }

  @Test("J1: a release against enrolling: it goes through a version that there is")
  func releasing() async throws {
    try await TwoServers.with(people: 4) { servers in
      let groups = try await Self.prepare(servers, lanes: 2)
      let tally = try await races(lanes: 2, "J1 release and enrol", usually: 60) { number, lane in
        let lea = servers.people[lane * 2]
        let journey = try await lea.clients[0].createJourney(
          CreateJourney(title: "J", content: .texts("a")))
        let (left, right) = number % 2 == 0 ? (0, 1) : (1, 0)
        async let release = outcome { try await lea.clients[left].releaseJourney(journey.id) }
        async let enroll = outcome {
          try await lea.clients[right].enroll(
            in: journey.id, EnrollInJourney(groupId: groups[lane].id))
        }
        let found = try await [release, enroll]
        #expect(found[1] == .done)
        #expect([.done, .refused("nothing_to_release")].contains(found[0]))
        #expect(try await lea.clients[0].journey(journey.id).value.releasedVersion == 1)
        return found
      }
      try await Self.expectRules(servers, tally)
    }
  }
}
