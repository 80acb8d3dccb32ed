/// A statement with the values of its parameters.
public struct Command: Sendable, Hashable {
  /// What to run.
  public let statement: Statement
  /// The values of `$1`, `$2` …, in that order.
  public let parameters: [Parameter]

  /// Makes a command from a statement and its parameters.
  public init(_ statement: Statement, _ parameters: Parameter...) {
    self.init(statement, parameters: parameters)
  }

  /// Makes a command from a statement and a list of its parameters.
  public init(_ statement: Statement, parameters: [Parameter]) {
    self.statement = statement
    self.parameters = parameters
  }

  /// Throws `PoolError.invalidCommand` for what the protocol would cut short or refuse.
  func validate() throws(PoolError) {
    if statement.name.utf8.count > 63 || statement.name.isEmpty {
      throw .invalidCommand("statement names have 1 to 63 bytes: \(statement.name)")
    }
    if statement.sql.utf8.contains(0) || statement.name.utf8.contains(0) {
      throw .invalidCommand("statement \(statement.name) has a NUL byte")
    }
    if parameters.count > 65_535 {
      throw .invalidCommand("statement \(statement.name) has more than 65535 parameters")
    }
    for (index, parameter) in parameters.enumerated() where parameter.hasNUL {
      throw .invalidCommand("parameter \(index + 1) of \(statement.name) has a NUL byte")
    }
  }
}
