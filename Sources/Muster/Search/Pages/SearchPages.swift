import HTML
import MusterModels

extension WebPage {
  /// The pages for finding something.
  static let search: [WebPage] = [.searchAll, .searchGroup]

  /// Finds groups, one's own and public ones, and what is in one of one's own.
  static let searchAll = WebPage(
    "/search",
    reads: { visit in
      let text = visit.search()
      let group = visit.queryID("group", of: Group.self)
      return (
        (text.map { GroupQueries.searchMine($0, page: 1, pageSize: 20) } ?? .noItems)
          .as(Page<Group>.self),
        (text.map { GroupQueries.search($0).query(page: visit.page(), pageSize: 20) } ?? .noItems)
          .as(Page<Group>.self),
        GroupQueries.choice(
          fitting: visit.search("which"), asked: visit.chosen("group"), archivedToo: true
        )
        .as(Choice<NamedGroup>.self),
        (text.flatMap { text in
          group.map {
            SearchQueries.list(of: $0, text, SearchResult.Kind.allCases).whereAllowed
              .query(page: 1, pageSize: 20)
          }
        } ?? .noItems).as(Page<SearchResult>.self)
      )
    },
    shows: { context, mine, open, all, results in
      let group = all.items.first {
        $0.id.description == context.query("group")?.lowercased()
      }
      return Sheet(Phrase.search.text) {
        pageHeading(Phrase.search.text)
        form(all, context)
        if let text = context.visit.search() {
          if let group {
            resultCard(results, of: group, text)
          } else {
            found(mine: mine.items, open: open, context)
            insideOf(all.items, text)
          }
        } else {
          element("p", class: "quiet") { Phrase.searchText }
        }
      }
    })

  private static func form(_ groups: Choice<NamedGroup>, _ context: PageContext) -> HTML {
    element("form", ["method": "get", "action": "/search", "class": "line", "role": "search"]) {
      let form = Form(context: context, action: "search", values: [])
      form.text(
        "q", .searchFor, context.visit.search(), type: "search", isRequired: true, maxLength: 200)
      form.finder(groups, .findGroup, name: "which")
      if !groups.items.isEmpty {
        form.select(
          "group", .searchWhere,
          [("", Phrase.searchGroups.text)]
            + groups.items.map { ("\($0.id)", Phrase.searchIn($0.name).text) },
          context.query("group")?.lowercased())
      }
      element("button", class: "button primary") { Phrase.search }
    }
  }

  private static func found(mine: [Group], open: Page<Group>, _ context: PageContext) -> HTML {
    let known = Set(mine.map(\.id))
    let others = open.items.filter { !known.contains($0.id) }
    return HTML {
      if mine.isEmpty, others.isEmpty {
        emptyState(.forumNothingFits, .forumNothingFitsText, icon: .search)
      }
      if !mine.isEmpty { card(.yourGroups) { groupRows(mine) } }
      if !others.isEmpty {
        card(.searchPublic) { groupRows(others) }
        pagination(open, context)
      }
    }
  }

  /// What was meant may be in a group: the same words, in each of one's own.
  private static func insideOf(_ groups: [NamedGroup], _ text: String) -> HTML {
    guard !groups.isEmpty else { return .empty }
    return card(.searchInside) {
      element("div", class: "actions") {
        for group in groups.prefix(12) {
          linkButton(
            .searchIn(group.name),
            Address.make("/search", [("q", text), ("group", "\(group.id)")]), icon: .search)
        }
      }
    }
  }

  private static func groupRows(_ groups: [Group]) -> HTML {
    rows {
      for group in groups {
        row(
          href: "/groups/\(group.id)", picture: { tile(group.name, id: "\(group.id)") },
          title: group.name,
          meta: {
            element("span") { Phrase.memberCount(group.memberCount) }
            if let description = group.description {
              element("span", class: "one-line") { description }
            }
          })
      }
    }
  }

  private static func resultCard(
    _ results: Page<SearchResult>, of group: NamedGroup, _ text: String
  ) -> HTML {
    HTML {
      searchResults(results.items, in: group.id)
      if results.total > results.items.count {
        element("div", class: "pagination") {
          linkButton(
            .searchMore,
            Address.make("/groups/\(group.id)/search", [("q", text), ("page", "2")]))
        }
      }
    }
  }
}
