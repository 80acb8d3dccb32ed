import Testing

@testable import Muster
@testable import Postgres

/// What a transaction has in its hands while it waits for a lock: the order of locks (R5), seen
/// without a race.
enum LockOrder {
  /// Whether a row is free while one transaction holds something and another waits for it.
  /// - Parameters:
  ///   - first: What takes a lock that is waited for before, and given back then; nil: nothing.
  ///   - held: What takes the lock that is waited for.
  ///   - script: What waits; it is to go through afterwards.
  ///   - row: The table and condition of the row.
  static func isFree(
    on database: String, after first: String? = nil, whileHeld held: String, _ script: String,
    isFree row: String
  ) async throws -> Bool {
    let (seen, ended) = try await start(
      script, on: database, after: first, whileHeld: held, endingWith: "commit"
    ) { waits in
      #expect(waits, "it waits for what is held")
      // A row that is not there would be free: then this divides by nothing.
      return try await sqlState {
        try await TestDatabase.execute(
          "select 1 / count(*) from (select from \(row) for update nowait) as r", on: database)
      } == nil
    }
    try ended.get()
    return seen
  }

  /// Whether a script goes through while another transaction holds something.
  static func passes(
    on database: String, whileHeld held: String, _ script: String
  ) async throws -> Bool {
    let (waits, ended) = try await start(
      script, on: database, whileHeld: held, endingWith: "rollback"
    ) { $0 }
    try ended.get()
    return !waits
  }

  /// Runs a script while another transaction has done something and is not over, and then commits
  /// it: whether the script waited, and the SQLSTATE that it was refused with.
  static func meets(
    on database: String, _ first: String, _ script: String
  ) async throws -> (waits: Bool, refused: String?) {
    let (waits, ended) = try await start(
      script, on: database, whileHeld: first, endingWith: "commit"
    ) { $0 }
    return (waits, try await sqlState { try ended.get() })
  }

  /// Runs scripts while a transaction holds something that each of them comes to wait for, itself
  /// or behind another of them: the SQLSTATEs that they are refused with once it is over.
  static func refusals(
    on database: String, whileHeld held: String, _ scripts: [String]
  ) async throws -> [String?] {
    let holder = try await DirectConnection.connect(database)
    defer { holder.close() }
    try await holder.execute(script: "begin; \(held)")
    var runs: [Run] = []
    defer { for run in runs { run.connection.close() } }
    for script in scripts {
      let run = try await Run.start(script, on: database)
      runs.append(run)
      #expect(try await run.comesToWait(seenBy: holder), "it waits: \(script)")
    }
    try await holder.execute(script: "rollback")
    var refusals: [String?] = []
    for run in runs {
      let ended = await run.task.result
      refusals.append(try await sqlState { try ended.get() })
    }
    return refusals
  }

  /// Starts a script while a transaction holds something, and looks once the script waits for that
  /// transaction or is over: one of the two comes, however fast the machine is.
  private static func start(
    _ script: String, on database: String, after first: String? = nil, whileHeld held: String,
    endingWith end: String, look: (_ waits: Bool) async throws -> Bool
  ) async throws -> (seen: Bool, ended: Result<Void, any Error>) {
    let holder = try await DirectConnection.connect(database)
    defer { holder.close() }
    let former = try await DirectConnection.connect(database)
    defer { former.close() }
    try await holder.execute(script: "begin; \(held)")
    try await former.execute(script: "begin; \(first ?? "")")
    let run = try await Run.start(script, on: database)
    defer { run.connection.close() }
    if first != nil {
      let waits = try await run.comesToWait(
        seenBy: former, condition: "pg_backend_pid() = any(blocking)")
      #expect(waits, "it waits for what was done before")
      try await former.execute(script: "commit")
    }
    let seen = try await look(
      try await run.comesToWait(seenBy: holder, condition: "pg_backend_pid() = any(blocking)"))
    try await holder.execute(script: end)
    return (seen, await run.task.result)
  }

  /// A script that runs on a connection of its own.
  private struct Run {
    let connection: DirectConnection
    let pid: Int32
    let isOver: Locked<Bool>
    let task: Task<Void, any Error>

    static func start(_ script: String, on database: String) async throws -> Run {
      let connection = try await DirectConnection.connect(database)
      let backend = try await connection.run([Command(Statement("pid", "select pg_backend_pid()"))])
      let pid = try #require(try backend[0].first?.get(0, as: Int32.self))
      let isOver = Locked(false)
      let task = Task {
        defer { isOver.withLock { $0 = true } }
        try await connection.execute(script: script)
      }
      return Run(connection: connection, pid: pid, isOver: isOver, task: task)
    }

    /// Whether it waits for a lock: asked until it does or is over. `blocking` are the processes
    /// that it waits for.
    func comesToWait(
      seenBy watcher: DirectConnection, condition: String = "blocking <> '{}'"
    ) async throws -> Bool {
      let question = Command(
        Statement(
          "blocking \(condition)", "select \(condition) from pg_blocking_pids(\(pid)) as blocking"))
      while !isOver.withLock({ $0 }) {
        if try await watcher.run([question])[0].first?.get(0, as: Bool.self) == true { return true }
      }
      return false
    }
  }
}
