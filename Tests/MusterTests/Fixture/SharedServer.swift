import Foundation
import MusterClient
import Postgres
import Testing

@testable import Muster

extension TestServer {
  /// Runs a body against the one server that most tests share: they change only what they make.
  /// Its housekeeping stands still, so that nothing expires while a test looks.
  static func shared<Result>(
    _ body: (TestServer) async throws -> Result
  ) async throws -> Result {
    let server = try await SharedServer.started.value
    return try await Places.tests.hold { try await body(server) }
  }

  /// Runs a body with a second server on the same database, which has the same secret.
  func withSecondServer<Result>(
    limitsRates: Bool = false, change: (inout Configuration) -> Void = { _ in },
    _ body: (MusterClient) async throws -> Result
  ) async throws -> Result {
    var configuration = Configuration()
    // Mails of both go to one place, whichever sends them.
    configuration.dataDirectory = directory
    configuration.port = 0
    configuration.databaseURL = superuser
    configuration.limitsRates = limitsRates
    configuration.logLevel = .off
    configuration.secret = Self.secret
    change(&configuration)
    let settings = configuration
    return try await Places.seconds.hold {
      let second = try await Application.start(settings)
      do {
        let url = try #require(URL(string: second.url))
        let result = try await body(MusterClient(baseURL: url, transport: ContractTransport()))
        await second.stop()
        return result
      } catch {
        await second.stop()
        throw error
      }
    }
  }

  /// The secret of servers that a test starts side by side, or forges tokens of.
  static let secret = "a secret of thirty-two characters or more"
}

private enum SharedServer {
  static let started = Task { () throws -> TestServer in
    let server = try await TestServer {
      $0.secret = TestServer.secret
      $0.logLevel = .off
    }
    SharedServer.directory = server.directory
    atexit { SharedServer.removeDirectory() }
    // What housekeeping takes while it works; held until the process ends.
    let connection = try await DirectConnection.connect(server.superuser)
    try await connection.execute(script: "select pg_advisory_lock(7211956)")
    SharedServer.lock = connection
    return server
  }

  // Written once, before anybody reads.
  nonisolated(unsafe) private static var directory = ""
  nonisolated(unsafe) private static var lock: DirectConnection?

  private static func removeDirectory() {
    try? FileManager.default.removeItem(atPath: directory)
  }
}

/// Lets so many in at once: connections to the one PostgreSQL are few.
actor Places {
  static let tests = Places(10)
  static let servers = Places(2)
  static let seconds = Places(1)

  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(_ count: Int) { free = count }

  nonisolated func hold<Result>(_ body: () async throws -> Result) async throws -> Result {
    await enter()
    do {
      let result = try await body()
      await leave()
      return result
    } catch {
      await leave()
      throw error
    }
  }

  private func enter() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  private func leave() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}
