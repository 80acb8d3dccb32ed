extension Model {
  /// What comes of an operation.
  func predict(_ operation: Operation) -> Prediction {
    var prediction = outcome(of: operation)
    // D1, at the end of the transaction: a crew has one leader.
    let count = prediction.states.count
    prediction.states.removeAll { state in
      state.groups.values.contains { $0.isFixed && state.leaders($0).count > 1 }
    }
    if prediction.states.count < count { prediction.refusals.insert(Refusal.oneLeader) }
    return prediction
  }

  private func outcome(of operation: Operation) -> Prediction {
    var model = self
    model.clock += 1
    let actor = operation.actor
    if people[actor].isGone, !operation.isOfNobody {
      return .refused("MU001", "MU002", Refusal.notFound, Refusal.forbidden)
    }
    switch operation.kind {
    case .createGroup(let name, let wish): return model.create(name, wish, actor)
    case .updateGroup(let name, let change): return model.update(name, change, actor)
    case .archive(let name): return model.archive(name, actor)
    case .unarchive(let name): return model.unarchive(name, actor)
    case .delete(let name): return model.delete(name, actor)
    case .rotateCode(let name): return model.changeCode(name, actor, isOn: true)
    case .turnOffCode(let name): return model.changeCode(name, actor, isOn: false)
    case .join(let name, let stale): return model.join(name, stale: stale, actor)
    case .invite(let group, let name, let addressee, let role, let maxUses):
      return model.invite(group, name, addressee, role: role, maxUses: maxUses, actor)
    case .revoke(let invite): return model.revoke(invite, actor)
    case .accept(let invite, let key): return model.accept(invite, key, actor)
    case .decline(let invite, let key): return model.decline(invite, key, actor)
    case .passTime(let invite):
      model.invites[invite]?.isOver = true
      return .becomes(model)
    case .sweep: return model.sweep()
    case .leave(let name, let successor): return model.leave(name, successor, actor)
    case .transfer(let name, let other): return model.transfer(name, to: other, actor)
    case .transferAndLeave(let name, let other): return model.leave(name, other, actor)
    case .pause(let name, let other): return model.pause(name, other, actor)
    case .activate(let name, let other): return model.activate(name, other, actor)
    case .remove(let name, let other): return model.remove(name, other, actor)
    case .assign(let name, let other, let role):
      return model.assign(name, other, role, actor)
    case .unassign(let name, let other, let role, let successor):
      return model.unassign(name, other, role, successor, actor)
    case .createRole(let group, let name, let shape):
      return model.createRole(group, name, shape, actor)
    case .updateRole(let group, let role, let change):
      return model.updateRole(group, role, change, actor)
    case .deleteRole(let group, let role): return model.deleteRole(group, role, actor)
    case .grant(let group, let role, let permission):
      return model.setPermission(group, role, permission, granted: true, actor)
    case .revokePermission(let group, let role, let permission):
      return model.setPermission(group, role, permission, granted: false, actor)
    case .offerNesting(let outer, let inner, let role):
      return model.offerNesting(outer, inner, role: role, actor)
    case .acceptNesting(let outer, let inner): return model.acceptNesting(outer, inner, actor)
    case .endNesting(let outer, let inner): return model.endNesting(outer, inner, actor)
    case .deleteAccount: return model.deleteAccount(actor)
    }
  }

  /// Refusals that stand before most changes of a group: hidden is absent, and nothing else is
  /// said then; or a missing permission; or that it is archived.
  func gate(_ name: String, _ actor: Int, _ permission: Permission? = nil) -> Set<String> {
    guard sees(actor, name), let group = groups[name] else { return [Refusal.notFound] }
    var reasons: Set<String> = []
    if let permission, !permissions(actor, name).contains(permission) {
      reasons.insert(Refusal.forbidden)
    }
    if group.isArchived { reasons.insert(Refusal.archived) }
    return reasons
  }

  /// Changes a group that is there.
  mutating func change(_ name: String, _ body: (inout Group) -> Void) {
    guard var group = groups.removeValue(forKey: name) else { return }
    body(&group)
    groups[name] = group
  }
}
