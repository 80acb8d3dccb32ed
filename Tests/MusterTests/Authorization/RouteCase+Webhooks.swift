extension RouteCase {
  /// The matrix of the routes of webhooks.
  static let webhooks = [
    // visi stra invi memb obse paus left remo lead othe inne admi ended
    Self(
      "createWebhook", "/groups/{group}/webhooks",
      body: #"{"url":"https://hooks.example.org/x","eventTypes":["group.deleted"]}"#,
      "401  404  403  403  403  403  403  403  201  404  403  201  401e"),
    Self(
      "createWebhook", in: .public, "/groups/{group}/webhooks",
      body: #"{"url":"https://hooks.example.org/x","eventTypes":["group.deleted"]}"#,
      "401  403  403  403  403  403  403  403  201  403  403  201  401e"),
    Self(
      "createWebhook", in: .archived, "/groups/{group}/webhooks",
      body: #"{"url":"https://hooks.example.org/x","eventTypes":["group.deleted"]}"#,
      "401  404  404  403  403  403  403  403  409a  404  404  409a  401e"),
    Self(
      "listWebhooks", "/groups/{group}/webhooks",
      "401  404  403  403  403  403  403  403  200  404  403  200  401e"),
    Self(
      "listWebhooks", in: .public, "/groups/{group}/webhooks",
      "401  403  403  403  403  403  403  403  200  403  403  200  401e"),
    Self(
      "listWebhooks", in: .archived, "/groups/{group}/webhooks",
      "401  404  404  403  403  403  403  403  200  404  404  200  401e"),
    Self(
      "getWebhook", "/webhooks/{webhook}",
      "401  404  404  404  404  404  404  404  200  404  404  200  401e"),
    Self(
      "getWebhook", in: .public, "/webhooks/{webhook}",
      "401  404  404  404  404  404  404  404  200  404  404  200  401e"),
    Self(
      "getWebhook", in: .archived, "/webhooks/{webhook}",
      "401  404  404  404  404  404  404  404  200  404  404  200  401e"),
    Self(
      "updateWebhook", "/webhooks/{webhook}",
      body: #"{"description":"Ours"}"#,
      "401  404  404  404  404  404  404  404  200  404  404  200  401e"),
    Self(
      "updateWebhook", in: .public, "/webhooks/{webhook}",
      body: #"{"description":"Ours"}"#,
      "401  404  404  404  404  404  404  404  200  404  404  200  401e"),
    Self(
      "updateWebhook", in: .archived, "/webhooks/{webhook}",
      body: #"{"description":"Ours"}"#,
      "401  404  404  404  404  404  404  404  409a  404  404  409a  401e"),
    Self(
      "deleteWebhook", "/webhooks/{webhook}",
      "401  404  404  404  404  404  404  404  204  404  404  204  401e"),
    Self(
      "deleteWebhook", in: .public, "/webhooks/{webhook}",
      "401  404  404  404  404  404  404  404  204  404  404  204  401e"),
    Self(
      "deleteWebhook", in: .archived, "/webhooks/{webhook}",
      "401  404  404  404  404  404  404  404  409a  404  404  409a  401e"),
    Self(
      "rotateWebhookSecret", "/webhooks/{webhook}/rotate-secret",
      "401  404  404  404  404  404  404  404  200  404  404  200  401e"),
    Self(
      "rotateWebhookSecret", in: .public, "/webhooks/{webhook}/rotate-secret",
      "401  404  404  404  404  404  404  404  200  404  404  200  401e"),
    Self(
      "rotateWebhookSecret", in: .archived, "/webhooks/{webhook}/rotate-secret",
      "401  404  404  404  404  404  404  404  409a  404  404  409a  401e"),
    Self(
      "testWebhook", "/webhooks/{webhook}/test",
      "401  404  404  404  404  404  404  404  200  404  404  200  401e"),
    Self(
      "testWebhook", in: .public, "/webhooks/{webhook}/test",
      "401  404  404  404  404  404  404  404  200  404  404  200  401e"),
    Self(
      "testWebhook", in: .archived, "/webhooks/{webhook}/test",
      "401  404  404  404  404  404  404  404  409a  404  404  409a  401e"),
    Self(
      "listWebhookDeliveries", "/webhooks/{webhook}/deliveries",
      "401  404  404  404  404  404  404  404  200  404  404  200  401e"),
    Self(
      "listWebhookDeliveries", in: .public, "/webhooks/{webhook}/deliveries",
      "401  404  404  404  404  404  404  404  200  404  404  200  401e"),
    Self(
      "listWebhookDeliveries", in: .archived, "/webhooks/{webhook}/deliveries",
      "401  404  404  404  404  404  404  404  200  404  404  200  401e"),
    Self(
      "retryWebhookDelivery", "/webhooks/{webhook}/deliveries/{delivery}/retry",
      "401  404  404  404  404  404  404  404  200  404  404  200  401e"),
    Self(
      "retryWebhookDelivery", in: .public, "/webhooks/{webhook}/deliveries/{delivery}/retry",
      "401  404  404  404  404  404  404  404  200  404  404  200  401e"),
    Self(
      "retryWebhookDelivery", in: .archived, "/webhooks/{webhook}/deliveries/{delivery}/retry",
      "401  404  404  404  404  404  404  404  409a  404  404  409a  401e"),
    Self(
      "createPlatformWebhook", "/admin/webhooks",
      body: #"{"url":"https://hooks.example.org/x","eventTypes":["group.deleted"]}"#,
      "401  403  403  403  403  403  403  403  403  403  403  201  401e"),
    Self(
      "listPlatformWebhooks", "/admin/webhooks",
      "401  403  403  403  403  403  403  403  403  403  403  200  401e"),
    Self(
      "getWebhook", "/webhooks/{platformhook}",
      "401  404  404  404  404  404  404  404  404  404  404  200  401e"),
    Self(
      "updateWebhook", "/webhooks/{platformhook}",
      body: #"{"description":"Ours"}"#,
      "401  404  404  404  404  404  404  404  404  404  404  200  401e"),
    Self(
      "listWebhookDeliveries", "/webhooks/{platformhook}/deliveries",
      "401  404  404  404  404  404  404  404  404  404  404  200  401e"),
    Self(
      "retryWebhookDelivery", "/webhooks/{platformhook}/deliveries/{delivery}/retry",
      "401  404  404  404  404  404  404  404  404  404  404  404  401e"),
    Self(
      "rotateWebhookSecret", "/webhooks/{platformhook}/rotate-secret",
      "401  404  404  404  404  404  404  404  404  404  404  200  401e"),
    Self(
      "testWebhook", "/webhooks/{platformhook}/test",
      "401  404  404  404  404  404  404  404  404  404  404  200  401e"),
  ]
}
