import Foundation
import MusterModels
import Postgres
import Testing

@testable import Muster
@testable import MusterClient

@Suite struct StreamResumeTests {
  private func publish(_ type: String, to person: Person) -> String {
    "select muster.publish('\(type)', 'user', '\(person.id)')"
  }

  @Test("K17: nothing is missed when transactions commit in another order than they write")
  func interleaved() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let stream = try await server.events(of: ann)
      let watching = try await server.events(of: ann)
      let slow = try await DirectConnection.connect(server.superuser)
      defer { slow.close() }
      try await slow.execute(script: "begin; " + publish("test.early", to: ann))
      try await server.sql(publish("test.late", to: ann))
      // Told at once, although a transaction that wrote before is still open.
      #expect(try await stream.until("test.late").map(\.type) == ["test.late"])
      let position = try await stream.position()
      try await slow.execute(script: "commit")
      try await server.mark(ann, "test.fence")
      let rest = try await server.events(of: ann, after: position).until("ready").map(\.type)
      #expect(rest == ["test.early", "test.fence", "ready"])
      let live = try await watching.until("test.fence").map(\.type)
      #expect(live == ["test.late", "test.early", "test.fence"])
    }
  }

  @Test("K17: what a rolled back transaction published is never told")
  func rolledBack() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let stream = try await server.events(of: ann)
      let position = try #require(stream.lastId)
      try await server.sql("begin; " + publish("test.never", to: ann) + "; rollback")
      try await server.mark(ann, "test.fence")
      #expect(try await stream.until("test.fence").map(\.type) == ["test.fence"])
      let replay = try await server.events(of: ann, after: position).until("ready").map(\.type)
      #expect(replay == ["test.fence", "ready"])
    }
  }

  @Test("R4: what is told after coming back is decided then")
  func authorizedAgain() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup(joinedBy: [bob])
      let stream = try await server.events(of: bob)
      let position = try await stream.position()
      try await ann.relabel(group, "x")
      let before = try await server.events(of: bob, after: position).until("ready")
      #expect(before.map(\.type) == ["group.changed", "ready"])
      try await ann.client.removeMember(bob.id, from: group.id)
      let after = try await server.events(of: bob, after: position).until("ready")
      #expect(after.map(\.type) == ["member.left", "notification", "ready"])
      try await ann.client.deleteGroup(group.id)
      let gone = try await server.events(of: ann, after: position).until("ready")
      #expect(gone.contains { $0.type == "group.deleted" })
    }
  }

  @Test("K17: a position older than what is kept, or of another database, starts over")
  func reset() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      let stream = try await server.events(of: ann)
      let position = try #require(stream.lastId)
      try await server.mark(ann, "test.one")
      // As long as it is kept, in whichever slot.
      try await server.sql("select muster.rotate_stream('0')")
      try await server.mark(ann, "test.two")
      try await server.sql("select muster.rotate_stream('0')")
      let kept = try await server.events(of: ann, after: position).until("ready")
      #expect(kept.map(\.type) == ["test.one", "test.two", "ready"])
      // Another transaction on this cluster may be open that began before; then a position is
      // careful, and takes for missed what it cannot be sure of.
      let written = try await server.value(
        "select xid from muster.stream_events where type = 'test.one'")
      let dropped = Int(written ?? "")
      var recent = ""
      for _ in 0..<600 {
        try await server.mark(ann, "test.three")
        try await stream.until("test.three")
        recent = try await stream.position()
        let oldest = recent.split(separator: "/")[1].prefix { $0 != ":" }
        if let oldest = Int(oldest), let dropped, oldest > dropped { break }
      }
      try await server.sql("select muster.rotate_stream('0')")
      let late = try await server.events(of: ann, after: position).until("ready")
      #expect(late.map(\.type) == ["reset", "ready"])
      // Who had seen what was dropped has missed nothing.
      let fine = try await server.events(of: ann, after: recent).until("ready")
      #expect(fine.map(\.type) == ["ready"])
      let parts = position.split(separator: "/")
      for unknown in [
        "0123456789ab/\(parts[1])", "\(parts[0])/99999999999:99999999999:", "\(parts[0])/9:3:",
        "\(parts[0])/3:9:,,", "\(parts[0])/9999999999999999999:9999999999999999999:",
      ] {
        let events = try await server.events(of: ann, after: unknown).until("ready")
        #expect(events.map(\.type) == ["reset", "ready"], "\(unknown)")
      }
    }
  }

  @Test("K17: more than can be told at once starts over, for who comes back and for who is there")
  func flood() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      let stream = try await server.events(of: ann)
      let position = try #require(stream.lastId)
      try await server.sql(
        "select \(publish("test.one", to: ann).dropFirst(7)) "
          + "from generate_series(1, \(StreamHub.eventsAtOnce + 1))")
      #expect(try await stream.until("reset").map(\.type) == ["reset"])
      let replay = try await server.events(of: ann, after: position).until("ready").map(\.type)
      #expect(replay == ["reset", "ready"])
      try await server.mark(ann, "test.fence")
      #expect(try await stream.until("test.fence").map(\.type) == ["test.fence"])
    }
  }

  @Test(
    "API: a Last-Event-ID that is none is refused",
    arguments: ["x", "1", "0123456789ab/1:2:x", "0123456789ab", "0123456789AB/1:2:"])
  func malformed(id: String) async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let answer = try await ann.client.send(
        .get, "/stream", headers: ["Last-Event-ID": id])
      #expect(answer.status == 422)
      #expect(answer.problem?.errors?.first?.field == "Last-Event-ID")
    }
  }

  @Test("K17: what one server is told is told on every other, and goes on there")
  func twoServers() async throws {
    try await TestServer.with(change: { $0.secret = TestServer.secret }) { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup(joinedBy: [bob])
      let here = try await server.events(of: bob)
      try await server.withSecondServer { other in
        let there = try await bob.events(at: other.address)
        try await ann.relabel(group, "x")
        try await here.until("group.changed")
        try await there.until("group.changed")
        let position = try await there.position()
        try await ann.client.removeMember(bob.id, from: group.id)
        // Where it was on one, it goes on at the other.
        let moved = try await server.events(of: bob, after: position)
        #expect(
          try await moved.until("ready").map(\.type) == ["member.left", "notification", "ready"])
        try await there.until("notification", with: "member_removed")
        // Signed out on one, ended on both.
        try await bob.client.signOut()
        for stream in [here, there, moved] { try await stream.until("end", with: "session_ended") }
      }
    }
  }

  @Test("K17: nothing is lost when the connection that listens is")
  func listenerLost() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      let stream = try await server.events(of: ann)
      for number in 1...5 {
        try await server.sql(
          """
          select pg_terminate_backend(pid) from pg_stat_activity
          where application_name = 'muster listener' and datname = current_database();
          \(publish("test.n\(number == 1 ? "a" : "b")", to: ann))
          """)
        try await stream.until(number == 1 ? "test.na" : "test.nb")
      }
    }
  }
}

extension MusterClient {
  /// Where the client's server is.
  var address: URL {
    get throws { try #require(URL(string: wire.baseURL.replacing("/api/v1", with: ""))) }
  }
}
