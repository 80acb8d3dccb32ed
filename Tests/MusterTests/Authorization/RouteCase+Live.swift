extension RouteCase {
  /// The matrix of the routes of streams and notification settings.
  static let live = [
    // visi stra invi memb obse paus left remo lead othe inne admi ended
    Self(
      "openStream", "/stream",
      "401  200  200  200  200  200  200  200  200  200  200  200  401e"),
    Self(
      "getNotificationSettings", "/me/notification-settings",
      "401  200  200  200  200  200  200  200  200  200  200  200  401e"),
    Self(
      "updateNotificationSettings", "/me/notification-settings",
      body: #"{"kinds":{"role_given":false}}"#,
      "401  200  200  200  200  200  200  200  200  200  200  200  401e"),
    Self(
      "updateNotificationSettings", "/me/notification-settings",
      body: #"{"kinds":{"role_given":"no"}}"#,
      "401  422  422  422  422  422  422  422  422  422  422  422  422"),
    Self(
      "unsubscribe", "/unsubscribe", body: #"{"token":"{link}"}"#,
      "422t 422t 422t 422t 422t 422t 422t 422t 422t 422t 422t 422t 422t"),
    Self(
      "unsubscribeByLink", "/unsubscribe/{link}",
      "422t 422t 422t 422t 422t 422t 422t 422t 422t 422t 422t 422t 422t"),
  ]
}
