import Postgres

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Doctor {
  /// The libraries, the data directory, its disk, and the port.
  func machine() -> [Finding] {
    var findings = [
      initializeLibraries()
        ? Finding.ok(.machine, "libsodium and libcurl work, libpq is \(ConnectionInfo.library)")
        : .problem(.machine, "libsodium or libcurl does not work", "install them anew")
    ]
    findings += dataDirectory()
    findings.append(listening())
    return findings
  }

  private func dataDirectory() -> [Finding] {
    let path = configuration.dataDirectory
    let source = configuration.source(of: "MUSTER_DATA")
    var information = stat()
    guard stat(path, &information) == 0 else {
      let parent = Self.parent(of: path)
      return [
        access(parent, W_OK) == 0 || stat(parent, &information) != 0
          ? .ok(.machine, "\(path) will be made by muster serve")
          : .problem(
            .machine, "\(source): \(path) cannot be made", "make it, owned by this user")
      ]
    }
    guard information.st_mode & S_IFMT == S_IFDIR, access(path, R_OK | W_OK | X_OK) == 0 else {
      return [
        .problem(
          .machine, "\(source): \(path) is no directory that this user may write to",
          "give it to this user with chown, or choose another")
      ]
    }
    var findings: [Finding] = []
    if information.st_mode & 0o022 != 0 {
      findings.append(
        .problem(.machine, "\(path) can be written to by others", "chmod go-w \(path)"))
    }
    var secret = stat()
    if stat(path + "/secret", &secret) == 0, secret.st_mode & 0o077 != 0 {
      findings.append(
        .problem(
          .machine, "\(path)/secret can be read by others",
          "chmod 600 \(path)/secret, and make a new one if somebody may have"))
    }
    if findings.isEmpty { findings.append(.ok(.machine, "\(path) is closed to others")) }
    findings.append(space(path))
    return findings
  }

  private func space(_ path: String) -> Finding {
    var disk = statvfs()
    guard statvfs(path, &disk) == 0 else {
      return .warning(.machine, "how much room \(path) has cannot be told", "see df")
    }
    let megabytes = (UInt64(disk.f_bavail) * UInt64(disk.f_frsize)) >> 20
    let text = "\(path) has \(megabytes) MB left"
    if megabytes < 200 {
      return .problem(.machine, text, "make room: PostgreSQL stops when it is full")
    }
    if megabytes < 2_048 { return .warning(.machine, text, "make room before it is full") }
    return .ok(.machine, text)
  }

  private func listening() -> Finding {
    let (host, port) = (configuration.host, configuration.port)
    guard port != 0 else { return .ok(.machine, "any free port will be listened on") }
    switch PortUser.obstacle(host: host, port: port) {
    case nil: return .ok(.machine, "\(host):\(port) is free")
    case EADDRINUSE:
      let user = PortUser.find(port)
      if user?.hasPrefix("muster ") == true {
        return .ok(.machine, "\(host):\(port) is used by \(user ?? "")")
      }
      return .warning(
        .machine, "\(host):\(port) is in use" + (user.map { " by \($0)" } ?? ""),
        "if that is not Muster, stop it or choose another port (--port)")
    case EACCES:
      return .problem(
        .machine, "this user may not listen on port \(port)", "choose one from 1024 on (--port)")
    case let code?:
      return .problem(
        .machine, "\(host):\(port) cannot be listened on: \(String(cString: strerror(code)))",
        "give an address of this machine (--host), or 0.0.0.0 for all of them")
    }
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
