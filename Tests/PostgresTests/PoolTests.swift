import Testing

@testable import Postgres

extension OnPostgres {
  @Suite struct Pool {
    @Test("10,000 batches at once each get their own answer")
    func manyAtOnce() async throws {
      try await TestCluster.withPool { pool, _ in
        let prelude = Statement("prelude", "select set_config('app.n', $1, true)")
        let body = Statement("body", "select $1::int * 2, current_setting('app.n')")
        try await withThrowingTaskGroup(of: Void.self) { group in
          for number in 0..<10_000 {
            group.addTask {
              let parameter = Parameter(number)
              let rows = try await pool.run(
                Batch(
                  number % 10 == 0 ? .exclusive : .shared,
                  [Command(prelude, parameter), Command(body, parameter)]))
              #expect(rows.count == 2)
              #expect(try rows[1][0].get(0) == number * 2)
              #expect(try rows[1][0].get(1, as: Int.self) == number)
            }
          }
          try await group.waitForAll()
        }
      }
    }
  }
}
