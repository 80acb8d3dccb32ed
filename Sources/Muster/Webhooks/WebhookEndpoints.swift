import HTTPServer
import MusterModels

extension Endpoint {
  private static let webhook = Schema.of(Webhook.self)
  private static let delivery = Schema.of(WebhookDelivery.self)

  /// What happens, told to apps' own backends.
  static let webhooks = [
    Endpoint(
      method: .post, path: "/groups/{id}/webhooks", operation: "createWebhook",
      summary: "Has a group's events sent somewhere; by its leaders", tag: "Webhooks",
      body: .of(CreateWebhook.self),
      details: """
        The answer carries the `secret`, this once. Each event is a POST of \
        `{"type": …, "timestamp": …, "data": {…}}`, signed as [Standard \
        Webhooks](https://www.standardwebhooks.com) has it: the headers `webhook-id`, \
        `webhook-timestamp` (seconds) and `webhook-signature`, which is `v1,` and the base64 of \
        HMAC-SHA-256 over `id.timestamp.body`, keyed with what follows `whsec_` in the secret, \
        base64-decoded. While a secret is rotated there are two, separated by a space: one that \
        fits is enough. Refuse timestamps that are off by more than five minutes.

        The types are \(WebhookEvents.types.map { "`\($0)`" }.joined(separator: ", ")); \
        `webhook.test` is sent when asked for. `data` holds ids only, such as `groupId` and \
        `userId`.

        An answer from 200 to 299 within 15 seconds is a success. All else is tried again, after \
        5 seconds, 5 and 30 minutes, 2, 5, 10, 14, 20 and 24 hours, under the same `webhook-id`: \
        an event comes at least once, so look whether it came before. Events come in no order. \
        410 turns the webhook off, as do days of nothing but failures. Redirects are not followed.

        URLs lead to public addresses, on the ports 80, 443 or from 1024 on, and have no user or \
        password. An archived group's webhooks are turned off; a deleted group's are sent what \
        was put out before, `group.deleted` last.
        """,
      success: .created(webhook),
      problems: [.notFound, .forbidden, .tooManyWebhooks, .archived], handler: createWebhook),
    Endpoint(
      method: .get, path: "/groups/{id}/webhooks", operation: "listWebhooks",
      summary: "The webhooks of a group; for its leaders", tag: "Webhooks",
      query: QueryParameter.paging, success: .ok(.page(of: Webhook.self)),
      problems: [.notFound, .forbidden], handler: listWebhooks),
    Endpoint(
      method: .post, path: "/admin/webhooks", operation: "createPlatformWebhook",
      summary: "Has the events of all groups sent somewhere", tag: "Webhooks",
      body: .of(CreateWebhook.self), success: .created(webhook),
      problems: [.forbidden, .tooManyWebhooks], handler: createPlatformWebhook),
    Endpoint(
      method: .get, path: "/admin/webhooks", operation: "listPlatformWebhooks",
      summary: "The webhooks of the platform", tag: "Webhooks", query: QueryParameter.paging,
      success: .ok(.page(of: Webhook.self)), problems: [.forbidden],
      handler: listPlatformWebhooks),
    Endpoint(
      method: .get, path: "/webhooks/{id}", operation: "getWebhook", summary: "A webhook",
      tag: "Webhooks", success: .ok(webhook), problems: [.notFound], handler: getWebhook),
    Endpoint(
      method: .patch, path: "/webhooks/{id}", operation: "updateWebhook",
      summary: "Changes a webhook, turns it off or on (JSON merge patch)", tag: "Webhooks",
      body: .of(UpdateWebhook.self), success: .ok(webhook), problems: [.notFound, .archived],
      handler: updateWebhook),
    Endpoint(
      method: .delete, path: "/webhooks/{id}", operation: "deleteWebhook",
      summary: "Deletes a webhook with its log; what waits is not sent", tag: "Webhooks",
      problems: [.notFound, .archived], handler: deleteWebhook),
    Endpoint(
      method: .post, path: "/webhooks/{id}/rotate-secret", operation: "rotateWebhookSecret",
      summary: "Makes a new secret; the old one signs beside it for 24 hours", tag: "Webhooks",
      success: .ok(webhook), problems: [.notFound, .archived], handler: rotateWebhookSecret),
    Endpoint(
      method: .post, path: "/webhooks/{id}/test", operation: "testWebhook",
      summary: "Sends a webhook.test event", tag: "Webhooks", success: .ok(delivery),
      problems: [.notFound, .webhookInactive, .archived], takesIdempotencyKey: true,
      limits: { [.byCaller("webhook", $0, 60, per: 300)] }, isLimited: true,
      handler: testWebhook),
    Endpoint(
      method: .get, path: "/webhooks/{id}/deliveries", operation: "listWebhookDeliveries",
      summary: "What was sent in the last seven days, and what waits; newest first",
      tag: "Webhooks", query: QueryParameter.cursor,
      success: .ok(.cursorPage(of: WebhookDelivery.self)), problems: [.notFound],
      handler: listWebhookDeliveries),
    Endpoint(
      method: .post, path: "/webhooks/{id}/deliveries/{deliveryId}/retry",
      operation: "retryWebhookDelivery", summary: "Sends an event again, at once",
      tag: "Webhooks", success: .ok(delivery),
      problems: [.notFound, .webhookInactive, .deliveryUnderWay, .archived],
      takesIdempotencyKey: true,
      limits: { [.byCaller("webhook", $0, 60, per: 300)] }, isLimited: true,
      handler: retryWebhookDelivery),
  ]
}

extension Webhook.DisabledReason: SchemaDescribed {
  static var schema: Schema { .words(allCases.map(\.rawValue)) }
  static var example: any Sendable { Self.manual }
}

extension WebhookDelivery.Status: SchemaDescribed {
  static var schema: Schema { .words(allCases.map(\.rawValue)) }
  static var example: any Sendable { Self.waiting }
}
