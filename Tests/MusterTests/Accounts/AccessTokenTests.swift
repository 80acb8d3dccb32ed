import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct AccessTokenTests {
  /// What the server says to a token.
  private func answer(_ server: TestServer, _ token: String) async throws -> HTTPResponse {
    try await server.client().send(.get, "/me", headers: ["Authorization": "Bearer \(token)"])
  }

  private func claims(_ token: String) throws -> [String: Any] {
    let parts = token.split(separator: ".")
    try #require(parts.count == 3)
    let payload = try #require(Base64URL.decode(parts[1]))
    return try #require(
      try JSONSerialization.jsonObject(with: Data(payload)) as? [String: Any])
  }

  private func forged(_ token: String) throws -> ForgedToken {
    let claims = try claims(token)
    return ForgedToken(
      user: try #require(claims["sub"] as? String),
      session: try #require(claims["session_id"] as? String),
      expires: try #require(claims["exp"] as? Int))
  }

  @Test("A2: an access token says who, which session, for whom, from whom, and for 15 minutes")
  func claims() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let signedIn = try await ann.client.signIn(email: ann.email, password: TestServer.password)
      let claims = try claims(signedIn.accessToken)
      #expect(
        Set(claims.keys) == ["sub", "session_id", "aud", "iss", "exp", "role"])
      #expect(claims["sub"] as? String == ann.id.description)
      #expect(claims["aud"] as? String == "muster")
      #expect(claims["iss"] as? String == "muster")
      #expect(signedIn.expiresIn <= 900)
      let expiry = try #require(claims["exp"] as? Int)
      #expect(expiry <= Int(Date().timeIntervalSince1970) + 900)
      let session = try #require(claims["session_id"] as? String)
      #expect(
        try await server.value("select user_id from auth.sessions where id = '\(session)'")
          == ann.id.description)
    }
  }

  @Test("A2: a token made by hand just as the server makes it is let in, so forgeries fail by flaw")
  func wellMade() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let token = try await forged(ann.accessToken())
      #expect(try await answer(server, token.text()).status == 200)
    }
  }

  @Test("A2: an expired token is refused as such")
  func expired() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      var token = try await forged(ann.accessToken())
      token.claims["exp"] = 1_700_000_000
      let answer = try await answer(server, token.text())
      #expect(answer.status == 401)
      #expect(answer.problem?.code == "token_expired")
      #expect(answer.headers["WWW-Authenticate"] == "Bearer")
    }
  }

  enum Forgery: String, CaseIterable, Sendable {
    case otherSecret, noSignature, algorithmNone, algorithmNoneCapital, otherAlgorithm
    case otherAudience, otherIssuer, otherSubject, noExpiry, textExpiry, cutSignature
    case changedPayload, twoParts, fourParts, empty, notBase64, hugeToken, extraHeader
  }

  @Test(
    "A2: a token that this server has not signed in just this way is refused",
    arguments: Forgery.allCases)
  func forgeries(_ forgery: Forgery) async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let real = try await ann.accessToken()
      var token = try forged(real)
      var text: String?
      switch forgery {
      case .otherSecret: token.secret = "another secret of thirty-two characters"
      case .noSignature: token.secret = nil
      case .algorithmNone:
        token.header = #"{"alg":"none","typ":"JWT"}"#
        token.secret = nil
      case .algorithmNoneCapital: token.header = #"{"alg":"NONE","typ":"JWT"}"#
      case .otherAlgorithm: token.header = #"{"alg":"HS512","typ":"JWT"}"#
      case .extraHeader: token.header = #"{"alg":"HS256","typ":"JWT","kid":"../../dev/null"}"#
      case .otherAudience: token.claims["aud"] = "elsewhere"
      case .otherIssuer: token.claims["iss"] = "elsewhere"
      case .otherSubject: token.claims["sub"] = "1; drop table users"
      case .noExpiry: token.claims["exp"] = nil
      case .textExpiry: token.claims["exp"] = "never"
      case .cutSignature: text = String(real.dropLast(2))
      case .changedPayload:
        var parts = real.split(separator: ".").map(String.init)
        token.claims["sub"] = bob.id.description
        parts[1] = String(try token.text().split(separator: ".")[1])
        text = parts.joined(separator: ".")
      case .twoParts: text = real.split(separator: ".").dropLast().joined(separator: ".")
      case .fourParts: text = real + ".x"
      case .empty: text = ""
      case .notBase64: text = "§§§.§§§.§§§"
      case .hugeToken: token.claims["padding"] = String(repeating: "x", count: 4_000)
      }
      let answer = try await answer(server, try text ?? token.text())
      #expect(answer.status == 401)
      #expect(answer.problem?.code == "invalid_access_token")
    }
  }

  @Test("A2: a token of one person does not go with another's session")
  func otherSession() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      var token = try await forged(ann.accessToken())
      token.claims["sub"] = bob.id.description
      #expect(try await answer(server, token.text()).problem?.code == "session_ended")
    }
  }

  @Test(
    "A2: what a token says of its role counts for nothing",
    arguments: ["service_role", "muster_owner", "anon", "postgres"])
  func role(_ role: String) async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let hidden = try await bob.makeGroup("Hidden")
      var token = try await forged(ann.accessToken())
      token.claims["role"] = role
      let text = try token.text()
      let me = try await answer(server, text)
      #expect(try me.decode(Account.self).id == ann.id)
      let group = try await server.client().send(
        .get, "/groups/\(hidden.id)", headers: ["Authorization": "Bearer \(text)"])
      #expect(group.status == 404)
    }
  }

  @Test("A2: without a token, or with another scheme, nobody is let in")
  func otherScheme() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let token = try await ann.accessToken()
      let none = try await server.client().send(.get, "/me")
      #expect(none.problem?.code == "not_signed_in")
      for header in ["Basic \(token)", token, "Bearer", "Bearer  \(token)", "Bearer"] {
        let answer = try await server.client().send(
          .get, "/me", headers: ["Authorization": header])
        #expect(answer.status == 401)
        #expect(answer.problem?.code == "invalid_access_token")
      }
      let lower = try await server.client().send(
        .get, "/me", headers: ["Authorization": "bearer \(token)"])
      #expect(lower.status == 200)
    }
  }
}
