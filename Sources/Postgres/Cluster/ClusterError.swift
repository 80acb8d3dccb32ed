/// Why a private cluster does not run, as a sentence for the person who starts it.
public enum ClusterError: Error, Sendable, Hashable, CustomStringConvertible {
  /// No PostgreSQL server programs were found in the places listed.
  case noPostgres(searched: [String])
  /// No `pg_dump`, `pg_restore` and `psql` of the major version needed, or newer, were found.
  case noClientPrograms(major: Int, found: [String], searched: [String])
  /// The programs are older than PostgreSQL 15.
  case tooOld(version: String, path: String)
  /// The data was made by another major version than any that is installed.
  case otherMajorVersion(data: Int, installed: String)
  /// Another process runs the cluster in this directory.
  case inUse(directory: String)
  /// A file or directory is not as it must be, for the reason given.
  case unusable(path: String, reason: String)
  /// Started as root on a machine without an account to run the database as.
  case noAccount
  /// A program failed; its last lines follow.
  case failed(program: String, log: [String])

  /// What went wrong and what to do.
  public var description: String {
    switch self {
    case .noPostgres(let searched):
      "No PostgreSQL server found. Install PostgreSQL 15 or later (apt install postgresql, "
        + "brew install postgresql), or set PG_BIN to the directory of its programs. "
        + "Searched: " + searched.joined(separator: ", ")
    case .noClientPrograms(let major, let found, let searched):
      "pg_dump, pg_restore and psql of PostgreSQL \(major) or newer are needed. Install them "
        + "(apt install postgresql-client, brew install libpq), or set PG_BIN to their directory. "
        + (found.isEmpty
          ? "Searched: " + searched.joined(separator: ", ")
          : "Found: " + found.joined(separator: ", "))
    case .tooOld(let version, let path):
      "PostgreSQL \(version) in \(path) is too old: 15 or later is needed."
    case .otherMajorVersion(let data, let installed):
      "The data was made by PostgreSQL \(data), installed is \(installed). Install "
        + "PostgreSQL \(data), or move the data with pg_upgrade or a backup."
    case .inUse(let directory):
      "Another server is running the database in \(directory)."
    case .unusable(let path, let reason):
      "\(path): \(reason)"
    case .noAccount:
      "PostgreSQL does not run as root, and there is no account 'postgres' or 'nobody' to run it."
    case .failed(let program, let log):
      "\(program) failed:\n" + log.joined(separator: "\n")
    }
  }
}
