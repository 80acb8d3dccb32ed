import HTTPServer
import Postgres

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `muster restore`: puts a backup in the place of what is there, in one transaction that checks
/// what it has read before it commits. What fails before leaves everything as it was.
struct Restore: Sendable {
  let configuration: Configuration
  let path: String
  var replaces = false
  var keepsSecret = false

  struct Outcome: Sendable {
    let manifest: BackupManifest
    /// What became of the secret, as a sentence.
    let secret: String
    /// The rules that the restored rows break, as they did when they were backed up.
    let broken: [Invariant]
  }

  /// Throws `BackupError`, and what opening the database and migrating do.
  func run() async throws -> Outcome {
    signal(SIGPIPE, SIG_IGN)
    let file = try BackupFile(reading: path)
    defer { file.finish() }
    let manifest = try file.manifest()
    try checkSchema(manifest)
    try file.verify(manifest)
    let secret = try RestoredSecret(
      configuration, backup: file.secret(), replaces: replaces, keeps: keepsSecret)
    let host = try await open()
    do {
      try await replace(host, file, manifest)
      let toldOfSecret = try secret.put()
      let log = ServerLog(LogSink(), level: .warning)
      try await host.migrate(configuration, secret: Secret.load(configuration), log: log)
      let broken = try await finish(host)
      await host.cluster?.stop()
      return Outcome(manifest: manifest, secret: toldOfSecret, broken: broken)
    } catch {
      await host.cluster?.stop()
      throw error
    }
  }

  private func checkSchema(_ manifest: BackupManifest) throws {
    let known = Dictionary(
      uniqueKeysWithValues: Migrations.embedded.migrations.map { ($0.name, $0.checksum) })
    let applied = manifest.migrations.filter { $0.name != Migrator.current }
    let unknown = applied.map(\.name).filter { known[$0] == nil }
    guard unknown.isEmpty else {
      throw BackupError.newerSchema(muster: manifest.muster, migrations: unknown.sorted())
    }
    if let other = applied.first(where: { known[$0.name] != $0.checksum }) {
      throw BackupError.otherSchema(other.name)
    }
  }

  private func open() async throws -> DatabaseHost {
    try Secret.makeDirectory(configuration)
    if configuration.databaseURL != nil {
      return try await DatabaseHost.openForOperator(configuration)
    }
    do {
      return try await DatabaseHost.start(
        configuration, log: ServerLog(LogSink(), level: .warning))
    } catch ClusterError.inUse {
      throw BackupError.inUse("a server runs the database in \(configuration.dataDirectory)")
    }
  }

  private func replace(
    _ host: DatabaseHost, _ file: BackupFile, _ manifest: BackupManifest
  ) async throws {
    let connection = try await DirectConnection.connect(host.ownerConnection)
    defer { connection.close() }
    let major = connection.serverVersion / 10_000
    guard manifest.postgres <= major else {
      throw BackupError.newerPostgres(backup: manifest.postgres, server: major)
    }
    func answers(_ sql: String) async throws -> [String] {
      try await connection.run([Command(Statement("restore", sql))])[0].map { try $0.get(0) }
    }
    let present = Set(try await answers("select r.rolname::text from pg_roles as r"))
    let missing = manifest.owners.filter { !present.contains($0) }
    guard missing.isEmpty else { throw BackupError.missingRoles(missing) }
    guard try await answers(RestoreScript.servers).isEmpty else {
      throw BackupError.inUse("a server is connected to the database")
    }
    if !replaces, try await answers(RestoreScript.contents) != ["0"] {
      throw BackupError.notEmpty
    }
    let programs = try ClientPrograms.find(atLeast: max(major, manifest.dump))
    let archive = PostgresArchive(programs: programs, file: file)
    let lines = RestoreScript.lines(of: try await archive.list())
    let script = RestoreScript(manifest: manifest, replaces: replaces)
    let info = try ConnectionInfo(host.ownerConnection)
    let psql = Program(
      path: programs.path(of: "psql"),
      arguments: [
        "--no-psqlrc", "--quiet", "--no-password", "--set=ON_ERROR_STOP=1",
        "--dbname=\(info.withoutPassword)", "--file=-",
      ], environment: info.passwordEnvironment)
    try await Program.offThread {
      let (source, sink) = try Files.pipe()
      let running: Program.Running
      do {
        running = try psql.start(input: source, output: nil)
      } catch {
        close(source)
        close(sink)
        throw error
      }
      close(source)
      let written = Result {
        try Files.write(Array(script.beginning.utf8), to: sink)
        try archive.script(lines) { try Files.write($0, to: sink) }
        // Without this last piece, nothing is committed.
        try Files.write(Array(script.end.utf8), to: sink)
      }
      close(sink)
      // When psql has ended, that is why writing to it failed.
      do { try running.finish() } catch { throw BackupError.refused("\(error)") }
      do { try written.get() } catch { throw BackupError.refused("\(error)") }
    }
  }

  /// What is left once the rows are there and the schema is this binary's.
  private func finish(_ host: DatabaseHost) async throws -> [Invariant] {
    let connection = try await DirectConnection.connect(host.ownerConnection)
    defer { connection.close() }
    try await connection.execute(script: "set statement_timeout = 0; analyze")
    return try await Invariant.read(connection, atMost: 10_000).filter { $0.broken > 0 }
  }
}
