import MusterModels
import Postgres

/// Statements that explain: why somebody may (K18), and what happened (K16).
enum InsightQueries {
  static func why(
    _ group: Group.ID, permission: String, user: User.ID?
  ) -> Query<Document> {
    .read(
      "groups.why", "select public.why($1::uuid, $2::text, $3::uuid)::text",
      Parameter(group.uuid), Parameter(permission), Parameter(user?.uuid))
  }

  static func audit(of group: Group.ID) -> CursorListing {
    CursorListing(
      name: "groups.audit", item: "a.entry",
      source: "api.audit as a where a.\"groupId\" = $3::uuid", sequence: "a.sequence",
      parameters: [Parameter(group.uuid)],
      requirement: .group(group, permission: "leader"))
  }

  /// Of all groups, and of what is of no group: templates, platform roles, bans.
  static let auditOfAll = CursorListing(
    name: "admin.audit", item: "a.entry", source: "api.audit as a where true",
    sequence: "a.sequence", requirement: .platform(permission: "manage_all_groups"))
}
