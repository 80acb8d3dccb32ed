/// One group's enrolment in a journey as the rules have it (J1 to J3, K13), written from the rules
/// and not from the SQL: people, steps and versions are numbers, and an operation either changes
/// this or is refused.
struct JourneyModel {
  enum Operation {
    case join(Int)
    case leave(Int)
    case pause(Int)
    case activate(Int)
    /// Makes somebody a member, who takes part, or an observer, who does not.
    case become(Int, observer: Bool)
    case record(by: Int, Int, done: Bool)
    case rewrite([Step])
    case release
    case moveVersion(by: Int, Int)
    case move(by: Int, String)
    case end(by: Int)
    case enroll(by: Int)
  }

  struct Step: Equatable {
    let id: Int
    let required: Bool
  }

  enum Membership { case none, active, paused }

  struct Person {
    var membership = Membership.none
    var isObserver = false
    var done: Set<Int> = []
  }

  /// The first leads, wrote the journey, and stays.
  var people: [Person]
  var draft: [Step]
  var versions: [[Step]]
  var version = 1
  var status = "active"
  var isEnded = false

  init(people count: Int, draft: [Step]) {
    people = Array(repeating: Person(), count: count)
    people[0].membership = .active
    self.draft = draft
    versions = [draft]
  }

  private var steps: [Step] { versions[version - 1] }
  private var required: Set<Int> { Set(steps.filter(\.required).map(\.id)) }

  private var counted: [Person] {
    people.filter { $0.membership == .active && !$0.isObserver }
  }

  /// Does an operation; what it is refused with, or nil when it went through.
  mutating func apply(_ operation: Operation) -> String? {
    let refusal = refused(operation)
    if !isEnded && ["active", "completed"].contains(status) {
      let wanted = required
      let complete =
        !counted.isEmpty && counted.allSatisfy { wanted.isSubset(of: $0.done) }
      status = complete ? "completed" : "active"
    }
    return refusal
  }

  private mutating func refused(_ operation: Operation) -> String? {
    switch operation {
    case .join(let person):
      people[person].membership = .active
      people[person].isObserver = false
    case .leave(let person): people[person].membership = .none
    case .pause(let person): people[person].membership = .paused
    case .activate(let person): people[person].membership = .active
    case .become(let person, let observer): people[person].isObserver = observer
    case .rewrite(let steps): draft = steps
    case .release:
      if draft == versions.last { return "nothing_to_release" }
      versions.append(draft)
    case .record(let by, let step, let done):
      if isEnded || people[by].membership != .active { return "not_found" }
      if people[by].isObserver { return "forbidden" }
      guard steps.contains(where: { $0.id == step }) else { return "not_found" }
      if ["paused", "frozen"].contains(status) { return "enrollment_not_active" }
      if done { people[by].done.insert(step) } else { people[by].done.remove(step) }
    case .moveVersion(let by, let target):
      if let refusal = unseen(by) { return refusal }
      if target == version { return nil }
      if target != versions.count { return "not_newest_version" }
      if ["paused", "frozen"].contains(status) { return "enrollment_not_active" }
      version = target
    case .move(let by, let target):
      if let refusal = unseen(by) { return refusal }
      return move(to: target)
    case .end(let by):
      if let refusal = unseen(by) { return refusal }
      isEnded = true
    case .enroll(let by):
      // Others do not see what is not published, unless their group is in it.
      if by != 0 {
        return isEnded || people[by].membership != .active ? "not_found" : "forbidden"
      }
      if !isEnded { return "already_enrolled" }
      isEnded = false
      if status != "frozen" { version = versions.count }
      if status == "paused" { status = "active" }
    }
    return nil
  }

  private mutating func move(to target: String) -> String? {
    if target == status { return nil }
    let moves = [
      "active paused", "paused active", "active frozen", "paused frozen", "frozen active",
    ]
    guard moves.contains("\(status) \(target)") else { return "wrong_status" }
    status = target
    return nil
  }

  /// What somebody is told who wants to change the enrolment, and is not the leader.
  private func unseen(_ person: Int) -> String? {
    if isEnded { return "not_found" }
    if person == 0 { return nil }
    return people[person].membership == .active ? "forbidden" : "not_found"
  }

  /// All of it in a line, as `JourneyHistory` reads it from the database.
  var line: String {
    let (steps, required) = (steps, required)
    let ids = Set(steps.map(\.id))
    func summary(_ done: Set<Int>) -> Bool { !done.intersection(ids).isEmpty }
    let complete = counted.filter { required.isSubset(of: $0.done) }.count
    let begun = counted.filter { summary($0.done) }.count
    let counts = steps.map { step in counted.filter { $0.done.contains(step.id) }.count }
    return """
      \(status)\(isEnded ? " ended" : "") at \(version) of \(versions.count) \
      members \(counted.count) none \(counted.count - begun) under way \(begun - complete) \
      complete \(complete) steps \(counts.map(String.init).joined(separator: ","))
      """
  }
}
