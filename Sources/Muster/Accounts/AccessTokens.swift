import CSodium
import MusterModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Access tokens: JWT, HS256, 15 minutes (A2). They say who asks; whether that still counts is
/// asked of the database with each request (A3).
struct AccessTokens: Sendable {
  /// For how long a token is good, in seconds.
  static let lifetime = 900

  private let key: [UInt8]
  private let issuer: String
  private let lifetime: Int
  private let now: @Sendable () -> Int
  private let known = KnownTokens()

  /// - Parameter secret: the server's secret; the key is derived from it, so that the secret
  ///   serves other ends without one giving away another.
  init(
    secret: String, issuer: String, lifetime: Int = Self.lifetime,
    now: @escaping @Sendable () -> Int = { Int(Date().timeIntervalSince1970) }
  ) {
    key = Digest.sha256(Array("muster access token ".utf8) + Array(secret.utf8))
    self.issuer = issuer
    self.lifetime = lifetime
    self.now = now
  }

  private static let header = Base64URL.encode(Array(#"{"alg":"HS256","typ":"JWT"}"#.utf8))

  private struct Claims: Codable {
    let sub: String
    let session_id: String
    let aud: String
    let iss: String
    let exp: Int
    let role: String
  }

  /// A token for a session, issued now unless a time in seconds since 1970 is given.
  func issue(user: User.ID, session: Session.ID, at time: Int? = nil) -> String {
    let claims = Claims(
      sub: user.description, session_id: session.description, aud: "muster", iss: issuer,
      exp: (time ?? now()) + lifetime, role: "authenticated")
    let payload = (try? JSONEncoder().encode(claims)).map { Base64URL.encode([UInt8]($0)) } ?? ""
    let signed = Self.header + "." + payload
    return signed + "." + Base64URL.encode(signature(of: signed))
  }

  /// Whose token it is.
  /// - Throws: `token_expired`; `invalid_access_token` for everything that this server has not
  ///   signed in just this way, whatever its header claims.
  func verify(_ token: Substring) throws -> Caller { try check(token).caller }

  /// Whose token it is, and when it expires, in seconds since 1970; throws as `verify`.
  func check(_ token: Substring) throws -> (caller: Caller, expires: Int) {
    let token = String(token)
    if let known = known[token] {
      guard known.expires > now() else { throw Failure(.tokenExpired) }
      return (known.caller, known.expires)
    }
    let (caller, expires) = try read(token)
    known[token] = KnownTokens.Entry(caller: caller, expires: expires)
    return (caller, expires)
  }

  /// The time by which tokens expire, in seconds since 1970.
  var currentTime: Int { now() }

  private func read(_ token: String) throws -> (Caller, expires: Int) {
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == Self.header, token.utf8.count < 2_000,
      let given = Base64URL.decode(parts[2]), given.count == Int(crypto_auth_hmacsha256_BYTES)
    else { throw Failure(.invalidAccessToken) }
    let expected = signature(of: parts[0] + "." + parts[1])
    guard sodium_memcmp(expected, given, expected.count) == 0,
      let payload = Base64URL.decode(parts[1]),
      let claims = try? JSONDecoder().decode(Claims.self, from: Data(payload)),
      claims.aud == "muster", claims.iss == issuer,
      let user = User.ID(claims.sub), let session = Session.ID(claims.session_id)
    else { throw Failure(.invalidAccessToken) }
    guard claims.exp > now() else { throw Failure(.tokenExpired) }
    return (.person(user, session: session), claims.exp)
  }

  private func signature(of text: some StringProtocol) -> [UInt8] {
    var code = [UInt8](repeating: 0, count: Int(crypto_auth_hmacsha256_BYTES))
    let message = Array(text.utf8)
    crypto_auth_hmacsha256(&code, message, UInt64(message.count), key)
    return code
  }
}
