#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Open files, pipes between programs, and what the system says when one cannot be had.
enum Files {
  /// What the system refused, about a path.
  struct Failure: Error, CustomStringConvertible {
    let path: String
    let reason: String

    var description: String { "\(path): \(reason)" }

    init(_ path: String, errno code: Int32) {
      self.path = path
      reason = String(cString: strerror(code))
    }
  }

  /// A pipe that programs do not inherit but by being given an end of it.
  static func pipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    #if canImport(Darwin)
      let status = Darwin.pipe(&ends)
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    #else
      // Closed to programs from the start, which Swift's pipe is not: one that is started by
      // another thread in between would keep the end open.
      let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
      let status = socketpair(AF_UNIX, kind, 0, &ends)
    #endif
    guard status == 0 else { throw Failure("a pipe", errno: errno) }
    return (ends[0], ends[1])
  }

  /// A file that is gone when it is closed.
  static func unnamed() throws -> Int32 {
    let (file, path) = try temporary()
    unlink(path)
    return file
  }

  /// A new file for this user's eyes only; whoever asks for it removes it.
  static func temporary() throws -> (file: Int32, path: String) {
    let directory = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(directory)/muster-XXXXXX".utf8CString)
    let file = mkstemp(&template)
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard file >= 0 else { throw Failure(path, errno: errno) }
    _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    return (file, path)
  }

  /// Calls a body with each piece of a file until its end, or until `limit` bytes.
  static func forEachPiece(
    of file: Int32, limit: Int = .max, _ body: (ArraySlice<UInt8>) throws -> Void
  ) throws {
    var buffer = [UInt8](repeating: 0, count: 256 << 10)
    var rest = limit
    while rest > 0 {
      let count = read(file, &buffer, min(buffer.count, rest))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Failure("reading", errno: errno) }
      if count == 0 { return }
      rest -= count
      try body(buffer[..<count])
    }
  }

  static func readAll(_ file: Int32) throws -> [UInt8] {
    var all: [UInt8] = []
    try forEachPiece(of: file) { all += $0 }
    return all
  }

  /// Writes everything; throws `Failure` (a full disk, a reader that is gone).
  static func write(_ bytes: some Collection<UInt8>, to file: Int32) throws {
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { put(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Failure("writing", errno: errno) }
      rest = rest.dropFirst(count)
    }
  }

  private static func put(_ file: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.write(file, start, count)
    #elseif canImport(Musl)
      Musl.write(file, start, count)
    #else
      Darwin.write(file, start, count)
    #endif
  }
}
