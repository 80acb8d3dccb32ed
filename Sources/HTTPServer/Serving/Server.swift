import CMicrohttpd
import Synchronization

/// An HTTP/1.1 server.
///
/// ```swift
/// let router = try Router([Route(.get, "/hello") { _ in .text("Hello") }])
/// let server = Server(ServerConfiguration(), router: router, errorResponder: render) { print($0) }
/// let port = try server.start()
/// _ = await TerminationSignals.wait()
/// await server.stop()
/// ```
///
/// A server that was started must be stopped before it is released.
public final class Server: Sendable {
  /// Renders an error; the request is nil when its header was refused.
  public typealias ErrorResponder = @Sendable (any Error, Request?) -> Response

  private enum State {
    case new
    case running(Running)
    case stopping
    case stopped
  }

  private struct Running: @unchecked Sendable {
    let daemon: OpaquePointer
    let listener: Int32
    let port: Int
    let keeper: TimeKeeper
  }

  private let engine: Engine
  private let state = Mutex(State.new)

  /// Makes a server that does not listen yet.
  ///
  /// - Parameters:
  ///   - errorResponder: renders what handlers throw and what the server itself finds (`HTTPError`).
  ///   - log: called once for each answer, on a thread that has requests to serve: be quick.
  public init(
    _ configuration: ServerConfiguration, router: Router,
    errorResponder: @escaping ErrorResponder,
    log: @escaping @Sendable (AccessRecord) -> Void = { _ in }
  ) {
    engine = Engine(configuration, router: router, errorResponder: errorResponder, log: log)
  }

  /// The port that the server listens on; nil unless it runs.
  public var port: Int? {
    state.withLock {
      if case .running(let running) = $0 { running.port } else { nil }
    }
  }

  /// What the server has done and is doing.
  public var statistics: ServerStatistics { engine.counters.statistics }

  /// Starts to listen.
  ///
  /// - Returns: the port.
  /// - Throws: `ServerError`.
  @discardableResult
  public func start() throws -> Int {
    try state.withLock { state throws in
      guard case .new = state else { throw ServerError.alreadyStarted }
      muster_ignore_broken_pipes()
      let configuration = engine.configuration
      guard let port = UInt16(exactly: configuration.port) else {
        throw ServerError.cannotListen(errno: EINVAL)
      }
      let listener = muster_listen(configuration.host, port, 1024)
      guard listener >= 0 else { throw ServerError.cannotListen(errno: -listener) }
      let processors = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
      let threads = configuration.threads > 0 ? configuration.threads : processors
      let descriptors = muster_raise_descriptor_limit(UInt64(configuration.maxConnections) + 256)
      let limit = max(threads, min(configuration.maxConnections, Int(descriptors) - 128))
      guard
        let daemon = engine.startDaemon(
          listener: listener, threads: threads, connectionLimit: limit)
      else {
        // libmicrohttpd has closed the socket.
        throw ServerError.cannotStart
      }
      let keeper = TimeKeeper(engine)
      do {
        try keeper.start()
      } catch {
        MHD_stop_daemon(daemon)
        throw error
      }
      let bound = Int(muster_bound_port(listener))
      state = .running(
        Running(daemon: daemon, listener: listener, port: bound, keeper: keeper))
      return bound
    }
  }

  /// Stops listening, lets requests under way finish, and closes every connection.
  ///
  /// Answers ask to close their connection from now on; streams are cancelled. Requests that take
  /// longer than the configuration's `drainTimeout` are cancelled and answered 503. Returns when
  /// everything is closed, also to callers after the first.
  public func stop() async {
    let running: Running? = state.withLock {
      guard case .running(let running) = $0 else { return nil }
      $0 = .stopping
      return running
    }
    guard let running else {
      while state.withLock({ if case .stopping = $0 { true } else { false } }) {
        try? await Task.sleep(for: .milliseconds(5))
      }
      return
    }
    engine.beginDraining(running.daemon, listener: running.listener)
    await engine.waitUntilClosed(within: engine.configuration.drainTimeout)
    await engine.abandonRequests()
    MHD_stop_daemon(running.daemon)
    await running.keeper.stop()
    state.withLock { $0 = .stopped }
  }
}

/// Why a server did not start.
public enum ServerError: Error, Equatable {
  /// The address cannot be listened on; the system's `errno` says why.
  case cannotListen(errno: Int32)
  /// libmicrohttpd or the system refused to start a thread.
  case cannotStart
  /// A server starts once.
  case alreadyStarted
}
