/// What a pool is doing, and has done since it was made.
public struct PoolStatistics: Sendable, Hashable {
  /// Open connections of both lanes.
  public var connections = 0
  /// Connections with a batch under way.
  public var busy = 0
  /// Batches waiting for a connection.
  public var queued = 0
  /// Batches sent and not answered yet.
  public var inFlight = 0
  /// Connections lost and opened again.
  public var reconnects = 0
  /// Batches answered, with rows or an error.
  public var batches = 0
  /// Shared batches sent a second time because they queued behind a slow one.
  public var hedged = 0
  /// Batches sent a second time after a lost connection or a stale plan.
  public var retried = 0
  /// Cancel requests sent to the server.
  public var cancels = 0
  /// libpq's message on the last failure to connect; never holds the password.
  public var lastConnectionFailure: String?

  /// All zero.
  public init() {}
}
