/// Something that a role may allow (K11).
public struct Permission: Codable, Sendable, Hashable {
  /// A permission's id.
  public typealias ID = Identifier<Permission>

  /// The permission.
  public let id: ID
  /// Its name, such as `invite_members`.
  public let name: String
  /// What it allows, in a few words.
  public let description: String
  /// What it belongs with.
  public let category: String
  /// Where it counts.
  public let scope: Scope
  /// The actions that ask for it.
  public let guards: String

  /// Where a permission counts.
  public enum Scope: String, Codable, Sendable, CaseIterable {
    /// In the group whose role grants it.
    case group
    /// Everywhere; only platform roles grant it.
    case platform
  }
}

/// A blueprint of roles.
public struct RoleTemplate: Codable, Sendable, Hashable {
  /// A role template's id.
  public typealias ID = Identifier<RoleTemplate>

  /// The template.
  public let id: ID
  /// What it is called.
  public let name: String
  /// What its roles are for.
  public let description: String?
  /// Whether Muster brought it.
  public let isSystem: Bool
  /// Whether its roles lead, and so hold every permission of their group.
  public let isLeader: Bool
  /// What its roles may do, by name.
  public let permissions: [String]
}

/// A blueprint of groups.
public struct GroupTemplate: Codable, Sendable, Hashable {
  /// A group template's id.
  public typealias ID = Identifier<GroupTemplate>

  /// The template.
  public let id: ID
  /// What it is called; what `POST /groups` takes as `template`.
  public let name: String
  /// What its groups are for.
  public let description: String?
  /// Whether Muster brought it.
  public let isSystem: Bool
  /// How a last leader of its groups may go (K7).
  public let succession: Group.Succession
  /// From how many members on its groups are complete.
  public let minMembers: Int?
  /// How many members its groups take.
  public let maxMembers: Int?
  /// Whether its groups begin with a join code (K9).
  public let hasJoinCode: Bool
  /// Whether its groups keep its succession and size.
  public let isFixed: Bool
  /// Whether its groups go inside others, or take others in (K13).
  public let mayNest: Bool
  /// The roles of its groups.
  public let roles: [TemplateRole]

  /// A role that each group of the template begins with.
  public struct TemplateRole: Codable, Sendable, Hashable {
    /// What it is called in the group.
    public let name: String
    /// What it is made from.
    public let roleTemplateId: RoleTemplate.ID
    /// Whether the group's creator gets it.
    public let isDefault: Bool
    /// Whether those who join get it.
    public let isJoiner: Bool
  }
}
