import MusterModels
import Postgres

/// Statements about placeholders.
enum PlaceholderQueries {
  static func list(of group: Group.ID) -> Listing {
    Listing(
      name: "placeholders.list", columns: "h.*",
      source: "api.placeholders as h where h.\"groupId\" = $3::uuid",
      order: "h.\"createdAt\", h.id", parameters: [Parameter(group.uuid)],
      requirement: .money(group))
  }

  static func create(_ name: String, in group: Group.ID) -> Query<Document> {
    answering(
      "placeholders.create", "create_placeholder($1::uuid, $2::text)", Parameter(group.uuid),
      Parameter(name))
  }

  static func rename(
    _ placeholder: Placeholder.ID, in group: Group.ID, to name: String
  ) -> Query<Document> {
    answering(
      "placeholders.rename", "rename_placeholder($1::uuid, $2::uuid, $3::text)",
      Parameter(group.uuid), Parameter(placeholder.uuid), Parameter(name))
  }

  static func delete(_ placeholder: Placeholder.ID, in group: Group.ID) -> Query<Void> {
    .command(
      "placeholders.delete", "select public.delete_placeholder($1::uuid, $2::uuid)",
      Parameter(group.uuid), Parameter(placeholder.uuid))
  }

  static func invite(
    _ placeholder: Placeholder.ID, in group: Group.ID, _ input: InvitePlaceholder,
    publicURL: String
  ) -> Query<Document> {
    .change(
      "placeholders.invite",
      """
      select body, null::bigint as version from api.invite_placeholder( \
      $1::uuid, $2::uuid, $3::uuid, $4::text, $5::text)
      """,
      Parameter(group.uuid), Parameter(placeholder.uuid), Parameter(input.userId?.uuid),
      Parameter(input.email), Parameter(publicURL))
  }

  static func claim(_ placeholder: Placeholder.ID, in group: Group.ID) -> Query<Document> {
    answering(
      "placeholders.claim", "claim_placeholder($1::uuid, $2::uuid)", Parameter(group.uuid),
      Parameter(placeholder.uuid))
  }

  private static func answering(
    _ name: String, _ change: String, _ parameters: Parameter...
  ) -> Query<Document> {
    Query<Document>(
      lane: .exclusive, name: name,
      sql: "select body, null::bigint as version from api.placeholder_answer(public.\(change))",
      parameters: parameters, read: Query<Document>.document)
  }
}
