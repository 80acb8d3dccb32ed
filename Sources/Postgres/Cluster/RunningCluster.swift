#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A private cluster that is running, and is started again should it die.
public final class RunningCluster: Sendable {
  /// Connects as superuser over the private socket, in libpq's `key=value` form.
  public let connectionString: String
  /// The version of the programs in use.
  public let version: PostgresVersion
  /// What the operator should know, such as missing security fixes.
  public let warnings: [String]
  /// The directory of the server programs in use, with `psql`, `pg_dump` and `pg_restore`.
  public let programs: String
  /// PostgreSQL's data directory.
  public let dataDirectory: String

  private let server: ClusterServer
  private let lock: ClusterLock
  private let log: @Sendable (String) -> Void
  private let state: Locked<State>

  private struct State {
    var child: ChildProcess?
    var isStopping = false
    var hasEnded = false
    var waiters: [CheckedContinuation<Void, Never>] = []
  }

  init(
    server: ClusterServer, child: ChildProcess, lock: ClusterLock,
    log: @escaping @Sendable (String) -> Void
  ) {
    self.server = server
    self.lock = lock
    self.log = log
    connectionString = server.connectionString
    version = server.programs.version
    warnings = [server.programs.version.warning].compactMap { $0 }
    programs = server.programs.directory
    dataDirectory = server.layout.data
    state = Locked(State(child: child))
  }

  /// Starts watching over the process; false when the system refuses a thread for it.
  func startSupervising(_ child: ChildProcess) -> Bool {
    DetachedThread.start { self.supervise(child) }
  }

  /// The postmaster's process; nil while it is being started again.
  public var processIdentifier: Int32? {
    state.withLock { $0.child }.map {
      LeftoverServer(layout: server.layout).recordedProcess() ?? $0.identifier
    }
  }

  /// Stops PostgreSQL: open transactions are rolled back, data is safe on disk when this returns.
  public func stop() async {
    if let child = requestStop(SIGINT) {
      DetachedThread.start { [self] in
        // A fast shutdown ends in seconds; if not, an immediate one recovers at the next start.
        for _ in 0..<600 where !state.withLock({ $0.hasEnded }) { usleep(50_000) }
        if !state.withLock({ $0.hasEnded }) { signal(child, SIGQUIT) }
      }
    }
    await withCheckedContinuation { continuation in
      let hasEnded = state.withLock { state in
        if !state.hasEnded { state.waiters.append(continuation) }
        return state.hasEnded
      }
      if hasEnded { continuation.resume() }
    }
    lock.release()
  }

  /// Signals the postmaster, which `runuser` and `sudo` keep as a child of their own.
  private func signal(_ child: ChildProcess, _ number: Int32) {
    kill(LeftoverServer(layout: server.layout).recordedProcess() ?? child.identifier, number)
  }

  /// Signals the postmaster to stop and no longer starts it again; returns its process, if any.
  @discardableResult
  func requestStop(_ number: Int32) -> ChildProcess? {
    let child = state.withLock { state in
      state.isStopping = true
      return state.child
    }
    if let child { signal(child, number) }
    return child
  }

  /// Waits for the postmaster's end and starts it again, until it was meant to stop.
  private func supervise(_ first: ChildProcess) {
    var child = first
    while true {
      _ = child.wait()
      let isStopping = state.withLock { state in
        state.child = nil
        return state.isStopping
      }
      if isStopping { break }
      log("PostgreSQL ended unexpectedly, starting it again")
      guard let next = restart() else { break }
      child = next
    }
    let waiters = state.withLock { state in
      state.hasEnded = true
      defer { state.waiters = [] }
      return state.waiters
    }
    for waiter in waiters { waiter.resume() }
  }

  /// Starts PostgreSQL until that works; nil when it was meant to stop meanwhile.
  private func restart() -> ChildProcess? {
    var pause: UInt32 = 100_000
    while !state.withLock({ $0.isStopping }) {
      LeftoverServer(layout: server.layout).clear(log: log)
      do throws(ClusterError) {
        let child = try server.start()
        let isStopping = state.withLock { state in
          state.child = child
          return state.isStopping
        }
        if isStopping { signal(child, SIGINT) }
        return child
      } catch {
        log(error.description)
        usleep(pause)
        pause = min(pause * 2, 5_000_000)
      }
    }
    return nil
  }
}
