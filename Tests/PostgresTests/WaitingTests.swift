import Testing

@testable import Postgres

extension OnPostgres {
  @Suite struct Waiting {
    @Test("a batch that finds no connection in time fails, unsent, and others get through later")
    func queueTimeout() async throws {
      try await TestCluster.withPool({
        $0.exclusiveConnections = 1
        $0.queueTimeout = .milliseconds(200)
      }) { pool, _ in
        let gate = Task { try await pool.run(.exclusive, "select pg_sleep(60)") }
        try await eventually { pool.statistics.inFlight == 1 }
        await #expect(throws: PoolError.queueTimeout) {
          try await pool.run(.exclusive, "select 1")
        }
        gate.cancel()
        _ = try? await gate.value
        _ = try await pool.run(.exclusive, "select 1")
      }
    }

    @Test("the server ends statements and lock waits that take too long")
    func serverTimeouts() async throws {
      try await TestCluster.execute("create table locked (n int)")
      try await TestCluster.withPool({
        $0.statementTimeout = .milliseconds(300)
        $0.lockTimeout = .milliseconds(50)
      }) { pool, _ in
        for lane in [Batch.Lane.shared, .exclusive] {
          let error = await #expect(throws: PostgresError.self) {
            try await pool.run(lane, "select pg_sleep(60)")
          }
          #expect(error?.sqlState == "57014")
        }
        let holder = try await DirectConnection.connect(TestCluster.running.connectionString)
        try await holder.execute(script: "begin; lock table locked")
        let error = await #expect(throws: PostgresError.self) {
          try await pool.run(.exclusive, "select * from locked")
        }
        #expect(error?.sqlState == "55P03")
        holder.close()
      }
    }

    @Test("a slow read does not hold up the quick ones behind it")
    func slowHead() async throws {
      // A threshold that leaves time to queue behind the slow ones before they are known as such.
      try await TestCluster.withPool({ $0.slowThreshold = .milliseconds(500) }) { pool, _ in
        let clock = ContinuousClock()
        let start = clock.now
        let slow = Task {
          try await withThrowingTaskGroup(of: Void.self) { group in
            // One for each shared connection: both are held up.
            for _ in 0..<2 {
              group.addTask { try await pool.run(.shared, "select pg_sleep(5)") }
            }
            try await group.waitForAll()
          }
        }
        try await eventually { pool.statistics.inFlight == 2 }
        try await withThrowingTaskGroup(of: Void.self) { group in
          for number in 0..<24 {
            group.addTask {
              let rows = try await pool.run(.shared, "select $1::int", Parameter(number))
              #expect(try rows[0].get(0) == number)
            }
          }
          try await group.waitForAll()
        }
        let quick = clock.now - start
        try await slow.value
        let whole = clock.now - start
        #expect(quick * 3 < whole, "quick ones took \(quick) of \(whole)")
        #expect(pool.statistics.hedged > 0)
        #expect(pool.statistics.connections > 3, "one opened for the purpose")
      }
    }

    @Test("reads get through while writes hold every exclusive connection")
    func lanes() async throws {
      try await TestCluster.withPool({ $0.exclusiveConnections = 2 }) { pool, _ in
        let gates = (0..<4).map { _ in
          Task { try await pool.run(.exclusive, "select pg_sleep(60)") }
        }
        try await eventually { pool.statistics.inFlight == 2 && pool.statistics.queued == 2 }
        for _ in 0..<50 { try await pool.run(.shared, "select 1") }
        for gate in gates { gate.cancel() }
        for gate in gates { _ = try? await gate.value }
      }
    }

    @Test("close waits for what is under way and refuses what comes after")
    func close() async throws {
      let pool = ConnectionPool(try await TestCluster.configuration())
      try await pool.waitUntilReady(timeout: .seconds(30))
      let last = Task { try await pool.run(.exclusive, "select pg_sleep(0.3), 5") }
      try await eventually { pool.statistics.inFlight == 1 }
      await pool.close()
      let rows = try await last.value
      #expect(try rows[0].get(1) == 5)
      await #expect(throws: PoolError.closed) { try await pool.run(.shared, "select 1") }
      await #expect(throws: PoolError.closed) { try await pool.waitUntilReady() }
      await pool.close()
    }

    @Test("a pool that is let go closes its connections")
    func letGo() async throws {
      let configuration = try await TestCluster.configuration()
      do {
        let pool = ConnectionPool(configuration)
        try await pool.waitUntilReady(timeout: .seconds(30))
      }
      try await TestCluster.withPool { pool, _ in
        try await eventually {
          let rows = try await pool.run(
            .shared, "select count(*) from pg_stat_activity where application_name = $1",
            Parameter(configuration.applicationName))
          return try rows[0].get(0) == 0
        }
      }
    }
  }
}
