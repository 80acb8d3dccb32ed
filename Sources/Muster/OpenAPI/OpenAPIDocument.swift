import HTTPServer
import MusterModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The OpenAPI 3.1 document of the endpoints that route.
struct OpenAPIDocument {
  let endpoints: [Endpoint]
  let version: String

  /// The document as JSON, its keys in order.
  func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return [UInt8](try encoder.encode(document))
  }

  var document: JSONValue {
    var components = Components()
    var paths: [String: [String: JSONValue]] = [:]
    for endpoint in endpoints {
      paths[endpoint.pattern, default: [:]][endpoint.method.rawValue.lowercased()] =
        operation(endpoint, &components)
    }
    return [
      "openapi": "3.1.0",
      "info": [
        "title": "Muster",
        "version": .string(version),
        "description": "The group backend: accounts, groups, invitations, membership.",
        "license": ["name": "Apache 2.0", "identifier": "Apache-2.0"],
      ],
      "servers": [["url": "/"]],
      "paths": .object(paths.mapValues { .object($0) }),
      "components": [
        "schemas": .object(components.schemas),
        "securitySchemes": [
          "accessToken": ["type": "http", "scheme": "bearer", "bearerFormat": "JWT"]
        ],
      ],
    ]
  }

  private func operation(_ endpoint: Endpoint, _ components: inout Components) -> JSONValue {
    var operation: [String: JSONValue] = [
      "operationId": .string(endpoint.operation),
      "summary": .string(endpoint.summary),
      "tags": [.string(endpoint.tag)],
      "parameters": .array(parameters(endpoint, &components)),
      "responses": .object(responses(endpoint, &components)),
    ]
    if !endpoint.details.isEmpty { operation["description"] = .string(endpoint.details) }
    switch endpoint.access {
    case .person: operation["security"] = [["accessToken": []]]
    case .anyone: operation["security"] = [[:], ["accessToken": []]]
    case .stranger: operation["security"] = []
    }
    if let body = endpoint.body {
      operation["requestBody"] = [
        "required": .bool(!endpoint.bodyIsOptional),
        "content": [
          "application/json": ["schema": components.reference(to: body, isInput: true)]
        ],
      ]
    }
    return .object(operation)
  }

  private func parameters(
    _ endpoint: Endpoint, _ components: inout Components
  ) -> [JSONValue] {
    let inPath = endpoint.path.split(separator: "/").filter { $0.hasPrefix("{") }
      .map { String($0.dropFirst().dropLast()) }
    var all: [JSONValue] = inPath.map { name in
      // What is no UUID names nothing and answers 404, so any text may be sent.
      [
        "name": .string(name), "in": "path", "required": true,
        "schema": ["type": "string", "minLength": 1],
      ]
    }
    for parameter in endpoint.query {
      all.append([
        "name": .string(parameter.name), "in": "query",
        "required": .bool(parameter.isRequired),
        "description": .string(parameter.description),
        "schema": limited(components.reference(to: parameter.schema), to: parameter.range),
      ])
    }
    for header in endpoint.headers {
      all.append([
        "name": .string(header.name), "in": "header", "required": .bool(header.isRequired),
        "description": .string(header.description),
        "schema": components.reference(to: header.schema),
      ])
    }
    if endpoint.takesIdempotencyKey {
      all.append([
        "name": "Idempotency-Key", "in": "header", "required": false,
        "description": "The same key and body get the first successful answer again, for 24 hours.",
        "schema": ["type": "string", "minLength": 1, "maxLength": 255],
      ])
    }
    if endpoint.takesIfMatch {
      all.append([
        "name": "If-Match", "in": "header", "required": false,
        "description": "The ETag of what is to be changed; 412 when it has changed since.",
        "schema": ["type": "string"],
      ])
    }
    return all
  }

  private func limited(_ schema: JSONValue, to range: ClosedRange<Int>?) -> JSONValue {
    guard let range, case .object(var fields) = schema else { return schema }
    fields["minimum"] = .number(Double(range.lowerBound))
    fields["maximum"] = .number(Double(range.upperBound))
    return .object(fields)
  }

  private func responses(
    _ endpoint: Endpoint, _ components: inout Components
  ) -> [String: JSONValue] {
    var success: [String: JSONValue] = ["description": "Done."]
    if let schema = endpoint.success.schema {
      success["content"] = ["application/json": ["schema": components.reference(to: schema)]]
    }
    if case .events = endpoint.success {
      success["description"] = "Events as they happen."
      success["content"] = ["text/event-stream": ["schema": ["type": "string"]]]
    }
    if case .csv = endpoint.success {
      success["description"] = "A table."
      success["content"] = ["text/csv; charset=utf-8": ["schema": ["type": "string"]]]
    }
    var all = [String(endpoint.success.status): JSONValue.object(success)]
    if case .createdOrPresent = endpoint.success {
      all["200"] = .object(success.merging(["description": "It was there already."]) { $1 })
    }
    for (status, codes) in endpoint.problemsByStatus {
      all[String(status)] = [
        "description": .string(
          codes.map { "`\($0.rawValue)`: \($0.title)." }.joined(separator: " ")),
        "content": [
          "application/problem+json": ["schema": components.reference(to: .of(Problem.self))]
        ],
      ]
    }
    return all
  }
}

