#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A type that can be read from PostgreSQL's text form of a value.
public protocol PostgresDecodable {
  /// Reads a value that is not null from its UTF-8 text; nil when the text is not such a value.
  init?(postgresText text: UnsafeBufferPointer<UInt8>)
}

extension String: PostgresDecodable {
  /// Takes the text as it is.
  public init?(postgresText text: UnsafeBufferPointer<UInt8>) {
    self.init(decoding: text, as: UTF8.self)
  }
}

extension Int: PostgresDecodable {
  /// Reads decimal digits; nil when they do not fit.
  public init?(postgresText text: UnsafeBufferPointer<UInt8>) {
    guard let value = Self.fromDecimal(text) else { return nil }
    self = value
  }
}

extension Int64: PostgresDecodable {
  /// Reads decimal digits; nil when they do not fit.
  public init?(postgresText text: UnsafeBufferPointer<UInt8>) {
    guard let value = Self.fromDecimal(text) else { return nil }
    self = value
  }
}

extension Int32: PostgresDecodable {
  /// Reads decimal digits; nil when they do not fit.
  public init?(postgresText text: UnsafeBufferPointer<UInt8>) {
    guard let value = Self.fromDecimal(text) else { return nil }
    self = value
  }
}

extension Double: PostgresDecodable {
  /// Reads a number, `NaN` or `Infinity`.
  public init?(postgresText text: UnsafeBufferPointer<UInt8>) {
    self.init(String(decoding: text, as: UTF8.self))
  }
}

extension Bool: PostgresDecodable {
  /// Reads `t` or `f`.
  public init?(postgresText text: UnsafeBufferPointer<UInt8>) {
    guard text.count == 1 else { return nil }
    switch text[0] {
    case UInt8(ascii: "t"): self = true
    case UInt8(ascii: "f"): self = false
    default: return nil
    }
  }
}

extension UUID: PostgresDecodable {
  /// Reads hexadecimal in the usual groups.
  public init?(postgresText text: UnsafeBufferPointer<UInt8>) {
    self.init(uuidString: String(decoding: text, as: UTF8.self))
  }
}

extension Date: PostgresDecodable {
  /// Reads an ISO `timestamptz`, `timestamp` (as UTC) or `date` (its midnight in UTC).
  public init?(postgresText text: UnsafeBufferPointer<UInt8>) {
    guard let date = Timestamp.date(from: text) else { return nil }
    self = date
  }
}

extension [UInt8]: PostgresDecodable {
  /// Takes the bytes of the text form as they are: JSON needs no parsing on its way through.
  public init?(postgresText text: UnsafeBufferPointer<UInt8>) {
    self = Array(text)
  }
}

extension FixedWidthInteger {
  fileprivate static func fromDecimal(_ text: UnsafeBufferPointer<UInt8>) -> Self? {
    var digits = text[...]
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative { digits = digits.dropFirst() }
    if digits.isEmpty { return nil }
    var value: Self = 0
    for byte in digits {
      guard byte >= 48, byte <= 57 else { return nil }
      let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
      let digit = Self(byte - 48)
      let (sum, carried) =
        isNegative
        ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
      if tooLarge || carried { return nil }
      value = sum
    }
    return value
  }
}
