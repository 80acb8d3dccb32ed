/// A batch that got no answer from the server.
public enum PoolError: Error, Sendable, Hashable, CustomStringConvertible {
  /// No connection became free within `PoolConfiguration.queueTimeout`; nothing was run.
  case queueTimeout
  /// The database cannot be reached; nothing was run.
  case unavailable
  /// The batch took longer than its `timeout`; it was cancelled and has no effect.
  case timeout
  /// The pool is closed; nothing was run.
  case closed
  /// The connection was lost under way: an exclusive batch may or may not have taken effect.
  case connectionLost
  /// The batch cannot be sent, for the reason given, which holds no data; nothing was run.
  case invalidCommand(String)

  /// A sentence for logs.
  public var description: String {
    switch self {
    case .queueTimeout: "no database connection became free in time"
    case .unavailable: "the database cannot be reached"
    case .timeout: "the database took too long"
    case .closed: "the connection pool is closed"
    case .connectionLost: "the database connection was lost, the outcome is unknown"
    case .invalidCommand(let reason): "invalid command: \(reason)"
    }
  }
}
