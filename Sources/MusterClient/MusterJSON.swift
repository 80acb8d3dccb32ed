import MusterModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// JSON as the API writes it.
enum MusterJSON {
  /// Reads an answer.
  static func decode<Value: Decodable>(_ type: Value.Type, from data: Data) throws -> Value {
    do {
      return try JSONDecoder.muster.decode(type, from: data)
    } catch let error as DecodingError {
      throw MusterError.undecodable(type: "\(type)", reason: reason(error))
    }
  }

  /// Writes a request's body. Equal values give equal bytes, so that the body that goes with an
  /// idempotency key is the same when the app sends it again.
  static func encode(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .custom { date, encoder in
      guard let text = Timestamp.format(date) else {
        throw EncodingError.invalidValue(
          date,
          EncodingError.Context(
            codingPath: encoder.codingPath, debugDescription: "outside the years 0 to 9999"))
      }
      var container = encoder.singleValueContainer()
      try container.encode(text)
    }
    return try encoder.encode(value)
  }

  /// Where and why, without the values, which may be secret.
  private static func reason(_ error: DecodingError) -> String {
    switch error {
    case .typeMismatch(let type, let context): "\(path(context)) is not a \(type)"
    case .valueNotFound(_, let context): "\(path(context)) is null"
    case .keyNotFound(let key, let context): "\(path(context, key)) is absent"
    case .dataCorrupted(let context): "\(path(context)) is invalid"
    @unknown default: "invalid"
    }
  }

  private static func path(_ context: DecodingError.Context, _ key: (any CodingKey)? = nil)
    -> String
  {
    let keys = context.codingPath + (key.map { [$0] } ?? [])
    guard !keys.isEmpty else { return "the answer" }
    return keys.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
  }
}
