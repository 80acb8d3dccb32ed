/// The model in the lines that the database gives of itself.
extension Model {
  private func mark(_ value: Bool) -> String { value ? "+" : "-" }

  private func list(_ symbols: some Sequence<String>, _ separator: String = ",") -> String {
    symbols.sorted().joined(separator: separator)
  }

  /// Everything, in lines that begin with what they are about.
  func stateLines() -> String {
    var lines: [String] = []
    for (name, group) in groups {
      lines.append(
        """
        group \(name) public\(mark(group.isPublic)) list\(mark(group.showsMembers)) \
        \(group.succession.rawValue) max=\(group.maxMembers.map(String.init) ?? "") \
        count=\(group.memberCount) archived\(mark(group.isArchived)) \
        code\(mark(group.code != nil)) inherits\(mark(group.inherits))
        """)
      for (person, row) in group.members {
        lines.append(
          """
          member \(name)/p\(person) \(row.status.rawValue) needs\(mark(row.needsInvite)) \
          before=\(row.before?.rawValue ?? "") spells=\(row.earlierSpells) roles=\(list(row.roles))
          """)
        if row.status == .active {
          lines.append(
            "access \(name)/p\(person) leader\(mark(leads(row, group))) roles=\(list(row.roles))")
        }
      }
      let standing = group.members.filter(\.value.isCurrent)
        .sorted { ($0.value.joinedAt ?? 0, $0.key) < ($1.value.joinedAt ?? 0, $1.key) }
      if !standing.isEmpty {
        lines.append(
          "order \(name) \(standing.map { "p\($0.key)" }.joined(separator: ","))")
      }
      for (symbol, role) in group.roles {
        lines.append(
          """
          role \(symbol) leader\(mark(role.isLeader)) joiner\(mark(role.isJoiner)) \
          named \(role.name) may=\(role.isLeader ? "all" : String(role.permissions.bits))
          """)
      }
      for (inner, edge) in group.edges {
        lines.append("edge \(name)>\(inner) \(edge.status.rawValue) \(edge.role)")
      }
      let reached = Set(reach(from: name).map { "closure \(name) \($0.outer) \($0.role)" })
      lines.append(contentsOf: reached)
    }
    for (name, invite) in invites {
      let addressee =
        switch invite.addressee {
        case .person(let person): "p\(person)"
        case .email(let person): "@p\(person)"
        case .link: "link"
        }
      lines.append(
        """
        invite \(name) \(invite.status.rawValue) uses=\(invite.uses) \
        max=\(invite.maxUses.map(String.init) ?? "") by=p\(invite.inviter) to=\(addressee) \
        role=\(invite.role ?? "")
        """)
    }
    return lines.sorted().joined(separator: "\n")
  }

  /// What each person sees.
  func seenLines() -> String {
    people.indices.map(seenLines).joined(separator: "\n")
  }

  private func seenLines(_ person: Int) -> String {
    var rows: [String] = []
    var found: [String] = []
    var memberships: [String] = []
    var assignments: [String] = []
    var roles: [String] = []
    var grants: [String] = []
    var known: Set<String> = ["p\(person)"]
    var mine: [String] = []
    var access: [String] = []
    var may: [String] = []
    let isAdmin = people[person].isAdmin
    if isAdmin { known = Set(people.indices.map { "p\($0)" }) }
    for (name, group) in groups {
      if seesRow(person, name) { rows.append(name) }
      if group.isPublic, !group.isArchived { found.append(name) }
      let standing = standing(person, name)
      let isInside = isAdmin || standing != nil
      let seesAll = seesMembers(person, name)
      for (other, row) in group.members {
        guard seesMembership(of: other, in: name, person) else { continue }
        memberships.append("\(name)/p\(other)=\(row.status.rawValue)")
        // Where the list is closed, that somebody leads is known, not what else they are.
        for role in row.roles
        where seesAll || other == person || group.roles[role]?.isLeader == true {
          assignments.append("\(role)/p\(other)")
        }
        if isInside { known.insert("p\(other)") }
      }
      for (symbol, role) in group.roles {
        if isInside || group.members[person]?.roles.contains(symbol) == true {
          roles.append(symbol)
        }
        if isInside, !role.isLeader, role.permissions.bits != 0 {
          grants.append("\(symbol)=\(role.permissions.bits)")
        }
      }
      // Who is in through a group is in, whatever became of an earlier membership.
      if standing != nil {
        mine.append("\(name)=active")
      } else if let row = group.members[person] {
        mine.append("\(name)=\(row.status.rawValue)")
      }
      if let standing {
        access.append(name + mark(standing.leads))
        if standing.permissions.bits != 0 { may.append("\(name)=\(standing.permissions.bits)") }
      }
      if isInside { known.formUnion(indirectMembers(name, seenBy: person).map { "p\($0)" }) }
    }
    let invites = invites.filter { sees(person, invite: $0.value) }
      .map { "\($0.key)=\($0.value.status.rawValue)" }
    return [
      ("groups", rows), ("public", found), ("memberships", memberships), ("members", memberships),
      ("assignments", assignments), ("roles", roles), ("grants", grants), ("invites", invites),
      ("users", Array(known)), ("mine", mine), ("access", access), ("may", may),
    ].map { "p\(person) \($0.0) \(list($0.1, " "))" }.joined(separator: "\n")
  }

  /// What each person is told when asking for member lists and for reasons.
  func askedLines(_ permission: Int, about asked: [String]) -> String {
    people.indices.flatMap { person in
      asked.map { name in
        let other = (person + 1) % people.count
        return """
          p\(person) \(name) list \(listed(name, person)) may \(reason(name, person, permission)) \
          p\(other) \(reason(name, other, permission, askedBy: person))
          """
      }
    }.joined(separator: "\n")
  }

  /// The member list as somebody sees it: those who are in through a group with a star.
  private func listed(_ name: String, _ viewer: Int) -> String {
    // The route says why there is nothing; the function just has no rows.
    guard let group = groups[name] else { return "[]" }
    let direct = group.members.filter(\.value.isCurrent).keys
      .filter { seesMembership(of: $0, in: name, viewer) }.map { "p\($0)" }
    let indirect = indirectMembers(name, seenBy: viewer).map { "p\($0)*" }
    return "[\(list(direct + indirect, " "))]"
  }

  private func reason(
    _ name: String, _ person: Int, _ permission: Int, askedBy asker: Int? = nil
  ) -> String {
    if people[asker ?? person].isGone { return Refusal.sessionEnded }
    if !sees(asker ?? person, name) { return Refusal.notFound }
    if let asker, !permissions(asker, name).contains(.assignRoles) { return Refusal.forbidden }
    return mark(permissions(person, name).contains(number: permission))
  }
}
