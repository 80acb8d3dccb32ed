import CMicrohttpd
import Synchronization

/// What a server shares with its connections.
final class Engine: Sendable {
  let configuration: ServerConfiguration
  let router: Router
  let errorResponder: Server.ErrorResponder
  let log: @Sendable (AccessRecord) -> Void
  let counters = Counters()
  /// Answers close their connections from now on.
  let isDraining = Atomic(false)
  /// No handler starts and no connection is suspended any more.
  let isRefusing = Atomic(false)
  /// Connections that libmicrohttpd has been told to leave alone.
  let suspended = Atomic(0)
  /// When draining began, in milliseconds; 0 before.
  let drainBegan = Atomic<UInt64>(0)
  let limits: TimeLimits
  let connections = Mutex<[ObjectIdentifier: Connection]>([:])
  let lingerers = Mutex<[Lingerer]>([])

  init(
    _ configuration: ServerConfiguration, router: Router,
    errorResponder: @escaping Server.ErrorResponder,
    log: @escaping @Sendable (AccessRecord) -> Void
  ) {
    self.configuration = configuration
    limits = TimeLimits(configuration)
    self.router = router
    self.errorResponder = errorResponder
    self.log = log
  }

  /// Starts a handler; it runs at once, on this thread, until it first waits.
  func run(
    _ route: Route, _ request: Request, on connection: Connection, generation: Int
  ) -> Task<Void, Never> {
    let operation: @Sendable () async -> Void = {
      await self.handle(route, request, on: connection, generation: generation)
    }
    if route.options.startsOnEventLoop, #available(macOS 26, iOS 26, *) {
      return Task.immediate(executorPreference: WhereResumed.shared, operation: operation)
    }
    return Task(operation: operation)
  }

  private func handle(
    _ route: Route, _ request: Request, on connection: Connection, generation: Int
  ) async {
    let response: Response
    do {
      let made = try await route.handler(request)
      response = made.isValid ? made : answer(to: HTTPError.internal, request)
    } catch {
      response = answer(to: error, request)
    }
    guard case .stream(let produce) = response.body, request.method != .head else {
      _ = connection.finish(response, generation: generation)
      return
    }
    let stream = ResponseStream(connection)
    guard connection.finish(response, stream: stream, generation: generation) else { return }
    do {
      try await produce(ResponseWriter(stream: stream))
      stream.end()
    } catch is CancellationError where isDraining.load(ordering: .relaxed) {
      stream.end()
    } catch {
      stream.fail()
    }
  }

  /// The answer to an error, without anything that could break it.
  func answer(to error: any Error, _ request: Request?) -> Response {
    let response = errorResponder(error, request)
    return response.isValid ? response : response.sanitized()
  }

  /// Notes what was answered.
  func record(_ incoming: Incoming, address: String, well: Bool) {
    guard incoming.status > 0, let head = incoming.head else { return }
    counters.countAnswer(incoming.status)
    if !well { counters.aborted.wrappingAdd(1, ordering: .relaxed) }
    log(
      AccessRecord(
        requestId: head.id, method: head.method, pattern: head.pattern, status: incoming.status,
        bytes: incoming.sentBytes,
        durationMicroseconds: Int(muster_microseconds() - incoming.startedMicroseconds),
        remoteAddress: incoming.request?.remoteAddress ?? address,
        userAgent: head.headers["User-Agent"], caller: incoming.request?.caller,
        isAborted: !well))
  }

  /// Notes an answer that libmicrohttpd did not send.
  func recordCondemned(_ response: Response, id: String, address: String) {
    counters.countAnswer(response.status)
    log(
      AccessRecord(
        requestId: id, method: nil, pattern: nil, status: response.status, bytes: 0,
        durationMicroseconds: 0, remoteAddress: address, userAgent: nil, caller: nil,
        isAborted: false))
  }

  /// Keeps a socket open for reading until its client has read the answer and closed.
  func linger(_ socket: Int32) {
    lingerers.withLock { $0.append(Lingerer(socket: socket, until: muster_milliseconds() + 2_000)) }
  }
}

/// The configuration's time limits in milliseconds.
struct TimeLimits {
  let idle: UInt64
  let request: UInt64
  let handler: UInt64
  let response: UInt64
  let idleDrain: UInt64

  init(_ configuration: ServerConfiguration) {
    idle = configuration.idleTimeout.milliseconds
    request = configuration.requestTimeout.milliseconds
    handler = configuration.handlerTimeout.milliseconds
    response = configuration.responseTimeout.milliseconds
    idleDrain = configuration.idleDrain.milliseconds
  }
}
