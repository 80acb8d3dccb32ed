import Foundation
import MusterModels
import Testing

@testable import MusterClient

@Suite("Refusals and answers that are not the API's")
struct RefusalTests {
  private func error(_ response: HTTPResponse) async throws -> MusterError? {
    let client = try MusterClient(FakeTransport { _ in response })
    return await #expect(throws: MusterError.self) { _ = try await client.account() }
  }

  @Test("A problem is thrown with its fields, and when to try again")
  func problem() async throws {
    let text = """
      {"type": "/problems/last_leader", "title": "The last leader", "status": 409,
       "detail": "Name a successor.", "code": "last_leader", "requestId": "r1",
       "errors": [{"field": "successorId", "code": "missing", "message": "is missing"}],
       "candidates": [{"userId": "\(Samples.userId)", "fullName": null}]}
      """
    let error = try await error(
      .json(
        text, status: 409,
        headers: [
          "content-type": "Application/Problem+JSON", "retry-after": "7", "X-Request-Id": "r1",
        ]))
    guard case .problem(let problem, let retryAfter, let headers) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(problem.code == "last_leader")
    #expect(problem.candidates?.first?.userId == userId)
    #expect(problem.errors?.first?.field == "successorId")
    #expect(retryAfter == .seconds(7))
    #expect(headers["x-request-id"] == "r1")
    #expect(
      error?.description
        == "409 last_leader: Name a successor.; successorId missing (request r1)")
  }

  @Test("Other answers are unexpected", arguments: [302, 304, 404, 502])
  func unexpected(_ status: Int) async throws {
    #expect(try await error(.json("{}", status: status)) == .unexpected(status: status))
    let page = HTTPResponse(
      status: status, headers: ["Content-Type": "text/html"], body: Data("<html>".utf8))
    #expect(try await error(page) == .unexpected(status: status))
    let broken = HTTPResponse(
      status: status, headers: ["Content-Type": "application/problem+json"])
    #expect(try await error(broken) == .unexpected(status: status))
  }

  @Test("An answer of another type is undecodable, and its values are not told")
  func undecodable() async throws {
    let bad = Samples.account.replacing("2026-11-21T01:57:45+00:00", with: "yesterday")
    #expect(
      try await error(.json(bad))
        == .undecodable(type: "Account", reason: "createdAt is invalid"))
    #expect(
      try await error(.json("{}")) == .undecodable(type: "Account", reason: "id is absent"))
    #expect(
      try await error(.noContent)
        == .undecodable(type: "Account", reason: "the answer is invalid"))
  }

  @Test("Any success will do where there is nothing to read", arguments: [200, 202, 204])
  func success(_ status: Int) async throws {
    let client = try MusterClient(FakeTransport { _ in HTTPResponse(status: status) })
    try await client.resendVerification()
  }

  @Test("A raw request gives whatever comes back")
  func raw() async throws {
    let transport = FakeTransport { _ in .problem(422, "invalid_values") }
    let client = try MusterClient(transport)
    let response = try await client.send(
      .post, "/groups", query: ["a": "1 2", "b": nil as String?], body: Data("[".utf8),
      headers: ["Content-Type": "text/plain"])
    #expect(response.status == 422)
    #expect(response.problem?.code == "invalid_values")
    #expect(transport.lines == ["POST /groups?a=1%202"])
    #expect(transport.requests.first?.headers["content-type"] == "text/plain")
  }
}
