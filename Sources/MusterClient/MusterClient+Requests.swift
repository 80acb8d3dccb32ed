#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

import MusterModels

/// The kinds of requests that the routes are made of.
extension MusterClient {
  /// Sends a request and answers its success; a refusal is thrown.
  @discardableResult
  func perform(
    _ method: HTTPMethod, _ path: APIPath, query: APIQuery = [:], body: Data? = nil,
    headers: HTTPHeaders = [:], as caller: Caller = .signedIn
  ) async throws -> HTTPResponse {
    let response = try await send(
      method, path, query: query, body: body, headers: headers, as: caller)
    // `send` has signed the client out.
    if caller == .signedIn, response.status == 401, let problem = response.problem,
      problem.code == "session_ended"
    {
      throw MusterError.signedOut(problem)
    }
    return try response.checked()
  }

  /// Reads something.
  func get<Answer: Decodable>(
    _ path: APIPath, query: APIQuery = [:], as caller: Caller = .signedIn
  ) async throws -> Answer {
    try await perform(.get, path, query: query, as: caller).decode()
  }

  /// Creates something, or acts, with a body.
  @discardableResult
  func post(
    _ path: APIPath, _ body: some Encodable, query: APIQuery = [:],
    idempotencyKey: String? = nil, as caller: Caller = .signedIn
  ) async throws -> HTTPResponse {
    try await perform(
      .post, path, query: query, body: MusterJSON.encode(body),
      headers: Self.headers(idempotencyKey), as: caller)
  }

  /// Acts, without a body.
  @discardableResult
  func post(
    _ path: APIPath, query: APIQuery = [:], idempotencyKey: String? = nil
  ) async throws -> HTTPResponse {
    try await perform(.post, path, query: query, headers: Self.headers(idempotencyKey))
  }

  /// Changes fields of something (JSON merge patch).
  @discardableResult
  func patch(_ path: APIPath, _ change: some Encodable) async throws -> HTTPResponse {
    try await perform(.patch, path, body: MusterJSON.encode(change))
  }

  private static func headers(_ idempotencyKey: String?) -> HTTPHeaders {
    var headers = HTTPHeaders()
    headers["Idempotency-Key"] = idempotencyKey
    return headers
  }
}
