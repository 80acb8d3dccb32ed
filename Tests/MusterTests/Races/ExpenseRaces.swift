import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// Money under concurrency, at two servers: whatever people do at once, the balances are the sums
/// of what is recorded.
@Suite(.serialized) struct ExpenseRaces {
  /// A group of some people's.
  private static func makeGroup(_ people: [TwoServers.RacingPerson]) async throws -> Group {
    let group = try await people[0].clients[0].createGroup(CreateGroup(name: "Race"))
    for other in people.dropFirst() {
      _ = try await other.clients[0].join(code: try #require(group.joinCode))
    }
    return group
  }

  private static func bread(
    _ people: [TwoServers.RacingPerson], _ amount: Int = 1000
  ) -> CreateExpense {
    CreateExpense(
      description: "Bread", amount: amount, currency: "EUR", paidBy: .one(people[0].id),
      split: .equal(people.map(\.id)))
  }

  /// The rules of a group's money that are broken.
  private static func expectWhole(_ group: Group, _ servers: TwoServers) async throws {
    #expect(
      try await servers.count(
        "select count(*) from muster.expense_invariants(array['\(group.id)']::uuid[])") == 0)
  }

  private static func expectRace(_ tally: Tally, outcomes: Int = 2) async {
    #expect(await tally.collisions <= 0.001)
    #expect(await tally.outcomes["done", default: 0] > 0)
    #expect(await tally.outcomes.count >= outcomes)
  }

  @Test("X1: no expense is made with somebody after they have left")
  func leaving() async throws {
    try await TwoServers.with(people: 4) { servers in
      let tally = try await races(lanes: 2, "X1 leaving", usually: 40) { _, lane in
        let people = Array(servers.people[(lane * 2)..<(lane * 2 + 2)])
        let group = try await Self.makeGroup(people)
        async let spending = outcome {
          try await people[0].clients[0].createExpense(Self.bread(people), in: group.id)
        }
        async let leaving = outcome { try await people[1].clients[1].leaveGroup(group.id) }
        let found = try await [spending, leaving]
        #expect(found[1] == .done)
        #expect(found[0] == .done || found[0] == .refused("frozen_member"))
        // What was made was made before, and then they were told of what is open.
        let told = try await servers.count(
          """
          select count(*) from public.notifications where kind = 'left_with_balance'
          and group_id = '\(group.id)' and user_id = '\(people[1].id)'
          """)
        #expect(told == (found[0].isDone ? 1 : 0))
        try await Self.expectWhole(group, servers)
        return found
      }
      await Self.expectRace(tally, outcomes: 1)
    }
  }

