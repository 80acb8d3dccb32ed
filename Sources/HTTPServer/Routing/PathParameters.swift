/// The decoded parts of a path that a pattern names.
public struct PathParameters: Sendable, ExpressibleByDictionaryLiteral {
  private let pairs: [(name: String, value: String)]

  /// Makes a list without parts.
  public init() { pairs = [] }

  /// Makes a list by hand, as tests of handlers do.
  public init(dictionaryLiteral elements: (String, String)...) {
    pairs = elements.map { (name: $0.0, value: $0.1) }
  }

  /// Makes a list from names and values.
  public init(_ pairs: [(String, String)]) { self.pairs = pairs.map { (name: $0.0, value: $0.1) } }

  init(names: [String], values: [String]) {
    pairs = zip(names, values).map { (name: $0.0, value: $0.1) }
  }

  /// The decoded text of a part.
  public subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }
}
