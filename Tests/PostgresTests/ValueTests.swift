import Testing

@testable import Postgres

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension OnPostgres {
  @Suite struct Values {
    @Test("values of every type come back as they were sent")
    func roundTrip() async throws {
      let id = UUID()
      let date = Date(timeIntervalSince1970: 1_709_210_096.123456)
      let bytes: [UInt8] = [0, 1, 127, 128, 255]
      let text = "Zoë's 🦜\n\t\\ \"quoted\" ☃"
      try await TestCluster.withPool { pool, _ in
        let rows = try await pool.run(
          .shared,
          """
          select $1::text as text, $2::bigint as number, $3::boolean as truth, $4::uuid as id,
            $5::timestamptz as moment, $6::bytea as bytes, $7::float8 as real, $8::text as empty,
            $9::uuid[] as ids, $10::text[] as texts
          """,
          Parameter(text), Parameter(Int.min), true, Parameter(id), Parameter(date),
          Parameter(bytes), Parameter(0.1), "", Parameter(array: [id, id]),
          Parameter(array: ["a\"b\\", "", "null"]))
        let row = try #require(rows.first)
        #expect(try row.get("text") == text)
        #expect(try row.get("number") == Int.min)
        #expect(try row.get("number") == Int64.min)
        #expect(try row.get("truth") == true)
        #expect(try row.get("id") == id)
        let moment: Date = try row.get("moment")
        #expect(abs(moment.timeIntervalSince(date)) < 1e-6)
        #expect(try row.get("bytes") == "\\x00017f80ff")
        #expect(try row.get("real") == 0.1)
        #expect(try row.get("empty") == "")
        #expect(try row.get("ids") == "{\(id),\(id)}".lowercased())
        #expect(try row.get("texts") == #"{"a\"b\\","","null"}"#)
        #expect(try row.get(0, as: [UInt8].self) == Array(text.utf8))
        #expect(rows.columns.count == 10 && rows.columns[4] == "moment")
      }
    }

    @Test("null is told from empty, and read as an optional")
    func nulls() async throws {
      try await TestCluster.withPool { pool, _ in
        let rows = try await pool.run(
          .shared, "select $1::text, $2::int", nil, Parameter(1 as Int?))
        let row = try #require(rows.first)
        #expect(try row.get(0, as: String?.self) == nil)
        #expect(try row.get(1, as: Int?.self) == 1)
        #expect(throws: RowError.null(column: "text")) { _ = try row.get(0, as: String.self) }
        #expect(throws: RowError.noColumn("7")) { try row.get(7, as: String.self) }
        #expect(throws: RowError.noColumn("x")) { try row.get("x", as: String.self) }
        #expect(throws: RowError.self) { try row.get(1, as: UUID.self) }
      }
    }

    @Test("a NUL byte is refused, not cut off")
    func nul() async throws {
      try await TestCluster.withPool { pool, _ in
        await #expect(throws: PoolError.self) {
          try await pool.run(.shared, "select $1::text", "before\0after")
        }
        await #expect(throws: PoolError.self) { try await pool.run(.shared, "select 1\0") }
      }
    }

    @Test("moments agree with the server's, from the year 1 to 9999 and in any zone")
    func moments() async throws {
      try await TestCluster.withPool({ $0.settings["TimeZone"] = "Asia/Kathmandu" }) { pool, _ in
        for seconds in [
          -62_135_596_800, -11_676_096_000, -1, 0, 951_782_400, 4_107_542_399, 253_402_300_799,
        ] {
          let date = Date(timeIntervalSince1970: Double(seconds))
          let rows = try await pool.run(
            .shared, "select to_timestamp($1::float8), extract(epoch from $2::timestamptz)::bigint",
            Parameter(seconds), Parameter(date))
          #expect(try rows[0].get(0) == date)
          #expect(try rows[0].get(1) == seconds)
        }
      }
    }

    @Test("one name for two texts is refused")
    func nameClash() async throws {
      try await TestCluster.withPool { pool, _ in
        _ = try await pool.run(Batch(.shared, [Command(Statement("clash", "select 1"))]))
        await #expect(throws: PoolError.self) {
          try await pool.run(Batch(.shared, [Command(Statement("clash", "select 2"))]))
        }
        let long = Statement(String(repeating: "n", count: 64), "select 1")
        await #expect(throws: PoolError.self) {
          try await pool.run(Batch(.shared, [Command(long)]))
        }
      }
    }
  }
}
