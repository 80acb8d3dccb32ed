#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A person as others may see them (A6).
public struct User: Codable, Sendable, Hashable {
  /// A person's id.
  public typealias ID = Identifier<User>

  /// The person.
  public let id: ID
  /// The name they go by.
  public let fullName: String?
  /// A picture of them.
  public let avatarUrl: String?
}

/// A person as they see themselves.
public struct Account: Codable, Sendable, Hashable {
  /// The person.
  public let id: User.ID
  /// The address they sign in with.
  public let email: String?
  /// Whether the address was verified (A4).
  public let emailVerified: Bool
  /// The address that becomes theirs when they open the link that was mailed to it.
  public let pendingEmail: String?
  /// The name they go by.
  public let fullName: String?
  /// A picture of them.
  public let avatarUrl: String?
  /// What they say of themselves.
  public let bio: String?
  /// What they cannot or will not eat.
  public let dietaryRequirements: [String]
  /// The language to write to them in, such as `en` or `de-AT`.
  public let locale: String
  /// Their time zone, such as `Europe/Vienna`.
  public let timeZone: String
  /// When they signed up.
  public let createdAt: Date
}

/// What signing in answers: the person, and the tokens to go on with.
public struct SignedIn: Codable, Sendable {
  /// Who signed in.
  public let user: Account
  /// Proves who asks, for `expiresIn` seconds.
  public let accessToken: String
  /// Gets the next pair of tokens, once.
  public let refreshToken: String
  /// How long the access token is good for, in seconds.
  public let expiresIn: Int
}

/// A sign-in that has not ended (A3).
public struct Session: Codable, Sendable, Hashable {
  /// A session's id.
  public typealias ID = Identifier<Session>

  /// The session.
  public let id: ID
  /// When the person signed in.
  public let createdAt: Date
  /// When its tokens were last renewed.
  public let lastUsedAt: Date
  /// The program that signed in, as it names itself.
  public let userAgent: String?
  /// The address it signed in from.
  public let address: String?
  /// Whether this request belongs to it.
  public let isCurrent: Bool
}

/// Something that happened to or around a person (K17).
public struct UserNotification: Codable, Sendable, Hashable {
  /// A notification's id.
  public typealias ID = Identifier<UserNotification>

  /// The notification.
  public let id: ID
  /// What happened, such as `invite_received`.
  public let kind: String
  /// The group it happened in.
  public let groupId: Group.ID?
  /// Who did it.
  public let actorId: User.ID?
  /// What else belongs to the kind.
  public let data: JSONValue
  /// When it happened.
  public let createdAt: Date
  /// When the person read it.
  public let readAt: Date?
}
