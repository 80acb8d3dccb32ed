import HTML
import HTTPServer
import MusterModels

/// `/docs`: the API to read, made from the endpoints that route.
enum DocumentationPage {
  static let response = Response(
    status: 200,
    headers: [
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy":
        "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'none'",
      "Cache-Control": "public, max-age=300",
    ],
    body: .bytes(Array(page.utf8)))

  private static var tags: [String] {
    Routes.endpoints.reduce(into: []) { tags, endpoint in
      if !tags.contains(endpoint.tag) { tags.append(endpoint.tag) }
    }
  }

  private static var page: String {
    document(language: "en") {
      element("head") {
        element("meta", ["charset": "utf-8"])
        element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        element("title") { "Muster API" }
        element("link", ["rel": "stylesheet", "href": "/docs/style.css"])
      }
      element("body") {
        element("header") {
          element("h1") { "Muster API" }
          element("p") {
            "Base path "
            element("code") { Endpoint.base }
            ". JSON, camelCase, UUIDs, times in UTC. Machine-readable: "
            element("a", ["href": "/openapi.json"]) { "openapi.json" }
            "."
          }
          element("nav", ["aria-label": "Sections"]) {
            element("ul") {
              for tag in tags {
                element("li") {
                  element("a", ["href": "#tag-\(tag)"]) { tag }
                }
              }
              element("li") {
                element("a", ["href": "#problems"]) { "Problems" }
              }
            }
          }
        }
        element("main") {
          for tag in tags {
            element("section", ["id": "tag-\(tag)"]) {
              element("h2") { tag }
              for endpoint in Routes.endpoints where endpoint.tag == tag { article(endpoint) }
            }
          }
          problems
        }
      }
    }
  }

  private static func article(_ endpoint: Endpoint) -> HTML {
    element("article", ["id": endpoint.operation]) {
      element("h3") {
        element("span", ["class": "method"]) { endpoint.method.rawValue }
        " "
        element("code") { endpoint.pattern }
      }
      element("p") {
        endpoint.summary + "."
        switch endpoint.access {
        case .person: " Signed in."
        case .anyone: " Signed in or not."
        case .stranger: ""
        }
      }
      for paragraph in endpoint.details.split(separator: "\n\n") {
        element("p") { String(paragraph) }
      }
      if !endpoint.headers.isEmpty {
        fields(
          "Headers", endpoint.headers.map { ($0.name, $0.schema, $0.isRequired, $0.description) })
      }
      if !endpoint.query.isEmpty {
        fields("Query", endpoint.query.map { ($0.name, $0.schema, $0.isRequired, $0.description) })
      }
      if case .object(_, let list)? = endpoint.body {
        fields("Body", list.map { ($0.name, $0.schema, $0.isRequired, "") })
      }
      element("p", ["class": "answers"]) {
        "Answers "
        element("strong") { String(endpoint.success.status) }
        if case .object(let name, _)? = endpoint.success.schema { " \(name)" }
        if !endpoint.problems.isEmpty {
          "; may refuse with "
          for code in endpoint.problems {
            element("a", ["href": "#problem-\(code.rawValue)"]) { code.rawValue }
            " "
          }
        }
      }
    }
  }

  private static func fields(
    _ title: String, _ list: [(String, Schema, Bool, String)]
  ) -> HTML {
    element("table") {
      element("caption") { title }
      element("tbody") {
        for (name, schema, isRequired, description) in list {
          element("tr") {
            element("th", ["scope": "row"]) { element("code") { name } }
            element("td") { words(schema) + (isRequired ? "" : ", optional") }
            element("td") { description }
          }
        }
      }
    }
  }

  private static func words(_ schema: Schema) -> String {
    switch schema {
    case .string(let format): format ?? "string"
    case .integer: "integer"
    case .number: "number"
    case .boolean: "boolean"
    case .words(let words): words.joined(separator: " | ")
    case .array(let element): "list of \(words(element))"
    case .nullable(let element): "\(words(element)) or null"
    case .map(let value, let isPatch): "\(words(value))\(isPatch ? " or null" : "") by name"
    case .object(let name, _): name
    case .any: "any JSON"
    }
  }

  private static var problems: HTML {
    element("section", ["id": "problems"]) {
      element("h2") { "Problems" }
      element("p") {
        "Every refusal is a problem document (RFC 9457) with one of these codes."
      }
      element("table") {
        element("tbody") {
          for code in ErrorCode.allCases {
            element("tr", ["id": "problem-\(code.rawValue)"]) {
              element("th", ["scope": "row"]) { element("code") { code.rawValue } }
              element("td") { String(code.status) }
              element("td") { code.title + "." }
            }
          }
        }
      }
    }
  }
}
