import MusterClient
import MusterModels
import Testing

@testable import Muster

/// How many journeys and enrolments there may be holds for what comes at once, seen without a race.
@Suite struct JourneyLimitTests {
  private func act(_ person: Person, _ call: String) -> String {
    """
    select set_config('request.jwt.claims', '{"sub":"\(person.id)"}', true),
    set_config('role', 'authenticated', true); select public.\(call)
    """
  }

  /// What becomes of the second of two calls while the first, as the one before it, takes the last
  /// place: the SQLSTATE.
  private func second(
    _ call: String, after first: String, by person: Person, on server: TestServer
  ) async throws -> String? {
    try await sqlState {
      try await LockOrder.isFree(
        on: server.superuser, whileHeld: act(person, first),
        "begin; \(act(person, call)); commit", isFree: "public.groups where false")
    }
  }

  /// Leaves room for one.
  private func limit(_ function: String, on server: TestServer) async throws {
    try await server.sql(
      """
      create or replace function muster.\(function)() returns integer language sql immutable
      set search_path = pg_catalog, pg_temp as 'select 1'
      """)
  }

  @Test("J1: of two drafts at once, one too many is refused")
  func drafts() async throws {
    try await TestServer.with { server in
      try await limit("most_drafts", on: server)
      let ann = try await server.person("Ann")
      let make = "create_journey('{\"title\": \"Draft\"}')"
      #expect(try await second(make, after: make, by: ann, on: server) == "MU177")
      #expect(try await ann.client.journeys(.mine).total == 1)
    }
  }

  @Test("J2: of two enrolments of a person, or of a group, at once, one too many is refused")
  func enrollments() async throws {
    try await TestServer.with { server in
      try await limit("most_enrollments", on: server)
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup()
      let one = try await ann.makeJourney("One")
      let two = try await ann.makeJourney("Two")
      for target in ["", ", '\(group.id)'"] {
        #expect(
          try await second(
            "enroll_in_journey('\(two.id)'\(target))",
            after: "enroll_in_journey('\(one.id)'\(target))", by: ann, on: server) == "MU183",
          "\(target)")
      }
      let own = try await ann.client.enrollments().items.filter { $0.groupId == nil }
      #expect(own.map(\.journeyId) == [one.id])
      #expect(try await ann.client.enrollments(of: group.id).items.map(\.journeyId) == [one.id])
    }
  }
}
