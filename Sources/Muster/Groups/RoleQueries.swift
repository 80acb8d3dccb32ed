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

  /// Roles to choose from, those that lead first; as many as are seen.
  static func choice(
    of group: Group.ID, _ visit: PageVisit, asked: [Role.ID]
  ) -> Reading<Choice<Role>> {
    Query.choice(
      "roles.choice", fitting: visit.search("called"), asked: asked.map(\.description),
      """
      select r.id, r.name, (not r."isLeader", r.name) as sorted, row_to_json(r) as item \
      from api.roles as r where r."groupId" = $3::uuid
      """, Parameter(group.uuid)
    ).as(Choice<Role>.self)
  }

  /// One role; none that is not there.
  static func get(_ role: Role.ID, in group: Group.ID) -> Reading<[Role]> {
    some("roles.get", "r.id = $2::uuid", Parameter(group.uuid), Parameter(role.uuid))
  }

  /// Those that somebody holds of their own.
  static func held(by user: User.ID, in group: Group.ID) -> Reading<[Role]> {
    some(
      "roles.held",
      """
      r.id in (select h.group_role_id from public.user_group_roles as h \
      where h.group_id = $1::uuid and h.user_id = $2::uuid)
      """, Parameter(group.uuid), Parameter(user.uuid))
  }

  /// Those that invitations give.
  static func named(inInvitesTo group: Group.ID) -> Reading<[Role]> {
    some(
      "roles.in_invites",
      """
      r.id in (select i."roleId" from api.invites as i \
      where i."groupId" = $1::uuid and i.status = 'pending')
      """, Parameter(group.uuid))
  }

  /// Those that entries of a group's history are about.
  static func named(
    inHistoryOf group: Group.ID, before: Int64?, limit: Int
  ) -> Reading<[Role]> {
    some(
      "roles.in_history",
      """
      r.id::text in (select unnest(array[a.entry ->> 'subjectId', \
      a.entry -> 'before' ->> 'group_role_id', a.entry -> 'after' ->> 'group_role_id']) from ( \
      select a.entry from api.audit as a where a."groupId" = $1::uuid \
      and ($2::bigint is null or a.sequence < $2::bigint) \
      order by a.sequence desc limit $3::integer) as a)
      """, Parameter(group.uuid), Parameter(before), Parameter(limit))
  }

  private static func some(
    _ name: String, _ condition: String, _ parameters: Parameter...
  ) -> Reading<[Role]> {
    Query<Document>(
      lane: .shared, name: name,
      sql: """
        select coalesce(json_agg(r order by r."isLeader" desc, r.name), '[]')::text \
        from api.roles as r where r."groupId" = $1::uuid and \(condition)
        """, parameters: parameters, read: Query<Document>.document
    ).as([Role].self)
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
