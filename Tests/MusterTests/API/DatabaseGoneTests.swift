import Foundation
import HTTPServer
import MusterClient
import MusterModels
import Postgres
import Testing

@testable import Muster

@Suite struct DatabaseGoneTests {
  private func name(_ server: TestServer) throws -> String {
    let name = server.superuser.split(separator: "dbname=").last.map(String.init)
    return try #require(name)
  }

  /// Ends every connection to a server's database, from outside.
  private func disconnect(_ server: TestServer) async throws {
    try await TestDatabase.execute(
      """
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = '\(name(server))' and application_name like 'muster%'
      """, on: TestDatabase.server)
  }

  /// Asks until the answer is a success; how it went is up to the caller.
  private func recovered(_ body: () async throws -> HTTPResponse) async throws -> Bool {
    for _ in 0..<200 {
      if try await body().status < 300 { return true }
      try await Task.sleep(for: .milliseconds(50))
    }
    return false
  }

  @Test("API: connections lost under requests give success or 503 with Retry-After, nothing else")
  func terminated() async throws {
    try await TestServer.with(change: { $0.logLevel = .off }) { server in
      let ann = try await server.person("Ann")
      let own = HTTPHeaders(["Authorization": "Bearer \(try await ann.accessToken())"])
      let answers = try await withThrowingTaskGroup(of: [HTTPResponse].self) { tasks in
        for worker in 0..<8 {
          let client = try server.client()
          tasks.addTask {
            var answers: [HTTPResponse] = []
            for round in 0..<30 {
              answers.append(
                worker.isMultiple(of: 2)
                  ? try await client.send(.get, "/me/groups", headers: own)
                  : try await client.send(
                    .post, "/groups", json: #"{"name":"\#(worker) \#(round)"}"#, headers: own))
            }
            return answers
          }
        }
        for _ in 0..<6 {
          try await disconnect(server)
          try await Task.sleep(for: .milliseconds(30))
        }
        return try await tasks.reduce(into: []) { $0 += $1 }
      }
      #expect(answers.count == 240)
      for answer in answers where answer.status >= 300 {
        #expect(answer.status == 503)
        #expect(answer.problem?.code == "unavailable")
        #expect((Int(answer.headers["Retry-After"] ?? "") ?? 0) >= 1)
      }
      #expect(try await recovered { try await ann.client.send(.get, "/me") })
      #expect(
        try await recovered { try await ann.client.send(.post, "/groups", json: #"{"name":"z"}"#) })
      // What was acknowledged is there, once, and whole.
      let acknowledged = answers.filter { $0.status == 201 }.count
      let stored = try await server.value("select count(*) from public.groups where name <> 'z'")
      #expect((Int(stored ?? "") ?? 0) >= acknowledged)
      #expect(
        try await server.value(
          "select count(*) - count(distinct name) from public.groups where name <> 'z'") == "0")
      #expect(
        try await server.value(
          """
          select count(*) from public.groups as g where not exists (
            select from public.user_group_roles as r where r.group_id = g.id and r.is_leader)
          """) == "0")
    }
  }

  @Test(
    "API: while the database is away every route answers 503 with Retry-After; then it recovers")
  func away() async throws {
    try await TestServer.with(change: { $0.logLevel = .off }) { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup()
      let token = try await ann.accessToken()
      let own = HTTPHeaders(["Authorization": "Bearer \(token)"])
      let name = try name(server)
      let ready = try server.url.appending(path: "readyz")
      let transport = URLSessionTransport()
      try await TestDatabase.execute(
        "alter database \(name) allow_connections false", on: TestDatabase.server)
      try await disconnect(server)
      let client = try server.client()
      let answers = try await withThrowingTaskGroup(of: HTTPResponse.self) { tasks in
        tasks.addTask { try await client.send(.get, "/groups/\(group.id)", headers: own) }
        tasks.addTask {
          try await client.send(.post, "/groups", json: #"{"name":"x"}"#, headers: own)
        }
        tasks.addTask { try await client.send(.get, "/groups?scope=public") }
        tasks.addTask { try await client.send(.patch, "/me", json: #"{"bio":"x"}"#, headers: own) }
        tasks.addTask {
          try await client.send(
            .post, "/auth/sign-in", json: #"{"email":"a@example.org","password":"lemon-tree-11"}"#)
        }
        return try await tasks.reduce(into: []) { $0.append($1) }
      }
      for answer in answers {
        #expect(answer.status == 503)
        #expect(answer.problem?.code == "unavailable")
        #expect((Int(answer.headers["Retry-After"] ?? "") ?? 0) >= 1)
      }
      #expect(try await transport.send(HTTPRequest(method: .get, url: ready)).status == 503)
      let alive = try server.url.appending(path: "healthz")
      #expect(try await transport.send(HTTPRequest(method: .get, url: alive)).status == 200)
      try await TestDatabase.execute(
        "alter database \(name) allow_connections true", on: TestDatabase.server)
      #expect(try await recovered { try await client.send(.get, "/me", headers: own) })
      #expect(
        try await recovered { try await transport.send(HTTPRequest(method: .get, url: ready)) })
      #expect(try await ann.client.myGroups().items.map(\.id) == [group.id])
    }
  }

  @Test("API: every 503 tells when to try again, whatever it comes of")
  func retryAfter() {
    for error in [
      Failure(.unavailable), Failure(CancellationError()), Failure(PoolError.closed),
      Failure(HTTPError.serviceUnavailable(retryAfter: 7)),
    ] {
      let answer = error.response(requestId: nil)
      #expect(answer.status == 503)
      #expect(answer.headers["Retry-After"] == (error.headers["Retry-After"] ?? ""))
      #expect(answer.headers["Retry-After"] != nil)
    }
    let busy = Failure(HTTPError.serviceUnavailable(retryAfter: 7)).response(requestId: nil)
    #expect(busy.headers["Retry-After"] == "7")
  }
}
