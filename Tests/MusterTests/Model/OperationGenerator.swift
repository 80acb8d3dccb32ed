/// Draws operations that are likely to matter: people who may and people who nearly may, last
/// leaders, full groups, old codes, cycles.
struct OperationGenerator {
  var random: SplitMix64
  /// Names given so far.
  private var count = 0
  private let isThere: (Operation.Kind) -> Bool
  /// What this world has more of than others, by the kind's place in `draw`.
  private let leanings: [Int]
  private static let kinds = 29

  init(seed: UInt64, isThere: @escaping (Operation.Kind) -> Bool) {
    random = SplitMix64(seed: seed)
    self.isThere = isThere
    var leanings = Array(repeating: 1, count: Self.kinds)
    for index in leanings.indices where random.percent(25) { leanings[index] = 3 }
    self.leanings = leanings
  }

  /// The people of a new world.
  mutating func people() -> [Model.Person] {
    let hasAdmin = random.percent(30)
    return (0..<(5 + random.below(4))).map { index in
      Model.Person(isAdmin: hasAdmin && index == 0, isVerified: index != 1)
    }
  }

  /// How long a new world lasts.
  mutating func length() -> Int { 40 + random.below(100) }

  /// The next operation.
  mutating func next(_ model: Model) -> Operation {
    while true {
      if let operation = draw(model), isThere(operation.kind) { return operation }
    }
  }

  private mutating func draw(_ model: Model) -> Operation? {
    if model.groups.count < 2 { return createGroup(model) }
    // Small groups fill up, or there would be little to do in them.
    let small = model.groups.filter { $0.value.memberCount < 3 && $0.value.code != nil }
    if random.percent(10), let name = random.pick(small.keys.sorted()) {
      return Operation(actor: outsider(of: name, model), kind: .join(name, stale: false))
    }
    var weights = [
      6, 6, 2, 3, 1, 2, 1, 14, 12, 3, 16, 4, 2, 1, 8, 4, 2, 6, 6, 5, 8, 5, 3, 4, 2, 4, 4, 0, 0,
    ]
    if model.groups.count >= 4 { weights[0] = 1 }
    if model.groups.count >= 6 { weights[0] = 0 }
    weights[27] = 16
    weights[28] = 1
    for index in weights.indices { weights[index] *= leanings[index] }
    var place = random.below(weights.reduce(0, +))
    var kind = 0
    while place >= weights[kind] {
      place -= weights[kind]
      kind += 1
    }
    switch kind {
    case 0: return createGroup(model)
    case 27: return nesting(model)
    case 28: return Operation(actor: anybody(model), kind: .deleteAccount)
    case 1...7, 14...20: return groupOperation(kind, model)
    case 8...13: return inviteOperation(kind, model)
    default: return roleOperation(kind, model)
    }
  }

  // MARK: Who and where

  private mutating func anybody(_ model: Model) -> Int { random.below(model.people.count) }

  private mutating func someGroup(_ model: Model) -> String {
    // Names of groups that are gone, or never were, come up now and then.
    if random.percent(2) { return "g\(random.below(count + 1))" }
    let all = model.groups.keys.sorted()
    let open = all.filter { model.groups[$0]?.isArchived == false }
    return random.pick(random.percent(85) && !open.isEmpty ? open : all) ?? "g0"
  }

  /// Somebody who acts in a group: a leader, another member, or anybody.
  private mutating func actor(in name: String, _ model: Model, leading: Int = 50) -> Int {
    guard let group = model.groups[name] else { return anybody(model) }
    let chance = random.below(100)
    if chance < leading {
      let leaders = group.members.filter { model.leads($0.value, group) }.keys.sorted()
      if let leader = random.pick(leaders) { return leader }
    }
    if chance < leading + 30, let member = random.pick(group.members.keys.sorted()) {
      return member
    }
    return anybody(model)
  }

  /// Somebody to whom something is done in a group, most often by another.
  private mutating func member(
    of name: String, _ model: Model, besides actor: Int? = nil
  ) -> Int {
    guard let group = model.groups[name] else { return anybody(model) }
    let chance = random.below(100)
    let active = model.activeMembers(group).filter { $0 != actor }
    if chance < 60, let member = random.pick(active) { return member }
    if chance < 85, let member = random.pick(group.members.keys.sorted()) { return member }
    return anybody(model)
  }

  /// Somebody who is not in a group now, most often.
  private mutating func outsider(of name: String, _ model: Model) -> Int {
    let rows = model.groups[name]?.members ?? [:]
    let others = model.people.indices.filter { rows[$0]?.isCurrent != true }
    return random.percent(85) ? random.pick(others) ?? anybody(model) : anybody(model)
  }

