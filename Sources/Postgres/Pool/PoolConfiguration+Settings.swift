extension PoolConfiguration {
  /// The settings made at connect, in order; later ones win.
  func sessionSettings(for lane: Batch.Lane) -> [(name: String, value: String)] {
    var all: [(name: String, value: String)] = [
      ("DateStyle", "ISO, MDY"), ("TimeZone", "UTC"),
    ]
    if !isBehindPooler {
      all += [
        ("bytea_output", "hex"),
        ("statement_timeout", String(statementTimeout.milliseconds)),
        ("lock_timeout", String(lockTimeout.milliseconds)),
        (
          "idle_in_transaction_session_timeout", String(idleInTransactionTimeout.milliseconds)
        ),
      ]
      if lane == .shared && sharedIsReadOnly {
        all.append(("default_transaction_read_only", "on"))
      }
    }
    all += settings.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
    return all
  }

  /// Opens a connection for a lane and starts pipeline mode; blocks.
  func connect(_ lane: Batch.Lane) throws(ConnectionFailure) -> ServerConnection {
    let connection = try ServerConnection.open(
      connectionString, timeout: connectTimeout, applicationName: applicationName,
      settings: sessionSettings(for: lane))
    guard connection.enterPipeline() else {
      throw ConnectionFailure(message: connection.lastMessage)
    }
    return connection
  }
}
