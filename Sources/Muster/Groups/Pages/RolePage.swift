import HTML
import MusterModels

extension WebPage {
  /// Makes a role, from nothing or from a template.
  static let newRole = WebPage(
    "/groups/{id}/roles/new",
    actions: [
      .call(
        "createRole", said: .roleMade, then: .page(rolesAddress),
        prepare: PermissionLabels.leaveOutOfLeader)
    ],
    reads: { _ in
      CatalogueQueries.roleTemplates.query(page: 1, pageSize: 100).as(Page<RoleTemplate>.self)
    },
    shows: { context, templates in
      guard let group = context.group else { throw Failure(.notFound) }
      guard group.mayNow("assign_roles") else { throw Failure(.forbidden) }
      let offered = templates.items.filter { template in
        !template.isLeader && template.permissions.contains(where: PermissionLabels.names.contains)
      }
      let chosen = offered.first { $0.name == context.query("from") }
      let path = "/groups/\(group.id)/roles/new"
      return Sheet(Phrase.newRole.text, tab: .settings) {
        pageHeading(Phrase.newRole.text)
        segments(
          .beginWith,
          [(Phrase.fromNothing, path, chosen == nil)]
            + offered.map { template in
              (
                Phrase.roleTemplate(template.name),
                Address.make(path, [("from", template.name)]), template == chosen
              )
            })
        card {
          context.form("createRole") { form in
            fields(
              form, group, name: chosen.map { Phrase.roleTemplate($0.name).text },
              permissions: chosen?.permissions ?? [])
            form.submit(.makeRole, icon: .plus)
          }
        }
      }
    })

  /// Changes or deletes a role.
  static let role = WebPage(
    "/groups/{id}/roles/{roleId}",
    actions: [
      .call(
        "updateRole", said: .saved, then: .page(rolesAddress),
        prepare: PermissionLabels.leaveOutOfLeader),
      .call("deleteRole", said: .roleDeleted, then: .page(rolesAddress)),
    ],
    reads: { visit in
      RoleQueries.get(try visit.id("roleId"), in: try visit.id())
    },
    shows: { context, roles in
      guard let group = context.group, let role = roles.first else { throw Failure(.notFound) }
      return Sheet(roleName(role.name), tab: .settings) {
        pageHeading(roleName(role.name), role.isLeader ? Phrase.mayEverything.text : nil)
        if !group.mayGive(role) {
          element("p", class: "notice") {
            Icon.shield.html
            element("span") { Phrase.roleAboveYours }
          }
        } else {
          if group.mayNow("assign_roles") {
            card {
              context.form("updateRole") { form in
                fields(
                  form, group, name: role.name, permissions: Set(role.permissions),
                  isLeader: role.isLeader, isJoiner: role.isJoiner)
                form.submit(.save)
              }
            }
          }
          if group.mayNow("remove_roles") {
            context.confirmedButton(
              "deleteRole", [:], .deleteRole, icon: .trash,
              asking: .reallyDeleteRole(roleName(role.name)))
          }
        }
        element("p") {
          element("a", ["href": "/groups/\(group.id)/roles"]) { Phrase.backToRoles }
        }
      }
    })

  @Sendable private static func rolesAddress(_ outcome: PageAction.Outcome) throws -> String {
    "/groups/\(try outcome.visit.text("id"))/roles"
  }

  private static func fields(
    _ form: Form, _ group: Frame.OwnGroup, name: String?, permissions: some Collection<String>,
    isLeader: Bool = false, isJoiner: Bool = false
  ) -> HTML {
    HTML {
      form.text(
        "name", .roleName, name, isRequired: true, autocomplete: "off", maxLength: 100,
        placeholder: .roleNameExample)
      form.checkbox("isJoiner", .roleForNewcomers, isJoiner, hint: .roleForNewcomersHint)
      if group.isLeader {
        form.checkbox("isLeader", .roleLeads, isLeader, hint: .roleLeadsHint)
      }
      if !isLeader {
        // Nobody gives what they lack.
        PermissionLabels.boxes(form, permissions, offering: group.may)
      }
    }
  }
}
