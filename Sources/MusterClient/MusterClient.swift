#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

import MusterModels

/// A client of the Muster API.
///
/// ```swift
/// let client = MusterClient(baseURL: url, tokens: KeychainTokenStore())
/// try await client.signIn(email: email, password: password)
/// for group in try await client.myGroups().items { print(group.name) }
/// ```
///
/// Methods throw `MusterError`, and the transport's errors when the server cannot be reached.
/// Access tokens are renewed before they expire, and when the server says that they have; when
/// that is refused, the client is signed out and throws `MusterError.signedOut`. So it does when
/// the server says that the session was ended.
///
/// Reading requests, and those with an idempotency key, are sent once more when the connection is
/// lost before an answer came.
public final class MusterClient: Sendable {
  let wire: Wire
  let keeper: TokenKeeper

  /// Makes a client of the server at an address, to which `/api/v1` is added.
  ///
  /// `tokens` keeps the person signed in when the app starts again; nil: until the program ends.
  /// `userAgent` is how the app appears in the person's list of sessions.
  public convenience init(
    baseURL: URL, transport: any Transport = URLSessionTransport(),
    tokens: (any TokenStore)? = nil, userAgent: String? = nil
  ) {
    self.init(
      baseURL: baseURL, transport: transport, tokens: tokens, userAgent: userAgent,
      now: { Date() })
  }

  /// Makes a client that reads the time from a clock of the caller's, such as a test's.
  init(
    baseURL: URL, transport: any Transport, tokens: (any TokenStore)?, userAgent: String?,
    now: @escaping @Sendable () -> Date
  ) {
    let wire = Wire(baseURL: baseURL, transport: transport, userAgent: userAgent, now: now)
    self.wire = wire
    keeper = TokenKeeper(store: tokens ?? InMemoryTokenStore(), now: now) {
      try await wire.renewedTokens(after: $0)
    }
  }

  /// Whose request it is.
  public enum Caller: Sendable, Hashable {
    /// Whoever is signed in, if anyone is.
    case signedIn
    /// Nobody: no token goes with it.
    case anonymous
  }

  /// Sends any request and answers whatever comes back, refusals too: for routes without a method
  /// here. `HTTPResponse.checked()` and `decode(_:)` go on from there.
  ///
  /// An expired access token is renewed, and the request sent once more. A request with an
  /// `Authorization` header of its own is sent as it is.
  public func send(
    _ method: HTTPMethod, _ path: APIPath, query: APIQuery = [:], body: Data? = nil,
    headers: HTTPHeaders = [:], as caller: Caller = .signedIn
  ) async throws -> HTTPResponse {
    var request = try wire.request(method, path, query: query, body: body, headers: headers)
    guard caller == .signedIn, headers["Authorization"] == nil,
      let credential = try await keeper.credential()
    else { return try await wire.send(request) }

    request.headers["Authorization"] = "Bearer \(credential.tokens.accessToken)"
    let response = try await wire.send(request)
    guard response.status == 401 else { return response }
    switch response.problem?.code {
    case "token_expired":
      guard let next = try await keeper.successor(of: credential) else { return response }
      request.headers["Authorization"] = "Bearer \(next.tokens.accessToken)"
      return try await wire.send(request)
    case "session_ended":
      // Should the store fail to forget the tokens, they are refused again at the next start.
      try? await keeper.end(credential.signIn)
      return response
    default:
      return response
    }
  }
}
