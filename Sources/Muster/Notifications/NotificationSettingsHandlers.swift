import HTTPServer
import MusterModels
import Postgres

/// Statements of the notification settings.
enum NotificationSettingsQueries {
  static let settings = Query<Document>.read(
    "notifications.settings", "select api.notification_settings()")

  /// The changes and the settings after them, in one statement.
  static func update(_ changes: String) -> Query<Document> {
    .change(
      "notifications.update_settings",
      """
      select api.notification_settings(), null::bigint \
      from public.update_notification_settings($1::jsonb)
      """, Parameter(changes))
  }

  static func unsubscribe(_ user: User.ID) -> Query<Void> {
    .command("notifications.unsubscribe", "select auth.unsubscribe($1::uuid)", Parameter(user.uuid))
  }
}

/// Which notifications the caller gets by e-mail.
func getNotificationSettings(_ call: Call) async throws -> Response {
  try await call.answer(NotificationSettingsQueries.settings)
}

/// Changes which notifications the caller gets by e-mail.
func updateNotificationSettings(_ call: Call) async throws -> Response {
  try await call.answer(NotificationSettingsQueries.update(call.inputText()))
}

/// Has nothing mailed any more to the person whose token it is.
func unsubscribe(_ call: Call) async throws -> Response {
  try await unsubscribe(call, token: call.input(Unsubscribe.self).token)
}

/// The same as mail programs ask for it, whatever body they send (RFC 8058).
func unsubscribeByLink(_ call: Call) async throws -> Response {
  try await unsubscribe(call, token: call.request.path("token", as: String.self))
}

private func unsubscribe(_ call: Call, token: String) async throws -> Response {
  let user = try call.services.unsubscribing.user(of: token)
  try await call.services.database.run(
    NotificationSettingsQueries.unsubscribe(user), as: .server)
  return Response(status: call.endpoint.success.status)
}
