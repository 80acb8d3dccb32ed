/// Roles, who holds them, and what they may (K7, K11, K12).
extension Model {
  mutating func assign(
    _ name: String, _ other: Int, _ role: String, _ actor: Int
  ) -> Prediction {
    var reasons = gate(name, actor, .assignRoles)
    guard sees(actor, name) else { return .refused(reasons) }
    reasons.formUnion(reasonsAgainstGiving(role, in: name, actor))
    reasons.formUnion(reasonsAgainstTouching(other, name, actor))
    if !reasons.isEmpty { return .refused(reasons) }
    change(name) { $0.members[other]?.roles.insert(role) }
    return .becomes(self)
  }

  mutating func unassign(
    _ name: String, _ other: Int, _ role: String, _ successor: Int?, _ actor: Int
  ) -> Prediction {
    var reasons = gate(name, actor)
    guard sees(actor, name), let group = groups[name] else { return .refused(reasons) }
    let isOwn = other == actor && group.members[actor]?.status == .active
    if !isOwn, !permissions(actor, name).contains(.removeRoles) {
      reasons.insert(Refusal.forbidden)
    }
    if !isOwn {
      reasons.formUnion(reasonsAgainstGiving(role, in: name, actor))
      reasons.formUnion(reasonsAgainstTouching(other, name, actor))
    }
    // A paused member lays nothing down, and a platform admin takes from anybody: which of the
    // two holds for a paused admin is not said.
    let isOwnPaused = other == actor && !isOwn
    let isHeld = group.members[other]?.roles.contains(role) == true
    if !isHeld {
      // Whether taking what is not there is refused or is nothing is not said.
      reasons.formUnion([Refusal.notFound, Refusal.unknownRole, Refusal.notAMember])
      var prediction = Prediction.refused(
        isOwnPaused ? reasons.union([Refusal.forbidden]) : reasons)
      if reasons.isSubset(of: [Refusal.notFound, Refusal.unknownRole, Refusal.notAMember]),
        group.roles[role] != nil, group.members[other]?.isCurrent == true
      {
        prediction.states = [self]
      }
      return prediction
    }
    var states = [self]
    // Who is paused leads nobody, so there is nothing to hand on.
    if group.roles[role]?.isLeader == true, successor != nil,
      group.members[other]?.status != .active
    {
      reasons.insert(Refusal.forbidden)
    }
    if group.roles[role]?.isLeader == true, let row = group.members[other], row.status == .active {
      var without = row
      without.roles.remove(role)
      if !leads(without, group) || successor != nil {
        switch succession(in: name, without: other, named: successor) {
        case .unneeded: break
        case .by(let next): states = promoting(next, in: name)
        case .refused(let reason): reasons.insert(reason)
        }
      }
    }
    if !reasons.isEmpty { return .refused(reasons) }
    return Prediction(
      states: states.map { state in
        var model = state
        model.change(name) { _ = $0.members[other]?.roles.remove(role) }
        // Who led is then what those are who join.
        if group.roles[role]?.isLeader == true, model.groups[name]?.members[other]?.roles == [] {
          let joiners = joinerRoles(name)
          model.change(name) { $0.members[other]?.roles = joiners }
        }
        return model
      }, refusals: isOwnPaused ? [Refusal.forbidden] : [])
  }

  // MARK: Roles themselves

  mutating func createRole(
    _ name: String, _ label: String, _ shape: Operation.RoleShape, _ actor: Int
  ) -> Prediction {
    var reasons = gate(name, actor, .assignRoles)
    guard sees(actor, name), let group = groups[name] else { return .refused(reasons) }
    if !shape.permissions.isSubset(of: permissions(actor, name)) {
      reasons.insert(Refusal.roleAboveOwn)
    }
    if shape.isLeader, !actsAsLeader(actor, name) {
      reasons.formUnion([Refusal.roleAboveOwn, Refusal.leaderProtected])
    }
    if shape.isLeader, shape.isJoiner { reasons.insert(Refusal.check) }
    // A leader role holds everything, and is given no list.
    if shape.isLeader, shape.permissions.bits != 0 { reasons.insert(Refusal.leaderRoleIsWhole) }
    if group.roles.values.contains(where: { $0.name == shape.name }) {
      reasons.insert(Refusal.unique)
    }
    if !reasons.isEmpty { return .refused(reasons) }
    change(name) { group in
      group.roles[label] = Role(
        name: shape.name, isLeader: shape.isLeader, isJoiner: false, permissions: shape.permissions)
    }
    return Prediction(states: shape.isJoiner ? makingJoiner(label, in: name) : [self])
  }

  /// A role becomes one of those that joiners get: the only one, or one more.
  private func makingJoiner(_ role: String, in name: String) -> [Model] {
    var only = self
    only.change(name) { group in
      for other in group.roles.keys { group.roles[other]?.isJoiner = other == role }
    }
    var more = self
    more.change(name) { $0.roles[role]?.isJoiner = true }
    return [only, more]
  }

