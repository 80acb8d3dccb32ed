import HTTPServer
import MusterModels

extension Endpoint {
  static let catalogueRoutes = [
    Endpoint(
      method: .get, path: "/permissions", operation: "listPermissions",
      summary: "Everything that a role may allow", tag: "Catalogue",
      query: QueryParameter.paging, success: .ok(.page(of: Permission.self)),
      handler: listing("permissions", order: "category, name")),
    Endpoint(
      method: .get, path: "/role-templates", operation: "listRoleTemplates",
      summary: "The blueprints of roles", tag: "Catalogue", query: QueryParameter.paging,
      success: .ok(.page(of: RoleTemplate.self)),
      handler: listing("role_templates", order: "name")),
    Endpoint(
      method: .get, path: "/group-templates", operation: "listGroupTemplates",
      summary: "The blueprints of groups", tag: "Catalogue", query: QueryParameter.paging,
      success: .ok(.page(of: GroupTemplate.self)),
      handler: listing("group_templates", order: "name")),
  ]

  private static func listing(_ view: String, order: String) -> Handler {
    let listing = Listing(
      name: "catalogue.\(view)", columns: "*", source: "api.\(view)", order: order)
    return { call in try await call.answer(listing) }
  }
}
