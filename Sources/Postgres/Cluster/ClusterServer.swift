import CLibpq

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How to start and ask the PostgreSQL of a cluster.
struct ClusterServer: Sendable {
  let layout: ClusterLayout
  let account: ServiceAccount?
  let programs: PostgresPrograms
  let socketDirectory: String

  var connectionString: String {
    let path = socketDirectory.split(separator: "\\", omittingEmptySubsequences: false)
      .joined(separator: "\\\\")
      .split(separator: "'", omittingEmptySubsequences: false).joined(separator: "\\'")
    return "host='\(path)' port=5432 user=postgres dbname=postgres"
  }

  /// Starts the postmaster and waits until it takes connections; blocks. However long recovery
  /// takes, it waits as long as the process lives.
  func start() throws(ClusterError) -> ChildProcess {
    try FileSystem.write(
      ClusterSettings.text(socketDirectory: socketDirectory, logDirectory: layout.log),
      to: layout.data + "/" + ClusterSettings.file, account)
    for name in [".s.PGSQL.5432", ".s.PGSQL.5432.lock"] { unlink(socketDirectory + "/" + name) }
    let output = open(
      layout.startLog, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard output >= 0 else { throw FileSystem.failure(layout.startLog) }
    defer { close(output) }
    let started = time(nil)
    let arguments = [programs.path(of: "postgres"), "-D", layout.data]
    let child = try ChildProcess(account?.command(arguments) ?? arguments, output: output)
    while true {
      let answer = PQping(connectionString + " connect_timeout=2")
      if answer == PQPING_OK { return child }
      var status: Int32 = 0
      if waitpid(child.identifier, &status, WNOHANG) != 0 {
        throw .failed(program: "PostgreSQL", log: lastLines(since: started))
      }
      if answer == PQPING_NO_ATTEMPT {
        kill(child.identifier, SIGINT)
        _ = child.wait()
        throw .unusable(path: socketDirectory, reason: "cannot be used for a socket")
      }
      usleep(10_000)
    }
  }

  /// What PostgreSQL said of late: its output before the log file was open, and the log file.
  private func lastLines(since start: time_t) -> [String] {
    var lines = (FileSystem.read(layout.startLog) ?? "").split(separator: "\n").map(String.init)
    for name in FileSystem.names(in: layout.log) where name.hasPrefix("postgresql-") {
      var information = stat()
      let path = layout.log + "/" + name
      guard stat(path, &information) == 0, Self.changed(information) >= start else { continue }
      lines += (FileSystem.read(path) ?? "").split(separator: "\n").suffix(20).map(String.init)
    }
    return lines.suffix(30)
  }

  private static func changed(_ information: stat) -> time_t {
    #if canImport(Darwin)
      information.st_mtimespec.tv_sec
    #else
      information.st_mtim.tv_sec
    #endif
  }
}
