/// Something that a role may allow (K11).
public struct Permission: Codable, Sendable, Hashable {
  /// A permission's id.
  public typealias ID = Identifier<Permission>

  /// The permission.
  public let id: ID
  /// Its name, such as `invite_members`: how roles and problems refer to it.
  public let name: String
  /// What it allows, for people.
  public let description: String
  /// The heading to list it under.
  public let category: String
  /// Where it is held.
  public let scope: Scope
  /// What asks for it.
  public let guards: String

  /// Where a permission is held.
  public enum Scope: String, Codable, Sendable, CaseIterable {
    /// In a group, by its roles.
    case group
    /// Everywhere, by a platform role.
    case platform
  }
}

/// A role that groups start with, by way of their template (K11).
public struct RoleTemplate: Codable, Sendable, Hashable {
  /// A role template's id.
  public typealias ID = Identifier<RoleTemplate>

  /// The template.
  public let id: ID
  /// What roles made from it are called, unless the group template says otherwise.
  public let name: String
  /// What it is for.
  public let description: String?
  /// Whether it came with the platform; others were added by admins.
  public let isSystem: Bool
  /// Whether its holders lead: they hold every permission of the group.
  public let isLeader: Bool
  /// The permissions it gives, by name.
  public let permissions: [String]
}

/// A kind of group to make (K11).
public struct GroupTemplate: Codable, Sendable, Hashable {
  /// A group template's id.
  public typealias ID = Identifier<GroupTemplate>

  /// The template.
  public let id: ID
  /// Its name, such as `Household`: what `CreateGroup.template` takes.
  public let name: String
  /// What it is for.
  public let description: String?
  /// Whether it came with the platform; others were added by admins.
  public let isSystem: Bool
  /// How a last leader may go (K7).
  public let succession: Group.Succession
  /// From how many members on such a group is complete.
  public let minMembers: Int?
  /// How many members it takes (K10).
  public let maxMembers: Int?
  /// The roles that it starts with.
  public let roles: [TemplateRole]

  /// A role of a group template.
  public struct TemplateRole: Codable, Sendable, Hashable {
    /// What it is called.
    public let name: String
    /// The template of its permissions.
    public let roleTemplateId: RoleTemplate.ID
    /// Whether the group's creator gets it.
    public let isDefault: Bool
    /// Whether those who join get it.
    public let isJoiner: Bool
  }
}
