import Dispatch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A program of PostgreSQL's that reads or writes a stream, such as `pg_dump`.
struct Program: Sendable {
  let path: String
  let arguments: [String]
  /// Added to what this process has.
  var environment: [String: String] = [:]

  /// Why a program did not do its work.
  struct Failed: Error, CustomStringConvertible {
    let program: String
    let output: String

    var description: String {
      let name = program.split(separator: "/").last.map(String.init) ?? program
      return "\(name) failed" + (output.isEmpty ? "" : ": \(output)")
    }
  }

  /// One that was started. Its errors go to a file that nobody else can open.
  struct Running {
    let path: String
    fileprivate let identifier: pid_t
    fileprivate let errors: Int32

    /// Waits for the end; throws `Failed` with the last lines of its errors. Blocks.
    func finish() throws {
      var status: Int32 = 0
      while waitpid(identifier, &status, 0) == -1 && errno == EINTR {}
      defer { close(errors) }
      guard status != 0 else { return }
      lseek(errors, 0, SEEK_SET)
      let text = String(decoding: (try? Files.readAll(errors)) ?? [], as: UTF8.self)
      throw Failed(
        program: path,
        output: text.split(separator: "\n").suffix(8).joined(separator: "\n"))
    }
  }

  /// Starts the program on two open files; nil: the null device.
  func start(input: Int32?, output: Int32?) throws -> Running {
    let errors = try Files.unnamed()
    let null = open("/dev/null", O_RDWR | O_CLOEXEC)
    defer { close(null) }
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
    var flags = POSIX_SPAWN_SETSIGDEF
    #if canImport(Darwin)
      flags |= POSIX_SPAWN_CLOEXEC_DEFAULT
    #endif
    posix_spawnattr_setflags(&attributes, Int16(flags))
    // Who reads no more ends the program; this process takes no notice of either signal.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    sigaddset(&signals, SIGINT)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawn_file_actions_adddup2(&actions, input ?? null, 0)
    posix_spawn_file_actions_adddup2(&actions, output ?? null, 1)
    posix_spawn_file_actions_adddup2(&actions, errors, 2)
    var variables = Self.inherited.filter { variable in
      !environment.keys.contains { variable.hasPrefix($0 + "=") }
    }
    variables += environment.map { "\($0.key)=\($0.value)" }
    var child: pid_t = 0
    let status = Self.withCStrings([path] + arguments) { words in
      Self.withCStrings(variables) { variables in
        posix_spawn(&child, path, &actions, &attributes, words, variables)
      }
    }
    guard status == 0 else {
      close(errors)
      throw Failed(program: path, output: String(cString: strerror(status)))
    }
    return Running(path: path, identifier: child, errors: errors)
  }

  private static var inherited: [String] {
    var variables = ["LC_MESSAGES=C"]
    var next = environ
    while let text = next.pointee {
      variables.append(String(cString: text))
      next += 1
    }
    return variables
  }

  private static func withCStrings<R>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> R
  ) -> R {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }

  /// Runs what blocks on a thread that may.
  static func offThread<Result: Sendable>(
    _ body: @escaping @Sendable () throws -> Result
  ) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global(qos: .userInitiated).async {
        continuation.resume(with: Swift.Result { try body() })
      }
    }
  }
}

extension Program {
  /// Runs what blocks and does not fail on a thread that may.
  static func offThreadAlways<Result: Sendable>(
    _ body: @escaping @Sendable () -> Result
  ) async -> Result {
    await withCheckedContinuation { continuation in
      DispatchQueue.global(qos: .userInitiated).async { continuation.resume(returning: body()) }
    }
  }
}
