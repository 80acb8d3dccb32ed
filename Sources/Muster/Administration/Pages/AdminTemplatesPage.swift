import HTML
import MusterModels

extension WebPage {
  /// The blueprints of groups and of roles.
  static let adminTemplates = WebPage(
    "/admin/templates",
    reads: { _ in
      (
        CatalogueQueries.groupTemplates.query(page: 1, pageSize: 200).as(Page<GroupTemplate>.self),
        CatalogueQueries.roleTemplates.query(page: 1, pageSize: 200).as(Page<RoleTemplate>.self)
      )
    },
    shows: { context, groups, roles in
      guard context.frame?.isPlatformAdmin == true else { throw Failure(.forbidden) }
      return Sheet(Phrase.adminTemplates.text) {
        adminHeading(.templates)
        element("p", class: "quiet") { Phrase.adminTemplatesText }
        card(
          .adminGroupTemplates,
          actions: { linkButton(.adminNewTemplate, "/admin/templates/groups/new", icon: .plus) }
        ) {
          rows {
            for template in groups.items {
              row(
                href: "/admin/templates/groups/\(template.id)", title: template.name,
                meta: { element("span") { template.roles.map(\.name).joined(separator: ", ") } },
                trailing: { if template.isSystem { badge(Phrase.adminBuiltIn.text) } })
            }
          }
        }
        card(
          .adminRoleTemplates,
          actions: { linkButton(.adminNewTemplate, "/admin/templates/roles/new", icon: .plus) }
        ) {
          rows {
            for template in roles.items {
              row(
                href: "/admin/templates/roles/\(template.id)", title: template.name,
                meta: {
                  element("span") {
                    template.isLeader
                      ? Phrase.adminMayAll : .adminPermissionCount(template.permissions.count)
                  }
                },
                trailing: { if template.isSystem { badge(Phrase.adminBuiltIn.text) } })
            }
          }
        }
      }
    })
}
