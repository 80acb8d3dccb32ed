import Testing

@testable import Postgres

extension OnPostgres {
  @Suite struct Batches {
    @Test("an error in one batch of a pipeline does not touch those around it")
    func isolation() async throws {
      try await TestCluster.withPool({ $0.sharedConnections = 1 }) { pool, _ in
        try await withThrowingTaskGroup(of: Void.self) { group in
          for number in 0..<500 {
            group.addTask {
              let divisor = number % 3
              do {
                let rows = try await pool.run(
                  .shared, "select $1::int / $2::int", Parameter(number), Parameter(divisor))
                #expect(divisor != 0)
                #expect(try rows[0].get(0) == number / max(divisor, 1))
              } catch let error as PostgresError {
                #expect(divisor == 0 && error.sqlState == "22012")
              }
            }
          }
          try await group.waitForAll()
        }
      }
    }

    @Test("a batch is one transaction: an error in its last command undoes the first")
    func atomic() async throws {
      try await TestCluster.execute("create table atomic (n int)")
      try await TestCluster.withPool { pool, _ in
        let insert = Command(Statement("insert_atomic", "insert into atomic values (1)"))
        let fail = Command(Statement("fail", "select 1 / $1::int"), 0)
        await #expect(throws: PostgresError.self) {
          try await pool.run(Batch(.exclusive, [insert, fail]))
        }
        let rows = try await pool.run(.shared, "select count(*) from atomic")
        #expect(try rows[0].get(0) == 0)
      }
    }

    @Test("a deferred constraint that fails at the end fails the batch, after its rows")
    func deferred() async throws {
      try await TestCluster.execute(
        """
        create table parents (id int primary key);
        create table children (
          id int, parent int constraint known_parent
            references parents on delete cascade deferrable initially deferred);
        """)
      try await TestCluster.withPool { pool, _ in
        let error = await #expect(throws: PostgresError.self) {
          try await pool.run(
            .exclusive, "insert into children values (1, 99) returning 'secret' as s")
        }
        #expect(error?.sqlState == "23503")
        #expect(error?.constraint == "known_parent" && error?.table == "children")
        #expect(error?.detail?.contains("99") == true)
        #expect(error?.description.contains("99") == false)
        let rows = try await pool.run(.shared, "select count(*) from children")
        #expect(try rows[0].get(0) == 0)
      }
    }

    @Test("a shared connection refuses to write")
    func readOnly() async throws {
      try await TestCluster.execute("create table untouched (n int)")
      try await TestCluster.withPool { pool, _ in
        let error = await #expect(throws: PostgresError.self) {
          try await pool.run(.shared, "insert into untouched values (1)")
        }
        #expect(error?.sqlState == "25006")
        let rows = try await pool.run(.exclusive, "insert into untouched values (1), (2)")
        #expect(rows.affectedCount == 2)
      }
    }

    @Test("a statement is prepared once on a connection, whatever fails around it")
    func preparedOnce() async throws {
      try await TestCluster.withPool({ $0.sharedConnections = 1 }) { pool, _ in
        let statement = Statement("prepared_once", "select 1 / $1::int")
        for divisor in [0, 1, 0, 1, 1] {
          _ = try? await pool.run(Batch(.shared, [Command(statement, Parameter(divisor))]))
        }
        let rows = try await pool.run(
          .shared,
          """
          select count(*), sum(generic_plans + custom_plans) from pg_prepared_statements
          where name = 'prepared_once'
          """)
        #expect(try rows[0].get(0) == 1)
        // The server counts executions since the preparing; a division by zero fails before.
        #expect(try rows[0].get(1) == 3)
      }
    }

    @Test("a statement that cannot be prepared fails its own batch only, and can be later")
    func failingPrepare() async throws {
      for lane in [Batch.Lane.shared, .exclusive] {
        try await TestCluster.execute("drop table if exists later")
        try await TestCluster.withPool({ $0.sharedConnections = 1 }) { pool, _ in
          let missing = Batch(lane, [Command(Statement("later", "select * from later"))])
          try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<60 {
              group.addTask {
                if number % 2 == 0 {
                  let error = await #expect(throws: PostgresError.self) {
                    try await pool.run(missing)
                  }
                  #expect(error?.sqlState == "42P01")
                } else {
                  let rows = try await pool.run(lane, "select $1::int", Parameter(number))
                  #expect(try rows[0].get(0) == number)
                }
              }
            }
            try await group.waitForAll()
          }
          try await TestCluster.execute("create table later (n int)")
          let rows = try await pool.run(missing)
          #expect(rows[0].isEmpty)
        }
      }
    }

    @Test("a plan made stale by a changed table is made again, unseen")
    func stalePlan() async throws {
      try await TestCluster.execute("drop table if exists shape; create table shape (a int)")
      try await TestCluster.withPool({ $0.sharedConnections = 1 }) { pool, _ in
        for lane in [Batch.Lane.shared, .exclusive] {
          let batch = Batch(lane, [Command(Statement("shape", "select * from shape"))])
          let before = try await pool.run(batch)[0].columns.count
          try await TestCluster.execute("alter table shape add column \(lane) int")
          let answers = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<20 { group.addTask { try await pool.run(batch)[0].columns.count } }
            return try await group.reduce(into: [Int]()) { $0.append($1) }
          }
          #expect(answers.allSatisfy { $0 == before + 1 })
        }
      }
    }

    @Test("prepared statements dropped behind our back are prepared again, unseen")
    func droppedStatements() async throws {
      try await TestCluster.withPool({ $0.sharedConnections = 1 }) { pool, _ in
        let one = Command(Statement("drop_one", "select 1"))
        let two = Command(Statement("drop_two", "select 2"))
        _ = try await pool.run(Batch(.shared, [one, two]))
        try await pool.run(.shared, "deallocate all")
        let rows = try await pool.run(Batch(.shared, [one, two]))
        #expect(try rows[1][0].get(0) == 2)
      }
    }

    @Test("without prepared statements nothing is left on the server")
    func unprepared() async throws {
      try await TestCluster.withPool({ $0.preparesStatements = false }) { pool, _ in
        let rows = try await pool.run(
          .shared, "select $1::int, (select count(*) from pg_prepared_statements)", 7)
        #expect(try rows[0].get(0) == 7)
        #expect(try rows[0].get(1) == 0)
      }
    }

    @Test("large parameters and answers pass while the socket is full both ways")
    func large() async throws {
      let text = String(repeating: "0123456789abcdef", count: 1 << 18)
      try await TestCluster.withPool({ $0.sharedConnections = 1 }) { pool, _ in
        try await withThrowingTaskGroup(of: Void.self) { group in
          for _ in 0..<8 {
            group.addTask {
              let rows = try await pool.run(.shared, "select $1::text", Parameter(text))
              #expect(try rows[0].get(0) == text)
            }
          }
          try await group.waitForAll()
        }
      }
    }

    @Test("an empty batch is a round trip with no rows")
    func empty() async throws {
      try await TestCluster.withPool { pool, _ in
        for lane in [Batch.Lane.shared, .exclusive] {
          let rows = try await pool.run(Batch(lane, []))
          #expect(rows.isEmpty)
        }
      }
    }
  }
}
