import HTML
import MusterModels

extension WebPage {
  /// Every group.
  static let adminGroups = WebPage(
    "/admin/groups",
    reads: { visit in
      let archived = visit.word("archived", of: ["all", "false", "true"])
      return AdminQueries.groups(
        matching: adminWords(visit), archived: archived == "all" ? nil : archived,
        page: visit.page(), pageSize: 30
      ).as(Page<AdminGroup>.self)
    },
    shows: { context, groups in
      let archived = context.query("archived")
      return Sheet(Phrase.adminGroups.text) {
        adminHeading(.groups)
        finder(
          "/admin/groups", .adminFindGroups, context.visit.search(),
          keeping: [("archived", archived)])
        segments(
          .status,
          [
            (.adminAll, adminList(.groups, "archived", nil, context), archived == nil),
            (.adminInUse, adminList(.groups, "archived", "false", context), archived == "false"),
            (.archived, adminList(.groups, "archived", "true", context), archived == "true"),
          ])
        if groups.items.isEmpty {
          emptyState(.adminNoGroup, icon: .search)
        } else {
          card {
            rows { for group in groups.items { line(group) } }
          }
          pagination(groups, context)
        }
      }
    })

  private static func line(_ group: AdminGroup) -> HTML {
    row(
      href: "/admin/groups/\(group.id)", picture: { tile(group.name, id: "\(group.id)") },
      title: group.name,
      meta: {
        element("span") { Phrase.memberCount(group.memberCount) }
        if let template = group.template { element("span") { template } }
        day(group.createdAt)
      },
      trailing: {
        if group.isPublic { badge(Phrase.adminPublic.text, .accent) }
        if group.archivedAt != nil { badge(Phrase.archived.text, .warning) }
      })
  }
}
