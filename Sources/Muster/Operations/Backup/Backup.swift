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

/// `muster backup`: everything of one moment in one file, beside a running server or without.
struct Backup: Sendable {
  let configuration: Configuration
  let path: String
  var replaces = false
  var withSecret = false

  /// Writes the file and returns what is in it. Throws `BackupError` and what opening the
  /// database does; then there is no file, or the one that was there before.
  func run() async throws -> BackupManifest {
    signal(SIGPIPE, SIG_IGN)
    let secret = withSecret ? try presentSecret() : nil
    // A mistyped directory is not the place of a new database.
    guard configuration.hasDatabase else { throw BackupError.nothingThere }
    let writer = try BackupWriter(path: path, replaces: replaces)
    do {
      let host = try await DatabaseHost.openForOperator(configuration)
      let manifest: BackupManifest
      do {
        manifest = try await write(host, secret, writer)
      } catch {
        await host.cluster?.stop()
        throw error
      }
      await host.cluster?.stop()
      try writer.publish()
      return manifest
    } catch {
      writer.discard()
      throw error
    }
  }

  private func presentSecret() throws -> String {
    if let secret = configuration.secret { return secret }
    let path = configuration.dataDirectory + "/secret"
    guard let secret = try? String(contentsOf: URL(filePath: path), encoding: .utf8) else {
      throw BackupError.noSecret(path)
    }
    return secret
  }

  private func write(
    _ host: DatabaseHost, _ secret: String?, _ writer: BackupWriter
  ) async throws -> BackupManifest {
    let connection = try await DirectConnection.connect(host.ownerConnection)
    defer { connection.close() }
    let found = try await connection.run([
      Command(
        Statement("backup", "select to_regclass('muster_migrations.applied') is not null"))
    ])
    guard try found[0].first?.get(0, as: Bool.self) == true else { throw BackupError.nothingThere }
    let programs = try ClientPrograms.find(atLeast: connection.serverVersion / 10_000)
    try await connection.execute(script: BackupContents.settings)
    try await connection.execute(
      script: "begin transaction isolation level repeatable read, read only")
    let snapshot = try await connection.run([
      Command(Statement("backup", "select pg_export_snapshot()"))
    ])
    let snapshotId = try snapshot[0].first?.get(0, as: String.self) ?? ""
    var manifest = try await BackupContents.read(connection, dump: programs.version.major)
    let info = try ConnectionInfo(host.ownerConnection)
    manifest.digest = try await dump(programs, info, snapshotId, into: writer)
    let complete = manifest
    try await Program.offThread {
      if let secret { try writer.addPart(BackupFile.secret) { try $0(Array(secret.utf8)[...]) } }
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      let text = try encoder.encode(complete)
      try writer.addPart(BackupFile.manifest) { try $0(Array(text)[...]) }
      try writer.end()
    }
    // What was written can be read, or there is no backup.
    let draft = try writer.reading()
    defer { draft.finish() }
    try draft.verify(manifest)
    _ = try await PostgresArchive(programs: programs, file: draft).list()
    return manifest
  }

  /// Dumps what the snapshot sees and returns the digest of what was written.
  private func dump(
    _ programs: ClientPrograms, _ info: ConnectionInfo, _ snapshot: String,
    into writer: BackupWriter
  ) async throws -> String {
    let program = Program(
      path: programs.path(of: "pg_dump"),
      arguments: [
        "--format=custom", "--no-password", "--snapshot=\(snapshot)", "--lock-wait-timeout=60s",
        // The restoring Muster makes this table itself; the manifest has its rows.
        "--exclude-schema=muster_migrations", "--exclude-table-data=muster.stream_events*",
        "--no-publications", "--no-subscriptions", "--dbname=\(info.withoutPassword)",
      ], environment: info.passwordEnvironment)
    return try await Program.offThread {
      var digest = DigestState()
      try writer.addPart(BackupFile.dump) { write in
        let (source, sink) = try Files.pipe()
        let running: Program.Running
        do {
          running = try program.start(input: nil, output: sink)
        } catch {
          close(source)
          close(sink)
          throw error
        }
        close(sink)
        let copied = Result {
          try Files.forEachPiece(of: source) {
            digest.add($0)
            try write($0)
          }
        }
        close(source)
        // A full disk ends pg_dump, too; the disk is what to tell of.
        let ended = Result { try running.finish() }
        try copied.get()
        try ended.get()
      }
      return digest.hexadecimal()
    }
  }
}

extension ConnectionInfo {
  /// How programs are told the password: in their environment, which only their user reads.
  var passwordEnvironment: [String: String] { password.map { ["PGPASSWORD": $0] } ?? [:] }
}

extension DatabaseHost {
  /// Finds or starts the database for its owner's work alone: makes no secret, and joins a server
  /// that runs.
  static func openForOperator(_ configuration: Configuration) async throws -> DatabaseHost {
    if let url = configuration.databaseURL {
      return DatabaseHost(
        ownerConnection: url, webConnection: url, jobsConnection: url, cluster: nil)
    }
    return try await startOrJoin(configuration, log: ServerLog(LogSink(), level: .warning))
  }
}

extension BackupWriter {
  /// What was written so far, as it will be read.
  func reading() throws -> BackupFile { try BackupFile(reading: path + ".partial") }
}
