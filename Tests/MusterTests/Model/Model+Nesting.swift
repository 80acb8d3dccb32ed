/// Groups in groups (K13).
extension Model {
  /// Whether a group is, over active edges, somewhere inside another. Edges count for this also
  /// where inheritance is off, since it may be turned on again.
  func isInside(_ inner: String, _ outer: String) -> Bool {
    if inner == outer { return true }
    var seen: Set<String> = [inner]
    var ahead = [inner]
    while let name = ahead.popLast() {
      for (above, group) in groups where group.edges[name]?.status == .active {
        if above == outer { return true }
        if seen.insert(above).inserted { ahead.append(above) }
      }
    }
    return false
  }

  /// Refusals that concern the two groups, whoever asks.
  private func reasonsAgainstNesting(_ outer: String, _ inner: String) -> Set<String> {
    guard let above = groups[outer], let below = groups[inner] else { return [Refusal.notFound] }
    var reasons: Set<String> = []
    if above.isArchived || below.isArchived { reasons.insert(Refusal.archived) }
    if isInside(outer, inner) { reasons.insert(Refusal.nestingCycle) }
    for name in [above.template, below.template]
    where catalogue.templates[name]?.isCrew == true {
      reasons.insert(Refusal.notNestable)
    }
    return reasons
  }

  mutating func offerNesting(
    _ outer: String, _ inner: String, role: String?, _ actor: Int
  ) -> Prediction {
    guard sees(actor, outer), let group = groups[outer] else {
      return .refused(Refusal.notFound)
    }
    guard sees(actor, inner) else { return .refused(Refusal.unknownGroup, Refusal.notFound) }
    var reasons: Set<String> = []
    let leadsOuter = actsAsLeader(actor, outer)
    let leadsInner = actsAsLeader(actor, inner)
    if !leadsOuter, !leadsInner { reasons.insert(Refusal.forbidden) }
    reasons.formUnion(reasonsAgainstNesting(outer, inner))
    // Without a role it is one of those that joiners get; which one of several is not said.
    let given = role.map { [$0] } ?? joinerRoles(outer).sorted()
    if given.isEmpty || given.contains(where: { group.roles[$0] == nil }) {
      reasons.formUnion([Refusal.unknownRole, Refusal.notFound])
    }
    if given.contains(where: { group.roles[$0]?.isLeader == true }) {
      reasons.insert(Refusal.check)
    }
    var prediction = Prediction.refused(reasons)
    let edge = group.edges[inner]
    if let edge, edge.status == .active {
      prediction.refusals.insert(Refusal.alreadyMember)
      return prediction
    }
    if !reasons.isEmpty { return prediction }
    let asked = edge.map { $0.asksOuter ? leadsOuter : leadsInner } ?? false
    if let edge, asked, !actsAsLeader(edge.offeredBy, edge.asksOuter ? inner : outer),
      !(leadsOuter && leadsInner)
    {
      prediction.refusals.insert(Refusal.inviterMayNotInvite)
    }
    let isWhole = leadsOuter && leadsInner || asked
    var states: [Model] = []
    // Offering from the other side as well is consent; whether the role is then the first one's
    // or the second's is not said, nor what offering the same again does.
    for chosen in Set(given + [edge?.role].compactMap { $0 }).sorted() {
      var model = self
      let made = Edge(
        status: isWhole ? .active : .invited, role: chosen,
        asksOuter: leadsInner && !leadsOuter, offeredBy: actor)
      model.change(outer) { $0.edges[inner] = made }
      states.append(model)
    }
    if edge != nil, !isWhole { prediction.refusals.insert(Refusal.alreadyMember) }
    prediction.states = states
    return prediction
  }

  mutating func acceptNesting(_ outer: String, _ inner: String, _ actor: Int) -> Prediction {
    guard let edge = groups[outer]?.edges[inner] else {
      return .refused(Refusal.noOffer)
    }
    let asked = edge.asksOuter ? outer : inner
    let asking = edge.asksOuter ? inner : outer
    if edge.status == .active {
      // Once more by who may: nothing changes.
      var prediction = Prediction.refused(Refusal.noOffer)
      if actsAsLeader(actor, outer) || actsAsLeader(actor, inner) { prediction.states = [self] }
      return prediction
    }
    guard actsAsLeader(actor, asked) else {
      return .refused(Refusal.notFound, Refusal.forbidden)
    }
    var reasons = reasonsAgainstNesting(outer, inner)
    if !actsAsLeader(edge.offeredBy, asking) { reasons.insert(Refusal.inviterMayNotInvite) }
    if !reasons.isEmpty { return .refused(reasons) }
    change(outer) { $0.edges[inner]?.status = .active }
    return .becomes(self)
  }

  mutating func endNesting(_ outer: String, _ inner: String, _ actor: Int) -> Prediction {
    guard actsAsLeader(actor, outer) || actsAsLeader(actor, inner),
      groups[outer]?.edges[inner] != nil
    else { return .refused(Refusal.noOffer) }
    change(outer) { $0.edges[inner] = nil }
    return .becomes(self)
  }
}

extension Refusal {
  static let nestingCycle = "MU090"
  static let unknownGroup = "MU091"
  static let notNestable = "MU092"
  static let leaderRoleIsWhole = "MU094"
  static let roleInUse = "MU095"
  /// What nothing to answer or to end is called, which depends on who asks.
  static let noOffer: Set<String> = [
    notFound, forbidden, inviteNotPending, archived, unknownGroup, notAMember,
  ]
}
