#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The directory of installed PostgreSQL client programs: `pg_dump`, `pg_restore` and `psql`.
public struct ClientPrograms: Sendable {
  /// The directory they are in.
  public let directory: String
  /// Their version.
  public let version: PostgresVersion

  /// The path of a program.
  public func path(of program: String) -> String { directory + "/" + program }

  /// Finds the programs of a major version, or else the next newer ones: older ones refuse to
  /// read a newer server. `PG_BIN` decides alone when it is set. Throws
  /// `ClusterError.noClientPrograms`.
  public static func find(atLeast major: Int) throws(ClusterError) -> ClientPrograms {
    var environment: [String: String] = [:]
    for name in ["PG_BIN", "PATH"] {
      if let value = getenv(name) { environment[name] = String(cString: value) }
    }
    let candidates = PostgresPrograms.candidates("pg_dump", environment)
    let found = candidates.compactMap { directory -> ClientPrograms? in
      guard
        ["pg_dump", "pg_restore", "psql"].allSatisfy({ access("\(directory)/\($0)", X_OK) == 0 }),
        let output = try? ChildProcess.output([directory + "/pg_dump", "--version"]),
        let version = PostgresVersion(output: output)
      else { return nil }
      return ClientPrograms(directory: directory, version: version)
    }
    let fitting = found.filter { $0.version.major >= major }
    // Of the oldest major version that fits, the newest fixes.
    guard
      let best = fitting.min(by: {
        ($0.version.major, -$0.version.minor) < ($1.version.major, -$1.version.minor)
      })
    else {
      throw .noClientPrograms(
        major: major, found: found.map { "\($0.version) in \($0.directory)" },
        searched: candidates)
    }
    return best
  }
}
