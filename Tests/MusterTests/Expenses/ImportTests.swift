import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct ImportTests {
  private static let header = "Date,Description,Category,Cost,Currency,Ann,Bob,Zoe"

  @Test("X2: a table from elsewhere becomes expenses and settlements; the same again adds nothing")
  func imports() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", on: server)
      let ann = flat.people[0].client
      let csv = """
        \u{FEFF}\(Self.header)\r
        \r
        2024-01-01,"Milk, ""oat\""",Food,10.00,EUR,6.66,-3.33,-3.33\r
        2024-01-02,Two paid,,10.00,EUR,3.00,3.00,-6.00\r
        2024-01-03,Bob pays Ann,Payment,3.33,EUR,-3.33,3.33,0.00\r
        2024-01-04,Refund,Food,-9.00,EUR,-6.00,3.00,3.00\r
        2024-01-05,Bento,Food,500,JPY,0,250,-250\r
        2024-01-05,Bento,Food,500,JPY,0,250,-250\r
        \r
        2024-02-01,Total balance, , ,EUR,-2.67,2.67,0.00\r

        """
      let dry = try await ann.importExpenses(
        ImportExpenses(csv: csv, dryRun: true), into: flat.id)
      #expect(dry.new == 6 && dry.present == 0 && dry.dryRun)
      #expect(try await ann.expenses(in: flat.id).total == 0)
      #expect(try await ann.placeholders(of: flat.id).total == 0)
      let first = try await ann.importExpenses(ImportExpenses(csv: csv), into: flat.id)
      #expect(first.new == 6 && first.placeholders.map(\.fullName) == ["Zoe"])
      let again = try await flat.people[1].client.importExpenses(
        ImportExpenses(csv: csv + "2024-03-01,New,,4,EUR,2,-2,0\r\n"), into: flat.id)
      #expect(again.new == 1 && again.present == 6 && again.placeholders.isEmpty)
      let found = try await ann.expenses(in: flat.id).items
      #expect(found.count == 6)
      let milk = try #require(found.first { $0.description.hasPrefix("Milk") })
      #expect(milk.description == "Milk, \"oat\"" && milk.category == "food")
      #expect(milk.paidBy.map(\.amount) == [1000])
      #expect(milk.split.participants.map(\.amount) == [334, 333, 333])
      let two = try #require(found.first { $0.description == "Two paid" })
      #expect(two.paidBy.map(\.amount) == [500, 500])
      #expect(two.split.participants.map(\.amount) == [200, 200, 600])
      let paid = try await ann.settlements(of: flat.id).items
      #expect(paid.map(\.amount) == [333])
      #expect(paid.map(\.fromUserId) == [flat.people[1].id])
      #expect(try await flat.balances() == [233, 400])
      #expect(
        try await ann.expenseHistory(of: milk.id, in: flat.id).items.map(\.action) == ["imported"])
      #expect(try await flat.broken(on: server) == nil)
    }
  }

  @Test("X5: what is exported is imported to the same balances")
  func roundTrip() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", on: server)
      _ = try await flat.spend(flat.request(1001, "=sum", category: "-x"))
      _ = try await flat.spend(flat.request(-77, paidBy: .one(flat.people[1].id)))
      _ = try await flat.people[1].client.createSettlement(
        CreateSettlement(
          fromUserId: flat.people[1].id, toUserId: flat.people[0].id, amount: 12, currency: "EUR",
          note: "\n=cash\nin hand"), in: flat.id)
      let table = try await flat.people[0].client.expenseTable(of: flat.id)
      #expect(table.contains("\"'\n=cash\nin hand\""))
      let other = try await flat.people[0].makeGroup(joinedBy: [flat.people[1]])
      let copy = Flat(group: other, people: flat.people)
      _ = try await copy.people[0].client.importExpenses(
        ImportExpenses(csv: table), into: copy.id)
      #expect(try await copy.balances() == (try await flat.balances()))
      #expect(
        try await copy.people[0].client.expenses(in: copy.id).items.contains {
          $0.description == "=sum" && $0.category == "-x"
        })
    }
  }

  @Test("X1: a table with anything wrong is refused whole, by line")
  func refused() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", "Cyd", on: server)
      let ann = flat.people[0].client
      _ = try await flat.people[2].client.leaveGroup(flat.id)
      let good = "2024-01-01,Milk,Food,10.00,EUR,6.66,-3.33,-3.33"
      for bad in [
        "2024-13-01,x,,1,EUR,1,-1,0", "01/02/2024,x,,1,EUR,1,-1,0", "2024-01-01,,,1,EUR,1,-1,0",
        "2024-01-01,x,,0,EUR,0,0,0", "2024-01-01,x,,1.001,EUR,1,-1,0",
        "2024-01-01,x,,1.5,JPY,1,-1,0", "2024-01-01,x,,1,XXX,1,-1,0",
        "2024-01-01,x,,1,EUR,1,-0.99,0", "2024-01-01,x,,1,EUR,2,-2,0", "2024-01-01,x,,1,EUR,1,-1",
        "2024-01-01,x,,1,EUR,a,-1,0", "2024-01-01,x,Payment,3,EUR,2,-1,-1",
        "2024-01-01,x,,1e3,EUR,1,-1,0", "2024-01-01,x,,99999999999999,EUR,1,-1,0",
      ] {
        let found = try await problem {
          try await ann.importExpenses(
            ImportExpenses(csv: "\(Self.header)\n\n\(good)\n\(bad)\n"), into: flat.id)
        }
        #expect(found.status == 422 && found.code == "import_invalid", "\(bad)")
        #expect(found.errors?.map(\.code) == ["line_4"], "\(bad)")
      }
      for csv in ["", "Date,x\n", "\(Self.header),Ann\n\(good),0\n"] {
        #expect(
          try await problem {
            try await ann.importExpenses(ImportExpenses(csv: csv), into: flat.id)
          }.status == 422)
      }
      #expect(
        try await problem {
          try await ann.importExpenses(
            ImportExpenses(csv: "\(Self.header)\n2024-01-01,\"x"), into: flat.id)
        }.errors?.map(\.code) == ["line_2"])
      // Who has left is put into nothing by a table either.
      for people in [["Zoe": flat.people[2].id], ["Nobody": flat.people[0].id]] {
        #expect(
          try await problem {
            try await ann.importExpenses(
              ImportExpenses(csv: "\(Self.header)\n\(good)\n", people: people), into: flat.id)
          }.status == 422)
      }
      #expect(try await ann.expenses(in: flat.id).total == 0)
      #expect(try await ann.placeholders(of: flat.id).total == 0)
      #expect(try await flat.balances() == [0, 0, 0])
      let mapped = try await ann.importExpenses(
        ImportExpenses(
          csv:
            "\(Self.header.replacing("Zoe", with: "B.").replacing("Bob", with: "Zed"))\n\(good)\n",
          people: ["B.": flat.people[1].id]), into: flat.id)
      #expect(mapped.placeholders.map(\.fullName) == ["Zed"])
      #expect(try await flat.balances() == [666, -333, 0])
    }
  }

  @Test("K6: a table names nobody to its importer but those who are or were in the group")
  func strangers() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", on: server)
      let stranger = try await server.person("Secretive")
      let found = try await problem {
        try await flat.people[0].client.importExpenses(
          ImportExpenses(
            csv: "\(Self.header)\n2024-01-01,Milk,Food,10.00,EUR,6.66,-3.33,-3.33\n",
            people: ["Zoe": stranger.id]), into: flat.id)
      }
      #expect(found.code == "not_in_group" && found.errors?.map(\.field) == ["people"])
      #expect(found.errors?.contains { $0.message.contains("Secret") } == false)
    }
  }

  @Test("X2: a table takes at most 20,000 amounts of people, and says how many it has")
  func size() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", on: server)
      let names = (1...100).map { ",P\($0)" }.joined()
      let row = "\n2024-01-01,x,,99,EUR,99" + String(repeating: ",-1", count: 99)
      let found = try await problem {
        try await flat.people[0].client.importExpenses(
          ImportExpenses(
            csv: "Date,Description,Category,Cost,Currency" + names
              + String(repeating: row, count: 201)), into: flat.id)
      }
      #expect(found.status == 422 && found.code == "import_invalid")
      #expect(found.errors?.first?.message.contains("20100") == true)
    }
  }

  @Test("X2: only what has no cost is a total; two rows are two however they read together")
  func totals() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", on: server)
      let ann = flat.people[0].client
      let csv = """
        Date,Description,Category,Cost,Currency,Ann,Bob
        2024-01-01,Total balance,,4.00,EUR,2.00,-2.00
        2024-01-01,a|b,c,4.00,EUR,2.00,-2.00
        2024-01-01,a,b|c,4.00,EUR,2.00,-2.00
        2024-02-01,Total balance, , ,EUR,6.00,-6.00

        2024-02-01,Total balance, , ,USD,0.00,0.00

        """
      #expect(try await ann.importExpenses(ImportExpenses(csv: csv), into: flat.id).new == 3)
      #expect(try await flat.balances() == [600, -600])
      // Told apart as what they are, not as how they read together.
      let one = "Date,Description,Category,Cost,Currency,Ann,Bob\n"
      let first = try await ann.importExpenses(
        ImportExpenses(csv: one + "2024-01-01,x|y,,4.00,EUR,2.00,-2.00\n"), into: flat.id)
      let second = try await ann.importExpenses(
        ImportExpenses(csv: one + "2024-01-01,x,y,4.00,EUR,2.00,-2.00\n"), into: flat.id)
      #expect(first.new == 1 && second.new == 1)
    }
  }

  @Test("X2: rows are counted as lines of the text, quoted ones over several")
  func lines() throws {
    #expect(
      try CSVTable.lines(of: "a,b\r\n\r\n\"x\ny\",\"\"\"q\"\"\"\r\nlast") == [
        CSVTable.Line(line: 1, cells: ["a", "b"]),
        CSVTable.Line(line: 3, cells: ["x\ny", "\"q\""]),
        CSVTable.Line(line: 5, cells: ["last"]),
      ])
    #expect(throws: CSVTable.Malformed(line: 2)) { try CSVTable.lines(of: "a\n\"b") }
  }
}
