import Testing

@testable import Muster
@testable import Postgres

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
    try await start(script, on: database, whileHeld: held, endingWith: "commit") { waits in
      #expect(waits, "it waits for what is held")
      return try await sqlState {
        try await TestDatabase.execute("select from \(row) for update nowait", on: database)
      } == nil
    }
  }

  /// Whether a script goes through while another transaction holds something.
  static func passes(
    on database: String, whileHeld held: String, _ script: String
  ) async throws -> Bool {
    try await start(script, on: database, whileHeld: held, endingWith: "rollback") { !$0 }
  }

  /// Starts a script while a transaction holds something, and looks once the script waits for that
  /// transaction or is over: one of the two comes, however fast the machine is.
  private static func start(
    _ script: String, on database: String, whileHeld held: String, endingWith end: String,
    look: (_ waits: Bool) async throws -> Bool
  ) async throws -> Bool {
    let holder = try await DirectConnection.connect(database)
    defer { holder.close() }
    let other = try await DirectConnection.connect(database)
    defer { other.close() }
    try await holder.execute(script: "begin; \(held)")
    let backend = try await other.run([Command(Statement("pid", "select pg_backend_pid()"))])
    let pid = try #require(try backend[0].first?.get(0, as: Int32.self))
    let isOver = Locked(false)
    let run = Task {
      defer { isOver.withLock { $0 = true } }
      try await other.execute(script: script)
    }
    let blocking = Statement(
      "blocking", "select pg_backend_pid() = any(pg_blocking_pids(\(pid)))")
    var waits = false
    while !waits, !isOver.withLock({ $0 }) {
      waits = try await holder.run([Command(blocking)])[0].first?.get(0, as: Bool.self) == true
    }
    let seen = try await look(waits)
    try await holder.execute(script: end)
    try await run.value
    return seen
  }
}
