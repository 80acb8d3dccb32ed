import Foundation
import MusterClient
import MusterModels
import Postgres
import Testing

@testable import Muster

@Suite struct SettlementTests {
  @Test("X3: balances are per person and currency; what is proposed ends them")
  func settleUp() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", "Cyd", on: server)
      _ = try await flat.spend(flat.request(900))
      _ = try await flat.spend(
        flat.request(500, currency: "JPY", paidBy: .one(flat.people[1].id)))
      #expect(try await flat.balances() == [600, -300, -300])
      #expect(try await flat.balances(currency: "JPY") == [-167, 333, -166])
      let found = try await flat.people[2].client.balances(of: flat.id)
      #expect(found.settleUp.count == 4)
      for payment in found.settleUp {
        let payer = try #require(flat.people.first { $0.id == payment.from })
        _ = try await payer.client.createSettlement(
          CreateSettlement(
            fromUserId: payment.from, toUserId: payment.to, amount: payment.amount,
            currency: payment.currency), in: flat.id)
      }
      let after = try await flat.people[0].client.balances(of: flat.id)
      #expect(after.balances.isEmpty && after.settleUp.isEmpty)
      #expect(try await flat.people[0].client.myBalances().balances.isEmpty)
      #expect(try await flat.broken(on: server) == nil)
    }
  }

  @Test(
    "X3: settle up ends all balances in at most one payment fewer than people, whatever they are")
  func property() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup()
      for _ in 0..<150 {
        let count = Int.random(in: 2...30)
        var amounts = (1..<count).map { _ in
          Int.random(in: 0..<3) == 0 ? [-5, 5].randomElement() ?? 5 : Int.random(in: -1000...1000)
        }
        amounts.append(-amounts.reduce(0, +))
        amounts = amounts.filter { $0 != 0 }
        let rows = amounts.map { "(gen_random_uuid(), \($0))" }.joined(separator: ",")
        guard !amounts.isEmpty else { continue }
        // Placeholders, so that no account is needed for each.
        let found = try await server.rows(
          """
          with people as (
            insert into public.expense_placeholders (id, group_id, full_name, created_by_user_id)
            select p.id, '\(group.id)', 'x', '\(ann.id)' from (values \(rows)) as p (id, amount)
            returning id
          ) select id from people
          """
        ).compactMap { $0.first ?? nil }
        let values = zip(found, amounts).map { "('\(group.id)', 'EUR', '\($0)', \($1))" }
        try await server.sql(
          """
          insert into public.expense_balances (group_id, currency, placeholder_id, amount)
          values \(values.joined(separator: ","))
          """)
        let left = try await server.rows(
          """
          with s as materialized (select * from muster.settle_up('\(group.id)'))
          select (select count(*) from s), (select coalesce(bool_and(s.amount > 0), true) from s),
            count(*) from (
              select b.person_id from public.expense_balances as b
              where b.group_id = '\(group.id)' and b.amount <> coalesce((
                select sum(s.amount) from s where s.to_id = b.person_id), 0)
                - coalesce((select sum(s.amount) from s where s.from_id = b.person_id), 0)
            ) as open
          """)
        let row = try #require(left.first)
        #expect(Int(row[0] ?? "") ?? 99 <= amounts.count - 1, "\(amounts)")
        #expect(row[1] == "t" && row[2] == "0", "\(amounts)")
        try await server.sql(
          "delete from public.expense_balances; delete from public.expense_placeholders")
      }
    }
  }

  @Test("X4: who leaves owing is told, and so are the leaders; and may")
  func leaving() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", "Cyd", on: server)
      _ = try await flat.spend(flat.request(900))
      _ = try await flat.people[1].client.leaveGroup(flat.id)
      for number in [0, 1] {
        let told = try await flat.people[number].client.notifications().items
          .filter { $0.kind == "left_with_balance" }
        #expect(told.count == 1)
        #expect(told.first?.data["userId"]?.text == "\(flat.people[1].id)")
        #expect(told.first?.data["balances"]?.items.first?["amount"] == .number(-300))
      }
      #expect(
        try await flat.people[2].client.notifications().items
          .filter { $0.kind == "left_with_balance" }.isEmpty)
      // The debt stays, for those it concerns.
      let mine = try await flat.people[1].client.myBalances()
      #expect(mine.balances.map(\.amount) == [-300] && mine.totals.map(\.amount) == [-300])
      // Nobody owes: nobody is told.
      let quiet = try await Flat.of("Dan", "Eva", on: server)
      _ = try await quiet.people[1].client.leaveGroup(quiet.id)
      #expect(
        try await quiet.people[1].client.notifications().items
          .filter { $0.kind == "left_with_balance" }.isEmpty)
    }
  }

  @Test("X4: a settlement is recorded by a party to it, frozen or not, also in an archived group")
  func parties() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", "Cyd", on: server)
      let (ann, bob, cyd) = (flat.people[0], flat.people[1], flat.people[2])
      _ = try await flat.spend(flat.request(900))
      _ = try await bob.client.leaveGroup(flat.id)
      let pays = CreateSettlement(
        fromUserId: bob.id, toUserId: ann.id, amount: 100, currency: "EUR", note: "cash")
      #expect(
        try await problem { try await cyd.client.createSettlement(pays, in: flat.id) }.status == 403
      )
      _ = try await bob.client.createSettlement(pays, in: flat.id)
      #expect(try await flat.balances() == [500, -200, -300])
      _ = try await ann.client.pauseMember(cyd.id, in: flat.id)
      _ = try await cyd.client.createSettlement(
        CreateSettlement(fromUserId: cyd.id, toUserId: ann.id, amount: 300, currency: "EUR"),
        in: flat.id)
      _ = try await ann.client.archiveGroup(flat.id)
      _ = try await bob.client.createSettlement(
        CreateSettlement(fromUserId: bob.id, toUserId: ann.id, amount: 200, currency: "EUR"),
        in: flat.id)
      #expect(try await flat.balances() == [0, 0, 0])
      let dan = try await server.person("Dan")
      for (from, to, code) in [
        (ann.id, ann.id, "invalid_values"), (ann.id, dan.id, "not_in_group"),
      ] {
        #expect(
          try await problem {
            try await ann.client.createSettlement(
              CreateSettlement(fromUserId: from, toUserId: to, amount: 1, currency: "EUR"),
              in: flat.id)
          }.code == code)
      }
      for amount in [0, -1, 1_000_000_000_001] {
        #expect(
          try await problem {
            try await ann.client.createSettlement(
              CreateSettlement(
                fromUserId: ann.id, toUserId: bob.id, amount: amount, currency: "EUR"),
              in: flat.id)
          }.errors?.first?.field == "amount")
      }
    }
  }

  @Test("X4: the receiver may reject a settlement, which undoes it, once")
  func rejecting() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", "Cyd", on: server)
      let (ann, bob) = (flat.people[0], flat.people[1])
      _ = try await flat.spend(flat.request(900))
      let pays = CreateSettlement(
        fromUserId: bob.id, toUserId: ann.id, amount: 100, currency: "EUR")
      let first = try await bob.client.createSettlement(pays, in: flat.id)
      let told = try await ann.client.notifications().items
      #expect(told.contains { $0.kind == "settlement_recorded" })
      #expect(try await problem { try await bob.client.rejectSettlement(first.id) }.status == 403)
      for _ in 1...2 {
        #expect(try await ann.client.rejectSettlement(first.id).status == .rejected)
        #expect(try await flat.balances() == [600, -300, -300])
      }
      #expect(
        try await problem { try await bob.client.withdrawSettlement(first.id) }.code
          == "settlement_ended")
      let second = try await bob.client.createSettlement(pays, in: flat.id)
      #expect(
        try await problem { try await ann.client.withdrawSettlement(second.id) }.status == 403)
      for _ in 1...2 { try await bob.client.withdrawSettlement(second.id) }
      #expect(
        try await problem { try await ann.client.rejectSettlement(second.id) }.code
          == "settlement_ended")
      #expect(try await flat.balances() == [600, -300, -300])
      #expect(
        try await ann.client.settlements(of: flat.id, status: .rejected).items.map(\.id)
          == [first.id])
      #expect(try await ann.client.settlements(of: flat.id).total == 2)
    }
  }

  @Test("X4: behind the functions, what was settled stays as it was recorded, and ends once")
  func kept() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", on: server)
      let (ann, bob) = (flat.people[0], flat.people[1])
      let paid = try await bob.client.createSettlement(
        CreateSettlement(fromUserId: bob.id, toUserId: ann.id, amount: 100, currency: "EUR"),
        in: flat.id)
      _ = try await ann.client.rejectSettlement(paid.id)
      for (sql, state) in [
        (
          """
          update public.settlements set status = 'recorded', ended_at = null,
            ended_by_user_id = null
          """, "MU142"
        ),
        ("update public.settlements set amount = amount + 1", "MU146"),
        ("delete from public.settlements", "MU146"),
      ] {
        let refused = try await sqlState {
          try await server.session.run(as: .owner, sql + " where id = '\(paid.id)'")
        }
        #expect(refused == state, "\(sql)")
      }
      #expect(try await flat.balances() == [0, 0])
    }
  }

  @Test("K15: a group in which somebody owes something is not deleted, and says what is open")
  func deletion() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", on: server)
      let ann = flat.people[0].client
      let milk = try await flat.spend(flat.request(900))
      let refused = try await problem { try await ann.deleteGroup(flat.id) }
      #expect(refused.code == "locked" && refused.errors?.map(\.field) == ["EUR"])
      // Others still join, and it can be archived.
      let dan = try await server.person("Dan")
      _ = try await dan.client.join(code: try #require(flat.group.joinCode))
      _ = try await ann.archiveGroup(flat.id)
      _ = try await ann.unarchiveGroup(flat.id)
      try await ann.deleteExpense(milk.id, in: flat.id)
      try await ann.deleteGroup(flat.id)
      #expect(
        try await server.value("select count(*) from public.expenses where group_id = '\(flat.id)'")
          == "0")
    }
  }

  @Test("A7: an account that ends leaves expenses and balances, without a name")
  func accounts() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", on: server)
      _ = try await flat.spend(flat.request(900))
      try await flat.people[1].client.deleteAccount(password: TestServer.password)
      let found = try await flat.people[0].client.balances(of: flat.id)
      #expect(found.balances.map(\.fullName) == ["Ann", "Former member"])
      #expect(found.balances.map(\.amount) == [450, -450])
      #expect(
        try await flat.people[0].client.expenses(in: flat.id).items.first?.split.participants.map(
          \.fullName) == ["Ann", "Former member"])
      _ = try await flat.people[0].client.createSettlement(
        CreateSettlement(
          fromUserId: flat.people[1].id, toUserId: flat.people[0].id, amount: 450, currency: "EUR"),
        in: flat.id)
      #expect(try await flat.broken(on: server) == nil)
    }
  }
}
