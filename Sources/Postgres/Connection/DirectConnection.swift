import CLibpq
import Dispatch

/// One connection outside the pool, for migrations and other work in the caller's own transactions.
///
/// Calls run one after another on a queue of their own, since libpq blocks there. Cancelling the
/// task cancels the statement under way.
public final class DirectConnection: Sendable {
  private let queue = DispatchQueue(label: "postgres.direct")
  /// Nil once closed. Only the queue uses the connection; the lock guards the reference.
  private let server: Locked<ServerConnection?>
  private let cancelRequest: CancelRequest?

  private init(_ server: ServerConnection) {
    cancelRequest = server.cancelRequest()
    self.server = Locked(server)
  }

  /// Connects, within `timeout` (whole seconds from 2). Throws
  /// `ConnectionFailure` with libpq's message.
  public static func connect(
    _ connectionString: String, timeout: Duration = .seconds(10),
    applicationName: String = "muster"
  ) async throws -> DirectConnection {
    try await DetachedThread.run {
      DirectConnection(
        try ServerConnection.open(
          connectionString, timeout: timeout, applicationName: applicationName,
          settings: [("DateStyle", "ISO, MDY"), ("TimeZone", "UTC")]))
    }
  }

  deinit { close() }

  /// The server's version as a number, such as 150018.
  public var serverVersion: Int { server.withLock { $0?.serverVersion ?? 0 } }

  /// Runs a script of any number of statements, with its own `begin` and `commit` if it has them.
  /// Without, it is one transaction. Throws `PostgresError` or `PoolError`.
  public func execute(script: String) async throws {
    if script.utf8.contains(0) {
      throw PoolError.invalidCommand("the script has a NUL byte")
    }
    try await perform { server in
      _ = try Self.rows(server.execute(script), server)
    }
  }

  /// Runs commands one by one, not prepared and each a transaction of its own unless one was begun,
  /// and returns the rows of each. Stops at the first error.
  @discardableResult
  public func run(_ commands: [Command]) async throws -> [Rows] {
    for command in commands { try command.validate() }
    return try await perform { server in
      try commands.map { command in
        try Self.rows(server.execute(command.statement.sql, command.parameters), server)
      }
    }
  }

  /// Closes the connection, after the call under way.
  public func close() {
    server.withLock { server in
      if let last = server { queue.async { withExtendedLifetime(last) {} } }
      server = nil
    }
  }

  private func perform<T: Sendable>(
    _ body: @escaping @Sendable (ServerConnection) throws -> T
  ) async throws -> T {
    try Task.checkCancellation()
    guard let server = server.withLock({ $0 }) else { throw PoolError.closed }
    let cancelRequest = cancelRequest
    let isUnderWay = Locked(false)
    do {
      return try await withTaskCancellationHandler {
        try await withCheckedThrowingContinuation { continuation in
          queue.async {
            isUnderWay.withLock { $0 = true }
            let result = Result { try body(server) }
            // Waits for a cancel request that is being sent, lest it hit the next call.
            isUnderWay.withLock { $0 = false }
            continuation.resume(with: result)
          }
        }
      } onCancel: {
        DetachedThread.start {
          isUnderWay.withLock { isUnderWay in
            if isUnderWay { cancelRequest?.send() }
          }
        }
      }
    } catch let error as PostgresError where error.sqlState == "57014" && Task.isCancelled {
      throw CancellationError()
    }
  }

  private static func rows(_ result: ResultHandle?, _ server: ServerConnection) throws -> Rows {
    guard let result else { throw PoolError.connectionLost }
    switch PQresultStatus(result.pointer) {
    case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: return Rows(result)
    case PGRES_FATAL_ERROR:
      if server.isBroken { throw PoolError.connectionLost }
      throw PostgresError(result.pointer)
    default: throw PoolError.invalidCommand("COPY is not supported")
    }
  }
}
