import CMicrohttpd
import Synchronization

extension Connection {
  /// Takes a part of the body.
  func receive(_ bytes: UnsafeRawBufferPointer) -> muster_result {
    guard shared.withLock({ $0.phase == .arriving }) else { return muster_close }
    guard incoming.body.count + bytes.count <= incoming.bodyLimit else {
      // libmicrohttpd takes no answer while a body arrives.
      let error = HTTPError.contentTooLarge(limit: incoming.bodyLimit)
      let generation = shared.withLock { $0.generation }
      condemn(engine.answer(to: error, nil), from: [.arriving], generation: generation)
      return muster_close
    }
    incoming.body.append(contentsOf: bytes)
    return muster_continue
  }

  /// The request is complete, or its handler has finished: answers it, or starts the handler.
  func proceed() -> muster_result {
    if let ready = shared.withLock({ $0.phase == .handling ? $0.answer : nil }) {
      return answer(ready.response, stream: ready.stream)
    }
    guard shared.withLock({ $0.phase == .arriving }), let head = incoming.head else {
      return muster_close
    }
    let request = makeRequest(head)
    incoming.request = request
    if let refusal = incoming.refusal {
      return answer(engine.answer(to: refusal, request), stream: nil)
    }
    guard let route = head.route else {
      let allowed = head.pattern == nil ? Method.allCases : head.allowed
      return answer(
        Response(status: 204, headers: ["Allow": Route.allow(allowed)]), stream: nil)
    }
    let isFull =
      engine.counters.inFlight.load(ordering: .relaxed)
      - engine.counters.openStreams.load(ordering: .relaxed)
      > engine.configuration.maxRequestsInFlight
    guard !isFull, !engine.isRefusing.load(ordering: .relaxed) else {
      return answer(engine.answer(to: HTTPError.serviceUnavailable(), request), stream: nil)
    }
    return start(route, request)
  }

  private func makeRequest(_ head: RequestHead) -> Request {
    let body = incoming.body
    incoming.body = []
    return Request(
      method: head.method ?? .get, path: head.path, query: head.query, headers: head.headers,
      body: body, remoteAddress: clientAddress(head.headers), id: head.id,
      pathParameters: head.parameters)
  }

  /// The address of the client: what the outermost trusted proxy saw, or the socket's.
  private func clientAddress(_ headers: Headers) -> String {
    let proxies = engine.configuration.trustedProxies
    guard proxies > 0 else { return address }
    let hops = headers.all("X-Forwarded-For").flatMap { $0.split(separator: ",") }
    guard hops.count >= proxies else { return address }
    return String(hops[hops.count - proxies].filter { $0 != " " && $0 != "\t" })
  }

  /// Runs the handler, and suspends the connection unless the answer is there at once.
  private func start(_ route: Route, _ request: Request) -> muster_result {
    let now = muster_milliseconds()
    let generation = shared.withLock {
      $0.phase = .handling
      $0.since = now
      $0.isLongLived = route.options.isLongLived
      return $0.generation
    }
    let task = engine.run(route, request, on: self, generation: generation)
    let ready: Answer? = shared.withLock {
      if let answer = $0.answer {
        // The rest of a stream still runs.
        $0.task = answer.stream == nil ? nil : task
        return answer
      }
      $0.task = task
      guard suspend() else {
        task.cancel()
        let error = HTTPError.serviceUnavailable()
        let answer = Answer(response: engine.answer(to: error, request), stream: nil)
        $0.answer = answer
        return answer
      }
      $0.isSuspended = true
      return nil
    }
    guard let ready else { return muster_continue }
    return answer(ready.response, stream: ready.stream)
  }

  /// The request is over: logs it and makes the connection ready for the next.
  func complete(well: Bool) {
    let task = shared.withLock {
      let task = $0.task
      $0.task = nil
      $0.answer = nil
      $0.generation += 1
      $0.isLongLived = false
      if $0.phase != .condemned { $0.phase = .idle }
      $0.since = muster_milliseconds()
      return task
    }
    if let stream = incoming.stream {
      stream.close()
      engine.counters.openStreams.wrappingSubtract(1, ordering: .relaxed)
      incoming.sentBytes = stream.sentBytes
    }
    if !well { task?.cancel() }
    if incoming.lingering >= 0 { engine.linger(incoming.lingering) }
    engine.record(incoming, address: address, well: well)
    if incoming.isCounted { engine.counters.inFlight.wrappingSubtract(1, ordering: .relaxed) }
    incoming = Incoming()
  }
}
