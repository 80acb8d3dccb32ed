#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Somebody who shares costs of a group and has no account yet. Its id goes wherever expenses take
/// a user's.
public struct Placeholder: Codable, Sendable, Hashable {
  /// A placeholder's id.
  public typealias ID = Identifier<Placeholder>

  /// The placeholder.
  public let id: ID
  /// The group it is of.
  public let groupId: Group.ID
  /// The name.
  public let fullName: String
  /// Who made it.
  public let createdById: User.ID
  /// When.
  public let createdAt: Date
  /// The invitation whose acceptance claims it.
  public let inviteId: Invite.ID?
  /// The member who is asked whether it stands for them.
  public let offeredToUserId: User.ID?
  /// Whom it stood for; everything is theirs since.
  public let claimedByUserId: User.ID?
  /// When that was said.
  public let claimedAt: Date?

  /// Its id where one of a user is wanted.
  public var userId: User.ID { User.ID(id.uuid) }
}

/// `POST /groups/{id}/placeholders`, `PATCH …/{placeholderId}`
public struct NamePlaceholder: Codable, Sendable {
  /// The name, 1 to 100 characters.
  public var fullName: String

  /// Makes a request for a placeholder.
  public init(fullName: String) { self.fullName = fullName }
}

/// `POST /groups/{id}/placeholders/{placeholderId}/invite`: one of the three.
public struct InvitePlaceholder: Codable, Sendable {
  /// The address to invite.
  public var email: String?
  /// The person to invite, or, if they are a member already, to ask.
  public var userId: User.ID?
  /// True: a link, good for one person.
  public var link: Bool?

  /// Makes a request for an invitation.
  public init(email: String? = nil, userId: User.ID? = nil, link: Bool? = nil) {
    self.email = email
    self.userId = userId
    self.link = link
  }
}

/// What came of inviting whom a placeholder stands for.
public struct PlaceholderInvite: Codable, Sendable, Hashable {
  /// The placeholder.
  public let placeholder: Placeholder
  /// The invitation; null: an active member is asked.
  public let inviteId: Invite.ID?
  /// A link's token, this once.
  public let token: String?
  /// The link, this once.
  public let url: String?
}
