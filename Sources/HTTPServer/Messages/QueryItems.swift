/// The decoded names and values of a query, in order.
public struct QueryItems: Sendable {
  /// One `name=value` of a query.
  public struct Item: Sendable, Equatable {
    /// The decoded name.
    public let name: String
    /// The decoded value; empty when there was no `=`.
    public let value: String
  }

  private let items: [Item]

  /// Makes an empty query.
  public init() { items = [] }

  /// Makes a query from names and values, in order.
  public init(_ pairs: [(String, String)]) {
    items = pairs.map { Item(name: $0.0, value: $0.1) }
  }

  /// Decodes what follows the `?` of a target.
  ///
  /// - Returns: nil when an escape is malformed or the text is not UTF-8.
  public init?(decoding text: some Collection<UInt8>) {
    var items: [Item] = []
    for part in text.split(separator: UInt8(ascii: "&")) {
      let equals = part.firstIndex(of: UInt8(ascii: "="))
      guard
        let name = PercentEncoding.decode(part[..<(equals ?? part.endIndex)], plusIsSpace: true),
        let value = equals.map({
          PercentEncoding.decode(part[part.index(after: $0)...], plusIsSpace: true)
        }) ?? ""
      else { return nil }
      items.append(Item(name: name, value: value))
    }
    self.items = items
  }

  /// The first value of a name.
  public subscript(name: String) -> String? { items.first { $0.name == name }?.value }

  /// Every value of a name, in order.
  public func all(_ name: String) -> [String] { items.filter { $0.name == name }.map(\.value) }

  /// The names in order, each as often as it appears.
  public var names: [String] { items.map(\.name) }

  /// Names and values, in order.
  public var pairs: [(String, String)] { items.map { ($0.name, $0.value) } }

  /// Whether there is nothing in the query.
  public var isEmpty: Bool { items.isEmpty }
}
