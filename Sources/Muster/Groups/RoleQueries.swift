import MusterModels
import Postgres

/// Statements about the roles of a group (K11, K12).
enum RoleQueries {
  static func list(_ group: Group.ID) -> Listing {
    Listing(
      name: "roles.list", columns: "r.*", source: "api.roles as r where r.\"groupId\" = $3::uuid",
      order: "r.\"isLeader\" desc, r.name", parameters: [Parameter(group.uuid)],
      requirement: .group(group, permission: nil))
  }

  static func create(_ input: CreateRole, in group: Group.ID) -> Query<Document> {
    answering(
      "roles.create",
      "public.create_role($1::uuid, $2::text, $3::text[], $4::boolean, $5::boolean)",
      Parameter(group.uuid), Parameter(input.name), Parameter(array: input.permissions ?? []),
      Parameter(input.isLeader ?? false), Parameter(input.isJoiner ?? false))
  }

  static func update(_ role: Role.ID, in group: Group.ID, changes: String) -> Query<Document> {
    answering(
      "roles.update", "public.update_role($1::uuid, $2::uuid, $3::jsonb)",
      Parameter(group.uuid), Parameter(role.uuid), Parameter(changes))
  }

  static func delete(_ role: Role.ID, in group: Group.ID) -> Query<Void> {
    .command(
      "roles.delete", "select public.delete_role($1::uuid, $2::uuid)", Parameter(group.uuid),
      Parameter(role.uuid))
  }

  static func grant(_ permission: String, to role: Role.ID, in group: Group.ID) -> Query<Void> {
    .command(
      "roles.grant", "select public.grant_permission($1::uuid, $2::uuid, $3::text)",
      Parameter(group.uuid), Parameter(role.uuid), Parameter(permission))
  }

  static func revoke(_ permission: String, from role: Role.ID, in group: Group.ID) -> Query<Void> {
    .command(
      "roles.revoke", "select public.revoke_permission($1::uuid, $2::uuid, $3::text)",
      Parameter(group.uuid), Parameter(role.uuid), Parameter(permission))
  }

  static func assign(_ role: Role.ID, to user: User.ID, in group: Group.ID) -> Query<Void> {
    .command(
      "roles.assign", "select public.assign_role($1::uuid, $2::uuid, $3::uuid)",
      Parameter(group.uuid), Parameter(user.uuid), Parameter(role.uuid))
  }

  static func unassign(
    _ role: Role.ID, from user: User.ID, in group: Group.ID, successor: User.ID?
  ) -> Query<Void> {
    .command(
      "roles.unassign",
      "select public.unassign_role($1::uuid, $2::uuid, $3::uuid, $4::uuid)",
      Parameter(group.uuid), Parameter(user.uuid), Parameter(role.uuid),
      Parameter(successor?.uuid))
  }

  private static func answering(
    _ name: String, _ change: String, _ parameters: Parameter...
  ) -> Query<Document> {
    Query<Document>(
      lane: .exclusive, name: name,
      sql: "select body, null::bigint as version from api.role_answer(\(change))",
      parameters: parameters, read: Query<Document>.document)
  }
}
