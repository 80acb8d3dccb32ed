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
