import Foundation
import HTTPServer
import Synchronization
import Testing

@Suite("Load", .serialized)
struct LoadTests {
  @Test("a thousand idle connections cost little, and others are served meanwhile")
  func idleConnections() async throws {
    try await TestServer.run(commonRoutes) { server in
      let before = memoryKilobytes()
      let clients = try (0..<1000).map { _ in
        let client = try RawClient(server.port)
        _ = try client.get("/hello")
        return client
      }
      #expect(server.server.statistics.openConnections == 1000)
      let other = try RawClient(server.port)
      for number in 0..<500 {
        #expect(try other.get("/echo/\(number)").text == "\(number)")
      }
      let used = memoryKilobytes() - before
      print("1,000 idle connections, and what tests beside use: \(used) KiB")
      // Alone it is about 25 MiB; the tests that run beside this one count too.
      #expect(used < 160 * 1024)
      for client in clients { #expect(try client.get("/hello").status == 200) }
    }
  }

  @Test("ten thousand requests at once each get their own answer")
  func ownAnswers() async throws {
    let routes = [
      Route(.post, "/echo/{n}") { request in
        let number = try request.path("n", as: Int.self)
        // Some answer at once, some after a hop, some after a pause: answers overtake requests.
        switch number % 3 {
        case 0: break
        case 1: await Task.yield()
        default: try await Task.sleep(for: .milliseconds(number % 7))
        }
        return .text("\(number):\(request.body.count):\(request.query["q"] ?? "")")
      }
    ]
    try await TestServer.run(routes) { server in
      let wrong = Atomic(0)
      let failed = Atomic(0)
      DispatchQueue.concurrentPerform(iterations: 50) { worker in
        do {
          let client = try RawClient(server.port)
          for round in 0..<200 {
            let number = worker * 200 + round
            let body = [UInt8](repeating: 65, count: number % 500)
            let answer = try client.post("/echo/\(number)?q=\(number)", body)
            if answer.text != "\(number):\(number % 500):\(number)" {
              wrong.wrappingAdd(1, ordering: .relaxed)
            }
          }
        } catch {
          failed.wrappingAdd(1, ordering: .relaxed)
        }
      }
      #expect(wrong.load(ordering: .relaxed) == 0)
      #expect(failed.load(ordering: .relaxed) == 0)
      #expect(eventually { server.log.count == 10_000 })
      #expect(Set(server.log.map(\.requestId)).count == 10_000)
      #expect(server.server.statistics.requestsInFlight == 0)
    }
  }

  @Test("clients that come and go at any moment leave nothing behind")
  func comingAndGoing() async throws {
    let routes =
      commonRoutes + [
        Route(.get, "/stream") { _ in
          Response(
            status: 200,
            body: .stream { writer in
              for _ in 0..<20 {
                try await writer.write([UInt8](repeating: 65, count: 20_000))
                await Task.yield()
              }
            })
        },
        Route(.get, "/yield") { _ in
          for _ in 0..<10 { await Task.yield() }
          return .text("yielded")
        },
      ]
    try await TestServer.run(routes) { server in
      let requests = [
        "GET /stream HTTP/1.1\r\nHost: a\r\n\r\n", "GET /yield HTTP/1.1\r\nHost: a\r\n\r\n",
        "POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc", "GET /hel",
        "GET /yield HTTP/1.1\r\nHost: a\r\n\r\nGET /stream HTTP/1.1\r\nHost: a\r\n\r\n",
        "POST /small HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\naaaaaaaaaaaaaa",
      ]
      DispatchQueue.concurrentPerform(iterations: 3_000) { number in
        guard let client = try? RawClient(server.port) else { return }
        client.send(requests[number % requests.count])
        if number % 2 == 0 { _ = client.hasInput(waitMilliseconds: Int32(number % 5)) }
      }
      #expect(eventually { server.server.statistics.openConnections == 0 })
      #expect(server.server.statistics.requestsInFlight == 0)
      #expect(server.server.statistics.openStreams == 0)
      let last = try RawClient(server.port)
      #expect(try last.get("/hello").text == "hello")
    }
  }

  /// The resident memory of this process.
  private func memoryKilobytes() -> Int {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS") })
    else { return 0 }
    return Int(line.filter(\.isNumber)) ?? 0
  }
}
