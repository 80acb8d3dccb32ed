/// What a backup says of itself; the last part of its file.
struct BackupManifest: Codable, Sendable {
  /// The format of the file; raised when an older Muster could not read it.
  var format = BackupManifest.newestFormat
  /// The version that made it.
  var muster = Version.current
  /// When its content was read: all of it is of this moment.
  var madeAt: String
  /// The major version of the server that it is from.
  var postgres: Int
  /// The major version of the `pg_dump` that wrote it.
  var dump: Int
  /// What had been applied, in order, with the definitions under the name `current`.
  var migrations: [Migration]
  /// The schemas in it.
  var schemas: [String]
  /// Roles other than Muster's that own something in it.
  var owners: [String]
  /// How many rows each table has, and what they come to.
  var tables: [Table]
  /// How many things of each kind there are, such as `policies`.
  var catalog: [String: Int]
  /// SHA-256 of the dump, hexadecimal.
  var digest: String

  static let newestFormat = 1

  struct Migration: Codable, Sendable, Hashable {
    let name: String
    let checksum: String
    let appliedAt: String
  }

  struct Table: Codable, Sendable, Hashable {
    /// Schema and name, quoted where SQL needs it.
    let name: String
    let rows: Int
    /// The sum of a hash of each row, in any order.
    let sum: String
  }

  var rows: Int { tables.reduce(0) { $0 + $1.rows } }

  /// Only to see whether the rest can be read.
  struct Header: Codable {
    let format: Int
    let muster: String
  }
}
