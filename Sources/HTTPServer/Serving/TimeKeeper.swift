import CMicrohttpd
import Synchronization

/// Holds connections to their time limits, on a thread of its own, so that limits hold however
/// busy all other threads are.
///
/// libmicrohttpd itself only closes connections that are silent; it knows no limit for a whole
/// request, none for handlers, and does not see that the client of a suspended connection left.
final class TimeKeeper: Sendable {
  private let engine: Engine
  private let isStopped = Atomic(false)
  private let hasEnded = Atomic(false)

  init(_ engine: Engine) { self.engine = engine }

  /// Starts the thread.
  ///
  /// - Throws: `ServerError.cannotStart` when the system gives no thread.
  func start() throws {
    let pointer = Unmanaged.passRetained(self).toOpaque()
    let error = muster_start_thread(
      { context in
        guard let context else { return }
        Unmanaged<TimeKeeper>.fromOpaque(context).takeRetainedValue().run()
      }, pointer)
    guard error == 0 else {
      Unmanaged<TimeKeeper>.fromOpaque(pointer).release()
      throw ServerError.cannotStart
    }
  }

  /// Asks the thread to end, and waits until it has.
  func stop() async {
    isStopped.store(true, ordering: .releasing)
    while !hasEnded.load(ordering: .acquiring) {
      try? await Task.sleep(for: .milliseconds(5))
    }
  }

  private func run() {
    var round = 0
    while !isStopped.load(ordering: .acquiring) {
      let isDraining = engine.isDraining.load(ordering: .relaxed)
      muster_sleep_milliseconds(isDraining ? 10 : 50)
      round += 1
      let now = muster_milliseconds()
      advanceLingerers(now)
      // Looking at each connection is cheap, asking the kernel about each less so.
      guard isDraining || round % 4 == 0 else { continue }
      let open = engine.connections.withLock { Array($0.values) }
      for connection in open {
        connection.checkTime(now, asksKernel: round % 20 == 0, isDraining: isDraining)
      }
    }
    engine.lingerers.withLock {
      for lingerer in $0 { lingerer.close() }
      $0 = []
    }
    hasEnded.store(true, ordering: .releasing)
  }

  private func advanceLingerers(_ now: UInt64) {
    var current = engine.lingerers.withLock {
      let taken = $0
      $0 = []
      return taken
    }
    guard !current.isEmpty else { return }
    var remaining: [Lingerer] = []
    for index in current.indices where current[index].advance(now) {
      remaining.append(current[index])
    }
    engine.lingerers.withLock { $0 += remaining }
  }
}
