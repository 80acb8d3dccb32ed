import Testing

@testable import Postgres

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The tests that share one PostgreSQL, one after another, since some count its connections.
@Suite(.serialized) enum OnPostgres {}

/// The PostgreSQL of this test process, stopped and removed when the process ends.
enum TestCluster {
  private static let directory = temporaryDirectory("cluster")
  private static let started = Task { () throws -> RunningCluster in
    let cluster = try await PrivateCluster(directory: directory).start()
    toStop.withLock { $0 = cluster }
    atexit { TestCluster.remove() }
    return cluster
  }
  private static let toStop = Locked<RunningCluster?>(nil)

  static var running: RunningCluster {
    get async throws { try await started.value }
  }

  static func configuration(
    _ change: (inout PoolConfiguration) -> Void = { _ in }
  ) async throws -> PoolConfiguration {
    var configuration = PoolConfiguration(try await running.connectionString)
    configuration.applicationName = "test-" + UUID().uuidString.prefix(8).lowercased()
    change(&configuration)
    return configuration
  }

  /// Lends a pool that is ready, and closes it.
  static func withPool(
    _ change: (inout PoolConfiguration) -> Void = { _ in },
    _ body: (ConnectionPool, PoolConfiguration) async throws -> Void
  ) async throws {
    let configuration = try await configuration(change)
    let pool = ConnectionPool(configuration)
    do {
      try await pool.waitUntilReady(timeout: .seconds(30))
      try await body(pool, configuration)
    } catch {
      await pool.close()
      throw error
    }
    await pool.close()
  }

  /// Runs a script as superuser on a connection of its own.
  static func execute(_ script: String) async throws {
    let connection = try await DirectConnection.connect(running.connectionString)
    defer { connection.close() }
    try await connection.execute(script: script)
  }

  private static func remove() {
    guard let cluster = toStop.withLock({ $0 }) else { return }
    cluster.requestStop(SIGQUIT)
    for _ in 0..<200 where FileSystem.status(directory + "/data/postmaster.pid") != nil {
      usleep(20_000)
    }
    FileSystem.remove(directory)
  }
}

/// A path for a directory that is not there yet.
func temporaryDirectory(_ name: String) -> String {
  "/tmp/muster-test-\(name)-" + UUID().uuidString.prefix(8).lowercased()
}

extension ConnectionPool {
  /// Runs one statement that is not named elsewhere.
  @discardableResult
  func run(
    _ lane: Batch.Lane, _ sql: String, _ parameters: Parameter..., timeout: Duration? = nil
  ) async throws -> Rows {
    let statement = Statement("q\(sql.utf8.reduce(5381) { ($0 &* 33) ^ Int($1) })", sql)
    let rows = try await run(
      Batch(lane, [Command(statement, parameters: parameters)], timeout: timeout))
    return try #require(rows.first)
  }
}

/// Waits, for 30 seconds at most, until a condition holds.
func eventually(_ condition: () async throws -> Bool) async throws {
  for _ in 0..<3_000 {
    if try await condition() { return }
    try await Task.sleep(for: .milliseconds(10))
  }
  Issue.record("the condition never held")
}
