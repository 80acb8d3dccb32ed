import Foundation
@testable import MusterClient
import MusterModels
import Testing

/// One call of a method, and the request that it is to send.
struct RouteCase: Sendable, CustomTestStringConvertible {
  let line: String
  var body: String?
  var headers: [String: String] = [:]
  var isAnonymous = false
  var answer = ""
  let call: @Sendable (MusterClient) async throws -> Void

  var testDescription: String { line }
}

@Suite("Every method sends its request and reads its answer")
struct RouteTests {
  @Test(
    arguments: accountRoutes + groupRoutes + memberRoutes + inviteRoutes + roleRoutes
      + nestingRoutes + catalogueRoutes + templateRoutes + adminRoutes + webhookRoutes
      + eventRoutes + chatRoutes + dinnerRoutes + expenseRoutes
      + lunchGroupRoutes + forumRoutes)
  func route(_ expected: RouteCase) async throws {
    let transport = FakeTransport { _ in
      expected.answer.isEmpty ? .noContent : .json(expected.answer)
    }
    let client = try MusterClient(transport, store: InMemoryTokenStore(.numbered(1)))
    try await expected.call(client)

    let request = try #require(transport.requests.first)
    #expect(transport.requests.count == 1)
    #expect(request.line == expected.line)
    #expect(request.text == expected.body)
    #expect(request.headers["Content-Type"] == (expected.body == nil ? nil : "application/json"))
    #expect(request.headers["Accept"] == "application/json")
    #expect(request.headers["User-Agent"] == "Tests")
    #expect(request.token == (expected.isAnonymous ? nil : "access-1"))
    for name in ["Idempotency-Key", "If-Match"] {
      #expect(request.headers[name] == expected.headers[name])
    }
  }

  @Test("An answer carries its values")
  func values() async throws {
    let transport = FakeTransport { _ in .json(Samples.group, headers: ["etag": "\"7\""]) }
    let client = try MusterClient(transport)
    let group = try await client.group(groupId)
    #expect(group.etag == "\"7\"")
    #expect(group.name == "Crew")
    #expect(group.leaderIds == [userId])
    #expect(group.membership?.status == .active)
    #expect(group.settings == .object(["color": .string("red")]))
    #expect(group.updatedAt == nil && group.value.maxMembers == nil)
    #expect(group.createdAt.timeIntervalSinceReferenceDate == 816_919_065.261659)
  }

  @Test("A base with a path keeps it, and needs no slash at its end")
  func base() async throws {
    for base in ["http://host:8080/apps/muster", "http://host:8080/apps/muster/"] {
      let transport = FakeTransport { _ in .json(Samples.account) }
      let url = try #require(URL(string: base))
      _ = try await MusterClient(baseURL: url, transport: transport).account()
      let sent = transport.requests.first?.url.absoluteString
      #expect(sent == "http://host:8080/apps/muster/api/v1/me")
    }
  }
}