  private mutating func role(of name: String, _ model: Model) -> String {
    let own = model.groups[name]?.roles.keys.sorted() ?? []
    if random.percent(96), let role = random.pick(own) { return role }
    return random.pick(model.groups.values.flatMap(\.roles.keys).sorted()) ?? "none"
  }

  private mutating func newName(_ prefix: String) -> String {
    count += 1
    return "\(prefix)\(count)"
  }

  // MARK: Groups and members

  private mutating func createGroup(_ model: Model) -> Operation {
    let templates = [
      "Household", "Large Group Template", "Small Team Template", "Organization Template",
      "Learning Cohort Template", "Dinner Crew",
    ]
    let template = templates[[0, 0, 0, 1, 1, 1, 2, 3, 4, 5][random.below(10)]]
    var wish = Operation.CreateGroup(template: template)
    wish.isPublic = random.percent(25)
    wish.showsMembers = !random.percent(20)
    if template != "Dinner Crew" || random.percent(5) {
      if random.percent(40) { wish.succession = random.pick(Model.Succession.allCases) }
      if random.percent(30) { wish.maxMembers = 1 + random.below(4) }
    }
    return Operation(actor: anybody(model), kind: .createGroup(newName("g"), wish))
  }

  private mutating func groupOperation(_ kind: Int, _ model: Model) -> Operation {
    let group = someGroup(model)
    let leader = actor(in: group, model)
    switch kind {
    case 1: return Operation(actor: leader, kind: .updateGroup(group, change()))
    case 2: return Operation(actor: leader, kind: .archive(group))
    case 3:
      let archived = model.groups.filter(\.value.isArchived).keys.sorted()
      let one = random.percent(80) ? random.pick(archived) ?? group : group
      return Operation(actor: actor(in: one, model, leading: 70), kind: .unarchive(one))
    case 4: return Operation(actor: leader, kind: .delete(group))
    case 5: return Operation(actor: leader, kind: .rotateCode(group))
    case 6: return Operation(actor: leader, kind: .turnOffCode(group))
    case 7:
      let who = outsider(of: group, model)
      return Operation(actor: who, kind: .join(group, stale: random.percent(8)))
    case 14, 15:
      let who = random.percent(35) ? leader : member(of: group, model)
      let successor = random.percent(30) ? member(of: group, model, besides: who) : nil
      return Operation(actor: who, kind: .leave(group, successor: successor))
    case 16:
      let other = member(of: group, model, besides: leader)
      return Operation(actor: leader, kind: .transferAndLeave(group, to: other))
    case 17:
      let other = member(of: group, model, besides: random.percent(85) ? leader : nil)
      return Operation(actor: leader, kind: .pause(group, other))
    case 18:
      let paused = model.groups[group]?.members.filter { $0.value.status == .paused }.keys.sorted()
      let other =
        random.percent(80)
        ? random.pick(paused ?? []) ?? member(of: group, model) : member(of: group, model)
      return Operation(actor: leader, kind: .activate(group, other))
    case 19:
      let other = member(of: group, model, besides: leader)
      return Operation(actor: leader, kind: .remove(group, other))
    default:
      let other = member(of: group, model, besides: leader)
      return Operation(actor: leader, kind: .transfer(group, to: other))
    }
  }

  private mutating func change() -> Operation.GroupChange {
    var change = Operation.GroupChange()
    for _ in 0..<(random.percent(20) ? 2 : 1) {
      switch random.below(8) {
      case 0: change.name = "Group"
      case 1: change.isPublic = random.percent(50)
      case 2, 3: change.showsMembers = random.percent(50)
      case 4: change.succession = random.pick(Model.Succession.allCases)
      case 5: change.maxMembers = .some(random.percent(30) ? nil : 1 + random.below(6))
      default: change.inherits = random.percent(50)
      }
    }
    return change
  }

  // MARK: Invitations

