import MusterModels
import Postgres

/// Statements of the group routes. Shapes are views of schema `api`; rules are functions.
enum GroupQueries {
  /// The caller's groups: those they are in now, or were in before. Archived ones are left out
  /// of the present ones unless asked for (K15).
  static func mine(_ state: GroupState, archivedToo: Bool) -> Listing {
    let current = "m.status in ('active', 'paused')"
    let condition =
      switch state {
      case .current where !archivedToo: current + " and m.archived_at is null"
      case .current: current
      case .previous: "m.status in ('left', 'removed')"
      }
    return Listing(
      name: "groups.mine.\(state)\(archivedToo ? ".archived_too" : "")", columns: "m.item",
      source: "api.my_groups as m where \(condition)",
      countSource: "api.my_memberships as m where \(condition)",
      order: "m.joined_at desc, m.group_id", item: "item.item")
  }

  enum GroupState: String {
    case current, previous
  }

  static func create(_ input: CreateGroup) -> Query<Document> {
    .change(
      "groups.create",
      """
      select body, version from api.group_answer(public.create_group($1::text, $2::text, \
      $3::text, $4::text, $5::boolean, $6::boolean, $7::text, $8::integer))
      """,
      Parameter(input.name), Parameter(input.description), Parameter(input.label),
      Parameter(input.template), Parameter(input.isPublic), Parameter(input.showMemberList),
      Parameter(input.succession?.rawValue), Parameter(input.maxMembers))
  }

  /// One group, whole or as K14 shows it.
  static func get(_ id: Group.ID) -> Query<Document> {
    .read(
      "groups.get",
      """
      select row_to_json(v)::text, g.version from api.visible_groups as v \
      join public.groups as g on g.id = v.id where v.id = $1::uuid
      """, Parameter(id.uuid))
  }

  static func getPublic(_ id: Group.ID) -> Query<Document> {
    .read(
      "groups.get_public",
      "select row_to_json(v)::text from api.public_groups as v where v.id = $1::uuid",
      Parameter(id.uuid))
  }

  static func search(_ text: String?) -> Listing {
    Listing(
      name: "groups.public", columns: "*",
      source: """
        api.public_groups as g where $3::text is null \
        or position(lower($3::text) in lower(g.name)) > 0 \
        or position(lower($3::text) in lower(g.description)) > 0
        """,
      order: "\"createdAt\" desc, id", parameters: [Parameter(text)])
  }

  static func searchMine(_ text: String?) -> Listing {
    Listing(
      name: "groups.mine.search", columns: "m.item",
      source: """
        api.my_groups as m where m.status in ('active', 'paused') \
        and m.archived_at is null and ($3::text is null or position(lower($3::text) in lower(m.name)) > 0)
        """,
      order: "m.joined_at desc, m.group_id", parameters: [Parameter(text)], item: "item.item")
  }

  static func update(_ id: Group.ID, changes: String, version: Int64?) -> Query<Document> {
    answering(
      "groups.update",
      "public.update_group($1::uuid, $2::jsonb, $3::bigint)",
      Parameter(id.uuid), Parameter(changes), Parameter(version))
  }

  static func delete(_ id: Group.ID) -> Query<Void> {
    .command("groups.delete", "select public.delete_group($1::uuid)", Parameter(id.uuid))
  }

  static func archive(_ id: Group.ID) -> Query<Document> {
    answering("groups.archive", "public.archive_group($1::uuid)", Parameter(id.uuid))
  }

  static func unarchive(_ id: Group.ID) -> Query<Document> {
    answering("groups.unarchive", "public.unarchive_group($1::uuid)", Parameter(id.uuid))
  }

  static func rotateJoinCode(_ id: Group.ID) -> Query<Document> {
    answering(
      "groups.rotate_join_code", "public.rotate_join_code($1::uuid)", Parameter(id.uuid))
  }

  static func turnOffJoinCode(_ id: Group.ID) -> Query<Void> {
    .command(
      "groups.turn_off_join_code", "select public.turn_off_join_code($1::uuid)",
      Parameter(id.uuid))
  }

  static func transferLeadership(_ id: Group.ID, to user: User.ID) -> Query<Document> {
    answering(
      "groups.transfer_leadership", "public.transfer_leadership($1::uuid, $2::uuid)",
      Parameter(id.uuid), Parameter(user.uuid))
  }

  /// A change, and the group after it in the same statement: the function answers the id.
  private static func answering(
    _ name: String, _ function: String, _ parameters: Parameter...
  ) -> Query<Document> {
    Query(
      lane: .exclusive, name: name,
      sql: "select body, version from api.group_answer(\(function))",
      parameters: parameters, read: Query<Document>.document)
  }
}
