import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct NotificationMailTests {
  /// The subjects of the mails of what happened that wait for a person.
  private func subjects(_ server: TestServer, _ person: Person) async throws -> [String] {
    try await waiting(for: person.email, "notification", on: server).map(\.subject)
  }

  /// The mails of a kind that wait for an address, as they will be sent.
  private func waiting(
    for address: String, _ kind: String, on server: TestServer
  ) async throws -> [Mail] {
    try await server.rows(
      """
      select payload from muster.mails
      where recipient = '\(address)' and kind = '\(kind)' order by created_at
      """
    ).map { row in
      let queued = QueuedMail(
        job: 1, attempt: 1, id: UUID(), recipient: address, kind: kind, payload: row[0] ?? "")
      return try #require(
        try queued.written(
          publicURL: "https://muster.example",
          unsubscribing: UnsubscribeTokens(secret: TestServer.secret)))
    }
  }

  /// A server whose mails stay where they wait.
  private func with(_ body: (TestServer) async throws -> Void) async throws {
    try await TestServer.with { server in
      try await server.sql(
        "revoke execute on function muster.claim_mails(integer) from service_role")
      try await body(server)
    }
  }

  @Test("K17: what changes what one may do is mailed, with what happened; other news is not")
  func defaults() async throws {
    try await with { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let group = try await ann.makeGroup("Crew")
      let invite = try await ann.client.createInvite(CreateInvite(userId: bob.id), to: group.id)
      _ = try await bob.client.acceptInvite(invite.id)
      _ = try await ann.client.pauseMember(bob.id, in: group.id)
      _ = try await ann.client.activateMember(bob.id, in: group.id)
      let role = try await server.role("Observer", of: group.id)
      for change in ["assign_role", "unassign_role"] {
        try await server.session.run(
          as: .person(ann.id), "select public.\(change)('\(group.id)', '\(bob.id)', '\(role)')")
      }
      _ = try await ann.client.transferLeadership(of: group.id, to: bob.id)
      _ = try await cid.client.join(code: try #require(group.joinCode))
      try await bob.client.removeMember(cid.id, from: group.id)
      #expect(
        try await subjects(server, bob) == [
          "Ann invites you to join “Crew”", "Your membership of “Crew” is paused",
          "You are active in “Crew” again", "You have the role “Observer” in “Crew” now",
          "You no longer have the role “Observer” in “Crew”", "You are a leader of “Crew” now",
        ])
      #expect(try await subjects(server, cid) == ["You are no longer a member of “Crew”"])
      // Ann did these things herself, and is told in the app that Bob accepted.
      #expect(try await subjects(server, ann) == [])
    }
  }

  @Test("K17: nothing is mailed to an address that is not verified, nor to who is banned")
  func unverified() async throws {
    try await with { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob", verified: false)
      let cid = try await server.person("Cid")
      try await server.sql(
        "update auth.users set banned_until = 'infinity' where id = '\(cid.id)'")
      let group = try await ann.makeGroup()
      for person in [bob, cid] {
        _ = try await ann.client.createInvite(CreateInvite(userId: person.id), to: group.id)
        #expect(try await subjects(server, person) == [])
      }
      let told = try await server.value(
        "select count(*) from public.notifications where user_id in ('\(bob.id)', '\(cid.id)')")
      #expect(told == "2")
    }
  }

  @Test("K17: an invitation by e-mail is one mail, the invitation itself")
  func invitedByEmail() async throws {
    try await with { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup()
      _ = try await ann.client.createInvite(CreateInvite(email: bob.email), to: group.id)
      let kinds = try await server.rows(
        "select kind from muster.mails where recipient = '\(bob.email)' and kind <> 'verify_email'")
      #expect(kinds == [["invite"]])
      #expect(try await bob.client.notifications().items.map(\.kind) == ["invite_received"])
    }
  }

  @Test("K17: each kind can be turned off and on, and all at once; null is the default again")
  func settings() async throws {
    try await with { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let before = try await bob.client.notificationSettings()
      #expect(before.email)
      #expect(before.kinds["member_paused"] == true)
      #expect(before.kinds["member_joined"] == false)
      let after = try await bob.client.updateNotificationSettings(
        UpdateNotificationSettings(kinds: ["member_paused": false, "member_joined": true]))
      #expect(after.kinds["member_paused"] == false)
      #expect(after.kinds.count == before.kinds.count)
      let group = try await ann.makeGroup("Crew", joinedBy: [bob])
      _ = try await ann.client.pauseMember(bob.id, in: group.id)
      #expect(try await subjects(server, bob) == [])
      _ = try await ann.client.activateMember(bob.id, in: group.id)
      #expect(try await subjects(server, bob) == ["You are active in “Crew” again"])
      // Leaders are mailed who joins, if they want that.
      let own = try await bob.makeGroup("Band", joinedBy: [ann])
      #expect(try await subjects(server, bob).last == "Ann has joined “Band”")
      _ = try await bob.client.updateNotificationSettings(UpdateNotificationSettings(email: false))
      _ = try await ann.client.leaveGroup(own.id)
      _ = try await ann.client.pauseMember(bob.id, in: group.id)
      #expect(try await subjects(server, bob).count == 2)
      let reset = try await bob.client.updateNotificationSettings(
        UpdateNotificationSettings(
          email: true, kinds: ["member_paused": Bool?.none, "member_joined": Bool?.none]))
      #expect(reset == before)
      // Nobody else's have changed.
      #expect(try await ann.client.notificationSettings() == before)
    }
  }

  @Test(
    "K17: settings that are none are refused, and change nothing",
    arguments: [
      #"{"kinds":{"no_such_kind":true}}"#, #"{"kinds":{"member_paused":"no"}}"#,
      #"{"kinds":{"member_paused":1}}"#, #"{"kinds":[]}"#, #"{"email":"no"}"#, #"{"sms":true}"#,
      #"{"kinds":{"member_paused":false,"nope":null}}"#, #"{"kinds":{"member_paused":{}}}"#,
    ])
  func malformed(body: String) async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let before = try await ann.client.notificationSettings()
      let answer = try await ann.client.send(.patch, "/me/notification-settings", json: body)
      #expect(answer.status == 422)
      #expect(answer.problem?.code == "invalid_values")
      #expect(try await ann.client.notificationSettings() == before)
      let state = try await sqlState {
        try await server.session.run(
          as: .person(ann.id), "select public.update_notification_settings('\(body)')")
      }
      if body.contains("kinds") { #expect(state == "23514", "\(body)") }
    }
  }

  @Test("K17: mails are in the language of whoever gets them; a stranger's in the inviter's")
  func languages() async throws {
    try await with { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob", verified: false)
      var german = UpdateAccount()
      german.locale = .set("de-AT")
      for person in [ann, bob] { _ = try await person.client.updateAccount(german) }
      let group = try await ann.makeGroup("Crew")
      let stranger = "stranger-\(group.id)@example.org"
      _ = try await ann.client.createInvite(CreateInvite(email: stranger), to: group.id)
      try await server.client().requestPasswordReset(email: bob.email)
      try await bob.client.resendVerification()
      try await ann.client.changeEmail(
        to: "ann-\(group.id)@example.org", password: TestServer.password)
      let expected = [
        (stranger, "invite", Phrase.invitedMailSubject("Ann", "Crew")),
        (bob.email, "reset_password", .resetMailSubject),
        (bob.email, "verify_email", .verifyMailSubject),
        (ann.email, "email_change_asked", .addressLeftMailSubject),
        ("ann-\(group.id)@example.org", "change_email", .newAddressMailSubject),
      ]
      for (address, kind, subject) in expected {
        let mails = try await waiting(for: address, kind, on: server)
        #expect(mails.last?.subject == subject.german, "\(kind)")
        // Words of both, and the link.
        #expect(mails.last?.text.contains("Link") == true, "\(kind)")
        #expect(mails.last?.text.contains("https://muster.example/") == true, "\(kind)")
      }
      // An account's own language comes first.
      let cid = try await server.person("Cid")
      _ = try await ann.client.createInvite(CreateInvite(email: cid.email), to: group.id)
      #expect(
        try await waiting(for: cid.email, "invite", on: server).map(\.subject)
          == [Phrase.invitedMailSubject("Ann", "Crew").english])
      _ = try await cid.client.join(code: try #require(group.joinCode))
      _ = try await cid.client.updateAccount(german)
      _ = try await ann.client.pauseMember(cid.id, in: group.id)
      #expect(try await subjects(server, cid) == ["Deine Mitgliedschaft in „Crew“ ist pausiert"])
    }
  }

  @Test("K17: a mail says what happened and where, and how to get no more, by one request")
  func unsubscribing() async throws {
    try await TestServer.with(change: { $0.publicURL = "https://muster.example" }) { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup("Crew", joinedBy: [bob])
      _ = try await ann.client.pauseMember(bob.id, in: group.id)
      // One mail is to verify the address; which is sent first is not said.
      _ = try await server.mail(to: bob.email, number: 2, notifications: true)
      let mail = try #require(
        server.mails(to: bob.email, notifications: true)
          .first { $0.headers.contains("List-Unsubscribe:") })
      #expect(mail.text.contains("Your membership of “Crew” is paused."))
      #expect(mail.text.contains("https://muster.example/groups/\(group.id)\n"))
      let token = try #require(
        mail.text.firstMatch(of: /https:\/\/muster\.example\/unsubscribe\/(\S+)/)?.1)
      #expect(
        mail.headers.contains(
          "List-Unsubscribe: <https://muster.example/api/v1/unsubscribe/\(token)>\r\n"))
      #expect(mail.headers.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"))
      // As mail programs do: a form, without signing in.
      let visitor = try server.client()
      let answer = try await visitor.send(
        .post, "/unsubscribe/\(String(token))", body: Data("List-Unsubscribe=One-Click".utf8),
        headers: ["Content-Type": "application/x-www-form-urlencoded"], as: .anonymous)
      #expect(answer.status == 204)
      #expect(try await bob.client.notificationSettings().email == false)
      _ = try await bob.client.updateNotificationSettings(UpdateNotificationSettings(email: true))
      try await visitor.unsubscribe(token: String(token))
      #expect(try await bob.client.notificationSettings().email == false)
      #expect(try await ann.client.notificationSettings().email)
      // An account's own mails go on.
      let other = try await server.mail(to: bob.email, number: 1)
      #expect(!other.headers.contains("List-Unsubscribe"))
    }
  }

  @Test("K17: a token that this server has not made turns nothing off")
  func forgedTokens() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let right = UnsubscribeTokens(secret: TestServer.secret).token(for: ann.id)
      let foreign = UnsubscribeTokens(secret: "another secret of thirty-two characters")
        .token(for: ann.id)
      let bob = try await server.person("Bob")
      let swapped =
        String(UnsubscribeTokens(secret: TestServer.secret).token(for: bob.id).prefix(20))
        + right.dropFirst(20)
      for token in [foreign, swapped, right + "A", String(right.dropLast()), "", "x"] {
        let refusal = try await problem { try await server.client().unsubscribe(token: token) }
        #expect(refusal.code == "invalid_token", "\(token)")
      }
      #expect(try await ann.client.notificationSettings().email)
      #expect(try await bob.client.notificationSettings().email)
      try await server.client().unsubscribe(token: right)
      #expect(try await ann.client.notificationSettings().email == false)
    }
  }

  @Test("K17: notifications that were read 90 days ago are dropped, others stay")
  func retention() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      try await server.sql(
        """
        insert into public.notifications (user_id, kind, created_at, read_at)
        values ('\(ann.id)', 'member_left', now() - interval '1 year', now() - interval '91 days'),
          ('\(ann.id)', 'member_paused', now() - interval '1 year', now() - interval '89 days'),
          ('\(ann.id)', 'member_removed', now() - interval '1 year', null)
        """)
      // The server's own round may have the lock.
      var kinds = ["member_left"]
      for _ in 0..<600 where kinds.contains("member_left") {
        try await server.session.run(as: .service, "select muster.keep_house()")
        kinds = try await ann.client.notifications().items.map(\.kind)
      }
      #expect(Set(kinds) == ["member_paused", "member_removed"])
    }
  }
}
