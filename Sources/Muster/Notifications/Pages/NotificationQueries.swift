import Postgres

/// Statements of the page of notifications.
enum NotificationQueries {
  /// What happened with the names that the reader may know, newest first.
  static func named(unreadOnly: Bool) -> Listing {
    Listing(
      name: unreadOnly ? "notifications.named_unread" : "notifications.named",
      source: "api.notifications" + (unreadOnly ? " where \"readAt\" is null" : ""),
      items: "api.named_notifications(\(unreadOnly), $1::integer, $2::bigint)")
  }
}
