import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct VerificationTests {
  @Test("A4: signing up sends a mail, without SMTP as a file, whose link verifies the address")
  func verify() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann", verified: false)
      #expect(try await ann.client.account().emailVerified == false)
      let mail = try await server.mail(to: ann.email)
      #expect(mail.headers.contains("Subject: Verify your e-mail address"))
      #expect(mail.text.contains("/verify-email/"))
      let token = try #require(mail.token)
      try await server.client().verifyEmail(token: token)
      #expect(try await ann.client.account().emailVerified)
      let again = try await problem { try await server.client().verifyEmail(token: token) }
      #expect(again.code == "invalid_token")
      #expect(again.status == 422)
    }
  }

  @Test("A4: a new link ends the old one, a late one is refused; the verified are sent none")
  func resend() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann", verified: false)
      let first = try await server.mailedToken(to: ann.email)
      try await ann.client.resendVerification()
      let second = try await server.mailedToken(to: ann.email, number: 2)
      let old = try await problem { try await server.client().verifyEmail(token: first) }
      #expect(old.code == "invalid_token")
      try await server.sql(
        """
        update auth.one_time_tokens set expires_at = now() - interval '1 second'
        where user_id = '\(ann.id)'
        """)
      let late = try await problem { try await server.client().verifyEmail(token: second) }
      #expect(late.code == "invalid_token")
      #expect(try await ann.client.account().emailVerified == false)
      try await server.sql("update auth.users set confirmed_at = now() where id = '\(ann.id)'")
      let newest = "select token_hash from auth.one_time_tokens where user_id = '\(ann.id)'"
      let before = try await server.value(newest)
      try await ann.client.resendVerification()
      #expect(try await server.value(newest) == before)
    }
  }

  @Test("A4: a link verifies no address that the account has no more; a reset link none at all")
  func otherAddress() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann", verified: false)
      let token = try await server.mailedToken(to: ann.email)
      try await server.sql(
        "update auth.users set email = 'new-\(ann.email)' where id = '\(ann.id)'")
      #expect(try await ann.client.account().email == "new-\(ann.email)")
      let refusal = try await problem { try await server.client().verifyEmail(token: token) }
      #expect(refusal.code == "invalid_token")
      #expect(try await ann.client.account().emailVerified == false)
      try await server.client().requestPasswordReset(email: "new-\(ann.email)")
      let reset = try await server.mailedToken(to: "new-\(ann.email)")
      let crossed = try await problem { try await server.client().verifyEmail(token: reset) }
      #expect(crossed.code == "invalid_token")
    }
  }

  @Test("A4: an address that is not verified claims no invitation")
  func unverified() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob", verified: false)
      let group = try await ann.makeGroup()
      let invite = try await ann.client.createInvite(
        CreateInvite(email: bob.email), to: group.id)
      #expect(try await bob.client.receivedInvites().items.isEmpty)
      let byId = try await problem { try await bob.client.acceptInvite(invite.id) }
      #expect(byId.code == "email_not_verified")
      #expect(byId.status == 403)
      let token = try await server.mailedToken(to: bob.email, number: 2)
      let byToken = try await problem { try await bob.client.acceptInvite(token: token) }
      #expect(byToken.code == "email_not_verified")
      let rows = try await server.session.run(
        as: .person(bob.id), "select count(*) from public.invites")
      #expect(rows == [["0"]])
      try await server.sql("update auth.users set confirmed_at = now() where id = '\(bob.id)'")
      #expect(try await bob.client.receivedInvites().items.map(\.id) == [invite.id])
      #expect(try await bob.client.acceptInvite(invite.id).membership?.status == .active)
    }
  }

  @Test("A4: signing up with the token of an e-mailed invitation verifies that address at once")
  func invited() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup()
      let email = "new-\(group.id)@example.org"
      _ = try await ann.client.createInvite(CreateInvite(email: email), to: group.id)
      let token = try await server.mailedToken(to: email)
      let client = try server.client()
      let signedIn = try await client.signUp(
        SignUp(
          email: email.uppercased(), password: TestServer.password, fullName: "New",
          inviteToken: token))
      #expect(signedIn.user.emailVerified)
      #expect(try await client.acceptInvite(token: token).membership?.status == .active)
      #expect(server.mails(to: email).count == 1, "no mail to verify what is verified")
    }
  }

  @Test(
    "A4: a token of another address, of a link, or of an ended invitation verifies nothing",
    arguments: ["other address", "link", "revoked", "expired", "renewed"])
  func wrongToken(kind: String) async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup()
      let email = "new-\(group.id)@example.org"
      var token = try #require(
        await ann.client.createInvite(CreateInvite(link: true), to: group.id).token)
      if kind != "link" {
        let invited = kind == "other address" ? "other-" + email : email
        let invite = try await ann.client.createInvite(
          CreateInvite(email: invited), to: group.id)
        token = try await server.mailedToken(to: invited)
        switch kind {
        case "revoked": try await ann.client.revokeInvite(invite.id)
        case "renewed":
          _ = try await ann.client.createInvite(CreateInvite(email: invited), to: group.id)
        case "expired":
          try await server.sql(
            """
            update public.invites set expires_at = now() - interval '1 second'
            where id = '\(invite.id)'
            """)
        default: break
        }
      }
      let client = try server.client()
      let signedIn = try await client.signUp(
        SignUp(
          email: email, password: TestServer.password, fullName: "New", inviteToken: token))
      #expect(signedIn.user.emailVerified == false)
    }
  }

  @Test("A4: an address has one account, whatever its case; signing up again changes nothing")
  func taken() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let refusal = try await problem {
        try await server.client().signUp(
          SignUp(email: ann.email.uppercased(), password: "another-lemon-11", fullName: "Eve"))
      }
      #expect(refusal.code == "email_taken")
      #expect(refusal.status == 409)
      #expect(try await ann.client.account().fullName == "Ann")
      _ = try await server.client().signIn(
        email: ann.email.uppercased(), password: TestServer.password)
    }
  }

  @Test("A4: a reset is answered alike for known and unknown addresses; the known gets a mail")
  func reset() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let client = try server.client()
      let unknown = try await client.send(
        .post, "/auth/password-reset", json: #"{"email":"nobody-\#(ann.email)"}"#)
      let known = try await client.send(
        .post, "/auth/password-reset", json: #"{"email":"\#(ann.email)"}"#)
      #expect(known.status == 202)
      #expect(unknown.status == 202)
      #expect(known.body == unknown.body)
      let mail = try await server.mail(to: ann.email, number: 2)
      #expect(mail.text.contains("/reset-password/"))
      #expect(server.mails(to: "nobody-\(ann.email)").isEmpty)
    }
  }

  @Test("K8: an invitation's mail names group and inviter; its link has group and token")
  func inviteMail() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Zoë")
      let group = try await ann.makeGroup("Línea 3\u{2028}x")
      let email = "mail-\(group.id)@example.org"
      _ = try await ann.client.createInvite(
        CreateInvite(email: email, message: "Bcc: evil@example.org\r\n\r\nhello"), to: group.id)
      let mail = try await server.mail(to: email)
      let token = try #require(mail.token)
      #expect(mail.text.contains("/groups/\(group.id)/invites/\(token)"))
      #expect(mail.text.contains("Zoë"))
      #expect(mail.text.contains("Línea 3"))
      let names = mail.headers.split(separator: "\r\n").filter { !$0.hasPrefix(" ") }
        .compactMap { $0.split(separator: ":").first.map(String.init) }
      #expect(
        Set(names) == [
          "Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "MIME-Version",
          "Content-Type", "Content-Transfer-Encoding",
        ])
      #expect(names.count == Set(names).count)
    }
  }
}
