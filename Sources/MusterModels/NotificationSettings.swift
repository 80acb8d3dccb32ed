/// Which notifications a person gets by e-mail (K17).
public struct NotificationSettings: Codable, Sendable, Hashable {
  /// False: none at all.
  public let email: Bool
  /// Of each kind, such as `invite_received`, whether it is mailed.
  public let kinds: [String: Bool]
}

/// `PATCH /me/notification-settings`
public struct UpdateNotificationSettings: Codable, Sendable {
  /// False: none at all.
  public var email: Bool?
  /// By kind, whether it is mailed; null: as if it had never been said.
  public var kinds: [String: Bool?]?

  /// Makes a patch; what is left out stays as it is.
  public init(email: Bool? = nil, kinds: [String: Bool?]? = nil) {
    self.email = email
    self.kinds = kinds
  }
}

/// `POST /unsubscribe`
public struct Unsubscribe: Codable, Sendable {
  /// The token of a mail.
  public var token: String

  /// Makes a request to get no more mails.
  public init(token: String) { self.token = token }
}
