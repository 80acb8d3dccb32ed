/// A type that a part of a path can be read as.
public protocol PathParameter: Sendable {
  /// Makes a value from a decoded part of a path, or nil when the text does not fit.
  init?(pathParameter: String)
}

extension String: PathParameter {
  /// Takes any text that is not empty.
  public init?(pathParameter: String) {
    guard !pathParameter.isEmpty else { return nil }
    self = pathParameter
  }
}

extension Int: PathParameter {
  /// Takes decimal digits, with `-` before them if negative.
  public init?(pathParameter: String) {
    guard !pathParameter.hasPrefix("+") else { return nil }
    self.init(pathParameter)
  }
}

/// A part of the path is not there or is not what the handler needs; answered as 404, since no
/// resource has such an address.
public struct PathParameterError: Error, Equatable {
  /// What is wrong with the part.
  public enum Reason: Sendable {
    /// The pattern has no part of this name.
    case missing
    /// The text does not fit the type.
    case malformed
  }

  /// The name of the part in the pattern.
  public let name: String
  /// What is wrong with it.
  public let reason: Reason

  /// Makes an error.
  public init(name: String, reason: Reason) {
    self.name = name
    self.reason = reason
  }
}
