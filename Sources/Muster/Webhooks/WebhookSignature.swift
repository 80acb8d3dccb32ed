import CSodium

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Signatures as Standard Webhooks has them.
enum WebhookSignature {
  /// The header `webhook-signature`: one signature a secret, the newest secret first.
  static func header(id: String, timestamp: Int, body: String, secrets: [[UInt8]]) -> String {
    let signed = Array("\(id).\(timestamp).\(body)".utf8)
    return secrets.map { "v1," + Data(code(of: signed, secret: $0)).base64EncodedString() }
      .joined(separator: " ")
  }

  private static func code(of message: [UInt8], secret: [UInt8]) -> [UInt8] {
    var code = [UInt8](repeating: 0, count: Int(crypto_auth_hmacsha256_BYTES))
    var state = crypto_auth_hmacsha256_state()
    crypto_auth_hmacsha256_init(&state, secret, secret.count)
    crypto_auth_hmacsha256_update(&state, message, UInt64(message.count))
    crypto_auth_hmacsha256_final(&state, &code)
    return code
  }
}
