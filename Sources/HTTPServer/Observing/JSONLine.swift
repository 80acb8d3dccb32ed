/// Builds one JSON object on one line, for logs.
public struct JSONLine: Sendable {
  private var bytes: [UInt8] = [0x7B]

  /// Begins an object without members.
  public init() { bytes.reserveCapacity(320) }

  /// Adds a text, or null.
  public mutating func add(_ name: StaticString, _ text: String?) {
    begin(name)
    guard let text else {
      bytes.append(contentsOf: "null".utf8)
      return
    }
    quote(text)
  }

  /// Adds a number.
  public mutating func add(_ name: StaticString, _ number: Int) {
    begin(name)
    bytes.append(contentsOf: String(number).utf8)
  }

  /// Adds true or false.
  public mutating func add(_ name: StaticString, _ flag: Bool) {
    begin(name)
    bytes.append(contentsOf: (flag ? "true" : "false").utf8)
  }

  /// Ends the object, and gives its bytes with a line break.
  public consuming func finished() -> [UInt8] {
    bytes.append(0x7D)
    bytes.append(0x0A)
    return bytes
  }

  private mutating func begin(_ name: StaticString) {
    if bytes.count > 1 { bytes.append(0x2C) }
    bytes.append(0x22)
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(0x22)
    bytes.append(0x3A)
  }

  private mutating func quote(_ text: String) {
    bytes.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C:
        bytes.append(0x5C)
        bytes.append(byte)
      case 0..<0x20, 0x7F:
        bytes.append(contentsOf: "\\u00".utf8)
        bytes.append(ASCII.digit(byte >> 4))
        bytes.append(ASCII.digit(byte & 15))
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }
}
