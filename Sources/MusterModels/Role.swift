#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A role of a group (K11).
public struct Role: Codable, Sendable, Hashable {
  /// A role's id.
  public typealias ID = Identifier<Role>

  /// The role.
  public let id: ID
  /// The group it belongs to.
  public let groupId: Group.ID
  /// What it is called there.
  public let name: String
  /// Whether its holders lead, and so hold every permission.
  public let isLeader: Bool
  /// Whether those who join get it.
  public let isJoiner: Bool
  /// What its holders may do, by name.
  public let permissions: [String]
  /// When it was made.
  public let createdAt: Date
}

/// `POST /groups/{id}/roles`
public struct CreateRole: Codable, Sendable {
  /// What to call it, 1 to 100 characters; no two roles of a group share a name.
  public var name: String
  /// Whether its holders lead; for leaders to say. Default false.
  public var isLeader: Bool?
  /// Whether those who join get it; default false.
  public var isJoiner: Bool?
  /// What its holders may do, by name; nothing that its maker may not (K12).
  public var permissions: [String]?

  /// Makes a request for a role.
  public init(
    name: String, isLeader: Bool? = nil, isJoiner: Bool? = nil, permissions: [String]? = nil
  ) {
    self.name = name
    self.isLeader = isLeader
    self.isJoiner = isJoiner
    self.permissions = permissions
  }
}

/// `PATCH /groups/{id}/roles/{roleId}`
public struct UpdateRole: Codable, Sendable {
  /// What to call it.
  public var name: Patch<String> = .unchanged
  /// Whether its holders lead.
  public var isLeader: Patch<Bool> = .unchanged
  /// Whether those who join get it.
  public var isJoiner: Patch<Bool> = .unchanged
  /// What its holders may do, replaced whole.
  public var permissions: Patch<[String]> = .unchanged

  /// A patch that changes nothing yet.
  public init() {}
}
