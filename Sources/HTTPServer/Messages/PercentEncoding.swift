/// Percent-encoding of request targets (RFC 3986).
enum PercentEncoding {
  /// Decodes a path segment or a part of a query.
  ///
  /// - Parameter plusIsSpace: true in queries, where forms write a space as `+`.
  /// - Returns: nil when an escape is malformed, or the result holds NUL or is not UTF-8.
  static func decode(_ text: some Collection<UInt8>, plusIsSpace: Bool = false) -> String? {
    var isPlain = true
    for byte in text where byte == 0x25 || byte == 0 || byte >= 0x80 || byte == 0x2B {
      isPlain = false
      break
    }
    if isPlain { return String(decoding: text, as: UTF8.self) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var iterator = text.makeIterator()
    while let byte = iterator.next() {
      switch byte {
      case 0x25:
        guard let high = iterator.next().flatMap(ASCII.hexadecimal),
          let low = iterator.next().flatMap(ASCII.hexadecimal)
        else { return nil }
        let decoded = high << 4 | low
        guard decoded != 0 else { return nil }
        bytes.append(decoded)
      case 0x2B where plusIsSpace: bytes.append(0x20)
      case 0: return nil
      default: bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
