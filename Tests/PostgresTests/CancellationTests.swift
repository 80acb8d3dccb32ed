import Testing

@testable import Postgres

extension OnPostgres {
  @Suite struct Cancellation {
    @Test("a cancelled write is undone, and its connection serves the next batch")
    func cancelledWrite() async throws {
      try await TestCluster.execute("create table cancelled (n int)")
      try await TestCluster.withPool({ $0.exclusiveConnections = 1 }) { pool, _ in
        let task = Task {
          try await pool.run(
            Batch(
              .exclusive,
              [
                Command(Statement("insert_cancelled", "insert into cancelled values (1)")),
                Command(Statement("sleep", "select pg_sleep($1::int)"), 60),
              ]))
        }
        try await eventually { pool.statistics.inFlight == 1 }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        let rows = try await pool.run(.exclusive, "select count(*) from cancelled")
        #expect(try rows[0].get(0) == 0)
        #expect(pool.statistics.connections == 3)
      }
    }

    @Test("a cancel request never hits the batch that follows on the connection")
    func onlyItsOwn() async throws {
      try await TestCluster.withPool({ $0.exclusiveConnections = 1 }) { pool, _ in
        // Statements that end about when the request arrives.
        for round in 0..<300 {
          let victim = Task {
            try await pool.run(.exclusive, "select pg_sleep($1::float8)", Parameter(0.0005))
          }
          let next = Task { try await pool.run(.exclusive, "select pg_sleep(0.002), 7") }
          try await Task.sleep(for: .microseconds(round * 7 % 1_500))
          victim.cancel()
          let rows = try await next.value
          #expect(try rows[0].get(1) == 7)
          _ = try? await victim.value
        }
        #expect(pool.statistics.cancels > 0)
        #expect(pool.statistics.reconnects == 0)
      }
    }

    @Test("a batch cancelled in the queue is never sent")
    func queued() async throws {
      try await TestCluster.execute("create table never (n int)")
      try await TestCluster.withPool({ $0.exclusiveConnections = 1 }) { pool, _ in
        let gate = Task { try await pool.run(.exclusive, "select pg_sleep(60)") }
        try await eventually { pool.statistics.inFlight == 1 }
        let waiting = Task { try await pool.run(.exclusive, "insert into never values (1)") }
        try await eventually { pool.statistics.queued == 1 }
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        gate.cancel()
        _ = try? await gate.value
        let rows = try await pool.run(.exclusive, "select count(*) from never")
        #expect(try rows[0].get(0) == 0)
      }
    }

    @Test("a cancelled read answers at once, and is ended on the server when nobody waits")
    func cancelledRead() async throws {
      try await TestCluster.withPool { pool, configuration in
        let task = Task { try await pool.run(.shared, "select pg_sleep(60)") }
        try await eventually { pool.statistics.inFlight == 1 }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        try await eventually { pool.statistics.inFlight == 0 }
        #expect(pool.statistics.reconnects == 0)
        let rows = try await pool.run(
          .shared,
          """
          select count(*) from pg_stat_activity
          where application_name = $1 and query like '%pg_sleep(60)%' and state = 'active'
            and pid <> pg_backend_pid()
          """, Parameter(configuration.applicationName))
        #expect(try rows[0].get(0) == 0)
      }
    }

    @Test("a task cancelled beforehand runs nothing")
    func cancelledBefore() async throws {
      try await TestCluster.withPool { pool, _ in
        for _ in 0..<200 {
          let task = Task { try await pool.run(.exclusive, "select pg_sleep(60)") }
          task.cancel()
          await #expect(throws: CancellationError.self) { try await task.value }
        }
      }
    }

    @Test("a batch's own time-out undoes it")
    func timeout() async throws {
      try await TestCluster.withPool { pool, _ in
        for lane in [Batch.Lane.shared, .exclusive] {
          await #expect(throws: PoolError.timeout) {
            try await pool.run(lane, "select pg_sleep(60)", timeout: .milliseconds(100))
          }
        }
        try await eventually { pool.statistics.inFlight == 0 }
      }
    }
  }
}
