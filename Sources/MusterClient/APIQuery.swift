/// The query of a request; names and values are percent-encoded.
public struct APIQuery: Sendable, Hashable {
  private var items: [String] = []

  /// No query.
  public init() {}

  /// Adds a value, unless it is nil.
  public mutating func append(_ name: String, _ value: (any CustomStringConvertible)?) {
    guard let value else { return }
    items.append(PercentEncoding.encode(name) + "=" + PercentEncoding.encode(value.description))
  }

  /// The query as it is sent, with its question mark; empty when there is none.
  var encoded: String { items.isEmpty ? "" : "?" + items.joined(separator: "&") }
}

extension APIQuery: ExpressibleByDictionaryLiteral {
  /// A query in the order it is written; values that are nil are left out.
  public init(dictionaryLiteral elements: (String, (any CustomStringConvertible)?)...) {
    for (name, value) in elements { append(name, value) }
  }
}