extension Endpoint {
  /// Every problem that the route may answer, by status.
  var problemsByStatus: [(Int, [ErrorCode])] {
    var codes = Set(problems)
    codes.formUnion([.malformed, .unavailable, .unexpected, .requestTimeout, .notFound])
    codes.formUnion([.headerFieldsTooLarge, .uriTooLong, .contentTooLarge])
    if access != .stranger {
      codes.formUnion([.notSignedIn, .tokenExpired, .invalidAccessToken, .sessionEnded])
    }
    if body != nil { codes.formUnion([.invalidValues, .unsupportedMediaType]) }
    if !query.isEmpty || takesIdempotencyKey { codes.insert(.invalidValues) }
    if takesIdempotencyKey { codes.insert(.idempotencyKeyReused) }
    if method != .get { codes.insert(.conflict) }
    if isLimited { codes.insert(.rateLimited) }
    return Dictionary(grouping: codes, by: \.status)
      .map { ($0.key, $0.value.sorted { $0.rawValue < $1.rawValue }) }
      .sorted { $0.0 < $1.0 }
  }
}

/// The named schemas of the document.
private struct Components {
  var schemas: [String: JSONValue] = [:]

  /// The schema, or where it is named; what is sent may have no other fields.
  mutating func reference(to schema: Schema, isInput: Bool = false) -> JSONValue {
    switch schema {
    case .any: return [:]
    case .string(let format):
      var type: [String: JSONValue] = ["type": "string"]
      if let format { type["format"] = .string(format) }
      return .object(type)
    case .integer: return ["type": "integer"]
    case .number: return ["type": "number"]
    case .boolean: return ["type": "boolean"]
    case .words(let words): return ["type": "string", "enum": .array(words.map { .string($0) })]
    case .array(let element): return ["type": "array", "items": reference(to: element)]
    case .nullable(let element): return ["anyOf": [reference(to: element), ["type": "null"]]]
    case .map(let value, let isPatch):
      let type = reference(to: value)
      return [
        "type": "object",
        "additionalProperties": isPatch ? ["anyOf": [type, ["type": "null"]]] : type,
      ]
    case .object(let name, let fields):
      if schemas[name] == nil {
        schemas[name] = .null
        var properties: [String: JSONValue] = [:]
        for field in fields {
          let type = reference(to: field.schema)
          properties[field.name] =
            field.isRequired || type == [:] ? type : ["anyOf": [type, ["type": "null"]]]
        }
        var object: [String: JSONValue] = [
          "type": "object",
          "properties": .object(properties),
          "required": .array(fields.filter(\.isRequired).map { .string($0.name) }),
        ]
        if isInput { object["additionalProperties"] = false }
        schemas[name] = .object(object)
      }
      return ["$ref": .string("#/components/schemas/\(name)")]
    }
  }
}
