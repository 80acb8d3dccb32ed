import MusterClient
import MusterModels
import Testing

@testable import Muster

/// What those who are no active members are owed, and what they may say of it.
@Suite struct FrozenCreditTests {
  @Test("X1: nobody takes from who has left what an expense owes them, nor makes them owe more")
  func credit() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", "Cyd", on: server)
      let (ann, bob, cyd) = (flat.people[0], flat.people[1], flat.people[2])
      let milk = try await flat.spend(
        flat.request(900, paidBy: .one(bob.id), split: .equal([ann.id, bob.id])))
      let tea = try await flat.spend(flat.request(300, split: .equal([ann.id, bob.id, cyd.id])))
      _ = try await bob.client.leaveGroup(flat.id)
      #expect(try await flat.balances() == [-250, 350, -100])
      var taken = UpdateExpense()
      taken.paidBy = .set(.one(ann.id))
      for change in [taken, Flat.amount(600)] {
        let found = try await problem {
          try await ann.client.updateExpense(milk.id, in: flat.id, change)
        }
        #expect(found.code == "frozen_member")
        #expect(found.errors?.first?.message.contains("Bob") == true)
      }
      #expect(
        try await problem { try await ann.client.deleteExpense(milk.id, in: flat.id) }.code
          == "frozen_member")
      #expect(try await flat.balances() == [-250, 350, -100])
      // A debt may go.
      try await ann.client.deleteExpense(tea.id, in: flat.id)
      #expect(try await flat.balances() == [-450, 450, 0])
      // And what is left of the split may be divided among others.
      var shifted = UpdateExpense()
      shifted.split = .set(.equal([ann.id, cyd.id]))
      _ = try await ann.client.updateExpense(milk.id, in: flat.id, shifted)
      #expect(try await flat.balances() == [-450, 900, -450])
      #expect(try await flat.broken(on: server) == nil)
    }
  }

  @Test("X4: who is no active member records at most what is open of theirs, that way")
  func limits() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", "Cyd", on: server)
      let (ann, bob, cyd) = (flat.people[0], flat.people[1], flat.people[2])
      _ = try await flat.spend(flat.request(900))
      _ = try await bob.client.leaveGroup(flat.id)
      _ = try await ann.client.pauseMember(cyd.id, in: flat.id)
      func record(
        _ person: Person, _ amount: Int, to other: Person, currency: String = "EUR",
        receives: Bool = false
      ) async throws {
        _ = try await person.client.createSettlement(
          CreateSettlement(
            fromUserId: receives ? other.id : person.id,
            toUserId: receives ? person.id : other.id, amount: amount, currency: currency),
          in: flat.id)
      }
      for person in [bob, cyd] {
        let found = try await problem { try await record(person, 301, to: ann) }
        #expect(found.status == 409 && found.code == "exceeds_balance")
        #expect(found.errors?.map(\.field) == ["amount"])
        for (currency, receives) in [("USD", false), ("EUR", true)] {
          #expect(
            try await problem {
              try await record(person, 1, to: ann, currency: currency, receives: receives)
            }.code == "exceeds_balance")
        }
      }
      #expect(try await flat.balances() == [600, -300, -300])
      try await record(bob, 300, to: ann)
      #expect(
        try await problem { try await record(bob, 1, to: cyd) }.code == "exceeds_balance")
      #expect(try await flat.balances() == [300, 0, -300])
    }
  }

  @Test("X4: who spoke for others and has left takes nothing of it back")
  func speaking() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", "Cyd", on: server)
      let (ann, bob, cyd) = (flat.people[0], flat.people[1], flat.people[2])
      let zoe = try await ann.client.createPlaceholder(named: "Zoe", in: flat.id)
      let paid = try await bob.client.createSettlement(
        CreateSettlement(fromUserId: cyd.id, toUserId: zoe.userId, amount: 50, currency: "EUR"),
        in: flat.id)
      _ = try await ann.client.pauseMember(bob.id, in: flat.id)
      #expect(
        try await problem { try await bob.client.withdrawSettlement(paid.id) }.status == 403)
      _ = try await bob.client.leaveGroup(flat.id)
      #expect(
        try await problem { try await bob.client.withdrawSettlement(paid.id) }.status == 404)
      #expect(try await cyd.client.settlement(paid.id).status == .recorded)
    }
  }
}
