import HTTPServer
import MusterModels

/// One route of the API, declared once: what routes, what OpenAPI documents, what a body is
/// checked against, who may call it.
struct Endpoint: Sendable {
  typealias Handler = @Sendable (Call) async throws -> Response

  let method: HTTPServer.Method
  /// Below `/api/v1`, such as `/groups/{id}`.
  let path: String
  /// Its name in OpenAPI.
  let operation: String
  let summary: String
  let tag: String
  var access = Access.person
  /// The body's schema; nil: no body.
  var body: Schema?
  /// Whether the body may be left out.
  var bodyIsOptional = false
  /// How large a body may be; nil: as any.
  var maxBodyBytes: Int?
  var query: [QueryParameter] = []
  /// The headers that it looks at, besides those that any route does.
  var headers: [QueryParameter] = []
  /// What there is to know beyond the summary, for people; empty: nothing.
  var details = ""
  /// The status of success, and what it carries.
  var success: Success = .noContent
  /// The problems that this route answers besides those that any may.
  var problems: [ErrorCode] = []
  /// Whether an `Idempotency-Key` is honoured.
  var takesIdempotencyKey = false
  /// Whether `If-Match` is honoured.
  var takesIfMatch = false
  /// What attempts are counted under, before the handler runs (A8).
  var limits: @Sendable (Call) throws -> [RateLimit] = { _ in [] }
  var isLimited = false
  let handler: Handler

  /// Who may call.
  enum Access: Sendable {
    /// Signed in only.
    case person
    /// Anyone; who is signed in is seen as such.
    case anyone
    /// Anyone, and an `Authorization` header is not looked at.
    case stranger
  }

  struct QueryParameter: Sendable {
    let name: String
    let schema: Schema
    let description: String
    var isRequired = false
    var range: ClosedRange<Int>?
  }

  enum Success: Sendable {
    case ok(Schema)
    case created(Schema)
    /// 201 when it was made, 200 when it was there.
    case createdOrPresent(Schema)
    case accepted
    case noContent
    /// A stream of server-sent events that goes on.
    case events
    /// A table of comma-separated values.
    case csv

    var status: Int {
      switch self {
      case .ok, .events, .csv: 200
      case .created, .createdOrPresent: 201
      case .accepted: 202
      case .noContent: 204
      }
    }

    var schema: Schema? {
      switch self {
      case .ok(let schema), .created(let schema), .createdOrPresent(let schema): schema
      case .accepted, .noContent, .events, .csv: nil
      }
    }
  }

  static let base = "/api/v1"

  /// Whether its answer goes on and on.
  var isLongLived: Bool {
    if case .events = success { true } else { false }
  }

  /// The whole path, also the route's name in logs and metrics.
  var pattern: String { Self.base + path }

  /// The names in its path, in order.
  var parameterNames: [String] {
    path.split(separator: "/").filter { $0.hasPrefix("{") }.map {
      String($0.dropFirst().dropLast())
    }
  }

  /// The path of a request, with values for its names.
  func path(with values: [(String, String)]) -> String {
    values.reduce(pattern) { path, value in
      path.replacing("{\(value.0)}", with: Address.escaped(value.1))
    }
  }
}

extension Endpoint.QueryParameter {
  /// The parameters of every list in pages.
  static let paging = [
    Self(
      name: "page", schema: .integer, description: "The page, from 1.", range: pages),
    Self(
      name: "pageSize", schema: .integer, description: "Items a page, 1 to 100; default 20.",
      range: pageSizes),
  ]

  /// The parameters of every long list.
  static let cursor = [
    Self(
      name: "before", schema: .string(format: nil),
      description: "An item's id: what comes after it in the list; default the newest."),
    Self(
      name: "limit", schema: .integer, description: "How many items, 1 to 100; default 50.",
      range: pageSizes),
  ]

  static let pages = 1...1_000_000_000
  static let pageSizes = 1...100
}
