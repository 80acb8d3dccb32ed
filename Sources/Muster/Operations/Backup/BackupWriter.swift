#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes a backup under another name beside its own, which it gets when it is whole.
struct BackupWriter {
  let path: String
  let replaces: Bool
  private let file: Int32

  private var draft: String { path + ".partial" }

  /// Opens the draft; one that a crash left is written over. Throws `BackupError`.
  init(path: String, replaces: Bool) throws {
    self.path = path
    self.replaces = replaces
    var information = stat()
    if lstat(path, &information) == 0 {
      guard replaces else { throw BackupError.exists(path) }
      guard information.st_mode & S_IFMT == S_IFREG else {
        throw BackupError.unreadable(path, reason: "it is not a file")
      }
    }
    file = open(path + ".partial", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw Files.Failure(path, errno: errno) }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      close(file)
      throw BackupError.inUse("another backup is being written to \(path)")
    }
    guard fchmod(file, 0o600) == 0, ftruncate(file, 0) == 0 else {
      throw Files.Failure(draft, errno: errno)
    }
  }

  /// Writes a part whose size is not known before: `body` writes to what it is given.
  func addPart(_ name: String, _ body: ((ArraySlice<UInt8>) throws -> Void) throws -> Void) throws {
    let start = lseek(file, 0, SEEK_CUR)
    try write([UInt8](repeating: 0, count: TarHeader.size))
    var count = 0
    try body { bytes in
      count += bytes.count
      try write(bytes)
    }
    try write([UInt8](repeating: 0, count: TarHeader.padded(count) - count))
    lseek(file, start, SEEK_SET)
    try write(TarHeader(name: name, count: count, modified: time(nil)).bytes)
    lseek(file, 0, SEEK_END)
  }

  /// Ends the archive, after its last part.
  func end() throws { try write([UInt8](repeating: 0, count: 2 * TarHeader.size)) }

  /// Gives the file its name; from then on it is there, also after a crash of the machine.
  func publish() throws {
    guard fsync(file) == 0 else { throw Files.Failure(draft, errno: errno) }
    if replaces {
      guard rename(draft, path) == 0 else { throw Files.Failure(path, errno: errno) }
    } else {
      // Unlike a rename, this does not replace what came there meanwhile.
      guard link(draft, path) == 0 else {
        throw errno == EEXIST ? BackupError.exists(path) : Files.Failure(path, errno: errno)
      }
      unlink(draft)
    }
    let directory = open(Self.directory(of: path), O_RDONLY | O_CLOEXEC)
    fsync(directory)
    close(directory)
    close(file)
  }

  /// Removes what was written.
  func discard() {
    unlink(draft)
    close(file)
  }

  private func write(_ bytes: some Collection<UInt8>) throws {
    do {
      try Files.write(bytes, to: file)
    } catch let failure as Files.Failure {
      throw BackupError.refused("\(path) cannot be written: \(failure.reason)")
    }
  }

  private static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
