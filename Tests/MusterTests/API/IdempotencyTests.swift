import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct IdempotencyTests {
  private func create(
    _ client: MusterClient, key: String, _ json: String = #"{"name":"Once"}"#,
    headers: HTTPHeaders = [:]
  ) async throws -> HTTPResponse {
    var headers = headers
    headers["Idempotency-Key"] = key
    return try await client.send(.post, "/groups", json: json, headers: headers)
  }

  @Test("API: the same key and body get the first answer again, and nothing is made twice")
  func again() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let first = try await create(ann.client, key: "k")
      let group = try first.decode(Group.self)
      // Even when the group is another by now.
      var change = UpdateGroup()
      change.name = .set("Changed")
      try await ann.client.updateGroup(group.id, change)
      let second = try await create(ann.client, key: "k")
      #expect(first.status == 201)
      #expect(second.status == 201)
      #expect(second.body == first.body)
      #expect(second.headers["Location"] == first.headers["Location"])
      #expect(second.headers["ETag"] == first.headers["ETag"])
      #expect(try await ann.client.myGroups().total == 1)
      #expect(try await create(ann.client, key: "l").body != first.body)
      #expect(try await ann.client.myGroups().total == 2)
    }
  }

  @Test("API: the same key with another body is refused, and changes nothing")
  func otherBody() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      _ = try await create(ann.client, key: "k")
      let refused = try await create(ann.client, key: "k", #"{"name":"Other"}"#)
      #expect(refused.status == 422)
      #expect(refused.problem?.code == "idempotency_key_reused")
      #expect(try await ann.client.myGroups().items.map(\.name) == ["Once"])
    }
  }

  @Test("API: sent twenty times at once, over two servers, one group is made and all get it")
  func atOnce() async throws {
    try await TestServer.shared { server in
      try await server.withSecondServer { second in
        let ann = try await server.person("Ann")
        let own = HTTPHeaders(["Authorization": "Bearer \(try await ann.accessToken())"])
        let answers = try await withThrowingTaskGroup(of: HTTPResponse.self) { tasks in
          for number in 0..<20 {
            let client = number.isMultiple(of: 2) ? second : try server.client()
            tasks.addTask { try await create(client, key: "race", headers: own) }
          }
          return try await tasks.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.map(\.status) == Array(repeating: 201, count: 20))
        #expect(Set(answers.map(\.body)).count == 1)
        #expect(try await ann.client.myGroups().total == 1)
      }
    }
  }

  @Test("API: an attempt that fails does not use the key up")
  func failing() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let malformed = try await create(ann.client, key: "k", #"{"name":""}"#)
      #expect(malformed.status == 422)
      let unknown = try await create(ann.client, key: "k", #"{"name":"x","template":"?"}"#)
      #expect(unknown.status == 422)
      #expect(try await create(ann.client, key: "k").status == 201)

      let group = try await ann.makeGroup(maxMembers: 1)
      let code = try #require(group.joinCode)
      let full = try await problem {
        try await bob.client.join(code: code, idempotencyKey: "j")
      }
      #expect(full.code == "group_full")
      _ = try await ann.client.send(.patch, "/groups/\(group.id)", json: #"{"maxMembers":2}"#)
      let joined = try await bob.client.join(code: code, idempotencyKey: "j")
      #expect(joined.membership?.status == .active)
      // The answer comes again where the act itself would be refused.
      #expect(try await bob.client.join(code: code, idempotencyKey: "j") == joined)
      #expect(try await problem { try await bob.client.join(code: code) }.code == "already_member")
    }
  }

  @Test("API: a key counts for one caller and one route, and for 24 hours")
  func scope() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let first = try await create(ann.client, key: "k").decode(Group.self)
      let second = try await create(bob.client, key: "k").decode(Group.self)
      #expect(first.id != second.id)
      // Another group's path is another route.
      let other = try await ann.makeGroup("Other")
      for id in [first.id, other.id] {
        let archived = try await ann.client.archiveGroup(id, idempotencyKey: "k")
        #expect(archived.id == id)
      }
      try await server.sql(
        """
        update muster.idempotency_keys set created_at = now() - interval '24 hours 1 second'
        where caller_id = '\(ann.id)'
        """)
      let third = try await create(ann.client, key: "k").decode(Group.self)
      #expect(third.id != first.id)
    }
  }

  @Test("API: no key brings a link's token back, nor what signing in answers")
  func secrets() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup()
      func link() async throws -> Invite {
        try await ann.client.send(
          .post, "/groups/\(group.id)/invites", json: #"{"link":true}"#,
          headers: ["Idempotency-Key": "k"]
        ).checked().decode(Invite.self)
      }
      let first = try await link()
      let second = try await link()
      #expect(first.id != second.id)
      #expect(first.token != second.token)
      func signUp() async throws -> HTTPResponse {
        try await server.client().send(
          .post, "/auth/sign-up",
          json: #"{"email":"key-\#(ann.email)","password":"lemon-tree-11","fullName":"K"}"#,
          headers: ["Idempotency-Key": "k"])
      }
      #expect(try await signUp().status == 201)
      #expect(try await signUp().problem?.code == "email_taken")
      let kept =
        try await server.value(
          "select string_agg(k::text, ' ') from muster.idempotency_keys as k") ?? ""
      #expect(!kept.contains(try #require(first.token)))
      #expect(!kept.contains("accessToken"))
    }
  }

  @Test("API: an e-mailed invitation sent again with its key sends one mail")
  func email() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup()
      let email = "once-\(group.id)@example.org"
      func invite() async throws -> HTTPResponse {
        try await ann.client.send(
          .post, "/groups/\(group.id)/invites", json: #"{"email":"\#(email)"}"#,
          headers: ["Idempotency-Key": "k"])
      }
      let first = try await invite()
      _ = try await server.mail(to: email)
      #expect(try await invite().body == first.body)
      #expect(
        try await server.value("select count(*) from muster.mails where recipient = '\(email)'")
          == "0")
      #expect(server.mails(to: email).count == 1)
    }
  }

  @Test("API: a key has 1 to 255 characters", arguments: [(0, 422), (255, 201), (256, 422)])
  func length(count: Int, status: Int) async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let answer = try await create(ann.client, key: String(repeating: "k", count: count))
      #expect(answer.status == status)
      if status == 422 {
        #expect(answer.problem?.errors?.map(\.field) == ["Idempotency-Key"])
        #expect(try await ann.client.myGroups().total == 0)
      }
    }
  }
}
