import CMicrohttpd
import Synchronization

extension Connection {
  /// Notes that a request line has arrived.
  func begin(_ target: UnsafePointer<CChar>?) {
    incoming = Incoming()
    incoming.startedMicroseconds = muster_microseconds()
    if let target {
      let count = strlen(target)
      incoming.target = Array(UnsafeRawBufferPointer(start: target, count: count))
    }
    let now = incoming.startedMicroseconds / 1000
    shared.withLock {
      guard $0.phase == .idle else { return }
      $0.phase = .arriving
      $0.since = now
    }
  }

  /// Reads the header, finds the route, and refuses at once what needs no body.
  func readHeader(
    url: UnsafePointer<CChar>, method: UnsafePointer<CChar>, version: UnsafePointer<CChar>
  ) -> muster_result {
    guard shared.withLock({ $0.phase == .arriving }) else { return muster_close }
    engine.counters.inFlight.wrappingAdd(1, ordering: .relaxed)
    incoming.isHeaderRead = true
    incoming.isCounted = true
    var head = RequestHead()
    head.id = RequestID.make()
    do throws(HTTPError) {
      try readFields(&head, url: url, method: method, version: version)
      try readTarget(&head)
      try readFraming(&head, isOld: version[7] == 0x30)
    } catch {
      head.mustClose = true
      incoming.refusal = error
    }
    incoming.head = head
    guard let refusal = incoming.refusal else { return muster_continue }
    guard head.mustClose || (head.hasBody && head.isContinueExpected) else {
      return muster_continue
    }
    // Answered before the body was read: libmicrohttpd closes the connection afterwards. The
    // second descriptor keeps the kernel from resetting it before the client has read the answer.
    incoming.lingering = muster_duplicate(socket)
    return answer(engine.answer(to: refusal, nil), stream: nil)
  }

  private func readFields(
    _ head: inout RequestHead, url: UnsafePointer<CChar>, method: UnsafePointer<CChar>,
    version: UnsafePointer<CChar>
  ) throws(HTTPError) {
    guard incoming.target.count <= engine.configuration.maxTargetBytes else {
      throw .uriTooLong
    }
    // A NUL cuts the target short: then the version does not follow at once.
    guard version - url == incoming.target.count + 1 else {
      throw .badRequest("The address has a NUL in it.")
    }
    let size = muster_header_size(handle)
    guard size <= engine.configuration.maxHeaderBytes else { throw .headerFieldsTooLarge }
    guard
      let headers = HeaderReader.read(handle, version: version, method: method, size: size)
    else { throw .badRequest("A header field is malformed.") }
    head.headers = headers
    if let id = headers["X-Request-Id"], RequestID.isValid(id) { head.id = id }
    head.method = Method(rawValue: String(cString: method))
  }

  private func readTarget(_ head: inout RequestHead) throws(HTTPError) {
    var target = incoming.target[...]
    guard target.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x23 }) else {
      throw .badRequest("The address has characters that are not allowed.")
    }
    if target.first != 0x2F { target = try Connection.originForm(target, head.method) }
    let mark = target.firstIndex(of: UInt8(ascii: "?")) ?? target.endIndex
    let path = target[..<mark]
    head.path = String(decoding: path, as: UTF8.self)
    if mark < target.endIndex {
      guard let query = QueryItems(decoding: target[(mark + 1)...]) else {
        throw .badRequest("The query is not valid percent-encoded UTF-8.")
      }
      head.query = query
    }
    let resolved = engine.router.resolve(head.method, path)
    head.pattern = resolved.pattern
    switch resolved.match {
    case .found(let route, let parameters):
      head.route = route
      head.parameters = parameters
    case .notFound:
      let isServer = head.method == .options && head.path == "*"
      if !isServer { incoming.refusal = .notFound }
    case .methodNotAllowed(let methods):
      head.allowed = methods
      if head.method != .options { incoming.refusal = .methodNotAllowed(methods) }
    case .malformed:
      throw .badRequest("The path is not valid percent-encoded UTF-8.")
    }
  }

  /// The path and query of a target in absolute form, which every server must take.
  private static func originForm(
    _ target: ArraySlice<UInt8>, _ method: Method?
  ) throws(HTTPError) -> ArraySlice<UInt8> {
    if method == .options, target.elementsEqual("*".utf8) { return target }
    for scheme in ["http://", "https://"] where target.count >= scheme.utf8.count {
      let start = target.prefix(scheme.utf8.count).map(ASCII.lowercase)
      guard start.elementsEqual(scheme.utf8) else { continue }
      let rest = target.dropFirst(scheme.utf8.count)
      guard let slash = rest.firstIndex(of: 0x2F), slash > rest.startIndex else { break }
      return rest[slash...]
    }
    throw .badRequest("The address is neither a path nor a complete URL.")
  }

  /// Refuses requests about whose length two readers could disagree.
  private func readFraming(_ head: inout RequestHead, isOld: Bool) throws(HTTPError) {
    let hosts = head.headers.all("Host")
    guard hosts.count == 1 || (hosts.isEmpty && isOld) else {
      throw .badRequest("The request needs one Host header.")
    }
    let lengths = head.headers.all("Content-Length")
    let encodings = head.headers.all("Transfer-Encoding")
    guard lengths.count <= 1, encodings.count <= 1, lengths.isEmpty || encodings.isEmpty else {
      throw .badRequest("The length of the body is stated more than once.")
    }
    incoming.bodyLimit =
      head.route?.options.largerBodyBytes?(head.headers)
      ?? head.route?.options.maxBodyBytes ?? engine.configuration.maxBodyBytes
    if let encoding = encodings.first {
      guard !isOld else { throw .badRequest("HTTP/1.0 has no transfer encodings.") }
      guard Headers.isSame(encoding, "chunked") else { throw .transferEncodingNotImplemented }
      head.hasBody = true
    }
    if let length = lengths.first {
      guard let bytes = UInt64(length) else {
        throw .badRequest("The length of the body is not a number.")
      }
      head.hasBody = bytes > 0
      guard bytes <= UInt64(incoming.bodyLimit) else {
        throw .contentTooLarge(limit: incoming.bodyLimit)
      }
      incoming.body.reserveCapacity(Int(bytes))
    }
    head.isContinueExpected = head.headers["Expect"] != nil
    if head.hasBody, incoming.refusal == nil, let route = head.route,
      !route.accepts(contentType: head.headers["Content-Type"])
    {
      incoming.refusal = .unsupportedMediaType(route.options.acceptedContentTypes)
    }
  }
}
