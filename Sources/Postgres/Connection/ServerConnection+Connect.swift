import CLibpq

/// Why a connection could not be opened.
public struct ConnectionFailure: Error, Sendable, CustomStringConvertible {
  /// libpq's message, which names host and user and never the password.
  public let message: String

  /// The message.
  public var description: String { message }

  /// A failure with a message of its own.
  public init(message: String) { self.message = message }
}

extension ServerConnection {
  /// Opens a connection and makes its settings; blocks, for name resolution too, so it runs on
  /// a thread of its own.
  static func open(
    _ connectionString: String, timeout: Duration, applicationName: String,
    settings: [(name: String, value: String)]
  ) throws(ConnectionFailure) -> ServerConnection {
    let seconds = max(2, (timeout.milliseconds + 999) / 1_000)
    // What stands before `dbname` is a default, what stands behind it wins.
    let parameters: [(String, String)] = [
      ("application_name", applicationName),
      ("keepalives_idle", "30"), ("keepalives_interval", "10"), ("keepalives_count", "3"),
      ("tcp_user_timeout", "60000"),
      ("dbname", connectionString),
      ("connect_timeout", String(seconds)),
      ("client_encoding", "UTF8"),
    ]
    var keys = ParameterBuffer()
    var values = ParameterBuffer()
    let opened = keys.withPointers(parameters.map { Parameter($0.0) } + [.null]) { keys in
      values.withPointers(parameters.map { Parameter($0.1) } + [.null]) { values in
        PQconnectdbParams(keys, values, 1)
      }
    }
    guard let pointer = opened else { throw ConnectionFailure(message: "out of memory") }
    let connection = ServerConnection(pointer)
    guard !connection.isBroken else { throw ConnectionFailure(message: connection.lastMessage) }
    try connection.apply(settings)
    return connection
  }

  private func apply(_ settings: [(name: String, value: String)]) throws(ConnectionFailure) {
    if settings.isEmpty { return }
    let calls = settings.indices.map { "set_config($\($0 * 2 + 1), $\($0 * 2 + 2), false)" }
    let parameters = settings.flatMap { [Parameter($0.name), Parameter($0.value)] }
    guard let result = execute("select " + calls.joined(separator: ", "), parameters),
      PQresultStatus(result.pointer) == PGRES_TUPLES_OK
    else { throw ConnectionFailure(message: lastMessage) }
  }
}
