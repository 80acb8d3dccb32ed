/// The permissions of group scope that the kernel's own rules ask for.
enum Permission: Int, CaseIterable, Sendable {
  case activateMembers, assignRoles, controlMemberListVisibility, deleteGroup, editGroupSettings
  case inviteMembers, pauseMembers, removeMembers, removeRoles, setGroupVisibility, viewMemberList

  /// The name under which the catalogue has it.
  var name: String {
    var text = ""
    for character in "\(self)" {
      text += character.isUppercase ? "_" + character.lowercased() : String(character)
    }
    return text
  }
}

/// A set of permissions of group scope: a bit each, as `Catalogue` numbers them.
struct PermissionSet: Hashable, Sendable {
  var bits: UInt64 = 0

  init() {}
  init(bits: UInt64) { self.bits = bits }

  func contains(_ permission: Permission) -> Bool { bits & (1 << permission.rawValue) != 0 }
  func contains(number: Int) -> Bool { bits & (1 << number) != 0 }
  mutating func insert(number: Int) { bits |= 1 << number }
  mutating func remove(number: Int) { bits &= ~(1 << number) }
  mutating func formUnion(_ other: Self) { bits |= other.bits }
  func isSubset(of other: Self) -> Bool { bits & ~other.bits == 0 }
}

/// What groups are made from: data that documents give, not rules.
struct Catalogue: Sendable {
  /// The names of the permissions of group scope; the kernel's are the first.
  let permissions: [String]
  let templates: [String: Template]
  let all: PermissionSet

  struct Template: Sendable {
    let name: String
    let succession: Model.Succession
    let minMembers: Int?
    let maxMembers: Int?
    let hasJoinCode: Bool
    /// Succession and size are not to be changed.
    let isFixed: Bool
    /// Dinner crews neither hold groups nor are in any.
    var isCrew: Bool { isFixed }
    let roles: [Role]
  }

  struct Role: Sendable {
    let name: String
    let isLeader: Bool
    /// Given to the group's creator.
    let isDefault: Bool
    let isJoiner: Bool
    let permissions: PermissionSet
  }

  init(permissions names: [String], templates: [Template]) {
    let kernel = Permission.allCases.map(\.name)
    permissions = kernel + names.filter { !kernel.contains($0) }.sorted()
    self.templates = Dictionary(uniqueKeysWithValues: templates.map { ($0.name, $0) })
    all = PermissionSet(bits: (1 << permissions.count) - 1)
  }
}
