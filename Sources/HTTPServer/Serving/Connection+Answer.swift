import CMicrohttpd
import Synchronization

extension Connection {
  /// Hands an answer to libmicrohttpd; only on the connection's thread.
  func answer(_ response: Response, stream: ResponseStream?) -> muster_result {
    let message = makeMessage(response, stream: stream)
    guard let message else { return muster_close }
    addHeaders(of: response, to: message)
    let now = muster_milliseconds()
    shared.withLock {
      $0.phase = stream == nil ? .sending : .streaming
      $0.since = now
    }
    incoming.status = response.status
    if let stream {
      incoming.stream = stream
      engine.counters.openStreams.wrappingAdd(1, ordering: .relaxed)
    }
    return muster_queue(handle, UInt32(response.status), message)
  }

  private func makeMessage(_ response: Response, stream: ResponseStream?) -> OpaquePointer? {
    switch response.body {
    case .bytes(let bytes):
      if incoming.head?.method != .head { incoming.sentBytes = bytes.count }
      return bytes.withUnsafeBytes { muster_response_from_bytes($0.baseAddress, $0.count) }
    case .empty:
      return muster_response_from_bytes(nil, 0)
    case .stream:
      guard let stream else {
        // The answer to HEAD.
        return muster_response_without_body { _, _, _, _ in muster_end_of_stream() }
      }
      return muster_response_from_reader(
        Unmanaged.passRetained(stream).toOpaque(),
        { context, _, buffer, count in
          guard let context, let buffer else { return muster_end_of_stream() }
          return Unmanaged<ResponseStream>.fromOpaque(context).takeUnretainedValue()
            .read(into: UnsafeMutableRawBufferPointer(start: buffer, count: count))
        },
        { context in
          if let context { Unmanaged<ResponseStream>.fromOpaque(context).release() }
        })
    }
  }

  private func addHeaders(of response: Response, to message: OpaquePointer) {
    var own: UInt32 = engine.configuration.servesHTTPS ? MUSTER_SERVES_HTTPS.rawValue : 0
    var closes = engine.isDraining.load(ordering: .relaxed)
    for field in response.headers {
      if let bit = Connection.bit(of: field.name) { own |= bit }
      if Headers.isSame(field.name, "Connection") {
        if Headers.isSame(field.value, "close") { closes = true }
        continue
      }
      guard !field.value.isEmpty, !Connection.isReserved(field.name) else { continue }
      MHD_add_response_header(message, field.name, field.value)
    }
    if let id = incoming.head?.id { MHD_add_response_header(message, "X-Request-Id", id) }
    if closes { MHD_add_response_header(message, "Connection", "close") }
    muster_add_default_headers(message, own)
  }

  private static func isReserved(_ name: String) -> Bool {
    Response.reserved.contains { Headers.isSame($0, name) }
  }

  /// The mark of a default header that an answer may carry itself.
  private static func bit(of name: String) -> UInt32? {
    switch name.utf8.count {
    case 13 where Headers.isSame(name, "Cache-Control"): MUSTER_OWN_CACHE_CONTROL.rawValue
    case 15 where Headers.isSame(name, "Referrer-Policy"): MUSTER_OWN_REFERRER_POLICY.rawValue
    case 23 where Headers.isSame(name, "Content-Security-Policy"):
      MUSTER_OWN_CONTENT_SECURITY_POLICY.rawValue
    case 28 where Headers.isSame(name, "Cross-Origin-Resource-Policy"):
      MUSTER_OWN_RESOURCE_POLICY.rawValue
    default: nil
    }
  }

  /// Answers on the socket itself while libmicrohttpd still waits for the rest of a request, and
  /// ends the connection. Nothing has been sent for that request yet, so the bytes cannot mix.
  func condemn(_ response: Response, from phases: [Phase], generation: Int) {
    let id = RequestID.make()
    let bytes = RawAnswer.bytes(response, id: id, servesHTTPS: engine.configuration.servesHTTPS)
    let isSent = shared.withLock {
      guard phases.contains($0.phase), $0.generation == generation else { return false }
      $0.phase = .condemned
      let copy = muster_duplicate(socket)
      _ = bytes.withUnsafeBytes { muster_send(socket, $0.baseAddress, $0.count) }
      if copy >= 0 {
        muster_finish_sending(socket)
        engine.linger(copy)
      } else {
        muster_shut_down(socket)
      }
      return true
    }
    if isSent { engine.recordCondemned(response, id: id, address: address) }
  }
}
