import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct RateLimitTests {
  private func limited<Result>(_ body: (TestServer) async throws -> Result) async throws -> Result {
    try await TestServer.with(limitsRates: true, change: { $0.secret = TestServer.secret }, body)
  }

  private func guess(
    _ client: MusterClient, _ email: String, headers: HTTPHeaders = [:]
  ) async throws -> HTTPResponse {
    try await client.send(
      .post, "/auth/sign-in", json: #"{"email":"\#(email)","password":"wrong-password-1"}"#,
      headers: headers, as: .anonymous)
  }

  @Test("A8: failing sign-ins are counted, on every server together, until none is looked at")
  func signIn() async throws {
    try await limited { server in
      let ann = try await server.person("Ann")
      let client = try server.client()
      try await server.withSecondServer(limitsRates: true) { second in
        for attempt in 1...10 {
          // Spelt differently and said to come from elsewhere, it is the same address.
          let email = attempt % 3 == 0 ? ann.email.uppercased() : ann.email
          let answer = try await guess(
            attempt.isMultiple(of: 2) ? client : second, email,
            headers: ["X-Forwarded-For": "10.0.0.\(attempt)"])
          #expect(answer.status == 401)
          #expect(answer.headers["RateLimit-Limit"] == "10")
          #expect(answer.headers["RateLimit-Remaining"] == String(10 - attempt))
        }
        for client in [client, second] {
          let answer = try await guess(client, ann.email)
          #expect(answer.status == 429)
          #expect(answer.problem?.code == "rate_limited")
          #expect(answer.headers["RateLimit-Remaining"] == "0")
          let wait = Int(answer.headers["Retry-After"] ?? "") ?? 0
          #expect((1...300).contains(wait))
          #expect(answer.headers["RateLimit-Reset"] == answer.headers["Retry-After"])
        }
        // The right password does not help now, and others are not locked out with them.
        let right = try await client.send(
          .post, "/auth/sign-in",
          json: #"{"email":"\#(ann.email)","password":"\#(TestServer.password)"}"#,
          as: .anonymous)
        #expect(right.status == 429)
        #expect(try await guess(client, "other-\(ann.email)").status == 401)
        try await server.sql(
          "update auth.rate_limits set window_started_at = now() - interval '301 seconds'")
        _ = try await client.signIn(email: ann.email, password: TestServer.password)
      }
    }
  }

  @Test("A8: an attempt whose work is rolled back stays counted")
  func rolledBack() async throws {
    try await limited { server in
      let ann = try await server.person("Ann")
      var remaining: [String?] = []
      for _ in 1...3 {
        let answer = try await ann.client.send(.post, "/join", json: #"{"code":"22222222"}"#)
        #expect(answer.problem?.code == "unknown_code")
        remaining.append(answer.headers["RateLimit-Remaining"])
      }
      #expect(remaining == ["19", "18", "17"])
    }
  }

  /// Every route with a limit, and something to send to it.
  private static let routes: [(HTTPMethod, APIPath, String?)] = [
    (.post, "/auth/sign-up", #"{"email":"a@example.org","password":"short","fullName":"A"}"#),
    (.post, "/auth/sign-in", #"{"email":"a@example.org","password":"x"}"#),
    (.post, "/auth/refresh", #"{"refreshToken":"x"}"#),
    (.post, "/auth/verify-email", #"{"token":"x"}"#),
    (.post, "/auth/resend-verification", nil),
    (.post, "/auth/password-reset", #"{"email":"a@example.org"}"#),
    (.post, "/auth/password-reset/confirm", #"{"token":"x","password":"another-lemon-11"}"#),
    (.post, "/auth/change-password", #"{"currentPassword":"x","newPassword":"x"}"#),
    (.post, "/auth/change-email", #"{"email":"a","password":"x"}"#),
    (.get, "/me/export", nil), (.delete, "/me", #"{"password":"x"}"#),
    (.get, "/users?email=a@example.org", nil),
    (.post, "/join", #"{"code":"22222222"}"#),
    (.post, "/groups/00000000-0000-4000-8000-000000000000/invites", #"{"link":true}"#),
    (.get, "/invites/x", nil),
    (.post, "/invites/x/accept", nil),
    (.post, "/invites/x/decline", nil),
    (.post, "/webhooks/00000000-0000-4000-8000-000000000000/test", nil),
    (.post, "/webhooks/00000000-0000-4000-8000-000000000000/deliveries/1/retry", nil),
    (
      .post, "/events",
      #"{"title":"x","description":"","startsAt":"2100-01-01T00:00:00Z","place":"y"}"#
    ),
    (
      .put,
      "/events/01234567-89ab-4cde-8f01-23456789abcd/authors/01234567-89ab-4cde-8f01-23456789abcd",
      nil
    ),
    (
      .post, "/groups/01234567-89ab-4cde-8f01-23456789abcd/expenses/import",
      #"{"csv":"Date,Description,Category,Cost,Currency,Ann\n"}"#
    ),
    (
      .post, "/groups/01234567-89ab-4cde-8f01-23456789abcd/settlements",
      #"{"fromUserId":"01234567-89ab-4cde-8f01-23456789abcd","toUserId":"01234567-89ab-4cde-8f01-23456789abcd","amount":1,"currency":"EUR"}"#
    ),
    (
      .post,
      "/groups/01234567-89ab-4cde-8f01-23456789abcd/placeholders/01234567-89ab-4cde-8f01-23456789abcd/invite",
      #"{"link":true}"#
    ),
    (.post, "/events/01234567-89ab-4cde-8f01-23456789abcd/like-groups", "{}"),
    (.post, "/chats", #"{"userId":"01234567-89ab-4cde-8f01-23456789abcd"}"#),
    (
      .post, "/groups/01234567-89ab-4cde-8f01-23456789abcd/forum",
      #"{"title":"x","body":"y"}"#
    ),
    (.post, "/forum/01234567-89ab-4cde-8f01-23456789abcd/replies", #"{"body":"y"}"#),
    (
      .post, "/groups/01234567-89ab-4cde-8f01-23456789abcd/feedback",
      #"{"userId":"01234567-89ab-4cde-8f01-23456789abcd","body":"y"}"#
    ),
    (
      .put, "/like-groups/01234567-89ab-4cde-8f01-23456789abcd/members/me",
      #"{"accepted":true}"#
    ),
    (
      .put, "/like-groups/01234567-89ab-4cde-8f01-23456789abcd/approvals/me",
      #"{"approved":true}"#
    ),
    (.post, "/chats/01234567-89ab-4cde-8f01-23456789abcd/messages", #"{"body":"x"}"#),
    (.post, "/lunch-groups", #"{"date":"2001-01-01","locationLat":0,"locationLng":0}"#),
    (.post, "/lunch-groups/01234567-89ab-4cde-8f01-23456789abcd/participants", "{}"),
    (
      .post, "/lunch-groups/01234567-89ab-4cde-8f01-23456789abcd/votes",
      #"{"restaurantId":"01234567-89ab-4cde-8f01-23456789abcd"}"#
    ),
    (.post, "/journeys", #"{"title":""}"#),
    (.post, "/journeys/01234567-89ab-4cde-8f01-23456789abcd/enrollments", "{}"),
    (.post, "/journeys/01234567-89ab-4cde-8f01-23456789abcd/versions", nil),
    (
      .put, "/enrollments/01234567-89ab-4cde-8f01-23456789abcd/steps/a",
      #"{"completed":true}"#
    ),
    (.post, "/restaurants", #"{"name":"x","address":"y","lat":0,"lng":0}"#),
    (.post, "/unsubscribe", #"{"token":"x"}"#),
    (.post, "/unsubscribe/x", nil),
    (
      .post, "/groups/01234567-89ab-4cde-8f01-23456789abcd/subgroups",
      #"{"groupId":"01234567-89ab-4cde-8f01-23456789abcd"}"#
    ),
  ]

  @Test("A8: who comes through a proxy that is trusted is counted by the address that it saw")
  func behindProxy() async throws {
    for (proxies, expected) in [(0, 429), (1, 401)] {
      try await TestServer.with(limitsRates: true, change: { $0.trustedProxies = proxies }) {
        server in
        let client = try server.client()
        _ = try await guess(
          client, "ann@example.org", headers: ["X-Forwarded-For": "203.0.113.1, 198.51.100.7"])
        try await server.sql("update auth.rate_limits set hits = 100000")
        let other = try await guess(
          client, "bob@example.org", headers: ["X-Forwarded-For": "198.51.100.8"])
        #expect(other.status == expected)
        // What came before the proxy anybody may have written.
        let forged = try await guess(
          client, "cid@example.org", headers: ["X-Forwarded-For": "203.0.113.2, 198.51.100.7"])
        #expect(forged.status == 429)
      }
    }
  }

  @Test("A8: each limited route tells its limit, also with a refusal, and answers 429 past it")
  func everyRoute() async throws {
    let declared = Routes.endpoints.filter(\.isLimited).map(\.operation)
    #expect(declared.count == Self.routes.count)
    try await limited { server in
      let ann = try await server.person("Ann")
      for (method, path, json) in Self.routes {
        let caller =
          path.encoded.hasPrefix("/auth/") && !path.encoded.contains("resend")
            && !path.encoded.contains("change") ? MusterClient.Caller.anonymous : .signedIn
        func send() async throws -> HTTPResponse {
          guard let json else { return try await ann.client.send(method, path, as: caller) }
          return try await ann.client.send(method, path, json: json, as: caller)
        }
        let first = try await send()
        #expect(first.status < 500 && first.status != 429, "\(path.encoded)")
        let maximum = Int(first.headers["RateLimit-Limit"] ?? "") ?? 0
        #expect((1...600).contains(maximum), "\(path.encoded)")
        #expect(first.headers["RateLimit-Reset"] != nil, "\(path.encoded)")
        try await server.sql("update auth.rate_limits set hits = 100000")
        let refused = try await send()
        #expect(refused.status == 429, "\(path.encoded)")
        #expect(refused.problem?.code == "rate_limited")
        #expect((Int(refused.headers["Retry-After"] ?? "") ?? 0) >= 1)
        try await server.sql("delete from auth.rate_limits")
      }
    }
  }

  @Test("A8: whoever applies and withdraws again and again is stopped before they mail on and on")
  func applications() async throws {
    try await limited { server in
      let ann = try await server.person("Ann")
      let cid = try await server.person("Cid")
      let event = try await ann.makeEvent()
      for _ in 1...30 {
        let made = try await cid.client.apply(to: event.id)
        try await cid.client.withdraw(made.id)
      }
      let refused = try await problem { try await cid.client.apply(to: event.id) }
      #expect(refused.code == "rate_limited")
      // Others are not stopped with them.
      _ = try await server.person("Dan").client.apply(to: event.id)
    }
  }

  @Test("A8: what attempts are counted under is not readable: neither addresses nor codes")
  func hashedKeys() async throws {
    try await limited { server in
      let ann = try await server.person("Ann")
      _ = try await guess(try server.client(), ann.email)
      let keys = try await server.rows("select key from auth.rate_limits").compactMap { $0[0] }
      #expect(keys.count >= 2)
      #expect(keys.allSatisfy { $0.wholeMatch(of: /[0-9a-f]{64}/) != nil })
    }
  }
}
