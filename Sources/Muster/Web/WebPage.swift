import Foundation
import HTTPServer
import MusterModels

/// A page of the web app, declared once: where it is, whom it is for, what it reads, how it looks,
/// and what its forms do.
///
/// What it reads are queries of the API, all in one batch with what surrounds every page; what its
/// forms do are endpoints of the API. A page has no rules of its own.
struct WebPage: Sendable {
  /// Whom a page is for.
  enum Audience: Sendable {
    /// Those who have signed in; others are led through signing in first.
    case people
    /// Anyone.
    case anyone
    /// Those who have not signed in; others are led home.
    case visitors
  }

  /// Where it is, such as `/groups/{id}`.
  let path: String
  let audience: Audience
  /// What its forms do.
  let actions: [PageAction]
  /// Reads and draws it.
  let show: @Sendable (PageVisit) async throws -> Shown

  /// What came of showing a page.
  struct Shown: Sendable {
    let sheet: Sheet
    let context: PageContext
  }

  /// A page that shows what `reads` names.
  init<each Part: Sendable>(
    _ path: String, for audience: Audience = .people, actions: [PageAction] = [],
    reads: @escaping @Sendable (PageVisit) throws -> (repeat Reading<each Part>),
    shows: @escaping @Sendable (PageContext, repeat each Part) throws -> Sheet
  ) {
    self.path = path
    self.audience = audience
    self.actions = actions
    let isOfGroup = path.hasPrefix("/groups/{id}")
    show = { visit in
      let readings = try reads(visit)
      var queries: [Query<Document>] = []
      let hasFrame = visit.caller != .visitor
      if hasFrame {
        queries.append(FrameQueries.frame(group: isOfGroup ? try? visit.id() : nil))
      }
      repeat queries.append((each readings).query)
      let documents =
        queries.isEmpty ? [] : try await visit.services.database.run(queries, as: visit.caller)
      let decoder = JSONDecoder.muster
      var rest = documents[...]
      func next<Value>(_ read: (Document, JSONDecoder) throws -> Value) throws -> Value {
        try read(rest.removeFirst(), decoder)
      }
      let context = PageContext(
        visit: visit, frame: hasFrame ? try next { try $0.read(as: Frame.self, by: $1) } : nil)
      // What shows nothing of a group that is hidden would still be a page about it (R4).
      if isOfGroup, audience == .people, context.group == nil { throw Failure(.notFound) }
      let parts = (repeat try next((each readings).read))
      return try Reader.$current.withValue(context.reader) {
        Shown(sheet: try shows(context, repeat each parts), context: context)
      }
    }
  }

  /// A page that reads nothing of its own.
  init(
    _ path: String, for audience: Audience = .people, actions: [PageAction] = [],
    shows: @escaping @Sendable (PageContext) throws -> Sheet
  ) {
    self.init(path, for: audience, actions: actions, reads: { _ in }, shows: shows)
  }
}

/// A query of the API, and the model that its answer is read as.
struct Reading<Value: Sendable>: Sendable {
  let query: Query<Document>
  fileprivate let read: @Sendable (Document, JSONDecoder) throws -> Value
}

/// A model, and the version that a form which changes it sends along.
struct Versioned<Value: Sendable>: Sendable {
  let value: Value
  /// What `If-Match` compares; nil for those who may change nothing.
  let version: Int64?
}

extension Query where Answer == Document {
  /// The query for a page, which reads its answer as a model.
  func `as`<Value: Decodable & Sendable>(_ type: Value.Type) -> Reading<Value> {
    Reading(query: self) { try $0.read(as: type, by: $1) }
  }

  /// The same, with the version of what it reads.
  func asVersioned<Value: Decodable & Sendable>(
    _ type: Value.Type
  ) -> Reading<Versioned<Value>> {
    Reading(query: self) { Versioned(value: try $0.read(as: type, by: $1), version: $0.version) }
  }
}

extension Document {
  fileprivate func read<Value: Decodable>(
    as type: Value.Type, by decoder: JSONDecoder
  ) throws -> Value {
    try decoder.decode(type, from: Data(body))
  }
}

extension Query where Answer == Document {
  /// An empty page of a list, for a page that was not asked for it.
  static var noItems: Query {
    .read("web.no_items", #"select '{"items":[],"page":1,"pageSize":1,"total":0}'"#)
  }

  /// Nothing where there may be something.
  static var nobody: Query { .read("web.nobody", "select 'null'") }
}

/// What a form of a page does: one endpoint of the API.
struct PageAction: Sendable {
  /// What follows when it is done.
  enum Next: Sendable {
    /// The page anew.
    case same
    /// Another page; of the answer and of what was sent.
    case page(@Sendable (Outcome) throws -> String)
    /// The page with the answer on it, for what is shown once only.
    case answer
    /// The page that signing in was asked from, with a session.
    case signedIn
    /// The first page, or the one that the form names as `next`, without a session.
    case signedOut
  }

  /// What an action came to.
  struct Outcome: Sendable {
    let visit: PageVisit
    let fields: FormFields
    let answer: PageVisit.Answer
  }

  let endpoint: Endpoint
  /// What the page says once it is done.
  var said: Phrase?
  var next = Next.same
  /// Query parameters that the endpoint takes.
  var query: [(String, String)] = []
  /// Changes what was sent before it becomes the endpoint's input, such as amounts as people write
  /// them.
  var prepare: (@Sendable (inout FormFields, PageVisit) async throws -> Void)?

  /// The name under which forms ask for it, which is the endpoint's.
  var name: String { endpoint.operation }

  /// - Parameter operation: the endpoint's name in OpenAPI.
  static func call(
    _ operation: String, said: Phrase? = nil, then next: Next = .same,
    query: [(String, String)] = [],
    prepare: (@Sendable (inout FormFields, PageVisit) async throws -> Void)? = nil
  ) -> PageAction {
    guard let endpoint = Routes.endpointsByOperation[operation] else {
      preconditionFailure("no endpoint is named \(operation)")
    }
    return PageAction(
      endpoint: endpoint, said: said, next: next, query: query, prepare: prepare)
  }
}
