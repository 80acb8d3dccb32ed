/// Events and applications as the rules have them (E1 to E7), written from the rules and not from
/// the SQL: people are numbers, and an operation either changes this or is refused.
struct EventModel {
  struct Application: Equatable {
    enum Status: String { case pending, approved, rejected }

    let number: Int
    let creator: Int
    /// Everybody in it, with their answer; nil: none yet.
    var members: [Int: Bool?]
    /// What present authors have said.
    var verdicts: [Int: Bool] = [:]
    var status = Status.pending
    /// Who is in its chat.
    var chat: Set<Int> = []

    var accepted: Set<Int> { Set(members.filter { $0.value == true }.keys) }
    var isUndecided: Bool { members.values.contains { $0 == nil } }
    /// Whether one of its people sees it: those who declined no longer than it is pending (E6).
    func isSeen(by person: Int) -> Bool {
      guard let answer = members[person] else { return false }
      return answer != false || status == .pending
    }
    /// Whether it holds those who accepted (E3).
    var holds: Bool { status != .rejected }
  }

  enum Operation {
    case addAuthor(by: Int, Int)
    case removeAuthor(by: Int, Int)
    case capacity(by: Int, Int?)
    case apply(by: Int, friends: [Int])
    case answer(by: Int, Int, Bool)
    case drop(by: Int, Int, Int)
    case withdraw(by: Int, Int)
    case decide(by: Int, Int, Bool)
  }

  var authors: Set<Int>
  var capacity: Int?
  /// In the order in which they were made.
  var applications: [Application] = []
  var made = 0

  var taken: Int {
    applications.filter { $0.status == .approved }.map(\.accepted.count).reduce(0, +)
  }

  /// Does an operation; what it is refused with, or nil when it went through.
  mutating func apply(_ operation: Operation) -> String? {
    let refusal = change(operation)
    if refusal == nil { evaluate() }
    return refusal
  }

  private mutating func change(_ operation: Operation) -> String? {
    switch operation {
    case .addAuthor(let by, let person):
      guard authors.contains(by) else { return "forbidden" }
      if authors.contains(person) { return nil }
      if applications.contains(where: { $0.holds && ($0.members[person] ?? false) != false }) {
        return "applicant_cannot_author"
      }
      authors.insert(person)
      for index in applications.indices where applications[index].status == .approved {
        applications[index].chat.insert(person)
      }
    case .removeAuthor(let by, let person):
      guard authors.contains(by) else { return "forbidden" }
      guard authors.contains(person) else { return "not_found" }
      if authors.count == 1 { return "last_author" }
      authors.remove(person)
      for index in applications.indices {
        applications[index].chat.remove(person)
        if applications[index].status == .pending {
          applications[index].verdicts[person] = nil
        }
      }
    case .capacity(let by, let places):
      guard authors.contains(by) else { return "forbidden" }
      if let places, places < taken { return "event_full" }
      capacity = places
    case .apply(let by, let friends):
      if !authors.isDisjoint(with: friends + [by]) { return "author_cannot_apply" }
      if isHeld(by) { return "already_applied" }
      var members: [Int: Bool?] = [by: true]
      for friend in friends { members[friend] = .some(nil) }
      applications.append(Application(number: made, creator: by, members: members))
      made += 1
    case .answer(let by, let number, let accepted):
      let (found, refusal) = pending(number, by)
      guard let index = found else { return refusal }
      guard let answer = applications[index].members[by] else { return "forbidden" }
      if answer == accepted { return nil }
      if by == applications[index].creator { return "withdraw_instead" }
      if accepted && authors.contains(by) { return "author_cannot_apply" }
      if accepted && isHeld(by) { return "already_applied" }
      applications[index].members[by] = accepted
    case .drop(let by, let number, let person):
      let (found, refusal) = pending(number, by)
      guard let index = found else { return refusal }
      if by != applications[index].creator { return "forbidden" }
      guard let answer = applications[index].members[person] else { return "not_found" }
      if person == by { return "withdraw_instead" }
      if answer != nil { return "already_answered" }
      applications[index].members[person] = nil
    case .withdraw(let by, let number):
      let (found, refusal) = pending(number, by, orApproved: true)
      guard let index = found else { return refusal }
      if by != applications[index].creator { return "forbidden" }
      applications.remove(at: index)
    case .decide(let by, let number, let approved):
      let (found, refusal) = pending(number, by)
      guard let index = found else { return refusal }
      guard authors.contains(by) else { return "forbidden" }
      if applications[index].members.keys.contains(by) { return "applicant_cannot_decide" }
      applications[index].verdicts[by] = approved
    }
    return nil
  }

  private func isHeld(_ person: Int) -> Bool {
    applications.contains { $0.holds && $0.accepted.contains(person) }
  }

  /// An application that a person sees and that is pending; or why there is none.
  private func pending(
    _ number: Int, _ person: Int, orApproved: Bool = false
  ) -> (Int?, String?) {
    guard let index = applications.firstIndex(where: { $0.number == number }),
      authors.contains(person) || applications[index].isSeen(by: person)
    else { return (nil, "not_found") }
    let status = applications[index].status
    guard status == .pending || orApproved && status == .approved else {
      return (nil, "not_pending")
    }
    return (index, nil)
  }

  /// E5 and E7, the oldest first.
  private mutating func evaluate() {
    for index in applications.indices where applications[index].status == .pending {
      let application = applications[index]
      if application.isUndecided { continue }
      // Who is named in it does not decide on it; somebody has to.
      let judges = authors.subtracting(application.members.keys)
      let needed = max(1, min(judges.count, application.accepted.count))
      let approvals = application.verdicts.filter { $0.value && judges.contains($0.key) }.count
      let open = judges.filter { application.verdicts[$0] == nil }.count
      if approvals >= needed {
        if let capacity, taken + application.accepted.count > capacity { continue }
        applications[index].status = .approved
        applications[index].chat = authors.union(application.accepted)
      } else if approvals + open < needed {
        applications[index].status = .rejected
      }
    }
  }

  /// All of it in lines, as `EventHistory` reads it from the database.
  var lines: [String] {
    var lines = ["authors \(Self.list(authors))", "taken \(taken)"]
    for application in applications {
      let members = application.members.sorted { $0.key < $1.key }.map { person, accepted in
        "\(person)\(accepted.map { $0 ? "+" : "-" } ?? "?")"
      }
      let verdicts = application.verdicts.sorted { $0.key < $1.key }
        .map { "\($0.key)\($0.value ? "+" : "-")" }
      lines.append(
        """
        \(application.number) \(application.status) \(members.joined(separator: ",")) \
        verdicts \(verdicts.joined(separator: ",")) chat \(Self.list(application.chat))
        """)
      if application.holds {
        lines.append("\(application.number) holds \(Self.list(application.accepted))")
      }
    }
    return lines
  }

  private static func list(_ people: Set<Int>) -> String {
    people.sorted().map(String.init).joined(separator: ",")
  }
}
