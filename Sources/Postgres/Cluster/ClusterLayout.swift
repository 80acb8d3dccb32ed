#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where the parts of a private cluster are.
///
/// ```
/// DIRECTORY/lock    held by the server that runs the cluster
/// DIRECTORY/home    a link, only when the database's account cannot reach DIRECTORY
/// HOME/data         PostgreSQL's data directory
/// HOME/run          the socket
/// HOME/log          PostgreSQL's log, one file for each day of the week
/// ```
struct ClusterLayout: Sendable {
  let home: String

  /// All there may be in `DIRECTORY`.
  static let names: Set<String> = ["lock", "home", "data", "data.new", "run", "log"]

  var data: String { home + "/data" }
  var unfinishedData: String { home + "/data.new" }
  var log: String { home + "/log" }
  var startLog: String { home + "/log/start.log" }
  var processFile: String { data + "/postmaster.pid" }

  /// Where homes go whose own place the database's account cannot reach.
  static let reachableParent = "/var/lib/muster"

  /// The longest path of a socket, from the size of `sockaddr_un.sun_path` with its NUL.
  static let longestSocketPath = MemoryLayout.size(ofValue: sockaddr_un().sun_path) - 1

  /// The account that runs the database, and the home it can reach, made if missing.
  static func prepare(
    _ directory: String, log: (String) -> Void
  ) throws(ClusterError) -> (ClusterLayout, ServiceAccount?) {
    let link = directory + "/home"
    let linked = FileSystem.status(link)?.isLink == true ? FileSystem.absolute(link) : nil
    var layout = ClusterLayout(home: linked ?? directory)
    let owner = FileSystem.status(layout.data)?.owner
    let account = try ServiceAccount.choose(ownerOfData: owner)
    if account == nil, let owner, owner != geteuid() {
      throw .unusable(
        path: layout.data, reason: "belongs to another user; start the server as that user")
    }
    if let account, let obstacle = account.obstacle(above: layout.home) {
      if owner != nil {
        throw .unusable(
          path: obstacle,
          reason: "cannot be entered by '\(account.name)', who runs the database; "
            + "allow it with: chmod o+x \(obstacle)")
      }
      let name = String(UInt64.random(in: .min ... .max), radix: 36)
      layout = ClusterLayout(home: reachableParent + "/" + name)
      try FileSystem.makeDirectory(reachableParent, mode: 0o711)
      try FileSystem.makeDirectory(layout.home, mode: 0o700)
      unlink(link)
      guard symlink(layout.home, link) == 0 else { throw FileSystem.failure(link) }
      log(
        "\(obstacle) cannot be entered by '\(account.name)', who runs the database, "
          + "so its files are in \(layout.home)")
    }
    try FileSystem.own(layout.home, account, mode: 0o700)
    try FileSystem.makeDirectory(layout.log, mode: 0o700)
    try FileSystem.own(layout.log, account, mode: 0o700)
    return (layout, account)
  }

  /// The directory of the socket, made if missing, owned by the account and closed to others.
  ///
  /// A path that is too long for a socket gives way to a short one named after it.
  func socketDirectory(_ account: ServiceAccount?) throws(ClusterError) -> String {
    var directory = home + "/run"
    if (directory + "/.s.PGSQL.5432.lock").utf8.count > Self.longestSocketPath {
      var parent = "/tmp"
      if account == nil, let runtime = getenv("XDG_RUNTIME_DIR").map({ String(cString: $0) }),
        runtime.hasPrefix("/"), runtime.utf8.count < 50
      {
        parent = runtime
      }
      directory = parent + "/muster-" + Self.shortName(home)
    }
    try FileSystem.makeDirectory(directory, mode: 0o700)
    guard let status = FileSystem.status(directory), status.isDirectory else {
      throw .unusable(path: directory, reason: "is not a directory")
    }
    let expected = account?.user ?? geteuid()
    guard status.owner == expected || status.owner == geteuid() else {
      throw .unusable(path: directory, reason: "belongs to another user")
    }
    try FileSystem.own(directory, account, mode: 0o700)
    return directory
  }

  /// A short name for a path: the FNV-1a hash of its bytes.
  private static func shortName(_ path: String) -> String {
    let hash = path.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    return String(hash, radix: 36)
  }

  /// The major version that made the data; nil when there is none yet.
  func dataMajorVersion() throws(ClusterError) -> Int? {
    guard FileSystem.status(data) != nil else { return nil }
    let text = FileSystem.read(data + "/PG_VERSION") ?? ""
    guard let major = Int(text.filter { !$0.isWhitespace }) else {
      throw .unusable(path: data, reason: "is not a PostgreSQL data directory")
    }
    return major
  }
}
