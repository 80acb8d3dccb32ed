import Foundation
import MusterModels
import Testing

@testable import Muster
@testable import MusterClient

@Suite struct StreamEndTests {
  enum Way: String, CaseIterable { case signOut, everywhere, ended, password, reset, ban, deleted }

  @Test("A3: a stream ends with its session, however that ends", arguments: Way.allCases)
  func session(way: Way) async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let again = try server.client()
      try await again.signIn(email: ann.email, password: TestServer.password)
      let stays = try await EventReader.open(
        server.url, token: try #require(try await again.accessToken()))
      try await stays.until("ready")
      let stream = try await server.events(of: ann)
      switch way {
      case .signOut: try await ann.client.signOut()
      case .everywhere: try await ann.client.signOut(everywhere: true)
      case .ended:
        let sessions = try await again.sessions().items
        try await again.endSession(try #require(sessions.first { !$0.isCurrent }).id)
      case .password:
        try await again.changePassword(from: TestServer.password, to: "mango-lantern-77")
      case .reset:
        try await again.requestPasswordReset(email: ann.email)
        let token = try await server.mailedToken(to: ann.email, number: 2)
        try await again.resetPassword(token: token, password: "mango-lantern-77")
      case .ban:
        try await server.sql(
          "update auth.users set banned_until = 'infinity' where id = '\(ann.id)'")
      case .deleted:
        try await server.sql(
          "delete from auth.sessions where user_id = '\(ann.id)'")
      }
      #expect(
        try await stream.until("end").map(\.data) == [#"{"reason":"session_ended"}"#])
      #expect(try await stream.next() == nil)
      if [.signOut, .ended, .password].contains(way) {
        // The other session has nothing to do with it.
        try await server.mark(ann, "test.fence")
        #expect(try await stays.until("test.fence").map(\.type) == ["test.fence"])
      } else {
        try await stays.until("end")
      }
    }
  }

  @Test("A3: no stream is opened for a session that has ended, nor without one")
  func refused() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let token = try await ann.accessToken()
      try await ann.client.signOut()
      let late = try await EventReader.open(server.url, token: token)
      #expect(late.head.status == 401)
      #expect(try await server.client().send(.get, "/stream").status == 401)
      let head = try await server.person("Bob").client.send(.head, "/stream")
      #expect(head.status == 200)
      #expect(head.headers["Content-Type"] == "text/event-stream")
    }
  }

  @Test("API: a person has so many streams on a server, and a closed one makes room")
  func limit() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      var streams: [EventReader] = []
      for _ in 0..<StreamHub.streamsPerPerson { streams.append(try await server.events(of: ann)) }
      let refused = try await EventReader.open(server.url, token: ann.accessToken())
      #expect(refused.head.status == 429)
      #expect(refused.head.headers["Retry-After"] != nil)
      // Others have theirs.
      _ = try await server.events(of: server.person("Bob"))
      streams.removeLast()
      var status = 429
      // The server sees that the client is gone when the kernel tells it.
      for _ in 0..<600 where status == 429 {
        try await Task.sleep(for: .milliseconds(50))
        status = try await EventReader.open(server.url, token: ann.accessToken()).head.status
      }
      #expect(status == 200)
    }
  }

  @Test("API: a stopping server ends its streams and opens none")
  func stopping() async throws {
    let server = try await TestServer()
    let ann = try await server.person("Ann")
    let stream = try await server.events(of: ann)
    let stop = Task { await server.stop() }
    #expect(
      try await stream.until("end").map(\.data) == [#"{"reason":"server_stopping"}"#])
    #expect(try await stream.next() == nil)
    await stop.value
  }

  @Test("API: a beat keeps the connection open, and carries the position on")
  func beat() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let stream = try await server.events(of: ann)
      try await server.mark(ann, "test.one")
      try await stream.until("test.one")
      let before = try await stream.position()
      // Something that is nothing to this person.
      let bob = try await server.person("Bob")
      let other = try await server.events(of: bob)
      try await server.mark(bob, "test.two")
      try await other.until("test.two")
      await server.application.services.streams.beat()
      let event = try await stream.next()
      #expect(event?.type == "")
      #expect(stream.text.contains(": ping\n"))
      let position = try #require(stream.lastId)
      #expect(position != before)
      let rest = try await server.events(of: ann, after: position).until("ready")
      #expect(rest.map(\.type) == ["ready"])
    }
  }

  @Test("API: a reader that is too slow is cut off; what waits for it is bounded")
  func slow() async throws {
    let mailbox = StreamMailbox()
    let (started, start) = AsyncStream.makeStream(of: Void.self)
    let reading = Task {
      try await mailbox.drain(after: "first") { _ in
        start.yield()
        // A client that never reads.
        try await Task.sleep(for: .seconds(3_600))
      }
    }
    for await _ in started { break }
    let piece = String(repeating: "x", count: 1_024)
    for _ in 0..<(StreamMailbox.limit / 1_024) { mailbox.push(piece) }
    #expect(!mailbox.isCutOff)
    mailbox.push(piece)
    #expect(mailbox.isCutOff)
    await #expect(throws: CancellationError.self) { try await reading.value }
  }

  @Test("API: a mailbox hands on everything in order, and ends after it")
  func mailbox() async throws {
    let mailbox = StreamMailbox()
    mailbox.push("a")
    mailbox.push("b")
    #expect(await mailbox.next() == "ab")
    let next = Task { await mailbox.next() }
    mailbox.push("c")
    #expect(await next.value == "c")
    mailbox.push("d")
    mailbox.finish("e")
    mailbox.push("f")
    #expect(await mailbox.next() == "de")
    #expect(await mailbox.next() == nil)
    let cancelled = Task { await StreamMailbox().next() }
    cancelled.cancel()
    #expect(await cancelled.value == nil)
  }
}
