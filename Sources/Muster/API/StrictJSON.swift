import MusterModels

/// Reads JSON as RFC 8259 has it, and not a bit more: no trailing commas, no name twice in an
/// object. PostgreSQL and Foundation read those differently from one another, so what one has
/// checked the other might not be given.
struct StrictJSON {
  /// What is wrong with a text.
  struct Malformed: Error {
    let reason: String
  }

  private static let deepest = 128

  private let bytes: [UInt8]
  private var position = 0

  /// The value of a text that is nothing else.
  /// - Throws: `Malformed`.
  static func parse(_ bytes: [UInt8]) throws -> JSONValue {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw Malformed(reason: "The body is not UTF-8.")
    }
    var parser = StrictJSON(bytes: bytes)
    let value = try parser.value(depth: 0)
    parser.skipSpace()
    guard parser.position == bytes.count else { throw noJSON }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private static let noJSON = Malformed(reason: "The body is no JSON.")

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
  }

  /// Goes past a byte if it is the next one.
  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) throws -> JSONValue {
    guard depth < Self.deepest else { throw Malformed(reason: "The body is nested too deep.") }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws -> JSONValue {
    guard bytes[position...].starts(with: word.utf8) else { throw Self.noJSON }
    position += word.utf8.count
    return value
  }

  private mutating func object(depth: Int) throws -> JSONValue {
    position += 1
    skipSpace()
    var fields: [String: JSONValue] = [:]
    if take("}") { return .object(fields) }
    // Names are told apart as PostgreSQL does: by their characters, not by how they look.
    var names: Set<[UInt8]> = []
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw Self.noJSON }
      let name = try string()
      guard names.insert(Array(name.utf8)).inserted else {
        throw Malformed(reason: "An object has a name twice.")
      }
      skipSpace()
      guard take(":") else { throw Self.noJSON }
      fields[name] = try value(depth: depth + 1)
      skipSpace()
    } while take(",")
    guard take("}") else { throw Self.noJSON }
    return .object(fields)
  }

  private mutating func array(depth: Int) throws -> JSONValue {
    position += 1
    skipSpace()
    var items: [JSONValue] = []
    if take("]") { return .array(items) }
    repeat {
      items.append(try value(depth: depth + 1))
      skipSpace()
    } while take(",")
    guard take("]") else { throw Self.noJSON }
    return .array(items)
  }

  private mutating func string() throws -> String {
    position += 1
    var text: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += try escaped()
      case 0..<0x20: throw Self.noJSON
      default: text.append(byte)
      }
    }
    throw Self.noJSON
  }

  private mutating func escaped() throws -> [UInt8] {
    guard let byte = next else { throw Self.noJSON }
    position += 1
    switch Unicode.Scalar(byte) {
    case "\"", "\\", "/": return [byte]
    case "b": return [0x08]
    case "f": return [0x0C]
    case "n": return [0x0A]
    case "r": return [0x0D]
    case "t": return [0x09]
    case "u":
      var units = [try unit()]
      // A surrogate goes with its other half, or names no character.
      if UTF16.isLeadSurrogate(units[0]), take("\\"), take("u") { units.append(try unit()) }
      guard let text = String(validating: units, as: UTF16.self) else { throw Self.noJSON }
      return Array(text.utf8)
    default: throw Self.noJSON
    }
  }

  private mutating func unit() throws -> UInt16 {
    let digits = bytes[position...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw Self.noJSON }
    position += 4
    return unit
  }

  private mutating func number() throws -> JSONValue {
    let start = position
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits()
    }
    guard let number = Double(String(decoding: bytes[start..<position], as: UTF8.self)),
      number.isFinite
    else { throw Self.noJSON }
    return .number(number)
  }

  private mutating func digits() throws {
    let start = position
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    guard position > start else { throw Self.noJSON }
  }
}
