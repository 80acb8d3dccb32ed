import Foundation
import Postgres
import Testing

@testable import Muster

/// What a restore refuses, and that nothing is lost by it.
@Suite struct RestoreRefusalTests {
  /// A database with one account, its backup, and a second account that came later.
  private func withBackup(
    _ body: (_ directory: String, _ configuration: Configuration, _ path: String) async throws ->
      Void
  ) async throws {
    try await withTemporaryDirectory { directory in
      let database = try await TestDatabase.make()
      let configuration = operatorConfiguration(directory, on: database)
      try await TestDatabase.execute(
        "insert into auth.users (email) values ('early@example.org')", on: database)
      let path = directory + "/file.muster"
      _ = try await Backup(configuration: configuration, path: path).run()
      try await TestDatabase.execute(
        "insert into auth.users (email) values ('late@example.org')", on: database)
      try await body(directory, configuration, path)
    }
  }

  private func accounts(_ configuration: Configuration) async throws -> [String] {
    try await rows(
      "select email::text from auth.users order by 1", on: configuration.databaseURL ?? ""
    ).compactMap { $0[0] }
  }

  @Test("a database that is not empty is left alone without --force, and replaced with it")
  func notEmpty() async throws {
    try await withBackup { _, configuration, path in
      let refused = await failure {
        try await Restore(configuration: configuration, path: path).run()
      }
      #expect(refused?.contains("--force") == true)
      #expect(try await accounts(configuration) == ["early@example.org", "late@example.org"])
      _ = try await Restore(configuration: configuration, path: path, replaces: true).run()
      #expect(try await accounts(configuration) == ["early@example.org"])
      #expect(
        try await Migrator(connectionString: configuration.databaseURL ?? "").status().isUpToDate)
    }
  }

  @Test("a file that is cut off, changed, or something else is refused before anything is touched")
  func brokenFiles() async throws {
    try await withBackup { directory, configuration, path in
      let whole = [UInt8](try Data(contentsOf: URL(filePath: path)))
      var flipped = whole
      flipped[whole.count / 3] ^= 4
      var files: [(name: String, bytes: [UInt8], expected: String)] = [
        ("empty", [], "not a backup"),
        ("text", Array("hello\n".utf8), "not a backup"),
        ("zeros", [UInt8](repeating: 0, count: 4_096), "not a backup"),
        ("dump", Array(whole[512...]), "not a backup"),
        ("flipped", flipped, "damaged"),
      ]
      for length in [600, whole.count / 2, whole.count - 6_000, whole.count - 1_500] {
        files.append(("cut at \(length)", Array(whole[..<length]), "incomplete"))
      }
      for (name, bytes, expected) in files {
        let other = directory + "/broken"
        try Data(bytes).write(to: URL(filePath: other))
        let refused = await failure {
          try await Restore(configuration: configuration, path: other, replaces: true).run()
        }
        #expect(refused?.contains(expected) == true, "\(name): \(refused ?? "restored")")
      }
      let absent = await failure {
        try await Restore(configuration: configuration, path: directory + "/absent").run()
      }
      #expect(absent?.contains("cannot be read") == true)
      #expect(try await accounts(configuration) == ["early@example.org", "late@example.org"])
    }
  }

  @Test("a backup of a newer format, schema or PostgreSQL is refused, and says what to use")
  func newer() async throws {
    try await withBackup { directory, configuration, path in
      let cases: [(String, (inout BackupManifest) -> Void)] = [
        (
          "cannot read",
          {
            $0.format = 99
            $0.muster = "9.0.0"
          }
        ),
        (
          "9999_later.sql",
          {
            $0.migrations.append(
              .init(name: "9999_later.sql", checksum: "0", appliedAt: "2030-01-01 00:00:00+00"))
          }
        ),
        (
          "is not the one",
          {
            $0.migrations[0] = .init(
              name: $0.migrations[0].name, checksum: "0", appliedAt: $0.migrations[0].appliedAt)
          }
        ),
        ("PostgreSQL 99", { $0.postgres = 99 }),
        ("belong to roles", { $0.owners.append("somebody_else") }),
      ]
      for (expected, change) in cases {
        let other = directory + "/other"
        try copy(path, to: other, change)
        let refused = await failure {
          try await Restore(configuration: configuration, path: other, replaces: true).run()
        }
        #expect(refused?.contains(expected) == true, "\(refused ?? "restored")")
      }
      #expect(try await accounts(configuration) == ["early@example.org", "late@example.org"])
    }
  }

  @Test("a restore that fails half way leaves the database as it was")
  func halfWay() async throws {
    try await withBackup { directory, configuration, path in
      let cases: [(String, (inout BackupManifest) -> Void)] = [
        (
          "the rows of auth.users",
          { manifest in
            manifest.tables = manifest.tables.map {
              $0.name == "auth.users" ? .init(name: $0.name, rows: $0.rows, sum: "1") : $0
            }
          }
        ),
        ("policies", { $0.catalog["policies", default: 0] += 1 }),
      ]
      for (expected, change) in cases {
        let other = directory + "/other"
        try copy(path, to: other, change)
        let refused = await failure {
          try await Restore(configuration: configuration, path: other, replaces: true).run()
        }
        #expect(refused?.contains(expected) == true, "\(refused ?? "restored")")
        #expect(refused?.contains("nothing was changed") == true)
      }
      // What hangs on it from outside is not dropped with it.
      try await TestDatabase.execute(
        """
        create schema other; create table other.things (
          user_id uuid references public.users (id) on delete cascade)
        """, on: configuration.databaseURL ?? "")
      let refused = await failure {
        try await Restore(configuration: configuration, path: path, replaces: true).run()
      }
      #expect(refused?.contains("other schemas") == true, "\(refused ?? "restored")")
      #expect(try await accounts(configuration) == ["early@example.org", "late@example.org"])
      #expect(
        try await Migrator(connectionString: configuration.databaseURL ?? "").status().isUpToDate)
    }
  }

  @Test("a server on the database keeps a restore out")
  func inUse() async throws {
    try await withTemporaryDirectory { directory in
      try await TestServer.with { server in
        let configuration = operatorConfiguration(directory, on: server.superuser)
        let path = directory + "/file.muster"
        _ = try await Backup(configuration: configuration, path: path).run()
        let refused = await failure {
          try await Restore(configuration: configuration, path: path, replaces: true).run()
        }
        #expect(refused?.contains("a server is connected") == true)
      }
    }
  }

  @Test("a backup of older definitions is brought up to this version's")
  func older() async throws {
    try await withTemporaryDirectory { directory in
      var files = EmbeddedFiles.all
      files["Database/current/accounts/tokens.sql"]?.append(
        contentsOf: Array(
          """

          create function muster.of_old() returns integer language sql set search_path = ''
          as $$ select 1 $$;
          """.utf8))
      let database = try await TestDatabase.makeEmpty()
      try await Migrator(connectionString: database, migrations: Migrations(files: files)).migrate()
      let copy = try await TestDatabase.makeEmpty()
      _ = try await Backup(
        configuration: operatorConfiguration(directory, on: database), path: directory + "/old"
      ).run()
      _ = try await Restore(
        configuration: operatorConfiguration(directory, on: copy), path: directory + "/old"
      ).run()
      #expect(try await Migrator(connectionString: copy).status().isUpToDate)
      #expect(
        try await rows("select to_regprocedure('muster.of_old()')::text", on: copy) == [[nil]])
    }
  }

  @Test("another secret that is there is replaced with --force only, or kept when asked")
  func secrets() throws {
    let directory = "/tmp/muster-test-secret-\(UUID().uuidString.prefix(8).lowercased())"
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    var configuration = Configuration()
    configuration.dataDirectory = directory
    let mine = try Secret.load(configuration)
    let brought = String(repeating: "b", count: 40)
    #expect(throws: BackupError.self) {
      try RestoredSecret(configuration, backup: brought, replaces: false, keeps: false)
    }
    _ = try RestoredSecret(configuration, backup: brought, replaces: true, keeps: true).put()
    #expect(try Secret.load(configuration) == mine)
    _ = try RestoredSecret(configuration, backup: brought, replaces: true, keeps: false).put()
    #expect(try Secret.load(configuration) == brought)
    #expect(
      try String(contentsOfFile: directory + "/secret.before-restore", encoding: .utf8) == mine)
  }
}
