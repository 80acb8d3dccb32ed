import Synchronization
import Testing

@testable import Muster
@testable import Postgres

@Suite struct MigrationTests {
  private func value(_ query: String, on database: String) async throws -> String? {
    let connection = try await DirectConnection.connect(database)
    defer { connection.close() }
    return try await connection.run([Command(Statement("test", query))])[0].first?.get(0)
  }

  /// The bytes of the embedded files, with some changed.
  private func migrations(_ change: (inout [String: [UInt8]]) -> Void = { _ in }) -> Migrations {
    var files = EmbeddedFiles.all
    change(&files)
    return Migrations(files: files)
  }

  @Test("an empty database becomes whole, and a second run has nothing to do")
  func fromEmpty() async throws {
    let database = try await TestDatabase.makeEmpty()
    let migrator = Migrator(connectionString: database)
    let before = try await migrator.status()
    #expect(before.applied.isEmpty && before.currentIsStale)
    #expect(before.pending == Migrations.embedded.migrations.map(\.name))
    try await migrator.migrate()
    #expect(try await migrator.status().isUpToDate)
    let log = Lines()
    try await Migrator(
      connectionString: database, log: { log.add($0) }
    ).migrate()
    #expect(log.all == [])
  }

  @Test("ten servers that start at once migrate once")
  func atOnce() async throws {
    let database = try await TestDatabase.makeEmpty()
    let log = Lines()
    try await withThrowingTaskGroup { group in
      for _ in 0..<10 {
        group.addTask {
          try await Migrator(
            connectionString: database, log: { log.add($0) }
          ).migrate()
        }
      }
      try await group.waitForAll()
    }
    #expect(
      log.all
        == Migrations.embedded.migrations.map { "migration \($0.name)" } + [
          "functions, views and policies"
        ])
  }

  @Test("a half-migrated database goes on where it stopped, also when a file failed half way")
  func halfMigrated() async throws {
    let database = try await TestDatabase.makeEmpty()
    let broken = migrations {
      // The third file makes its tables and then fails.
      $0["Database/migrations/0003_groups.sql"]?.append(contentsOf: Array("\nselect 1/0;".utf8))
    }
    await #expect(throws: PostgresError.self) {
      try await Migrator(connectionString: database, migrations: broken).migrate()
    }
    let status = try await Migrator(connectionString: database).status()
    #expect(status.applied == ["0001_roles.sql", "0002_accounts.sql"])
    #expect(try await value("select to_regclass('public.groups')::text", on: database) == nil)
    try await Migrator(connectionString: database).migrate()
    #expect(try await Migrator(connectionString: database).status().isUpToDate)
  }

  @Test("a migration whose server is killed leaves nothing half done, and the lock free")
  func killed() async throws {
    let database = try await TestDatabase.makeEmpty()
    let slow = migrations {
      $0["Database/migrations/0004_history.sql"]?.append(
        contentsOf: Array("\nselect pg_sleep(600);".utf8))
    }
    let running = Task {
      try await Migrator(connectionString: database, migrations: slow).migrate()
    }
    let waiting = """
      select count(*) from pg_stat_activity
      where datname = current_database() and wait_event = 'PgSleep'
      """
    while try await value(waiting, on: database) == "0" {
      try await Task.sleep(for: .milliseconds(20))
    }
    try await TestDatabase.execute(
      """
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and wait_event = 'PgSleep'
      """, on: database)
    await #expect(throws: (any Error).self) { try await running.value }
    #expect(try await value("select to_regclass('public.audit_log')::text", on: database) == nil)
    try await Migrator(connectionString: database).migrate()
    #expect(try await Migrator(connectionString: database).status().isUpToDate)
  }

  @Test("a migration that was edited after it was applied is refused")
  func edited() async throws {
    let database = try await TestDatabase.make()
    let edited = migrations {
      $0["Database/migrations/0002_accounts.sql"]?.append(contentsOf: Array("\n-- more".utf8))
    }
    await #expect(throws: MigrationError.self) {
      try await Migrator(connectionString: database, migrations: edited).migrate()
    }
  }

  @Test("a database that a newer version migrated is refused")
  func newer() async throws {
    let database = try await TestDatabase.make()
    let newer = migrations {
      $0["Database/migrations/9999_later.sql"] = Array("create table public.later ();".utf8)
    }
    try await Migrator(connectionString: database, migrations: newer).migrate()
    await #expect(throws: MigrationError.self) {
      try await Migrator(connectionString: database).migrate()
    }
  }

  @Test("changed definitions replace the old ones, keep the data, and forget what is gone")
  func definitions() async throws {
    let database = try await TestDatabase.make()
    try await TestDatabase.execute(
      "insert into auth.users (email) values ('kept@example.org')", on: database)
    let path = "Database/current/accounts/tokens.sql"
    let changed = migrations {
      $0[path]?.append(
        contentsOf: Array(
          """

          create function muster.extra() returns integer language sql set search_path = ''
          as $$ select 1 $$;
          """.utf8))
    }
    try await Migrator(connectionString: database, migrations: changed).migrate()
    #expect(try await value("select muster.extra()::text", on: database) == "1")
    try await Migrator(connectionString: database).migrate()
    #expect(
      try await value("select to_regprocedure('muster.extra()')::text", on: database) == nil)
    #expect(try await value("select count(*)::text from auth.users", on: database) == "1")
    #expect(try await Migrator(connectionString: database).status().isUpToDate)
  }
}

/// Lines that were told, by whomever.
private final class Lines: Sendable {
  private let lines = Mutex<[String]>([])

  var all: [String] { lines.withLock { $0 } }

  func add(_ line: String) { lines.withLock { $0.append(line) } }
}
