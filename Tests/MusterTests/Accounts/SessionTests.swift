import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct SessionTests {
  /// The code of what a client is told with a token: nil when it is let in.
  private func refusal(_ client: MusterClient, _ token: String) async throws -> String? {
    try await client.send(.get, "/me", headers: ["Authorization": "Bearer \(token)"]).problem?.code
  }

  /// Signs a person in once more.
  private func another(_ server: TestServer, _ person: Person) async throws -> SignedIn {
    try await server.client().signIn(email: person.email, password: TestServer.password)
  }

  enum Ending: String, CaseIterable, Sendable {
    case signOut, signOutEverywhere, endedFromElsewhere, passwordChange, passwordReset, ban
    case deactivation
  }

  @Test(
    "A3: what ends a session ends it for the next request, on every server",
    arguments: Ending.allCases)
  func ending(_ ending: Ending) async throws {
    try await TestServer.shared { server in
      try await server.withSecondServer { second in
        let ann = try await server.person("Ann")
        let token = try await another(server, ann).accessToken
        // Both servers know the session before it ends.
        #expect(try await refusal(server.client(), token) == nil)
        #expect(try await refusal(second, token) == nil)
        let own = HTTPHeaders(["Authorization": "Bearer \(token)"])
        switch ending {
        case .signOut:
          let answer = try await server.client().send(.post, "/auth/sign-out", headers: own)
          #expect(answer.status == 204)
        case .signOutEverywhere: try await ann.client.signOut(everywhere: true)
        case .endedFromElsewhere:
          let sessions = try await ann.client.sessions().items
          let other = try #require(sessions.first { !$0.isCurrent })
          try await ann.client.endSession(other.id)
        case .passwordChange:
          try await ann.client.changePassword(from: TestServer.password, to: "another-lemon-11")
        case .passwordReset:
          try await server.client().requestPasswordReset(email: ann.email)
          let mail = try await server.mailedToken(to: ann.email, number: 2)
          try await server.client().resetPassword(token: mail, password: "another-lemon-11")
        case .ban:
          try await server.sql(
            """
            update auth.users set banned_until = now() + interval '1 day' where id = '\(ann.id)'
            """)
        case .deactivation:
          try await server.sql("update public.users set is_active = false where id = '\(ann.id)'")
        }
        #expect(try await refusal(second, token) == "session_ended")
        #expect(try await refusal(server.client(), token) == "session_ended")
      }
    }
  }

  @Test("A3: a password change keeps the session it was made in; a reset ends every one")
  func ownSession() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let token = try await ann.accessToken()
      try await ann.client.changePassword(from: TestServer.password, to: "another-lemon-11")
      #expect(try await refusal(server.client(), token) == nil)
      try await server.client().requestPasswordReset(email: ann.email)
      let mail = try await server.mailedToken(to: ann.email, number: 2)
      try await server.client().resetPassword(token: mail, password: "a-third-lemon-12")
      #expect(try await refusal(server.client(), token) == "session_ended")
      let old = try await problem {
        try await server.client().signIn(email: ann.email, password: "another-lemon-11")
      }
      #expect(old.code == "invalid_credentials")
      _ = try await server.client().signIn(email: ann.email, password: "a-third-lemon-12")
    }
  }

  @Test("A3: a reset link works once, for an hour, and not after the password was changed")
  func resetLink() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      func link(_ number: Int) async throws -> String {
        try await server.client().requestPasswordReset(email: ann.email)
        return try await server.mailedToken(to: ann.email, number: number)
      }
      func use(_ token: String, _ password: String) async throws -> String {
        try await problem {
          try await server.client().resetPassword(token: token, password: password)
        }.code
      }
      let first = try await link(2)
      try await server.client().resetPassword(token: first, password: "another-lemon-11")
      #expect(try await use(first, "another-lemon-12") == "invalid_token")
      let late = try await link(3)
      try await server.sql(
        """
        update auth.one_time_tokens set expires_at = now() - interval '1 second'
        where user_id = '\(ann.id)' and purpose = 'reset_password'
        """)
      #expect(try await use(late, "another-lemon-12") == "invalid_token")
      let replaced = try await link(4)
      let newest = try await link(5)
      #expect(try await use(replaced, "another-lemon-12") == "invalid_token")
      try await ann.client.signIn(email: ann.email, password: "another-lemon-11")
      try await ann.client.changePassword(from: "another-lemon-11", to: "another-lemon-13")
      #expect(try await use(newest, "another-lemon-12") == "invalid_token")
    }
  }

  @Test("A3: a banned person cannot sign in until the ban is over")
  func ban() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      try await server.sql(
        "update auth.users set banned_until = now() + interval '1 day' where id = '\(ann.id)'")
      let refusal = try await problem { try await another(server, ann) }
      #expect(refusal.code == "account_banned")
      #expect(refusal.status == 403)
      // Who does not know the password is not told of the ban.
      let guess = try await problem {
        try await server.client().signIn(email: ann.email, password: "wrong-password-1")
      }
      #expect(guess.code == "invalid_credentials")
      try await server.sql(
        "update auth.users set banned_until = now() - interval '1 day' where id = '\(ann.id)'")
      _ = try await another(server, ann)
    }
  }

  @Test(
    "A3: one's own open sessions are listed, the present one marked; no one else's can be ended")
  func list() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      _ = try await another(server, ann)
      let sessions = try await ann.client.sessions()
      #expect(sessions.total == 2)
      #expect(sessions.items.filter(\.isCurrent).count == 1)
      #expect(sessions.items.allSatisfy { $0.address == "127.0.0.1" })
      let other = try #require(sessions.items.first { !$0.isCurrent })
      let refusal = try await problem { try await bob.client.endSession(other.id) }
      #expect(refusal.status == 404)
      #expect(try await ann.client.sessions().total == 2)
      try await ann.client.endSession(other.id)
      #expect(try await ann.client.sessions().items.map(\.isCurrent) == [true])
      let again = try await problem { try await ann.client.endSession(other.id) }
      #expect(again.status == 404)
    }
  }
}
