import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct FrozenMoneyTests {
  @Test("X1: nobody who has left, is paused, invited or nested pays or takes part in anything new")
  func nothingNew() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", "Cyd", on: server)
      let ann = flat.people[0].client
      let dan = try await server.person("Dan")
      _ = try await flat.people[1].client.leaveGroup(flat.id)
      _ = try await ann.pauseMember(flat.people[2].id, in: flat.id)
      _ = try await ann.createInvite(CreateInvite(userId: dan.id), to: flat.id)
      for number in [1, 2] {
        let who = flat.people[number]
        let paying = try await problem {
          try await flat.spend(
            flat.request(paidBy: .one(who.id), split: .equal([flat.people[0].id])))
        }
        #expect(paying.status == 409 && paying.code == "frozen_member")
        #expect(paying.errors?.map(\.field) == ["paidBy"])
        #expect(paying.errors?.first?.message.contains(who.name) == true)
        let sharing = try await problem {
          try await flat.spend(flat.request(split: .equal([who.id, flat.people[0].id])))
        }
        #expect(sharing.errors?.map(\.field) == ["split"])
        // Nor do they record anything.
        #expect(
          try await problem {
            try await flat.spend(
              flat.request(paidBy: .one(who.id), split: .equal([who.id])), by: number)
          }.status == 403)
      }
      #expect(
        try await problem {
          try await flat.spend(flat.request(split: .equal([dan.id])))
        }.code == "not_in_group")
      #expect(try await flat.balances() == [0, 0, 0])
    }
  }

  @Test("X1: an edit may keep who has left, and never raises their part, turns it or its currency")
  func edits() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", "Cyd", on: server)
      let (ann, bob) = (flat.people[0], flat.people[1])
      let milk = try await flat.spend(flat.request(900))
      let tea = try await flat.spend(
        flat.request(300, paidBy: .one(flat.people[2].id), split: .equal([ann.id, bob.id])))
      _ = try await flat.people[2].client.leaveGroup(flat.id)
      func refused(_ expense: Expense, _ change: UpdateExpense) async throws {
        let found = try await problem {
          try await bob.client.updateExpense(expense.id, in: flat.id, change)
        }
        #expect(found.code == "frozen_member" && found.status == 409)
      }
      try await refused(milk, Flat.amount(903))
      try await refused(milk, Flat.amount(-900))
      try await refused(tea, Flat.amount(301))
      var other = UpdateExpense()
      other.currency = .set("USD")
      try await refused(milk, other)
      #expect(try await flat.balances() == [450, -450, 0])
      // Somebody who is not in the split edits what is left as it is, and lowers.
      var text = UpdateExpense()
      text.description = .set("Oat milk")
      text.category = .set(" Food ")
      let kept = try await bob.client.updateExpense(milk.id, in: flat.id, text)
      #expect(kept.description == "Oat milk" && kept.category == "food")
      #expect(kept.split.participants.count == 3)
      let lowered = try await bob.client.updateExpense(milk.id, in: flat.id, Flat.amount(600))
      #expect(lowered.split.participants.map(\.amount) == [200, 200, 200])
      // More for those who are there, by the split.
      var shifted = UpdateExpense()
      shifted.amount = .set(1000)
      shifted.split = .set(
        SplitRequest(
          mode: .exact,
          participants: zip(flat.people, [500, 300, 200]).map {
            SplitPart(userId: $0.0.id, value: $0.1)
          }))
      #expect(
        try await bob.client.updateExpense(milk.id, in: flat.id, shifted).split.participants.map(
          \.amount) == [500, 300, 200])
      #expect(try await flat.broken(on: server) == nil)
    }
  }

  @Test("X1: a deleted expense of somebody who has left stays deleted")
  func restoring() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", "Cyd", on: server)
      let ann = flat.people[0].client
      let milk = try await flat.spend(flat.request())
      try await ann.deleteExpense(milk.id, in: flat.id)
      try await ann.deleteExpense(milk.id, in: flat.id)
      #expect(try await flat.balances() == [0, 0, 0])
      #expect(
        try await problem { try await ann.updateExpense(milk.id, in: flat.id, Flat.amount(5)) }
          .code == "expense_deleted")
      _ = try await flat.people[2].client.leaveGroup(flat.id)
      #expect(
        try await problem { try await ann.restoreExpense(milk.id, in: flat.id) }.code
          == "frozen_member")
      #expect(try await ann.expenses(in: flat.id).total == 0)
      #expect(try await ann.expenses(in: flat.id, deleted: true).items.map(\.id) == [milk.id])
    }
  }

  @Test("X1, 002: SQL as a person, and as the owner of the tables, is held to the same")
  func plainSQL() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", "Cyd", on: server)
      let ids = flat.people.map(\.id)
      let milk = try await flat.spend(flat.request(900))
      _ = try await flat.people[1].client.leaveGroup(flat.id)
      _ = try await flat.people[0].client.pauseMember(ids[2], in: flat.id)
      let direct = "update public.expenses set note = 'x' where id = '\(milk.id)' returning 1"
      #expect(try await server.session.run(as: .person(ids[0]), direct).count == 1)
      // Who has left sees it and changes nothing, who is paused neither.
      for number in [1, 2] {
        #expect(
          try await server.session.run(
            as: .person(ids[number]),
            "select 1 from public.expenses where id = '\(milk.id)'"
          ).count == 1)
        #expect(try await server.session.run(as: .person(ids[number]), direct).isEmpty)
      }
      for (sql, state) in [
        ("update public.expenses set amount = 1 where id = '\(milk.id)'", "42501"),
        ("delete from public.expenses where id = '\(milk.id)'", "42501"),
        ("update public.expense_shares set amount = 1", "42501"),
        ("insert into public.expense_balances (group_id) values ('\(flat.id)')", "42501"),
      ] {
        #expect(
          try await sqlState { try await server.session.run(as: .person(ids[0]), sql) } == state)
      }
      for (sql, state) in [
        (
          "update public.expense_shares set amount = amount + 1 where expense_id = '\(milk.id)'",
          "MU140"
        ),
        (
          """
          insert into public.expense_payers (expense_id, group_id, user_id, amount, position)
          values ('\(milk.id)', '\(flat.id)', '\(ids[1])', 1, 9)
          """, "MU140"
        ),
        ("update public.expenses set currency = 'USD' where id = '\(milk.id)'", "MU140"),
        ("update public.expenses set amount = 901 where id = '\(milk.id)'", "MU147"),
        ("delete from public.expense_shares where expense_id = '\(milk.id)'", "MU147"),
        ("delete from public.expenses where id = '\(milk.id)'", "MU146"),
        ("update public.expense_versions set action = 'created'", "MU146"),
        ("delete from public.expense_versions where expense_id = '\(milk.id)'", "MU146"),
      ] {
        #expect(
          try await sqlState { try await server.session.run(as: .owner, sql) } == state, "\(sql)")
      }
      #expect(
        try await flat.people[0].client.expenseHistory(of: milk.id, in: flat.id).items.map(\.action)
          == ["updated", "created"])
      #expect(try await flat.broken(on: server) == nil)
    }
  }

  @Test("X2: behind the functions, payers and shares make up the amount, whichever of them change")
  func sums() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", "Cyd", on: server)
      let ids = flat.people.map(\.id)
      let milk = try await flat.spend(flat.request(900, split: .equal([ids[0], ids[1]])))
      for table in ["expense_payers", "expense_shares"] {
        for sql in [
          """
          insert into public.\(table) (expense_id, group_id, user_id, amount, position)
          values ('\(milk.id)', '\(flat.id)', '\(ids[2])', 1, 9)
          """,
          "update public.\(table) set amount = amount + 1 where expense_id = '\(milk.id)'",
          "delete from public.\(table) where expense_id = '\(milk.id)'",
        ] {
          #expect(
            try await sqlState { try await server.session.run(as: .owner, sql) } == "MU147",
            "\(sql)")
        }
      }
      #expect(try await flat.balances() == [450, -450, 0])
    }
  }

  @Test("X5: behind the functions, an expense that is made is written down")
  func made() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", on: server)
      let ann = flat.people[0].id
      let parts = ["payers", "shares"].map {
        """
        insert into public.expense_\($0) (expense_id, group_id, user_id, amount, position)
        select id, group_id, created_by_user_id, amount, 1 from public.expenses
        where group_id = '\(flat.id)'
        """
      }
      try await server.session.run(
        as: .owner,
        """
        insert into public.expenses
        (group_id, description, amount, currency, split_mode, spent_on, created_by_user_id)
        values ('\(flat.id)', 'Tea', 500, 'EUR', 'equal', current_date, '\(ann)')
        """, parts[0], parts[1])
      #expect(
        try await server.lines(
          "select action from public.expense_versions where group_id = '\(flat.id)'")
          == ["created"])
      #expect(try await flat.broken(on: server) == nil)
    }
  }

  @Test("K5, K6, K13: paused members see all money, former ones theirs, others nothing")
  func whoSees() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", "Cyd", on: server)
      let (ann, bob, cyd) = (flat.people[0], flat.people[1], flat.people[2])
      let all = try await flat.spend(flat.request(900))
      let others = try await flat.spend(
        flat.request(200, "Secret", split: .equal([ann.id, cyd.id])))
      let paid = try await ann.client.createSettlement(
        CreateSettlement(fromUserId: ann.id, toUserId: cyd.id, amount: 10, currency: "EUR"),
        in: flat.id)
      _ = try await bob.client.leaveGroup(flat.id)
      _ = try await ann.client.pauseMember(cyd.id, in: flat.id)
      let late = try await flat.spend(flat.request(100, "Late", split: .equal([ann.id])))
      #expect(try await cyd.client.expenses(in: flat.id).total == 3)
      #expect(try await cyd.client.balances(of: flat.id).balances.count == 3)
      // The whole record, with the names in it.
      let seen = try await bob.client.expenses(in: flat.id).items
      #expect(seen.map(\.id) == [all.id])
      #expect(seen.first?.split.participants.map(\.fullName) == ["Ann", "Bob", "Cyd"])
      #expect(try await bob.client.expenseHistory(of: all.id, in: flat.id).items.count == 1)
      #expect(try await bob.client.balances(of: flat.id).balances.map(\.amount) == [-300])
      #expect(
        try await bob.client.balances(of: flat.id).settleUp.allSatisfy {
          $0.from == bob.id || $0.to == bob.id
        })
      #expect(try await bob.client.settlements(of: flat.id).total == 0)
      let table = try await bob.client.expenseTable(of: flat.id)
      #expect(table.contains("Milk") && !table.contains("Secret"))
      #expect(
        try await bob.client.expenses(in: flat.id, ExpenseSearch(words: "secret")).total == 0)
      for hidden in [others.id, late.id] {
        #expect(
          try await problem { try await bob.client.expense(hidden, in: flat.id) }.status == 404)
        #expect(
          try await problem { try await bob.client.expenseHistory(of: hidden, in: flat.id) }.status
            == 404)
      }
      #expect(try await problem { try await bob.client.settlement(paid.id) }.status == 404)
      let dan = try await server.person("Dan")
      #expect(try await problem { try await dan.client.balances(of: flat.id) }.status == 404)
      #expect(
        try await problem { try await dan.client.expense(all.id, in: flat.id) }.status == 404)
      // By the id of another group it is not there either.
      let elsewhere = try await dan.makeGroup()
      #expect(
        try await problem { try await dan.client.expense(all.id, in: elsewhere.id) }.status == 404)
    }
  }
}
