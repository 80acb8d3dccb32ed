import Foundation
import Postgres
import Testing

@testable import Muster

/// R5 where groups are nested: the graph before groups, groups by id, also those that are only
/// next to what changes.
@Suite(.timeLimit(.minutes(10))) struct NestingLockTests {
  private func become(_ person: String) -> String {
    #"set request.jwt.claims = '{"sub":"00000000-0000-0000-0000-00000000000\#(person)"}'"#
  }

  /// Has a script wait for what a transaction holds, and asks what is still free then.
  private func whileWaiting(
    on database: String, for held: String, _ script: String, isFree row: String
  ) async throws -> Bool {
    let holder = try await DirectConnection.connect(database)
    defer { holder.close() }
    let waiting = try await DirectConnection.connect(database)
    defer { waiting.close() }
    try await holder.execute(script: "begin; \(held)")
    let backend = try await waiting.run([Command(Statement("pid", "select pg_backend_pid()"))])
    let pid = try backend[0].first?.get(0, as: Int32.self) ?? 0
    async let done: Void = waiting.execute(script: "\(become("a")); \(script)")
    let blocking = Statement("blocking", "select pg_blocking_pids(\(pid)) <> '{}'")
    var waits = false
    for _ in 0..<3_000 where !waits {
      try await Task.sleep(for: .milliseconds(10))
      waits = try await holder.run([Command(blocking)])[0].first?.get(0, as: Bool.self) == true
    }
    #expect(waits, "it waits for what is held")
    let state = try await sqlState {
      try await TestDatabase.execute("select from \(row) for update nowait", on: database)
    }
    try await holder.execute(script: "commit")
    try await done
    return state == nil
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
    let isFree = try await whileWaiting(
      on: database, for: "select muster.lock_graph()",
      "select public.update_group('\(outer)', '{\"settings\":{\"inheritance\":false}}')",
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
    let isFree = try await whileWaiting(
      on: database, for: "select muster.lock_group('\(inner)')",
      script.replacing("GROUP", with: outer), isFree: "public.groups where id = '\(outer)'")
    #expect(isFree)
  }
}
