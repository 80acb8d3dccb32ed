import Postgres

/// The way to the database: every query runs as its caller, in one round trip.
struct Database: Sendable {
  let pool: ConnectionPool

  /// Runs a query as the caller.
  /// - Throws: `PostgresError`, `PoolError`, `NoRow`.
  func run<Answer>(_ query: Query<Answer>, as caller: Caller) async throws -> Answer {
    guard let answer = try await run([query], as: caller).first else { throw NoRow() }
    return answer
  }

  /// Runs several queries as the caller, in one transaction and one round trip.
  /// - Throws: as `run`; one that fails fails all.
  func run<Answer>(_ queries: [Query<Answer>], as caller: Caller) async throws -> [Answer] {
    var commands: [Command] = []
    if let prelude = caller.prelude { commands.append(prelude) }
    let prefix = caller.statementPrefix
    var positions: [Int] = []
    for query in queries {
      for check in query.checks {
        commands.append(
          Command(Statement(prefix + check.name, check.sql), parameters: check.parameters))
      }
      positions.append(commands.count)
      commands.append(
        Command(Statement(prefix + query.name, query.sql), parameters: query.parameters))
    }
    let isRead = queries.allSatisfy { $0.lane == .shared }
    let rows = try await pool.run(Batch(isRead ? .shared : .exclusive, commands))
    return try zip(queries, positions).map { query, position in
      guard position < rows.count else { throw NoRow() }
      return try query.read(rows[position])
    }
  }
}

/// What makes a POST safe to send again (`Idempotency-Key`).
struct IdempotencyKey: Sendable {
  let route: String
  let key: String
  /// Tells whether it is the same request.
  let requestHash: [UInt8]
}

extension Database {
  /// Runs a change once however often it is asked for, and answers the first answer each time.
  func run(
    _ query: Query<Document>, as caller: Caller, once key: IdempotencyKey
  ) async throws -> Document {
    let next = query.parameters.count + 1
    var keyed = Query<Document>(
      lane: .exclusive, name: query.name + ".once", checks: query.checks,
      sql: """
        select a.body, a.version, muster.keep_answer(
          $\(next)::text, $\(next + 1)::text, a.body, a.version
        ) from (\(query.sql)) as a (body, version)
        """,
      parameters: query.parameters + [Parameter(key.route), Parameter(key.key)],
      read: query.read)
    keyed.checks.insert(
      .init(
        name: "idempotency.claim",
        sql: "select muster.claim_idempotency_key($1::text, $2::text, $3::bytea)",
        parameters: [Parameter(key.route), Parameter(key.key), Parameter(key.requestHash)]),
      at: 0)
    do {
      return try await run(keyed, as: caller)
    } catch let error as PostgresError where error.sqlState == SQLState.idempotentReplay {
      return try Replay.document(from: error)
    }
  }
}
