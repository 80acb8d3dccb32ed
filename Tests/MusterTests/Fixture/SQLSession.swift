import MusterModels
import Postgres

/// Plain SQL as a person, a visitor or a login: without the server, as an app's own backend
/// would (R1). One transaction a call.
struct SQLSession: Sendable {
  let connectionString: String

  enum Role: Sendable {
    case person(User.ID)
    case visitor
    case service
    /// The owner of the schema: what no caller can become.
    case owner
  }

  /// Runs statements in one transaction as somebody, and returns the rows of the last, each
  /// column as text.
  @discardableResult
  func run(
    as role: Role, isolation: String = "read committed", _ statements: String...
  ) async throws -> [[String?]] {
    let connection = try await DirectConnection.connect(connectionString)
    defer { connection.close() }
    try await connection.execute(script: "begin transaction isolation level \(isolation)")
    switch role {
    case .person(let id):
      try await connection.execute(
        script: """
          select set_config('request.jwt.claims', '{"sub":"\(id)"}', true),
          set_config('role', 'authenticated', true)
          """)
    case .visitor:
      try await connection.execute(script: "set local role anon")
    case .service:
      try await connection.execute(script: "set local role service_role")
    case .owner:
      try await connection.execute(script: "set local role muster_owner")
    }
    var last: [[String?]] = []
    for statement in statements { last = try await connection.texts(statement) }
    try await connection.execute(script: "commit")
    return last
  }
}

extension DirectConnection {
  /// The rows of a statement, each column as text.
  func texts(_ sql: String) async throws -> [[String?]] {
    let rows = try await run([Command(Statement("test", sql))])
    let columns = rows.first?.columns.count ?? 0
    return try (rows.first.map(Array.init) ?? []).map { row in
      try (0..<columns).map { try row.get($0, as: String?.self) }
    }
  }
}

extension TestServer {
  /// Plain SQL on the server's database.
  var session: SQLSession { SQLSession(connectionString: superuser) }
}

/// The SQLSTATE that SQL is refused with; nil when it goes through.
func sqlState(_ body: () async throws -> some Any) async throws -> String? {
  do {
    _ = try await body()
    return nil
  } catch let error as PostgresError {
    return error.sqlState
  }
}

/// The name of the constraint that refuses what runs, or nil.
func refusingConstraint(_ body: () async throws -> some Any) async throws -> String? {
  do {
    _ = try await body()
    return nil
  } catch let error as PostgresError {
    return error.constraint
  }
}
