/// The headers of a request or an answer; names are compared without regard to case.
public struct HTTPHeaders: Sendable, Hashable {
  /// Name and value, by the name in lower case.
  private var fields: [String: Field] = [:]

  private struct Field: Sendable, Hashable {
    var name: String
    var value: String

    static func == (left: Field, right: Field) -> Bool { left.value == right.value }

    func hash(into hasher: inout Hasher) { hasher.combine(value) }
  }

  /// No headers.
  public init() {}

  /// Headers by name. Of names that differ in case alone, one is kept.
  public init(_ fields: [String: String]) {
    for (name, value) in fields { self[name] = value }
  }

  /// The value of one header; nil removes it.
  public subscript(_ name: String) -> String? {
    get { fields[name.lowercased()]?.value }
    set { fields[name.lowercased()] = newValue.map { Field(name: name, value: $0) } }
  }

  /// Takes the other headers in, over those of the same name.
  public mutating func merge(_ other: HTTPHeaders) {
    fields.merge(other.fields) { _, new in new }
  }
}

extension HTTPHeaders: ExpressibleByDictionaryLiteral {
  /// Headers as written; of a name that is written twice the last one counts.
  public init(dictionaryLiteral elements: (String, String)...) {
    for (name, value) in elements { self[name] = value }
  }
}

extension HTTPHeaders: Sequence {
  /// Walks through names and values, in no particular order.
  public func makeIterator() -> some IteratorProtocol<(name: String, value: String)> {
    fields.values.lazy.map { (name: $0.name, value: $0.value) }.makeIterator()
  }
}

extension HTTPHeaders: CustomStringConvertible {
  /// The names alone: values may be secret.
  public var description: String { fields.values.map(\.name).sorted().description }
}

extension HTTPHeaders: CustomReflectable {
  /// Shows the names alone, as `description` does.
  public var customMirror: Mirror { Mirror(self, children: [("names", description)]) }
}
