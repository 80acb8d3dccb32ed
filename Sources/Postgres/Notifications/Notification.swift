/// What a `NotificationListener` hears.
public enum Notification: Sendable, Hashable {
  /// A `notify` on one of the channels.
  case received(channel: String, payload: String)
  /// Notifications may have been lost, since the connection was, or since nobody took them in
  /// time: look at the tables again.
  case reconnected
}
