public import MusterModels

/// Webhooks, which tell an app's own backend what happens: of a group, for its leaders, or of the
/// whole platform, for platform admins.
///
/// Requests are signed as Standard Webhooks has it; any of that specification's libraries verifies
/// them at the backend.
extension MusterClient {
  /// Makes a webhook of a group; its secret is answered this once.
  public func createWebhook(_ request: CreateWebhook, in group: Group.ID) async throws -> Webhook {
    try await post("/groups/\(group)/webhooks", request).decode()
  }

  /// The webhooks of a group, the oldest first.
  public func webhooks(
    of group: Group.ID, page: Int? = nil, pageSize: Int? = nil
  ) async throws -> Page<Webhook> {
    try await get("/groups/\(group)/webhooks", query: ["page": page, "pageSize": pageSize])
  }

  /// Makes a webhook of the whole platform; its secret is answered this once.
  public func createPlatformWebhook(_ request: CreateWebhook) async throws -> Webhook {
    try await post("/admin/webhooks", request).decode()
  }

  /// The webhooks of the whole platform, the oldest first.
  public func platformWebhooks(
    page: Int? = nil, pageSize: Int? = nil
  ) async throws -> Page<Webhook> {
    try await get("/admin/webhooks", query: ["page": page, "pageSize": pageSize])
  }

  /// A webhook.
  public func webhook(_ webhook: Webhook.ID) async throws -> Webhook {
    try await get("/webhooks/\(webhook)")
  }

  /// Changes fields of a webhook, and answers it as it is then.
  @discardableResult
  public func updateWebhook(
    _ webhook: Webhook.ID, _ change: UpdateWebhook
  ) async throws -> Webhook {
    try await patch("/webhooks/\(webhook)", change).decode()
  }

  /// Deletes a webhook with its log; what waits is not sent.
  public func deleteWebhook(_ webhook: Webhook.ID) async throws {
    try await perform(.delete, "/webhooks/\(webhook)")
  }

  /// Makes a new secret, which is answered this once; the old one signs beside it for 24 hours.
  public func rotateWebhookSecret(_ webhook: Webhook.ID) async throws -> Webhook {
    try await post("/webhooks/\(webhook)/rotate-secret").decode()
  }

  /// Sends a `webhook.test` event.
  @discardableResult
  public func testWebhook(
    _ webhook: Webhook.ID, idempotencyKey: String? = nil
  ) async throws -> WebhookDelivery {
    try await post("/webhooks/\(webhook)/test", idempotencyKey: idempotencyKey).decode()
  }

  /// What was sent to a webhook, or waits for it: the newest first, from before a delivery on.
  public func deliveries(
    of webhook: Webhook.ID, before: String? = nil, limit: Int? = nil
  ) async throws -> CursorPage<WebhookDelivery> {
    try await get(
      "/webhooks/\(webhook)/deliveries", query: ["before": before, "limit": limit])
  }

  /// Sends an event again at once, under the same `webhook-id`.
  @discardableResult
  public func retryDelivery(
    _ delivery: String, of webhook: Webhook.ID, idempotencyKey: String? = nil
  ) async throws -> WebhookDelivery {
    try await post(
      "/webhooks/\(webhook)/deliveries/\(delivery)/retry", idempotencyKey: idempotencyKey
    ).decode()
  }
}
