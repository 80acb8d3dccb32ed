import Foundation
import HTTPServer
import Synchronization
import Testing

@Suite("Stopping", .serialized)
struct StopTests {
  private struct Tally {
    var answered = 0
    var refused = 0
    var failed: [String] = []
  }

  @Test("under load, every request that was sent is answered in full", arguments: 0..<5)
  func underLoad(round: Int) async throws {
    try await TestServer.run(
      commonRoutes + [
        Route(.get, "/yield") { _ in
          await Task.yield(); return .text("yielded")
        }
      ],
      // However long a client takes to send its next request.
      configure: { ($0.idleDrain, $0.drainTimeout) = (.seconds(600), .seconds(600)) }
    ) { server in
      let tally = Mutex(Tally())
      let workers = 16
      let group = DispatchGroup()
      for worker in 0..<workers {
        group.enter()
        Thread {
          Self.work(server.port, ["/hello", "/yield", "/slow"][worker % 3], tally)
          group.leave()
        }.start()
      }
      #expect(eventually { tally.withLock { $0.answered } > 200 + round * 50 })
      server.stopAndWait()
      group.wait()
      let result = tally.withLock { $0 }
      #expect(result.failed == [])
      #expect(result.refused == workers)
      #expect(result.answered > 200)
    }
  }

  /// Requests over kept connections until the server refuses a new one.
  private static func work(_ port: Int, _ target: String, _ tally: borrowing Mutex<Tally>) {
    while true {
      guard let client = try? RawClient(port) else {
        tally.withLock { $0.refused += 1 }
        return
      }
      while true {
        do {
          let answer = try client.get(target)
          tally.withLock { $0.answered += answer.status == 200 ? 1 : 0 }
          if answer["Connection"] == "close" { break }
        } catch {
          tally.withLock { $0.failed.append("\(error)") }
          return
        }
      }
    }
  }

  @Test("a slow request is waited for; an idle connection is closed; a new one refused")
  func slowRequest() async throws {
    let port = Atomic(0)
    let route = Route(.get, "/second") { _ in
      // Goes on when the server has begun to stop: when it takes no connections any more.
      while (try? RawClient(port.load(ordering: .relaxed))) != nil {
        try await Task.sleep(for: .milliseconds(10))
      }
      return .text("done")
    }
    try await TestServer.run([route] + commonRoutes) { server in
      port.store(server.port, ordering: .relaxed)
      let idle = try RawClient(server.port)
      _ = try idle.get("/hello")
      let slow = try RawClient(server.port)
      slow.send("GET /second HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(eventually { server.server.statistics.requestsInFlight == 1 })
      server.stopAndWait()
      let answer = try slow.read()
      #expect(answer.text == "done")
      #expect(answer["Connection"] == "close")
      #expect(try idle.isClosed())
      #expect(throws: (any Error).self) { try RawClient(server.port) }
    }
  }

  @Test("a request over the drain time is cancelled and answered 503")
  func drainTimeout() async throws {
    let isCancelled = Atomic(false)
    let route = Route(.get, "/forever") { _ in
      do {
        try await Task.sleep(for: .seconds(600))
      } catch {
        isCancelled.store(true, ordering: .relaxed)
      }
      return .text("late")
    }
    try await TestServer.run([route], configure: { $0.drainTimeout = .milliseconds(300) }) {
      server in
      let client = try RawClient(server.port)
      client.send("GET /forever HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(eventually { server.server.statistics.requestsInFlight == 1 })
      server.stopAndWait()
      #expect(try client.read().status == 503)
      #expect(eventually { isCancelled.load(ordering: .relaxed) })
    }
  }

  @Test("a server stops once, and every caller waits for it")
  func twice() async throws {
    let server = try TestServer(commonRoutes)
    async let first: Void = server.server.stop()
    async let second: Void = server.server.stop()
    _ = await (first, second)
    await server.server.stop()
    #expect(server.server.port == nil)
    #expect(throws: ServerError.alreadyStarted) { try server.server.start() }
  }

  @Test("a port in use is an error with the system's reason")
  func portInUse() async throws {
    let first = try TestServer(commonRoutes)
    #expect(throws: ServerError.cannotListen(errno: EADDRINUSE)) {
      try TestServer(commonRoutes) { $0.port = first.port }
    }
    await first.server.stop()
  }

  @Test("a termination signal is awaited, not lethal")
  func signals() async throws {
    async let number = TerminationSignals.wait()
    try await Task.sleep(for: .milliseconds(300))
    kill(getpid(), SIGTERM)
    #expect(await number == SIGTERM)
    kill(getpid(), SIGINT)
    #expect(await TerminationSignals.wait() == SIGINT)
  }
}
