import HTML
import MusterModels

extension WebPage {
  /// A new blueprint of roles.
  static let newRoleTemplate = WebPage(
    "/admin/templates/roles/new",
    actions: TemplateKind.role.making(prepare: PermissionLabels.leaveOutOfLeader)
  ) { context in
    try TemplateKind.role.sheet(new: .adminNewRoleTemplate, context) { fields(of: nil, $0) }
  }

  /// A blueprint of roles, to be changed.
  static let roleTemplate = WebPage(
    "/admin/templates/roles/{id}",
    actions: TemplateKind.role.changing(prepare: PermissionLabels.leaveOutOfLeader),
    reads: { _ in
      CatalogueQueries.roleTemplates.query(page: 1, pageSize: 200).as(Page<RoleTemplate>.self)
    },
    shows: { context, templates in
      let id: RoleTemplate.ID = try context.visit.id()
      guard let template = templates.items.first(where: { $0.id == id }) else {
        throw Failure(.notFound)
      }
      return try TemplateKind.role.sheet(
        template.name, isSystem: template.isSystem, context
      ) { fields(of: template, $0) }
    })

  /// What came with Muster keeps its name, and whether it leads; what leads may do everything.
  private static func fields(of template: RoleTemplate?, _ form: Form) -> HTML {
    HTML {
      if template?.isSystem != true {
        form.text("name", .name, template?.name, isRequired: true, maxLength: 100)
      }
      form.textArea("description", .descriptionLabel, template?.description, maxLength: 2000)
      if template?.isSystem != true {
        form.checkbox("isLeader", .adminLeads, template?.isLeader ?? false, hint: .adminLeadsHint)
      }
      // Two are of the platform, not of groups: what they allow is Muster's.
      let permissions = template?.permissions ?? []
      if template?.isLeader != true, permissions.allSatisfy(PermissionLabels.names.contains) {
        PermissionLabels.boxes(form, permissions)
      }
    }
  }
}
