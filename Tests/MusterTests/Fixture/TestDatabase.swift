import Foundation
import Synchronization

@testable import Muster
@testable import Postgres

/// The PostgreSQL of this test process, and databases cloned from one that is migrated once.
enum TestDatabase {
  private static let directory =
    ProcessInfo.processInfo.environment["MUSTER_TEST_DIRECTORY"]
    ?? "/tmp/muster-test-\(UUID().uuidString.prefix(8).lowercased())"
  private static let running = Mutex<RunningCluster?>(nil)

  private static let started = Task { () throws -> String in
    let home = PrivateCluster(directory: directory + "/postgres")
    let draft = try await home.start()
    // Many suites at once; and what a crash would lose here nobody misses: the tests of crashes
    // have clusters of their own. Each database is a copy, whose pages are all logged: to compress
    // them would take longer than most tests.
    for setting in [
      "max_connections = 500", "fsync = off", "synchronous_commit = off", "full_page_writes = off",
      "wal_compression = off",
    ] {
      try await execute("alter system set \(setting)", on: draft.connectionString)
    }
    await draft.stop()
    let cluster = try await home.start()
    running.withLock { $0 = cluster }
    atexit { TestDatabase.remove() }
    try await execute("create database muster_template", on: cluster.connectionString)
    let template = cluster.connectionString + " dbname=muster_template"
    try await Migrator(connectionString: template).migrate()
    try await mutate(template)
    return cluster.connectionString
  }

  /// Breaks a rule, when `scripts/mutate` asks whether any test notices.
  private static func mutate(_ template: String) async throws {
    guard let mutation = ProcessInfo.processInfo.environment["MUSTER_MUTATION"] else { return }
    do {
      try await execute(mutation, on: template)
    } catch {
      print("MUSTER_MUTATION cannot be applied: \(error)")
      throw error
    }
  }

  /// Connects as the superuser to the cluster's first database, which is empty.
  static var server: String {
    get async throws { try await started.value }
  }

  /// A new database with the whole schema; its connection string, as superuser.
  static func make() async throws -> String {
    try await make("template muster_template")
  }

  /// A new database with nothing in it.
  static func makeEmpty() async throws -> String {
    try await make("template template0")
  }

  private static let turn = TurnTaking()

  private static func make(_ options: String) async throws -> String {
    let server = try await server
    let name = "muster_" + UUID().uuidString.prefix(8).lowercased()
    // A template can be copied by one at a time.
    try await turn.take {
      try await execute("create database \(name) \(options)", on: server)
    }
    return server + " dbname=\(name)"
  }

  /// Runs a script as the connection string says.
  static func execute(_ script: String, on connectionString: String) async throws {
    let connection = try await DirectConnection.connect(connectionString)
    defer { connection.close() }
    try await connection.execute(script: script)
  }

  private static func remove() {
    guard let cluster = running.withLock({ $0 }) else { return }
    // The process ends: whatever the cluster holds is thrown away.
    cluster.requestStop(SIGQUIT)
    for _ in 0..<200
    where FileManager.default.fileExists(atPath: cluster.dataDirectory + "/postmaster.pid") {
      usleep(20_000)
    }
    try? FileManager.default.removeItem(atPath: directory)
  }
}

/// Lets tasks do something one after another.
actor TurnTaking {
  private var last: Task<Void, Never>?

  func take(_ body: @escaping @Sendable () async throws -> Void) async throws {
    let before = last
    let task = Task { () async -> (any Error)? in
      await before?.value
      do {
        try await body()
        return nil
      } catch {
        return error
      }
    }
    last = Task { _ = await task.value }
    if let error = await task.value { throw error }
  }
}
