import Postgres
import Testing

@testable import Muster

/// What a transaction has in its hands while it waits for a lock: the order of locks (R5), seen
/// without a race.
enum LockOrder {
  /// Whether a row is free while one transaction holds something and another waits for it.
  /// - Parameters:
  ///   - held: What takes the lock that is waited for.
  ///   - script: What waits; it is to go through afterwards.
  ///   - row: The table and condition of the row.
  static func isFree(
    on database: String, whileHeld held: String, _ script: String, isFree row: String
  ) async throws -> Bool {
    let holder = try await DirectConnection.connect(database)
    defer { holder.close() }
    let waiting = try await DirectConnection.connect(database)
    defer { waiting.close() }
    try await holder.execute(script: "begin; \(held)")
    let backend = try await waiting.run([Command(Statement("pid", "select pg_backend_pid()"))])
    let pid = try backend[0].first?.get(0, as: Int32.self) ?? 0
    async let done: Void = waiting.execute(script: script)
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

  /// Whether a script goes through while another transaction holds something.
  static func passes(
    on database: String, whileHeld held: String, _ script: String
  ) async throws -> Bool {
    let holder = try await DirectConnection.connect(database)
    defer { holder.close() }
    try await holder.execute(script: "begin; \(held)")
    let state = try await sqlState {
      try await TestDatabase.execute("set lock_timeout = '2s'; \(script)", on: database)
    }
    try await holder.execute(script: "rollback")
    #expect(state == nil || state == "55P03")
    return state == nil
  }
}