  @Test("X4: a settlement sent twice at once with one key is one")
  func settlingTwice() async throws {
    try await TwoServers.with(people: 4) { servers in
      let groups = try await (0..<2).asyncMap { lane in
        try await Self.makeGroup(Array(servers.people[(lane * 2)..<(lane * 2 + 2)]))
      }
      let tally = try await races(lanes: 2, "X4 twice", usually: 40) { number, lane in
        let people = Array(servers.people[(lane * 2)..<(lane * 2 + 2)])
        let group = groups[lane]
        let pays = CreateSettlement(
          fromUserId: people[0].id, toUserId: people[1].id, amount: 5, currency: "EUR")
        async let one = outcome {
          try await people[0].clients[0].createSettlement(
            pays, in: group.id, idempotencyKey: "key \(number)")
        }
        async let two = outcome {
          try await people[0].clients[1].createSettlement(
            pays, in: group.id, idempotencyKey: "key \(number)")
        }
        let found = try await [one, two]
        #expect(found == [.done, .done])
        // Each lane takes every second number.
        #expect(
          try await servers.count(
            "select count(*) from public.settlements where group_id = '\(group.id)'")
            == number / 2 + 1)
        return found
      }
      for group in groups { try await Self.expectWhole(group, servers) }
      await Self.expectRace(tally, outcomes: 1)
    }
  }

  @Test("X5: of two edits of one version one is made")
  func edits() async throws {
    try await TwoServers.with(people: 4) { servers in
      let tally = try await races(lanes: 2, "X5 edits", usually: 40) { _, lane in
        let people = Array(servers.people[(lane * 2)..<(lane * 2 + 2)])
        let group = try await Self.makeGroup(people)
        let bread = try await people[0].clients[0].createExpense(Self.bread(people), in: group.id)
        func edit(_ number: Int, _ amount: Int) async throws -> Outcome {
          var change = UpdateExpense()
          change.amount = .set(amount)
          let wanted = change
          return try await outcome {
            try await people[number].clients[number].updateExpense(
              bread.id, in: group.id, wanted, ifMatch: "\"1\"")
          }
        }
        async let one = edit(0, 10)
        async let two = edit(1, 20)
        let found = try await [one, two]
        #expect(found.filter(\.isDone).count == 1)
        #expect(found.contains(.refused("version_mismatch")))
        #expect(
          try await people[0].clients[1].expenseHistory(of: bread.id, in: group.id).items.count == 2
        )
        try await Self.expectWhole(group, servers)
        return found
      }
      await Self.expectRace(tally)
    }
  }

  @Test("X5: deleting against editing: deleted in the end, and the balances with it")
  func deleting() async throws {
    try await TwoServers.with(people: 4) { servers in
      let tally = try await races(lanes: 2, "X5 deleting", usually: 40) { _, lane in
        let people = Array(servers.people[(lane * 2)..<(lane * 2 + 2)])
        let group = try await Self.makeGroup(people)
        let bread = try await people[0].clients[0].createExpense(Self.bread(people), in: group.id)
        async let editing = outcome {
          var change = UpdateExpense()
          change.amount = .set(20)
          return try await people[0].clients[0].updateExpense(bread.id, in: group.id, change)
        }
        async let deleting = outcome {
          try await people[1].clients[1].deleteExpense(bread.id, in: group.id)
        }
        let found = try await [editing, deleting]
        #expect(found[1] == .done)
        #expect(found[0] == .done || found[0] == .refused("expense_deleted"))
        #expect(try await people[0].clients[0].balances(of: group.id).balances.isEmpty)
        try await Self.expectWhole(group, servers)
        return found
      }
      await Self.expectRace(tally, outcomes: 1)
    }
  }

  @Test(
    "X1: a placeholder that is claimed by invitation and edited at once is one person's after it")
  func claiming() async throws {
    try await TwoServers.with(people: 6) { servers in
      let tally = try await races(lanes: 2, "X1 claiming", usually: 30) { _, lane in
        let people = Array(servers.people[(lane * 3)..<(lane * 3 + 3)])
        let group = try await Self.makeGroup(Array(people.prefix(2)))
        let ann = people[0].clients[0]
        let paula = try await ann.createPlaceholder(named: "Paula", in: group.id)
        let bread = try await ann.createExpense(
          CreateExpense(
            description: "Bread", amount: 900, currency: "EUR", paidBy: .one(people[0].id),
            split: .equal([people[1].id, paula.userId])), in: group.id)
        let invite = try await ann.invitePlaceholder(
          paula.id, in: group.id, InvitePlaceholder(userId: people[2].id))
        let id = try #require(invite.inviteId)
        async let accepting = outcome { try await people[2].clients[1].acceptInvite(id) }
        async let again = outcome { try await people[2].clients[0].acceptInvite(id) }
        async let editing = outcome {
          var change = UpdateExpense()
          change.amount = .set(600)
          return try await people[1].clients[0].updateExpense(bread.id, in: group.id, change)
        }
        let found = try await [accepting, again, editing]
        #expect(found == [.done, .done, .done])
        let balances = try await ann.balances(of: group.id).balances
        #expect(balances.first { $0.userId == people[2].id }?.amount == -300)
        #expect(balances.allSatisfy { !$0.isPlaceholder })
        try await Self.expectWhole(group, servers)
        return found
      }
      await Self.expectRace(tally, outcomes: 1)
    }
  }
}
