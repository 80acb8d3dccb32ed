import Testing

@testable import Postgres

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite(.serialized) struct Cluster {
  /// Lends a directory, with the messages logged there, and stops and removes what is in it.
  private func withDirectory(
    _ name: String, _ body: (String, PrivateCluster, Locked<[String]>) async throws -> Void
  ) async throws {
    let messages = Locked<[String]>([])
    let directory = temporaryDirectory(name)
    let cluster = PrivateCluster(directory: directory) { line in
      messages.withLock { $0.append(line) }
    }
    do {
      try await body(directory, cluster, messages)
    } catch {
      FileSystem.remove(directory)
      throw error
    }
    FileSystem.remove(directory)
  }

  /// Asks for one value as superuser.
  private func ask(_ cluster: RunningCluster, _ sql: String) async throws -> String {
    let connection = try await DirectConnection.connect(cluster.connectionString)
    defer { connection.close() }
    let rows = try await connection.run([Command(Statement("ask", sql))])
    return try #require(rows.first?.first).get(0)
  }

  private func execute(_ cluster: RunningCluster, _ script: String) async throws {
    let connection = try await DirectConnection.connect(cluster.connectionString)
    defer { connection.close() }
    try await connection.execute(script: script)
  }

  @Test("it is made once, keeps its data, has checksums and UTF-8, no TCP, and is private")
  func lifeCycle() async throws {
    try await withDirectory("life") { directory, cluster, messages in
      var running = try await cluster.start()
      try await execute(running, "create table kept as select 7 as n")
      #expect(try await ask(running, "show data_checksums") == "on")
      #expect(try await ask(running, "show server_encoding") == "UTF8")
      #expect(try await ask(running, "show listen_addresses") == "")
      #expect(try await ask(running, "show fsync") == "on")
      #expect(try await ask(running, "show timezone") == "UTC")
      #expect(try await ask(running, "show jit") == "off")
      let identifier = try await ask(
        running, "select system_identifier::text from pg_control_system()")
      let sockets = try await ask(running, "show unix_socket_directories")
      for path in [running.dataDirectory, sockets] {
        #expect(FileSystem.status(path)?.mode ?? 0 & 0o777 == S_IFDIR | 0o700, "\(path)")
      }
      #expect(
        try await ask(running, "show server_version_num").hasPrefix("\(running.version.major)"))
      await running.stop()
      #expect(FileSystem.status(sockets + "/.s.PGSQL.5432") == nil)
      running = try await cluster.start()
      #expect(try await ask(running, "select n::text from kept") == "7")
      let again = try await ask(
        running, "select system_identifier::text from pg_control_system()")
      #expect(again == identifier)
      await running.stop()
      #expect(messages.withLock { $0.count { $0.hasPrefix("making") } } == 1)
    }
  }

  @Test("root's database runs as an unprivileged user", .enabled(if: geteuid() == 0))
  func unprivileged() async throws {
    try await withDirectory("root") { directory, cluster, _ in
      let running = try await cluster.start()
      let process = try #require(running.processIdentifier)
      let owner = try #require(FileSystem.status("/proc/\(process)")?.owner)
      #expect(owner != 0)
      #expect(FileSystem.status(running.dataDirectory)?.owner == owner)
      await running.stop()
    }
  }

  @Test("where the database's user may not go, its home is elsewhere", .enabled(if: geteuid() == 0))
  func unreachable() async throws {
    try await withDirectory("closed") { directory, _, messages in
      try FileSystem.makeDirectory(directory, mode: 0o700)
      let cluster = PrivateCluster(directory: directory + "/inner") { line in
        messages.withLock { $0.append(line) }
      }
      var running = try await cluster.start()
      try await execute(running, "create table kept as select 7 as n")
      await running.stop()
      let home = try #require(FileSystem.absolute(directory + "/inner/home"))
      #expect(home.hasPrefix(ClusterLayout.reachableParent))
      #expect(messages.withLock { $0.contains { $0.contains(home) } })
      running = try await cluster.start()
      #expect(try await ask(running, "select n::text from kept") == "7")
      await running.stop()
      FileSystem.remove(home)
    }
  }

  @Test("a second server on the directory is refused, and gets it once the first has stopped")
  func second() async throws {
    try await withDirectory("second") { directory, cluster, _ in
      let first = try await cluster.start()
      await #expect(throws: ClusterError.inUse(directory: directory)) { try await cluster.start() }
      #expect(try await ask(first, "select 'alive'") == "alive")
      await first.stop()
      let second = try await cluster.start()
      await second.stop()
    }
  }

  @Test("an initdb that was interrupted is begun again")
  func interrupted() async throws {
    try await withDirectory("interrupted") { directory, cluster, _ in
      try FileSystem.makeDirectory(directory + "/data.new/base", mode: 0o700)
      try FileSystem.write("15\n", to: directory + "/data.new/PG_VERSION", nil)
      let running = try await cluster.start()
      #expect(try await ask(running, "select 'alive'") == "alive")
      #expect(FileSystem.status(directory + "/data.new") == nil)
      await running.stop()
    }
  }

  @Test("a killed postmaster is started again, with what was committed")
  func killed() async throws {
    try await withDirectory("killed") { directory, cluster, messages in
      let running = try await cluster.start()
      let pool = ConnectionPool(PoolConfiguration(running.connectionString))
      try await pool.run(.exclusive, "create table kept (n int)")
      try await pool.run(.exclusive, "insert into kept values (7)")
      let first = try #require(running.processIdentifier)
      kill(first, SIGKILL)
      try await eventually {
        do {
          let rows = try await pool.run(.shared, "select n from kept")
          return try rows[0].get(0) == 7 && running.processIdentifier != first
        } catch is PoolError { return false } catch is PostgresError { return false }
      }
      #expect(messages.withLock { $0.contains { $0.contains("unexpectedly") } })
      await pool.close()
      await running.stop()
    }
  }

  @Test("while the database is away the pool says so, and it is ready again by itself")
  func away() async throws {
    try await withDirectory("away") { directory, cluster, _ in
      let first = try await cluster.start()
      var configuration = PoolConfiguration(first.connectionString)
      configuration.queueTimeout = .milliseconds(300)
      let pool = ConnectionPool(configuration)
      try await pool.waitUntilReady(timeout: .seconds(30))
      await first.stop()
      for lane in [Batch.Lane.shared, .exclusive] {
        await #expect(throws: PoolError.unavailable) { try await pool.run(lane, "select 1") }
      }
      try await Task.sleep(for: .milliseconds(300))
      // By now it does not even wait.
      let clock = ContinuousClock()
      let elapsed = await clock.measure {
        for _ in 0..<100 { _ = try? await pool.run(.exclusive, "select 1") }
      }
      #expect(elapsed < configuration.queueTimeout * 50)
      await #expect(throws: PoolError.unavailable) {
        try await pool.waitUntilReady(timeout: .milliseconds(50))
      }
      #expect(pool.statistics.lastConnectionFailure?.isEmpty == false)
      let second = try await cluster.start()
      try await pool.waitUntilReady(timeout: .seconds(30))
      try await pool.run(.shared, "select 1")
      try await pool.run(.exclusive, "select 1")
      await pool.close()
      await second.stop()
    }
  }

  @Test("a postmaster left over from a crash of the server is replaced")
  func leftover() async throws {
    try await withDirectory("leftover") { directory, cluster, messages in
      let first = try await cluster.start()
      await first.stop()
      // As after `kill -9` of a server: PostgreSQL runs, and nobody holds the lock.
      let (layout, account) = try ClusterLayout.prepare(directory) { _ in }
      let programs = try PostgresPrograms.find(major: layout.dataMajorVersion(), environment: [:])
      let server = ClusterServer(
        layout: layout, account: account, programs: programs,
        socketDirectory: try layout.socketDirectory(account))
      let child = try server.start()
      let reaper = Task.detached { child.wait() }
      let running = try await cluster.start()
      _ = await reaper.value
      #expect(running.processIdentifier != child.identifier)
      #expect(try await ask(running, "select 'alive'") == "alive")
      #expect(messages.withLock { $0.contains { $0.contains("left over") } })
      await running.stop()
    }
  }

  @Test("stale, foreign, garbled and empty process files do not keep it from starting")
  func staleFiles() async throws {
    try await withDirectory("stale") { directory, cluster, _ in
      let first = try await cluster.start()
      let data = first.dataDirectory
      await first.stop()
      let owner = FileSystem.status(data)
      for text in ["999999\n\(data)\n", "\(getpid())\n\(data)\n", "1\n", "garbage", ""] {
        let path = data + "/postmaster.pid"
        try FileSystem.write(text, to: path, nil)
        if let owner { chown(path, owner.owner, owner.group) }
        let running = try await cluster.start()
        #expect(try await ask(running, "select 'alive'") == "alive")
        await running.stop()
      }
    }
  }

  @Test("a failed start says what PostgreSQL said, and leaves the directory free")
  func failedStart() async throws {
    try await withDirectory("failed") { directory, cluster, _ in
      let first = try await cluster.start()
      try await execute(first, "alter system set max_connections = 40")
      let automatic = first.dataDirectory + "/postgresql.auto.conf"
      await first.stop()
      let owner = FileSystem.status(automatic)
      try FileSystem.write("max_connections = nonsense\n", to: automatic, nil)
      if let owner { chown(automatic, owner.owner, owner.group) }
      let error = await #expect(throws: ClusterError.self) { try await cluster.start() }
      #expect(error?.description.contains("max_connections") == true)
      try FileSystem.write("max_connections = 40\n", to: automatic, nil)
      if let owner { chown(automatic, owner.owner, owner.group) }
      let running = try await cluster.start()
      #expect(try await ask(running, "show max_connections") == "40")
      await running.stop()
    }
  }

  @Test("a directory with other things in it is left alone")
  func occupied() async throws {
    try await withDirectory("occupied") { directory, cluster, _ in
      try FileSystem.makeDirectory(directory, mode: 0o755)
      try FileSystem.write("mine", to: directory + "/letter.txt", nil)
      await #expect(throws: ClusterError.self) { try await cluster.start() }
      #expect(FileSystem.status(directory)?.mode == S_IFDIR | 0o755)
      #expect(FileSystem.names(in: directory) == ["letter.txt"])
    }
  }

  @Test("a directory too deep for a socket still works")
  func deep() async throws {
    let name = "deep-" + String(repeating: "x", count: 120)
    try await withDirectory(name) { directory, cluster, _ in
      let running = try await cluster.start()
      let sockets = try await ask(running, "show unix_socket_directories")
      #expect(!sockets.hasPrefix(directory))
      #expect(FileSystem.status(sockets)?.mode == S_IFDIR | 0o700)
      await running.stop()
      FileSystem.remove(sockets)
    }
  }

  @Test("versions are read from any packager's output, and old ones warned of")
  func versions() {
    let debian = PostgresVersion(output: "postgres (PostgreSQL) 15.3 (Debian 15.3-0+deb12u1)\n")
    #expect(debian == PostgresVersion(major: 15, minor: 3))
    #expect(debian?.warning?.contains("15.15") == true)
    #expect(PostgresVersion(output: "postgres (PostgreSQL) 18beta1\n")?.major == 18)
    #expect(PostgresVersion(output: "postgres (PostgreSQL) 17.7 (Homebrew)")?.warning == nil)
    #expect(PostgresVersion(output: "nothing") == nil)
  }

  @Test("programs that are missing or too old are refused with what to do")
  func programs() throws {
    let none = #expect(throws: ClusterError.self) {
      try PostgresPrograms.find(major: nil, environment: ["PG_BIN": "/nowhere"])
    }
    #expect(none?.description.contains("PG_BIN") == true)
    let directory = temporaryDirectory("old")
    try FileSystem.makeDirectory(directory, mode: 0o755)
    defer { FileSystem.remove(directory) }
    for program in ["postgres", "initdb"] {
      try FileSystem.write(
        "#!/bin/sh\necho 'postgres (PostgreSQL) 14.20'\n", to: directory + "/" + program, nil)
      chmod(directory + "/" + program, 0o755)
    }
    #expect(throws: ClusterError.tooOld(version: "14.20", path: directory)) {
      try PostgresPrograms.find(major: nil, environment: ["PG_BIN": directory])
    }
    #expect(throws: ClusterError.otherMajorVersion(data: 16, installed: "14.20")) {
      try PostgresPrograms.find(major: 16, environment: ["PG_BIN": directory])
    }
  }
}
