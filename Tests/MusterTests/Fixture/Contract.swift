import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// Sends requests as any client does, and holds every answer against the OpenAPI document: the
/// status is listed for the route, a problem's code too, and no field goes unsaid.
struct ContractTransport: Transport {
  private let transport = URLSessionTransport()

  func send(_ request: HTTPRequest) async throws -> HTTPResponse {
    let response = try await transport.send(request)
    for defect in try Contract.document().defects(of: response, to: request) {
      Issue.record(
        "\(request.method.rawValue) \(request.url.path): \(response.status): \(defect)")
    }
    return response
  }

  func open(_ request: HTTPRequest) async throws -> HTTPStream { try await transport.open(request) }
}

/// What the OpenAPI document says.
struct Contract {
  let root: JSONValue

  private static let parsed = Result { try JSONDecoder().decode(JSONValue.self, from: json()) }
  private static func json() throws -> Data { Data(try Routes.openAPI()) }

  static func document() throws -> Contract { Contract(root: try parsed.get()) }

  /// What is wrong with an answer; nothing for routes that the document does not have.
  func defects(of response: HTTPResponse, to request: HTTPRequest) -> [String] {
    guard let operation = operation(request) else { return [] }
    guard let answer = operation["responses"]?[String(response.status)] else {
      return ["the status is not documented: \(String(decoding: response.body, as: UTF8.self))"]
    }
    let type = response.headers["Content-Type"]
    guard case .object(let content)? = answer["content"] else {
      return response.body.isEmpty ? [] : ["a body where none is documented"]
    }
    guard let type, let schema = content[type]?["schema"] else {
      return ["the type \(type ?? "(none)") is not documented"]
    }
    // A table is text.
    if type.hasPrefix("text/csv") { return [] }
    guard let body = try? JSONDecoder().decode(JSONValue.self, from: response.body) else {
      return ["the body is no JSON"]
    }
    var found = defects(of: body, by: schema, at: "")
    if response.status >= 400 {
      let code = body["code"]?.text ?? ""
      if answer["description"]?.text?.contains("`\(code)`") != true {
        found.append("the code \(code) is not documented")
      }
      if response.problem?.status != response.status { found.append("another status") }
    }
    return found
  }

  private func operation(_ request: HTTPRequest) -> JSONValue? {
    guard case .object(let paths)? = root["paths"] else { return nil }
    let segments = request.url.path(percentEncoded: true).split(separator: "/")
    let fitting = paths.keys.filter { pattern in
      let parts = pattern.split(separator: "/")
      return parts.count == segments.count
        && zip(parts, segments).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
    }
    let best = fitting.min { $0.filter { $0 == "{" }.count < $1.filter { $0 == "{" }.count }
    return best.flatMap { paths[$0]?[request.method.rawValue.lowercased()] }
  }

  /// What is wrong with a value; fields that the schema does not have count.
  func defects(of value: JSONValue, by schema: JSONValue, at path: String) -> [String] {
    if let reference = schema["$ref"]?.text {
      guard let named = resolve(reference) else { return ["\(path): \(reference) leads nowhere"] }
      return defects(of: value, by: named, at: path)
    }
    if case .array(let choices)? = schema["anyOf"] {
      let all = choices.map { defects(of: value, by: $0, at: path) }
      return all.contains([]) ? [] : all.first ?? []
    }
    switch (schema["type"]?.text, value) {
    case (nil, _), ("null", .null), ("boolean", .bool), ("number", .number): return []
    case ("integer", .number(let number)):
      return number == number.rounded() ? [] : ["\(path) is no whole number"]
    case ("string", .string(let text)): return defects(of: text, by: schema, at: path)
    case ("array", .array(let items)):
      return items.enumerated().flatMap {
        defects(of: $0.element, by: schema["items"] ?? [:], at: "\(path)[\($0.offset)]")
      }
    case ("object", .object(let fields)): return defects(of: fields, by: schema, at: path)
    default: return ["\(path) is not as in \(schema)"]
    }
  }

  private func defects(of text: String, by schema: JSONValue, at path: String) -> [String] {
    if case .array(let words)? = schema["enum"], !words.contains(.string(text)) {
      return ["\(path) is none of the words"]
    }
    switch schema["format"]?.text {
    case "uuid": return UUID(uuidString: text) == nil ? ["\(path) is no UUID"] : []
    case "date-time":
      return text.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)/) == nil
        ? ["\(path) is no time"] : []
    default: return []
    }
  }

  private func defects(
    of fields: [String: JSONValue], by schema: JSONValue, at path: String
  ) -> [String] {
    guard case .object(let properties)? = schema["properties"] else { return [] }
    var found = fields.keys.filter { properties[$0] == nil }.map { "\(path).\($0) is unsaid" }
    if case .array(let required)? = schema["required"] {
      found += required.compactMap(\.text).filter { fields[$0] == nil }
        .map { "\(path).\($0) is missing" }
    }
    for (name, value) in fields {
      guard let property = properties[name] else { continue }
      found += defects(of: value, by: property, at: "\(path).\(name)")
    }
    return found
  }

  /// What a `$ref` names.
  func resolve(_ reference: String) -> JSONValue? {
    guard reference.hasPrefix("#/") else { return nil }
    return reference.dropFirst(2).split(separator: "/").reduce(Optional(root)) {
      $0?[String($1)]
    }
  }
}

extension JSONValue {
  /// A field of an object.
  subscript(field: String) -> JSONValue? {
    guard case .object(let fields) = self else { return nil }
    return fields[field]
  }

  var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  var items: [JSONValue] {
    guard case .array(let items) = self else { return [] }
    return items
  }
}

extension HTTPResponse {
  /// The body as JSON.
  func json() throws -> JSONValue { try JSONDecoder().decode(JSONValue.self, from: body) }
}

extension MusterClient {
  /// Sends JSON as it is written.
  func send(
    _ method: HTTPMethod, _ path: APIPath, json: String, query: APIQuery = [:],
    headers: HTTPHeaders = [:], as caller: Caller = .signedIn
  ) async throws -> HTTPResponse {
    try await send(
      method, path, query: query, body: Data(json.utf8), headers: headers, as: caller)
  }
}

extension Person {
  /// The access token that the person's requests go with.
  func accessToken() async throws -> String {
    let token = try await client.accessToken()
    return try #require(token)
  }
}
