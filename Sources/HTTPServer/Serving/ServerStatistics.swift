/// What a server has done and is doing.
public struct ServerStatistics: Sendable, Equatable {
  /// Connections that are open.
  public var openConnections = 0
  /// Requests whose header has arrived and whose answer is not sent, streams included.
  public var requestsInFlight = 0
  /// Streams that are being sent.
  public var openStreams = 0
  /// Requests answered since the start.
  public var totalRequests = 0
  /// Requests answered by the first digit of the status: index 2 for 2xx, to 5.
  public var byStatusClass = [0, 0, 0, 0, 0, 0]
  /// Requests whose client went away before the answer was sent.
  public var abortedRequests = 0
}
