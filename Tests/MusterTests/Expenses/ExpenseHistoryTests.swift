import Foundation
import MusterModels
import Postgres
import Testing

@testable import Muster

/// Random histories of a group's money, in a database and in a model at once.
@Suite struct ExpenseHistoryTests {
  /// How many histories of 60 operations: `MUSTER_EXPENSE_HISTORIES`, 20 unless said otherwise.
  private static let count =
    Int(ProcessInfo.processInfo.environment["MUSTER_EXPENSE_HISTORIES"] ?? "") ?? 20

  @Test("X1 to X4: after any history the database refuses and owes what the rules say")
  func histories() async throws {
    let connection = try await DirectConnection.connect(TestDatabase.make())
    defer { connection.close() }
    let people = try await EventHistory.people(5, on: connection)
    let first =
      UInt64(ProcessInfo.processInfo.environment["MUSTER_MODEL_SEED"] ?? "")
      ?? UInt64.random(in: 0..<1_000_000)
    for seed in first..<(first + UInt64(Self.count)) {
      let history = try await ExpenseHistory(seed: seed, people: people, on: connection)
      for number in 0..<60 {
        guard let difference = try await history.step() else { continue }
        Issue.record("seed \(seed), step \(number): \(difference)")
        return
      }
    }
    let broken = try await connection.run([
      Command(
        Statement(
          "broken",
          "select name from muster.invariants(null) where broken > 0 and name like 'expense%'"))
    ])
    #expect(try broken[0].map { try $0.get(0, as: String.self) } == [])
  }
}

/// One group in a database and in the model at once.
private final class ExpenseHistory {
  private let connection: DirectConnection
  private let people: [String]
  private var model: ExpenseModel
  private var group = ""
  private var expenses: [String] = []
  private var settlements: [String] = []
  private var generator: SplitMix64

  init(seed: UInt64, people: [String], on connection: DirectConnection) async throws {
    self.connection = connection
    self.people = people
    model = ExpenseModel(people: people.count)
    generator = SplitMix64(seed: seed)
    try await become(0)
    group = try await value("select public.create_group('History')")
    for person in 1..<people.count {
      try await become(person)
      _ = try await value(
        "select public.join_group(code) from public.group_join_codes where group_id = '\(group)'")
    }
  }

  /// Does a random operation on both; what differs, if anything does.
  func step() async throws -> String? {
    guard let operation = draw() else { return nil }
    let expected = model.apply(operation)
    let found = try await run(operation)
    guard found == expected else {
      return "\(operation): \(found ?? "done") instead of \(expected ?? "done")"
    }
    let balances = try await balances()
    return balances == model.balances
      ? nil : "\(operation): is \(balances) and not \(model.balances)"
  }

  private func draw() -> ExpenseModel.Operation? {
    func pick(_ count: Int) -> Int { Int.random(in: 0..<max(1, count), using: &generator) }
    func person() -> Int { pick(people.count) }
    /// Mostly those who may.
    func active() -> Int {
      let some = people.indices.filter { model.status[$0] == .active }
      return pick(8) == 0 ? person() : some[pick(some.count)]
    }
    let amount = (pick(4) == 0 ? -1 : 1) * (1 + pick(pick(2) == 0 ? 20 : 100_000))
    switch pick(16) {
    case 0...4:
      var among = Set((0...pick(4)).map { _ in active() })
      if among.isEmpty { among = [0] }
      let order = Array(among).shuffled(using: &generator)
      var payers = [active(): amount]
      let second = active()
      if abs(amount) > 1, pick(3) == 0, payers[second] == nil, let one = payers.keys.first {
        payers = [one: amount - amount.signum(), second: amount.signum()]
      }
      var weights: [Int]?
      var exact: [Int]?
      if pick(3) == 0 {
        weights = order.map { _ in 1 + pick(9) }
      } else if pick(4) == 0 {
        exact = ExpenseModel.divide(amount, order.map { _ in 1 + pick(9) })
        if pick(5) == 0 { exact?[0] += amount.signum() }
      }
      return .spend(
        by: active(), amount: amount, payers: payers, people: order, weights: weights, exact: exact)
    case 5, 6, 7: return .edit(by: active(), pick(model.expenses.count), amount: amount)
    case 8: return .delete(by: active(), pick(model.expenses.count))
    case 9: return .restore(by: active(), pick(model.expenses.count))
    case 10, 11:
      let from = person()
      return .settle(
        by: pick(6) == 0 ? person() : from, from: from, to: person(), amount: abs(amount))
    case 12:
      guard !model.settlements.isEmpty else { return nil }
      let number = pick(model.settlements.count)
      return .reject(by: pick(4) == 0 ? person() : model.settlements[number].to, number)
    case 13:
      guard !model.settlements.isEmpty else { return nil }
      let number = pick(model.settlements.count)
      return .withdraw(by: pick(4) == 0 ? person() : model.settlements[number].recorder, number)
    default:
      let who = 1 + pick(people.count - 1)
      switch model.status[who] {
      case .active: return pick(2) == 0 ? .leave(who) : .pause(who)
      case .paused: return .activate(who)
      case .left: return .rejoin(who)
      }
    }
  }

