/// Joining, leaving, pausing, removing (K2 to K7, K9, K10, K12).
extension Model {
  /// Why a person cannot become a member now, apart from who lets them.
  func reasonsAgainstJoining(_ person: Int, _ name: String, isAddressed: Bool) -> Set<String> {
    guard let group = groups[name] else { return [Refusal.notFound] }
    var reasons: Set<String> = []
    let row = group.members[person]
    switch row?.status {
    case .active: reasons.insert(Refusal.alreadyMember)
    case .paused:
      reasons.formUnion([
        Refusal.alreadyMember, Refusal.invalidMove, Refusal.invitationRequired, Refusal.forbidden,
      ])
    default: break
    }
    if let row, row.needsInvite, !isAddressed, !mistakes.contains(.removedPeopleComeBackByCode) {
      reasons.insert(Refusal.invitationRequired)
    }
    let taken =
      mistakes.contains(.pausedMembersFreePlaces)
      ? activeMembers(group).count : group.memberCount
    if let limit = group.maxMembers, taken >= limit, row?.isCurrent != true {
      reasons.insert(Refusal.check)
    }
    if group.isFixed, isInCrew(person, besides: name) { reasons.insert(Refusal.unique) }
    return reasons
  }

  /// Whether a person is in a dinner crew, archived or not: nobody is in two (D1).
  func isInCrew(_ person: Int, besides name: String? = nil) -> Bool {
    groups.contains {
      $0.key != name && $0.value.isFixed && $0.value.members[person]?.isCurrent == true
    }
  }

  /// Makes a person an active member, and ends what else invited them.
  mutating func admit(_ person: Int, to name: String, roles: Set<String>) {
    let now = clock
    change(name) { group in
      var row = group.members[person] ?? Membership(status: .active)
      if row.joinedAt != nil { row.earlierSpells += 1 }
      row.status = .active
      row.joinedAt = now
      row.leftAt = nil
      row.needsInvite = false
      row.before = nil
      row.roles = roles
      group.members[person] = row
    }
    for (invite, value) in invites where value.group == name && value.status == .pending {
      if value.addressee == .person(person)
        || (value.addressee == .email(person) && people[person].isVerified)
      {
        invites[invite]?.status = .revoked
      }
    }
  }

  /// The state after somebody joined, unless nobody would lead then (K7).
  func joined(_ name: String) -> Prediction {
    guard let group = groups[name] else { return .becomes(self) }
    return leaders(group).isEmpty ? .refused(Refusal.lastLeader) : .becomes(self)
  }

  func joinerRoles(_ name: String) -> Set<String> {
    Set(groups[name]?.roles.filter(\.value.isJoiner).keys.map { $0 } ?? [])
  }

  mutating func join(_ name: String, stale: Bool, _ actor: Int) -> Prediction {
    guard !stale, let group = groups[name], group.code != nil else {
      return .refused(Refusal.unknownCode)
    }
    let reasons = reasonsAgainstJoining(actor, name, isAddressed: false)
    if !reasons.isEmpty { return .refused(reasons) }
    admit(actor, to: name, roles: joinerRoles(name))
    return joined(name)
  }

  /// Ends a membership (K4).
  mutating func freeze(_ person: Int, in name: String, as status: Status) {
    let now = clock
    change(name) { group in
      guard var row = group.members[person] else { return }
      row.needsInvite = status == .removed || row.status == .paused
      row.status = status
      row.leftAt = now
      row.roles = []
      group.members[person] = row
    }
  }

  /// The sole active member is gone: all that is left of the group's life ends (K7).
  mutating func closeEmpty(_ name: String) {
    for (person, row) in groups[name]?.members ?? [:] where row.status == .paused {
      freeze(person, in: name, as: .left)
    }
    close(name)
  }

  mutating func leave(_ name: String, _ successor: Int?, _ actor: Int) -> Prediction {
    // Out of an archived group, too, whoever wants to goes (K15).
    var reasons = gate(name, actor).subtracting([Refusal.archived])
    guard sees(actor, name), let group = groups[name] else { return .refused(reasons) }
    guard let row = group.members[actor], row.isCurrent else {
      return .refused(
        reasons.union(
          successor == nil ? [Refusal.notAMember] : [Refusal.notAMember, Refusal.forbidden]))
    }
    let isLeading = row.status == .active && leads(row, group)
    if successor != nil, !isLeading { reasons.insert(Refusal.forbidden) }
    // An archived group takes a new leader only if it would have none.
    let leading = leaders(group)
    if let successor, group.isArchived, leading != [actor], !leading.contains(successor) {
      reasons.insert(Refusal.archived)
    }
    var states = [self]
    let isSole = activeMembers(group) == [actor]
    if !isSole || successor != nil {
      switch succession(in: name, without: actor, named: successor) {
      case .unneeded: break
      case .by(let next): states = promoting(next, in: name)
      case .refused(let reason): reasons.insert(reason)
      }
    }
    if !reasons.isEmpty { return .refused(reasons) }
    return Prediction(
      states: states.map { state in
        var model = state
        model.freeze(actor, in: name, as: .left)
        if isSole { model.closeEmpty(name) }
        return model
      })
  }

