#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Which process listens on a TCP port of this machine.
enum PortUser {
  /// Such as `nginx (process 812)`; nil when it is not to be found out: on other systems than
  /// Linux, and for processes of others when not root.
  static func find(_ port: Int) -> String? {
    #if os(Linux)
      let sockets = Set(["/proc/net/tcp", "/proc/net/tcp6"].flatMap { listeners($0, port) })
      guard !sockets.isEmpty else { return nil }
      let manager = FileManager.default
      for process in (try? manager.contentsOfDirectory(atPath: "/proc")) ?? []
      where Int(process) != nil {
        let directory = "/proc/\(process)/fd"
        for file in (try? manager.contentsOfDirectory(atPath: directory)) ?? [] {
          guard let target = try? manager.destinationOfSymbolicLink(atPath: "\(directory)/\(file)"),
            sockets.contains(target)
          else { continue }
          let name = read("/proc/\(process)/comm").filter { !$0.isNewline }
          return "\(name) (process \(process))"
        }
      }
    #endif
    return nil
  }

  /// The sockets, as /proc/…/fd names them, that listen on a port.
  private static func listeners(_ table: String, _ port: Int) -> [String] {
    let digits = String(port, radix: 16, uppercase: true)
    let ending = ":" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return read(table).split(separator: "\n").dropFirst().compactMap { line in
      let words = line.split(separator: " ")
      // Local address, remote address, state (0A: listens), …, inode.
      guard words.count > 9, words[1].hasSuffix(ending), words[3] == "0A" else { return nil }
      return "socket:[\(words[9])]"
    }
  }

  /// The text of a file of /proc, whose size is not known before.
  private static func read(_ path: String) -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return "" }
    defer { close(file) }
    return String(decoding: (try? Files.readAll(file)) ?? [], as: UTF8.self)
  }

  /// Why an address cannot be listened on, as `errno`; nil when it can be.
  static func obstacle(host: String, port: Int) -> Int32? {
    var hints = addrinfo()
    #if canImport(Darwin)
      hints.ai_socktype = SOCK_STREAM
    #else
      hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    #endif
    hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, String(port), &hints, &found) == 0, let found else { return EINVAL }
    defer { freeaddrinfo(found) }
    let address = found.pointee
    let socket = socket(address.ai_family, address.ai_socktype, address.ai_protocol)
    guard socket >= 0 else { return errno }
    defer { close(socket) }
    var reuses: Int32 = 1
    setsockopt(
      socket, SOL_SOCKET, SO_REUSEADDR, &reuses, socklen_t(MemoryLayout.size(ofValue: reuses)))
    guard bind(socket, address.ai_addr, address.ai_addrlen) == 0, listen(socket, 1) == 0 else {
      return errno
    }
    return nil
  }
}
