import Foundation
import MusterClient
import MusterModels
import Postgres
import Testing

@testable import Muster

/// A server on a database of its own, in this process, reached over HTTP as by anybody.
final class TestServer: Sendable {
  let application: Application
  let directory: String
  /// Connects to its database as superuser.
  let superuser: String

  /// - Parameter database: one that is there already; nil: a new one.
  init(
    on database: String? = nil, limitsRates: Bool = false,
    change: (inout Configuration) -> Void = { _ in }
  ) async throws {
    if let database {
      superuser = database
    } else {
      superuser = try await TestDatabase.make()
    }
    directory = "/tmp/muster-test-server-\(UUID().uuidString.prefix(8).lowercased())"
    var configuration = Configuration()
    configuration.dataDirectory = directory
    configuration.port = 0
    configuration.databaseURL = superuser
    configuration.limitsRates = limitsRates
    configuration.logLevel = .error
    change(&configuration)
    application = try await Application.start(configuration)
  }

  /// Runs a body against a server, and stops it.
  static func with<Result>(
    on database: String? = nil, limitsRates: Bool = false,
    change: (inout Configuration) -> Void = { _ in },
    _ body: (TestServer) async throws -> Result
  ) async throws -> Result {
    try await Places.servers.hold {
      let server = try await TestServer(on: database, limitsRates: limitsRates, change: change)
      do {
        let result = try await body(server)
        await server.stop()
        return result
      } catch {
        await server.stop()
        throw error
      }
    }
  }

  func stop() async {
    await application.stop()
    try? FileManager.default.removeItem(atPath: directory)
  }

  var url: URL {
    get throws { try #require(URL(string: application.url)) }
  }

  /// A client that nobody is signed in with.
  func client() throws -> MusterClient {
    MusterClient(baseURL: try url, transport: ContractTransport())
  }

  static let password = "tangerine-harbour-42"

  /// A new person, signed in, with a verified address unless said otherwise.
  func person(_ name: String, verified: Bool = true) async throws -> Person {
    let client = try client()
    let email = "\(name.lowercased())-\(UUID().uuidString.prefix(8).lowercased())@example.org"
    let signedIn = try await client.signUp(
      SignUp(email: email, password: Self.password, fullName: name))
    if verified {
      try await sql(
        "update auth.users set confirmed_at = now() where id = '\(signedIn.user.id)'")
    }
    return Person(id: signedIn.user.id, name: name, email: email, client: client)
  }

  /// Runs SQL on the database as superuser.
  func sql(_ script: String) async throws {
    try await TestDatabase.execute(script, on: superuser)
  }

  /// The rows of a query as superuser, each column as text.
  func rows(_ query: String) async throws -> [[String?]] {
    let connection = try await DirectConnection.connect(superuser)
    defer { connection.close() }
    return try await connection.texts(query)
  }

  /// The one value of a query as superuser.
  func value(_ query: String) async throws -> String? {
    try await rows(query).first?.first ?? nil
  }
}

/// Somebody who is signed in.
struct Person: Sendable {
  let id: User.ID
  let name: String
  let email: String
  let client: MusterClient
}

extension Person {
  /// A group of this person's, joined by others with its code.
  func makeGroup(
    _ name: String = "Group", template: String? = nil, succession: Group.Succession? = nil,
    maxMembers: Int? = nil, joinedBy others: [Person] = []
  ) async throws -> Group {
    let group = try await client.createGroup(
      CreateGroup(
        name: name, template: template, succession: succession, maxMembers: maxMembers))
    for other in others {
      _ = try await other.client.join(code: try #require(group.joinCode))
    }
    return group
  }
}

/// The problem that a request is refused with; records an issue when it is not refused.
func problem(
  sourceLocation: SourceLocation = #_sourceLocation,
  _ body: () async throws -> some Any
) async throws -> Problem {
  do {
    _ = try await body()
  } catch let error as MusterError {
    if case .problem(let problem, retryAfter: _, headers: _) = error { return problem }
    throw error
  }
  Issue.record("the request was not refused", sourceLocation: sourceLocation)
  throw Unrefused()
}

private struct Unrefused: Error {}
