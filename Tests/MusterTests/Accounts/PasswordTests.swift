import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct PasswordTests {
  @Test(
    "A1: a password has 8 to 256 characters",
    arguments: [
      ("tiger-9", false), ("tiger-99", true),
      ("long-9" + String(repeating: "ab7-x", count: 50), true),
      (String(repeating: "ab7-x", count: 51) + "yz", false),
    ])
  func length(password: String, isAccepted: Bool) async throws {
    try await TestServer.shared { server in
      let person = try await server.person("Ann")
      let email = "length-\(person.id)@example.org"
      let attempt = try await server.client().send(
        .post, "/auth/sign-up",
        json: #"{"email":"\#(email)","password":"\#(password)","fullName":"Ann"}"#)
      let change = try await person.client.send(
        .post, "/auth/change-password",
        json: #"{"currentPassword":"\#(TestServer.password)","newPassword":"\#(password)"}"#)
      #expect(attempt.status == (isAccepted ? 201 : 422))
      #expect(change.status == (isAccepted ? 204 : 422))
      if !isAccepted {
        #expect(attempt.problem?.errors?.map(\.field) == ["password"])
        #expect(change.problem?.errors?.map(\.field) == ["newPassword"])
        #expect(try await server.value("select 1 from auth.users where email = '\(email)'") == nil)
      }
    }
  }

  @Test(
    "A1: passwords that anybody would try are refused",
    arguments: [
      "password", "Passw0rd!", "12345678", "87654321", "qwertyuiop", "aaaaaaaa", "abcabcabc",
      "letmein123", "iloveyou2", "common-case@example.org", "common-case",
    ])
  func common(password: String) async throws {
    try await TestServer.shared { server in
      let client = try server.client()
      let refusal = try await problem {
        try await client.signUp(
          SignUp(email: "common-case@example.org", password: password, fullName: "Ann"))
      }
      #expect(refusal.code == "invalid_values")
      #expect(refusal.errors?.map(\.code) == ["too_common"])
    }
  }

  @Test("A1: what is stored is an argon2id hash of at least 19 MiB and two passes")
  func stored() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let hash = try #require(
        try await server.value("select password_hash from auth.users where id = '\(ann.id)'"))
      let match = try #require(hash.firstMatch(of: /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=\d+\$/))
      #expect((Int(match.1) ?? 0) >= 19 * 1024)
      #expect((Int(match.2) ?? 0) >= 2)
      #expect(!hash.contains(TestServer.password))
    }
  }

  @Test("A1: an unknown address and a wrong password get the same answer")
  func sameAnswer() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let client = try server.client()
      let known = try await client.send(
        .post, "/auth/sign-in", json: #"{"email":"\#(ann.email)","password":"wrong-password-1"}"#)
      let unknown = try await client.send(
        .post, "/auth/sign-in",
        json: #"{"email":"nobody-\#(ann.email)","password":"wrong-password-1"}"#)
      #expect(known.status == 401)
      #expect(known.problem?.code == "invalid_credentials")
      #expect(known.body == unknown.body)
      #expect(Set(known.headers.map(\.name)) == Set(unknown.headers.map(\.name)))
    }
  }

  @Test("A1: the work of hashing is done for an unknown address, too")
  func sameWork() async throws {
    // With no place in the queue, hashing is refused; without hashing there is nothing to refuse.
    let full = PasswordHasher(lanes: 1, queue: 0)
    await #expect(throws: Failure.self) { try await full.verify("any", against: nil) }
    // The same is hashed either way, with the same costs.
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      let client = try server.client()
      let passwords = server.application.services.passwords
      for email in [ann.email, "nobody-\(ann.email)"] {
        let before = passwords.done
        let answer = try await client.send(
          .post, "/auth/sign-in", json: #"{"email":"\#(email)","password":"wrong-password-1"}"#)
        #expect(answer.problem?.code == "invalid_credentials")
        #expect(passwords.done == before + 1, "\(email)")
      }
    }
  }

  @Test("A1: a password may be changed only by who knows the present one")
  func wrongPresent() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let refusal = try await problem {
        try await ann.client.changePassword(from: "not-the-password", to: "another-lemon-11")
      }
      #expect(refusal.status == 422)
      #expect(refusal.errors?.map(\.field) == ["currentPassword"])
      _ = try await server.client().signIn(email: ann.email, password: TestServer.password)
    }
  }

  @Test("A1: one's own address is no password, neither at first nor later")
  func ownAddress() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let change = try await problem {
        try await ann.client.changePassword(from: TestServer.password, to: ann.email.uppercased())
      }
      #expect(change.errors?.map(\.code) == ["too_common"])
      #expect(change.errors?.map(\.field) == ["newPassword"])
      try await server.client().requestPasswordReset(email: ann.email)
      let token = try await server.mailedToken(to: ann.email, number: 2)
      let reset = try await problem {
        try await server.client().resetPassword(token: token, password: ann.email)
      }
      #expect(reset.errors?.map(\.code) == ["too_common"])
      // The token is good for another try.
      try await server.client().resetPassword(token: token, password: "marble-kettle-3")
      _ = try await server.client().signIn(email: ann.email, password: "marble-kettle-3")
    }
  }
}
