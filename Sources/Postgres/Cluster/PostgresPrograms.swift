#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The directory of an installed PostgreSQL's server programs.
struct PostgresPrograms: Sendable {
  let directory: String
  let version: PostgresVersion

  func path(of program: String) -> String { directory + "/" + program }

  /// Finds the newest server programs, or those of the major version that made the data.
  /// `PG_BIN` decides alone when it is set.
  static func find(
    major: Int?, environment: [String: String]
  ) throws(ClusterError) -> PostgresPrograms {
    let candidates = self.candidates("postgres", environment)
    var found: [PostgresPrograms] = []
    for directory in candidates {
      guard access(directory + "/postgres", X_OK) == 0, access(directory + "/initdb", X_OK) == 0,
        let output = try? ChildProcess.output([directory + "/postgres", "--version"]),
        let version = PostgresVersion(output: output)
      else { continue }
      found.append(PostgresPrograms(directory: directory, version: version))
    }
    guard let newest = found.max(by: { $0.version < $1.version }) else {
      throw .noPostgres(searched: candidates)
    }
    if let major {
      guard
        let match = found.filter({ $0.version.major == major }).max(by: { $0.version < $1.version })
      else {
        throw .otherMajorVersion(data: major, installed: newest.version.description)
      }
      return match
    }
    guard newest.version.major >= PostgresVersion.oldestMajor else {
      throw .tooOld(version: newest.version.description, path: newest.directory)
    }
    return newest
  }

  /// The directories to look for a program in; `PG_BIN` alone when it is set.
  static func candidates(_ program: String, _ environment: [String: String]) -> [String] {
    if let chosen = environment["PG_BIN"], !chosen.isEmpty { return [chosen] }
    var all = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
      .filter { $0.hasPrefix("/") && access($0 + "/" + program, X_OK) == 0 }
    // Debian, Red Hat and SUSE, Homebrew on Apple and Intel processors.
    for (parent, prefix) in [
      ("/usr/lib/postgresql", ""), ("/usr", "pgsql-"), ("/usr/lib", "postgresql"),
      ("/opt/homebrew/opt", "postgresql"), ("/usr/local/opt", "postgresql"),
    ] {
      for name in FileSystem.names(in: parent) where name.hasPrefix(prefix) {
        let directory = parent + "/" + name + "/bin"
        if access(directory + "/" + program, X_OK) == 0 { all.append(directory) }
      }
    }
    all.append("/usr/local/pgsql/bin")
    // Links lead to the directory that has all the programs, not only some.
    var seen: Set<String> = []
    return all.map { resolved($0, program) }.filter { seen.insert($0).inserted }
  }

  private static func resolved(_ directory: String, _ program: String) -> String {
    guard let file = FileSystem.absolute(directory + "/" + program),
      let slash = file.lastIndex(of: "/")
    else { return directory }
    return String(file[..<slash])
  }
}
