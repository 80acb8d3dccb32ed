import HTTPServer
import Testing

@Suite("Malformed requests")
struct MalformedRequestTests {
  /// Sends raw text to a server, and gives what comes back on that connection until it closes.
  private func exchange(_ text: String, _ expected: Int, code: String?) async throws {
    try await TestServer.run(commonRoutes) { server in
      let client = try RawClient(server.port)
      client.send(text)
      let answer = try client.read()
      #expect(answer.status == expected)
      if let code {
        #expect(answer.text.contains("\"\(code)\""), "\(answer.text)")
        #expect(answer["X-Request-Id"] != nil)
        #expect(answer["X-Content-Type-Options"] == "nosniff")
      }
      #expect(try client.isClosed())
    }
  }

  @Test(
    "malformed targets are 400",
    arguments: [
      "/echo/%", "/echo/%4", "/echo/%gg", "/echo/%ff", "/echo/%c3%28", "/echo/%00", "/hello?a=%",
      "/hello?a=%ff", "/hello#x", "hello", "/hel\u{1}lo", "/é", "/a b", "*", "http:///x",
    ])
  func target(target: String) async throws {
    try await exchange(
      "GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n", 400, code: "malformed_request")
  }

  @Test(
    "a NUL is refused wherever it is",
    arguments: [
      "GET /hello\0x HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET /hello\0 HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET /hello HTTP/1.1\r\nX: a\0b\r\nHost: a\r\n\r\n",
      "GET /hello HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n",
    ])
  func nul(text: String) async throws {
    try await exchange(text, 400, code: "malformed_request")
  }

  @Test(
    "requests about whose length readers could disagree are refused",
    arguments: [
      "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
      "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n",
      "Content-Length: 3\r\nContent-Length: 4\r\n",
      "Content-Length: 3\r\nContent-Length: 3\r\n",
      "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
      "Content-Length : 3\r\n",
      "Transfer-Encoding : chunked\r\n",
      "X: 1\r\n folded\r\n",
      "Transfer-Encoding: chun\r\n ked\r\n",
      "Content-Length: 3\r\n\tTransfer-Encoding: chunked\r\n",
      "X\tY: 1\r\n",
      "X: a\rContent-Length: 3\r\n",
      ": x\r\n",
    ])
  func smuggling(headers: String) async throws {
    try await exchange(
      "POST /body HTTP/1.1\r\nHost: a\r\n\(headers)\r\nabc", 400, code: nil)
  }

  @Test("a transfer encoding other than chunked is not implemented")
  func encoding() async throws {
    try await exchange(
      "POST /body HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", 501,
      code: "transfer_encoding_not_implemented")
  }

  @Test("HTTP/1.0 with a transfer encoding is refused")
  func oldEncoding() async throws {
    try await exchange(
      "POST /body HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400,
      code: "malformed_request")
  }

  @Test("HTTP/1.1 needs one Host, HTTP/1.0 none", arguments: ["", "Host: a\r\nHost: b\r\n"])
  func host(headers: String) async throws {
    try await exchange("GET /hello HTTP/1.1\r\n\(headers)\r\n", 400, code: "malformed_request")
    try await exchange("GET /hello HTTP/1.0\r\n\r\n", 200, code: nil)
  }

  @Test(
    "garbage ends the connection, and nothing behind it is taken for a request",
    arguments: [
      "garbage\r\n\r\n", "GET\r\n\r\n", "\u{16}\u{3}\u{1}\r\n\r\n", "GET /hello\r\n\r\n",
      "GET /hello HTTP/1.1x\r\nHost: a\r\n\r\n", "GET /hello HTTP/2.0\r\nHost: a\r\n\r\n",
      "GET /hello HTTP/1.1\r\nno colon\r\nHost: a\r\n\r\n",
      "POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
      "POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
      "POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999999\r\n\r\n",
      "POST /body HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
    ])
  func garbage(text: String) async throws {
    try await TestServer.run(commonRoutes) { server in
      let client = try RawClient(server.port)
      client.send(text + "GET /echo/smuggled HTTP/1.1\r\nHost: a\r\n\r\n")
      let received = String(decoding: try client.readToEnd(), as: UTF8.self)
      #expect(!received.contains("smuggled"))
      #expect(!received.contains(" 200 "))
      #expect(try RawClient(server.port).get("/hello").status == 200)
    }
  }
}
