import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct BanTests {
  @Test("A3: a ban takes effect on the next request, on every server, and ends sessions")
  func effect() async throws {
    try await TestServer.shared { server in
      let admin = try await server.person("Admin")
      let eve = try await server.person("Eve")
      try await server.makeAdmin(admin)
      let token = try await eve.accessToken()
      try await server.withSecondServer { second in
        let bearer: HTTPHeaders = ["Authorization": "Bearer \(token)"]
        func asks(_ client: MusterClient) async throws -> String? {
          try await client.send(.get, "/me", headers: bearer, as: .anonymous).problem?.code
        }
        #expect(try await asks(second) == nil)
        let banned = try await admin.client.banUser(eve.id, BanUser(reason: "spam"))
        #expect(banned.state == .banned)
        #expect(banned.ban?.reason == "spam")
        #expect(banned.ban?.until == nil)
        #expect(banned.ban?.bannedById == admin.id)
        #expect(try await asks(second) == "session_ended")
        #expect(try await asks(server.client()) == "session_ended")
        // Plain SQL with claims of before is refused, too.
        let state = try await sqlState {
          try await server.session.run(as: .person(eve.id), "select public.create_group('New')")
        }
        #expect(state == "MU002")

        // Who is banned is told to whoever knows the password, and to nobody else.
        let wrong = try await problem {
          try await second.signIn(email: eve.email, password: "not-the-password")
        }
        #expect(wrong.code == "invalid_credentials")
        let right = try await problem {
          try await second.signIn(email: eve.email, password: TestServer.password)
        }
        #expect(right.status == 403)
        #expect(right.code == "account_banned")

        let free = try await admin.client.unbanUser(eve.id)
        #expect(free.state == .active)
        #expect(free.ban == nil)
        // The sessions of before stay ended.
        #expect(try await asks(second) == "session_ended")
        _ = try await second.signIn(email: eve.email, password: TestServer.password)
      }
    }
  }

  @Test("A3: a ban that has a time ends by itself; neither refreshing nor a new password ends it")
  func time() async throws {
    try await TestServer.shared { server in
      let admin = try await server.person("Admin")
      let eve = try await server.person("Eve")
      try await server.makeAdmin(admin)
      let until = Date(timeIntervalSince1970: 4_102_444_800)
      let banned = try await admin.client.banUser(eve.id, BanUser(until: until, reason: "rest"))
      #expect(banned.ban?.until == until)
      try await eve.client.requestPasswordReset(email: eve.email)
      let token = try await server.mailedToken(to: eve.email, number: 2)
      try await eve.client.resetPassword(token: token, password: "marble-kettle-3")
      let refused = try await problem {
        try await server.client().signIn(email: eve.email, password: "marble-kettle-3")
      }
      #expect(refused.code == "account_banned")
      try await server.sql(
        "update auth.users set banned_until = now() - interval '1 s' where id = '\(eve.id)'")
      _ = try await server.client().signIn(email: eve.email, password: "marble-kettle-3")
      #expect(try await admin.client.adminUser(eve.id).state == .active)
      #expect(try await admin.client.adminUser(eve.id).ban == nil)
    }
  }

  @Test("K7: a ban moves no leadership, and changes no membership")
  func leadership() async throws {
    try await TestServer.shared { server in
      let admin = try await server.person("Admin")
      let eve = try await server.person("Eve")
      let bob = try await server.person("Bob")
      try await server.makeAdmin(admin)
      let group = try await eve.makeGroup(succession: .automatic, joinedBy: [bob])
      try await admin.client.banUser(eve.id, BanUser(reason: "spam"))
      #expect(try await bob.client.group(group.id).leaderIds == [eve.id])
      #expect(try await bob.client.members(of: group.id).total == 2)
    }
  }

  @Test("A3: nobody bans themselves or an admin; a reason is needed, and a time to come")
  func refusals() async throws {
    try await TestServer.shared { server in
      let admin = try await server.person("Admin")
      let other = try await server.person("Other")
      let eve = try await server.person("Eve")
      try await server.makeAdmin(admin)
      try await server.makeAdmin(other)
      let own = try await problem {
        try await admin.client.banUser(admin.id, BanUser(reason: "oops"))
      }
      #expect(own.code == "not_oneself")
      let equal = try await problem {
        try await admin.client.banUser(other.id, BanUser(reason: "coup"))
      }
      #expect(equal.code == "admin_protected")
      for (json, field) in [
        ("{}", "reason"), (#"{"reason":""}"#, "reason"), (#"{"reason":"  "}"#, "reason"),
        (#"{"reason":"\#(String(repeating: "a", count: 1001))"}"#, "reason"),
        (#"{"reason":"x","until":"2020-01-01T00:00:00Z"}"#, "until"),
        (#"{"reason":"x","until":"tomorrow"}"#, "until"),
        (#"{"reason":"x","until":"infinity"}"#, "until"), (#"{"reason":"x","for":1}"#, "for"),
      ] {
        let answer = try await admin.client.send(
          .post, "/admin/users/\(eve.id)/ban", json: json)
        #expect(answer.status == 422, "\(json)")
        #expect(answer.problem?.errors?.map(\.field) == [field], "\(json)")
      }
      #expect(try await admin.client.adminUser(eve.id).state == .active)
      let gone = try await problem { try await eve.client.banUser(other.id, BanUser(reason: "x")) }
      #expect(gone.code == "forbidden")
    }
  }

  @Test("K16: bans are audited by whom and about whom, without the reason")
  func audited() async throws {
    try await TestServer.shared { server in
      let admin = try await server.person("Admin")
      let eve = try await server.person("Eve")
      try await server.makeAdmin(admin)
      try await admin.client.banUser(eve.id, BanUser(reason: "wrote to eve@example.org"))
      try await admin.client.unbanUser(eve.id)
      try await admin.client.unbanUser(eve.id)
      let entries = try await server.rows(
        """
        select action, actor_user_id, after::text from public.audit_log
        where user_id = '\(eve.id)' order by id
        """)
      #expect(
        entries == [
          ["account.banned", admin.id.description, "{}"],
          ["account.unbanned", admin.id.description, nil],
        ])
    }
  }
}
