import Foundation
import HTTPServer
import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct OpenAPITests {
  private func fields(_ value: JSONValue?) -> [String: JSONValue] {
    guard case .object(let fields)? = value else { return [:] }
    return fields
  }

  /// Every `$ref` in a value.
  private func references(in value: JSONValue) -> [String] {
    switch value {
    case .object(let fields):
      fields.flatMap { name, value in
        name == "$ref" ? [value.text].compactMap { $0 } : references(in: value)
      }
    case .array(let items): items.flatMap(references)
    default: []
    }
  }

  @Test("API: the document lists every route, and no other")
  func routes() async throws {
    let document = try Contract.document().root
    #expect(document["openapi"] == "3.1.0")
    var listed: Set<String> = []
    var operations: [String] = []
    for (path, item) in fields(document["paths"]) {
      for (method, operation) in fields(item) {
        listed.insert("\(method.uppercased()) \(path)")
        operations.append(try #require(operation["operationId"]?.text))
        let parameters = (operation["parameters"]?.items ?? [])
          .filter { $0["in"] == "path" }.compactMap { $0["name"]?.text }
        let inPath = path.matches(of: /\{(\w+)\}/).map { String($0.1) }
        #expect(parameters == inPath, "\(method) \(path)")
      }
    }
    #expect(
      listed == Set(Routes.endpoints.map { "\($0.method.rawValue) \(Endpoint.base + $0.path)" }))
    #expect(Set(operations).count == operations.count, "operation ids are unique")
    #expect(listed.count >= 40)
  }

  @Test("API: every $ref resolves, and what is required is described")
  func resolves() throws {
    let contract = try Contract.document()
    let references = Set(references(in: contract.root))
    #expect(references.count >= 15)
    for reference in references {
      #expect(fields(contract.resolve(reference)).isEmpty == false, "\(reference)")
    }
    for (name, schema) in fields(contract.root["components"]?["schemas"]) {
      let properties = fields(schema["properties"])
      #expect(!properties.isEmpty, "\(name)")
      for required in schema["required"]?.items ?? [] {
        #expect(properties[required.text ?? ""] != nil, "\(name).\(required)")
      }
    }
  }

  @Test("API: the server serves the document, and every route in it answers")
  func served() async throws {
    try await TestServer.shared { server in
      let url = try server.url.appending(path: "openapi.json")
      let served = try await URLSessionTransport().send(HTTPRequest(method: .get, url: url)).json()
      let document = try Contract.document().root
      #expect(served == document)
      for endpoint in Routes.endpoints {
        let path = endpoint.path.replacing(/\{\w+\}/, with: "x")
        let method = try #require(HTTPMethod(rawValue: endpoint.method.rawValue))
        let answer = try await server.client().send(method, APIPath(encoded: path))
        if endpoint.access == .person {
          #expect(answer.problem?.code == "not_signed_in", "\(endpoint.operation)")
        } else {
          #expect(answer.status < 500, "\(endpoint.operation)")
        }
      }
    }
  }

  @Test("API: a route that takes tokens documents 401; each has its own problems documented")
  func problems() throws {
    let document = try Contract.document().root
    for endpoint in Routes.endpoints {
      let operation = fields(document["paths"])[Endpoint.base + endpoint.path]?[
        endpoint.method.rawValue.lowercased()]
      let responses = fields(operation?["responses"])
      #expect(responses[String(endpoint.success.status)] != nil)
      if endpoint.access != .stranger { #expect(responses["401"] != nil) }
      for code in endpoint.problems {
        let text = responses[String(code.status)]?["description"]?.text ?? ""
        #expect(text.contains("`\(code.rawValue)`"), "\(endpoint.operation) \(code)")
      }
    }
  }

  @Test("API: the check that every test's answers go through finds what is not documented")
  func check() throws {
    let contract = try Contract.document()
    let url = try #require(URL(string: "http://x/api/v1/me"))
    let request = HTTPRequest(method: .get, url: url)
    func defects(_ status: Int, _ body: String, _ type: String = "application/json") -> Int {
      contract.defects(
        of: HTTPResponse(
          status: status, headers: ["Content-Type": type], body: Data(body.utf8)), to: request
      ).count
    }
    let fine = #"""
      {"id":"00000000-0000-4000-8000-000000000000","email":null,"emailVerified":true,
      "fullName":"A","avatarUrl":null,"bio":null,"dietaryRequirements":["x"],"locale":"en",
      "timeZone":"UTC","createdAt":"2026-01-01T00:00:00.5+00:00"}
      """#
    #expect(defects(200, fine) == 0)
    #expect(defects(200, fine.replacing("{", with: #"{"passwordHash":"x","#)) == 1)
    #expect(defects(200, fine.replacing(#""locale":"en","#, with: "")) == 1)
    #expect(defects(200, fine.replacing("true", with: "1")) == 1)
    #expect(defects(200, fine.replacing(#"["x"]"#, with: "[7]")) == 1)
    #expect(defects(200, fine.replacing("2026-01-01T", with: "soon")) == 1)
    #expect(defects(201, fine) == 1)
    #expect(defects(200, fine, "text/html") == 1)
    let problem = #"{"type":"x","title":"x","status":401,"code":"not_signed_in"}"#
    #expect(defects(401, problem, "application/problem+json") == 0)
    #expect(
      defects(401, problem.replacing("not_signed_in", with: "nope"), "application/problem+json")
        == 1)
  }

  @Test("API: answers are validated route by route: those of the catalogue hold what they list")
  func catalogue() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let permissions = try await ann.client.permissions(pageSize: 100)
      #expect(permissions.total == permissions.items.count)
      #expect(Set(permissions.items.map(\.scope)) == [.group, .platform])
      let leader = try await ann.client.roleTemplates(pageSize: 100).items.filter(\.isLeader)
      #expect(leader.map(\.name) == ["Group Leader Role Template"])
      #expect(
        Set(leader[0].permissions)
          == Set(permissions.items.filter { $0.scope == .group }.map(\.name)))
      let templates = try await ann.client.groupTemplates(pageSize: 100).items
      #expect(templates.count == 6)
      #expect(templates.allSatisfy { $0.roles.filter(\.isDefault).count == 1 })
      let crew = try #require(templates.first { $0.name == "Dinner Crew" })
      #expect(crew.succession == .automatic)
      #expect(crew.minMembers == 3)
      #expect(crew.maxMembers == 5)
    }
  }
}
