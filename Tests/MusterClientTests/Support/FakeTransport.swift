import Foundation
@testable import MusterClient
import Synchronization
import Testing

/// Answers by a closure, and keeps what was sent.
final class FakeTransport: Transport {
  typealias Answer = @Sendable (HTTPRequest) async throws -> HTTPResponse

  private let answer: Answer
  private let sent = Mutex<[HTTPRequest]>([])

  init(_ answer: @escaping Answer) { self.answer = answer }

  func send(_ request: HTTPRequest) async throws -> HTTPResponse {
    sent.withLock { $0.append(request) }
    return try await answer(request)
  }

  var requests: [HTTPRequest] { sent.withLock { $0 } }

  /// What was sent, such as `GET /me?page=1`, without the base.
  var lines: [String] { requests.map(\.line) }

  func count(_ line: String) -> Int { lines.count { $0 == line } }
}

extension HTTPRequest {
  var line: String {
    "\(method.rawValue) \(url.absoluteString.replacing("https://muster.test/api/v1", with: ""))"
  }

  var token: String? { headers["Authorization"]?.replacing("Bearer ", with: "") }

  var text: String? { body.map { String(decoding: $0, as: UTF8.self) } }
}

extension HTTPResponse {
  static func json(
    _ text: String, status: Int = 200, headers: HTTPHeaders = [:]
  ) -> HTTPResponse {
    var all: HTTPHeaders = ["Content-Type": "application/json"]
    all.merge(headers)
    return HTTPResponse(status: status, headers: all, body: Data(text.utf8))
  }

  static func problem(
    _ status: Int, _ code: String, headers: HTTPHeaders = [:]
  ) -> HTTPResponse {
    let text = """
      {"type": "/problems/\(code)", "title": "Title", "status": \(status), "code": "\(code)"}
      """
    var all: HTTPHeaders = ["Content-Type": "application/problem+json; charset=utf-8"]
    all.merge(headers)
    return json(text, status: status, headers: all)
  }

  static let noContent = HTTPResponse(status: 204)
}

/// A time that stands still until it is moved.
final class Clock: Sendable {
  private let date = Mutex(Date(timeIntervalSinceReferenceDate: 800_000_000))

  var now: Date { date.withLock { $0 } }

  func advance(_ seconds: Double) { date.withLock { $0 += seconds } }
}

extension MusterClient {
  /// A client of a fake server, signed in with the tokens given.
  convenience init(
    _ transport: FakeTransport, store: (any TokenStore)? = nil, clock: Clock = Clock()
  ) throws {
    let url = try #require(URL(string: "https://muster.test/"))
    self.init(
      baseURL: url, transport: transport, tokens: store, userAgent: "Tests",
      now: { clock.now })
  }
}

extension Tokens {
  /// Tokens for 15 minutes: `access-1` and `refresh-1`.
  static func numbered(_ number: Int, at date: Date = Clock().now) -> Tokens {
    Tokens(
      accessToken: "access-\(number)", refreshToken: "refresh-\(number)", expiresIn: 900,
      answeredAt: date)
  }
}
