#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A blocking client that sends any bytes, also such as no HTTP library would.
final class RawClient {
  struct Answer: Equatable {
    var status = 0
    var headers: [(name: String, value: String)] = []
    var body: [UInt8] = []

    var text: String { String(decoding: body, as: UTF8.self) }

    subscript(name: String) -> String? {
      headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    static func == (one: Answer, other: Answer) -> Bool {
      one.status == other.status && one.body == other.body
    }
  }

  enum Failure: Error {
    case refused
    case timedOut
    case closed(received: Int)
    case malformed(String)
  }

  let descriptor: Int32
  private var buffer: [UInt8] = []

  /// Connects; every later read gives up after `guardSeconds`.
  init(_ port: Int, guardSeconds: Int = 20, receiveBuffer: Int32? = nil) throws {
    #if canImport(Glibc)
      descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    if var size = receiveBuffer {
      setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
    }
    var limit = timeval(tv_sec: guardSeconds, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, size)
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, size)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    // The descriptor is closed by deinit, which also runs for an initializer that throws here.
    guard result == 0 else { throw Failure.refused }
  }

  deinit { close(descriptor) }

  /// Sends everything; returns false when the server no longer takes it.
  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes { Self.sendOnce(descriptor, $0) }
      guard sent > 0 else { return false }
      rest = rest.dropFirst(sent)
    }
    return true
  }

  @discardableResult
  func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  private static func sendOnce(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
    #else
      Darwin.send(descriptor, bytes.baseAddress, bytes.count, 0)
    #endif
  }

  /// Sends a GET and reads the answer.
  func get(_ target: String, headers: String = "") throws -> Answer {
    guard send("GET \(target) HTTP/1.1\r\nHost: test\r\n\(headers)\r\n") else {
      throw Failure.closed(received: 0)
    }
    return try read()
  }

  /// Sends a request with a body and reads the answer.
  func post(_ target: String, _ body: [UInt8], headers: String = "") throws -> Answer {
    send(
      Array(
        """
        POST \(target) HTTP/1.1\r\nHost: test\r\nContent-Length: \(body.count)\r
        \(headers)\r\n
        """.utf8) + body)
    return try read()
  }

  /// Ends the sending side only.
  func finishSending() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// Reads what the server sends until it closes.
  func readToEnd() throws -> [UInt8] {
    while try receive() {}
    let all = buffer
    buffer = []
    return all
  }

  /// Whether the server closes the connection without sending more.
  func isClosed() throws -> Bool { try readToEnd().isEmpty }

  /// Whether the server ends the connection in good order, not by a reset.
  func endsCleanly() -> Bool {
    var byte: UInt8 = 0
    return recv(descriptor, &byte, 1, 0) == 0
  }

  /// Whether there is something to read, or the server has closed.
  func hasInput(waitMilliseconds: Int32) -> Bool {
    var item = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return !buffer.isEmpty || poll(&item, 1, waitMilliseconds) > 0
  }

  /// Reads one answer.
  func read(hasBody: Bool = true) throws -> Answer {
    var answer = try readHead()
    while answer.status == 100 { answer = try readHead() }
    guard hasBody, answer.status != 204, answer.status != 304 else { return answer }
    if answer["Transfer-Encoding"] == "chunked" {
      while let chunk = try readChunk() { answer.body += chunk }
    } else if let length = answer["Content-Length"].flatMap({ Int($0) }) {
      answer.body = try take(length)
    }
    return answer
  }

  /// Reads a status line and header.
  func readHead() throws -> Answer {
    var answer = Answer()
    let line = try readLine()
    let parts = line.split(separator: " ")
    guard parts.count >= 2, parts[0] == "HTTP/1.1", let status = Int(parts[1]) else {
      throw Failure.malformed(line)
    }
    answer.status = status
    while true {
      let line = try readLine()
      if line.isEmpty { return answer }
      guard let colon = line.firstIndex(of: ":") else { throw Failure.malformed(line) }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      answer.headers.append((String(line[..<colon]), String(value)))
    }
  }

  /// Reads a chunk; nil after the last.
  func readChunk() throws -> [UInt8]? {
    let line = try readLine()
    guard let count = Int(line, radix: 16) else { throw Failure.malformed(line) }
    let bytes = try take(count)
    _ = try readLine()
    return count == 0 ? nil : bytes
  }

  private func readLine() throws -> String {
    while true {
      if let end = buffer.firstIndex(of: 10) {
        let line = buffer[..<end].filter { $0 != 13 }
        buffer.removeFirst(end + 1)
        return String(decoding: line, as: UTF8.self)
      }
      guard try receive() else { throw Failure.closed(received: buffer.count) }
    }
  }

  private func take(_ count: Int) throws -> [UInt8] {
    while buffer.count < count {
      guard try receive() else { throw Failure.closed(received: buffer.count) }
    }
    let bytes = Array(buffer[..<count])
    buffer.removeFirst(count)
    return bytes
  }

  /// Waits for bytes; false when the server has closed.
  private func receive() throws -> Bool {
    var part = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &part, part.count, 0)
    if count < 0 {
      guard errno == EAGAIN || errno == EWOULDBLOCK else { return false }
      throw Failure.timedOut
    }
    buffer += part[..<count]
    return count > 0
  }
}
