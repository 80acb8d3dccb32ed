import CLibpq
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A program started by us.
struct ChildProcess: Sendable {
  let identifier: pid_t

  /// Starts a program in its own process group, so that a terminal's ^C does not reach it, with
  /// default signals, a bare environment and its output in a file.
  init(_ arguments: [String], output: Int32) throws(ClusterError) {
    #if canImport(Darwin)
      var attributes: posix_spawnattr_t?
      var actions: posix_spawn_file_actions_t?
    #else
      var attributes = posix_spawnattr_t()
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawnattr_init(&attributes)
    posix_spawn_file_actions_init(&actions)
    defer {
      posix_spawnattr_destroy(&attributes)
      posix_spawn_file_actions_destroy(&actions)
    }
    var flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    #if canImport(Darwin)
      flags |= POSIX_SPAWN_CLOEXEC_DEFAULT
    #endif
    posix_spawnattr_setflags(&attributes, Int16(flags))
    posix_spawnattr_setpgroup(&attributes, 0)
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, output, 2)
    #if os(Linux)
      // Sockets of ours are none of its business, nor may they use up what it may open.
      muster_close_from(&actions, 3)
    #endif
    let environment = ["PATH=/usr/bin:/bin:/usr/sbin:/sbin", "LC_ALL=C"]
    // Where we are may be closed to the account that runs the program.
    let shell = "/bin/sh"
    let command = [shell, "-c", "cd / && exec \"$@\"", "sh"] + arguments
    var pid: pid_t = 0
    let status = Self.withCStrings(command) { arguments in
      Self.withCStrings(environment) { environment in
        posix_spawn(&pid, shell, &actions, &attributes, arguments, environment)
      }
    }
    guard status == 0 else {
      throw .unusable(path: shell, reason: String(cString: strerror(status)))
    }
    identifier = pid
  }

  /// Waits for the program's end and returns its status, -1 when there is no such child; blocks.
  func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0 {
      if errno != EINTR { return -1 }
    }
    return status
  }

  /// Runs a program to its end and returns what it wrote. Throws `ClusterError.failed` with the
  /// last lines when it fails.
  @discardableResult
  static func output(_ arguments: [String]) throws(ClusterError) -> String {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw FileSystem.failure("pipe") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    let child: ChildProcess
    do {
      child = try ChildProcess(arguments, output: ends[1])
    } catch {
      close(ends[1])
      throw error
    }
    close(ends[1])
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = read(ends[0], &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      bytes += chunk[..<count]
    }
    let text = String(decoding: bytes, as: UTF8.self)
    guard child.wait() == 0 else {
      throw .failed(
        program: arguments.joined(separator: " "),
        log: text.split(separator: "\n").suffix(20).map(String.init))
    }
    return text
  }

  private static func withCStrings<R>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> R
  ) -> R {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}