  /// The states in which a role leads no more, or is gone, and somebody leads nevertheless.
  private func withoutLeaders(
    through role: String, in name: String, _ body: (inout Group) -> Void
  ) -> Prediction {
    var model = self
    model.change(name, body)
    guard let before = groups[name], let after = model.groups[name] else { return .becomes(model) }
    if activeMembers(before).isEmpty || !model.leaders(after).isEmpty || leaders(before).isEmpty {
      return .becomes(model)
    }
    // Nobody would lead. Who would take over has to be another than those who did.
    var prediction = Prediction.refused(Refusal.lastLeader)
    if before.succession == .automatic {
      let losing = leaders(before)
      if let next = activeMembers(after).first(where: { !losing.contains($0) }) {
        prediction.states = model.promoting(next, in: name)
      }
    }
    return prediction
  }

  mutating func updateRole(
    _ name: String, _ role: String, _ change: Operation.RoleChange, _ actor: Int
  ) -> Prediction {
    var reasons = gate(name, actor, .assignRoles)
    guard sees(actor, name), let group = groups[name] else { return .refused(reasons) }
    reasons.formUnion(reasonsAgainstGiving(role, in: name, actor))
    guard let old = group.roles[role] else { return .refused(reasons) }
    if let new = change.permissions {
      if !new.isSubset(of: permissions(actor, name)) { reasons.insert(Refusal.roleAboveOwn) }
    }
    let leads = change.isLeader ?? old.isLeader
    let joins = change.isJoiner ?? old.isJoiner
    if leads, joins { reasons.insert(Refusal.check) }
    if leads, let new = change.permissions, new.bits != 0 {
      reasons.insert(Refusal.leaderRoleIsWhole)
    }
    if leads != old.isLeader, !actsAsLeader(actor, name) {
      reasons.formUnion([Refusal.roleAboveOwn, Refusal.leaderProtected])
    }
    if leads, !old.isLeader, isOnEdge(role, of: group) { reasons.insert(Refusal.roleInUse) }
    if let new = change.name,
      group.roles.contains(where: { $0.key != role && $0.value.name == new })
    {
      reasons.insert(Refusal.unique)
    }
    if !reasons.isEmpty { return .refused(reasons) }
    var prediction = withoutLeaders(through: role, in: name) { group in
      if let new = change.name { group.roles[role]?.name = new }
      if let new = change.permissions { group.roles[role]?.permissions = new }
      // One that leads no more begins with nothing.
      if old.isLeader, !leads {
        group.roles[role]?.permissions = change.permissions ?? PermissionSet()
      }
      group.roles[role]?.isLeader = leads
      group.roles[role]?.isJoiner = joins
    }
    if joins, !old.isJoiner {
      prediction.states = prediction.states.flatMap { $0.makingJoiner(role, in: name) }
    }
    return prediction
  }

  /// Whether somebody comes, or is offered to come, by an edge in a role.
  func isOnEdge(_ role: String, of group: Group) -> Bool {
    group.edges.values.contains { $0.role == role }
  }

  mutating func deleteRole(_ name: String, _ role: String, _ actor: Int) -> Prediction {
    var reasons = gate(name, actor, .removeRoles)
    guard sees(actor, name), let group = groups[name] else { return .refused(reasons) }
    reasons.formUnion(reasonsAgainstGiving(role, in: name, actor))
    if group.roles[role] == nil { return .refused(reasons) }
    if isOnEdge(role, of: group) { reasons.insert(Refusal.roleInUse) }
    if !reasons.isEmpty { return .refused(reasons) }
    for (invite, value) in invites where value.group == name && value.role == role {
      if value.status == .pending { end(invite, as: .revoked) }
      invites[invite]?.role = nil
    }
    return withoutLeaders(through: role, in: name) { group in
      group.roles[role] = nil
      for person in group.members.keys { group.members[person]?.roles.remove(role) }
    }
  }

  mutating func setPermission(
    _ name: String, _ role: String, _ permission: Int, granted: Bool, _ actor: Int
  ) -> Prediction {
    var reasons = gate(name, actor, .assignRoles)
    guard sees(actor, name), let group = groups[name] else { return .refused(reasons) }
    reasons.formUnion(reasonsAgainstGiving(role, in: name, actor))
    guard let it = group.roles[role] else { return .refused(reasons) }
    if granted, !permissions(actor, name).contains(number: permission) {
      reasons.insert(Refusal.roleAboveOwn)
    }
    if it.isLeader, !granted {
      return .refused(reasons.union([Refusal.leaderRoleIsWhole]))
    }
    if !reasons.isEmpty { return .refused(reasons) }
    // Granting what it has anyway is refused, or nothing.
    if it.isLeader { return Prediction(states: [self], refusals: [Refusal.leaderRoleIsWhole]) }
    // Taking away what the role has not, by somebody who has it not either, is refused, or nothing.
    let isOwn = permissions(actor, name).contains(number: permission)
    change(name) { group in
      if granted {
        group.roles[role]?.permissions.insert(number: permission)
      } else {
        group.roles[role]?.permissions.remove(number: permission)
      }
    }
    return Prediction(states: [self], refusals: isOwn ? [] : [Refusal.roleAboveOwn])
  }
}
