import Foundation
import Postgres
import Testing

@testable import Muster

/// R5 where groups are nested: the graph before groups, groups by id, also those that are only
/// next to what changes.
@Suite(.timeLimit(.minutes(30))) struct NestingLockTests {
  private func become(_ person: String) -> String {
    #"set request.jwt.claims = '{"sub":"00000000-0000-0000-0000-00000000000\#(person)"}'"#
  }

  /// Ann's group, with Bob's inside it; the ids of inner and outer, in the order of ids.
  private func nested(on database: String) async throws -> (String, String) {
    let connection = try await DirectConnection.connect(database)
    defer { connection.close() }
    try await connection.execute(
      script: """
        insert into auth.users (id, email, password_hash) values
          ('00000000-0000-0000-0000-00000000000a', 'ann@example.org', 'hash'),
          ('00000000-0000-0000-0000-00000000000b', 'bob@example.org', 'hash');
        insert into auth.sessions (id, user_id) select id, id from auth.users
        """)
    let make = Statement("make", "select public.create_group('Group', is_public => true)::text")
    func group(_ person: String) async throws -> String {
      try await connection.execute(script: become(person))
      return try await connection.run([Command(make)])[0].first?.get(0, as: String.self) ?? ""
    }
    let inner = try await group("b")
    var outer = try await group("a")
    while outer < inner { outer = try await group("a") }
    try await connection.execute(
      script: """
        select public.offer_nesting('\(outer)', '\(inner)');
        \(become("b"));
        select public.accept_nesting('\(outer)', '\(inner)')
        """)
    return (inner, outer)
  }

  @Test("R5: what changes inheritance waits for the graph with no group in its hands")
  func inheritance() async throws {
    let database = try await TestDatabase.make()
    let (_, outer) = try await nested(on: database)
    let isFree = try await LockOrder.isFree(
      on: database, whileHeld: "select muster.lock_graph()",
      "\(become("a")); select public.update_group('\(outer)', '{\"settings\":{\"inheritance\":false}}')",
      isFree: "public.groups where id = '\(outer)'")
    #expect(isFree)
  }

  @Test(
    "R5: a group that ends waits for its neighbours in the order of ids",
    arguments: [
      "select public.archive_group('GROUP')", "select public.leave_group('GROUP')",
      "select public.delete_group('GROUP')",
      """
      select auth.delete_account('00000000-0000-0000-0000-00000000000a',
        '00000000-0000-0000-0000-00000000000a', 'hash')
      """,
    ])
  func ending(script: String) async throws {
    let database = try await TestDatabase.make()
    let (inner, outer) = try await nested(on: database)
    let isFree = try await LockOrder.isFree(
      on: database, whileHeld: "select muster.lock_group('\(inner)')",
      "\(become("a")); " + script.replacing("GROUP", with: outer),
      isFree: "public.groups where id = '\(outer)'")
    #expect(isFree)
  }
}
