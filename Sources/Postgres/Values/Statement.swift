/// A named SQL statement, prepared on each connection when it is first needed there.
public struct Statement: Sendable, Hashable {
  /// The prepared statement's name: one name for one text, at most 63 bytes.
  public let name: String
  /// The SQL text, with `$1`, `$2` … for parameters.
  public let sql: String

  /// Makes a statement; a name used for two texts is refused when it runs.
  public init(_ name: String, _ sql: String) {
    self.name = name
    self.sql = sql
  }
}
