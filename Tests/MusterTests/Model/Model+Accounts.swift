/// Accounts (A7).
extension Model {
  /// Deleting an account leaves every group, as if it were automatic whatever the group says.
  mutating func deleteAccount(_ person: Int) -> Prediction {
    var states = [self]
    for name in groups.keys.sorted() {
      guard let row = groups[name]?.members[person] else { continue }
      states = states.flatMap { $0.leavingForGood(person, name, row) }
    }
    return Prediction(
      states: states.map { state in
        var model = state
        model.people[person].isGone = true
        model.people[person].isVerified = false
        model.people[person].isAdmin = false
        for (invite, value) in model.invites where value.status == .pending {
          if value.addressee == .person(person) || value.inviter == person {
            model.end(invite, as: .revoked)
          }
        }
        // What they had answered was theirs; the address is nobody's now.
        for (invite, value) in model.invites where value.addressee == .email(person) {
          if value.status == .declined || value.uses > 0 {
            model.invites[invite]?.addressee = .person(person)
          }
        }
        return model
      })
  }

  private func leavingForGood(_ person: Int, _ name: String, _ row: Membership) -> [Model] {
    guard let group = groups[name], row.isCurrent else { return [self] }
    let isSole = activeMembers(group) == [person]
    var states = [self]
    if row.status == .active, leaders(group) == [person],
      let next = activeMembers(group).first(where: { $0 != person })
    {
      states = promoting(next, in: name)
    }
    return states.map { state in
      var model = state
      model.freeze(person, in: name, as: .left)
      if isSole { model.closeEmpty(name) }
      return model
    }
  }
}
