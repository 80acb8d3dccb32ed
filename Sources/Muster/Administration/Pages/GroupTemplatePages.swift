import HTML
import MusterModels

extension WebPage {
  /// A new blueprint of groups.
  static let newGroupTemplate = WebPage(
    "/admin/templates/groups/new",
    actions: TemplateKind.group.making(prepare: withoutEmptyRoles),
    reads: { _ in roleTemplates },
    shows: { context, roles in
      try TemplateKind.group.sheet(new: .adminNewGroupTemplate, context) { form in
        fields(of: nil, roles.items, form)
      }
    })

  /// A blueprint of groups, to be changed.
  static let groupTemplate = WebPage(
    "/admin/templates/groups/{id}",
    actions: TemplateKind.group.changing(prepare: withoutEmptyRoles),
    reads: { _ in
      (
        CatalogueQueries.groupTemplates.query(page: 1, pageSize: 200).as(Page<GroupTemplate>.self),
        roleTemplates
      )
    },
    shows: { context, templates, roles in
      let id: GroupTemplate.ID = try context.visit.id()
      guard let template = templates.items.first(where: { $0.id == id }) else {
        throw Failure(.notFound)
      }
      return try TemplateKind.group.sheet(
        template.name, isSystem: template.isSystem, context
      ) { form in fields(of: template, roles.items, form) }
    })

  private static var roleTemplates: Reading<Page<RoleTemplate>> {
    CatalogueQueries.roleTemplates.query(page: 1, pageSize: 200).as(Page<RoleTemplate>.self)
  }

  /// A role whose name is left empty is none.
  @Sendable private static func withoutEmptyRoles(
    _ fields: inout FormFields, _ visit: PageVisit
  ) async throws {
    for number in 0..<50 where fields["roles[\(number)].name"]?.isEmpty == true {
      for part in ["name", "roleTemplateId", "isDefault", "isJoiner"] {
        fields["roles[\(number)].\(part)"] = nil
      }
    }
  }

  private static func fields(
    of template: GroupTemplate?, _ roles: [RoleTemplate], _ form: Form
  ) -> HTML {
    HTML {
      if template?.isSystem != true {
        form.text("name", .name, template?.name, isRequired: true, maxLength: 100)
      }
      form.textArea("description", .descriptionLabel, template?.description, maxLength: 2000)
      form.select(
        "succession", .adminSuccession, successions, template?.succession.rawValue ?? "protect")
      element("div", class: "form-row") {
        form.text(
          "minMembers", .adminMinMembers, template?.minMembers.map(String.init),
          inputMode: "numeric")
        form.text(
          "maxMembers", .adminMaxMembers, template?.maxMembers.map(String.init),
          inputMode: "numeric")
      }
      form.checkbox("hasJoinCode", .adminHasJoinCode, template?.hasJoinCode ?? true)
      form.checkbox("mayNest", .adminMayNest, template?.mayNest ?? true)
      element("h2") { Phrase.adminRoles }
      element("p", class: "quiet") { Phrase.adminRolesHint }
      for number in 0..<((template?.roles.count ?? 0) + 3) {
        role(number, template?.roles.dropFirst(number).first, roles, form)
      }
    }
  }

  private static func role(
    _ number: Int, _ role: GroupTemplate.TemplateRole?, _ roles: [RoleTemplate], _ form: Form
  ) -> HTML {
    element("fieldset", class: "role-line") {
      element("legend") { Phrase.adminRoleNumber(number + 1) }
      element("div", class: "form-row") {
        form.text("roles[\(number)].name", .name, role?.name, maxLength: 100)
        form.select(
          "roles[\(number)].roleTemplateId", .adminMadeFrom,
          roles.map { ("\($0.id)", $0.name) }, role.map { "\($0.roleTemplateId)" })
      }
      form.checkbox("roles[\(number)].isDefault", .adminIsDefault, role?.isDefault ?? false)
      form.checkbox("roles[\(number)].isJoiner", .adminIsJoiner, role?.isJoiner ?? false)
    }
  }
}
