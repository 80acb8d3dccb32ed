import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct RecurringTests {
  private static let monthly = RecurringInterval(unit: .month, interval: 1)

  /// A day so many days from now, where everybody is.
  private static func day(_ offset: Int, on server: TestServer) async throws -> String {
    try #require(
      try await server.value("select (clock_timestamp() at time zone 'UTC')::date + \(offset)"))
  }

  /// Does the rule's job as often as it is due.
  private static func run(_ rule: RecurringExpense.ID, on server: TestServer) async throws {
    try await server.sql("select muster.make_recurring('\(rule)') from generate_series(1, 20)")
  }

  @Test("X1: a recurring expense comes on each of its days once, missed ones too, until its end")
  func comes() async throws {
    try await TestServer.with { server in
      let flat = try await Flat.of("Ann", "Bob", on: server)
      let rule = try await flat.people[0].client.createRecurringExpense(
        CreateRecurringExpense(
          flat.request(1000, "Rent"), every: RecurringInterval(unit: .week, interval: 1),
          startsOn: try await Self.day(-15, on: server), count: 4), in: flat.id)
      try await Self.run(rule.id, on: server)
      let made = try await flat.people[1].client.expenses(in: flat.id).items
        .filter { $0.recurringId == rule.id }
      let days = [
        try await Self.day(-1, on: server), try await Self.day(-8, on: server),
        try await Self.day(-15, on: server),
      ]
      #expect(made.map(\.spentOn) == days)
      let after = try await flat.people[0].client.recurringExpense(rule.id, in: flat.id)
      #expect(after.madeCount == 3 && after.status == .active)
      #expect(after.nextOn == (try await Self.day(6, on: server)))
      #expect(try await flat.balances() == [1500, -1500])
      #expect(
        try await flat.people[0].client.expenseHistory(of: made[0].id, in: flat.id).items.map(
          \.action) == ["recurring"])
      try await flat.people[1].client.endRecurringExpense(rule.id, in: flat.id)
      #expect(
        try await problem {
          try await flat.people[1].client.updateRecurringExpense(
            rule.id, in: flat.id, UpdateRecurringExpense())
        }.code == "recurring_ended")
      #expect(
        try await server.value(
          "select count(*) from muster.jobs where kind = 'expenses.recur'") == "0")
      let once = try await flat.people[0].client.createRecurringExpense(
        CreateRecurringExpense(
          flat.request(10, "Once"), every: Self.monthly,
          startsOn: try await Self.day(0, on: server), count: 1), in: flat.id)
      try await Self.run(once.id, on: server)
      #expect(
        try await flat.people[0].client.recurringExpense(once.id, in: flat.id).status == .ended)
    }
  }

  @Test("X1: the 31st is the last day of shorter months, and the 31st again")
  func monthEnds() async throws {
    try await TestServer.shared { server in
      let days = try await server.rows(
        """
        select muster.occurrence(r, n) from generate_series(0, 4) as n, (
          select (x).* from (select jsonb_populate_record(null::public.recurring_expenses,
            '{"starts_on":"2024-01-31","every_unit":"month","every_interval":1}') as x) as x
        ) as r
        """
      ).map { $0[0] }
      #expect(days == ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30", "2024-05-31"])
    }
  }

  @Test(
    "X1: it is paused once somebody in it, or who set it up, has left, and is told; and resumed")
  func pauses() async throws {
    try await TestServer.with { server in
      let flat = try await Flat.of("Ann", "Bob", on: server)
      let (ann, bob) = (flat.people[0].client, flat.people[1].client)
      let later = try await Self.day(9, on: server)
      let shared = try await ann.createRecurringExpense(
        CreateRecurringExpense(
          flat.request(1000), every: Self.monthly, startsOn: later), in: flat.id)
      let bobs = try await bob.createRecurringExpense(
        CreateRecurringExpense(
          flat.request(500, split: .equal([flat.people[0].id])), every: Self.monthly,
          startsOn: later), in: flat.id)
      _ = try await bob.leaveGroup(flat.id)
      try await Flat.make(shared.id, on: server)
      try await Flat.make(bobs.id, on: server)
      let found = try await ann.recurringExpenses(of: flat.id).items
      #expect(found.map(\.status) == [.paused, .paused])
      #expect(found.map(\.pauseReason) == ["frozen_member", "creator_not_active"])
      #expect(try await ann.expenses(in: flat.id).total == 0)
      #expect(
        try await ann.notifications().items.filter { $0.kind == "recurring_paused" }.count == 2)
      #expect(try await bob.recurringExpenses(of: flat.id).total == 0)
      // Whoever resumes it answers for it.
      var change = UpdateRecurringExpense()
      change.status = .set("active")
      #expect(
        try await problem {
          try await ann.updateRecurringExpense(shared.id, in: flat.id, change)
        }.code == "frozen_member")
      // It is stopped again whatever has become of it.
      var stop = UpdateRecurringExpense()
      stop.status = .set("paused")
      #expect(
        try await ann.updateRecurringExpense(shared.id, in: flat.id, stop).status == .paused)
      let resumed = try await ann.updateRecurringExpense(bobs.id, in: flat.id, change)
      #expect(resumed.status == .active && resumed.createdById == flat.people[0].id)
      try await Flat.make(bobs.id, on: server)
      #expect(try await ann.expenses(in: flat.id).total == 1)
    }
  }

  @Test("X1: who sees the money of a group is told live of what becomes of a recurring expense")
  func live() async throws {
    try await TestServer.with { server in
      let flat = try await Flat.of("Ann", "Bob", on: server)
      let ann = flat.people[0].client
      let bobs = try await server.events(of: flat.people[1])
      let rule = try await ann.createRecurringExpense(
        CreateRecurringExpense(
          flat.request(1000), every: Self.monthly,
          startsOn: try await Self.day(9, on: server)), in: flat.id)
      try await bobs.until("recurring_expense.changed", with: "\(rule.id)")
      var stop = UpdateRecurringExpense()
      stop.status = .set("paused")
      _ = try await ann.updateRecurringExpense(rule.id, in: flat.id, stop)
      try await bobs.until("recurring_expense.changed", with: "\(flat.id)")
      try await ann.endRecurringExpense(rule.id, in: flat.id)
      try await bobs.until("recurring_expense.changed", with: "\(rule.id)")
    }
  }

  @Test("X1: what could not be made now is not set up, and bad rules are refused by field")
  func badInput() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", on: server)
      let ann = flat.people[0].client
      let today = try await Self.day(0, on: server)
      func field(_ request: CreateRecurringExpense) async throws -> String? {
        try await problem { try await ann.createRecurringExpense(request, in: flat.id) }
          .errors?.first?.field
      }
      func rule(
        _ amount: Int = 5, interval: Int = 1, startsOn: String? = nil, endsOn: String? = nil,
        count: Int? = nil
      ) -> CreateRecurringExpense {
        CreateRecurringExpense(
          flat.request(amount), every: RecurringInterval(unit: .day, interval: interval),
          startsOn: startsOn ?? today, endsOn: endsOn, count: count)
      }
      #expect(try await field(rule(0)) == "amount")
      #expect(try await field(rule(interval: 0)) == "every.interval")
      #expect(try await field(rule(interval: 100)) == "every.interval")
      #expect(try await field(rule(interval: 10_000_000_000)) == "every.interval")
      #expect(try await field(rule(count: 10_000_000_000)) == "count")
      #expect(try await field(rule(startsOn: "x")) == "startsOn")
      #expect(try await field(rule(startsOn: "1990-01-01")) == "startsOn")
      #expect(try await field(rule(endsOn: "1990-01-01")) == "endsOn")
      #expect(try await field(rule(endsOn: "2100-01-01", count: 3)) == "count")
      #expect(try await field(rule(count: 0)) == "count")
      #expect(try await ann.recurringExpenses(of: flat.id).total == 0)
      #expect(try await ann.expenses(in: flat.id).total == 0)
      #expect(try await flat.broken(on: server) == nil)
    }
  }
}
