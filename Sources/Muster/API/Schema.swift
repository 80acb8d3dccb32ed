import MusterModels

/// The JSON form of a type: what OpenAPI documents and what a body is checked against.
indirect enum Schema: Sendable, Equatable {
  case string(format: String?)
  case integer
  case number
  case boolean
  /// One of these words.
  case words([String])
  case array(Schema)
  /// An element that may be null.
  case nullable(Schema)
  /// Fields by name; those not in `required` may be absent or null.
  case object(name: String, fields: [Field])
  /// Values of one kind under names that are not known here; null where `isPatch`.
  case map(Schema, isPatch: Bool)
  /// Any JSON.
  case any

  struct Field: Sendable, Equatable {
    let name: String
    let schema: Schema
    let isRequired: Bool
  }
}

/// A type whose schema cannot be found by decoding it from nothing.
protocol SchemaDescribed {
  static var schema: Schema { get }
  /// Whether an absent value is fine without being an `Optional`.
  static var mayBeAbsent: Bool { get }
  /// Some value, for reading on.
  static var example: any Sendable { get }
}

extension SchemaDescribed {
  static var mayBeAbsent: Bool { false }
}
