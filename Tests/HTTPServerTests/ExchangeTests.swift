import HTTPServer
import Testing

@Suite("Exchanges")
struct ExchangeTests {
  @Test("one connection serves requests one after the other")
  func keepAlive() async throws {
    try await TestServer.run(commonRoutes) { server in
      let client = try RawClient(server.port)
      for number in 0..<50 {
        #expect(try client.get("/echo/\(number)").text == "\(number)")
        #expect(try client.post("/body", [1, 2, 3]).text == "3")
      }
    }
  }

  @Test("pipelined requests are answered in order")
  func pipelining() async throws {
    try await TestServer.run(commonRoutes) { server in
      let client = try RawClient(server.port)
      let targets = (0..<40).map { $0 % 3 == 0 ? "/slow" : "/echo/\($0)" }
      client.send(targets.map { "GET \($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined())
      for target in targets {
        #expect(try client.read().text == target.split(separator: "/").last.map(String.init))
      }
    }
  }

  @Test("HEAD has the header of GET and no body")
  func head() async throws {
    try await TestServer.run(commonRoutes) { server in
      let client = try RawClient(server.port)
      client.send("HEAD /hello HTTP/1.1\r\nHost: a\r\n\r\n")
      let answer = try client.read(hasBody: false)
      #expect(answer.status == 200)
      #expect(answer["Content-Length"] == "5")
      #expect(try client.get("/hello").text == "hello")
    }
  }

  @Test("OPTIONS names the methods of a path")
  func options() async throws {
    try await TestServer.run(commonRoutes) { server in
      let client = try RawClient(server.port)
      client.send("OPTIONS /hello HTTP/1.1\r\nHost: a\r\n\r\n")
      let answer = try client.read()
      #expect(answer.status == 204)
      #expect(answer["Allow"] == "GET, HEAD, OPTIONS")
      client.send("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(try client.read().status == 204)
      client.send("OPTIONS /nowhere HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(try client.read().status == 404)
    }
  }

  @Test("a wrong method is 405 with Allow, an unknown path 404, and the connection stays")
  func refusals() async throws {
    try await TestServer.run(commonRoutes) { server in
      let client = try RawClient(server.port)
      for method in ["DELETE", "TRACE", "BREW"] {
        client.send("\(method) /hello HTTP/1.1\r\nHost: a\r\n\r\n")
        let answer = try client.read()
        #expect(answer.status == 405)
        #expect(answer["Allow"] == "GET, HEAD, OPTIONS")
      }
      #expect(try client.get("/nowhere").status == 404)
      #expect(try client.post("/hello", [1, 2]).status == 405)
      #expect(try client.post("/nowhere", [1, 2]).text.contains("not_found"))
      #expect(try client.get("/hello").status == 200)
    }
  }

  @Test("encoded slashes, spaces and letters arrive decoded in the handler")
  func decoding() async throws {
    try await TestServer.run(
      commonRoutes + [
        Route(.get, "/query") { request in
          .text((request.query.all("a") + request.query.names).joined(separator: "|"))
        }
      ]
    ) { server in
      let client = try RawClient(server.port)
      #expect(try client.get("/echo/a%2Fb%20%C3%A9+").text == "a/b é+")
      #expect(try client.get("/query?a=1+2&b&a=%26%3D&").text == "1 2|&=|a|b|a")
      #expect(try client.get("http://host/echo/x?y").text == "x")
    }
  }

  @Test("a valid request id is echoed, any other replaced by a new one")
  func requestID() async throws {
    try await TestServer.run(commonRoutes) { server in
      let client = try RawClient(server.port)
      #expect(
        try client.get("/hello", headers: "X-Request-Id: a.B_9-\r\n")["X-Request-Id"] == "a.B_9-")
      var seen = Set<String>()
      for bad in [
        "", "X-Request-Id: a b\r\n", "X-Request-Id: \(String(repeating: "a", count: 65))\r\n",
      ] {
        let id = try #require(try client.get("/hello", headers: bad)["X-Request-Id"])
        #expect(id.count == 32)
        seen.insert(id)
      }
      #expect(seen.count == 3)
      #expect(try client.get("/nowhere", headers: "X-Request-Id: q\r\n").text.contains("\"q\""))
    }
  }

  @Test("every answer carries the security headers; a page may replace some")
  func securityHeaders() async throws {
    let page = Route(.get, "/page") { _ in
      Response(
        status: 200,
        headers: ["Content-Security-Policy": "default-src 'self'", "cache-control": "max-age=5"])
    }
    try await TestServer.run(commonRoutes + [page]) { server in
      let client = try RawClient(server.port)
      for target in ["/hello", "/nowhere"] {
        let answer = try client.get(target)
        #expect(answer["X-Content-Type-Options"] == "nosniff")
        #expect(answer["Referrer-Policy"] == "no-referrer")
        #expect(answer["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'")
        #expect(answer["Cross-Origin-Resource-Policy"] == "same-origin")
        #expect(answer["Cache-Control"] == "no-store")
        #expect(answer["Strict-Transport-Security"] == nil)
        #expect(answer["Server"] == nil)
      }
      let answer = try client.get("/page")
      #expect(answer.headers.count { $0.name.lowercased() == "content-security-policy" } == 1)
      #expect(answer["Content-Security-Policy"] == "default-src 'self'")
      #expect(answer.headers.count { $0.name.lowercased() == "cache-control" } == 1)
    }
    try await TestServer.run(commonRoutes, configure: { $0.servesHTTPS = true }) { server in
      let answer = try RawClient(server.port).get("/hello")
      #expect(answer["Strict-Transport-Security"] != nil)
    }
  }

  @Test("an answer with a line break in a header becomes an error, without that header")
  func responseInjection() async throws {
    let routes = [
      Route(.get, "/value") { _ in
        Response(status: 200, headers: ["X-A": "1\r\nX-Evil: 1"], body: .bytes([65]))
      },
      Route(.get, "/name") { _ in Response(status: 200, headers: ["X-A: 1\r\nX-Evil": "1"]) },
      Route(.get, "/status") { _ in Response(status: 42) },
    ]
    try await TestServer.run(routes) { server in
      let client = try RawClient(server.port)
      for target in ["/value", "/name", "/status"] {
        let answer = try client.get(target)
        #expect(answer.status == 500)
        #expect(answer["X-Evil"] == nil)
        #expect(answer.text.contains("internal_error"))
      }
    }
  }

  @Test("what a handler throws goes through the error responder")
  func throwing() async throws {
    struct Oops: Error {}
    let routes = [
      Route(.get, "/oops") { _ in throw Oops() },
      Route(.get, "/later") { _ in
        await Task.yield()
        throw HTTPError(status: 409, code: "conflict", detail: "")
      },
      Route(.get, "/n/{n}") { .text("\(try $0.path("n", as: Int.self))") },
    ]
    try await TestServer.run(routes) { server in
      let client = try RawClient(server.port)
      #expect(try client.get("/oops").text.contains("internal_error"))
      #expect(try client.get("/later").status == 409)
      #expect(try client.get("/n/x").status == 404)
      #expect(try client.get("/n/7").text == "7")
    }
  }

  @Test("the address comes from the proxy only when proxies are trusted")
  func forwardedFor() async throws {
    let routes = [Route(.get, "/who") { .text($0.remoteAddress) }]
    let header = "X-Forwarded-For: 6.6.6.6, 1.2.3.4\r\n"
    try await TestServer.run(routes) { server in
      let client = try RawClient(server.port)
      #expect(try client.get("/who", headers: header).text == "127.0.0.1")
    }
    try await TestServer.run(routes, configure: { $0.trustedProxies = 1 }) { server in
      let client = try RawClient(server.port)
      #expect(try client.get("/who", headers: header).text == "1.2.3.4")
      #expect(try client.get("/who").text == "127.0.0.1")
    }
  }
}
