import HTML
import MusterModels

extension WebPage {
  /// Groups to find: public ones, or one's own, archived ones too.
  static let findGroups = WebPage(
    "/groups",
    reads: { visit -> Reading<Page<Group>> in
      let page = visit.page()
      let query =
        switch visit.word("scope", of: scopes) {
        case "mine": GroupQueries.mine(.current, archivedToo: true, page: page, pageSize: 20)
        case "previous": GroupQueries.mine(.previous, archivedToo: false, page: page, pageSize: 20)
        default: GroupQueries.search(visit.search()).query(page: page, pageSize: 20)
        }
      return query.as(Page<Group>.self)
    },
    shows: { context, groups in
      let scope = context.visit.word("scope", of: scopes)
      let isPublic = scope == "public"
      return Sheet(Phrase.findGroups.text, section: .home) {
        pageHeading(Phrase.findGroups.text) {
          linkButton(.newGroup, "/groups/new", icon: .plus)
        }
        segments(
          .findGroups,
          [
            (.publicGroups, "/groups", isPublic),
            (.allMyGroups, "/groups?scope=mine", scope == "mine"),
            (.previousGroups, "/groups?scope=previous", scope == "previous"),
          ])
        if isPublic { search(context) }
        if groups.items.isEmpty {
          emptyState(.noGroupsFound, isPublic ? .noGroupsFoundText : .noGroupsText, icon: .people)
        } else {
          card {
            rows {
              for group in groups.items {
                scope == "previous" ? previousGroup(group) : found(group)
              }
            }
          }
          pagination(groups, context)
        }
      }
    })

  private static let scopes = ["public", "mine", "previous"]

  private static func search(_ context: PageContext) -> HTML {
    element("form", ["method": "get", "action": "/groups", "class": "line", "role": "search"]) {
      element("div", class: "field") {
        element("label", ["for": "q"]) { Phrase.nameOrTopic }
        element(
          "input",
          ["id": "q", "type": "search", "name": "q", "value": context.query("q") ?? ""])
      }
      element("button", ["class": "button primary"]) {
        Icon.search.html
        element("span") { Phrase.search }
      }
    }
  }

  private static func found(_ group: Group) -> HTML {
    row(
      href: "/groups/\(group.id)", picture: { tile(group.name, id: "\(group.id)") },
      title: group.name,
      meta: {
        element("span") { Phrase.memberCount(group.memberCount) }
        if let description = group.description {
          element("span", class: "clamped") { description }
        }
      },
      trailing: {
        if group.archivedAt != nil { badge(Phrase.archived.text, .warning) }
        if group.membership?.status == .paused { badge(Phrase.paused.text, .warning) }
      })
  }
}
