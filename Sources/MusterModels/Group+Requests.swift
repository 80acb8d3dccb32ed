/// `POST /groups`
public struct CreateGroup: Codable, Sendable {
  /// What to call it, 1 to 100 characters.
  public var name: String
  /// What it is for, up to 2,000 characters.
  public var description: String?
  /// The word its people use for it, up to 50 characters.
  public var label: String?
  /// A group template by name, such as `Household`; default `Large Group Template`.
  public var template: String?
  /// Whether anyone may find it; default false.
  public var isPublic: Bool?
  /// Whether members see one another; default true.
  public var showMemberList: Bool?
  /// How a last leader may go; default the template's.
  public var succession: Group.Succession?
  /// How many members it takes; default the template's.
  public var maxMembers: Int?

  /// Makes a request for a group.
  public init(
    name: String, description: String? = nil, label: String? = nil, template: String? = nil,
    isPublic: Bool? = nil, showMemberList: Bool? = nil, succession: Group.Succession? = nil,
    maxMembers: Int? = nil
  ) {
    self.name = name
    self.description = description
    self.label = label
    self.template = template
    self.isPublic = isPublic
    self.showMemberList = showMemberList
    self.succession = succession
    self.maxMembers = maxMembers
  }
}

/// `PATCH /groups/{id}`
public struct UpdateGroup: Codable, Sendable {
  /// What to call it.
  public var name: Patch<String> = .unchanged
  /// What it is for.
  public var description: Patch<String> = .unchanged
  /// The word its people use for it.
  public var label: Patch<String> = .unchanged
  /// Whether anyone may find it.
  public var isPublic: Patch<Bool> = .unchanged
  /// Whether members see one another.
  public var showMemberList: Patch<Bool> = .unchanged
  /// How a last leader may go; leaders only.
  public var succession: Patch<Group.Succession> = .unchanged
  /// How many members it takes.
  public var maxMembers: Patch<Int> = .unchanged
  /// What the app keeps with it: an object of up to 16 kB, replaced whole.
  public var settings: Patch<JSONValue> = .unchanged

  /// A patch that changes nothing yet.
  public init() {}
}

/// `POST /groups/{id}/leave`
public struct LeaveGroup: Codable, Sendable {
  /// Who is to lead instead.
  public var successorId: User.ID?

  /// Makes a request to leave.
  public init(successorId: User.ID? = nil) { self.successorId = successorId }
}

/// `POST /groups/{id}/transfer-leadership`
public struct TransferLeadership: Codable, Sendable {
  /// Who is to lead in the caller's place.
  public var userId: User.ID

  /// Makes a request to hand leadership on.
  public init(userId: User.ID) { self.userId = userId }
}

/// `POST /join`
public struct JoinGroup: Codable, Sendable {
  /// The group's join code; case does not matter.
  public var code: String

  /// Makes a request to join.
  public init(code: String) { self.code = code }
}
