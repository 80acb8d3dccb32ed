import MusterModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Schema {
  /// What is wrong with a body's shape: unknown fields, missing ones, wrong types, text that
  /// the database cannot hold. What values mean is the database's to judge.
  func errors(in value: JSONValue, field: String = "") -> [Problem.FieldError] {
    switch (self, value) {
    case (.any, _):
      return value.holdsNUL ? [Self.nulError(field)] : []
    case (.string(let format), .string(let text)):
      if text.utf8.contains(0) { return [Self.nulError(field)] }
      if format == "uuid", UUID(uuidString: text) == nil {
        return [error(field, "invalid", "is not a UUID")]
      }
      return []
    case (.integer, .number(let number)):
      return Int64(exactly: number) == nil || abs(number) > 9_007_199_254_740_991
        ? [error(field, "type", "must be a whole number")] : []
    case (.number, .number), (.boolean, .bool):
      return []
    case (.words(let words), .string(let word)):
      return words.contains(word)
        ? [] : [error(field, "unknown", "is one of: " + words.joined(separator: ", "))]
    case (.nullable, .null):
      return []
    case (.nullable(let element), _):
      return element.errors(in: value, field: field)
    case (.array(let element), .array(let values)):
      return values.enumerated().flatMap { index, value in
        element.errors(in: value, field: "\(field)[\(index)]")
      }
    case (.map(let value, let isPatch), .object(let values)):
      return values.keys.sorted().flatMap { name in
        let member = values[name] ?? .null
        if isPatch, member == .null { return [Problem.FieldError]() }
        if name.utf8.contains(0) { return [Self.nulError(field)] }
        return value.errors(in: member, field: field.isEmpty ? name : "\(field).\(name)")
      }
    case (.object(_, let fields), .object(let values)):
      return errors(of: fields, in: values, prefix: field.isEmpty ? "" : field + ".")
    default:
      return [error(field, "type", "must be \(words)")]
    }
  }

  private func errors(
    of fields: [Field], in values: [String: JSONValue], prefix: String
  ) -> [Problem.FieldError] {
    var found: [Problem.FieldError] = []
    for name in values.keys.sorted() where !fields.contains(where: { $0.name == name }) {
      found.append(error(prefix + name, "unknown_field", "is not a field here"))
    }
    for field in fields {
      switch values[field.name] {
      case nil where field.isRequired:
        found.append(error(prefix + field.name, "required", "is needed"))
      case .null? where field.isRequired:
        found.append(error(prefix + field.name, "null", "must not be null"))
      case nil, .null?:
        break
      case let value?:
        found += field.schema.errors(in: value, field: prefix + field.name)
      }
    }
    return found
  }

  private func error(_ field: String, _ code: String, _ message: String) -> Problem.FieldError {
    Problem.FieldError(field: field, code: code, message: message)
  }

  private static func nulError(_ field: String) -> Problem.FieldError {
    Problem.FieldError(
      field: field, code: "invalid_character", message: "may not contain the character NUL")
  }

  /// The type in words, for messages.
  private var words: String {
    switch self {
    case .string, .words: "a string"
    case .integer: "a whole number"
    case .number: "a number"
    case .boolean: "true or false"
    case .array: "an array"
    case .object, .map: "an object"
    case .nullable(let element): element.words
    case .any: "JSON"
    }
  }
}

extension JSONValue {
  /// Whether any text in it holds a NUL, which PostgreSQL cannot store.
  fileprivate var holdsNUL: Bool {
    switch self {
    case .string(let text): text.utf8.contains(0)
    case .array(let values): values.contains(where: \.holdsNUL)
    case .object(let fields): fields.contains { $0.key.utf8.contains(0) || $0.value.holdsNUL }
    case .number, .bool, .null: false
    }
  }
}
