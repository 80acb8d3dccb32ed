import Foundation
import Postgres
import Testing

@testable import Muster

/// R5 where a lunch is of a group that people are in through another one: whoever comes to it holds
/// every group that lets them in, so that nobody ends that meanwhile.
@Suite(.timeLimit(.minutes(10))) struct LunchLockTests {
  private static let ann = "00000000-0000-0000-0000-00000000000a"
  private static let bob = "00000000-0000-0000-0000-00000000000b"

  private func become(_ person: String) -> String {
    #"set request.jwt.claims = '{"sub":"\#(person)"}'"#
  }

  /// Ann's group, with Bob's inside it, and a lunch of Ann's group.
  private func world(
    on database: String
  ) async throws -> (inner: String, outer: String, lunch: String) {
    let connection = try await DirectConnection.connect(database)
    defer { connection.close() }
    try await connection.execute(
      script: """
        insert into auth.users (id, email, password_hash) values
          ('\(Self.ann)', 'ann@example.org', 'hash'), ('\(Self.bob)', 'bob@example.org', 'hash');
        insert into auth.sessions (id, user_id) select id, id from auth.users
        """)
    func run(_ person: String, _ sql: String) async throws -> String {
      try await connection.execute(script: become(person))
      let statement = Statement("run\(sql.hash)", "select (\(sql))::text")
      return try await connection.run([Command(statement)])[0].first?.get(0, as: String.self) ?? ""
    }
    let make = "public.create_group('Group', is_public => true)"
    let inner = try await run(Self.bob, make)
    let outer = try await run(Self.ann, make)
    _ = try await run(Self.ann, "public.offer_nesting('\(outer)', '\(inner)')")
    _ = try await run(Self.bob, "public.accept_nesting('\(outer)', '\(inner)')")
    let lunch = try await run(
      Self.ann, "public.create_lunch('2100-01-01', 1, 1, group_id => '\(outer)')")
    return (inner, outer, lunch)
  }

  @Test(
    "R5: whoever comes to a lunch through another group waits for that, before the lunch",
    arguments: ["join", "add", "create"])
  func ways(change: String) async throws {
    let database = try await TestDatabase.make()
    let (inner, outer, lunch) = try await world(on: database)
    let script =
      switch change {
      case "join": "\(become(Self.bob)); select public.join_lunch('\(lunch)')"
      case "add": "\(become(Self.ann)); select public.join_lunch('\(lunch)', '\(Self.bob)')"
      default:
        "\(become(Self.bob)); select public.create_lunch('2100-01-01', 1, 1, group_id => '\(outer)')"
      }
    let isFree = try await LockOrder.isFree(
      on: database, whileHeld: "select muster.lock_group('\(inner)')", script,
      isFree: "public.lunch_groups where id = '\(lunch)'")
    #expect(isFree)
  }
}