  private mutating func inviteOperation(_ kind: Int, _ model: Model) -> Operation? {
    if kind == 8 {
      let group = someGroup(model)
      let person = outsider(of: group, model)
      let addressees = [Model.Addressee.person(person), .email(person), .link]
      let addressee = addressees[[0, 0, 0, 1, 1, 2, 2][random.below(7)]]
      let role = random.percent(30) ? role(of: group, model) : nil
      let maxUses = addressee == .link && random.percent(60) ? 1 + random.below(2) : nil
      return Operation(
        actor: actor(in: group, model),
        kind: .invite(group, as: newName("i"), addressee, role: role, maxUses: maxUses))
    }
    let all = model.invites.keys.sorted()
    let pending = all.filter { model.invites[$0]?.status == .pending }
    guard let name = random.pick(random.percent(85) && !pending.isEmpty ? pending : all),
      let invite = model.invites[name]
    else { return nil }
    var who = outsider(of: invite.group, model)
    switch invite.addressee {
    case .person(let person), .email(let person): if random.percent(90) { who = person }
    case .link: break
    }
    var key = Operation.InviteKey.token
    if case .person = invite.addressee { key = .id }
    if case .email = invite.addressee { key = random.percent(50) ? .id : .token }
    if random.percent(3) { key = key == .id ? .token : .id }
    switch kind {
    case 9:
      let revoker = random.percent(40) ? invite.inviter : actor(in: invite.group, model)
      return Operation(actor: revoker, kind: .revoke(name))
    case 10: return Operation(actor: who, kind: .accept(name, by: key))
    case 11: return Operation(actor: who, kind: .decline(name, by: key))
    case 12: return Operation(actor: 0, kind: .passTime(name))
    default: return Operation(actor: 0, kind: .sweep)
    }
  }

  // MARK: Roles

  private mutating func permissions(_ model: Model) -> PermissionSet {
    var set = PermissionSet()
    for _ in 0..<random.below(5) { set.insert(number: permission(model)) }
    return set
  }

  /// One of those that the kernel asks for, most often.
  private mutating func permission(_ model: Model) -> Int {
    random.below(
      random.percent(90) ? Permission.allCases.count : model.catalogue.permissions.count)
  }

  private mutating func roleOperation(_ kind: Int, _ model: Model) -> Operation {
    let group = someGroup(model)
    let leader = actor(in: group, model)
    let role = role(of: group, model)
    let other = member(of: group, model)
    switch kind {
    case 21:
      return Operation(actor: leader, kind: .assign(group, other, role: role))
    case 22:
      let held = model.groups[group]?.members[other]?.roles.sorted() ?? []
      let taken = random.percent(85) ? random.pick(held) ?? role : role
      let isLeading = model.groups[group]?.roles[taken]?.isLeader == true
      let successor = isLeading && random.percent(30) ? member(of: group, model) : nil
      return Operation(
        actor: random.percent(40) ? other : leader,
        kind: .unassign(group, other, role: taken, successor: successor))
    case 23:
      let name = newName("r")
      var shape = Operation.RoleShape(name: name, permissions: permissions(model))
      shape.isLeader = random.percent(12)
      shape.isJoiner = random.percent(10)
      if random.percent(4) { shape.name = "Member" }
      return Operation(actor: leader, kind: .createRole(group, as: "\(group).\(name)", shape))
    case 24:
      var change = Operation.RoleChange()
      switch random.below(5) {
      case 0: change.name = random.percent(70) ? newName("n") : "Member"
      case 1: change.isLeader = random.percent(50)
      case 2: change.isJoiner = random.percent(50)
      default: change.permissions = permissions(model)
      }
      return Operation(actor: leader, kind: .updateRole(group, role: role, change))
    case 25:
      if random.percent(50) {
        return Operation(actor: leader, kind: .deleteRole(group, role: role))
      }
      return Operation(
        actor: leader, kind: .grant(group, role: role, permission: permission(model)))
    default:
      let permission = permission(model)
      return Operation(
        actor: leader,
        kind: random.percent(65)
          ? .grant(group, role: role, permission: permission)
          : .revokePermission(group, role: role, permission: permission))
    }
  }

  // MARK: Nesting

  private mutating func nesting(_ model: Model) -> Operation {
    let all = model.groups.keys.sorted()
    let edges = all.flatMap { outer in
      (model.groups[outer]?.edges.keys.sorted() ?? []).map { (outer, $0) }
    }
    let chance = random.below(100)
    if chance < 50 || edges.isEmpty {
      let outer = someGroup(model)
      let inner = someGroup(model)
      let role = random.percent(30) ? role(of: outer, model) : nil
      return Operation(
        actor: actor(in: random.percent(50) ? outer : inner, model, leading: 75),
        kind: .offerNesting(outer: outer, inner: inner, role: role))
    }
    let (outer, inner) = edges[random.below(edges.count)]
    let who = actor(in: random.percent(50) ? outer : inner, model, leading: 75)
    if chance < 85 {
      return Operation(actor: who, kind: .acceptNesting(outer: outer, inner: inner))
    }
    return Operation(actor: who, kind: .endNesting(outer: outer, inner: inner))
  }
}
