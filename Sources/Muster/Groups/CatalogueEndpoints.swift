import HTTPServer
import MusterModels

extension Endpoint {
  static let catalogueRoutes =
    [
      Endpoint(
        method: .get, path: "/permissions", operation: "listPermissions",
        summary: "Everything that a role may allow", tag: "Catalogue",
        query: QueryParameter.paging, success: .ok(.page(of: Permission.self)),
        handler: listing(CatalogueQueries.permissions)),
      Endpoint(
        method: .get, path: "/role-templates", operation: "listRoleTemplates",
        summary: "The blueprints of roles", tag: "Catalogue", query: QueryParameter.paging,
        success: .ok(.page(of: RoleTemplate.self)),
        handler: listing(CatalogueQueries.roleTemplates)),
      Endpoint(
        method: .get, path: "/group-templates", operation: "listGroupTemplates",
        summary: "The blueprints of groups", tag: "Catalogue", query: QueryParameter.paging,
        success: .ok(.page(of: GroupTemplate.self)),
        handler: listing(CatalogueQueries.groupTemplates)),
    ]
    + templateRoutes(.role, of: RoleTemplate.self, CreateRoleTemplate.self, UpdateRoleTemplate.self)
    + templateRoutes(
      .group, of: GroupTemplate.self, CreateGroupTemplate.self, UpdateGroupTemplate.self)

  /// The routes by which platform admins make and change templates of a kind (K11).
  private static func templateRoutes<Template: Codable, Create: Codable, Update: Codable>(
    _ kind: TemplateQueries.Kind, of template: Template.Type, _ create: Create.Type,
    _ update: Update.Type
  ) -> [Endpoint] {
    let path = "/\(kind)-templates"
    let name = "\(kind == .role ? "Role" : "Group")Template"
    let problems: [ErrorCode] = [
      .forbidden, .templateNameTaken, .unknownPermission, .unknownRole, .unknownTemplate,
      .leaderRoleIsWhole,
    ]
    return [
      Endpoint(
        method: .post, path: path, operation: "create\(name)",
        summary: "Makes a \(kind) template; for platform admins", tag: "Catalogue",
        body: .of(create), success: .created(.of(template)), problems: problems,
        takesIdempotencyKey: true
      ) { call in
        try await call.answerCreated(
          TemplateQueries.save(kind, nil, changes: call.inputText())
        ) { "\(path)/\($0)" }
      },
      Endpoint(
        method: .patch, path: path + "/{id}", operation: "update\(name)",
        summary: "Changes a \(kind) template, and nothing that was made from it",
        tag: "Catalogue", body: .of(update), success: .ok(.of(template)),
        problems: problems + [.notFound, .systemTemplate]
      ) { call in
        try await call.answer(
          TemplateQueries.save(kind, call.id(), changes: call.inputText()))
      },
      Endpoint(
        method: .delete, path: path + "/{id}", operation: "delete\(name)",
        summary: "Deletes a \(kind) template, and nothing that was made from it",
        tag: "Catalogue", problems: [.forbidden, .notFound, .systemTemplate, .templateInUse]
      ) { call in
        try await call.answerDone(TemplateQueries.delete(kind, call.id()))
      },
    ]
  }

  private static func listing(_ listing: Listing) -> Handler {
    { call in try await call.answer(listing) }
  }
}
