/// A route's pattern, taken apart.
struct RoutePattern {
  enum Segment: Equatable {
    case literal(String)
    case parameter(String)
  }

  let segments: [Segment]

  /// The names of the parameters, in order.
  var names: [String] {
    segments.compactMap {
      if case .parameter(let name) = $0 { name } else { nil }
    }
  }

  init(_ pattern: String) throws {
    guard pattern.hasPrefix("/"), pattern.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw RouterError(pattern: pattern, reason: .malformed)
    }
    segments = try pattern.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map {
      if $0.hasPrefix("{"), $0.hasSuffix("}"), $0.count > 2 {
        return .parameter(String($0.dropFirst().dropLast()))
      }
      guard !$0.contains(where: { "{}%?#".contains($0) }) else {
        throw RouterError(pattern: pattern, reason: .malformed)
      }
      return .literal(String($0))
    }
    guard Set(names).count == names.count else {
      throw RouterError(pattern: pattern, reason: .repeatedName)
    }
  }
}

/// Routes that cannot be served together.
public struct RouterError: Error, Equatable {
  /// What is wrong with the pattern.
  public enum Reason: Sendable {
    /// It does not begin with `/`, or a segment is neither a literal nor `{name}`.
    case malformed
    /// Two of its parameters have the same name.
    case repeatedName
    /// Another route has the same method and answers the same paths.
    case ambiguous
  }

  /// The pattern that was refused.
  public let pattern: String
  /// What is wrong with it.
  public let reason: Reason
}
