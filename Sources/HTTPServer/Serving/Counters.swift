import Synchronization

/// The counts behind `ServerStatistics`, cheap to change from any thread.
final class Counters: Sendable {
  let openConnections = Atomic<Int>(0)
  let inFlight = Atomic<Int>(0)
  let openStreams = Atomic<Int>(0)
  let aborted = Atomic<Int>(0)
  private let success = Atomic<Int>(0)
  private let redirection = Atomic<Int>(0)
  private let clientError = Atomic<Int>(0)
  private let serverError = Atomic<Int>(0)

  func countAnswer(_ status: Int) {
    switch status {
    case ..<300: success.wrappingAdd(1, ordering: .relaxed)
    case ..<400: redirection.wrappingAdd(1, ordering: .relaxed)
    case ..<500: clientError.wrappingAdd(1, ordering: .relaxed)
    default: serverError.wrappingAdd(1, ordering: .relaxed)
    }
  }

  var statistics: ServerStatistics {
    let classes = [
      0, 0, success.load(ordering: .relaxed), redirection.load(ordering: .relaxed),
      clientError.load(ordering: .relaxed), serverError.load(ordering: .relaxed),
    ]
    return ServerStatistics(
      openConnections: openConnections.load(ordering: .relaxed),
      requestsInFlight: inFlight.load(ordering: .relaxed),
      openStreams: openStreams.load(ordering: .relaxed),
      totalRequests: classes.reduce(0, +), byStatusClass: classes,
      abortedRequests: aborted.load(ordering: .relaxed))
  }
}
