import Postgres

/// The one connection of this server that listens: wakes streams and the workers of
/// jobs when a transaction that wrote for them has committed, whichever server ran it.
///
/// It is `muster_jobs`', straight to the database: a pooler in transaction mode hands no
/// notifications on.
struct ChangeListener: Sendable {
  private let listener: NotificationListener
  let streams: StreamHub
  let workers: [JobQueue: JobWaker]
  /// How often streams are kept awake.
  private static let beat = Duration.seconds(15)

  init(
    _ configuration: PoolConfiguration, streams: StreamHub, workers: [JobQueue: JobWaker]
  ) {
    listener = NotificationListener(
      configuration, channels: ["muster_events", "muster_jobs"])
    self.streams = streams
    self.workers = workers
  }

  /// Passes wake-up calls on until `close`.
  func run() async {
    let beats = Task { [streams] in
      while !Task.isCancelled {
        try? await Task.sleep(for: Self.beat)
        await streams.beat()
      }
    }
    // What was written before it listened, nobody called for.
    while !listener.isListening, !Task.isCancelled { try? await Task.sleep(for: .milliseconds(20)) }
    streams.wake()
    for await notification in listener.notifications {
      switch notification {
      case .received(channel: "muster_jobs", payload: let queue):
        JobQueue(rawValue: queue).flatMap { workers[$0] }?.wake()
      case .received: streams.wake()
      case .reconnected:
        streams.wake()
        for waker in workers.values { waker.wake() }
      }
    }
    beats.cancel()
  }

  /// Stops listening.
  func close() { listener.close() }
}
