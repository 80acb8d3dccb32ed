/// Commands that go to the server in one trip, as one implicit transaction.
public struct Batch: Sendable {
  /// Which connection a batch may use.
  public enum Lane: Sendable, Hashable {
    /// Reads: pipelined with other batches on one connection, in a read-only transaction. They
    /// may run more than once, when a connection is lost or slow.
    case shared
    /// Writes and what may wait for a lock: a connection to itself for the one trip.
    case exclusive
  }

  /// Which connection the batch may use.
  public var lane: Lane
  /// What to run, in order; an error undoes them all.
  public var commands: [Command]
  /// The longest time from `run` to the answer; nil leaves it to the server's settings.
  public var timeout: Duration?

  /// Makes a batch.
  public init(_ lane: Lane, _ commands: [Command], timeout: Duration? = nil) {
    self.lane = lane
    self.commands = commands
    self.timeout = timeout
  }
}
