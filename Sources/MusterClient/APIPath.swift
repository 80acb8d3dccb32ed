public import MusterModels

/// A path below `/api/v1`. Written text is taken as it is; what is put in with `\(…)` becomes part
/// of one segment, percent-encoded:
///
/// ```swift
/// let path: APIPath = "/invites/\(token)/accept"
/// ```
public struct APIPath: Sendable, Hashable {
  /// The path as it is sent.
  public let encoded: String

  /// Takes a path that is percent-encoded already.
  public init(encoded: String) { self.encoded = encoded }
}

extension APIPath: ExpressibleByStringInterpolation {
  /// Takes a written path.
  public init(stringLiteral value: String) { encoded = value }

  /// Takes a written path with segments put in.
  public init(stringInterpolation: Interpolation) { encoded = stringInterpolation.encoded }

  /// Puts a path together.
  public struct Interpolation: StringInterpolationProtocol {
    fileprivate var encoded = ""

    /// Starts with nothing.
    public init(literalCapacity: Int, interpolationCount: Int) {
      encoded.reserveCapacity(literalCapacity + 36 * interpolationCount)
    }

    /// Adds written text.
    public mutating func appendLiteral(_ literal: String) { encoded += literal }

    /// Adds an id.
    public mutating func appendInterpolation<Entity>(_ id: Identifier<Entity>) {
      encoded += id.description
    }

    /// Adds text, percent-encoded.
    public mutating func appendInterpolation(_ text: String) {
      // As a segment of their own, dots would be resolved on the way.
      encoded +=
        text.allSatisfy { $0 == "." }
        ? String(repeating: "%2E", count: text.count) : PercentEncoding.encode(text)
    }
  }
}
