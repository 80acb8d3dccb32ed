import Foundation
import Testing

@testable import MusterClient

@Suite("Requests over a real connection", .timeLimit(.minutes(1)))
struct URLSessionTransportTests {
  private func request(
    _ method: HTTPMethod, _ server: LoopbackServer, body: String? = nil
  ) throws -> HTTPRequest {
    HTTPRequest(
      method: method, url: try #require(URL(string: "http://127.0.0.1:\(server.port)/a%2Fb?q=%2B")),
      headers: ["Authorization": "Bearer secret", "Content-Type": "application/json"],
      body: body.map { Data($0.utf8) })
  }

  private let empty = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"

  @Test("A request arrives as it was made, and the answer comes back with its headers")
  func exchange() async throws {
    let server = try LoopbackServer([
      "HTTP/1.1 409 Conflict\r\nETag: \"7\"\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
    ])
    let response = try await URLSessionTransport().send(
      request(.patch, server, body: #"{"a":1}"#))
    #expect(response.status == 409)
    #expect(response.headers["etag"] == "\"7\"")
    #expect(response.body == Data("{}".utf8))
    let sent = try #require(server.requests.first)
    #expect(sent.hasPrefix("PATCH /a%2Fb?q=%2B HTTP/1.1\r\n"))
    #expect(sent.contains("Authorization: Bearer secret\r\n"))
    #expect(sent.contains("Content-Type: application/json\r\n"))
    #expect(sent.hasSuffix("\r\n\r\n{\"a\":1}"))
  }

  @Test("A POST without a body says so")
  func emptyPost() async throws {
    let server = try LoopbackServer([empty])
    let response = try await URLSessionTransport().send(request(.post, server))
    #expect(response.status == 204)
    #expect(response.body.isEmpty)
    let sent = try #require(server.requests.first?.lowercased())
    #expect(sent.contains("content-length: 0\r\n"))
    #expect(!sent.contains("transfer-encoding"))
  }

  @Test("A redirection is answered, not followed")
  func redirection() async throws {
    let other = try LoopbackServer([empty])
    let server = try LoopbackServer([
      "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:\(other.port)/\r\n"
        + "Content-Length: 0\r\nConnection: close\r\n\r\n"
    ])
    let response = try await URLSessionTransport().send(request(.get, server))
    #expect(response.status == 302)
    #expect(other.requests.isEmpty)
  }

  @Test("A connection that closes without an answer is lost")
  func lost() async throws {
    let server = try LoopbackServer(["", "", ""])
    await #expect(throws: ConnectionLost.self) {
      _ = try await URLSessionTransport().send(request(.get, server))
    }
  }

  @Test("A large answer comes whole")
  func large() async throws {
    let body = String(repeating: "0123456789abcdef", count: 40_000)
    let server = try LoopbackServer([
      "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)"
    ])
    let response = try await URLSessionTransport().send(request(.get, server))
    #expect(response.body == Data(body.utf8))
  }

  @Test("Nobody there is an error of the transport")
  func nobody() async throws {
    let request = HTTPRequest(method: .get, url: try #require(URL(string: "http://127.0.0.1:1/")))
    await #expect(throws: URLError.self) { _ = try await URLSessionTransport().send(request) }
  }

  @Test("A cancelled request ends at once", arguments: [0, 100])
  func cancelled(_ milliseconds: Int) async throws {
    let server = try LoopbackServer([empty], delay: 20)
    let request = try request(.get, server)
    let task = Task { try await URLSessionTransport().send(request) }
    try await Task.sleep(for: .milliseconds(milliseconds))
    let start = ContinuousClock.now
    task.cancel()
    await #expect(throws: CancellationError.self) { _ = try await task.value }
    #expect(ContinuousClock.now - start < .seconds(5))
  }
}
