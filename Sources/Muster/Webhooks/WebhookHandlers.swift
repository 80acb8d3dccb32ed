import HTTPServer
import MusterModels

/// Makes a webhook of a group. Its secret is answered once: no key brings it back (api.md).
func createWebhook(_ call: Call) async throws -> Response {
  try await call.answerCreatedWebhook(in: call.id())
}

/// The webhooks of a group.
func listWebhooks(_ call: Call) async throws -> Response {
  try await call.answer(WebhookQueries.list(of: call.id()))
}

/// Makes a webhook of the platform.
func createPlatformWebhook(_ call: Call) async throws -> Response {
  try await call.answerCreatedWebhook(in: nil)
}

/// The webhooks of the platform.
func listPlatformWebhooks(_ call: Call) async throws -> Response {
  try await call.answer(WebhookQueries.platform)
}

/// A webhook.
func getWebhook(_ call: Call) async throws -> Response {
  try await call.answer(WebhookQueries.get(call.id()))
}

/// Changes a webhook.
func updateWebhook(_ call: Call) async throws -> Response {
  let changes = try call.input(UpdateWebhook.self)
  if case .set(let url) = changes.url { try call.checkWebhookURL(url) }
  return try await call.answer(WebhookQueries.update(call.id(), changes: call.inputText()))
}

/// Deletes a webhook.
func deleteWebhook(_ call: Call) async throws -> Response {
  try await call.answerDone(WebhookQueries.delete(call.id()))
}

/// Makes a new secret.
func rotateWebhookSecret(_ call: Call) async throws -> Response {
  try await call.answer(WebhookQueries.rotateSecret(of: call.id()))
}

/// Sends an event that tells of nothing.
func testWebhook(_ call: Call) async throws -> Response {
  try await call.answer(WebhookQueries.test(call.id()))
}

/// What was sent, and what waits.
func listWebhookDeliveries(_ call: Call) async throws -> Response {
  try await call.answer(WebhookQueries.deliveries(of: call.id()))
}

/// Sends an event again.
func retryWebhookDelivery(_ call: Call) async throws -> Response {
  guard let delivery = Int64(try call.request.path("deliveryId", as: String.self)) else {
    throw Failure(.notFound)
  }
  return try await call.answer(WebhookQueries.retry(delivery, of: call.id()))
}

extension Call {
  fileprivate func answerCreatedWebhook(in group: Group.ID?) async throws -> Response {
    let input = try input(CreateWebhook.self)
    try checkWebhookURL(input.url)
    return try await answerCreated(WebhookQueries.create(input, in: group)) { "/webhooks/\($0)" }
  }

  fileprivate func checkWebhookURL(_ url: String) throws {
    if let problem = WebhookURL.problem(url, allowsPrivate: services.allowsPrivateWebhooks) {
      throw Failure.field("url", "invalid", problem)
    }
  }
}
