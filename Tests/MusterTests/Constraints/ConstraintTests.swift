import Testing

@testable import Postgres

/// Every check and every unique key refuses its examples, and it alone: without it they go
/// through. One that is new and has no example fails here.
@Suite struct ConstraintTests {
  @Test("every check refuses what it is for, lets through what is just good enough, and is needed")
  func checks() async throws {
    let database = try await ConstraintDatabase()
    defer { database.close() }
    var found: Set<String> = []
    for (table, names) in try await database.checks() {
      let examples = try #require(
        TableExamples.all.first { $0.table == table }, "no examples of \(table)")
      for name in names {
        found.insert(name)
        guard let example = examples.checks[name] else {
          Issue.record("no example of \(name) of \(table)")
          continue
        }
        for values in [[:]] + example.accepted {
          let outcome = try await database.attempt([database.insert(examples, values)], on: table)
          #expect(outcome == nil, "\(name): \(values)")
        }
        for values in example.refused {
          let insert = try database.insert(examples, values)
          let outcome = try await database.attempt([insert], on: table)
          #expect(outcome == "23514 \(name)", "\(values)")
          let without = try await database.attempt(
            [insert], on: table, without: ConstraintDatabase.dropping(name, of: table))
          #expect(without == nil, "without \(name): \(values)")
        }
      }
    }
    let listed = Set(TableExamples.all.flatMap(\.checks.keys))
    #expect(listed.subtracting(found).sorted() == [], "examples of no constraint")
  }

  @Test("every primary and unique key refuses a second row, and is needed")
  func keys() async throws {
    let database = try await ConstraintDatabase()
    defer { database.close() }
    for key in try await database.keys() {
      let examples =
        TableExamples.all.first { $0.table == key.table } ?? TableExamples(table: key.table)
      let rows = try database.twins(examples, key)
      let outcome = try await database.attempt(rows, on: key.table)
      // By its name or, where the table has partitions, by that of one's.
      #expect(outcome?.hasPrefix("23505 ") == true, "\(key.name): \(rows)")
      let without = try await database.attempt(
        rows, on: key.table, without: database.dropping(key))
      #expect(without == nil, "without \(key.name): \(rows)")
    }
  }
}
