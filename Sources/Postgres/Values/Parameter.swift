#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A value that has a text form in PostgreSQL.
public protocol PostgresEncodable {
  /// The value as PostgreSQL reads it; nil is null.
  var postgresText: String? { get }
}

/// The value of a statement's parameter, in PostgreSQL's text form, or null.
///
/// The server infers the parameter's type from the statement, so cast where it cannot:
/// `$1::uuid`. PostgreSQL's text has no NUL byte; a batch with one is refused.
public struct Parameter: Sendable, Hashable {
  /// The text form; nil is null.
  public let text: String?

  /// SQL's null.
  public static let null = Parameter(text: nil)

  /// Takes a text form as it is.
  public init(text: String?) { self.text = text }

  /// Takes a text.
  public init(_ value: String) { text = value }

  /// Takes a value of a type that knows its text form, or null.
  public init(_ value: (some PostgresEncodable)?) { text = value?.postgresText }

  /// Takes bytes for a `bytea`, in hexadecimal.
  public init(_ value: [UInt8]) { text = Self.hexadecimal(value) }

  /// Takes bytes for a `bytea`, in hexadecimal, or null.
  public init(_ value: [UInt8]?) { text = value.map(Self.hexadecimal) }

  /// Takes a one-dimensional array, such as for `= any($1::uuid[])`.
  public init(array elements: [some PostgresEncodable]) {
    var text = "{"
    for (index, element) in elements.enumerated() {
      if index > 0 { text += "," }
      guard let value = element.postgresText else {
        text += "null"
        continue
      }
      text += "\""
      for character in value.unicodeScalars {
        if character == "\"" || character == "\\" { text += "\\" }
        text.unicodeScalars.append(character)
      }
      text += "\""
    }
    self.text = text + "}"
  }

  var hasNUL: Bool {
    guard let text else { return false }
    return text.utf8.withContiguousStorageIfAvailable { $0.contains(0) } ?? text.utf8.contains(0)
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(unsafeUninitializedCapacity: 2 + bytes.count * 2) { buffer in
      buffer[0] = UInt8(ascii: "\\")
      buffer[1] = UInt8(ascii: "x")
      for (index, byte) in bytes.enumerated() {
        buffer[2 + index * 2] = digits[Int(byte >> 4)]
        buffer[3 + index * 2] = digits[Int(byte & 15)]
      }
      return 2 + bytes.count * 2
    }
  }
}

extension Parameter: ExpressibleByStringLiteral, ExpressibleByNilLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral
{
  /// Takes a text.
  public init(stringLiteral value: String) { text = value }

  /// Takes null.
  public init(nilLiteral: ()) { text = nil }

  /// Takes a whole number.
  public init(integerLiteral value: Int) { text = String(value) }

  /// Takes a truth value.
  public init(booleanLiteral value: Bool) { text = value ? "t" : "f" }
}

extension String: PostgresEncodable {
  /// The text itself.
  public var postgresText: String? { self }
}

extension Int: PostgresEncodable {
  /// Decimal digits.
  public var postgresText: String? { String(self) }
}

extension Int64: PostgresEncodable {
  /// Decimal digits.
  public var postgresText: String? { String(self) }
}

extension Int32: PostgresEncodable {
  /// Decimal digits.
  public var postgresText: String? { String(self) }
}

extension Double: PostgresEncodable {
  /// The shortest digits that give the same number back.
  public var postgresText: String? {
    isInfinite ? (self < 0 ? "-Infinity" : "Infinity") : isNaN ? "NaN" : description
  }
}

extension Bool: PostgresEncodable {
  /// `t` or `f`.
  public var postgresText: String? { self ? "t" : "f" }
}

extension UUID: PostgresEncodable {
  /// Lower-case hexadecimal in the usual groups.
  public var postgresText: String? { uuidString.lowercased() }
}

extension Date: PostgresEncodable {
  /// A `timestamptz` in UTC, to the microsecond.
  public var postgresText: String? { Timestamp.text(of: self) }
}
