import HTML
import MusterModels

extension WebPage {
  /// A new blueprint of roles.
  static let newRoleTemplate = WebPage(
    "/admin/templates/roles/new",
    actions: [
      .call("createRoleTemplate", said: .created, then: .page { _ in "/admin/templates" })
    ],
    reads: { _ in permissions },
    shows: { context, permissions in
      guard context.frame?.isPlatformAdmin == true else { throw Failure(.forbidden) }
      return Sheet(Phrase.adminNewRoleTemplate.text) {
        adminHeading(.templates, Phrase.adminNewRoleTemplate.text)
        card {
          context.form("createRoleTemplate") { form in
            fields(of: nil, permissions.items, form)
            element("div", class: "form-actions") { form.submit(.create) }
          }
        }
      }
    })

  /// A blueprint of roles, to be changed.
  static let roleTemplate = WebPage(
    "/admin/templates/roles/{id}",
    actions: [
      .call("updateRoleTemplate", said: .saved),
      .call("deleteRoleTemplate", said: .deleted, then: .page { _ in "/admin/templates" }),
    ],
    reads: { _ in
      (
        CatalogueQueries.roleTemplates.query(page: 1, pageSize: 200).as(Page<RoleTemplate>.self),
        permissions
      )
    },
    shows: { context, templates, permissions in
      let id: RoleTemplate.ID = try context.visit.id()
      guard context.frame?.isPlatformAdmin == true else { throw Failure(.forbidden) }
      guard let template = templates.items.first(where: { $0.id == id }) else {
        throw Failure(.notFound)
      }
      return Sheet(template.name) {
        adminHeading(.templates, template.name)
        card {
          element("p", class: "quiet") { Phrase.adminTemplateStays }
          context.form("updateRoleTemplate") { form in
            fields(of: template, permissions.items, form)
            element("div", class: "form-actions") { form.submit(.save) }
          }
        }
        if !template.isSystem {
          context.confirmedButton(
            "deleteRoleTemplate", [:], .delete, icon: .trash, asking: .adminDeleteTemplateSure)
        }
      }
    })

  private static var permissions: Reading<Page<Permission>> {
    CatalogueQueries.permissions.query(page: 1, pageSize: 500).as(Page<Permission>.self)
  }

  /// What came with Muster keeps its name, and whether it leads; what leads may do everything.
  private static func fields(
    of template: RoleTemplate?, _ permissions: [Permission], _ form: Form
  ) -> HTML {
    HTML {
      if template?.isSystem != true {
        form.text("name", .name, template?.name, isRequired: true, maxLength: 100)
      }
      form.textArea("description", .descriptionLabel, template?.description, maxLength: 2000)
      if template?.isSystem != true {
        form.checkbox("isLeader", .adminLeads, template?.isLeader ?? false, hint: .adminLeadsHint)
      }
      if template?.isLeader != true {
        element("div", class: "two-columns") {
          form.checkboxes(
            "permissions[]", .adminMay,
            permissions.filter { $0.scope == .group }.map { ($0.name, $0.description) },
            Set(template?.permissions ?? []))
        }
      }
    }
  }
}