  private func run(_ operation: ExpenseModel.Operation) async throws -> String? {
    do {
      switch operation {
      case .spend(let by, let amount, let payers, let among, let weights, let exact):
        let paid = payers.sorted { $0.key < $1.key }.map {
          #"{"userId":"\#(people[$0.key])","amount":\#($0.value)}"#
        }
        let parts = among.enumerated().map { index, person in
          let given = exact?[index] ?? weights?[index]
          return #"{"userId":"\#(people[person])"\#(given.map { ",\"value\":\($0)" } ?? "")}"#
        }
        let mode = exact != nil ? "exact" : weights != nil ? "shares" : "equal"
        try await become(by)
        expenses.append(
          try await value(
            """
            select public.create_expense('\(group)', '{"description":"x","amount":\(amount), \
            "currency":"EUR","paidBy":[\(paid.joined(separator: ","))], \
            "split":{"mode":"\(mode)","participants":[\(parts.joined(separator: ","))]}}')
            """))
      case .edit(let by, let number, let amount):
        try await change(
          by, "public.update_expense('\(group)', \(id(expenses, number)), '{\"amount\":\(amount)}')"
        )
      case .delete(let by, let number):
        try await change(by, "public.delete_expense('\(group)', \(id(expenses, number)))")
      case .restore(let by, let number):
        try await change(by, "public.restore_expense('\(group)', \(id(expenses, number)))")
      case .settle(let by, let from, let to, let amount):
        try await become(by)
        settlements.append(
          try await value(
            """
            select public.create_settlement('\(group)', '{"fromUserId":"\(people[from])", \
            "toUserId":"\(people[to])","amount":\(amount),"currency":"EUR"}')
            """))
      case .reject(let by, let number):
        try await change(by, "public.reject_settlement(\(id(settlements, number)))")
      case .withdraw(let by, let number):
        try await change(by, "public.withdraw_settlement(\(id(settlements, number)))")
      case .leave(let person): try await change(person, "public.leave_group('\(group)')")
      case .rejoin(let person):
        try await become(person)
        _ = try await value(
          "select public.join_group(code) from public.group_join_codes where group_id = '\(group)'")
      case .pause(let person):
        try await change(0, "public.pause_member('\(group)', '\(people[person])')")
      case .activate(let person):
        try await change(0, "public.activate_member('\(group)', '\(people[person])')")
      }
      return nil
    } catch let error as PostgresError {
      return Failure(error).code.rawValue
    }
  }

  private func id(_ made: [String], _ number: Int) -> String {
    number < made.count ? "'\(made[number])'" : "'00000000-0000-4000-8000-000000000000'"
  }

  private func change(_ by: Int, _ call: String) async throws {
    try await become(by)
    _ = try await value("select \(call)")
  }

  private func balances() async throws -> [Int] {
    var found: [Int] = []
    for person in people {
      let amount = try await value(
        """
        select coalesce((select amount::text from public.expense_balances
        where group_id = '\(group)' and user_id = '\(person)'), '0')
        """)
      found.append(Int(amount) ?? 0)
    }
    return found
  }

  private func become(_ person: Int) async throws {
    try await connection.execute(
      script: #"select set_config('request.jwt.claims', '{"sub":"\#(people[person])"}', false)"#)
  }

  private func value(_ sql: String) async throws -> String {
    let rows = try await connection.run([Command(Statement("history", sql))])
    return try rows.last?.first?.get(0, as: String?.self) ?? ""
  }
}
