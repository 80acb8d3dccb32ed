import CSodium
import MusterModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Tokens that turn a person's mails off, and do nothing else. Each mail carries one, so they do
/// not expire and are kept nowhere: the server recognises its own by their signature.
struct UnsubscribeTokens: Sendable {
  private let key: [UInt8]

  /// - Parameter secret: the server's secret; the key is derived from it.
  init(secret: String) {
    key = Digest.sha256(Array("muster unsubscribe ".utf8) + Array(secret.utf8))
  }

  /// The token of a person.
  func token(for user: User.ID) -> String {
    let bytes = withUnsafeBytes(of: user.uuid.uuid) { Array($0) }
    return Base64URL.encode(bytes + signature(of: bytes))
  }

  /// Whose token it is.
  /// - Throws: `invalid_token`.
  func user(of token: some StringProtocol) throws -> User.ID {
    guard token.utf8.count <= 100, let bytes = Base64URL.decode(token), bytes.count == 48 else {
      throw Failure(.invalidToken)
    }
    let expected = signature(of: Array(bytes[..<16]))
    guard sodium_memcmp(expected, Array(bytes[16...]), expected.count) == 0 else {
      throw Failure(.invalidToken)
    }
    return User.ID(bytes.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) })
  }

  private func signature(of bytes: [UInt8]) -> [UInt8] {
    var code = [UInt8](repeating: 0, count: Int(crypto_auth_hmacsha256_BYTES))
    crypto_auth_hmacsha256(&code, bytes, UInt64(bytes.count), key)
    return code
  }
}
