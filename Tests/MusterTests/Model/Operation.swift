/// Something that one person does, or that time does. Names stand for what operations make, so
/// that a sequence keeps its meaning when some of it is left out.
struct Operation: Sendable {
  var actor: Int
  var kind: Kind

  enum Kind: Sendable {
    case createGroup(String, CreateGroup)
    case updateGroup(String, GroupChange)
    case archive(String)
    case unarchive(String)
    case delete(String)

    case rotateCode(String)
    case turnOffCode(String)
    /// Joins by the present code, or by one from before.
    case join(String, stale: Bool)

    case invite(String, as: String, Model.Addressee, role: String?, maxUses: Int?)
    case revoke(String)
    case accept(String, by: InviteKey)
    case decline(String, by: InviteKey)
    /// An invitation's time passes.
    case passTime(String)
    /// Housekeeping expires what is over.
    case sweep

    case leave(String, successor: Int?)
    case transfer(String, to: Int)
    case transferAndLeave(String, to: Int)
    case pause(String, Int)
    case activate(String, Int)
    case remove(String, Int)

    case assign(String, Int, role: String)
    case unassign(String, Int, role: String, successor: Int?)
    case createRole(String, as: String, RoleShape)
    case updateRole(String, role: String, RoleChange)
    case deleteRole(String, role: String)
    case grant(String, role: String, permission: Int)
    case revokePermission(String, role: String, permission: Int)

    case offerNesting(outer: String, inner: String, role: String?)
    case acceptNesting(outer: String, inner: String)
    case endNesting(outer: String, inner: String)

    case deleteAccount
  }

  enum InviteKey: Sendable {
    case id, token
  }

  struct CreateGroup: Sendable {
    var template: String
    var isPublic = false
    var showsMembers = true
    var succession: Model.Succession?
    var maxMembers: Int?
  }

  struct GroupChange: Sendable {
    var name: String?
    var isPublic: Bool?
    var showsMembers: Bool?
    var succession: Model.Succession?
    /// The inner nil lifts the limit.
    var maxMembers: Int??
    var inherits: Bool?
  }

  struct RoleShape: Sendable {
    var name: String
    var permissions: PermissionSet
    var isLeader = false
    var isJoiner = false
  }

  struct RoleChange: Sendable {
    var name: String?
    var permissions: PermissionSet?
    var isLeader: Bool?
    var isJoiner: Bool?
  }

  /// Whether time or an operator does it rather than a person.
  var isOfNobody: Bool {
    switch kind {
    case .passTime, .sweep: true
    default: false
    }
  }
}

extension Operation: CustomStringConvertible {
  var description: String {
    let text = "\(kind)"
      .replacing("MusterTests.", with: "").replacing("Model.", with: "")
      .replacing("Operation.", with: "").replacing("Optional", with: "")
    return isOfNobody ? text : "p\(actor): \(text)"
  }
}
