import MusterModels
import Postgres

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Demo {
  /// What the flat spends: three people and somebody who has no account yet, a rent that comes
  /// each month, and somebody who has moved out and owes still.
  func seedExpenses(_ callers: [Caller], _ ids: [User.ID]) async throws {
    let flat = try await makeGroup(
      CreateGroup(name: "Canal House", description: "What we share.", template: "Household"),
      by: callers[2], joinedBy: [callers[3], callers[5], callers[6]])
    let lived = [ids[2], ids[3], ids[5], ids[6]]
    try await spend(
      "Washing machine", 38_999, by: callers[2], paidBy: ids[2], .equal(lived), "household",
      in: flat)
    try await spend(
      "Groceries", 6_410, by: callers[3], paidBy: ids[3], .equal(lived), "food", in: flat)
    try await spend(
      "Bread and cheese", 2_275, by: callers[5], paidBy: ids[6],
      SplitRequest(
        mode: .exact,
        participants: [
          SplitPart(userId: ids[5], value: 1_500), SplitPart(userId: ids[6], value: 775),
        ]), "food", in: flat)
    // Grace moves out, owing; Finn has paid some of what he owes.
    _ = try await services.database.run(MemberQueries.leave(flat, successor: nil), as: callers[6])
    let paid = CreateSettlement(
      fromUserId: ids[5], toUserId: ids[2], amount: 5_000, currency: "EUR", note: "Cash")
    _ = try await services.database.run(
      SettlementQueries.create(text(paid), in: flat), as: callers[5])
    let made = try await services.database.run(
      PlaceholderQueries.create("Uncle Karim", in: flat), as: callers[2])
    let uncle = try JSONDecoder().decode(MadePlaceholder.self, from: Data(made.body)).id
    try await spend(
      "Paint for the hall", 4_500, by: callers[2], paidBy: User.ID(uncle.uuid),
      .equal([ids[2], ids[3], ids[5]]), "household", in: flat)
    let rent = CreateRecurringExpense(
      CreateExpense(
        description: "Rent", amount: 145_000, currency: "EUR", paidBy: .one(ids[2]),
        split: .equal([ids[2], ids[3], ids[5]]), category: "rent"),
      every: RecurringInterval(unit: .month, interval: 1), startsOn: Self.day(3))
    _ = try await services.database.run(
      RecurringQueries.create(text(rent), in: flat), as: callers[2])
  }

  private func spend(
    _ description: String, _ amount: Int, by caller: Caller, paidBy payer: User.ID,
    _ split: SplitRequest, _ category: String, in group: Group.ID
  ) async throws {
    let expense = CreateExpense(
      description: description, amount: amount, currency: "EUR", paidBy: .one(payer), split: split,
      category: category)
    _ = try await services.database.run(ExpenseQueries.create(text(expense), in: group), as: caller)
  }

  private func text(_ input: some Encodable) throws -> String {
    String(decoding: try JSONEncoder().encode(input), as: UTF8.self)
  }

  /// A day so many days from now, as the API takes it.
  private static func day(_ days: Int) -> String {
    let parts = Calendar(identifier: .gregorian).dateComponents(
      [.year, .month, .day], from: Date(timeIntervalSinceNow: Double(days) * 86_400))
    func padded(_ number: Int?) -> String {
      let text = String(number ?? 1)
      return text.count < 2 ? "0" + text : text
    }
    return "\(parts.year ?? 2000)-\(padded(parts.month))-\(padded(parts.day))"
  }
}

private struct MadePlaceholder: Decodable {
  let id: Placeholder.ID
}
