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
}
