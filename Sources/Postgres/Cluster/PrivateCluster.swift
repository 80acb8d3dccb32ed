#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A PostgreSQL of our own, in one directory, reachable over a private Unix socket only.
///
/// ```swift
/// let cluster = try await PrivateCluster(directory: "muster-data/postgres").start()
/// let pool = ConnectionPool(PoolConfiguration(cluster.connectionString))
/// …
/// await cluster.stop()
/// ```
///
/// The first start runs `initdb`, in a directory beside the final one, so that a crash half way
/// leaves nothing that looks finished. PostgreSQL refuses to run as root; started as root, it runs
/// as the account `postgres` or `nobody`. What a crash left behind is cleared at the next start.
public struct PrivateCluster: Sendable {
  /// Where the cluster is, made if missing.
  public let directory: String
  private let log: @Sendable (String) -> Void

  /// Describes the cluster in a directory; `log` gets what an operator should know.
  public init(directory: String, log: @escaping @Sendable (String) -> Void = { _ in }) {
    self.directory = directory
    self.log = log
  }

  /// Starts PostgreSQL, the first time after making the cluster, and returns when it takes
  /// connections. Throws `ClusterError`.
  public func start() async throws -> RunningCluster {
    let (directory, log) = (directory, log)
    return try await DetachedThread.run {
      try Self.start(directory, log)
    }
  }

  private static func start(
    _ directory: String, _ log: @escaping @Sendable (String) -> Void
  ) throws(ClusterError) -> RunningCluster {
    try FileSystem.makeDirectory(directory, mode: 0o700)
    guard let directory = FileSystem.absolute(directory) else {
      throw FileSystem.failure(directory)
    }
    // It becomes the database's own, closed to all others: not a directory with other things.
    if let other = FileSystem.names(in: directory).first(where: {
      !ClusterLayout.names.contains($0)
    }) {
      throw .unusable(
        path: directory, reason: "holds '\(other)'; the database needs a directory to itself")
    }
    let lock = try ClusterLock(directory: directory)
    let (layout, account) = try ClusterLayout.prepare(directory, log: log)
    let programs = try PostgresPrograms.find(
      major: layout.dataMajorVersion(), environment: environment())
    if let warning = programs.version.warning { log(warning) }
    try initialize(layout, account, programs, log)
    let server = ClusterServer(
      layout: layout, account: account, programs: programs,
      socketDirectory: try layout.socketDirectory(account))
    LeftoverServer(layout: layout).clear(log: log)
    let child = try server.start()
    let cluster = RunningCluster(server: server, child: child, lock: lock, log: log)
    guard cluster.startSupervising(child) else {
      kill(child.identifier, SIGINT)
      _ = child.wait()
      throw .unusable(path: directory, reason: "the system refuses another thread")
    }
    return cluster
  }

  private static func environment() -> [String: String] {
    var environment: [String: String] = [:]
    for name in ["PG_BIN", "PATH"] {
      if let value = getenv(name) { environment[name] = String(cString: value) }
    }
    return environment
  }

  /// Makes the data directory unless it is there: complete, since renaming is the last step.
  private static func initialize(
    _ layout: ClusterLayout, _ account: ServiceAccount?, _ programs: PostgresPrograms,
    _ log: (String) -> Void
  ) throws(ClusterError) {
    if FileSystem.status(layout.data) != nil { return }
    if FileSystem.status(layout.unfinishedData) != nil {
      log("removing what an interrupted start left in \(layout.unfinishedData)")
      FileSystem.remove(layout.unfinishedData)
    }
    log("making a database in \(layout.data)")
    let arguments = [
      programs.path(of: "initdb"), "--pgdata=\(layout.unfinishedData)", "--username=postgres",
      "--encoding=UTF8", "--locale=\(locale())", "--data-checksums", "--auth=trust",
    ]
    try ChildProcess.output(account?.command(arguments) ?? arguments)
    let configuration = layout.unfinishedData + "/postgresql.conf"
    guard let text = FileSystem.read(configuration) else { throw FileSystem.failure(configuration) }
    try FileSystem.write(
      text + "\ninclude_if_exists = '\(ClusterSettings.file)'\n", to: configuration, account)
    try FileSystem.write(
      ClusterSettings.accessRules, to: layout.unfinishedData + "/pg_hba.conf", account)
    guard rename(layout.unfinishedData, layout.data) == 0 else {
      throw FileSystem.failure(layout.data)
    }
    let home = open(layout.home, O_RDONLY | O_CLOEXEC)
    fsync(home)
    close(home)
  }

  /// Unicode's letters without a language's order, where the system knows that locale.
  private static func locale() -> String {
    guard let locale = newlocale(LC_CTYPE_MASK | LC_COLLATE_MASK, "C.UTF-8", nil) else {
      return "C"
    }
    freelocale(locale)
    return "C.UTF-8"
  }
}
