import Foundation
import MusterClient
import MusterModels
import Synchronization
import Testing

@testable import Muster

/// Waits for what happens; the limit only ends a wait that would never end.
@Suite(.timeLimit(.minutes(30))) struct SMTPTests {
  @Test("mails are handed in by SMTP, to one recipient, encoded for any relay")
  func handedIn() async throws {
    let relay = try SMTPRelay()
    try await TestServer.with(change: {
      $0.smtpURL = "smtp://127.0.0.1:\(relay.port)"
      $0.mailFrom = "Muster <post@muster.example>"
    }) { server in
      let ann = try await server.person("Ann", verified: false)
      let session = try await relay.session()
      #expect(session.contains("MAIL FROM:<post@muster.example>"))
      #expect(session.contains("RCPT TO:<\(ann.email)>"))
      #expect(session.contains("Subject: Verify your e-mail address"))
      let body = try #require(session.split(separator: "\r\n\r\n").last)
      let text = body.split(separator: "\r\n.\r\n").first.map { String($0) } ?? ""
      let data = Data(base64Encoded: text.replacing("\r\n", with: ""))
      let mail = String(decoding: try #require(data), as: UTF8.self)
      #expect(mail.contains("/verify-email/"))
      // What has left is not kept: it holds a token.
      try await server.until("select count(*) from muster.mails", is: "0")
    }
  }

  @Test("a relay that is away loses no mail: it waits for another try")
  func relayAway() async throws {
    let relay = try SMTPRelay(isAway: true)
    defer { relay.release() }
    try await TestServer.with(change: { $0.smtpURL = "smtp://127.0.0.1:\(relay.port)" }) { server in
      _ = try await server.person("Ann", verified: false)
      // The second try comes later than the first was due, and the mail is still there.
      try await server.until(
        """
        select count(*) from muster.jobs as j join muster.mails as m on m.id::text = j.subject
        where j.kind = 'mail' and j.failures > 0 and j.due_at > j.created_at
          and j.last_error is not null
        """, is: "1")
    }
  }
}

/// A relay that takes one mail, and remembers what was said to it.
private final class SMTPRelay: Sendable {
  let port: Int
  private let listener: Int32
  private let heard = Mutex("")
  private let over: AsyncStream<Void>
  private let end: AsyncStream<Void>.Continuation

  /// - Parameter isAway: Holds a port at which nobody listens.
  init(isAway: Bool = false) throws {
    (over, end) = AsyncStream.makeStream()
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && (isAway || listen(listener, 4) == 0)
          && getsockname(listener, $0, &length) == 0
      }
    }
    try #require(bound)
    self.listener = listener
    port = Int(UInt16(bigEndian: address.sin_port))
    if !isAway { Thread.detachNewThread { self.serve() } }
  }

  /// Gives up the port of a relay that is away. Of one that listens, its thread has the socket.
  func release() { close(listener) }

  /// What was said in the whole session.
  func session() async throws -> String {
    for await _ in over {}
    return heard.withLock { $0 }
  }

  private func serve() {
    let client = accept(listener, nil, nil)
    guard client >= 0 else { return end.finish() }
    say("220 relay", client)
    var isData = false
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(client, &buffer, buffer.count)
      guard count > 0 else { break }
      let text = String(decoding: buffer.prefix(count), as: UTF8.self)
      heard.withLock { $0 += text }
      if isData {
        guard heard.withLock({ $0.hasSuffix("\r\n.\r\n") }) else { continue }
        isData = false
        say("250 taken", client)
      } else if text.hasPrefix("DATA") {
        isData = true
        say("354 go on", client)
      } else if text.hasPrefix("QUIT") {
        say("221 bye", client)
        break
      } else {
        say("250 fine", client)
      }
    }
    close(client)
    end.finish()
  }

  private func say(_ line: String, _ client: Int32) {
    let bytes = Array((line + "\r\n").utf8)
    _ = write(client, bytes, bytes.count)
  }
}
