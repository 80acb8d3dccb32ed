import MusterModels
import Postgres

/// Statements about invitations (K8).
enum InviteQueries {
  static func create(
    _ group: Group.ID, _ input: CreateInvite, publicURL: String
  ) -> Query<Document> {
    .change(
      "invites.create",
      """
      select body, null::bigint as version from api.create_invite($1::uuid, $2::uuid, $3::text, \
      $4::uuid, $5::text, $6::integer, $7::integer, $8::text)
      """,
      Parameter(group.uuid), Parameter(input.userId?.uuid), Parameter(input.email),
      Parameter(input.roleId?.uuid), Parameter(input.message), Parameter(input.maxUses),
      Parameter(input.expiresIn), Parameter(publicURL))
  }

  static func list(_ group: Group.ID) -> Listing {
    Listing(
      name: "invites.list", columns: "*",
      source: """
        api.invites as i where i."groupId" = $3::uuid and i.status = 'pending'
        """,
      order: "i.\"createdAt\" desc, i.id", parameters: [Parameter(group.uuid)],
      requirement: .group(group, permission: "invite_members"))
  }

  static let mine = Listing(
    name: "invites.mine", columns: "*", source: "api.my_invites()",
    order: "\"createdAt\" desc, id")

  /// What waits for the caller in a group, the newest first.
  static func mine(to group: Group.ID) -> Query<Document> {
    .read(
      "invites.mine_to",
      """
      select coalesce(json_agg(i order by i."createdAt" desc, i.id), '[]')::text \
      from api.my_invites() as i where (i."group" ->> 'id')::uuid = $1::uuid
      """, Parameter(group.uuid))
  }

  static func revoke(_ id: Invite.ID) -> Query<Void> {
    .command("invites.revoke", "select public.revoke_invite($1::uuid)", Parameter(id.uuid))
  }

  static func preview(token: String) -> Query<Document> {
    .read("invites.preview", "select body from api.invite_preview($1::text)", Parameter(token))
  }

  /// The same for a page: null where there is none.
  static func previewIfAny(token: String) -> Query<Document> {
    .read(
      "invites.preview_if_any",
      "select coalesce((select p.body from api.invite_preview($1::text) as p), 'null')",
      Parameter(token))
  }

  /// What waits for a visitor.
  static let none = Query<Document>.read("invites.none", "select 'null'")

  static func accept(_ tokenOrId: String) -> Query<Document> {
    .change(
      "invites.accept",
      "select body, version from api.my_group_answer(public.accept_invite($1::text))",
      Parameter(tokenOrId))
  }

  static func decline(_ tokenOrId: String) -> Query<Document> {
    .change(
      "invites.decline",
      "select body, null::bigint as version from api.decline_invite($1::text)",
      Parameter(tokenOrId))
  }
}
