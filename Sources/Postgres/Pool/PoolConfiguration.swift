/// How a pool connects, and how long it waits.
public struct PoolConfiguration: Sendable {
  /// A `postgres://` URL or libpq's `key=value` string.
  public var connectionString: String
  /// Connections that pipeline reads; at least one.
  public var sharedConnections = 2
  /// Connections for one batch at a time; at least one. They are opened as they are needed.
  public var exclusiveConnections = 8
  /// Extra connections for reads, opened while all shared ones are held up by slow batches.
  public var temporaryConnections = 4
  /// The most batches under way on one shared connection.
  public var pipelineDepth = 16
  /// The longest time for one attempt to connect, in whole seconds from 2.
  public var connectTimeout: Duration = .seconds(5)
  /// The longest time a batch waits for a connection.
  public var queueTimeout: Duration = .seconds(5)
  /// The server's `statement_timeout`; zero is none.
  public var statementTimeout: Duration = .seconds(30)
  /// The server's `lock_timeout`; zero is none.
  public var lockTimeout: Duration = .seconds(10)
  /// The server's `idle_in_transaction_session_timeout`; zero is none.
  public var idleInTransactionTimeout: Duration = .seconds(30)
  /// A shared batch running longer than this no longer holds up those behind it.
  public var slowThreshold: Duration = .milliseconds(50)
  /// Whether statements are prepared by name; false suits PgBouncer before 1.21.
  public var preparesStatements = true
  /// Whether shared connections refuse writes, which makes running a read twice safe.
  public var sharedIsReadOnly = true
  /// True behind a pooler in transaction mode, where settings made at connect would leak to
  /// other clients: then only `TimeZone` and `DateStyle`, which PgBouncer tracks, are set, and
  /// the time-outs belong on the database role.
  public var isBehindPooler = false
  /// What `pg_stat_activity` shows, unless the connection string says.
  public var applicationName = "muster"
  /// Settings made at connect, such as `plan_cache_mode`; they win over those above.
  public var settings: [String: String] = [:]

  /// Makes a configuration with the defaults.
  public init(_ connectionString: String) {
    self.connectionString = connectionString
  }
}
