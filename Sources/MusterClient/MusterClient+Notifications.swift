public import MusterModels

/// What happened to the person (K17).
extension MusterClient {
  /// The person's notifications, latest first; with `unread` only those not read yet, or those
  /// that were.
  public func notifications(
    unread: Bool? = nil, page: Int? = nil, pageSize: Int? = nil
  ) async throws -> Page<UserNotification> {
    try await get(
      "/me/notifications", query: ["unread": unread, "page": page, "pageSize": pageSize])
  }

  /// Marks notifications as read.
  public func markRead(
    _ notifications: ReadNotifications, idempotencyKey: String? = nil
  ) async throws {
    try await post("/me/notifications/read", notifications, idempotencyKey: idempotencyKey)
  }

  /// Which notifications the person gets by e-mail.
  public func notificationSettings() async throws -> NotificationSettings {
    try await get("/me/notification-settings")
  }

  /// Changes which notifications the person gets by e-mail.
  @discardableResult
  public func updateNotificationSettings(
    _ changes: UpdateNotificationSettings
  ) async throws -> NotificationSettings {
    try await perform(.patch, "/me/notification-settings", body: MusterJSON.encode(changes))
      .decode()
  }

  /// Has nothing mailed any more to the person whom the token was mailed to; nobody has to be
  /// signed in.
  public func unsubscribe(token: String) async throws {
    try await post("/unsubscribe", Unsubscribe(token: token), as: .anonymous)
  }
}
