import Foundation
import MusterClient
import MusterModels
import Postgres
import Testing

@testable import Muster

@Suite struct SplitTests {
  private static func parts(_ flat: Flat, _ values: Double?...) -> [SplitPart] {
    zip(flat.people, values).map { SplitPart(userId: $0.0.id, value: $0.1) }
  }

  @Test("X2: what does not divide goes to those who are named first, and is shown")
  func leftover() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", "Cyd", on: server)
      let milk = try await flat.spend(flat.request(1000))
      #expect(milk.split.participants.map(\.amount) == [334, 333, 333])
      #expect(milk.split.participants.map(\.leftover) == [1, 0, 0])
      #expect(milk.split.participants.map(\.fullName) == ["Ann", "Bob", "Cyd"])
      let turned = try await flat.spend(
        flat.request(1001, split: .equal(flat.people.reversed().map(\.id))))
      #expect(turned.split.participants.map(\.amount) == [334, 334, 333])
      let refund = try await flat.spend(flat.request(-1000))
      #expect(refund.split.participants.map(\.amount) == [-334, -333, -333])
      #expect(refund.split.participants.map(\.leftover) == [-1, 0, 0])
      #expect(try await flat.balances().reduce(0, +) == 0)
    }
  }

  @Test("X2: shares are as the mode says: exact, percent, by weights")
  func modes() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", "Cyd", on: server)
      func amounts(_ mode: SplitMode, _ values: Double...) async throws -> [Int] {
        let parts = zip(flat.people, values).map { SplitPart(userId: $0.0.id, value: $0.1) }
        return try await flat.spend(
          flat.request(1000, split: SplitRequest(mode: mode, participants: parts))
        ).split.participants.map(\.amount)
      }
      #expect(try await amounts(.exact, 700, 300, 0) == [700, 300, 0])
      #expect(try await amounts(.percent, 33.3333, 33.3333, 33.3334) == [333, 333, 334])
      #expect(try await amounts(.percent, 12.5, 12.5, 75) == [125, 125, 750])
      #expect(try await amounts(.shares, 1, 2, 0.5) == [286, 571, 143])
    }
  }

  @Test("X2: several people pay, together the amount")
  func payers() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", "Cyd", on: server)
      let dinner = try await flat.spend(
        flat.request(
          900,
          paidBy: .several([
            ExpensePayment(userId: flat.people[0].id, amount: 500),
            ExpensePayment(userId: flat.people[1].id, amount: 400),
          ])))
      #expect(dinner.paidBy.map(\.amount) == [500, 400])
      #expect(try await flat.balances() == [200, 100, -300])
    }
  }

  @Test("X2: shares sum to the amount exactly, for any amount, mode and number of people")
  func sums() async throws {
    let connection = try await DirectConnection.connect(TestDatabase.make())
    defer { connection.close() }
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<600 {
      let people = Int.random(in: 1...40, using: &generator)
      let ids = (0..<people).map { _ in UUID().uuidString.lowercased() }
      let limit = [10, 1_000, 1_000_000_000_000].randomElement(using: &generator) ?? 10
      var amount = Int.random(in: 1...limit, using: &generator)
      if Bool.random(using: &generator) { amount = -amount }
      let mode = ["equal", "percent", "shares"].randomElement(using: &generator) ?? "equal"
      var values: [String?] = Array(repeating: nil, count: people)
      if mode == "shares" {
        values = ids.map { _ in
          "\(Int.random(in: 1...10_000, using: &generator)).\(Int.random(in: 0...9999, using: &generator))"
        }
      } else if mode == "percent" {
        // Ten-thousandths of a percent, cut at random places.
        let cuts = (1..<people).map { _ in Int.random(in: 1..<1_000_000, using: &generator) }
        let edges = [0] + Set(cuts).sorted() + [1_000_000]
        guard edges.count == people + 1 else { continue }
        values = zip(edges, edges.dropFirst()).map { "\(Double($1 - $0) / 10_000)" }
      }
      let parts = zip(ids, values).map { id, value in
        #"{"userId":"\#(id)"\#(value.map { ",\"value\":\($0)" } ?? "")}"#
      }
      let rows = try await connection.run([
        Command(
          Statement(
            "split",
            """
            select sum(s.share)::bigint, count(*)::bigint, bool_and(abs(s.leftover) <= 1)::text,
              bool_and(sign(s.share) in (0, sign(\(amount)))) ::text,
              max(s.share) filter (where true)::bigint - min(s.share)::bigint
            from muster.read_split('{"mode":"\(mode)","participants":[\(parts.joined(separator: ","))]}', \(amount)) as s
            """))
      ])
      let row = try #require(rows[0].first)
      #expect(try row.get(0, as: Int64.self) == Int64(amount), "\(mode) \(amount) \(people)")
      #expect(try row.get(1, as: Int64.self) == Int64(people))
      #expect(try row.get(2, as: String.self) == "true")
      #expect(try row.get(3, as: String.self) == "true")
      if mode == "equal" { #expect(try row.get(4, as: Int64.self) <= 1) }
    }
  }

  @Test("X2, X3: bad amounts, splits and payers are refused, each by its field, and change nothing")
  func badInput() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", "Cyd", on: server)
      let ann = flat.people[0]
      let (a, b) = (ann.id, flat.people[1].id)
      func body(_ changes: String) -> String {
        var fields: [String: String] = [
          "description": #""x""#, "amount": "1000", "currency": #""EUR""#, "paidBy": "\"\(a)\"",
          "split": #"{"mode":"equal","participants":[{"userId":"\#(a)"},{"userId":"\#(b)"}]}"#,
        ]
        let name = String(changes.prefix { $0 != "=" })
        fields[name] = String(changes.drop { $0 != "=" }.dropFirst())
        return "{" + fields.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
      }
      func split(_ mode: String, _ one: String, _ two: String) -> String {
        #"split={"mode":"\#(mode)","participants":[{"userId":"\#(a)","value":\#(one)},{"userId":"\#(b)","value":\#(two)}]}"#
      }
      let cases: [(String, String)] = [
        ("amount=0", "amount"), ("amount=1000000000000000000", "amount"),
        ("amount=-1000000000000000000", "amount"), ("amount=1000000000001", "amount"),
        ("amount=10.5", "amount"), ("amount=\"10\"", "amount"), ("amount=null", "amount"),
        ("currency=\"XXX\"", "currency"), ("currency=\"eur\"", "currency"),
        (split("percent", "49", "50"), "split.participants"),
        (split("percent", "100", "0"), "split.participants"),
        (split("percent", "50.00001", "49.99999"), "split.participants"),
        (split("exact", "500", "499"), "split.participants"),
        (split("exact", "1500", "-500"), "split.participants"),
        (split("exact", "500.5", "499.5"), "split.participants"),
        (split("shares", "0", "1"), "split.participants"),
        (split("shares", "-1", "2"), "split.participants"),
        (split("shares", "1000001", "2"), "split.participants"),
        (split("equal", "1", "1"), "split.participants"),
        (split("exact", "null", "1000"), "split.participants"),
        (split("thirds", "1", "1"), "split.mode"),
        (#"split={"mode":"equal","participants":[]}"#, "split.participants"),
        (
          #"split={"mode":"equal","participants":[{"userId":"\#(a)"},{"userId":"\#(a)"}]}"#,
          "split.participants"
        ),
        ("paidBy=5", "paidBy"), ("paidBy=\"x\"", "paidBy"), ("paidBy=[]", "paidBy"),
        ("paidBy={}", "paidBy"), ("paidBy=null", "paidBy"),
        (#"paidBy=[{"userId":"\#(a)","amount":999}]"#, "paidBy"),
        (
          #"paidBy=[{"userId":"\#(a)","amount":1500},{"userId":"\#(b)","amount":-500}]"#, "paidBy"
        ),
        (
          #"paidBy=[{"userId":"\#(a)","amount":500},{"userId":"\#(a)","amount":500}]"#, "paidBy"
        ),
        (#"paidBy=[{"userId":"\#(a)","amount":1000,"more":1}]"#, "paidBy"),
        ("paidBy=\"\(UUID().uuidString)\"", "paidBy"),
        ("description=\"\"", "description"), ("description=\"  \"", "description"),
        ("description=\"a\\nb\"", "description"),
        ("category=\"\(String(repeating: "x", count: 41))\"", "category"),
        ("receiptUrl=\"ftp://x\"", "receiptUrl"), ("receiptUrl=\"javascript:x\"", "receiptUrl"),
        ("spentOn=\"2024-02-30\"", "spentOn"), ("spentOn=\"yesterday\"", "spentOn"),
        ("spentOn=\"1899-12-31\"", "spentOn"), ("spentOn=\"9999-01-01\"", "spentOn"),
        ("more=1", "more"),
      ]
      for (change, field) in cases {
        let answer = try await ann.client.send(
          .post, "/groups/\(flat.id)/expenses", json: body(change))
        #expect(answer.status == 422, "\(change): \(answer.status)")
        #expect(answer.problem?.errors?.contains { $0.field.hasPrefix(field) } == true, "\(change)")
      }
      #expect(try await ann.client.expenses(in: flat.id).total == 0)
      #expect(try await flat.balances() == [0, 0, 0])
      for query in ["page=0", "from=x", "to=2024-13-01", "userId=x", "deleted=maybe"] {
        #expect(
          try await ann.client.send(
            .get, APIPath(encoded: "/groups/\(flat.id)/expenses?\(query)")
          ).status == 422, "\(query)")
      }
      #expect(
        try await ann.client.send(
          .get, APIPath(encoded: "/groups/\(flat.id)/expenses?page=1000000000")
        ).status == 200)
      #expect(try await flat.broken(on: server) == nil)
    }
  }
}
