/// The header fields of a message: ordered, names compared without regard to case, and any name
/// may appear several times.
public struct Headers: Sendable, ExpressibleByDictionaryLiteral, Sequence {
  /// One header field.
  public struct Field: Sendable, Equatable {
    /// The name as it was written.
    public let name: String
    /// The value without surrounding white space.
    public let value: String

    /// Makes a field.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  private var fields: [Field]

  /// Makes an empty list.
  public init() { fields = [] }

  /// Makes a list from names and values, in order.
  public init(dictionaryLiteral elements: (String, String)...) {
    fields = elements.map { Field(name: $0, value: $1) }
  }

  init(fields: [Field]) { self.fields = fields }

  /// How many fields there are.
  public var count: Int { fields.count }

  /// The first value of a name. Setting replaces every value of the name; nil removes them.
  public subscript(name: String) -> String? {
    get { fields.first { Headers.isSame($0.name, name) }?.value }
    set {
      if let newValue { set(name, newValue) } else { remove(name) }
    }
  }

  /// Every value of a name, in order.
  public func all(_ name: String) -> [String] {
    fields.filter { Headers.isSame($0.name, name) }.map(\.value)
  }

  /// Adds a field after those that are there.
  public mutating func add(_ name: String, _ value: String) {
    fields.append(Field(name: name, value: value))
  }

  /// Replaces every value of a name with one.
  public mutating func set(_ name: String, _ value: String) {
    remove(name)
    add(name, value)
  }

  /// Removes every value of a name.
  public mutating func remove(_ name: String) {
    fields.removeAll { Headers.isSame($0.name, name) }
  }

  /// Iterates over the fields in order.
  public func makeIterator() -> IndexingIterator<[Field]> { fields.makeIterator() }

  /// Whether two ASCII names are equal without regard to case.
  static func isSame(_ one: String, _ other: String) -> Bool {
    let left = one.utf8
    let right = other.utf8
    guard left.count == right.count else { return false }
    return zip(left, right).allSatisfy { ASCII.lowercase($0) == ASCII.lowercase($1) }
  }
}
