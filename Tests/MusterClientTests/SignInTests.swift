import Foundation
import MusterModels
import Synchronization
import Testing

@testable import MusterClient

@Suite("Signing in and out", .timeLimit(.minutes(1)))
struct SignInTests {
  @Test("Signing in keeps the tokens, and signing out forgets them")
  func inAndOut() async throws {
    let transport = FakeTransport { request in
      switch request.line {
      case "POST /auth/sign-in": .json(Samples.signedIn(1))
      case "GET /me": .json(Samples.account)
      default: .noContent
      }
    }
    let store = InMemoryTokenStore()
    let client = try MusterClient(transport, store: store)
    #expect(try await client.isSignedIn == false)
    let signedIn = try await client.signIn(email: "a@b", password: "p")
    #expect(signedIn.user.fullName == "Ada")
    #expect(await store.load() == .numbered(1))
    _ = try await client.account()
    #expect(transport.requests.last?.token == "access-1")
    try await client.signOut()
    #expect(transport.requests.last?.token == "access-1")
    #expect(await store.load() == nil)
    #expect(try await client.accessToken() == nil)
    try await client.signOut()
    #expect(transport.count("POST /auth/sign-out") == 1)
  }

  @Test("Tokens are forgotten when the server cannot be reached, which is told")
  func offline() async throws {
    let store = InMemoryTokenStore(.numbered(1))
    let client = try MusterClient(FakeTransport { _ in throw ConnectionLost() }, store: store)
    await #expect(throws: ConnectionLost.self) { try await client.signOut() }
    #expect(await store.load() == nil)
  }

  @Test("Signing out of an ended session is no error; of all sessions it is")
  func alreadyOver() async throws {
    for everywhere in [false, true] {
      let client = try MusterClient(
        FakeTransport { _ in .problem(401, "session_ended") },
        store: InMemoryTokenStore(.numbered(1)))
      if everywhere {
        await #expect(throws: MusterError.self) { try await client.signOut(everywhere: true) }
      } else {
        try await client.signOut()
      }
      #expect(try await client.isSignedIn == false)
    }
  }

  @Test("A renewal that ends after someone else signed in is dropped")
  func overtaken() async throws {
    let mayAnswer = Mutex(false)
    let transport = FakeTransport { request in
      switch request.line {
      case "POST /auth/refresh":
        while !mayAnswer.withLock({ $0 }) { await Task.yield() }
        return .json(Samples.signedIn(2))
      case "POST /auth/sign-in": return .json(Samples.signedIn(7))
      default: return .problem(401, "token_expired")
      }
    }
    let store = InMemoryTokenStore(.numbered(1))
    let client = try MusterClient(transport, store: store)
    let first = Task { try await client.account() }
    while transport.count("POST /auth/refresh") == 0 { await Task.yield() }
    try await client.signIn(email: "b@c", password: "p")
    mayAnswer.withLock { $0 = true }
    let error = await #expect(throws: MusterError.self) { _ = try await first.value }
    #expect(error?.problem?.code == "token_expired")
    #expect(try await client.accessToken() == "access-7")
    #expect(await store.load()?.accessToken == "access-7")
    // The first person's request did not go out in the second one's name.
    #expect(!transport.requests.contains { $0.token == "access-7" })
  }
}
