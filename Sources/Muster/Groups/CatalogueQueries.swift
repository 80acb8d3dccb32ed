/// Statements about the catalogue: what roles may allow, and the templates.
enum CatalogueQueries {
  /// Everything that a role may allow.
  static let permissions = listing("permissions", order: "category, name")
  /// The blueprints of roles.
  static let roleTemplates = listing("role_templates", order: "name")
  /// The blueprints of groups.
  static let groupTemplates = listing("group_templates", order: "name")

  private static func listing(_ view: String, order: String) -> Listing {
    Listing(name: "catalogue.\(view)", columns: "*", source: "api.\(view)", order: order)
  }
}
