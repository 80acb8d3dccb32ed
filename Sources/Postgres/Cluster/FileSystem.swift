#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// File operations of the cluster, on paths.
enum FileSystem {
  struct Status {
    let owner: uid_t
    let group: gid_t
    let mode: mode_t
    var isDirectory: Bool { mode & S_IFMT == S_IFDIR }
    var isLink: Bool { mode & S_IFMT == S_IFLNK }
  }

  /// What is at a path, links not followed; nil when there is nothing.
  static func status(_ path: String) -> Status? {
    var information = stat()
    guard lstat(path, &information) == 0 else { return nil }
    return Status(
      owner: information.st_uid, group: information.st_gid, mode: information.st_mode)
  }

  /// The names in a directory but `.` and `..`; none when it cannot be read.
  static func names(in directory: String) -> [String] {
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(
          to: CChar.self, capacity: MemoryLayout.size(ofValue: tuple.pointee)
        ) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Makes a directory and those above it that are missing; only the last gets `mode`.
  static func makeDirectory(_ path: String, mode: mode_t) throws(ClusterError) {
    if mkdir(path, mode) == 0 { return }
    if errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try makeDirectory(String(path[..<slash]), mode: 0o755)
      if mkdir(path, mode) == 0 { return }
    }
    if errno != EEXIST { throw failure(path) }
  }

  /// Gives a path an owner and a mode, when they differ.
  static func own(_ path: String, _ account: ServiceAccount?, mode: mode_t) throws(ClusterError) {
    guard let status = status(path) else { throw failure(path) }
    if status.isLink { throw .unusable(path: path, reason: "is a symbolic link") }
    if let account, status.owner != account.user || status.group != account.group,
      chown(path, account.user, account.group) != 0
    {
      throw failure(path)
    }
    if status.mode & 0o7777 != mode, chmod(path, mode) != 0 { throw failure(path) }
  }

  /// The text of a small file; nil when it cannot be read.
  static func read(_ path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = chunk.withUnsafeMutableBytes {
        readBytes(descriptor, $0.baseAddress, $0.count)
      }
      if count <= 0 { break }
      bytes += chunk[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Replaces a file in one step.
  static func write(_ text: String, to path: String, _ account: ServiceAccount?)
    throws(ClusterError)
  {
    let temporary = path + ".new"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(temporary) }
    defer { close(descriptor) }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { writeBytes(descriptor, $0.baseAddress, $0.count) }
      if count <= 0 { throw failure(temporary) }
      rest = rest.dropFirst(count)
    }
    if let account, fchown(descriptor, account.user, account.group) != 0 {
      throw failure(temporary)
    }
    guard fsync(descriptor) == 0, rename(temporary, path) == 0 else { throw failure(path) }
  }

  /// Removes a file or a whole directory; links are removed, not followed.
  static func remove(_ path: String) {
    if status(path)?.isDirectory == true {
      for name in names(in: path) { remove(path + "/" + name) }
      rmdir(path)
    } else {
      unlink(path)
    }
  }

  /// A path from the root, without links; nil when it does not exist.
  static func absolute(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The last system error, about a path.
  static func failure(_ path: String) -> ClusterError {
    .unusable(path: path, reason: String(cString: strerror(errno)))
  }
}

private func readBytes(_ file: Int32, _ start: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(file, start, count)
}

private func writeBytes(_ file: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
  write(file, start, count)
}
