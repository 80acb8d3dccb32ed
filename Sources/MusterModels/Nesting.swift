#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A group at the other end of a nesting: inside a group, or around it (K13).
public struct NestedGroup: Codable, Sendable, Hashable {
  /// The group.
  public let groupId: Group.ID
  /// What it is called.
  public let name: String
  /// How many direct members it has.
  public let memberCount: Int
  /// `active`, or `invited` while the other side's leaders have yet to agree.
  public let status: MembershipStatus
  /// Whose leaders have yet to agree; null once both have.
  public let awaitsConsentOf: Side?
  /// The role of the outer group that members of the inner one get.
  public let roleId: Role.ID
  /// What that role is called.
  public let role: String
  /// Since when the one is inside the other.
  public let joinedAt: Date?
  /// Who offered it, while it is an offer.
  public let offeredById: User.ID?

  /// A side of a nesting.
  public enum Side: String, Codable, Sendable, CaseIterable {
    /// The group around the other.
    case outer
    /// The group inside the other.
    case inner
  }
}

/// `POST /groups/{id}/subgroups`
public struct OfferNesting: Codable, Sendable {
  /// The group to put inside.
  public var groupId: Group.ID
  /// The role that its members get, never one that leads; default that of those who join.
  public var roleId: Role.ID?

  /// Makes an offer.
  public init(groupId: Group.ID, roleId: Role.ID? = nil) {
    self.groupId = groupId
    self.roleId = roleId
  }
}

/// `POST /groups/{id}/subgroups/{groupId}/accept`; the body may be left out.
public struct AcceptNesting: Codable, Sendable {
  /// The role that was read in the offer: refused should another be offered by now. Default
  /// whichever is offered.
  public var roleId: Role.ID?

  /// Agrees to an offer.
  public init(roleId: Role.ID? = nil) { self.roleId = roleId }
}
