/// One row of an answer.
public struct Row: Sendable {
  let result: ResultHandle
  let index: Int

  /// Reads a column that is not null. Throws `RowError`.
  public func get<T: PostgresDecodable>(_ column: Int, as type: T.Type = T.self) throws -> T {
    guard let value: T = try get(column, as: T?.self) else {
      throw RowError.null(column: result.columnName(column))
    }
    return value
  }

  /// Reads a column that may be null. Throws `RowError`.
  public func get<T: PostgresDecodable>(_ column: Int, as type: T?.Type = T?.self) throws -> T? {
    guard column >= 0, column < result.columnCount else {
      throw RowError.noColumn(String(column))
    }
    guard let text = result.value(row: index, column: column) else { return nil }
    return try withExtendedLifetime(result) {
      guard let value = T(postgresText: text) else {
        throw RowError.invalid(column: result.columnName(column), type: "\(T.self)")
      }
      return value
    }
  }

  /// Reads a column that is not null, by its name. Throws `RowError`.
  public func get<T: PostgresDecodable>(_ column: String, as type: T.Type = T.self) throws -> T {
    try get(position(of: column), as: type)
  }

  /// Reads a column that may be null, by its name. Throws `RowError`.
  public func get<T: PostgresDecodable>(_ column: String, as type: T?.Type = T?.self) throws -> T? {
    try get(position(of: column), as: type)
  }

  /// Lends a column's text as bytes without copying them; nil is null. Throws `RowError`.
  public func withBytes<R>(
    _ column: Int, _ body: (UnsafeBufferPointer<UInt8>?) throws -> R
  ) throws -> R {
    guard column >= 0, column < result.columnCount else {
      throw RowError.noColumn(String(column))
    }
    return try withExtendedLifetime(result) {
      try body(result.value(row: index, column: column))
    }
  }

  private func position(of name: String) throws -> Int {
    guard let column = result.column(named: name) else { throw RowError.noColumn(name) }
    return column
  }
}

/// A column that is not what was asked for; never carries the value.
public enum RowError: Error, Sendable, Hashable {
  /// The answer has no such column.
  case noColumn(String)
  /// The column is null.
  case null(column: String)
  /// The column's text is not a value of the type.
  case invalid(column: String, type: String)
}
