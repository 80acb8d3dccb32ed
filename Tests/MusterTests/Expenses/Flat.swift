import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// A group that shares expenses.
struct Flat: Sendable {
  let group: Group
  let people: [Person]

  var id: Group.ID { group.id }

  /// A flat of people by their names; the first one leads.
  static func of(_ names: String..., on server: TestServer) async throws -> Flat {
    var people: [Person] = []
    for name in names { people.append(try await server.person(name)) }
    let group = try await people[0].makeGroup("Flat", joinedBy: Array(people.dropFirst()))
    return Flat(group: group, people: people)
  }

  /// An expense that the first person paid, shared by all alike unless said otherwise.
  func request(
    _ amount: Int = 1000, _ description: String = "Milk", currency: String = "EUR",
    paidBy: PaidBy? = nil, split: SplitRequest? = nil, category: String? = nil,
    spentOn: String? = nil, note: String? = nil, receiptUrl: String? = nil
  ) -> CreateExpense {
    CreateExpense(
      description: description, amount: amount, currency: currency,
      paidBy: paidBy ?? .one(people[0].id), split: split ?? .equal(people.map(\.id)),
      category: category, spentOn: spentOn, note: note, receiptUrl: receiptUrl)
  }

  /// Has it recorded by somebody, by their place.
  func spend(_ request: CreateExpense, by number: Int = 0) async throws -> Expense {
    try await people[number].client.createExpense(request, in: id)
  }

  /// What each person has, in a currency, as somebody sees it.
  func balances(seenBy number: Int = 0, currency: String = "EUR") async throws -> [Int] {
    let found = try await people[number].client.balances(of: id).balances
    return people.map { person in
      found.first { $0.userId == person.id && $0.currency == currency }?.amount ?? 0
    }
  }

  /// Whether what is kept of the flat is what it says, as `muster doctor` looks.
  func broken(on server: TestServer) async throws -> String? {
    try await server.value(
      "select string_agg(e.name, ',') from muster.expense_invariants(array['\(id)']::uuid[]) as e")
  }

  /// Has a recurring expense of a later day made today: until then no server is at it.
  static func make(_ rule: RecurringExpense.ID, on server: TestServer) async throws {
    try await server.sql(
      """
      update public.recurring_expenses set next_on = (clock_timestamp() at time zone 'UTC')::date
      where id = '\(rule)' and status = 'active';
      select muster.make_recurring('\(rule)')
      """)
  }

  /// A change of nothing but an amount.
  static func amount(_ amount: Int) -> UpdateExpense {
    var change = UpdateExpense()
    change.amount = .set(amount)
    return change
  }
}
