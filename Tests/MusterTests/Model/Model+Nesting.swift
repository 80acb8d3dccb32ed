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

  private func leadsDirectly(_ person: Int, _ name: String) -> Bool {
    standing(person, name)?.leads == true
  }

  /// Refusals that concern the two groups, whoever asks.
  private func reasonsAgainstNesting(_ outer: String, _ inner: String) -> Set<String> {
    guard let above = groups[outer], let below = groups[inner] else { return [Refusal.notFound] }
    var reasons: Set<String> = []
    if above.isArchived || below.isArchived { reasons.insert(Refusal.archived) }
    if isInside(outer, inner) { reasons.formUnion(Refusal.cycles) }
    for name in [above.template, below.template]
    where catalogue.templates[name]?.isCrew == true {
      reasons.formUnion(Refusal.crews)
    }
    return reasons
  }

  mutating func offerNesting(
    _ outer: String, _ inner: String, role: String?, _ actor: Int
  ) -> Prediction {
    guard sees(actor, outer), sees(actor, inner), let group = groups[outer] else {
      return .refused(Refusal.notFound)
    }
    var reasons: Set<String> = []
    let leadsOuter = leadsDirectly(actor, outer)
    let leadsInner = leadsDirectly(actor, inner)
    if !leadsOuter, !leadsInner { reasons.insert(Refusal.forbidden) }
    reasons.formUnion(reasonsAgainstNesting(outer, inner))
    let given = role ?? joinerRoles(outer).sorted().first
    if let given, let it = group.roles[given] {
      if it.isLeader { reasons.formUnion(Refusal.leaderRoleOnEdge) }
    } else {
      reasons.formUnion([Refusal.unknownRole, Refusal.notFound])
    }
    if group.edges[inner] != nil { reasons.formUnion(Refusal.nestedAlready) }
    if !reasons.isEmpty { return .refused(reasons) }
    let edge = Edge(
      status: leadsOuter && leadsInner ? .active : .invited, role: given ?? "",
      asksOuter: !leadsOuter)
    change(outer) { $0.edges[inner] = edge }
    return .becomes(self)
  }

  mutating func acceptNesting(_ outer: String, _ inner: String, _ actor: Int) -> Prediction {
    guard let edge = groups[outer]?.edges[inner], edge.status == .invited else {
      return .refused(Refusal.noOffer.union([Refusal.notFound, Refusal.forbidden]))
    }
    guard leadsDirectly(actor, edge.asksOuter ? outer : inner) else {
      return .refused(Refusal.notFound, Refusal.forbidden)
    }
    let reasons = reasonsAgainstNesting(outer, inner)
    if !reasons.isEmpty { return .refused(reasons) }
    change(outer) { $0.edges[inner]?.status = .active }
    return .becomes(self)
  }

  mutating func endNesting(_ outer: String, _ inner: String, _ actor: Int) -> Prediction {
    guard leadsDirectly(actor, outer) || leadsDirectly(actor, inner) else {
      return .refused(Refusal.noOffer.union([Refusal.notFound, Refusal.forbidden]))
    }
    guard groups[outer]?.edges[inner] != nil else {
      return .refused(Refusal.noOffer.union([Refusal.notFound, Refusal.archived]))
    }
    change(outer) { $0.edges[inner] = nil }
    return .becomes(self)
  }
}

extension Refusal {
  static let roleInUse = "MU060"
  static let cycles: Set<String> = ["MU061", check]
  static let crews: Set<String> = ["MU062"]
  static let leaderRoleOnEdge: Set<String> = ["MU063"]
  static let nestedAlready: Set<String> = [alreadyMember]
  static let noOffer: Set<String> = ["MU064"]
}
