import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct RefreshTests {
  private struct Pair {
    let access: String
    let refresh: String
  }

  private func refresh(_ server: TestServer, _ token: String) async throws -> HTTPResponse {
    try await server.client().send(
      .post, "/auth/refresh", json: #"{"refreshToken":"\#(token)"}"#)
  }

  private func next(_ server: TestServer, _ token: String) async throws -> Pair {
    let signedIn = try await refresh(server, token).checked().decode(SignedIn.self)
    return Pair(access: signedIn.accessToken, refresh: signedIn.refreshToken)
  }

  private func signedIn(_ server: TestServer) async throws -> (Person, Pair) {
    let ann = try await server.person("Ann")
    let signedIn = try await ann.client.signIn(email: ann.email, password: TestServer.password)
    return (ann, Pair(access: signedIn.accessToken, refresh: signedIn.refreshToken))
  }

  private func isOver(_ server: TestServer, _ access: String) async throws -> Bool {
    let answer = try await server.client().send(
      .get, "/me", headers: ["Authorization": "Bearer \(access)"])
    return answer.problem?.code == "session_ended"
  }

  /// Sets when the used tokens of a person were used.
  private func setUse(_ server: TestServer, of person: Person, to moment: String) async throws {
    try await server.sql(
      """
      update auth.refresh_tokens set used_at = \(moment) where used_at is not null
      and session_id in (select id from auth.sessions where user_id = '\(person.id)')
      """)
  }

  @Test("A2: a refresh token is kept by its hash and changes with each use")
  func rotation() async throws {
    try await TestServer.shared { server in
      let (_, first) = try await signedIn(server)
      let second = try await next(server, first.refresh)
      #expect(second.refresh != first.refresh)
      let third = try await next(server, second.refresh)
      #expect(try await !isOver(server, third.access))
      let known = try await server.value(
        """
        select count(*) from auth.refresh_tokens
        where token_hash = sha256(convert_to('\(third.refresh)', 'UTF8'))
        """)
      #expect(known == "1")
      #expect(third.refresh.utf8.count >= 22, "128 bits take 22 characters")
    }
  }

  @Test("A2: using a token again that is older than the last ends the session")
  func reuse() async throws {
    try await TestServer.shared { server in
      let (ann, first) = try await signedIn(server)
      let second = try await next(server, first.refresh)
      let third = try await next(server, second.refresh)
      try await setUse(server, of: ann, to: "now() + interval '1 hour'")
      let answer = try await refresh(server, first.refresh)
      #expect(answer.status == 401)
      #expect(answer.problem?.code == "invalid_refresh_token")
      #expect(try await isOver(server, third.access))
      #expect(try await refresh(server, third.refresh).status == 401)
    }
  }

  @Test("A2: the last token used again within 10 seconds is answered: the answer was lost")
  func lostAnswer() async throws {
    try await TestServer.shared { server in
      let (ann, first) = try await signedIn(server)
      _ = try await next(server, first.refresh)
      try await setUse(server, of: ann, to: "now() + interval '1 hour'")
      let again = try await next(server, first.refresh)
      #expect(try await !isOver(server, again.access))
      _ = try await next(server, again.refresh)
    }
  }

  @Test("A2: the last token used again after 10 seconds ends the session")
  func tooLate() async throws {
    try await TestServer.shared { server in
      let (ann, first) = try await signedIn(server)
      let second = try await next(server, first.refresh)
      try await setUse(server, of: ann, to: "now() - interval '11 seconds'")
      #expect(try await refresh(server, first.refresh).status == 401)
      #expect(try await isOver(server, second.access))
      #expect(try await refresh(server, second.refresh).status == 401)
    }
  }

  @Test("A2: of two answers to one token, one goes on: the other used after it ends the session")
  func fork() async throws {
    try await TestServer.shared { server in
      let (ann, first) = try await signedIn(server)
      let own = try await next(server, first.refresh)
      try await setUse(server, of: ann, to: "now() + interval '1 hour'")
      let thiefs = try await next(server, first.refresh)
      _ = try await next(server, own.refresh)
      #expect(try await refresh(server, thiefs.refresh).status == 401)
      #expect(try await isOver(server, own.access))
    }
  }

  @Test("A2: a token that was never given is refused, and ends nothing")
  func unknown() async throws {
    try await TestServer.shared { server in
      let (_, first) = try await signedIn(server)
      for token in ["", "x", first.refresh + "x", first.access] {
        #expect(try await refresh(server, token).problem?.code == "invalid_refresh_token")
      }
      #expect(try await !isOver(server, first.access))
    }
  }

  @Test(
    "A3: no tokens come of an ended, a banned, or a long unused session",
    arguments: [
      "update auth.sessions set ended_at = now() where user_id = 'ID'",
      "update auth.users set banned_until = now() + interval '1 day' where id = 'ID'",
      "update auth.sessions set refreshed_at = now() - interval '61 days' where user_id = 'ID'",
    ])
  func over(statement: String) async throws {
    try await TestServer.shared { server in
      let (ann, first) = try await signedIn(server)
      try await server.sql(statement.replacing("ID", with: ann.id.description))
      #expect(try await refresh(server, first.refresh).problem?.code == "invalid_refresh_token")
    }
  }
}
