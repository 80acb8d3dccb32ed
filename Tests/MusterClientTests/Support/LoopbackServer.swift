import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Gives canned answers over a real connection, one for each connection in turn, and keeps what
/// it was asked. An empty answer closes the connection.
final class LoopbackServer: Sendable {
  let port: Int
  private let listener: Int32
  private let received = Mutex<[String]>([])

  struct Failure: Error {}

  init(_ answers: [String], delay: Double = 0) throws {
    #if canImport(Glibc)
      let stream = Int32(SOCK_STREAM.rawValue)
    #else
      let stream = SOCK_STREAM
    #endif
    listener = socket(AF_INET, stream, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = listener
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && listen(descriptor, 8) == 0
          && getsockname(descriptor, $0, &length) == 0
      }
    }
    guard isBound else { throw Failure() }
    port = Int(UInt16(bigEndian: address.sin_port))
    Thread.detachNewThread { [self] in
      for answer in answers { exchange(answer, after: delay) }
      close(listener)
    }
  }

  var requests: [String] { received.withLock { $0 } }

  private func exchange(_ answer: String, after delay: Double) {
    let connection = accept(listener, nil, nil)
    defer { close(connection) }
    var text = ""
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while !Self.isWhole(text) {
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      text += String(decoding: buffer.prefix(count), as: UTF8.self)
    }
    received.withLock { $0.append(text) }
    Thread.sleep(forTimeInterval: delay)
    let bytes = Array(answer.utf8)
    var sent = 0
    while sent < bytes.count {
      let count = send(connection, Array(bytes[sent...]), bytes.count - sent, Self.noSignal)
      guard count > 0 else { break }
      sent += count
    }
  }

  #if canImport(Glibc)
    private static let noSignal = Int32(MSG_NOSIGNAL)
  #else
    private static let noSignal: Int32 = 0
  #endif

  private static func isWhole(_ text: String) -> Bool {
    guard let end = text.firstRange(of: "\r\n\r\n") else { return false }
    let length = text.lowercased().firstMatch(of: /content-length: (\d+)/).flatMap { Int($0.1) }
    return text[end.upperBound...].utf8.count >= length ?? 0
  }
}
