#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Listens on channels over a connection of its own, which must not lead through a pooler in
/// transaction mode, and connects again when it is lost.
public final class NotificationListener: Sendable {
  /// What arrives, for one consumer. Keeps the newest 4,096; ends after `close`.
  public let notifications: AsyncStream<Notification>

  private let thread: ListenerThread

  /// Starts connecting in the background and returns at once.
  public init(_ configuration: PoolConfiguration, channels: [String]) {
    let (stream, continuation) = AsyncStream.makeStream(
      of: Notification.self, bufferingPolicy: .bufferingNewest(4_096))
    notifications = stream
    let thread = ListenerThread(configuration, channels, continuation)
    self.thread = thread
    if !DetachedThread.start({ thread.run() }) { continuation.finish() }
  }

  deinit { close() }

  /// Whether the channels are being listened to now.
  public var isListening: Bool { thread.state.withLock { $0.isListening } }

  /// Stops listening and ends `notifications`.
  public func close() { thread.close() }
}

/// The thread of a listener, which outlives it for a moment.
private final class ListenerThread: Sendable {
  struct State {
    var isListening = false
    var isClosed = false
  }

  let state = Locked(State())
  private let configuration: PoolConfiguration
  private let channels: [String]
  private let continuation: AsyncStream<Notification>.Continuation
  private let pipe = WakePipe()

  init(
    _ configuration: PoolConfiguration, _ channels: [String],
    _ continuation: AsyncStream<Notification>.Continuation
  ) {
    self.configuration = configuration
    self.channels = channels
    self.continuation = continuation
  }

  func close() {
    state.withLock { $0.isClosed = true }
    pipe.wake()
  }

  func run() {
    var failures = 0
    var isFirst = true
    while !isClosed {
      guard let server = connect() else {
        // As the pool does: 50 ms, doubled up to 2 s, less up to a half.
        let longest = 50 << min(failures, 5)
        failures += 1
        wait(for: nil, milliseconds: Int32.random(in: Int32(longest / 2)...Int32(longest)))
        continue
      }
      failures = 0
      if !isFirst { yield(.reconnected) }
      isFirst = false
      state.withLock { $0.isListening = true }
      listen(server)
      state.withLock { $0.isListening = false }
    }
    continuation.finish()
  }

  private var isClosed: Bool { state.withLock { $0.isClosed } }

  private func connect() -> ServerConnection? {
    guard
      let server = try? ServerConnection.open(
        configuration.connectionString, timeout: configuration.connectTimeout,
        applicationName: configuration.applicationName, settings: [])
    else { return nil }
    for channel in channels {
      guard let name = server.quoted(identifier: channel),
        let result = server.execute("listen \(name)"),
        result.isSuccess
      else { return nil }
    }
    return server
  }

  /// Passes on notifications until the connection is lost or the listener closed.
  private func listen(_ server: ServerConnection) {
    while !isClosed {
      _ = server.isWaiting
      while let (channel, payload) = server.nextNotification() {
        yield(.received(channel: channel, payload: payload))
      }
      if server.isBroken { return }
      wait(for: server, milliseconds: -1)
      if !isClosed, !server.readInput() { return }
    }
  }

  private func yield(_ notification: Notification) {
    if case .dropped = continuation.yield(notification) { continuation.yield(.reconnected) }
  }

  private func wait(for server: ServerConnection?, milliseconds: Int32) {
    var descriptors = [
      pollfd(fd: pipe.readEnd, events: Int16(POLLIN), revents: 0),
      pollfd(fd: server?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    poll(&descriptors, 2, pipe.limited(milliseconds))
  }
}
