import Postgres

/// A statement with its values, and how to read what it answers.
struct Query<Answer: Sendable>: Sendable {
  /// Reads share connections; what writes or may wait for a lock has one to itself.
  var lane: Batch.Lane
  /// The statement's name, without the role it is prepared for.
  let name: String
  /// What runs before it in the same transaction, for its errors only.
  var checks: [Check] = []
  let sql: String
  let parameters: [Parameter]
  let read: @Sendable (Rows) throws -> Answer

  /// A statement that refuses what must not go on.
  struct Check: Sendable {
    let name: String
    let sql: String
    let parameters: [Parameter]
  }
}

/// A body to send as it is, and the version of what it shows.
struct Document: Sendable {
  /// JSON, as the database wrote it.
  var body: [UInt8]
  /// What the ETag is made of.
  var version: Int64?
}

/// There was no row: absent or hidden, which answers the same (R4).
struct NoRow: Error {}

extension Query where Answer == Document {
  /// A read that answers one document; the statement gives `body` and may give `version`.
  static func read(_ name: String, _ sql: String, _ parameters: Parameter...) -> Query {
    Query(lane: .shared, name: name, sql: sql, parameters: parameters, read: document)
  }

  /// A change that answers one document; the statement gives `body` and `version`, which may be
  /// null.
  static func change(_ name: String, _ sql: String, _ parameters: Parameter...) -> Query {
    Query(lane: .exclusive, name: name, sql: sql, parameters: parameters, read: document)
  }

  @Sendable static func document(_ rows: Rows) throws -> Document {
    guard let row = rows.first else { throw NoRow() }
    return Document(
      body: try row.get(0, as: [UInt8].self),
      version: rows.columns.count > 1 ? try row.get(1, as: Int64?.self) : nil)
  }

  /// The same, refused by `check` before it runs.
  func after(_ name: String, _ sql: String, _ parameters: Parameter...) -> Query {
    var query = self
    query.checks.append(Check(name: name, sql: sql, parameters: parameters))
    return query
  }
}

extension Query where Answer == Void {
  /// A change that answers nothing.
  static func command(_ name: String, _ sql: String, _ parameters: Parameter...) -> Query {
    Query(lane: .exclusive, name: name, sql: sql, parameters: parameters) { _ in }
  }
}
