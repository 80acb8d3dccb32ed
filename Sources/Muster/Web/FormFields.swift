import Foundation
import HTTPServer
import MusterModels

/// What a form sent: names and values, which become the input of an endpoint by its schema.
///
/// A name is the path of a field in that input, such as `split.participants[0].userId`. A mark at
/// its end tells how people write the value: `@time` is a local time of the reader's zone, `@words`
/// a list with commas between, `@lines` one with a line each, `@number` a number where the schema
/// takes any value; `[]` is a list of which each value that is not empty is an element. A step that
/// holds one of these signs itself is percent-encoded.
struct FormFields: Sendable {
  private(set) var items: [(name: String, value: String)] = []

  /// How many fields a form may have: an expense among 500 people has 2,000.
  private static let most = 4_000
  /// How long the name of a field may be, in bytes: that of somebody in a table is in one, escaped.
  private static let longestName = 2_000
  /// How many steps of a name are too many.
  private static let deepest = 8

  init() {}

  /// Reads the body of a form.
  /// - Throws: `malformed` when it is none, or has a name as none of ours, `content_too_large` when it has more fields than any
  ///   form of ours: looking one up takes as long as there are fields.
  init(_ request: Request) throws {
    // Counted before they are read: what is refused costs little.
    guard request.body.count(where: { $0 == UInt8(ascii: "&") }) < Self.most else {
      throw Failure(.contentTooLarge)
    }
    guard let decoded = QueryItems(decoding: request.body) else { throw Failure(.malformed) }
    items = decoded.pairs.map { (name: $0.0, value: Self.normalized($0.1)) }
    guard items.allSatisfy({ $0.name.utf8.count <= Self.longestName }) else {
      throw Failure(.malformed)
    }
  }

  /// The last value of a name: a box that is ticked comes after the value of one that is not.
  subscript(name: String) -> String? {
    get { items.last { $0.name == name }?.value }
    set {
      items.removeAll { $0.name == name }
      if let newValue { items.append((name, newValue)) }
    }
  }

  /// Every value of a name, in order.
  func all(_ name: String) -> [String] { items.filter { $0.name == name }.map(\.value) }

  /// The value of a field, whatever mark its name has; for showing a form again.
  func value(ofField field: String) -> String? {
    items.last { $0.name == field || $0.name.hasPrefix(field + "@") }?.value
  }

  /// The endpoint's input.
  func json(for schema: Schema, timeZone: TimeZone) -> JSONValue {
    var tree = Node()
    let values = Dictionary(grouping: items, by: \.name).mapValues { $0.map(\.value) }
    for (name, values) in values where !Self.own.contains(name) {
      let parts = name.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
      let mark = parts.count > 1 ? parts[1] : ""
      tree.insert(Self.path(parts[0]), values, mark, timeZone)
    }
    return tree.json(for: schema) ?? .object([:])
  }

  /// Names that belong to the form, not to what it sends; `form` tells forms of one action apart,
  /// `find`, `who`, `which` and `called` look for something to choose.
  static let own: Set<String> = [
    "action", "token", "key", "version", "next", "invite", "form", "zone", "find", "who", "which",
    "called",
  ]

  /// Forms send line breaks as CR LF (HTML), and people do not see the blanks around what they type.
  private static func normalized(_ value: String) -> String {
    value.replacingOccurrences(of: "\r\n", with: "\n")
  }

  /// `a.b[0].c` as its steps; `a[]` ends in an empty one.
  private static func path(_ name: Substring) -> [String] {
    // No more than there are too many of.
    name.split(
      maxSplits: deepest, omittingEmptySubsequences: false,
      whereSeparator: { $0 == "." || $0 == "[" }
    )
    .map { $0.hasSuffix("]") ? String($0.dropLast()) : String($0) }
    .map { $0.removingPercentEncoding ?? $0 }
  }

  /// What was sent, as a tree by the steps of the names.
  private struct Node {
    var values: [String] = []
    var mark: Substring = ""
    var timeZone = TimeZone.gmt
    var children: [String: Node] = [:]

    mutating func insert(
      _ path: [String], _ values: [String], _ mark: Substring, _ timeZone: TimeZone
    ) {
      guard let step = path.first else {
        self.values = values
        self.mark = mark
        self.timeZone = timeZone
        return
      }
      // As deep as any input of the API; more steps are nobody's form.
      guard path.count < FormFields.deepest, children.count < 2_000 else { return }
      children[step, default: Node()].insert(Array(path.dropFirst()), values, mark, timeZone)
    }

    /// The value; nil leaves the field out.
    func json(for schema: Schema) -> JSONValue? {
      switch schema {
      case .object(_, let fields):
        var object: [String: JSONValue] = [:]
        for (name, node) in children {
          let field = fields.first { $0.name == name }
          object[name] = node.json(for: field?.schema ?? .string(format: nil), field?.isRequired)
        }
        return .object(object)
      case .map(let value, _):
        return .object(children.compactMapValues { $0.json(for: value) })
      case .array(let element):
        return .array(elements(of: element))
      case .nullable(let element):
        return values.last == "" ? .null : json(for: element)
      case .any where !children.isEmpty:
        if children.keys.allSatisfy({ Int($0) != nil || $0.isEmpty }) {
          return .array(elements(of: .any))
        }
        return .object(children.compactMapValues { $0.json(for: .any) })
      default:
        return values.last.map { leaf($0, schema) }
      }
    }

    private func json(for schema: Schema, _ isRequired: Bool?) -> JSONValue? {
      if children.isEmpty, values.last == "", mark.isEmpty || mark == "time" {
        // Nothing was filled in: not given, or taken away.
        return isRequired == true ? nil : .null
      }
      return json(for: schema)
    }

    private func elements(of schema: Schema) -> [JSONValue] {
      if mark == "words" || mark == "lines" {
        let separators: Set<Character> = mark == "words" ? [",", "\n"] : ["\n"]
        return (values.last ?? "").split(whereSeparator: separators.contains)
          .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
          .map { leaf($0, schema) }
      }
      if let list = children[""] {
        return list.values.filter { !$0.isEmpty }.map { leaf($0, schema) }
      }
      return children.compactMap { step, node in Int(step).map { ($0, node) } }
        .sorted { $0.0 < $1.0 }.compactMap { $0.1.json(for: schema) }
    }

    private func leaf(_ text: String, _ schema: Schema) -> JSONValue {
      switch schema {
      case .integer, .number:
        let plain = text.trimmingCharacters(in: .whitespaces)
          .replacingOccurrences(of: ",", with: ".")
        return Double(plain).map { $0.isFinite ? .number($0) : .string(text) } ?? .string(text)
      case .boolean:
        switch text {
        case "true", "on", "1": return .bool(true)
        case "false", "": return .bool(false)
        default: return .string(text)
        }
      case .nullable(let element):
        return text.isEmpty ? .null : leaf(text, element)
      case .any where mark == "number":
        return leaf(text, .number)
      case .string where mark == "time":
        return .string(LocalTime.moment(text, in: timeZone) ?? text)
      default:
        return .string(text)
      }
    }
  }
}
