#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Why somebody may do a thing in a group, or what is missing (K18).
public struct Why: Codable, Sendable, Hashable {
  /// Whether they may.
  public let granted: Bool
  /// The permission that was asked about.
  public let permission: String
  /// The person who was asked about.
  public let userId: User.ID
  /// Each way in which it is granted; up to a hundred through groups.
  public let paths: [Path]
  /// What is missing, when it is not.
  public let missing: [Missing]

  /// A way from a person to a permission.
  public struct Path: Codable, Sendable, Hashable {
    /// What the way is.
    public let kind: Kind
    /// The direct membership that it begins with; null when the caller may not know of it.
    public let membership: Membership?
    /// The nestings that it goes through, from the inside out; null when the caller may not know.
    public let edges: [Edge]?
    /// The role that it ends in.
    public let role: PathRole?
    /// What of the role grants it.
    public let grant: Grant
  }

  /// What a way is.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// A membership of the group itself.
    case direct
    /// A membership of a group inside it (K13).
    case nested
    /// A platform role.
    case platform
  }

  /// What grants a permission.
  public enum Grant: String, Codable, Sendable, CaseIterable {
    /// The role leads, and so holds everything.
    case leader
    /// The role was granted it.
    case role
    /// The platform role lets manage all groups.
    case platform
  }

  /// A membership that a way begins with.
  public struct Membership: Codable, Sendable, Hashable {
    /// The group.
    public let groupId: Group.ID
    /// Where it stands.
    public let status: MembershipStatus
    /// Since when.
    public let joinedAt: Date?
  }

  /// A group inside another, on a way.
  public struct Edge: Codable, Sendable, Hashable {
    /// The group inside.
    public let innerGroupId: Group.ID
    /// The group around it.
    public let outerGroupId: Group.ID
    /// The role of the outer group that the inner one's members get.
    public let roleId: Role.ID
    /// What that role is called.
    public let role: String
  }

  /// A role that a way ends in.
  public struct PathRole: Codable, Sendable, Hashable {
    /// The role; of the platform, for `platform`.
    public let id: Role.ID
    /// What it is called.
    public let name: String
    /// Whether it leads.
    public let isLeader: Bool
  }

  /// Something without which it is not granted.
  public struct Missing: Codable, Sendable, Hashable {
    /// `not_a_member`, `membership_invited`, `membership_paused`, `membership_left`,
    /// `membership_removed`, `direct_membership_blocks`, `inheritance_off` or `no_role_grants`.
    public let code: String
    /// Of `direct_membership_blocks`: where the membership stands that blocks the indirect one.
    public let status: MembershipStatus?
    /// Of `no_role_grants`: the roles held.
    public let roles: [String]?
    /// Of `no_role_grants`: the roles that would do.
    public let grantedBy: [String]?
  }
}
