import MusterModels
import Postgres

/// Statements about webhooks.
enum WebhookQueries {
  static func create(_ input: CreateWebhook, in group: Group.ID?) -> Query<Document> {
    answering(
      "webhooks.create", "create_webhook($1::uuid, $2::text, $3::text, $4::text[])",
      Parameter(group?.uuid), Parameter(input.url), Parameter(input.description),
      input.eventTypes.map { Parameter(array: $0) } ?? nil)
  }

  static func list(of group: Group.ID) -> Listing {
    Listing(
      name: "webhooks.list", columns: "w.*",
      source: "api.webhooks as w where w.\"groupId\" = $3::uuid", order: "w.\"createdAt\", w.id",
      parameters: [Parameter(group.uuid)], requirement: .group(group, permission: "leader"))
  }

  static let platform = Listing(
    name: "webhooks.platform", columns: "w.*",
    source: "api.webhooks as w where w.\"groupId\" is null", order: "w.\"createdAt\", w.id",
    requirement: .platform(permission: "manage_platform_settings"))

  static func get(_ webhook: Webhook.ID) -> Query<Document> {
    .read(
      "webhooks.get", "select row_to_json(w)::text from api.webhooks as w where w.id = $1::uuid",
      Parameter(webhook.uuid))
  }

  static func update(_ webhook: Webhook.ID, changes: String) -> Query<Document> {
    answering(
      "webhooks.update", "webhook_answer(public.update_webhook($1::uuid, $2::jsonb))",
      Parameter(webhook.uuid), Parameter(changes))
  }

  static func delete(_ webhook: Webhook.ID) -> Query<Void> {
    .command(
      "webhooks.delete", "select public.delete_webhook($1::uuid)", Parameter(webhook.uuid))
  }

  static func rotateSecret(of webhook: Webhook.ID) -> Query<Document> {
    answering("webhooks.rotate", "rotate_webhook_secret($1::uuid)", Parameter(webhook.uuid))
  }

  static func test(_ webhook: Webhook.ID) -> Query<Document> {
    answering("webhooks.test", "test_webhook($1::uuid)", Parameter(webhook.uuid))
  }

  static func deliveries(of webhook: Webhook.ID) -> CursorListing {
    CursorListing(
      name: "webhooks.deliveries", item: "d.item",
      source: "api.webhook_deliveries($3::uuid, $2::bigint, $1::integer + 1) as d where true",
      sequence: "d.sequence", parameters: [Parameter(webhook.uuid)])
  }

  static func retry(_ delivery: Int64, of webhook: Webhook.ID) -> Query<Document> {
    answering(
      "webhooks.retry", "retry_webhook_delivery($1::uuid, $2::bigint)", Parameter(webhook.uuid),
      Parameter(delivery))
  }

  private static func answering(
    _ name: String, _ change: String, _ parameters: Parameter...
  ) -> Query<Document> {
    Query<Document>(
      lane: .exclusive, name: name,
      sql: "select body, null::bigint as version from api.\(change)",
      parameters: parameters, read: Query<Document>.document)
  }
}
