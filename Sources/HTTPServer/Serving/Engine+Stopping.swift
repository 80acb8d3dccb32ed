import CMicrohttpd
import Synchronization

extension Engine {
  /// Stops accepting, after taking in the connections that already wait in the kernel's queue.
  func beginDraining(_ daemon: OpaquePointer, listener: Int32) {
    drainBegan.store(muster_milliseconds(), ordering: .relaxed)
    isDraining.store(true, ordering: .sequentiallyConsistent)
    MHD_quiesce_daemon(daemon)
    while muster_adopt_waiting(daemon, listener) != 0 {}
    _ = muster_close_socket(listener)
  }

  /// Returns when no connection is open, or the time is up.
  func waitUntilClosed(within time: Duration) async {
    let end = muster_milliseconds() + time.milliseconds
    while muster_milliseconds() < end, counters.openConnections.load(ordering: .relaxed) > 0 {
      await Engine.pause()
    }
  }

  /// Cancels what is still under way, answers 503 in its place, and closes all connections.
  /// libmicrohttpd must not be stopped while a connection is suspended.
  func abandonRequests() async {
    isRefusing.store(true, ordering: .sequentiallyConsistent)
    repeat {
      for connection in connections.withLock({ Array($0.values) }) { connection.abandon() }
      await Engine.pause()
    } while suspended.load(ordering: .sequentiallyConsistent) > 0
    await waitUntilClosed(within: .milliseconds(500))
    for connection in connections.withLock({ Array($0.values) }) { connection.shutDown() }
    await waitUntilClosed(within: .seconds(2))
  }

  /// A short sleep that cancelling the caller does not cut short.
  private static func pause() async {
    await Task.detached { try? await Task.sleep(for: .milliseconds(5)) }.value
  }
}

extension Connection {
  /// Cancels the request under way, and answers 503 unless there is an answer.
  func abandon() {
    let (generation, task, stream) = shared.withLock {
      ($0.generation, $0.task, $0.phase == .streaming ? $0.answer?.stream : nil)
    }
    // Answered before it is cancelled, so that what a cancelled handler returns is not sent.
    _ = finish(
      engine.answer(to: HTTPError.serviceUnavailable(), nil), generation: generation)
    task?.cancel()
    if let stream { stream.fail() }
  }

  /// Ends the connection, whatever it is doing.
  func shutDown() {
    shared.withLock {
      if $0.phase != .closed { muster_shut_down(socket) }
    }
  }
}
