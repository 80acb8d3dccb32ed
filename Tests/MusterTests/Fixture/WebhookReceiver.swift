import Foundation
import HTTPServer
import MusterClient
import MusterModels
import Synchronization
import Testing

@testable import Muster

/// An app's backend, which is told what happens: on a port of its own, in this process.
final class WebhookReceiver: Sendable {
  /// A request that came.
  struct Received: Sendable {
    let path: String
    let id: String
    let timestamp: String
    let signatures: [String]
    let userAgent: String?
    let contentType: String?
    let body: String

    /// What happened.
    var type: String? {
      try? JSONDecoder().decode(JSONValue.self, from: Data(body.utf8))["type"]?.text
    }

    /// Whether one of the signatures is of a secret, computed apart from the server (RFC 2104).
    func isSigned(with secret: String?) -> Bool {
      guard let secret, secret.hasPrefix("whsec_"),
        let key = Data(base64Encoded: String(secret.dropFirst(6)))
      else { return false }
      let padded = [UInt8](key) + [UInt8](repeating: 0, count: 64 - key.count)
      let inner = Digest.sha256(padded.map { $0 ^ 0x36 } + Array("\(id).\(timestamp).\(body)".utf8))
      let code = Digest.sha256(padded.map { $0 ^ 0x5C } + inner)
      return signatures.contains("v1," + Data(code).base64EncodedString())
    }
  }

  typealias Answer = @Sendable (Received) -> Response

  private let server: Server
  private let came: Requests
  let port: Int

  private init(answer: @escaping Answer) throws {
    let came = Requests()
    func route(_ path: String) -> Route {
      Route(.post, path) { request in
        let received = Received(
          path: path, id: request.headers["webhook-id"] ?? "",
          timestamp: request.headers["webhook-timestamp"] ?? "",
          signatures: (request.headers["webhook-signature"] ?? "").split(separator: " ")
            .map(String.init),
          userAgent: request.headers["User-Agent"], contentType: request.headers["Content-Type"],
          body: String(decoding: request.body, as: UTF8.self))
        came.all.withLock { $0.append(received) }
        return answer(received)
      }
    }
    var configuration = ServerConfiguration()
    configuration.port = 0
    configuration.threads = 1
    server = Server(
      configuration, router: try Router([route("/hook"), route("/other"), route("/inside")]),
      errorResponder: { _, _ in Response(status: 404) })
    port = try server.start()
    self.came = came
  }

  private final class Requests: Sendable {
    let all = Mutex<[Received]>([])
  }

  /// Runs a body with a receiver that answers as said.
  static func with<Result>(
    answer: @escaping Answer = { _ in Response(status: 204) },
    _ body: (WebhookReceiver) async throws -> Result
  ) async throws -> Result {
    let receiver = try WebhookReceiver(answer: answer)
    do {
      let result = try await body(receiver)
      await receiver.server.stop()
      return result
    } catch {
      await receiver.server.stop()
      throw error
    }
  }

  func url(_ path: String = "/hook") -> String { "http://127.0.0.1:\(port)\(path)" }

  /// What has come until now.
  var received: [Received] { came.all.withLock { $0 } }

  /// What has come, once it is as much.
  func first(
    _ count: Int, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> [Received] {
    for _ in 0..<4_000 {
      if received.count >= count { return Array(received.prefix(count)) }
      try await Task.sleep(for: .milliseconds(50))
    }
    Issue.record("no \(count) came: \(received)", sourceLocation: sourceLocation)
    throw NothingCame()
  }
}

struct NothingCame: Error {}

extension TestServer {
  /// Waits until a query answers a value.
  func until(
    _ query: String, is wanted: String, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    var last: String?
    for _ in 0..<4_000 {
      last = try await value(query)
      if last == wanted { return }
      try await Task.sleep(for: .milliseconds(50))
    }
    Issue.record("it stays \(last ?? "null"): \(query)", sourceLocation: sourceLocation)
    throw NothingCame()
  }

  /// Runs a body against a server that sends webhooks to this machine, too.
  static func withWebhooks<Result>(
    _ body: (TestServer) async throws -> Result
  ) async throws -> Result {
    try await with(change: {
      $0.allowsPrivateWebhooks = true
      $0.secret = TestServer.secret
    }) { try await body($0) }
  }

  /// Has what waits be due, and servers look.
  func makeDue() async throws {
    try await sql(
      """
      update muster.jobs set due_at = now(), leased_until = null where kind = 'webhook';
      notify muster_jobs, 'webhooks'
      """)
  }
}
