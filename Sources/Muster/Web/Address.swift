import HTTPServer

/// Addresses within the web app.
enum Address {
  /// The address of a request, with its query.
  static func of(_ request: Request) -> String { make(request.path, request.query.pairs) }

  /// A path with a query.
  static func make(_ path: String, _ query: [(String, String)]) -> String {
    guard !query.isEmpty else { return path }
    return path + "?" + query.map { escaped($0.0) + "=" + escaped($0.1) }.joined(separator: "&")
  }

  /// Text as a part of an address.
  static func escaped(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."), UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += (byte < 16 ? "%0" : "%") + digits
      }
    }
    return result
  }

  /// An address that was sent by a form, if it is one of this app: nobody is led elsewhere.
  static func own(_ text: String?) -> String? {
    guard let text, text.hasPrefix("/"), !text.hasPrefix("//"), !text.hasPrefix("/\\"),
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), text.utf8.count < 2_000
    else { return nil }
    return text
  }
}
