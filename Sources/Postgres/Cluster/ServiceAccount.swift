#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The unprivileged account that runs PostgreSQL when the server itself runs as root.
struct ServiceAccount: Sendable, Hashable {
  let name: String
  let user: uid_t
  let group: gid_t

  /// The account that owns existing data, else `postgres`, else `nobody`. Nil when not root:
  /// then PostgreSQL runs as whoever we are.
  static func choose(ownerOfData: uid_t?) throws(ClusterError) -> ServiceAccount? {
    if geteuid() != 0 { return nil }
    if let owner = ownerOfData, owner != 0, let entry = getpwuid(owner) {
      return ServiceAccount(entry)
    }
    for name in ["postgres", "nobody"] {
      if let entry = getpwnam(name) { return ServiceAccount(entry) }
    }
    throw .noAccount
  }

  private init(_ entry: UnsafeMutablePointer<passwd>) {
    name = String(cString: entry.pointee.pw_name)
    user = entry.pointee.pw_uid
    group = entry.pointee.pw_gid
  }

  /// Puts a command line under this account.
  ///
  /// `setpriv` and `runuser` come with every Linux distribution's util-linux, `sudo` with macOS.
  func command(_ arguments: [String]) throws(ClusterError) -> [String] {
    for directory in ["/usr/bin", "/bin", "/usr/sbin", "/sbin"] {
      let program = directory + "/setpriv"
      if access(program, X_OK) == 0 {
        return [
          program, "--reuid=\(user)", "--regid=\(group)", "--clear-groups", "--inh-caps=-all", "--",
        ] + arguments
      }
    }
    for program in ["/usr/sbin/runuser", "/sbin/runuser", "/usr/bin/sudo"]
    where access(program, X_OK) == 0 {
      return [program, "-u", name, "--"] + arguments
    }
    throw .unusable(
      path: "setpriv", reason: "is missing (package util-linux); it starts PostgreSQL as '\(name)'")
  }

  /// The first directory above a path that this account may not enter; nil when it may enter all.
  func obstacle(above path: String) -> String? {
    var directory = ""
    for part in path.split(separator: "/").dropLast() {
      directory += "/" + part
      guard let status = FileSystem.status(directory) else { return nil }
      let bit: mode_t =
        status.owner == user ? 0o100 : status.group == group ? 0o010 : 0o001
      if status.mode & bit == 0 { return directory }
    }
    return nil
  }
}
