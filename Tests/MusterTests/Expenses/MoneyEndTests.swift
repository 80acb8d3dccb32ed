import MusterClient
import MusterModels
import Testing

@testable import Muster

/// What is left of money when accounts, memberships and groups end.
@Suite struct MoneyEndTests {
  private func weekly(_ flat: Flat, on server: TestServer) async throws -> CreateRecurringExpense {
    let today = try #require(
      try await server.value("select (clock_timestamp() at time zone 'UTC')::date + 9"))
    return CreateRecurringExpense(
      flat.request(1000, "Rent"), every: RecurringInterval(unit: .week, interval: 1),
      startsOn: today)
  }

  @Test("A7: an account ends with what recurs and what was offered; the leaders are told")
  func accounts() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", on: server)
      let (ann, bob) = (flat.people[0].client, flat.people[1])
      let rule = try await bob.client.createRecurringExpense(
        try await weekly(flat, on: server), in: flat.id)
      let zoe = try await ann.createPlaceholder(named: "Zoe", in: flat.id)
      _ = try await ann.invitePlaceholder(zoe.id, in: flat.id, InvitePlaceholder(userId: bob.id))
      try await bob.client.deleteAccount(password: TestServer.password)
      let left = try await ann.recurringExpense(rule.id, in: flat.id)
      #expect(left.status == .paused && left.pauseReason == "creator_not_active")
      #expect(try await ann.placeholders(of: flat.id).items.map(\.offeredToUserId) == [nil])
      #expect(
        try await ann.notifications().items.filter { $0.kind == "recurring_paused" }.count == 1)
    }
  }

  @Test("A7: what somebody was called before they claimed it is their name, too, and goes")
  func names() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", on: server)
      let (ann, bob) = (flat.people[0].client, flat.people[1])
      let placeholder = try await ann.createPlaceholder(named: "Robert B.", in: flat.id)
      let milk = try await flat.spend(
        flat.request(900, split: .equal([flat.people[0].id, placeholder.userId])))
      _ = try await ann.invitePlaceholder(
        placeholder.id, in: flat.id, InvitePlaceholder(userId: bob.id))
      _ = try await bob.client.claimPlaceholder(placeholder.id, in: flat.id)
      try await bob.client.deleteAccount(password: TestServer.password)
      #expect(
        try await ann.placeholders(of: flat.id).items.map(\.fullName) == ["Former member"])
      let people = try await ann.expenseHistory(of: milk.id, in: flat.id).people.map(\.fullName)
      #expect(Set(people) == ["Ann", "Former member"])
    }
  }

  @Test("K15: a group goes with placeholders, settlements and what recurs in it")
  func groups() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", on: server)
      let ann = flat.people[0]
      let zoe = try await ann.client.createPlaceholder(named: "Zoe", in: flat.id)
      _ = try await ann.client.createRecurringExpense(
        try await weekly(flat, on: server), in: flat.id)
      let milk = try await flat.spend(
        flat.request(900, paidBy: .one(zoe.userId), split: .equal([ann.id, zoe.userId])))
      _ = try await ann.client.createSettlement(
        CreateSettlement(fromUserId: ann.id, toUserId: zoe.userId, amount: 450, currency: "EUR"),
        in: flat.id)
      try await ann.client.deleteGroup(flat.id)
      for table in ["expenses", "expense_placeholders", "settlements", "recurring_expenses"] {
        #expect(
          try await server.value(
            "select count(*) from public.\(table) where group_id = '\(flat.id)'") == "0")
      }
      #expect(
        try await server.value(
          "select count(*) from public.expense_versions where expense_id = '\(milk.id)'") == "0")
    }
  }

  @Test(
    "K5: the export of somebody who left tells no more of what they made for others than they see"
  )
  func export() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", on: server)
      let bob = flat.people[1]
      let milk = try await flat.spend(
        flat.request(900, "Milk", split: .equal([flat.people[0].id])), by: 1)
      #expect(
        try await bob.client.export().expensesCreated.map { $0["description"]?.text } == ["Milk"])
      _ = try await bob.client.leaveGroup(flat.id)
      var change = UpdateExpense()
      change.note = .set("Bob never washes up")
      _ = try await flat.people[0].client.updateExpense(milk.id, in: flat.id, change)
      let found = try await bob.client.export().expensesCreated
      #expect(found.count == 1 && found.first?["id"]?.text == "\(milk.id)")
      #expect(found.first?["description"] == nil && found.first?["note"] == nil)
    }
  }
}
