import MusterClient
import MusterModels
import Testing

@testable import Muster
@testable import Postgres

@Suite struct EmailChangeTests {
  @Test("A4: another address is the account's once the link that went to it is opened")
  func change() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let address = "new-\(ann.email)"
      let group = try await bob.makeGroup()
      let invite = try await bob.client.createInvite(CreateInvite(email: address), to: group.id)
      // What was mailed to the present address before is good until then, and no longer.
      try await server.client().requestPasswordReset(email: ann.email)
      let reset = try await server.mailedToken(to: ann.email, number: 2)

      try await ann.client.changeEmail(to: address, password: TestServer.password)
      let asked = try await ann.client.account()
      #expect(asked.email == ann.email)
      #expect(asked.pendingEmail == address)
      #expect(try await ann.client.receivedInvites().items.isEmpty)
      let notice = try await server.mail(to: ann.email, number: 3)
      #expect(notice.text.contains(address))
      #expect(notice.token == nil)
      // The first mail to it is the invitation.
      let mail = try await server.mail(to: address, number: 2)
      #expect(mail.text.contains("/new-email/"))

      try await server.client().verifyEmail(token: try #require(mail.token))
      let account = try await ann.client.account()
      #expect(account.email == address)
      #expect(account.pendingEmail == nil)
      #expect(account.emailVerified)
      #expect(try await ann.client.receivedInvites().items.map(\.id) == [invite.id])
      _ = try await server.client().signIn(email: address, password: TestServer.password)
      let old = try await problem {
        try await server.client().signIn(email: ann.email, password: TestServer.password)
      }
      #expect(old.code == "invalid_credentials")
      let crossed = try await problem {
        try await server.client().resetPassword(token: reset, password: "marble-kettle-3")
      }
      #expect(crossed.code == "invalid_token")
      let again = try await problem {
        try await server.client().verifyEmail(token: try #require(mail.token))
      }
      #expect(again.code == "invalid_token")
      // Not even should the address that was become theirs again.
      #expect(
        try await server.lines(
          "select purpose from auth.one_time_tokens where user_id = '\(ann.id)'")
          == ["former_email"])
      // The address that was is kept for a week, and is anybody's then.
      let other = SignUp(email: ann.email, password: TestServer.password, fullName: "Other")
      let early = try await problem { try await server.client().signUp(other) }
      #expect(early.code == "email_taken")
      try await Self.letWeekPass(of: ann, on: server)
      _ = try await server.client().signUp(other)
    }
  }

  private static func letWeekPass(of person: Person, on server: TestServer) async throws {
    try await server.sql(
      """
      update auth.one_time_tokens set expires_at = now() - interval '1 second'
      where user_id = '\(person.id)'
      """)
  }

  @Test(
    "A4: who reads the mailbox that was gets the account back within a week", arguments: [1, 2])
  func stolen(changes: Int) async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      // Somebody who knows the password.
      for number in 1...changes {
        let address = "thief-\(number)-\(ann.email)"
        try await ann.client.changeEmail(to: address, password: TestServer.password)
        try await server.client().verifyEmail(token: try await server.mailedToken(to: address))
      }
      try await server.client().requestPasswordReset(email: ann.email)
      // After the verification and the notice.
      let token = try await server.mailedToken(to: ann.email, number: 3)
      try await server.client().resetPassword(token: token, password: "marble-kettle-3")
      let back = try await server.client().signIn(email: ann.email, password: "marble-kettle-3")
      #expect(back.user.id == ann.id && back.user.email == ann.email && back.user.emailVerified)
      await #expect(throws: (any Error).self) { try await ann.client.account() }
      for number in 1...changes {
        let old = try await problem {
          try await server.client().signIn(
            email: "thief-\(number)-\(ann.email)", password: "marble-kettle-3")
        }
        #expect(old.code == "invalid_credentials")
      }
      let left = "select count(*) from auth.one_time_tokens where user_id = '\(ann.id)'"
      #expect(try await server.value(left) == "0")
    }
  }

  @Test("A4: after a week the address that was opens the account no more")
  func lateForOldAddress() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let address = "later-\(ann.email)"
      try await ann.client.changeEmail(to: address, password: TestServer.password)
      try await server.client().verifyEmail(token: try await server.mailedToken(to: address))
      try await server.client().requestPasswordReset(email: ann.email)
      let token = try await server.mailedToken(to: ann.email, number: 3)
      try await server.sql(
        """
        update auth.one_time_tokens set expires_at = now() - interval '1 second'
        where user_id = '\(ann.id)' and purpose = 'former_email'
        """)
      let late = try await problem {
        try await server.client().resetPassword(token: token, password: "marble-kettle-3")
      }
      #expect(late.code == "invalid_token")
      _ = try await server.client().signIn(email: address, password: TestServer.password)
      try await server.client().requestPasswordReset(email: ann.email)
      let none =
        "select 1 from auth.one_time_tokens where user_id = '\(ann.id)' and expires_at > now()"
        + " and token_hash <> muster.hash_token('\(token)')"
      #expect(try await server.value(none) == nil)
    }
  }

  @Test("A7: whoever has the address next reads nothing of who had it before")
  func nextOwner() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await bob.makeGroup()
      let invite = try await bob.client.createInvite(CreateInvite(email: ann.email), to: group.id)
      _ = try await ann.client.acceptInvite(invite.id)
      let address = "moved-\(ann.email)"
      try await ann.client.changeEmail(to: address, password: TestServer.password)
      try await server.client().verifyEmail(token: try await server.mailedToken(to: address))
      try await Self.letWeekPass(of: ann, on: server)
      let next = try await server.person("Next")
      try await server.sql(
        "update auth.users set email = '\(ann.email)' where id = '\(next.id)'")
      let rows = "select id from api.invites"
      #expect(try await server.session.run(as: .person(next.id), rows).isEmpty)
      #expect(
        try await server.session.run(as: .person(ann.id), rows) == [[invite.id.description]])
    }
  }

  @Test("A4: who mistyped their address at first mends it; who has that mailbox learns nothing")
  func mistyped() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann", verified: false)
      let first = try await server.mailedToken(to: ann.email)
      let address = "right-\(ann.email)"
      try await ann.client.changeEmail(to: address, password: TestServer.password)
      let token = try await server.mailedToken(to: address)
      try await server.client().verifyEmail(token: token)
      #expect(try await ann.client.account().emailVerified)
      #expect(
        try await server.value(
          """
          select 1 from muster.mails
          where recipient = '\(ann.email)' and kind = 'email_change_asked'
          """) == nil)
      #expect(server.mails(to: ann.email).count == 1)
      let old = try await problem { try await server.client().verifyEmail(token: first) }
      #expect(old.code == "invalid_token")
    }
  }

  @Test("A4: the password, an address that is one, and one that is nobody else's are needed")
  func refusals() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let wrong = try await problem {
        try await ann.client.changeEmail(to: "x-\(ann.email)", password: "not-the-password")
      }
      #expect(wrong.errors?.map(\.field) == ["password"])
      for address in [
        "", "ann", "a nn@example.org", "ann@example", String(repeating: "x", count: 300),
      ] {
        let bad = try await problem {
          try await ann.client.changeEmail(to: address, password: TestServer.password)
        }
        #expect(bad.errors?.map(\.field) == ["email"], "\(address)")
      }
      let taken = try await problem {
        try await ann.client.changeEmail(
          to: bob.email.uppercased(), password: TestServer.password)
      }
      #expect(taken.code == "email_taken")
      #expect(try await ann.client.account().pendingEmail == nil)

      // Somebody else may come first.
      let address = "wanted-\(ann.email)"
      try await ann.client.changeEmail(to: address, password: TestServer.password)
      let token = try await server.mailedToken(to: address)
      _ = try await server.client().signUp(
        SignUp(email: address, password: TestServer.password, fullName: "First"))
      let late = try await problem { try await server.client().verifyEmail(token: token) }
      #expect(late.code == "email_taken")
      #expect(try await ann.client.account().email == ann.email)
    }
  }

  /// What ends a change that was asked for.
  enum Ending: CaseIterable {
    case cancelled, askedAgain, passwordChanged, passwordReset, tooLate
  }

  @Test("A4: a change of address ends with what it was asked for by", arguments: Ending.allCases)
  func ends(by ending: Ending) async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let address = "gone-\(ann.email)"
      try await ann.client.changeEmail(to: address, password: TestServer.password)
      let token = try await server.mailedToken(to: address)
      switch ending {
      case .cancelled:
        try await ann.client.cancelEmailChange()
        try await ann.client.cancelEmailChange()
      case .askedAgain:
        try await ann.client.changeEmail(to: "again-\(ann.email)", password: TestServer.password)
        #expect(try await ann.client.account().pendingEmail == "again-\(ann.email)")
      case .passwordChanged:
        try await ann.client.changePassword(from: TestServer.password, to: "another-lemon-11")
      case .passwordReset:
        try await server.client().requestPasswordReset(email: ann.email)
        let reset = try await server.mailedToken(to: ann.email, number: 3)
        try await server.client().resetPassword(token: reset, password: "marble-kettle-3")
      case .tooLate:
        try await server.sql(
          """
          update auth.one_time_tokens set expires_at = now() - interval '1 second'
          where user_id = '\(ann.id)'
          """)
        #expect(try await ann.client.account().pendingEmail == nil)
      }
      let refusal = try await problem { try await server.client().verifyEmail(token: token) }
      #expect(refusal.code == "invalid_token")
      let kept = "select email from auth.users where id = '\(ann.id)'"
      #expect(try await server.value(kept) == ann.email)
    }
  }

  @Test("A7: with the account goes the mail that would have changed its address")
  func deleted() async throws {
    let database = try await LockWorld.make([
      "select auth.request_email_change(@bob, 'hash', 'bobby@example.org')",
      "select auth.delete_account(@bob, @bob, 'hash')",
    ])
    let connection = try await DirectConnection.connect(database)
    defer { connection.close() }
    #expect(try await connection.texts("select kind from muster.mails") == [])
  }
}