  mutating func transfer(_ name: String, to other: Int, _ actor: Int) -> Prediction {
    var reasons = gate(name, actor)
    guard sees(actor, name), let group = groups[name] else { return .refused(reasons) }
    if standing(actor, name)?.leads != true { reasons.insert(Refusal.forbidden) }
    if other == actor || group.members[other]?.status != .active {
      reasons.insert(Refusal.successorNotEligible)
    }
    if !reasons.isEmpty { return .refused(reasons) }
    return Prediction(
      states: promoting(other, in: name).map { state in
        var model = state
        model.layDownLeadership(actor, in: name)
        return model
      })
  }

  /// Takes a person's leader roles; who has no other role then has those of joiners.
  mutating func layDownLeadership(_ person: Int, in name: String) {
    let joiners = joinerRoles(name)
    change(name) { group in
      guard var row = group.members[person] else { return }
      row.roles = row.roles.filter { group.roles[$0]?.isLeader != true }
      if row.roles.isEmpty { row.roles = joiners }
      group.members[person] = row
    }
  }

  /// Refusals common to what is done to a current member (K12).
  func reasonsAgainstTouching(_ person: Int, _ name: String, _ actor: Int) -> Set<String> {
    guard let group = groups[name] else { return [Refusal.notFound] }
    guard let row = group.members[person], row.isCurrent else { return [Refusal.notFound] }
    if leads(row, group), !actsAsLeader(actor, name), !mistakes.contains(.leadersAreLikeOthers) {
      return [Refusal.leaderProtected]
    }
    return []
  }

  mutating func pause(_ name: String, _ other: Int, _ actor: Int) -> Prediction {
    var reasons = gate(name, actor, .pauseMembers)
    guard sees(actor, name), let group = groups[name] else { return .refused(reasons) }
    reasons.formUnion(reasonsAgainstTouching(other, name, actor))
    var states = [self]
    if group.members[other]?.status == .active {
      switch succession(in: name, without: other, named: nil) {
      case .unneeded: break
      case .by(let next): states = promoting(next, in: name)
      case .refused(let reason): reasons.insert(reason)
      }
    }
    if !reasons.isEmpty { return .refused(reasons) }
    return Prediction(
      states: states.map { state in
        var model = state
        model.change(name) { $0.members[other]?.status = .paused }
        return model
      })
  }

  mutating func activate(_ name: String, _ other: Int, _ actor: Int) -> Prediction {
    let reasons = gate(name, actor, .activateMembers)
    guard sees(actor, name) else { return .refused(reasons) }
    let all = reasons.union(reasonsAgainstTouching(other, name, actor))
    if !all.isEmpty { return .refused(all) }
    guard let group = groups[name] else { return .refused(all) }
    let others = leaders(group).subtracting([other])
    change(name) { $0.members[other]?.status = .active }
    // D1: somebody else leads the crew by now.
    if group.isFixed, group.members[other]?.status == .paused, !others.isEmpty,
      let row = group.members[other], leads(row, group)
    {
      change(name) { crew in
        let leading = Set(crew.roles.filter(\.value.isLeader).keys)
        crew.members[other]?.roles.subtract(leading)
      }
      if groups[name]?.members[other]?.roles.isEmpty == true {
        let joiners = joinerRoles(name)
        change(name) { $0.members[other]?.roles = joiners }
      }
    }
    return .becomes(self)
  }

  mutating func remove(_ name: String, _ other: Int, _ actor: Int) -> Prediction {
    var reasons = gate(name, actor, .removeMembers)
    guard sees(actor, name), let group = groups[name] else { return .refused(reasons) }
    if other == actor { return .refused(reasons.union([Refusal.leaveInstead])) }
    reasons.formUnion(reasonsAgainstTouching(other, name, actor))
    var states = [self]
    // The sole active member's going, in whatever way, ends the group's life.
    let isSole = activeMembers(group) == [other]
    if !isSole, group.members[other]?.isCurrent == true {
      switch succession(in: name, without: other, named: nil) {
      case .unneeded: break
      case .by(let next): states = promoting(next, in: name)
      case .refused(let reason): reasons.insert(reason)
      }
    }
    if !reasons.isEmpty { return .refused(reasons) }
    return Prediction(
      states: states.map { state in
        var model = state
        model.freeze(other, in: name, as: .removed)
        if isSole { model.closeEmpty(name) }
        if model.groups[name]?.code != nil { model.drawCode(name) }
        return model
      })
  }
}
