import HTML
import HTTPServer
import MusterModels

extension WebPage {
  /// What of a group fits a search.
  static let searchGroup = WebPage(
    "/groups/{id}/search",
    reads: { visit in
      let group: Group.ID = try visit.id()
      guard let text = visit.search() else {
        return Query<Document>.noItems.as(Page<SearchResult>.self)
      }
      let kind = visit.request.query["kind"].flatMap(SearchResult.Kind.init)
      return SearchQueries.list(of: group, text, kind.map { [$0] } ?? SearchResult.Kind.allCases)
        .query(page: visit.page(), pageSize: 20).as(Page<SearchResult>.self)
    },
    shows: { context, results in
      let group: Group.ID = try context.visit.id()
      return Sheet(Phrase.search.text, tab: .overview) {
        element("h2") { Phrase.searchInGroup }
        element("form", ["method": "get", "class": "line", "role": "search"]) {
          if let kind = context.query("kind") {
            element("input", ["type": "hidden", "name": "kind", "value": kind])
          }
          Form(context: context, action: "search", values: [])
            .text(
              "q", .searchFor, context.visit.search(), type: "search", isRequired: true,
              hint: .searchHint, maxLength: 200)
          element("button", class: "button primary") { Phrase.search }
        }
        if let text = context.visit.search() {
          kinds(context, group, text)
          searchResults(results.items, in: group)
          pagination(results, context)
        }
      }
    })

  private static func kinds(
    _ context: PageContext, _ group: Group.ID, _ text: String
  ) -> HTML {
    let chosen = context.query("kind").flatMap(SearchResult.Kind.init)
    let path = "/groups/\(group)/search"
    return segments(
      .searchWhere,
      [(.searchEverything, Address.make(path, [("q", text)]), chosen == nil)]
        + SearchResult.Kind.allCases.map {
          (
            $0.label, Address.make(path, [("q", text), ("kind", $0.rawValue)]), chosen == $0
          )
        })
  }
}

extension SearchResult.Kind {
  fileprivate var label: Phrase {
    switch self {
    case .forum: .forum
    case .expenses: .expenses
    case .journeys: .journeys
    }
  }

  fileprivate var icon: Icon {
    switch self {
    case .forum: .chat
    case .expenses: .coins
    case .journeys: .book
    }
  }
}

/// What a search of a group found.
func searchResults(_ results: [SearchResult], in group: Group.ID) -> HTML {
  guard !results.isEmpty else {
    return emptyState(.forumNothingFits, .forumNothingFitsText, icon: .search)
  }
  return card {
    rows {
      for result in results {
        let address =
          switch result.kind {
          case .forum: "/groups/\(group)/forum/\(result.id)"
          case .expenses: "/groups/\(group)/expenses/\(result.id)"
          case .journeys: "/journeys/\(result.id)"
          }
        element("li", class: "row") {
          element("span", class: "row-icon") { result.kind.icon.html }
          element("div", class: "row-text") {
            element("a", ["class": "row-title", "href": address]) {
              result.title ?? Phrase.forumDeletedThread.text
            }
            if !result.snippet.text.isEmpty {
              element("p", class: "snippet") { highlighted(result.snippet) }
            }
            element("div", class: "row-meta") {
              element("span") { result.kind.label }
              element("span") { personName(result.author?.fullName) }
              day(result.at)
            }
          }
        }
      }
    }
  }
}

/// A piece of text in which the words that were looked for are marked.
private func highlighted(_ snippet: SearchSnippet) -> HTML {
  let scalars = Array(snippet.text.unicodeScalars)
  func piece(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[range])
    return String(text)
  }
  return HTML {
    for part in parts(of: scalars.count, snippet.highlights) {
      if part.isMarked {
        element("mark") { piece(part.range) }
      } else {
        HTML(piece(part.range))
      }
    }
  }
}

/// A text's length cut at the highlights.
private func parts(
  of length: Int, _ highlights: [SearchHighlight]
) -> [(range: Range<Int>, isMarked: Bool)] {
  var parts: [(range: Range<Int>, isMarked: Bool)] = []
  var position = 0
  for highlight in highlights.sorted(by: { $0.start < $1.start }) {
    let start = min(max(highlight.start, position), length)
    let end = min(max(start, highlight.start + highlight.length), length)
    parts.append((position..<start, false))
    parts.append((start..<end, true))
    position = end
  }
  parts.append((position..<length, false))
  return parts.filter { !$0.range.isEmpty }
}
