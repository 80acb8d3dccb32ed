import MusterModels
import Postgres

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Demo {
  /// A cohort in the middle of a journey, whose guide looks on and of whom one is through with what
  /// is open; a draft, and a marketplace with something that one person goes through alone.
  func seedJourneys(
    _ callers: [Caller], _ ids: [User.ID], in cohort: Group.ID
  ) async throws {
    try await makeGuide(ids[9], in: cohort, by: callers[8])
    let course = try await makeJourney(
      CreateJourney(
        title: "Portuguese in Twelve Weeks", description: "From bom dia to a letter home.",
        content: JourneyContent(steps: [
          JourneyStep(
            id: "greetings", title: "Greetings", kind: .text,
            body: "Bom dia, boa tarde, boa noite. Say each to somebody today.",
            durationMinutes: 20),
          JourneyStep(
            id: "introduce", title: "Introduce yourself", kind: .task,
            body: "Five sentences about you, written.", durationMinutes: 30),
          JourneyStep(
            id: "why", title: "Why Portuguese?", kind: .reflection,
            body: "What do you want to be able to say in spring?", required: false),
          JourneyStep(
            id: "market", title: "At the market", kind: .task,
            body: "Buy fruit in a conversation of two.", durationMinutes: 45, opensInWeek: 2),
          JourneyStep(
            id: "letter", title: "A letter home", kind: .task,
            body: "A page about your week.", durationMinutes: 60, opensInWeek: 12),
        ]), estimatedDurationMinutes: 1_440, difficultyLevel: .beginner,
        tags: ["language", "portuguese"], isPublic: true), by: callers[8])
    let eightDaysAgo = Date(timeIntervalSinceNow: -8 * 86_400)
      .ISO8601Format(.iso8601.year().month().day())
    let group = try await enroll(
      in: course, EnrollInJourney(groupId: cohort, startsOn: eightDaysAgo), by: callers[8])
    for (number, steps) in [
      (0, ["greetings", "introduce"]), (3, ["greetings"]),
      (7, ["greetings", "introduce", "why", "market"]),
    ] {
      for step in steps { try await record(step, of: group, by: callers[number]) }
    }
    let solo = try await makeJourney(
      CreateJourney(
        title: "A Week Without a Car", description: "Seven days, seven small trips.",
        content: JourneyContent(steps: [
          JourneyStep(
            id: "map", title: "Know the ways", kind: .link,
            body: "https://www.openstreetmap.org/"),
          JourneyStep(
            id: "trip", title: "The first trip", kind: .task, body: "Go somewhere on foot."),
        ]), estimatedDurationMinutes: 300, difficultyLevel: .beginner,
        tags: ["outdoors", "city"], isPublic: true), by: callers[5])
    _ = try await services.database.run(JourneyQueries.release(solo), as: callers[5])
    try await services.database.run(Self.publishExamples, as: .server)
    let alone = try await enroll(in: solo, EnrollInJourney(), by: callers[0])
    for step in ["map", "trip"] { try await record(step, of: alone, by: callers[0]) }
    _ = try await makeJourney(
      CreateJourney(title: "Bread from Scratch", description: "Not finished yet."),
      by: callers[0])
  }

  private func makeGuide(
    _ person: User.ID, in group: Group.ID, by leader: Caller
  ) async throws {
    let listed = try await services.database.run(
      RoleQueries.list(group).query(page: 1, pageSize: 100), as: leader)
    let roles = try JSONDecoder().decode(Roles.self, from: Data(listed.body)).items
    guard let guide = roles.first(where: { $0.name == "Travel Guide" }) else { return }
    try await services.database.run(
      RoleQueries.assign(guide.id, to: person, in: group), as: leader)
  }

  private func makeJourney(
    _ input: CreateJourney, by person: Caller
  ) async throws -> Journey.ID {
    let made = try await services.database.run(JourneyQueries.create(text(input)), as: person)
    return try JSONDecoder().decode(Made<Journey>.self, from: Data(made.body)).id
  }

  private func enroll(
    in journey: Journey.ID, _ input: EnrollInJourney, by person: Caller
  ) async throws -> Enrollment.ID {
    let made = try await services.database.run(
      EnrollmentQueries.enroll(in: journey, text(input)), as: person)
    return try JSONDecoder().decode(Made<Enrollment>.self, from: Data(made.body)).id
  }

  private func record(
    _ step: String, of enrollment: Enrollment.ID, by person: Caller
  ) async throws {
    _ = try await services.database.run(
      EnrollmentQueries.record(step, of: enrollment, text(RecordStep(completed: true))),
      as: person)
  }

  private func text(_ input: some Encodable) throws -> String {
    String(decoding: try JSONEncoder().encode(input), as: UTF8.self)
  }

  private static let publishExamples = Query<Void>.command(
    "demo.publish", "select auth.publish_example_journeys()")
}

private struct Made<Entity>: Decodable {
  let id: Identifier<Entity>
}

private struct Roles: Decodable {
  struct Item: Decodable {
    let id: Role.ID
    let name: String
  }

  let items: [Item]
}
