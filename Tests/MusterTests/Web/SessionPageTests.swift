import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// Signing in and out by pages: cookies, where one is led, and what is refused.
@Suite struct SessionPageTests {
  @Test("Signing in by the form sets a cookie that scripts do not read and other sites do not send")
  func cookie() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let surfer = try await Surfer.signedIn(ann, on: server)
      let cookie = try #require(surfer.cookieAttributes["muster"])
      for attribute in ["Path=/", "HttpOnly", "SameSite=Lax"] {
        #expect(cookie.contains("; \(attribute)"))
      }
      #expect(!cookie.contains("Domain"))
      let home = try await surfer.open("/")
      #expect(home.status == 200)
      #expect(home.headers["Cache-Control"] == "no-store")
    }
  }

  @Test("Over https cookies are this very host's and secure; over http Safari would not take them")
  func secure() {
    func session(_ publicURL: String) -> String {
      SessionCookies(secret: TestServer.secret, publicURL: publicURL)
        .session(user: User.ID(UUID()), session: Session.ID(UUID()))
    }
    let secure = session("https://muster.example.org")
    #expect(secure.hasPrefix("__Host-muster=") && secure.hasSuffix("; Secure"))
    for url in ["http://127.0.0.1:8080", "http://localhost:8080"] {
      #expect(session(url).hasPrefix("muster=") && !session(url).contains("Secure"))
    }
  }

  @Test("A cookie is no access token, an access token no cookie, and neither is a made-up one")
  func otherTokens() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let surfer = try await Surfer.signedIn(ann, on: server)
      let cookie = try #require(surfer.cookies["muster"])
      let asBearer = try await surfer.open(
        "/api/v1/me", headers: ["Authorization": "Bearer \(cookie)"])
      #expect(asBearer.status == 401)
      // The cookie is not looked at where a bearer token is asked for.
      #expect(try await surfer.open("/api/v1/me").status == 401)
      let signedIn = try await ann.client.signIn(
        email: ann.email, password: TestServer.password)
      for forged in [signedIn.accessToken, "x", "", "a.b.c"] {
        surfer.cookies["muster"] = forged
        #expect(try await surfer.open("/").status == 303)
      }
    }
  }

  @Test("A3: a session that was ended elsewhere ends here with the next page")
  func endedElsewhere() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let surfer = try await Surfer.signedIn(ann, on: server)
      try await ann.client.signOut(everywhere: true)
      let answer = try await surfer.open("/groups/new?x=1")
      #expect(answer.status == 303)
      #expect(answer.headers["Location"] == "/sign-in?next=%2Fgroups%2Fnew%3Fx%3D1")
      #expect(surfer.cookies["muster"] == nil)
    }
  }

  @Test("After signing in one is led back, within this app only")
  func next() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      for (next, place) in [
        ("/groups/new", "/groups/new"), ("//evil.example", "/"), ("https://evil.example", "/"),
        ("/\\evil.example", "/"), ("javascript:alert(1)", "/"), ("/a b", "/"), ("", "/"),
      ] {
        let surfer = try Surfer(server)
        let answer = try await surfer.send(
          "/sign-in",
          [
            "action": "signIn", "email": ann.email, "password": TestServer.password,
            "next": next,
          ])
        #expect(answer.status == 303)
        #expect(answer.headers["Location"] == place, "\(next)")
      }
    }
  }

  @Test("A wrong password shows the form again, with the address and without the password")
  func wrongPassword() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let surfer = try Surfer(server)
      let answer = try await surfer.send(
        "/sign-in",
        ["action": "signIn", "email": ann.email, "password": "not-it-at-all-<b>"])
      #expect(answer.status == 401)
      #expect(answer.text.contains("value=\"\(ann.email)\""))
      #expect(!answer.text.contains("not-it-at-all"))
      #expect(answer.text.contains("role=\"alert\""))
      #expect(surfer.cookies.isEmpty)
    }
  }

  @Test("A8: forms count attempts as the API does")
  func limits() async throws {
    try await TestServer.with(limitsRates: true) { server in
      let surfer = try Surfer(server)
      var statuses: [Int] = []
      for _ in 0..<40 where !statuses.contains(429) {
        statuses.append(
          try await surfer.send(
            "/sign-in",
            ["action": "signIn", "email": "nobody@example.org", "password": "wrong-password"]
          ).status)
      }
      #expect(statuses.last == 429)
      #expect(statuses.dropLast().allSatisfy { $0 == 401 })
    }
  }

  @Test("A2: a browser that is in use stays signed in: its cookie and its session are renewed")
  func renewal() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let surfer = try await Surfer.signedIn(ann, on: server)
      let fresh = try await surfer.open("/")
      #expect(fresh.headers["Set-Cookie"] == nil)
      let session = try #require(
        try await server.value(
          """
          select id::text from auth.sessions where user_id = '\(ann.id)'
          order by created_at desc limit 1
          """))
      try await server.sql(
        "update auth.sessions set refreshed_at = now() - interval '9 days' where id = '\(session)'")
      // A cookie of two days ago.
      let then = Int(Date().timeIntervalSince1970) - 2 * 86_400
      let cookies = server.application.services.cookies
      let old = cookies.token(user: ann.id, session: try #require(Session.ID(session)), at: then)
      surfer.cookies["muster"] = old
      let answer = try await surfer.open("/")
      #expect(answer.status == 200)
      #expect(surfer.cookies["muster"] != old)
      let isRenewed = try await server.value(
        """
        select refreshed_at > now() - interval '1 day' from auth.sessions where id = '\(session)'
        """)
      #expect(isRenewed == "t")
      // One that nobody used for 60 days is none.
      surfer.cookies["muster"] = cookies.token(
        user: ann.id, session: try #require(Session.ID(session)), at: then - 59 * 86_400)
      #expect(try await surfer.open("/").status == 303)
    }
  }
}
