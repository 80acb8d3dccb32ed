import MusterModels
import Testing

@testable import Muster

/// The indexes and triggers of document 004.
@Suite struct IndexTests {
  /// Each index of the document, and the index of ours that does its work: its first columns,
  /// and its predicate if it has one.
  private static let indexes = """
    idx_users_email: auth.users(email
    idx_users_auth_user_id: users(auth_user_id
    idx_users_active: users(is_active where is_active
    idx_permissions_name: permissions(name
    idx_permissions_category: permissions(category
    idx_role_templates_name: role_templates(name
    idx_group_templates_name: group_templates(name
    idx_groups_created_by: groups(created_by_user_id
    idx_groups_template: groups(created_from_group_template_id
    idx_groups_public: groups(created_at,id where (is_public AND (archived_at IS NULL))
    idx_memberships_group: group_memberships(group_id
    idx_memberships_user: group_memberships(user_id
    idx_memberships_member_group: group_memberships(member_group_id \
    where (member_group_id IS NOT NULL)
    idx_memberships_status: group_memberships(group_id,status
    idx_memberships_status of a person: group_memberships(user_id,status
    idx_memberships_active: group_memberships(group_id,status
    idx_rtp_template: role_template_permissions(role_template_id
    idx_rtp_permission: role_template_permissions(permission_id
    idx_gtr_group_template: group_template_roles(group_template_id
    idx_gtr_role_template: group_template_roles(role_template_id
    idx_group_roles_group: group_roles(group_id
    idx_group_roles_template: group_roles(created_from_role_template_id
    idx_grp_role: group_role_permissions(group_role_id
    idx_grp_permission: group_role_permissions(permission_id where (NOT granted)
    idx_grp_granted: group_role_permissions(group_role_id,permission_id
    idx_ugr_user: user_group_roles(user_id
    idx_ugr_group: user_group_roles(group_id
    idx_ugr_role: user_group_roles(group_role_id
    idx_ugr_user_group: user_group_roles(user_id,group_id
    """

  @Test("004: each documented index has one that does its work")
  func documented() async throws {
    try await TestServer.shared { server in
      let there = try await server.lines(Catalog.indexes)
      for line in Self.indexes.split(separator: "\n").map(String.init) {
        let wanted = line.split(separator: ": ").last.map(String.init) ?? ""
        let parts = wanted.split(separator: " where ").map(String.init)
        let predicate = parts.count == 2 ? ") where " + parts[1] : ")"
        #expect(
          there.contains { index in
            index.hasPrefix(parts[0] + ",") && index.hasSuffix(predicate)
              || index == parts[0] + predicate
          }, "\(line)")
      }
    }
  }

  @Test("004: updated_at follows each update, by a trigger of the documented name")
  func updatedAt() async throws {
    try await TestServer.shared { server in
      let triggers = try await server.lines(
        """
        select t.tgrelid::regclass || ' ' || t.tgname from pg_trigger as t
        where t.tgfoid = 'public.update_updated_at_column()'::regprocedure
          and t.tgenabled = 'O' and t.tgtype = 19 -- before update, for each row
        """)
      for table in ["users", "groups", "group_roles", "role_templates", "group_templates"] {
        #expect(triggers.contains("\(table) update_\(table)_updated_at"))
      }
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup()
      for (table, condition) in [
        ("users", "id = '\(ann.id)'"), ("groups", "id = '\(group.id)'"),
        ("group_roles", "group_id = '\(group.id)'"),
      ] {
        let past = "2001-01-01 00:00:00+00"
        try await server.sql("update public.\(table) set updated_at = '\(past)' where \(condition)")
        let later = try await server.lines(
          "select (updated_at > created_at)::text from public.\(table) where \(condition)")
        #expect(!later.isEmpty && later.allSatisfy { $0 == "true" }, "\(table)")
      }
    }
  }
}
