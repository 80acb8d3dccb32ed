import CSodium
import HTTPServer
import MusterModels
import Postgres

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A request at its endpoint: who calls, with what input, and the way to an answer.
struct Call: Sendable {
  let request: Request
  let endpoint: Endpoint
  let services: Services
  let caller: Caller

  /// The id in the path, such as `{id}`; one that is no UUID names nothing, so 404.
  func id<Entity>(
    _ name: String = "id", of type: Entity.Type = Entity.self
  ) throws -> Identifier<Entity> {
    Identifier(try request.path(name, as: UUID.self))
  }

  /// The body as the endpoint's input.
  /// - Throws: `malformed` when it is no JSON, `invalid_values` that lists every field that has
  ///   the wrong shape.
  func input<Input: Decodable>(_ type: Input.Type = Input.self) throws -> Input {
    try JSONDecoder().decode(type, from: Data(try checkedBody()))
  }

  /// The body as JSON text for the database, its shape checked.
  func inputText() throws -> String {
    String(decoding: try checkedBody(), as: UTF8.self)
  }

  private func checkedBody() throws -> [UInt8] {
    var body = request.body
    if body.isEmpty && endpoint.bodyIsOptional { body = Array("{}".utf8) }
    let value: JSONValue
    do {
      value = try StrictJSON.parse(body)
    } catch let error as StrictJSON.Malformed {
      throw Failure(
        .malformed, body.isEmpty ? "The body is empty; it must be JSON." : error.reason)
    }
    if let schema = endpoint.body {
      let errors = schema.errors(in: value)
      guard errors.isEmpty else {
        var failure = Failure(.invalidValues)
        // Enough to go on with: a large body could have as many as it has characters.
        failure.errors = Array(errors.prefix(100))
        throw failure
      }
    }
    return body
  }

  /// A query parameter of few words; absent is the first of them.
  func word(_ name: String, of words: [String]) throws -> String {
    guard let value = request.query[name] else { return words[0] }
    guard words.contains(value) else {
      throw Failure.field(name, "unknown", "is one of: " + words.joined(separator: ", "))
    }
    return value
  }

  /// A query parameter that is an id, if it is there.
  func queryID<Entity>(
    _ name: String, of type: Entity.Type = Entity.self
  ) throws -> Identifier<Entity>? {
    guard let text = request.query[name] else { return nil }
    guard let id = UUID(uuidString: text) else {
      throw Failure.field(name, "invalid", "is not a UUID")
    }
    return Identifier(id)
  }

  /// The page asked for (api.md).
  func paging() throws -> (page: Int, pageSize: Int) {
    let page = try number("page", range: Endpoint.QueryParameter.pages, default: 1)
    return (
      page, try number("pageSize", range: Endpoint.QueryParameter.pageSizes, default: 20)
    )
  }

  /// The part of a long list asked for (api.md).
  func cursor() throws -> (before: Int64?, limit: Int) {
    var before: Int64?
    if let text = request.query["before"] {
      guard let id = Int64(text), id > 0 else {
        throw Failure.field("before", "invalid", "is the id of an item")
      }
      before = id
    }
    return (
      before, try number("limit", range: Endpoint.QueryParameter.pageSizes, default: 50)
    )
  }

  private func number(_ name: String, range: ClosedRange<Int>, default: Int) throws -> Int {
    try number(name, range: range) ?? `default`
  }

  /// A query parameter that is a number; nil when it is absent.
  func number(_ name: String, range: ClosedRange<Int>) throws -> Int? {
    guard let text = request.query[name] else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw Failure.field(
        name, "range", "is a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// The same call, whose `Idempotency-Key` is not looked at.
  var withoutIdempotencyKey: Call {
    var endpoint = endpoint
    endpoint.takesIdempotencyKey = false
    return Call(request: request, endpoint: endpoint, services: services, caller: caller)
  }

  /// The version of an `If-Match`, if there is one; `*` matches any.
  func ifMatch() throws -> Int64? {
    guard let tag = request.headers["If-Match"], tag != "*" else { return nil }
    guard tag.hasPrefix("\""), tag.hasSuffix("\""), let version = Int64(tag.dropFirst().dropLast())
    else { throw Failure(.versionMismatch) }
    return version
  }
}

extension Call {
  /// Answers a document as it comes from the database.
  func answer(_ query: Query<Document>) async throws -> Response {
    respond(try await run(query))
  }

  /// Answers what was made, with its `Location`.
  func answerCreated(
    _ query: Query<Document>, at location: (String) -> String
  ) async throws -> Response {
    let document = try await run(query)
    var response = respond(document)
    let made = try JSONDecoder().decode(Made.self, from: Data(document.body))
    response.headers.set("Location", Endpoint.base + location(made.id))
    return response
  }

  /// Answers what was made with its `Location`, or what was there; the version says which: 1 or 0.
  func answerCreatedOrPresent(
    _ query: Query<Document>, at location: (String) -> String
  ) async throws -> Response {
    var document = try await run(query)
    let isNew = document.version == 1
    document.version = nil
    var response = respond(document)
    if isNew {
      let made = try JSONDecoder().decode(Made.self, from: Data(document.body))
      response.headers.set("Location", Endpoint.base + location(made.id))
    } else {
      response.status = 200
    }
    return response
  }

  private struct Made: Decodable {
    let id: String
  }

  /// Answers a page of a list.
  func answer(_ listing: Listing) async throws -> Response {
    let (page, pageSize) = try paging()
    return try await answer(listing.query(page: page, pageSize: pageSize))
  }

  /// Answers a part of a long list.
  func answer(_ listing: CursorListing) async throws -> Response {
    let (before, limit) = try cursor()
    return try await answer(listing.query(before: before, limit: limit))
  }

  /// Runs a change and answers that it was done.
  func answerDone(_ query: Query<Void>) async throws -> Response {
    try await services.database.run(query, as: caller)
    return Response(status: endpoint.success.status)
  }

  /// Runs a change, only once if the request has an `Idempotency-Key`.
  func run(_ query: Query<Document>) async throws -> Document {
    guard endpoint.takesIdempotencyKey, let key = request.headers["Idempotency-Key"],
      case .person = caller
    else { return try await services.database.run(query, as: caller) }
    // By path, not by pattern: the same key for another group is another request.
    let route = "\(request.method.rawValue) \(request.path.prefix(400))"
    return try await services.database.run(
      query, as: caller,
      once: IdempotencyKey(route: route, key: key, requestHash: Digest.sha256(request.body)))
  }

  /// An answer with a JSON body.
  func respond(_ document: Document) -> Response {
    var headers: Headers = ["Content-Type": "application/json"]
    if let version = document.version { headers.set("ETag", "\"\(version)\"") }
    return Response(
      status: endpoint.success.status, headers: headers, body: .bytes(document.body))
  }
}
