/// Who reaches which group, in which roles (K5, K6, K12 to K14, A6).
extension Model {
  /// What a person may in a group.
  struct Standing {
    var roles: Set<String> = []
    var permissions = PermissionSet()
    /// Directly and actively.
    var leads = false
    /// Through an active direct membership.
    var isDirect = false
  }

  /// A group reached through edges, and the role in it.
  struct Reach: Hashable, Comparable {
    var outer: String
    var role: String
    /// The group just below `outer` on the path.
    var through: String

    static func < (a: Self, b: Self) -> Bool {
      (a.outer, a.role, a.through) < (b.outer, b.role, b.through)
    }
  }

  /// The groups that an active member of a group is in through edges, over any number of them.
  func reach(from inner: String) -> Set<Reach> {
    var found: Set<Reach> = []
    var seen: Set<String> = [inner]
    var ahead = [inner]
    while let name = ahead.popLast() {
      for (outer, group) in groups where group.inherits {
        guard let edge = group.edges[name], edge.status == .active else { continue }
        found.insert(Reach(outer: outer, role: edge.role, through: name))
        if seen.insert(outer).inserted { ahead.append(outer) }
      }
    }
    return found
  }

  /// The roles that come to a person through inner groups, whatever a direct row says.
  func inheritedRoles(_ person: Int, _ name: String) -> Set<String> {
    guard let group = groups[name], !group.edges.isEmpty else { return [] }
    var roles: Set<String> = []
    for (inner, other) in groups where other.members[person]?.status == .active {
      for reached in reach(from: inner) where reached.outer == name { roles.insert(reached.role) }
    }
    return roles
  }

  /// Whether a direct row keeps out what would come through inner groups.
  func blocks(_ status: Status?) -> Bool {
    switch status {
    case .active, .removed: true
    case .paused: !mistakes.contains(.pausedRowsDoNotBlock)
    case .left, .invited, nil: false
    }
  }

  /// A person's effective standing; nil when they have none. Platform roles do not count here.
  func standing(_ person: Int, _ name: String) -> Standing? {
    guard let group = groups[name] else { return nil }
    let row = group.members[person]
    var standing = Standing()
    if let row, row.status == .active {
      standing.isDirect = true
      standing.roles = row.roles
      standing.leads = leads(row, group)
    } else if !blocks(row?.status) {
      standing.roles = inheritedRoles(person, name)
      if standing.roles.isEmpty { return nil }
    } else {
      return nil
    }
    for role in standing.roles {
      standing.permissions.formUnion(permissions(of: role, in: group))
    }
    return standing
  }

  func permissions(of role: String, in group: Group) -> PermissionSet {
    guard let role = group.roles[role] else { return PermissionSet() }
    return role.isLeader ? catalogue.all : role.permissions
  }

  /// Whether a membership holds a leader role, in effect or not.
  func leads(_ row: Membership, _ group: Group) -> Bool {
    row.roles.contains { group.roles[$0]?.isLeader == true }
  }

  /// The direct active leaders.
  func leaders(_ group: Group) -> Set<Int> {
    Set(group.members.filter { $0.value.status == .active && leads($0.value, group) }.keys)
  }

  /// The direct active members, those who stand longest first.
  func activeMembers(_ group: Group) -> [Int] {
    group.members.filter { $0.value.status == .active }
      .sorted { ($0.value.joinedAt ?? 0, $0.key) < ($1.value.joinedAt ?? 0, $1.key) }.map(\.key)
  }

  /// What a person may do in a group; platform admins may everything (K11).
  func permissions(_ person: Int, _ name: String) -> PermissionSet {
    if people[person].isAdmin { return catalogue.all }
    return standing(person, name)?.permissions ?? PermissionSet()
  }

  /// Whether a person leads a group, or manages all groups.
  func actsAsLeader(_ person: Int, _ name: String) -> Bool {
    people[person].isAdmin || standing(person, name)?.leads == true
  }

  /// Whether a group is there for a person at all (R4).
  func sees(_ person: Int, _ name: String) -> Bool {
    guard let group = groups[name] else { return false }
    return seesRow(person, name) || (group.isPublic && !group.isArchived)
  }

  /// Whether a person sees a group's row, not only what makes public ones findable.
  func seesRow(_ person: Int, _ name: String) -> Bool {
    guard let group = groups[name] else { return false }
    return group.members[person] != nil || people[person].isAdmin
      || standing(person, name) != nil
  }

  /// Whether a person sees all members of a group (K14).
  func seesMembers(_ person: Int, _ name: String) -> Bool {
    guard let group = groups[name] else { return false }
    if people[person].isAdmin { return true }
    guard let standing = standing(person, name) else { return false }
    return standing.leads
      || (group.showsMembers && standing.permissions.contains(.viewMemberList))
  }

  /// Whether somebody sees a direct member's row (K14): one's own always, all where the list is
  /// open; those who lead, their role in effect (K6), are known to all inside.
  func seesMembership(of other: Int, in name: String, _ viewer: Int) -> Bool {
    guard let group = groups[name], let row = group.members[other] else { return false }
    if other == viewer || seesMembers(viewer, name) { return true }
    return row.status == .active && leads(row, group) && standing(viewer, name) != nil
  }

  /// Who is in a group through another, as far as somebody in it sees them (A6, K13): where both
  /// its own list and that of the group they come from are open to them.
  func indirectMembers(_ name: String, seenBy viewer: Int) -> Set<Int> {
    guard let group = groups[name], !group.edges.isEmpty, seesMembers(viewer, name) else {
      return []
    }
    var found: Set<Int> = []
    for (inner, other) in groups where reach(from: inner).contains(where: { $0.outer == name }) {
      guard other.showsMembers || seesMembers(viewer, inner) else { continue }
      for (person, row) in other.members
      where row.status == .active && !blocks(group.members[person]?.status) {
        found.insert(person)
      }
    }
    return found
  }
}
