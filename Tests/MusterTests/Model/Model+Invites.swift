/// Invitations (K4, K8, K10, K12, A4).
extension Model {
  /// Ends a pending invitation, and the invited membership that it made.
  mutating func end(_ name: String, as status: InviteStatus) {
    guard let invite = invites[name] else { return }
    invites[name]?.status = status
    guard case .person(let person) = invite.addressee else { return }
    change(invite.group) { group in
      guard var row = group.members[person], row.status == .invited else { return }
      if let before = row.before {
        row.status = before
        row.before = nil
        group.members[person] = row
      } else {
        group.members[person] = nil
      }
    }
  }

  /// Why a person may not hand out a role (K12).
  func reasonsAgainstGiving(_ role: String, in name: String, _ actor: Int) -> Set<String> {
    guard let group = groups[name], let it = group.roles[role] else {
      return [Refusal.unknownRole, Refusal.notFound]
    }
    if it.isLeader, !actsAsLeader(actor, name) {
      return [Refusal.roleAboveOwn, Refusal.leaderProtected]
    }
    if !permissions(of: role, in: group).isSubset(of: permissions(actor, name)) {
      return [Refusal.roleAboveOwn]
    }
    return []
  }

  mutating func invite(
    _ name: String, _ label: String, _ addressee: Addressee, role: String?, maxUses: Int?,
    _ actor: Int
  ) -> Prediction {
    var reasons = gate(name, actor, .inviteMembers)
    guard sees(actor, name), let group = groups[name] else { return .refused(reasons) }
    // Without a role it is one of those that joiners get; which one of several is not said.
    let joiners: [String?] = joinerRoles(name).sorted()
    let roles = role.map { [$0] } ?? (joiners.isEmpty ? [nil] : joiners)
    var doubts: Set<String> = []
    let fine = roles.filter { role in
      let reasons = role.map { reasonsAgainstGiving($0, in: name, actor) } ?? []
      doubts.formUnion(reasons)
      return reasons.isEmpty
    }
    if fine.isEmpty { reasons.formUnion(doubts) }
    if case .person(let person) = addressee {
      if people[person].isGone { reasons.insert(Refusal.unknownUser) }
      if group.members[person]?.isCurrent == true { reasons.insert(Refusal.alreadyMember) }
    }
    if !reasons.isEmpty { return .refused(reasons) }
    // Inviting again renews what is pending, which keeps its name.
    let pending =
      addressee == .link
      ? nil
      : invites.first {
        $0.value.group == name && $0.value.addressee == addressee && $0.value.status == .pending
      }?.key
    invites[pending ?? label] = Invite(
      group: name, inviter: actor, addressee: addressee, maxUses: maxUses, madeAt: clock)
    if case .person(let person) = addressee {
      change(name) { group in
        if var row = group.members[person] {
          if row.status != .invited { row.before = row.status }
          row.status = .invited
          group.members[person] = row
        } else {
          group.members[person] = Membership(status: .invited)
        }
      }
    }
    return Prediction(
      states: fine.map { role in
        var model = self
        model.invites[pending ?? label]?.role = role
        return model
      }, refusals: doubts)
  }

  /// Whether a person sees an invitation's row.
  func sees(_ person: Int, invite: Invite) -> Bool {
    if invite.inviter == person || people[person].isAdmin { return true }
    if invite.addressee == .person(person) { return true }
    if invite.addressee == .email(person), people[person].isVerified { return true }
    return permissions(person, invite.group).contains(.inviteMembers)
  }

  mutating func revoke(_ name: String, _ actor: Int) -> Prediction {
    guard let invite = invites[name], sees(actor, invite: invite) else {
      return .refused(Refusal.notFound)
    }
    var reasons = gate(invite.group, actor, .inviteMembers)
    if invite.status != .pending { reasons.insert(Refusal.inviteNotPending) }
    if !reasons.isEmpty {
      // Who may not invite any more may still take back what they wrote, or not: it is not said.
      var prediction = Prediction.refused(reasons.union([Refusal.notFound]))
      if reasons.isSubset(of: [Refusal.forbidden, Refusal.notFound]), invite.inviter == actor {
        end(name, as: .revoked)
        prediction.states = [self]
      }
      return prediction
    }
    end(name, as: .revoked)
    var prediction = Prediction.becomes(self)
    if invite.isOver {
      prediction.refusals = [Refusal.inviteExpired, Refusal.inviteNotPending]
    }
    return prediction
  }

