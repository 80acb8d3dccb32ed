import HTML
import MusterModels

extension WebPage {
  /// The roles of a group, and what each may do.
  static let roles = WebPage(
    "/groups/{id}/roles",
    reads: { visit in
      RoleQueries.list(try visit.id()).query(page: visit.page(), pageSize: 50).as(Page<Role>.self)
    },
    shows: { context, roles in
      guard let group = context.group else { throw Failure(.notFound) }
      return Sheet(Phrase.roles.text, tab: .settings, live: ["\(group.id)"]) {
        pageHeading(Phrase.roles.text, Phrase.rolesText.text) {
          if group.mayNow("assign_roles") {
            linkButton(
              .newRole, "/groups/\(group.id)/roles/new", icon: .plus, style: .primary)
          }
        }
        element("div", ["class": "columns", "id": "roles", "data-region": "roles"]) {
          for role in roles.items { summary(role, group) }
        }
        pagination(roles, context)
        element("p") {
          element("a", ["href": "/groups/\(group.id)/why"]) { Phrase.explainPermissions }
        }
      }
    })

  private static func summary(_ role: Role, _ group: Frame.OwnGroup) -> HTML {
    card(
      .verbatim(roleName(role.name)),
      actions: {
        if role.isLeader { badge(Phrase.leads.text, .accent) }
        if role.isJoiner { badge(Phrase.forNewcomers.text) }
      }
    ) {
      if role.isLeader {
        element("p", class: "quiet") { Phrase.mayEverything }
      } else if role.permissions.isEmpty {
        element("p", class: "quiet") { Phrase.mayNothing }
      } else {
        for part in PermissionLabels.parts {
          let held = part.names.filter(role.permissions.contains)
          if !held.isEmpty {
            element("div") {
              element("h3") { part.title }
              element("ul", class: "ticks") {
                for name in held { element("li") { Phrase.permission(name) } }
              }
            }
          }
        }
      }
      if group.mayNow("assign_roles") || group.mayNow("remove_roles"), group.mayGive(role) {
        element("p") {
          linkButton(.changeRole, "/groups/\(group.id)/roles/\(role.id)", icon: .pencil)
        }
      }
    }
  }
}
