import Testing

@testable import Postgres

extension OnPostgres {
  @Suite struct Reconnecting {
    /// Ends the connections of an application from outside, at least one.
    static func terminate(_ configuration: PoolConfiguration, where condition: String = "true")
      async throws
    {
      try await TestCluster.execute(
        """
        do $$ declare
          pids int[] := array(
            select pid from pg_stat_activity
            where application_name = '\(configuration.applicationName)' and \(condition));
        begin
          if pids = '{}' then raise 'no connection to end'; end if;
          perform pg_terminate_backend(pid) from unnest(pids) pid;
          perform pg_terminate_backend(pid, 10000) from unnest(pids) pid;
        end $$
        """)
    }

    @Test("reads under way on lost connections are sent again, unseen")
    func readsRetried() async throws {
      try await TestCluster.withPool { pool, configuration in
        let reads = (0..<8).map { number in
          Task { try await pool.run(.shared, "select pg_sleep(0.3), $1::int", Parameter(number)) }
        }
        try await eventually { pool.statistics.inFlight >= 2 }
        try await Self.terminate(configuration)
        for (number, read) in reads.enumerated() {
          let rows = try await read.value
          #expect(try rows[0].get(1) == number)
        }
        #expect(pool.statistics.retried > 0)
        #expect(pool.statistics.reconnects > 0)
      }
    }

    @Test("a write under way on a lost connection fails as unknown and is not sent again")
    func writeLost() async throws {
      try await TestCluster.execute("create sequence sendings")
      try await TestCluster.withPool { pool, configuration in
        let write = Task {
          try await pool.run(.exclusive, "select pg_sleep(60) from nextval('sendings')")
        }
        try await eventually {
          let rows = try await pool.run(.shared, "select is_called from sendings")
          return try rows[0].get(0)
        }
        try await Self.terminate(configuration, where: "query like '%pg_sleep(60)%'")
        await #expect(throws: PoolError.connectionLost) { try await write.value }
        let rows = try await pool.run(.exclusive, "select nextval('sendings')")
        #expect(try rows[0].get(0) == 2)
      }
    }

    @Test("after all idle connections are ended, the next batches find new ones")
    func idleLost() async throws {
      try await TestCluster.withPool { pool, configuration in
        for _ in 0..<5 {
          try await pool.run(.exclusive, "select 1")
          try await Self.terminate(configuration)
          // Both ends are on this machine: the news has arrived when pg_terminate_backend returns.
          try await pool.run(.shared, "select 1")
          try await pool.run(.exclusive, "select 1")
        }
        #expect(pool.statistics.reconnects > 0)
      }
    }

    @Test("a listener says when notifications may have been lost, and hears on")
    func listener() async throws {
      let configuration = try await TestCluster.configuration()
      let listener = NotificationListener(configuration, channels: ["News \"x\"", "other"])
      var heard = listener.notifications.makeAsyncIterator()
      try await eventually { listener.isListening }
      try await TestCluster.execute("notify \"News \"\"x\"\"\", 'one'; notify other")
      #expect(await heard.next() == .received(channel: "News \"x\"", payload: "one"))
      #expect(await heard.next() == .received(channel: "other", payload: ""))
      try await Self.terminate(configuration)
      #expect(await heard.next() == .reconnected)
      try await eventually { listener.isListening }
      try await TestCluster.execute("notify other, 'two'")
      #expect(await heard.next() == .received(channel: "other", payload: "two"))
      listener.close()
      #expect(await heard.next() == nil)
    }

    @Test("direct connections run scripts in the caller's transactions and report errors")
    func direct() async throws {
      let connection = try await DirectConnection.connect(TestCluster.running.connectionString)
      try await connection.execute(script: "begin; create table direct (n int)")
      try await connection.run([Command(Statement("in", "insert into direct values ($1)"), 5)])
      let rows = try await connection.run([Command(Statement("out", "select n from direct"))])
      #expect(try rows[0][0].get(0) == 5)
      try await connection.execute(script: "rollback")
      let error = await #expect(throws: PostgresError.self) {
        try await connection.execute(script: "select 1; select * from direct; select 2")
      }
      #expect(error?.sqlState == "42P01")
      let task = Task { try await connection.execute(script: "select pg_sleep(60)") }
      let asleep = try await DirectConnection.connect(TestCluster.running.connectionString)
      try await eventually {
        let rows = try await asleep.run([
          Command(
            Statement(
              "asleep", "select count(*) from pg_stat_activity where query = 'select pg_sleep(60)'")
          )
        ])
        return try rows[0][0].get(0, as: Int.self) == 1
      }
      asleep.close()
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      connection.close()
      await #expect(throws: PoolError.closed) { try await connection.execute(script: "select 1") }
      await #expect(throws: ConnectionFailure.self) {
        try await DirectConnection.connect("host=/nowhere")
      }
    }
  }
}
