/// `POST /role-templates`
public struct CreateRoleTemplate: Codable, Sendable {
  /// What to call it, 1 to 100 characters.
  public var name: String
  /// What its roles are for.
  public var description: String?
  /// Whether its roles lead, and so hold every permission of their group; default false.
  public var isLeader: Bool?
  /// What its roles may do, by name.
  public var permissions: [String]?

  /// Makes a request for a role template.
  public init(
    name: String, description: String? = nil, isLeader: Bool? = nil, permissions: [String]? = nil
  ) {
    self.name = name
    self.description = description
    self.isLeader = isLeader
    self.permissions = permissions
  }
}

/// `PATCH /role-templates/{id}`: roles that were made from it stay as they are.
public struct UpdateRoleTemplate: Codable, Sendable {
  /// What to call it; templates that Muster brought keep their name.
  public var name: Patch<String> = .unchanged
  /// What its roles are for.
  public var description: Patch<String> = .unchanged
  /// Whether its roles lead; templates that Muster brought keep that.
  public var isLeader: Patch<Bool> = .unchanged
  /// What its roles may do, replaced whole.
  public var permissions: Patch<[String]> = .unchanged

  /// A patch that changes nothing yet.
  public init() {}
}

/// A role that groups of a template are to begin with.
public struct TemplateRoleRequest: Codable, Sendable {
  /// What it is called in the group.
  public var name: String
  /// What it is made from.
  public var roleTemplateId: RoleTemplate.ID
  /// Whether the group's creator gets it; one that leads has to be.
  public var isDefault: Bool?
  /// Whether those who join get it.
  public var isJoiner: Bool?

  /// Names a role of a template.
  public init(
    name: String, roleTemplateId: RoleTemplate.ID, isDefault: Bool? = nil, isJoiner: Bool? = nil
  ) {
    self.name = name
    self.roleTemplateId = roleTemplateId
    self.isDefault = isDefault
    self.isJoiner = isJoiner
  }
}

/// `POST /group-templates`
public struct CreateGroupTemplate: Codable, Sendable {
  /// What to call it, 1 to 100 characters; what `POST /groups` takes as `template`.
  public var name: String
  /// What its groups are for.
  public var description: String?
  /// How a last leader of its groups may go (K7); default `protect`.
  public var succession: Group.Succession?
  /// From how many members on its groups are complete.
  public var minMembers: Int?
  /// How many members its groups take.
  public var maxMembers: Int?
  /// Whether its groups begin with a join code; default true.
  public var hasJoinCode: Bool?
  /// Whether its groups go inside others, or take others in; default true.
  public var mayNest: Bool?
  /// The roles of its groups: at least one that leads and is the creator's.
  public var roles: [TemplateRoleRequest]

  /// Makes a request for a group template.
  public init(name: String, roles: [TemplateRoleRequest]) {
    self.name = name
    self.roles = roles
  }
}

/// `PATCH /group-templates/{id}`: groups that were made from it stay as they are.
public struct UpdateGroupTemplate: Codable, Sendable {
  /// What to call it; templates that Muster brought keep their name.
  public var name: Patch<String> = .unchanged
  /// What its groups are for.
  public var description: Patch<String> = .unchanged
  /// How a last leader of its groups may go.
  public var succession: Patch<Group.Succession> = .unchanged
  /// From how many members on its groups are complete.
  public var minMembers: Patch<Int> = .unchanged
  /// How many members its groups take.
  public var maxMembers: Patch<Int> = .unchanged
  /// Whether its groups begin with a join code.
  public var hasJoinCode: Patch<Bool> = .unchanged
  /// Whether its groups go inside others, or take others in.
  public var mayNest: Patch<Bool> = .unchanged
  /// The roles of its groups, replaced whole.
  public var roles: Patch<[TemplateRoleRequest]> = .unchanged

  /// A patch that changes nothing yet.
  public init() {}
}
