/// The text of server-sent events. Data is JSON on one line, as the database writes it.
enum StreamFrame {
  /// How long a client waits before it connects again, in milliseconds.
  static let retry = 3_000

  static func event(_ type: String, _ data: String) -> String {
    "event: \(type)\ndata: \(data)\n\n"
  }

  /// An id by itself: a client remembers it and is told nothing.
  static func position(_ position: StreamPosition) -> String { "id: \(position.text)\n\n" }

  /// Everything up to the position has been told; what is read from now on is no older.
  static func ready(_ position: StreamPosition) -> String {
    "retry: \(retry)\nid: \(position.text)\n" + event("ready", "{}")
  }

  /// What happened in between is not known any more: everything is to be read anew.
  static let reset = event("reset", "{}")

  /// The last event of a stream that the server ends.
  static func end(_ reason: EndReason) -> String {
    event("end", #"{"reason":"\#(reason.rawValue)"}"#)
  }

  /// Keeps proxies from closing, and carries the position on.
  static func ping(_ position: StreamPosition?) -> String {
    ": ping\n" + (position.map { Self.position($0) } ?? "\n")
  }

  enum EndReason: String, Sendable {
    /// Signed out, banned or expired: connecting again is refused.
    case sessionEnded = "session_ended"
    /// Connect again, to any server.
    case serverStopping = "server_stopping"
  }
}
