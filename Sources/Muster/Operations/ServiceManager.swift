#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Tells systemd how the server is (sd_notify): a unit of `Type=notify` waits for it.
enum ServiceManager {
  /// The server answers.
  static func tellReady() { tell("READY=1") }

  /// The server is going away, and ends what is under way.
  static func tellStopping() { tell("STOPPING=1") }

  /// Sends a state to the socket that the environment names; without one, nobody asks.
  private static func tell(_ state: String) {
    guard let path = getenv("NOTIFY_SOCKET").map({ String(cString: $0) }),
      path.hasPrefix("/") || path.hasPrefix("@")
    else { return }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    // An abstract name begins with a NUL, which is written as @.
    let bytes = Array((path.hasPrefix("@") ? "\0" + path.dropFirst() : Substring(path)).utf8)
    guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let length = MemoryLayout.size(ofValue: address.sun_family) + bytes.count
    #if canImport(Darwin)
      let socket = socket(AF_UNIX, SOCK_DGRAM, 0)
    #else
      let socket = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    #endif
    guard socket >= 0 else { return }
    defer { close(socket) }
    let message = Array(state.utf8)
    _ = withUnsafePointer(to: &address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        sendto(socket, message, message.count, 0, $0, socklen_t(length))
      }
    }
  }
}
