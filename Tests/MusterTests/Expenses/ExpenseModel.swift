@testable import Muster

/// The rules of money, written from the rules and not from the SQL: a small group in memory.
struct ExpenseModel {
  enum Status: Equatable { case active, paused, left }

  struct Spent {
    var amount: Int
    var payers: [Int: Int]
    var shares: [(person: Int, amount: Int)]
    var weights: [Int]
    var isExact: Bool
    var isDeleted = false
  }

  struct Paid {
    let from: Int
    let to: Int
    let amount: Int
    let recorder: Int
    var status = "recorded"
  }

  enum Operation {
    case spend(
      by: Int, amount: Int, payers: [Int: Int], people: [Int], weights: [Int]?, exact: [Int]?)
    case edit(by: Int, Int, amount: Int)
    case delete(by: Int, Int)
    case restore(by: Int, Int)
    case settle(by: Int, from: Int, to: Int, amount: Int)
    case reject(by: Int, Int)
    case withdraw(by: Int, Int)
    case leave(Int)
    case rejoin(Int)
    case pause(Int)
    case activate(Int)
  }

  var status: [Status]
  var expenses: [Spent] = []
  var settlements: [Paid] = []

  /// Everybody is active; the first one leads, and stays.
  init(people: Int) { status = Array(repeating: .active, count: people) }

  /// What each person has.
  var balances: [Int] {
    var found = Array(repeating: 0, count: status.count)
    for expense in expenses where !expense.isDeleted {
      for (person, amount) in expense.payers { found[person] += amount }
      for share in expense.shares { found[share.person] -= share.amount }
    }
    for paid in settlements where paid.status == "recorded" {
      found[paid.from] += paid.amount
      found[paid.to] -= paid.amount
    }
    return found
  }

  /// Divides an amount by weights: whole parts first, then one each by the largest remainder.
  static func divide(_ amount: Int, _ weights: [Int]) -> [Int] {
    let total = weights.reduce(0, +)
    let sign = amount < 0 ? -1 : 1
    var parts = weights.map { abs(amount) * $0 / total }
    let rests = weights.map { abs(amount) * $0 % total }
    let order = weights.indices.sorted { (-rests[$0], $0) < (-rests[$1], $1) }
    for index in order.prefix(abs(amount) - parts.reduce(0, +)) { parts[index] += 1 }
    return parts.map { sign * $0 }
  }

  /// Does it, or tells the code of the refusal.
  mutating func apply(_ operation: Operation) -> String? {
    switch operation {
    case .spend(let by, let amount, let payers, let people, let weights, let exact):
      guard status[by] == .active else { return "forbidden" }
      let shares = exact ?? Self.divide(amount, weights ?? people.map { _ in 1 })
      if exact != nil, shares.reduce(0, +) != amount { return "invalid_values" }
      guard payers.keys.allSatisfy({ status[$0] == .active }),
        people.allSatisfy({ status[$0] == .active })
      else { return "frozen_member" }
      expenses.append(
        Spent(
          amount: amount, payers: payers, shares: zip(people, shares).map { ($0, $1) },
          weights: weights ?? people.map { _ in 1 }, isExact: exact != nil))
    case .edit(let by, let number, let amount): return edit(by: by, number, amount: amount)
    case .delete(let by, let number):
      guard status[by] == .active else { return "forbidden" }
      guard expenses.indices.contains(number) else { return "not_found" }
      if expenses[number].isDeleted { return nil }
      var gone = expenses[number]
      gone.isDeleted = true
      if takesCredit(from: expenses[number], to: gone) { return "frozen_member" }
      expenses[number] = gone
    case .restore(let by, let number):
      guard status[by] == .active else { return "forbidden" }
      guard expenses.indices.contains(number) else { return "not_found" }
      guard expenses[number].isDeleted else { return nil }
      let people = Array(expenses[number].payers.keys) + expenses[number].shares.map(\.person)
      guard people.allSatisfy({ status[$0] == .active }) else { return "frozen_member" }
      expenses[number].isDeleted = false
    case .settle(let by, let from, let to, let amount):
      guard from != to else { return "invalid_values" }
      guard by == from || by == to else { return "forbidden" }
      if status[by] != .active, amount > (by == from ? -balances[by] : balances[by]) {
        return "exceeds_balance"
      }
      settlements.append(Paid(from: from, to: to, amount: amount, recorder: by))
    case .reject(let by, let number):
      guard let paid = seen(by, number) else { return "not_found" }
      guard by == paid.to else { return "forbidden" }
      if paid.status == "withdrawn" { return "settlement_ended" }
      settlements[number].status = "rejected"
    case .withdraw(let by, let number):
      guard let paid = seen(by, number) else { return "not_found" }
      guard by == paid.recorder else { return "forbidden" }
      if paid.status == "rejected" { return "settlement_ended" }
      settlements[number].status = "withdrawn"
    case .leave(let person): status[person] = .left
    case .rejoin(let person), .activate(let person): status[person] = .active
    case .pause(let person): status[person] = .paused
    }
    return nil
  }

  /// A settlement, if somebody sees it: a member, or a party to it.
  private func seen(_ by: Int, _ number: Int) -> Paid? {
    guard settlements.indices.contains(number) else { return nil }
    let paid = settlements[number]
    return status[by] != .left || by == paid.from || by == paid.to ? paid : nil
  }

  /// Whether somebody who is not active would have less of an expense, or owe more.
  private func takesCredit(from old: Spent, to new: Spent) -> Bool {
    func net(_ person: Int, of spent: Spent) -> Int {
      if spent.isDeleted { return 0 }
      let owed = spent.shares.filter { $0.person == person }.map(\.amount).reduce(0, +)
      return (spent.payers[person] ?? 0) - owed
    }
    return status.indices.contains {
      status[$0] != .active && net($0, of: new) < net($0, of: old)
    }
  }

  private mutating func edit(by: Int, _ number: Int, amount: Int) -> String? {
    guard status[by] == .active else { return "forbidden" }
    guard expenses.indices.contains(number) else { return "not_found" }
    let old = expenses[number]
    if old.isDeleted { return "expense_deleted" }
    guard amount != old.amount else { return nil }
    if old.isExact || old.payers.count > 1 { return "invalid_values" }
    let shares = zip(old.shares, Self.divide(amount, old.weights)).map {
      (person: $0.person, amount: $1)
    }
    func rises(_ person: Int, from before: Int, to after: Int) -> Bool {
      status[person] != .active
        && (abs(after) > abs(before) || before.signum() * after.signum() < 0)
    }
    if old.payers.contains(where: { rises($0.key, from: $0.value, to: amount) }) {
      return "frozen_member"
    }
    if zip(old.shares, shares).contains(where: { rises($0.person, from: $0.amount, to: $1.amount) })
    {
      return "frozen_member"
    }
    var new = old
    new.amount = amount
    new.payers = old.payers.mapValues { _ in amount }
    new.shares = shares
    if takesCredit(from: old, to: new) { return "frozen_member" }
    expenses[number] = new
    return nil
  }
}
