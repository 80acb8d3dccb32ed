#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// PostgreSQL processes that outlived the server that started them.
///
/// Called while holding the cluster's lock, so no living server of ours owns them. They are stopped
/// and not adopted: a child can be waited for and restarted, an adopted process cannot.
struct LeftoverServer {
  let layout: ClusterLayout

  /// Stops what still runs on the data directory and removes a stale process file.
  func clear(log: (String) -> Void) {
    let recorded = recordedProcess()
    if let recorded, isOurs(recorded) {
      log("stopping a PostgreSQL left over from a crash (process \(recorded))")
      kill(recorded, SIGINT)
      if !waitForEnd(of: [recorded], seconds: 20) {
        kill(recorded, SIGQUIT)
        _ = waitForEnd(of: [recorded], seconds: 10)
      }
    }
    // Without their postmaster, its children end at their next look; until then they hold the
    // shared memory that a new one needs.
    var orphans = processes()
    if !orphans.isEmpty {
      for process in orphans { kill(process, SIGQUIT) }
      if !waitForEnd(of: orphans, seconds: 10) {
        orphans = processes()
        for process in orphans { kill(process, SIGKILL) }
        _ = waitForEnd(of: orphans, seconds: 5)
      }
    }
    // PostgreSQL refuses to start on an empty or garbled file, and on the number of a process that
    // lives but is another program.
    if FileSystem.status(layout.processFile) != nil, processes().isEmpty {
      unlink(layout.processFile)
    }
  }

  /// The process of the postmaster that is running on the data directory.
  func recordedProcess() -> pid_t? {
    guard let text = FileSystem.read(layout.processFile),
      let line = text.split(separator: "\n").first, let number = pid_t(line), number > 1
    else { return nil }
    return number
  }

  private func isOurs(_ process: pid_t) -> Bool { processes().contains(process) }

  #if os(Linux)
    /// PostgreSQL's processes that work in the data directory, as all of its do.
    private func processes() -> [pid_t] {
      let data = FileSystem.absolute(layout.data) ?? layout.data
      return FileSystem.names(in: "/proc").compactMap { name in
        guard let number = pid_t(name), isAlive(number) else { return nil }
        guard let program = FileSystem.read("/proc/\(name)/comm"),
          program.hasPrefix("postgres") || program.hasPrefix("postmaster"),
          FileSystem.absolute("/proc/\(name)/cwd") == data
        else { return nil }
        return number
      }
    }

    private func isAlive(_ process: pid_t) -> Bool {
      guard let status = FileSystem.read("/proc/\(process)/stat"),
        let end = status.lastIndex(of: ")")
      else { return false }
      return !status[end...].hasPrefix(") Z")
    }
  #else
    /// PostgreSQL's main process on the data directory, by its command line.
    private func processes() -> [pid_t] {
      guard let list = try? ChildProcess.output(["/bin/ps", "-axo", "pid=,command="]) else {
        return []
      }
      return list.split(separator: "\n").compactMap { line in
        let words = line.split(separator: " ", maxSplits: 1)
        guard words.count == 2, words[1].contains("postgres"),
          words[1].hasSuffix("-D \(layout.data)")
        else { return nil }
        return pid_t(words[0])
      }
    }

    private func isAlive(_ process: pid_t) -> Bool { kill(process, 0) == 0 || errno == EPERM }
  #endif

  private func waitForEnd(of processes: [pid_t], seconds: Int) -> Bool {
    for _ in 0..<seconds * 50 {
      if !processes.contains(where: isAlive) { return true }
      usleep(20_000)
    }
    return false
  }
}
