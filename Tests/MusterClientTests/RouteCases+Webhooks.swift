import MusterClient
import MusterModels

private let webhookId = Webhook.ID(groupId.uuid)
private let w = "/webhooks/\(Samples.groupId)"
private let key = ["Idempotency-Key": "key"]

let webhookRoutes: [RouteCase] = [
  RouteCase(
    line: "POST /groups/\(Samples.groupId)/webhooks",
    body: #"{"eventTypes":["member.joined"],"url":"https://hooks.example.org/"}"#,
    answer: Samples.webhook
  ) {
    _ = try await $0.createWebhook(
      CreateWebhook(url: "https://hooks.example.org/", eventTypes: ["member.joined"]), in: groupId)
  },
  RouteCase(
    line: "GET /groups/\(Samples.groupId)/webhooks?page=2", answer: Samples.page(Samples.webhook)
  ) { _ = try await $0.webhooks(of: groupId, page: 2) },
  RouteCase(line: "POST /admin/webhooks", body: #"{"url":"https://a.b"}"#, answer: Samples.webhook)
  {
    _ = try await $0.createPlatformWebhook(CreateWebhook(url: "https://a.b"))
  },
  RouteCase(line: "GET /admin/webhooks", answer: Samples.page(Samples.webhook)) {
    _ = try await $0.platformWebhooks()
  },
  RouteCase(line: "GET \(w)", answer: Samples.webhook) { _ = try await $0.webhook(webhookId) },
  RouteCase(
    line: "PATCH \(w)", body: #"{"eventTypes":null,"isActive":true}"#, answer: Samples.webhook
  ) {
    var change = UpdateWebhook()
    change.eventTypes = .clear
    change.isActive = .set(true)
    try await $0.updateWebhook(webhookId, change)
  },
  RouteCase(line: "DELETE \(w)") { try await $0.deleteWebhook(webhookId) },
  RouteCase(line: "POST \(w)/rotate-secret", answer: Samples.webhook) {
    _ = try await $0.rotateWebhookSecret(webhookId)
  },
  RouteCase(line: "POST \(w)/test", headers: key, answer: Samples.delivery) {
    try await $0.testWebhook(webhookId, idempotencyKey: "key")
  },
  RouteCase(
    line: "GET \(w)/deliveries?before=9&limit=1",
    answer: #"{"items":[\#(Samples.delivery)],"next":"7"}"#
  ) { _ = try await $0.deliveries(of: webhookId, before: "9", limit: 1) },
  RouteCase(line: "POST \(w)/deliveries/7/retry", headers: key, answer: Samples.delivery) {
    try await $0.retryDelivery("7", of: webhookId, idempotencyKey: "key")
  },
]
