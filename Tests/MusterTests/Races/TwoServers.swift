import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// Two servers as processes of their own on one database, and people signed in with both.
final class TwoServers: Sendable {
  let superuser: String
  private let processes: [ServerProcess]
  let people: [RacingPerson]
  let urls: [URL]

  /// Somebody with a client at each server.
  struct RacingPerson: Sendable {
    let id: User.ID
    let clients: [MusterClient]
  }

  static func with<Result>(
    people: Int, _ body: (TwoServers) async throws -> Result
  ) async throws -> Result {
    let servers = try await TwoServers(people: people)
    defer { servers.processes.forEach { $0.stop() } }
    return try await body(servers)
  }

  private init(people count: Int) async throws {
    superuser = try await TestDatabase.make()
    let secret = "a-secret-that-both-servers-share-0123456789"
    let first = try await ServerProcess(databaseURL: superuser, secret: secret)
    let second = try await ServerProcess(databaseURL: superuser, secret: secret)
    processes = [first, second]
    let urls = try processes.map { try #require(URL(string: $0.url)) }
    self.urls = urls
    people = try await Self.signUp(count, urls)
    try await sql("update auth.users set confirmed_at = now()")
  }

  /// People besides those who were there from the beginning.
  func more(_ count: Int) async throws -> [RacingPerson] {
    try await Self.signUp(count, processes.map { try #require(URL(string: $0.url)) })
  }

  private static func signUp(_ count: Int, _ urls: [URL]) async throws -> [RacingPerson] {
    try await (0..<count).asyncMap { number in
      let email = "racer-\(UUID().uuidString.prefix(8).lowercased())-\(number)@example.org"
      let clients = urls.map { MusterClient(baseURL: $0) }
      let signedIn = try await clients[0].signUp(
        SignUp(email: email, password: TestServer.password, fullName: "Racer \(number)"))
      _ = try await clients[1].signIn(email: email, password: TestServer.password)
      return RacingPerson(id: signedIn.user.id, clients: clients)
    }
  }

  func sql(_ script: String) async throws {
    try await TestDatabase.execute(script, on: superuser)
  }

  var session: SQLSession { SQLSession(connectionString: superuser) }

  /// The one number of a query, as superuser.
  func count(_ query: String) async throws -> Int {
    let rows = try await session.run(as: .owner, "set local role none", query)
    return Int(try #require(rows.first?.first ?? nil)) ?? -1
  }
}

/// A `muster serve` that was started for a test.
final class ServerProcess: Sendable {
  let url: String
  private let process: LockedProcess

  init(databaseURL: String, secret: String, dataDirectory: String? = nil) async throws {
    let directory =
      dataDirectory ?? "/tmp/muster-test-race-\(UUID().uuidString.prefix(8).lowercased())"
    let process = Process()
    process.executableURL = try Self.executable
    process.arguments = ["serve"]
    process.environment = ProcessInfo.processInfo.environment.merging([
      "DATABASE_URL": databaseURL, "MUSTER_SECRET": secret, "MUSTER_DATA": directory,
      "MUSTER_PORT": "0", "MUSTER_RATE_LIMITS": "off", "MUSTER_LOG": "info",
    ]) { $1 }
    let output = Pipe()
    process.standardError = output
    try process.run()
    self.process = LockedProcess(process: process, directory: directory)
    var text = ""
    var found: String?
    while found == nil {
      let part = output.fileHandleForReading.availableData
      try #require(!part.isEmpty, "the server ended: \(text)")
      text += String(decoding: part, as: UTF8.self)
      found = text.firstMatch(of: /at (http:[^"\s]+)/).map { String($0.1) }
    }
    url = found ?? ""
    // What it says later is read and thrown away, lest it wait for a reader.
    output.fileHandleForReading.readabilityHandler = { _ = $0.availableData }
  }

  func stop() { process.stop() }

  /// The program that was built beside the tests.
  static var executable: URL {
    get throws {
      if let path = ProcessInfo.processInfo.environment["MUSTER_BINARY"] {
        return URL(filePath: path)
      }
      let beside = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appending(path: "muster")
      try #require(FileManager.default.isExecutableFile(atPath: beside.path))
      return beside
    }
  }
}

/// `Process` is not Sendable; it is only started and stopped here.
private struct LockedProcess: @unchecked Sendable {
  let process: Process
  let directory: String

  func stop() {
    process.terminate()
    process.waitUntilExit()
    try? FileManager.default.removeItem(atPath: directory)
  }
}

extension Sequence where Self: Sendable, Element: Sendable {
  /// Maps one after another.
  func asyncMap<Result>(_ body: (Element) async throws -> Result) async rethrows -> [Result] {
    var results: [Result] = []
    for element in self { results.append(try await body(element)) }
    return results
  }
}

/// How often each race is run: `MUSTER_RACES`, 300 unless said otherwise, 10,000 in a full run.
let raceCount = wantedRaces ?? 300
private let wantedRaces = Int(ProcessInfo.processInfo.environment["MUSTER_RACES"] ?? "")

/// What a request of a race came to.
enum Outcome: Sendable, Equatable {
  case done
  case refused(String)

  var isDone: Bool { self == .done }
}

/// Runs a request and tells what it came to. Only problem documents are outcomes.
func outcome(_ body: @Sendable () async throws -> some Any) async throws -> Outcome {
  do {
    _ = try await body()
    return .done
  } catch let error as MusterError {
    guard let problem = error.problem else { throw error }
    // A server that fails has not refused: never a 500.
    try #require(problem.status != 500, "\(problem)")
    return .refused(problem.code)
  }
}

/// Counts how races ended, over all of them.
actor Tally {
  private(set) var outcomes: [String: Int] = [:]
  private(set) var total = 0

  func add(_ found: [Outcome]) {
    total += 1
    for outcome in found {
      switch outcome {
      case .done: outcomes["done", default: 0] += 1
      case .refused(let code): outcomes[code, default: 0] += 1
      }
    }
  }

  /// Conflicts and time-outs that reached a client, as a share of the races.
  var collisions: Double {
    Double(outcomes["conflict", default: 0] + outcomes["unavailable", default: 0])
      / Double(Swift.max(1, total))
  }
}

/// Runs a race as often as `MUSTER_RACES` says, in lanes that run at once; `body` gets the race's
/// number and its lane.
/// - Parameter usually: How often when it says nothing; fewer where a race takes long to set up.
func races(
  lanes: Int, _ name: String, usually: Int = 300,
  _ body: @escaping @Sendable (Int, Int) async throws -> [Outcome]
) async throws -> Tally {
  let tally = Tally()
  let count = wantedRaces ?? usually
  try await withThrowingTaskGroup { group in
    for lane in 0..<lanes {
      group.addTask {
        for number in stride(from: lane, to: count, by: lanes) {
          await tally.add(try await body(number, lane))
        }
      }
    }
    try await group.waitForAll()
  }
  let outcomes = await tally.outcomes.sorted { $0.key < $1.key }
    .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
  print("race \(name): \(await tally.total) times; \(outcomes)")
  return tally
}
