import CSodium
import HTTPServer
import MusterModels

/// The cookies of the web app. The session's holds a token that names the person and the session,
/// signed as access tokens are but good for the web app only, and longer; whether the session still
/// stands is asked of the database with each request (A3).
struct SessionCookies: Sendable {
  /// For how long a browser stays signed in after its last visit, in seconds: 60 days, as refresh
  /// tokens (A2).
  static let lifetime = 60 * 86_400
  /// How old a token becomes before it is replaced, in seconds.
  static let renewal = 86_400

  private let tokens: AccessTokens
  private let formKey: [UInt8]
  /// Whether cookies may be marked as for secure connections only. Over http Safari takes none that
  /// are, not even from this machine.
  let isSecure: Bool

  init(secret: String, publicURL: String) {
    tokens = AccessTokens(
      secret: "web " + secret, issuer: "muster web", lifetime: Self.lifetime)
    formKey = Digest.sha256(Array("muster form token ".utf8) + Array(secret.utf8))
    isSecure = publicURL.hasPrefix("https://")
  }

  /// The cookie's name; with the prefix a browser takes it from this very host only (RFC 6265bis).
  var sessionName: String { isSecure ? "__Host-muster" : "muster" }
  var saidName: String { isSecure ? "__Host-muster-said" : "muster-said" }

  /// Who comes, and whether their token is old enough to be replaced; a visitor without a cookie or
  /// with one that is no longer good.
  func caller(of request: Request) -> (caller: Caller, isDue: Bool) {
    caller(in: request.headers)
  }

  /// The same of a request of which no more than its headers are there.
  func caller(in headers: Headers) -> (caller: Caller, isDue: Bool) {
    guard let token = Self.value(of: sessionName, in: headers),
      let found = try? tokens.check(Substring(token))
    else { return (.visitor, false) }
    return (found.caller, found.expires - tokens.currentTime < Self.lifetime - Self.renewal)
  }

  /// What the session's cookie holds, issued at a time in seconds since 1970.
  func token(user: User.ID, session: Session.ID, at time: Int? = nil) -> String {
    tokens.issue(user: user, session: session, at: time)
  }

  /// The header field that begins or goes on with a session.
  func session(user: User.ID, session: Session.ID) -> String {
    cookie(sessionName, token(user: user, session: session), maxAge: Self.lifetime)
  }

  /// The header field that forgets the session.
  var noSession: String { cookie(sessionName, "", maxAge: 0) }

  /// The header field that keeps, for the page that comes next, what was done.
  func said(_ action: String?) -> String {
    cookie(saidName, action ?? "", maxAge: action == nil ? 0 : 60)
  }

  /// What was done before this page.
  func said(in request: Request) -> String? {
    Self.value(of: saidName, in: request.headers).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// What proves that a form came from a page of this session.
  func formToken(for session: Session.ID) -> String {
    var code = [UInt8](repeating: 0, count: Int(crypto_auth_hmacsha256_BYTES))
    let message = Array(session.description.utf8)
    crypto_auth_hmacsha256(&code, message, UInt64(message.count), formKey)
    return Base64URL.encode(Array(code.prefix(18)))
  }

  /// Whether a form may have been sent by one of our own pages, as far as the browser tells. Every
  /// browser of today tells one of the two with a POST.
  static func isSameOrigin(_ request: Request, publicURL: String) -> Bool {
    if let site = request.headers["Sec-Fetch-Site"] { return site == "same-origin" }
    guard let origin = request.headers["Origin"] else { return false }
    if origin == publicURL { return true }
    // Behind no proxy, the address that the browser used is in Host.
    guard let host = request.headers["Host"] else { return false }
    return origin == "http://" + host || origin == "https://" + host
  }

  private func cookie(_ name: String, _ value: String, maxAge: Int) -> String {
    "\(name)=\(value); Path=/; Max-Age=\(maxAge); HttpOnly; SameSite=Lax"
      + (isSecure ? "; Secure" : "")
  }

  private static func value(of name: String, in headers: Headers) -> String? {
    for field in headers.all("Cookie") {
      for pair in field.split(separator: ";") {
        let pair = pair.drop { $0 == " " }
        if pair.hasPrefix(name + "=") { return String(pair.dropFirst(name.utf8.count + 1)) }
      }
    }
    return nil
  }
}
