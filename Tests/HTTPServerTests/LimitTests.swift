import HTTPServer
import Synchronization
import Testing

@Suite("Limits")
struct LimitTests {
  @Test("a body over the limit by its Content-Length is 413 before it is sent")
  func announcedBody() async throws {
    try await TestServer.run(commonRoutes, configure: { $0.maxBodyBytes = 1000 }) { server in
      let client = try RawClient(server.port)
      #expect(try client.post("/body", [UInt8](repeating: 65, count: 1000)).text == "1000")
      client.send("POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 1001\r\n\r\n")
      let answer = try client.read()
      #expect(answer.status == 413)
      #expect(answer.text.contains("content_too_large"))
      #expect(try client.isClosed())
    }
  }

  @Test("a client that sends a refused body can still read the answer")
  func refusedBodyAnswer() async throws {
    try await TestServer.run(commonRoutes) { server in
      for _ in 0..<20 {
        let client = try RawClient(server.port)
        client.send("POST /small HTTP/1.1\r\nHost: a\r\nContent-Length: 2000000\r\n\r\n")
        #expect(client.send([UInt8](repeating: 65, count: 2_000_000)), "not reset")
        #expect(try client.read().status == 413)
        #expect(client.endsCleanly())
      }
    }
  }

  @Test("a chunked body is 413 when it passes the limit")
  func chunkedBody() async throws {
    try await TestServer.run(commonRoutes) { server in
      let head = "POST /small HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
      let client = try RawClient(server.port)
      client.send(head + "5\r\nabcde\r\n5\r\nabcde\r\n0\r\n\r\n")
      #expect(try client.read().text == "10")
      client.send(head + "5\r\nabcde\r\n6\r\nabcdef\r\n")
      let answer = try client.read()
      #expect(answer.status == 413)
      #expect(answer["X-Content-Type-Options"] == "nosniff")
      #expect(answer.text.contains("content_too_large"))
      #expect(try client.isClosed())
      #expect(eventually { server.log.contains { $0.status == 413 } })
    }
  }

  @Test("a route's own limit wins over the server's")
  func routeLimit() async throws {
    try await TestServer.run(commonRoutes) { server in
      let client = try RawClient(server.port)
      #expect(try client.post("/small", [UInt8](repeating: 65, count: 10)).text == "10")
      #expect(try client.post("/small", [UInt8](repeating: 65, count: 11)).status == 413)
    }
  }

  @Test("a body is asked for with 100 Continue, or refused without reading it")
  func expectContinue() async throws {
    try await TestServer.run(commonRoutes) { server in
      let client = try RawClient(server.port)
      let head = "HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n"
      client.send("POST /body \(head)")
      #expect(try client.readHead().status == 100)
      client.send("abcde")
      #expect(try client.read().text == "5")
      client.send("POST /nowhere \(head)")
      #expect(try client.readHead().status == 404)
    }
  }

  @Test("a media type that the route does not take is 415")
  func mediaType() async throws {
    let route = Route(
      .post, "/json", options: .init(acceptedContentTypes: ["application/json"])
    ) { _ in .text("ok") }
    try await TestServer.run([route]) { server in
      let client = try RawClient(server.port)
      let json = "Content-Type: Application/JSON; charset=utf-8\r\n"
      #expect(try client.post("/json", [65], headers: json).status == 200)
      #expect(try client.post("/json", [65], headers: "Content-Type: text/plain\r\n").status == 415)
      #expect(try client.post("/json", [65]).status == 415)
      #expect(try client.post("/json", []).status == 200)
    }
  }

  @Test("a target over the limit is 414")
  func target() async throws {
    try await TestServer.run(commonRoutes) { server in
      let fitting = String(repeating: "a", count: 8 * 1024 - 6)
      #expect(try RawClient(server.port).get("/echo/\(fitting)").text == fitting)
      let answer = try RawClient(server.port).get("/echo/\(fitting)a")
      #expect(answer.status == 414)
      #expect(answer.text.contains("uri_too_long"))
      // Past its own buffer libmicrohttpd answers itself.
      let huge = String(repeating: "a", count: 100_000)
      #expect(try RawClient(server.port).get("/echo/\(huge)").status == 414)
    }
  }

  @Test("a header over the limit is 431")
  func header() async throws {
    try await TestServer.run(commonRoutes) { server in
      let value = String(repeating: "a", count: 14_000)
      #expect(try RawClient(server.port).get("/hello", headers: "X: \(value)\r\n").status == 200)
      let answer = try RawClient(server.port).get(
        "/hello", headers: "X: \(value)\(value.prefix(2500))\r\n")
      #expect(answer.status == 431)
      #expect(answer.text.contains("header_fields_too_large"))
      let many = String(repeating: "A: b\r\n", count: 20_000)
      #expect(try RawClient(server.port).get("/hello", headers: many).status == 431)
    }
  }

  @Test("a header that arrives in drops is 408")
  func slowHeader() async throws {
    try await TestServer.run(
      commonRoutes, configure: { $0.requestTimeout = .milliseconds(500) }
    ) { server in
      let client = try RawClient(server.port)
      client.send("GET /hello HTTP/1.1\r\n")
      let answer = try self.drip("X: y\r\n", client)
      #expect(answer.status == 408)
      #expect(answer.text.contains("request_timeout"))
      #expect(try client.isClosed())
    }
  }

