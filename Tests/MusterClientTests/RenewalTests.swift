import Foundation
import MusterModels
import Synchronization
import Testing

@testable import MusterClient

/// A server that knows one access token at a time.
private final class TokenServer: Sendable {
  let valid = Mutex(2)
  let refreshAnswer = Mutex<HTTPResponse?>(nil)
  /// How many requests a refresh waits for to have been refused.
  let refusalsToAwait: Int
  let refused = Mutex(0)

  init(refusalsToAwait: Int = 0) { self.refusalsToAwait = refusalsToAwait }

  func answer(_ request: HTTPRequest) async throws -> HTTPResponse {
    if request.line == "POST /auth/refresh" {
      while refused.withLock({ $0 }) < refusalsToAwait { await Task.yield() }
      if let answer = refreshAnswer.withLock({ $0 }) { return answer }
      return .json(Samples.signedIn(valid.withLock { $0 }))
    }
    guard request.token == "access-\(valid.withLock { $0 })" else {
      refused.withLock { $0 += 1 }
      return .problem(401, "token_expired")
    }
    return request.method == .get ? .json(Samples.account) : .noContent
  }
}

@Suite("Renewing tokens", .timeLimit(.minutes(1)))
struct RenewalTests {
  @Test("However many requests find the token expired, it is renewed once")
  func single() async throws {
    let server = TokenServer(refusalsToAwait: 40)
    let transport = FakeTransport { try await server.answer($0) }
    let store = InMemoryTokenStore(.numbered(1))
    let client = try MusterClient(transport, store: store)
    try await withThrowingTaskGroup(of: Account.self) { group in
      for _ in 0..<40 { group.addTask { try await client.account() } }
      try await group.waitForAll()
    }
    #expect(transport.count("POST /auth/refresh") == 1)
    #expect(transport.count("GET /me") == 80)
    #expect(await store.load()?.refreshToken == "refresh-2")
  }

  @Test("Who learns late that a token expired takes the new one")
  func late() async throws {
    let server = TokenServer()
    let transport = FakeTransport { try await server.answer($0) }
    let client = try MusterClient(transport, store: InMemoryTokenStore(.numbered(1)))
    let old = try #require(try await client.keeper.held())
    _ = try await client.account()
    #expect(try await client.keeper.successor(of: old)?.tokens.accessToken == "access-2")
    #expect(transport.count("POST /auth/refresh") == 1)
  }

  @Test("A token is renewed shortly before it expires, with no request refused")
  func early() async throws {
    let server = TokenServer()
    server.valid.withLock { $0 = 1 }
    let transport = FakeTransport { try await server.answer($0) }
    let clock = Clock()
    let client = try MusterClient(
      transport, store: InMemoryTokenStore(.numbered(1)), clock: clock)
    clock.advance(869)
    _ = try await client.account()
    #expect(transport.lines == ["GET /me"])
    server.valid.withLock { $0 = 2 }
    clock.advance(1)
    _ = try await client.account()
    #expect(transport.lines == ["GET /me", "POST /auth/refresh", "GET /me"])
    #expect(transport.requests.last?.token == "access-2")
  }

  @Test("A request is sent again once, not for ever")
  func twice() async throws {
    let transport = FakeTransport { request in
      request.line == "POST /auth/refresh"
        ? .json(Samples.signedIn(2)) : .problem(401, "token_expired")
    }
    let client = try MusterClient(transport, store: InMemoryTokenStore(.numbered(1)))
    let error = await #expect(throws: MusterError.self) { _ = try await client.account() }
    #expect(error?.problem?.code == "token_expired")
    #expect(transport.lines == ["GET /me", "POST /auth/refresh", "GET /me"])
  }

  @Test("Only an expired token is renewed")
  func otherCodes() async throws {
    let transport = FakeTransport { _ in .problem(401, "invalid_access_token") }
    let client = try MusterClient(transport, store: InMemoryTokenStore(.numbered(1)))
    await #expect(throws: MusterError.self) { _ = try await client.account() }
    #expect(transport.lines == ["GET /me"])
    #expect(try await client.isSignedIn)
  }

  @Test("A refused renewal signs out, for all who wait")
  func refused() async throws {
    let server = TokenServer(refusalsToAwait: 10)
    server.refreshAnswer.withLock { $0 = .problem(401, "invalid_refresh_token") }
    let transport = FakeTransport { try await server.answer($0) }
    let store = InMemoryTokenStore(.numbered(1))
    let client = try MusterClient(transport, store: store)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<10 {
        group.addTask {
          let error = await #expect(throws: MusterError.self) { _ = try await client.account() }
          guard case .signedOut(let problem) = error else {
            Issue.record("\(String(describing: error))")
            return
          }
          #expect(problem.code == "invalid_refresh_token")
        }
      }
    }
    #expect(transport.count("POST /auth/refresh") == 1)
    #expect(await store.load() == nil)
    #expect(try await client.isSignedIn == false)
  }

  @Test("Who learns late that the renewal was refused is told so, too")
  func refusedLate() async throws {
    let server = TokenServer()
    server.refreshAnswer.withLock { $0 = .problem(401, "invalid_refresh_token") }
    let transport = FakeTransport { try await server.answer($0) }
    let client = try MusterClient(transport, store: InMemoryTokenStore(.numbered(1)))
    let old = try #require(try await client.keeper.held())
    for _ in 0..<2 {
      let error = await #expect(throws: MusterError.self) {
        _ = try await client.keeper.successor(of: old)
      }
      #expect(error?.problem?.code == "invalid_refresh_token")
    }
    #expect(transport.count("POST /auth/refresh") == 1)
  }

  @Test("A server that is busy, or not there, signs nobody out")
  func busy() async throws {
    let server = TokenServer()
    server.refreshAnswer.withLock { $0 = .problem(503, "unavailable") }
    let store = InMemoryTokenStore(.numbered(1))
    let client = try MusterClient(FakeTransport { try await server.answer($0) }, store: store)
    let error = await #expect(throws: MusterError.self) { _ = try await client.account() }
    #expect(error?.problem?.code == "unavailable")
    #expect(await store.load() == .numbered(1))
    server.refreshAnswer.withLock { $0 = nil }
    _ = try await client.account()
  }

  @Test("A renewal goes on when the request that began it is cancelled")
  func cancelled() async throws {
    let transport = FakeTransport { request in
      guard request.line == "POST /auth/refresh" else { return .json(Samples.account) }
      try await Task.sleep(for: .milliseconds(50))
      return .json(Samples.signedIn(2))
    }
    let clock = Clock()
    let store = InMemoryTokenStore(.numbered(1))
    let client = try MusterClient(transport, store: store, clock: clock)
    clock.advance(900)
    let task = Task { try await client.account() }
    while transport.requests.isEmpty { await Task.yield() }
    task.cancel()
    _ = await task.result
    #expect(await store.load()?.accessToken == "access-2")
  }

  @Test("A session that was ended signs out")
  func ended() async throws {
    let store = InMemoryTokenStore(.numbered(1))
    let client = try MusterClient(
      FakeTransport { _ in .problem(401, "session_ended") }, store: store)
    let error = await #expect(throws: MusterError.self) { _ = try await client.account() }
    guard case .signedOut = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(await store.load() == nil)
  }
}
