import Foundation

@testable import Muster

/// A JSON Web Token made by hand, rightly signed or not.
struct ForgedToken {
  var header = #"{"alg":"HS256","typ":"JWT"}"#
  var claims: [String: Any]
  /// What the signature is made with; nil: there is none.
  var secret: String? = TestServer.secret

  /// The claims as a server writes them (A2).
  init(user: String, session: String, expires: Int) {
    claims = [
      "sub": user, "session_id": session, "aud": "muster", "iss": "muster", "exp": expires,
      "role": "authenticated",
    ]
  }

  /// The token's text.
  func text() throws -> String {
    let payload = [UInt8](try JSONSerialization.data(withJSONObject: claims))
    let signed = Base64URL.encode(Array(header.utf8)) + "." + Base64URL.encode(payload)
    guard let secret else { return signed + "." }
    let key = Digest.sha256(Array("muster access token \(secret)".utf8))
    return signed + "." + Base64URL.encode(Self.authenticate(Array(signed.utf8), key: key))
  }

  /// HMAC-SHA-256 as RFC 2104 has it, apart from the server's.
  private static func authenticate(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
    let padded = key + [UInt8](repeating: 0, count: 64 - key.count)
    return Digest.sha256(
      padded.map { $0 ^ 0x5C } + Digest.sha256(padded.map { $0 ^ 0x36 } + message))
  }
}