  /// Why an invitation is not a person's to answer, or nil when it is.
  private func reasonsAgainstHolding(
    _ invite: Invite, _ key: Operation.InviteKey, _ actor: Int
  ) -> Set<String> {
    switch (invite.addressee, key) {
    case (.link, .token): return []
    case (.person(actor), .id): return []
    case (.email(let person), .token):
      if person != actor { return [Refusal.inviteForSomeoneElse] }
      return people[actor].isVerified ? [] : [Refusal.emailNotVerified]
    case (.email(actor), .id):
      return people[actor].isVerified ? [] : [Refusal.emailNotVerified, Refusal.notFound]
    default: return [Refusal.notFound]
    }
  }

  mutating func accept(
    _ name: String, _ key: Operation.InviteKey, _ actor: Int
  ) -> Prediction {
    guard let invite = invites[name], let group = groups[invite.group] else {
      return .refused(Refusal.notFound)
    }
    let notMine = reasonsAgainstHolding(invite, key, actor)
    if !notMine.isEmpty { return .refused(notMine.union(reasonsOfLoss(invite))) }
    let row = group.members[actor]
    if invite.usedBy.contains(actor), let row, row.isCurrent {
      // Accepting again returns the membership that came of it; if a later one stands, or it is
      // paused, either answer will do: nothing changes.
      var prediction = Prediction.becomes(self)
      prediction.refusals = [
        Refusal.alreadyMember, Refusal.inviteNotPending, Refusal.invitationRequired,
        Refusal.inviteExpired, Refusal.archived, Refusal.inviterMayNotInvite, Refusal.check,
      ]
      return prediction
    }
    var reasons = reasonsAgainstJoining(
      actor, invite.group, isAddressed: invite.addressee != .link)
    if invite.status != .pending { reasons.insert(Refusal.inviteNotPending) }
    reasons.formUnion(reasonsOfLoss(invite))
    if invite.isOver { reasons.insert(Refusal.inviteExpired) }
    if group.isArchived { reasons.insert(Refusal.archived) }
    if people[invite.inviter].isGone
      || !permissions(invite.inviter, invite.group).contains(.inviteMembers)
    {
      reasons.insert(Refusal.inviterMayNotInvite)
    }
    if let role = invite.role,
      !reasonsAgainstGiving(role, in: invite.group, invite.inviter).isEmpty
    {
      reasons.insert(Refusal.inviterMayNotInvite)
    }
    // An e-mailed invitation from before a removal does not bring back who was removed.
    if let row, row.needsInvite, let leftAt = row.leftAt, invite.madeAt < leftAt {
      reasons.insert(Refusal.invitationRequired)
    }
    if !reasons.isEmpty { return .refused(reasons) }
    invites[name]?.uses += 1
    invites[name]?.usedBy.insert(actor)
    if invite.addressee != .link || invite.uses + 1 == invite.maxUses {
      invites[name]?.status = .accepted
    }
    admit(actor, to: invite.group, roles: Set([invite.role].compactMap { $0 }))
    return joined(invite.group)
  }

  mutating func decline(
    _ name: String, _ key: Operation.InviteKey, _ actor: Int
  ) -> Prediction {
    guard let invite = invites[name] else { return .refused(Refusal.notFound) }
    let notMine = reasonsAgainstHolding(invite, key, actor)
    if !notMine.isEmpty { return .refused(notMine.union(reasonsOfLoss(invite))) }
    if invite.addressee == .link {
      // Nothing changes, whether or not it is said that it is over.
      var prediction = Prediction.becomes(self)
      if invite.status != .pending || invite.isOver {
        prediction.refusals = [Refusal.inviteNotPending, Refusal.inviteExpired]
      }
      return prediction
    }
    switch invite.status {
    case .declined: return .becomes(self)
    case .pending:
      end(name, as: .declined)
      var prediction = Prediction.becomes(self)
      if invite.isOver {
        prediction.refusals = [Refusal.inviteNotPending, Refusal.inviteExpired]
      }
      return prediction
    default:
      return .refused(
        reasonsOfLoss(invite).union([Refusal.inviteNotPending, Refusal.inviteExpired]))
    }
  }

  /// A mail that had not left goes with the account of who sent it; nobody has the token then.
  private func reasonsOfLoss(_ invite: Invite) -> Set<String> {
    guard people[invite.inviter].isGone, case .email = invite.addressee else { return [] }
    return [Refusal.notFound]
  }

  mutating func sweep() -> Prediction {
    for (name, invite) in invites where invite.isOver && invite.status == .pending {
      end(name, as: .expired)
    }
    return .becomes(self)
  }
}
