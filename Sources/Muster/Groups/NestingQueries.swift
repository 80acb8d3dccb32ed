import MusterModels
import Postgres

/// Statements about groups inside groups (K13).
enum NestingQueries {
  /// Which side of a group to look at.
  enum Direction: String {
    case subgroups, supergroups
  }

  static func list(_ direction: Direction, of group: Group.ID, state: String) -> Listing {
    Listing(
      name: "nesting.\(direction)", columns: "*",
      source: "api.\(direction)($3::uuid, $4::text)", order: "\"joinedAt\", name, \"groupId\"",
      parameters: [Parameter(group.uuid), Parameter(state)],
      requirement: .group(group, permission: nil))
  }

  /// The names of all groups right inside a group.
  static func names(inside group: Group.ID) -> Reading<[NamedGroup]> {
    names("nesting.names", "true", Parameter(group.uuid))
  }

  /// The names of those through which members are in who are on a page of a list.
  static func names(
    inside group: Group.ID, listing state: MemberQueries.State, named part: String?, page: Int,
    pageSize: Int
  ) -> Reading<[NamedGroup]> {
    names(
      "nesting.names_listed",
      """
      s."groupId" in (select m.via from api.listed_members( \
      $1::uuid, $2::text, $3::bigint, $4::text) as m)
      """, Parameter(group.uuid), Parameter(state.rawValue), Parameter(page * pageSize),
      Parameter(part))
  }

  private static func names(
    _ name: String, _ condition: String, _ parameters: Parameter...
  ) -> Reading<[NamedGroup]> {
    Query<Document>(
      lane: .shared, name: name,
      sql: """
        select coalesce(json_agg(json_build_object('id', s."groupId", 'name', s.name)), '[]')::text \
        from api.subgroups($1::uuid, 'current') as s where \(condition)
        """, parameters: parameters, read: Query<Document>.document
    ).as([NamedGroup].self)
  }

  static func offer(_ input: OfferNesting, in group: Group.ID) -> Query<Document> {
    .change(
      "nesting.offer",
      """
      select body, null::bigint as version \
      from api.offer_nesting($1::uuid, $2::uuid, $3::uuid)
      """,
      Parameter(group.uuid), Parameter(input.groupId.uuid), Parameter(input.roleId?.uuid))
  }

  static func accept(
    _ inner: Group.ID, in group: Group.ID, as role: Role.ID?
  ) -> Query<Document> {
    .change(
      "nesting.accept",
      """
      select body, null::bigint as version \
      from api.accept_nesting($1::uuid, $2::uuid, $3::uuid)
      """,
      Parameter(group.uuid), Parameter(inner.uuid), Parameter(role?.uuid))
  }

  static func end(_ inner: Group.ID, in group: Group.ID) -> Query<Void> {
    .command(
      "nesting.end", "select public.end_nesting($1::uuid, $2::uuid)", Parameter(group.uuid),
      Parameter(inner.uuid))
  }
}
