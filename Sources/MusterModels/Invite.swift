#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// An invitation as those see it who invite (K8).
public struct Invite: Codable, Sendable, Hashable {
  /// An invitation's id.
  public typealias ID = Identifier<Invite>

  /// The invitation.
  public let id: ID
  /// The group that it opens.
  public let groupId: Group.ID
  /// Who invited.
  public let inviterId: User.ID
  /// The address it went to.
  public let email: String?
  /// The person it is for.
  public let userId: User.ID?
  /// The role that it gives.
  public let roleId: Role.ID?
  /// What the inviter wrote.
  public let message: String?
  /// How often a link may be used; null: any number.
  public let maxUses: Int?
  /// How often it was used.
  public let useCount: Int
  /// Where it stands.
  public let status: Status
  /// When it was made.
  public let createdAt: Date
  /// Until when it is good.
  public let expiresAt: Date
  /// When the person answered.
  public let respondedAt: Date?
  /// The secret of a link; answered once, when it is made.
  public let token: String?
  /// The link; answered once, when it is made.
  public let url: String?

  /// Where an invitation stands.
  public enum Status: String, Codable, Sendable, CaseIterable {
    /// Waiting.
    case pending
    /// Used, as often as it may be.
    case accepted
    /// Refused by the person.
    case declined
    /// Taken back, or overtaken.
    case revoked
    /// Too old.
    case expired
  }
}

/// An invitation as whoever holds it sees it before answering: names, nothing else (K8).
public struct InvitePreview: Codable, Sendable, Hashable {
  /// The group.
  public let group: Name
  /// Who invited.
  public let inviter: FullName
  /// Until when it is good.
  public let expiresAt: Date
  /// Where it stands.
  public let status: Invite.Status

  /// A group's name.
  public struct Name: Codable, Sendable, Hashable {
    /// What it is called.
    public let name: String
  }

  /// A person's name.
  public struct FullName: Codable, Sendable, Hashable {
    /// What they are called.
    public let fullName: String?
  }
}

/// An invitation that waits for the caller.
public struct ReceivedInvite: Codable, Sendable, Hashable {
  /// The invitation.
  public let id: Invite.ID
  /// The group that it opens.
  public let group: NamedGroup
  /// Who invited.
  public let inviter: Inviter
  /// The role that it gives, by name.
  public let role: String?
  /// What the inviter wrote.
  public let message: String?
  /// Where it stands.
  public let status: Invite.Status
  /// When it was made.
  public let createdAt: Date
  /// Until when it is good.
  public let expiresAt: Date

  /// A group by id and name.
  public struct NamedGroup: Codable, Sendable, Hashable {
    /// The group.
    public let id: Group.ID
    /// What it is called.
    public let name: String
  }

  /// A person by id and name.
  public struct Inviter: Codable, Sendable, Hashable {
    /// The person.
    public let id: User.ID
    /// What they are called.
    public let fullName: String?
  }
}

/// `POST /groups/{id}/invites`: exactly one of `email`, `userId` and `link`.
public struct CreateInvite: Codable, Sendable {
  /// The address to invite.
  public var email: String?
  /// The person to invite.
  public var userId: User.ID?
  /// True: a link for whoever holds it.
  public var link: Bool?
  /// How often a link may be used.
  public var maxUses: Int?
  /// For how long it is good, in seconds: a minute to a year; default 7 days.
  public var expiresIn: Int?
  /// The role to give; default what those who join get.
  public var roleId: Role.ID?
  /// Some words to go with it, up to 1,000 characters.
  public var message: String?

  /// Invites an address.
  public init(
    email: String, roleId: Role.ID? = nil, message: String? = nil, expiresIn: Int? = nil
  ) {
    self.email = email
    self.roleId = roleId
    self.message = message
    self.expiresIn = expiresIn
  }

  /// Invites a person.
  public init(
    userId: User.ID, roleId: Role.ID? = nil, message: String? = nil, expiresIn: Int? = nil
  ) {
    self.userId = userId
    self.roleId = roleId
    self.message = message
    self.expiresIn = expiresIn
  }

  /// Makes a link.
  public init(
    link: Bool, maxUses: Int? = nil, expiresIn: Int? = nil, roleId: Role.ID? = nil,
    message: String? = nil
  ) {
    self.link = link
    self.maxUses = maxUses
    self.expiresIn = expiresIn
    self.roleId = roleId
    self.message = message
  }
}
