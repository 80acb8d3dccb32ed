import HTTPServer
import MusterModels
import Postgres

extension Endpoint {
  /// The search of a group.
  static let search = [
    Endpoint(
      method: .get, path: "/groups/{id}/search", operation: "searchGroup",
      summary: "What of a group fits a search, among what the caller sees", tag: "Search",
      query: QueryParameter.paging + [
        .init(
          name: "q", schema: .string(format: nil),
          description: """
            Words that all have to be there, the last by its beginning; "words in this order"; \
            one or another; -not this, besides what has to be there. 1 to 200 characters.
            """, isRequired: true),
        .init(
          name: "kinds", schema: .string(format: nil),
          description: "What to look through, such as forum,expenses; default all."),
      ],
      details: """
        The best first, among equals the latest; of each kind the latest thousand that fit. \
        Snippets are plain text, and `highlights` say where in them the words stand.
        """,
      success: .ok(.page(of: SearchResult.self)), problems: [.notFound], handler: searchGroup)
  ]
}

/// Searches a group.
func searchGroup(_ call: Call) async throws -> Response {
  guard let text = try call.searchText() else {
    throw Failure.field("q", "length", "takes 1 to 200 characters")
  }
  var kinds = SearchResult.Kind.allCases
  if let given = call.request.query["kinds"] {
    kinds = try given.split(separator: ",", omittingEmptySubsequences: false).map {
      guard let kind = SearchResult.Kind(rawValue: String($0)) else {
        let known = SearchResult.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        throw Failure.field("kinds", "unknown", "takes words of: \(known)")
      }
      return kind
    }
  }
  return try await call.answer(SearchQueries.list(of: call.id(), text, kinds))
}

/// Statements about searches.
enum SearchQueries {
  static func list(of group: Group.ID, _ text: String, _ kinds: [SearchResult.Kind]) -> Listing {
    Listing(
      name: "search.group",
      columns: """
        r.kind, r.id, r."threadId", r.title, api.search_snippet(r.body, $4::text) as snippet, \
        r.at, api.search_author(r.kind, r.id) as author
        """,
      source: "api.group_search($3::uuid, $4::text, $5::text[]) as r where true",
      countSource: "api.search_candidates($3::uuid, $4::text, $5::text[])",
      order: "r.rank desc, r.at desc, r.id",
      parameters: [
        Parameter(group.uuid), Parameter(text), Parameter(array: kinds.map(\.rawValue)),
      ], page: Listing.Page(keys: "r.*") { "(\($0)) as r" },
      requirement: .group(group, permission: nil))
  }
}

extension SearchResult.Kind: SchemaDescribed {
  static var schema: Schema { .words(allCases.map(\.rawValue)) }
  static var example: any Sendable { Self.forum }
}
