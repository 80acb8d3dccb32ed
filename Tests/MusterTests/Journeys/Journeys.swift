import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

extension JourneyContent {
  /// A text and a task that are required, a reflection that is not.
  static let usual = JourneyContent(steps: [
    JourneyStep(id: "read", title: "Read", kind: .text, body: "Read this."),
    JourneyStep(id: "task", title: "Do", kind: .task, body: "Do that."),
    JourneyStep(
      id: "think", title: "Think", kind: .reflection, body: "Why?", required: false),
  ])

  /// Required texts with the given ids.
  static func texts(_ ids: String..., week: Int = 1) -> JourneyContent {
    JourneyContent(
      steps: ids.map {
        JourneyStep(id: $0, title: $0, kind: .text, body: "Body of \($0)", opensInWeek: week)
      })
  }
}

extension Person {
  /// A draft of this person's.
  func makeJourney(
    _ title: String = "Journey", _ content: JourneyContent = .usual, isPublic: Bool = false
  ) async throws -> Journey {
    try await client.createJourney(
      CreateJourney(title: title, content: content, isPublic: isPublic))
  }

  /// Gives a journey another content.
  @discardableResult
  func rewrite(_ journey: Journey, _ content: JourneyContent) async throws -> Journey {
    var change = UpdateJourney()
    change.content = .set(content)
    return try await client.updateJourney(journey.id, change).value
  }

  /// Does steps of an enrolment, or undoes them.
  func record(
    _ steps: String..., of enrollment: Enrollment, completed: Bool = true
  ) async throws {
    for step in steps {
      try await client.recordStep(step, of: enrollment.id, RecordStep(completed: completed))
    }
  }

  /// Moves an enrolment to a status.
  @discardableResult
  func move(_ enrollment: Enrollment, to status: Enrollment.Status) async throws -> Enrollment {
    var change = UpdateEnrollment()
    change.status = .set(status)
    return try await client.updateEnrollment(enrollment.id, change)
  }

  /// Moves an enrolment to a version.
  @discardableResult
  func move(_ enrollment: Enrollment, toVersion version: Int) async throws -> Enrollment {
    var change = UpdateEnrollment()
    change.version = .set(version)
    return try await client.updateEnrollment(enrollment.id, change)
  }

  /// The status that this person sees an enrolment have.
  func status(of enrollment: Enrollment) async throws -> Enrollment.Status {
    try await client.enrollment(enrollment.id).status
  }
}

/// A learning cohort: a leader, a guide, two members and an observer, enrolled in the leader's
/// journey.
struct Cohort: Sendable {
  let server: TestServer
  let leader: Person
  let guide: Person
  let ann: Person
  let bob: Person
  let observer: Person
  let group: Group
  let journey: Journey
  let enrollment: Enrollment

  init(_ server: TestServer, _ content: JourneyContent = .usual) async throws {
    self.server = server
    leader = try await server.person("Lea")
    guide = try await server.person("Gus")
    ann = try await server.person("Ann")
    bob = try await server.person("Bob")
    observer = try await server.person("Obi")
    group = try await leader.makeGroup(
      "Cohort", template: "Learning Cohort Template", joinedBy: [guide, ann, bob, observer])
    for (person, role) in [(guide, "Travel Guide"), (observer, "Observer")] {
      try await leader.client.assignRole(
        try await server.role(role, of: group.id), to: person.id, in: group.id)
      try await leader.client.unassignRole(
        try await server.role("Member", of: group.id), from: person.id, in: group.id)
    }
    journey = try await leader.makeJourney("Cohort's", content)
    enrollment = try await leader.client.enroll(
      in: journey.id, EnrollInJourney(groupId: group.id))
  }

  /// Those whose progress makes up the group's.
  var counted: [Person] { [leader, guide, ann, bob] }

  /// What the guide sees of everybody's progress.
  func overview() async throws -> JourneyProgress.Overview {
    try #require(try await guide.client.progress(of: enrollment.id).overview)
  }
}

extension TestServer {
  /// The rules of journeys that are broken anywhere.
  func brokenJourneyRules() async throws -> [[String?]] {
    try await rows("select name, example from muster.journey_invariants(null) where broken > 0")
  }

  /// Somebody who may publish.
  func publisher() async throws -> Person {
    let admin = try await person("Adm")
    try await makeAdmin(admin)
    return admin
  }

  /// Has the weeks of an enrolment pass, as if it had begun so many days earlier.
  func age(_ enrollment: Enrollment, days: Int) async throws {
    try await sql(
      """
      set session_replication_role = replica;
      update public.journey_enrollments
      set starts_at = starts_at - interval '\(days) days',
        opened_through = opened_through - interval '\(days) days'
      where id = '\(enrollment.id)'
      """)
  }
}
