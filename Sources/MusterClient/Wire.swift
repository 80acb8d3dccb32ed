#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

import MusterModels

/// Puts requests to one server together and sends them.
struct Wire: Sendable {
  let baseURL: String
  let transport: any Transport
  let userAgent: String?
  let now: @Sendable () -> Date

  init(
    baseURL: URL, transport: any Transport, userAgent: String?, now: @escaping @Sendable () -> Date
  ) {
    var text = baseURL.absoluteString
    while text.hasSuffix("/") { text.removeLast() }
    self.baseURL = text + "/api/v1"
    self.transport = transport
    self.userAgent = userAgent
    self.now = now
  }

  /// A request to the server.
  func request(
    _ method: HTTPMethod, _ path: APIPath, query: APIQuery = [:], body: Data? = nil,
    headers: HTTPHeaders = [:]
  ) throws -> HTTPRequest {
    guard let url = URL(string: baseURL + path.encoded + query.encoded) else {
      throw MusterError.invalidPath(path)
    }
    var all: HTTPHeaders = ["Accept": "application/json"]
    all["User-Agent"] = userAgent
    if body != nil { all["Content-Type"] = "application/json" }
    all.merge(headers)
    return HTTPRequest(method: method, url: url, headers: all, body: body)
  }

  /// Sends a request; once more when the connection is lost and sending it twice does no harm.
  func send(_ request: HTTPRequest, isRepeatable: Bool = false) async throws -> HTTPResponse {
    let mayRepeat =
      isRepeatable || request.method == .get || request.method == .head
      || request.method == .post && request.headers["Idempotency-Key"] != nil
    do {
      return try await transport.send(request)
    } catch is ConnectionLost where mayRepeat {
      try Task.checkCancellation()
      return try await transport.send(request)
    }
  }

  /// The tokens that come after a refresh token. When the answer is lost, asking again at once
  /// with the same token is allowed (A2).
  func renewedTokens(after refreshToken: String) async throws -> Tokens {
    let request = try request(
      .post, "/auth/refresh", body: MusterJSON.encode(RefreshSession(refreshToken: refreshToken)))
    let answeredAt = now()
    let renewed = try await send(request, isRepeatable: true).checked().decode(Renewed.self)
    return Tokens(
      accessToken: renewed.accessToken, refreshToken: renewed.refreshToken,
      expiresIn: renewed.expiresIn, answeredAt: answeredAt)
  }

  private struct Renewed: Decodable {
    let accessToken: String
    let refreshToken: String
    let expiresIn: Int
  }
}