  @Test("a body that arrives in drops is 408")
  func slowBody() async throws {
    try await TestServer.run(
      commonRoutes, configure: { $0.requestTimeout = .milliseconds(500) }
    ) { server in
      let client = try RawClient(server.port)
      client.send("POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 10000\r\n\r\n")
      #expect(try self.drip("a", client).status == 408)
      #expect(try client.isClosed())
    }
  }

  @Test("a request line that arrives in drops is bounded too")
  func slowRequestLine() async throws {
    try await TestServer.run(
      commonRoutes,
      configure: {
        $0.requestTimeout = .milliseconds(300)
        $0.idleTimeout = .seconds(1)
      }
    ) { server in
      let client = try RawClient(server.port)
      client.send("GET /")
      #expect(try self.drip("a", client).status == 408)
    }
  }

  /// Sends drops until the server answers or a generous number is sent.
  private func drip(_ drop: String, _ client: RawClient) throws -> RawClient.Answer {
    for _ in 0..<400 {
      guard !client.hasInput(waitMilliseconds: 50), client.send(drop) else { break }
    }
    return try client.read()
  }

  @Test("a silent connection is closed")
  func idle() async throws {
    try await TestServer.run(commonRoutes, configure: { $0.idleTimeout = .seconds(1) }) { server in
      let client = try RawClient(server.port)
      #expect(try client.get("/hello").status == 200)
      #expect(try client.isClosed())
      #expect(try RawClient(server.port).isClosed())
    }
  }

  @Test("a handler over its time is cancelled and answered 503")
  func slowHandler() async throws {
    let isCancelled = Atomic(false)
    let route = Route(.get, "/forever") { _ in
      do {
        try await Task.sleep(for: .seconds(60))
      } catch {
        isCancelled.store(true, ordering: .relaxed)
      }
      return .text("late")
    }
    let routes = commonRoutes + [route]
    try await TestServer.run(
      routes, configure: { $0.handlerTimeout = .milliseconds(300) }
    ) { server in
      let client = try RawClient(server.port)
      let answer = try client.get("/forever")
      #expect(answer.status == 503)
      #expect(answer["Retry-After"] != nil)
      #expect(try client.get("/hello").text == "hello")
      #expect(eventually { isCancelled.load(ordering: .relaxed) })
    }
  }

  @Test("an answer that comes too late is not taken for the next request's")
  func lateAnswer() async throws {
    let isOpen = Atomic(false)
    let isLate = Atomic(false)
    let routes = [
      Route(.get, "/late") { _ in
        while !isOpen.load(ordering: .relaxed) {
          try? await Task.detached { try await Task.sleep(for: .milliseconds(5)) }.value
        }
        isLate.store(true, ordering: .relaxed)
        return .text("late")
      },
      Route(.get, "/own") { _ in
        isOpen.store(true, ordering: .relaxed)
        while !isLate.load(ordering: .relaxed) { try await Task.sleep(for: .milliseconds(5)) }
        try await Task.sleep(for: .milliseconds(100))
        return .text("own")
      },
    ]
    try await TestServer.run(routes, configure: { $0.handlerTimeout = .seconds(1) }) { server in
      let client = try RawClient(server.port)
      #expect(try client.get("/late").status == 503)
      // Its own, or, on a machine that is busy enough, that it took too long as well.
      #expect(try client.get("/own").text != "late")
    }
  }

  @Test("a client that goes away cancels its handler")
  func abandonedHandler() async throws {
    let isCancelled = Atomic(false)
    let route = Route(.get, "/forever") { _ in
      do {
        try await Task.sleep(for: .seconds(60))
      } catch {
        isCancelled.store(true, ordering: .relaxed)
      }
      return .text("late")
    }
    try await TestServer.run([route]) { server in
      do {
        let client = try RawClient(server.port)
        client.send("GET /forever HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(eventually { server.server.statistics.requestsInFlight == 1 })
      }
      #expect(eventually { isCancelled.load(ordering: .relaxed) })
      #expect(eventually { server.server.statistics.requestsInFlight == 0 })
    }
  }

  @Test("more requests at once than allowed are answered 503 with Retry-After")
  func inFlight() async throws {
    try await TestServer.run(commonRoutes, configure: { $0.maxRequestsInFlight = 3 }) { server in
      let clients = try (0..<10).map { _ in try RawClient(server.port) }
      for client in clients { client.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n") }
      let answers = try clients.map { try $0.read() }
      #expect(answers.contains { $0.status == 200 })
      let refused = answers.filter { $0.status == 503 }
      #expect(!refused.isEmpty)
      #expect(refused.allSatisfy { $0["Retry-After"] != nil })
    }
  }

  @Test("more connections from one address than allowed are closed")
  func perAddress() async throws {
    try await TestServer.run(commonRoutes, configure: { $0.maxConnectionsPerAddress = 2 }) {
      server in
      let first = try RawClient(server.port)
      let second = try RawClient(server.port)
      #expect(try first.get("/hello").status == 200)
      #expect(try second.get("/hello").status == 200)
      let third = try RawClient(server.port)
      #expect(throws: (any Error).self) { try third.get("/hello") }
      #expect(try first.get("/hello").status == 200)
    }
  }
}
