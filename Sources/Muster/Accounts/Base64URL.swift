import CSodium

/// Base64 for URLs, without padding (RFC 4648, section 5).
enum Base64URL {
  private static let variant = Int32(sodium_base64_VARIANT_URLSAFE_NO_PADDING)

  static func encode(_ bytes: [UInt8]) -> String {
    let capacity = sodium_base64_encoded_len(bytes.count, variant)
    var text = [CChar](repeating: 0, count: capacity)
    sodium_bin2base64(&text, capacity, bytes, bytes.count, variant)
    return String(decoding: text.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The bytes, or nil when the text is not just that.
  static func decode(_ text: some StringProtocol) -> [UInt8]? {
    let source = Array(text.utf8)
    var bytes = [UInt8](repeating: 0, count: source.count)
    var count = 0
    let result = source.withUnsafeBufferPointer { source in
      source.withMemoryRebound(to: CChar.self) {
        sodium_base642bin(
          &bytes, bytes.count, $0.baseAddress, $0.count, nil, &count, nil, variant)
      }
    }
    guard result == 0 else { return nil }
    return Array(bytes.prefix(count))
  }
}
