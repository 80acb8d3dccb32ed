import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct ExpenseTests {
  @Test("X5: each change is kept whole, with who made it; a deleted expense can be restored")
  func history() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", on: server)
      let (ann, bob) = (flat.people[0].client, flat.people[1].client)
      let milk = try await flat.spend(flat.request(1000, note: "Two litres"))
      _ = try await bob.updateExpense(milk.id, in: flat.id, Flat.amount(1500))
      try await bob.deleteExpense(milk.id, in: flat.id)
      #expect(try await flat.balances() == [0, 0])
      let back = try await ann.restoreExpense(milk.id, in: flat.id)
      #expect(back.deletedAt == nil && back.version == 4)
      #expect(try await flat.balances() == [750, -750])
      let history = try await ann.expenseHistory(of: milk.id, in: flat.id)
      #expect(history.items.map(\.action) == ["restored", "deleted", "updated", "created"])
      #expect(history.items.map { $0.changedBy?.fullName } == ["Ann", "Bob", "Bob", "Ann"])
      #expect(history.items.map(\.expense.amount) == [1500, 1500, 1500, 1000])
      #expect(history.items.map { $0.expense.deletedAt != nil } == [false, true, false, false])
      #expect(history.items.last?.expense.note == "Two litres")
      #expect(Set(history.people.map(\.fullName)) == ["Ann", "Bob"])
      #expect(
        try await server.rows(
          "select action from public.audit_log where subject_id = '\(milk.id)' order by id"
        ).map { $0[0] } == ["expense.deleted", "expense.restored"])
    }
  }

  @Test("X5: of two edits of the same version, the second is told that it has changed")
  func versions() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", on: server)
      let bob = flat.people[1].client
      let milk = try await flat.spend(flat.request())
      let tag = try await bob.expense(milk.id, in: flat.id).etag
      let changed = try await bob.updateExpense(
        milk.id, in: flat.id, Flat.amount(10), ifMatch: tag)
      #expect(changed.etag == "\"2\"")
      #expect(
        try await problem {
          try await bob.updateExpense(milk.id, in: flat.id, Flat.amount(20), ifMatch: tag)
        }.status == 412)
      #expect(try await bob.expense(milk.id, in: flat.id).amount == 10)
    }
  }

  @Test(
    "X2: another amount alone is divided as before; exact shares and several payers are needed anew"
  )
  func amountAlone() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", on: server)
      let bob = flat.people[1].client
      let weights = try await flat.spend(
        flat.request(
          900,
          split: SplitRequest(
            mode: .shares,
            participants: [
              SplitPart(userId: flat.people[0].id, value: 1),
              SplitPart(userId: flat.people[1].id, value: 2),
            ])))
      let more = try await bob.updateExpense(weights.id, in: flat.id, Flat.amount(1200))
      #expect(more.split.participants.map(\.amount) == [400, 800])
      #expect(more.paidBy.map(\.amount) == [1200])
      let exact = try await flat.spend(
        flat.request(
          900,
          paidBy: .several([
            ExpensePayment(userId: flat.people[0].id, amount: 400),
            ExpensePayment(userId: flat.people[1].id, amount: 500),
          ]),
          split: SplitRequest(
            mode: .exact, participants: [SplitPart(userId: flat.people[0].id, value: 900)])))
      #expect(
        try await problem { try await bob.updateExpense(exact.id, in: flat.id, Flat.amount(1)) }
          .errors?.map(\.field) == ["split"])
      var change = Flat.amount(1)
      change.split = .set(.equal([flat.people[1].id]))
      #expect(
        try await problem { try await bob.updateExpense(exact.id, in: flat.id, change) }
          .errors?.map(\.field) == ["paidBy"])
      // Bob alone has paid it, after all.
      change = UpdateExpense()
      change.paidBy = .set(.one(flat.people[1].id))
      let before = try await flat.balances()
      _ = try await bob.updateExpense(exact.id, in: flat.id, change)
      #expect(try await flat.balances() == [before[0] - 400, before[1] + 400])
      #expect(try await flat.broken(on: server) == nil)
    }
  }

  @Test("X5: expenses are found by beginnings of words, days, category, person and currency")
  func search() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", on: server)
      let ann = flat.people[0].client
      _ = try await flat.spend(
        flat.request(100, "Oat milk", category: "Food", spentOn: "2024-05-01"))
      _ = try await flat.spend(
        flat.request(
          200, "Train", currency: "CHF", split: .equal([flat.people[0].id]), category: "travel",
          spentOn: "2024-06-01", note: "to Milan"))
      _ = try await flat.spend(flat.request(300, "Rent", spentOn: "2024-06-01"))
      func found(_ search: ExpenseSearch) async throws -> [String] {
        try await ann.expenses(in: flat.id, search).items.map(\.description)
      }
      #expect(try await found(ExpenseSearch()) == ["Rent", "Train", "Oat milk"])
      #expect(try await found(ExpenseSearch(words: "MIL")) == ["Train", "Oat milk"])
      #expect(try await found(ExpenseSearch(words: "milk oat")) == ["Oat milk"])
      #expect(try await found(ExpenseSearch(words: "ilk")) == [])
      #expect(try await found(ExpenseSearch(words: "':*&|!")) == [])
      #expect(try await found(ExpenseSearch(from: "2024-05-02")) == ["Rent", "Train"])
      #expect(try await found(ExpenseSearch(to: "2024-05-31")) == ["Oat milk"])
      #expect(try await found(ExpenseSearch(category: "FOOD")) == ["Oat milk"])
      #expect(try await found(ExpenseSearch(user: flat.people[1].id)) == ["Rent", "Oat milk"])
      #expect(try await found(ExpenseSearch(currency: "CHF")) == ["Train"])
      let page = try await ann.expenses(in: flat.id, page: 2, pageSize: 1)
      #expect(page.total == 3 && page.items.map(\.description) == ["Train"])
    }
  }

  @Test("X5: parts of addresses, paths and prices are words")
  func parts() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", on: server)
      _ = try await flat.spend(
        flat.request(100, "netflix.com rent/electricity", note: "12.50 to foo@bar.org"))
      for words in [
        "netflix", "netflix.com", "com", "electricity", "rent/elec", "12.50", "50", "foo@bar.org",
        "bar",
      ] {
        #expect(
          try await flat.people[0].client.expenses(in: flat.id, ExpenseSearch(words: words)).total
            == 1, "\(words)")
      }
    }
  }

  @Test("X5: the table has a column a person, and nothing in it is a formula")
  func table() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", on: server)
      _ = try await flat.spend(
        flat.request(1001, "=1+1, \"sum\"", category: "@home", spentOn: "2024-05-01"))
      _ = try await flat.spend(flat.request(500, "Bento", currency: "JPY", spentOn: "2024-05-02"))
      _ = try await flat.people[1].client.createSettlement(
        CreateSettlement(
          fromUserId: flat.people[1].id, toUserId: flat.people[0].id, amount: 300,
          currency: "EUR", settledOn: "2024-05-03"), in: flat.id)
      let answer = try await flat.people[0].client.send(.get, "/groups/\(flat.id)/expenses.csv")
      #expect(answer.headers["Content-Type"] == "text/csv; charset=utf-8")
      #expect(answer.headers["Content-Disposition"]?.hasPrefix("attachment") == true)
      #expect(
        String(decoding: answer.body, as: UTF8.self) == """
          Date,Description,Category,Cost,Currency,Ann,Bob\r
          2024-05-01,"'=1+1, ""sum\""",'@home,10.01,EUR,5.00,-5.00\r
          2024-05-02,Bento,General,500,JPY,250,-250\r
          2024-05-03,Payment,Payment,3.00,EUR,-3.00,3.00\r

          """)
      #expect(
        try await flat.people[0].client.expenseTable(of: flat.id, ExpenseSearch(currency: "JPY"))
          == "Date,Description,Category,Cost,Currency,Ann,Bob\r\n"
          + "2024-05-02,Bento,General,500,JPY,250,-250\r\n")
    }
  }

  @Test("X5: what happened to a person's money is theirs to read, the latest first")
  func activity() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", "Cyd", on: server)
      let milk = try await flat.spend(flat.request(900))
      var change = Flat.amount(900)
      change.split = .set(.equal([flat.people[0].id, flat.people[1].id]))
      _ = try await flat.people[1].client.updateExpense(milk.id, in: flat.id, change)
      let cyd = try await flat.people[2].client.expenseActivity()
      #expect(cyd.items.map(\.action) == ["updated", "created"])
      #expect(cyd.items.map(\.before) == [-300, nil] && cyd.items.map(\.after) == [nil, -300])
      #expect(cyd.items.first?.actorUserId == flat.people[1].id)
      let ann = try await flat.people[0].client.expenseActivity(limit: 1)
      #expect(ann.items.map(\.after) == [450])
      let next = try await flat.people[0].client.expenseActivity(
        before: Int(ann.next ?? ""))
      #expect(next.items.map(\.action) == ["created"] && next.next == nil)
    }
  }

  @Test("K17: those whom an expense involves are told, and nobody of what they did themselves")
  func told() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", "Cyd", on: server)
      let milk = try await flat.spend(
        flat.request(900, split: .equal(flat.people.prefix(2).map(\.id))))
      _ = try await flat.people[2].client.updateExpense(milk.id, in: flat.id, Flat.amount(800))
      try await flat.people[2].client.deleteExpense(milk.id, in: flat.id)
      func kinds(_ number: Int) async throws -> [String] {
        try await flat.people[number].client.notifications().items.map(\.kind)
          .filter { $0.hasPrefix("expense_") }
      }
      #expect(try await kinds(0) == ["expense_deleted", "expense_changed"])
      #expect(try await kinds(1) == ["expense_deleted", "expense_changed", "expense_added"])
      #expect(try await kinds(2) == [])
    }
  }

  @Test("X1: the day is today where the caller is, unless it is given")
  func today() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", on: server)
      for zone in ["Pacific/Kiritimati", "Pacific/Pago_Pago"] {
        try await server.sql(
          "update public.user_private set time_zone = '\(zone)' where user_id = '\(flat.people[0].id)'"
        )
        func day() async throws -> String? {
          try await server.value("select (clock_timestamp() at time zone '\(zone)')::date")
        }
        let before = try await day()
        let made = try await flat.spend(flat.request())
        #expect([before, try await day()].contains(made.spentOn))
      }
    }
  }

  @Test("X2: a balance that would be too large is refused, and nothing changes")
  func tooLarge() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", on: server)
      try await server.sql(
        """
        insert into public.expense_balances (group_id, currency, user_id, amount) values
        ('\(flat.id)', 'EUR', '\(flat.people[0].id)', 9000000000000000),
        ('\(flat.id)', 'EUR', '\(flat.people[1].id)', -9000000000000000)
        """)
      let refused = try await problem { try await flat.spend(flat.request()) }
      #expect(refused.status == 409 && refused.code == "balance_too_large")
      #expect(try await flat.balances() == [9_000_000_000_000_000, -9_000_000_000_000_000])
    }
  }

  @Test("X1: currencies are listed to anybody")
  func currencies() async throws {
    try await TestServer.shared { server in
      let list = try await server.client().send(
        .get, "/currencies", query: ["pageSize": 100], as: .anonymous)
      #expect(list.status == 200)
      let ann = try await server.person("Ann")
      let all = try await ann.client.currencies(pageSize: 100)
      #expect(all.total > 140)
      #expect(all.items.first { $0.code == "BHD" }?.minorUnits == 3)
    }
  }
}
