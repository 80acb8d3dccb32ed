/// Groups as such (K1, K7, K9, K15).
extension Model {
  mutating func create(_ name: String, _ wish: Operation.CreateGroup, _ actor: Int) -> Prediction {
    guard let template = catalogue.templates[wish.template] else {
      return .refused("MU030")
    }
    let wishesFixed =
      wish.succession ?? template.succession != template.succession
      || wish.maxMembers ?? template.maxMembers != template.maxMembers
    if template.isFixed, wishesFixed { return .refused(Refusal.fixedByTemplate) }
    if template.isCrew, isInCrew(actor) { return .refused(Refusal.unique) }
    let maxMembers = wish.maxMembers ?? template.maxMembers
    var roles: [String: Role] = [:]
    var own: Set<String> = []
    for role in template.roles {
      roles["\(name).\(role.name)"] = Role(
        name: role.name, isLeader: role.isLeader, isJoiner: role.isJoiner,
        permissions: role.permissions)
      if role.isDefault { own.insert("\(name).\(role.name)") }
    }
    let row = Membership(status: .active, joinedAt: clock, roles: own)
    groups[name] = Group(
      template: template.name, isPublic: wish.isPublic, showsMembers: wish.showsMembers,
      succession: wish.succession ?? template.succession, minMembers: template.minMembers,
      maxMembers: maxMembers, isFixed: template.isFixed,
      code: template.hasJoinCode ? 1 : nil, codesDrawn: template.hasJoinCode ? 1 : 0,
      roles: roles, members: [actor: row])
    return .becomes(self)
  }

  mutating func update(
    _ name: String, _ change: Operation.GroupChange, _ actor: Int
  ) -> Prediction {
    var reasons = gate(name, actor)
    guard sees(actor, name), let group = groups[name] else { return .refused(reasons) }
    let mine = permissions(actor, name)
    func require(_ permission: Permission) {
      if !mine.contains(permission) { reasons.insert(Refusal.forbidden) }
    }
    if change.isPublic != nil { require(.setGroupVisibility) }
    if change.showsMembers != nil { require(.controlMemberListVisibility) }
    if change.name != nil || change.maxMembers != nil || change.inherits != nil {
      require(.editGroupSettings)
    }
    if change.succession != nil, !actsAsLeader(actor, name) { reasons.insert(Refusal.forbidden) }
    if group.isFixed,
      change.succession ?? group.succession != group.succession
        || change.maxMembers ?? group.maxMembers != group.maxMembers
    {
      reasons.insert(Refusal.fixedByTemplate)
    }
    if case .some(.some(let limit)) = change.maxMembers,
      limit < group.memberCount
    {
      reasons.insert(Refusal.check)
    }
    if !reasons.isEmpty { return .refused(reasons) }
    self.change(name) { group in
      if let value = change.isPublic { group.isPublic = value }
      if let value = change.showsMembers { group.showsMembers = value }
      if let value = change.succession { group.succession = value }
      if let value = change.maxMembers { group.maxMembers = value }
      if let value = change.inherits { group.inherits = value }
    }
    return .becomes(self)
  }

  mutating func archive(_ name: String, _ actor: Int) -> Prediction {
    guard sees(actor, name), let group = groups[name] else { return .refused(Refusal.notFound) }
    if !actsAsLeader(actor, name) {
      return .refused(
        group.isArchived ? [Refusal.forbidden, Refusal.archived] : [Refusal.forbidden])
    }
    if !group.isArchived { close(name) }
    return .becomes(self)
  }

  /// Archives a group: what waits ends, and so does its place among other groups (K13, K15).
  mutating func close(_ name: String) {
    change(name) { group in
      group.isArchived = true
      group.code = nil
      group.edges = [:]
    }
    for (invite, value) in invites where value.group == name && value.status == .pending {
      end(invite, as: .revoked)
    }
    for outer in groups.keys { change(outer) { $0.edges[name] = nil } }
  }

  mutating func unarchive(_ name: String, _ actor: Int) -> Prediction {
    guard sees(actor, name) else { return .refused(Refusal.notFound) }
    guard actsAsLeader(actor, name) else { return .refused(Refusal.forbidden) }
    change(name) { $0.isArchived = false }
    return .becomes(self)
  }

  mutating func delete(_ name: String, _ actor: Int) -> Prediction {
    guard sees(actor, name) else { return .refused(Refusal.notFound) }
    guard permissions(actor, name).contains(.deleteGroup) else {
      return .refused(Refusal.forbidden)
    }
    groups[name] = nil
    for (invite, value) in invites where value.group == name { invites[invite] = nil }
    for outer in groups.keys { change(outer) { $0.edges[name] = nil } }
    return .becomes(self)
  }

  mutating func changeCode(_ name: String, _ actor: Int, isOn: Bool) -> Prediction {
    let reasons = gate(name, actor, .inviteMembers)
    if !reasons.isEmpty { return .refused(reasons) }
    if isOn { drawCode(name) } else { change(name) { $0.code = nil } }
    return .becomes(self)
  }

  mutating func drawCode(_ name: String) {
    change(name) { group in
      group.codesDrawn += 1
      group.code = group.codesDrawn
    }
  }

  /// States in which a person leads in addition; more than one when a group has several leader
  /// roles, of which the rules prefer none.
  func promoting(_ person: Int, in name: String) -> [Model] {
    guard let group = groups[name] else { return [] }
    let given = group.roles.filter(\.value.isLeader).keys.sorted().map { role in
      var model = self
      model.change(name) { $0.members[person]?.roles.insert(role) }
      return model
    }
    // Who leads already leads on, with one role more or not.
    if let row = group.members[person], leads(row, group) { return [self] + given }
    return given
  }

  /// Who may lead once somebody no longer does (K7): nobody needs to, one person, or it is
  /// refused.
  enum Succeeding {
    case unneeded
    case by(Int)
    case refused(String)
  }

  func succession(in name: String, without person: Int, named: Int?) -> Succeeding {
    guard let group = groups[name] else { return .unneeded }
    let others = activeMembers(group).filter { $0 != person }
    if let named {
      return others.contains(named) ? .by(named) : .refused(Refusal.successorNotEligible)
    }
    let leaders = leaders(group)
    if !leaders.contains(person) || leaders.count > 1 { return .unneeded }
    if group.succession == .automatic, let next = others.first { return .by(next) }
    return .refused(Refusal.lastLeader)
  }
}
