/// One lunch as the rules have it (L2 to L6), written from the rules and not from the SQL: people,
/// restaurants and requirements are numbers, and an operation either changes this or is refused.
struct LunchModel {
  enum Operation {
    case join(by: Int)
    case add(by: Int, Int)
    case leave(by: Int, Int)
    case vote(by: Int, Int)
    case takeBack(by: Int, Int)
    case step(by: Int, String, restaurant: Int?)
    case move(by: Int)
    case eat(Int, [Int])
    case delete(by: Int)
  }

  static let steps = ["planning", "voting", "decided", "completed"]

  /// What everybody's profile says.
  var diets: [Int: [Int]]
  var participants: [Int]
  var creator: Int
  var status = "planning"
  var selected: Int?
  var votes: Set<Vote> = []
  var visits: [Int: Int] = [:]
  var exists = true
  /// What it says when it is over.
  private var lastDiets: [Int] = []
  /// How many restaurants there are.
  let restaurants: Int

  struct Vote: Hashable {
    let person: Int
    let restaurant: Int
  }

  init(creator: Int, diets: [Int: [Int]], restaurants: Int) {
    self.creator = creator
    self.diets = diets
    self.restaurants = restaurants
    participants = [creator]
  }

  var aggregated: [Int] {
    if status == "completed" { return lastDiets }
    var seen: [Int] = []
    for person in participants {
      for requirement in diets[person] ?? [] where !seen.contains(requirement) {
        seen.append(requirement)
      }
    }
    return seen
  }

  /// Does an operation; what it is refused with, or nil when it went through. Everybody shares a
  /// group with everybody.
  mutating func apply(_ operation: Operation) -> String? {
    if case .eat(let person, let requirements) = operation {
      diets[person] = requirements
      return nil
    }
    guard exists else { return "not_found" }
    switch operation {
    case .eat: return nil
    case .join(let by):
      return join(by)
    case .add(let by, let person):
      if by == person { return join(by) }
      guard participants.contains(by) else { return "not_found" }
      return join(person)
    case .leave(let by, let person):
      guard participants.contains(by), participants.contains(person) else { return "not_found" }
      if by != person && by != creator { return "forbidden" }
      if status == "completed" { return "lunch_completed" }
      if participants.count == 1 { return "last_participant" }
      participants.removeAll { $0 == person }
      votes = votes.filter { $0.person != person }
      if creator == person { creator = participants[0] }
    case .vote(let by, let restaurant):
      guard participants.contains(by) else { return "not_found" }
      if restaurant >= restaurants { return "invalid_values" }
      if let refusal = closed { return refusal }
      votes.insert(Vote(person: by, restaurant: restaurant))
    case .takeBack(let by, let restaurant):
      guard participants.contains(by) else { return "not_found" }
      let vote = Vote(person: by, restaurant: restaurant)
      guard votes.contains(vote) else { return "not_found" }
      if let refusal = closed { return refusal }
      votes.remove(vote)
    case .step(let by, let to, let restaurant):
      guard participants.contains(by) else { return "not_found" }
      if by != creator { return "forbidden" }
      return step(to, restaurant)
    case .move(let by):
      guard participants.contains(by) else { return "not_found" }
      if by != creator && status != "planning" { return "forbidden" }
      if status == "completed" { return "lunch_completed" }
    case .delete(let by):
      guard participants.contains(by) else { return "not_found" }
      if by != creator { return "forbidden" }
      exists = false
    }
    return nil
  }

  private var closed: String? {
    switch status {
    case "completed": "lunch_completed"
    case "decided": "voting_closed"
    default: nil
    }
  }

  private mutating func join(_ person: Int) -> String? {
    if status == "completed" { return "lunch_completed" }
    if participants.contains(person) { return "already_participant" }
    participants.append(person)
    return nil
  }

  private mutating func step(_ to: String, _ restaurant: Int?) -> String? {
    let back = status == "decided" && to == "voting"
    if let restaurant, restaurant >= restaurants { return "invalid_values" }
    let chosen = restaurant ?? (back ? nil : selected)
    if ["decided", "completed"].contains(to) && chosen == nil { return "invalid_values" }
    if to == status && restaurant == nil { return nil }
    if to != status {
      let place = Self.steps.firstIndex(of: status) ?? 0
      guard back || place + 1 < 4 && Self.steps[place + 1] == to else {
        return "wrong_status_step"
      }
    }
    if status == "completed" { return "lunch_completed" }
    if status == "decided" && !back && chosen != selected { return "already_decided" }
    if to == "completed" {
      lastDiets = aggregated
      for person in participants { visits[person] = chosen }
    }
    status = to
    selected = chosen
    return nil
  }

  /// All of it in a line, as `LunchHistory` reads it from the database.
  var line: String {
    guard exists else { return "" }
    func list(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: ",") }
    let cast = votes.map { "\($0.person):\($0.restaurant)" }.sorted().joined(separator: ",")
    let been = visits.map { "\($0.key):\($0.value)" }.sorted().joined(separator: ",")
    return """
      \(status) by \(creator) at \(selected.map(String.init) ?? "-") people \(list(participants)) \
      eat \(list(aggregated)) votes \(cast) visits \(been)
      """
  }
}
