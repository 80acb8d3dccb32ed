/// A field of a merge patch: left as it is, emptied, or set.
public enum Patch<Value: Codable & Sendable>: Sendable {
  /// The field is not sent, and stays as it is.
  case unchanged
  /// `null` is sent, and the field becomes empty.
  case clear
  /// The value is sent.
  case set(Value)
}

extension Patch: Equatable where Value: Equatable {}

extension KeyedDecodingContainer {
  /// Reads a field of a merge patch, telling an absent one from `null`.
  public func decode<Value>(_ type: Patch<Value>.Type, forKey key: Key) throws -> Patch<Value> {
    guard contains(key) else { return .unchanged }
    guard let value = try decodeIfPresent(Value.self, forKey: key) else { return .clear }
    return .set(value)
  }
}

extension Patch: Codable {
  /// Reads a value that is there; an absent one is the container's to notice.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    self = container.decodeNil() ? .clear : .set(try container.decode(Value.self))
  }

  /// Writes the value or `null`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if case .set(let value) = self {
      try container.encode(value)
    } else {
      try container.encodeNil()
    }
  }
}

extension KeyedEncodingContainer {
  /// Writes a field of a merge patch, unless it stays as it is.
  public mutating func encode<Value>(_ patch: Patch<Value>, forKey key: Key) throws {
    switch patch {
    case .unchanged: break
    case .clear: try encodeNil(forKey: key)
    case .set(let value): try encode(value, forKey: key)
    }
  }
}
