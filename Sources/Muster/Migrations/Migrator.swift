import Postgres

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Brings a database to what this binary needs, however many servers try at once.
struct Migrator: Sendable {
  let connectionString: String
  var migrations = Migrations.embedded
  /// Where progress is told.
  var log: @Sendable (String) -> Void = { _ in }

  /// What is to be done, or was.
  struct Status: Sendable {
    var applied: [String]
    var pending: [String]
    /// Whether functions, views and policies are to be applied again.
    var currentIsStale: Bool
    /// Migrations that a newer Muster applied.
    var unknown: [String]

    var isUpToDate: Bool { pending.isEmpty && !currentIsStale && unknown.isEmpty }
  }

  /// Reads where the database stands; changes nothing.
  func status() async throws -> Status {
    let connection = try await DirectConnection.connect(connectionString)
    defer { connection.close() }
    return try await status(connection)
  }

  /// Applies what is missing, under a lock: of ten servers that start together, one migrates.
  /// - Throws: `MigrationError`, `PostgresError`.
  func migrate() async throws {
    let connection = try await DirectConnection.connect(connectionString)
    defer { connection.close() }
    try await connection.execute(script: "set lock_timeout = 0; set statement_timeout = 0")
    // Held by the session: a server that dies lets go of it.
    try await connection.execute(script: "select pg_advisory_lock(\(Self.lock))")
    try await connection.execute(script: Self.preparation)
    let before = try await status(connection)
    guard before.unknown.isEmpty else { throw MigrationError.newerSchema(before.unknown) }
    for file in migrations.migrations where before.pending.contains(file.name) {
      log("migration \(file.name)")
      try await apply(connection, name: file.name, checksum: file.checksum) {
        // The first makes the roles that the others run as.
        (file.name == migrations.migrations.first?.name ? "" : Self.asOwner) + file.sql
      }
    }
    if before.currentIsStale {
      log("functions, views and policies")
      try await apply(connection, name: Self.current, checksum: migrations.currentChecksum) {
        Self.asOwner + "set local check_function_bodies = off;\n"
          + migrations.current.map(\.sql).joined(separator: "\n")
      }
    }
    try await connection.execute(script: "select pg_advisory_unlock(\(Self.lock))")
  }

  static let lock = "7211954"
  static let current = "current"
  private static let asOwner = "set local role muster_owner;\n"

  /// Makes the table of what was applied. Nobody but who migrates has to do with it.
  static let preparation = """
    do $$ begin
      if to_regclass('muster_migrations.applied') is null then
        create schema if not exists muster_migrations;
        create table muster_migrations.applied (
          name text not null,
          checksum text not null,
          applied_at timestamptz not null default clock_timestamp(),
          constraint applied_pkey primary key (name)
        );
        alter table muster_migrations.applied enable row level security;
        comment on table muster_migrations.applied is 'Which SQL files were applied.';
      end if;
    end $$;
    """

  private func status(_ connection: DirectConnection) async throws -> Status {
    var applied: [String: String] = [:]
    let exists = try await connection.run([
      Command(
        Statement("migrations.exist", "select to_regclass('muster_migrations.applied') is not null")
      )
    ])
    if try exists[0].first?.get(0, as: Bool.self) == true {
      let rows = try await connection.run([
        Command(
          Statement("migrations.list", "select name, checksum from muster_migrations.applied"))
      ])
      for row in rows[0] { applied[try row.get(0)] = try row.get(1, as: String.self) }
    }
    let known = Set(migrations.migrations.map(\.name) + [Self.current])
    for file in migrations.migrations {
      if let checksum = applied[file.name], checksum != file.checksum {
        throw MigrationError.edited(file.name)
      }
    }
    return Status(
      applied: migrations.migrations.map(\.name).filter { applied[$0] != nil },
      pending: migrations.migrations.map(\.name).filter { applied[$0] == nil },
      currentIsStale: applied[Self.current] != migrations.currentChecksum,
      unknown: applied.keys.filter { !known.contains($0) }.sorted())
  }

  /// Applies a file and notes it, both or neither.
  private func apply(
    _ connection: DirectConnection, name: String, checksum: String, script: () -> String
  ) async throws {
    do {
      try await connection.execute(
        script: """
          begin;
          \(script())
          reset role;
          insert into muster_migrations.applied (name, checksum) values ('\(name)', '\(checksum)')
          on conflict on constraint applied_pkey do update
          set checksum = excluded.checksum, applied_at = clock_timestamp();
          commit;
          """)
    } catch {
      try? await connection.execute(script: "rollback")
      throw error
    }
  }
}

/// Why a database cannot be brought to what this binary needs.
public enum MigrationError: Error, Sendable, CustomStringConvertible {
  /// A migration was edited after it had been applied.
  case edited(String)
  /// The database has migrations that this binary does not know.
  case newerSchema([String])

  /// What to tell the operator.
  public var description: String {
    switch self {
    case .edited(let name):
      "migration \(name) was edited after it was applied; migrations are never edited"
    case .newerSchema(let names):
      "the database was migrated by a newer Muster (\(names.joined(separator: ", "))); use that one"
    }
  }
}
