import HTTPServer
import Synchronization
import Testing

@Suite("Streams")
struct StreamTests {
  private static func stream(
    _ produce: @escaping @Sendable (ResponseWriter) async throws -> Void
  ) -> Response {
    Response(status: 200, headers: ["Content-Type": "text/event-stream"], body: .stream(produce))
  }

  @Test("parts arrive while the stream is open, and the connection stays afterwards")
  func parts() async throws {
    let routes = [
      Route(.get, "/count") { _ in
        Self.stream { writer in
          for number in 0..<5 {
            try await writer.write("\(number)")
            try await Task.sleep(for: .milliseconds(10))
          }
        }
      }
    ]
    try await TestServer.run(routes + commonRoutes) { server in
      let client = try RawClient(server.port)
      for _ in 0..<3 {
        #expect(try client.get("/count").text == "01234")
        #expect(try client.get("/hello").text == "hello")
      }
      client.send("HEAD /count HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(try client.read(hasBody: false).status == 200)
      #expect(try client.isClosed())
      #expect(server.log.first?.bytes == 5)
    }
  }

  @Test("large parts arrive complete and in order")
  func large() async throws {
    let routes = [
      Route(.get, "/large") { _ in
        Self.stream { writer in
          for number in 0..<64 {
            try await writer.write([UInt8](repeating: UInt8(number), count: 50_000))
          }
        }
      }
    ]
    try await TestServer.run(routes) { server in
      let body = try RawClient(server.port).get("/large").body
      #expect(body.count == 64 * 50_000)
      #expect(body.indices.allSatisfy { body[$0] == UInt8($0 / 50_000) })
    }
  }

  @Test("a writer waits for a client that does not read")
  func backPressure() async throws {
    let written = Atomic(0)
    let routes = [
      Route(.get, "/fast", options: .init(isLongLived: true)) { _ in
        Self.stream { writer in
          for _ in 0..<4_000 {
            try await writer.write([UInt8](repeating: 65, count: 10_000))
            written.wrappingAdd(10_000, ordering: .relaxed)
          }
        }
      }
    ]
    try await TestServer.run(routes) { server in
      let client = try RawClient(server.port, receiveBuffer: 65_536)
      client.send("GET /fast HTTP/1.1\r\nHost: a\r\n\r\n")
      // It stops somewhere: two looks a while apart see the same.
      var before = -1
      #expect(
        eventually {
          _ = client.hasInput(waitMilliseconds: 0)
          pause(milliseconds: 200)
          let now = written.load(ordering: .relaxed)
          defer { before = now }
          return now == before && now > 0
        })
      #expect(written.load(ordering: .relaxed) < 30_000_000)
      #expect(try client.read().body.count == 40_000_000)
    }
  }

  @Test("a stream notices that its client closed")
  func closedClient() async throws {
    let ended = Atomic(0)
    let routes = [
      Route(.get, "/busy", options: .init(isLongLived: true)) { _ in
        Self.stream { writer in
          defer { ended.wrappingAdd(1, ordering: .relaxed) }
          while true {
            try await writer.write("tick")
            try await Task.sleep(for: .milliseconds(5))
          }
        }
      },
      Route(.get, "/silent", options: .init(isLongLived: true)) { _ in
        Self.stream { writer in
          defer { ended.wrappingAdd(1, ordering: .relaxed) }
          try await writer.write("once")
          try await Task.sleep(for: .seconds(600))
        }
      },
    ]
    try await TestServer.run(routes) { server in
      for target in ["/busy", "/silent"] {
        let client = try RawClient(server.port)
        client.send("GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.readHead().status == 200)
        #expect(try client.readChunk() != nil)
      }
      #expect(eventually { ended.load(ordering: .relaxed) == 2 })
      #expect(eventually { server.server.statistics.openStreams == 0 })
      #expect(eventually { server.server.statistics.openConnections == 0 })
    }
  }

  @Test("a producer that fails cuts the connection: the answer is not taken for complete")
  func failingProducer() async throws {
    struct Oops: Error {}
    let routes = [
      Route(.get, "/fail") { _ in
        Self.stream { writer in
          try await writer.write("part")
          throw Oops()
        }
      }
    ]
    try await TestServer.run(routes) { server in
      #expect(throws: (any Error).self) { try RawClient(server.port).get("/fail") }
    }
  }

  @Test("a thousand silent streams leave the server quick, and end when it stops")
  func manyStreams() async throws {
    let ended = Atomic(0)
    let routes = [
      Route(.get, "/events", options: .init(isLongLived: true)) { _ in
        Self.stream { writer in
          defer { ended.wrappingAdd(1, ordering: .relaxed) }
          try await writer.write(": hello\n\n")
          try await Task.sleep(for: .seconds(600))
        }
      }
    ]
    try await TestServer.run(routes + commonRoutes) { server in
      let clients = try (0..<1000).map { _ in
        let client = try RawClient(server.port)
        client.send("GET /events HTTP/1.1\r\nHost: a\r\n\r\n")
        _ = try client.readHead()
        _ = try client.readChunk()
        return client
      }
      let other = try RawClient(server.port)
      for number in 0..<200 {
        #expect(try other.get("/echo/\(number)").text == "\(number)")
      }
      #expect(server.server.statistics.openStreams == 1000)
      server.stopAndWait()
      #expect(ended.load(ordering: .relaxed) == 1000)
      for client in clients {
        #expect(try client.readChunk() == nil, "a stream ends with its last chunk")
      }
    }
  }
}
