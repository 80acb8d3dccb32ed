#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A group of people. Of a public group, those outside see name, description, label and
/// `memberCount` only (K14); the rest is null.
public struct Group: Codable, Sendable, Hashable {
  /// A group's id.
  public typealias ID = Identifier<Group>

  /// The group.
  public let id: ID
  /// What it is called.
  public let name: String
  /// What it is for.
  public let description: String?
  /// The word its people use for it, such as Team.
  public let label: String?
  /// The template it was made from.
  public let template: String?
  /// Whether anyone finds it.
  public let isPublic: Bool
  /// Whether members see one another.
  public let showMemberList: Bool?
  /// How a leader may go (K7).
  public let succession: Succession?
  /// From how many members on it is complete.
  public let minMembers: Int?
  /// How many members it takes (K10).
  public let maxMembers: Int?
  /// How many members it has, paused ones counted.
  public let memberCount: Int
  /// The code that lets people in; for members, null when turned off (K9).
  public let joinCode: String?
  /// Its longest-standing leader.
  public let leaderId: User.ID?
  /// Its leaders, longest-standing first.
  public let leaderIds: [User.ID]?
  /// When it was archived.
  public let archivedAt: Date?
  /// Who made it.
  public let createdById: User.ID?
  /// When it was made.
  public let createdAt: Date
  /// When its fields last changed.
  public let updatedAt: Date?
  /// What the app keeps with it.
  public let settings: JSONValue?
  /// The caller's membership; in lists of the caller's own groups.
  public let membership: OwnMembership?

  /// How a last leader may go (K7).
  public enum Succession: String, Codable, Sendable, CaseIterable {
    /// Not at all, until someone else leads.
    case protect
    /// By naming a successor.
    case choose
    /// The longest-standing member takes over.
    case automatic
  }
}

/// The caller's own membership.
public struct OwnMembership: Codable, Sendable, Hashable {
  /// Where it stands (K3).
  public let status: MembershipStatus
  /// When the person last joined.
  public let joinedAt: Date?
  /// When they left; those are previous members (K4).
  public let leftAt: Date?
  /// The roles they hold.
  public let roles: [String]
  /// The inner group through which the person is in; null for a membership of their own (K13).
  public let via: Group.ID?
}

/// Where a membership stands (K3).
public enum MembershipStatus: String, Codable, Sendable, CaseIterable {
  /// Asked, and not yet answered.
  case invited
  /// Taking part.
  case active
  /// Suspended, keeping seat and roles.
  case paused
  /// Gone by themselves.
  case left
  /// Gone by another's doing.
  case removed
}

/// A member of a group.
public struct Member: Codable, Sendable, Hashable {
  /// The person.
  public let userId: User.ID
  /// Their name.
  public let fullName: String?
  /// A picture of them.
  public let avatarUrl: String?
  /// Where their membership stands.
  public let status: MembershipStatus
  /// When they last joined.
  public let joinedAt: Date?
  /// When they left.
  public let leftAt: Date?
  /// The roles they hold.
  public let roles: [String]
  /// The inner group that makes them a member; null for direct ones (K13).
  public let via: Group.ID?
}

/// A member with what they say of themselves; needs `view_member_profiles`.
public struct MemberProfile: Codable, Sendable, Hashable {
  /// The person.
  public let userId: User.ID
  /// Their name.
  public let fullName: String?
  /// A picture of them.
  public let avatarUrl: String?
  /// Where their membership stands.
  public let status: MembershipStatus
  /// When they last joined.
  public let joinedAt: Date?
  /// When they left.
  public let leftAt: Date?
  /// The roles they hold.
  public let roles: [String]
  /// The inner group that makes them a member; null for direct ones (K13).
  public let via: Group.ID?
  /// What they say of themselves.
  public let bio: String?
}
