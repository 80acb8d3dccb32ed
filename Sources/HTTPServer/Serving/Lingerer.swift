import CMicrohttpd

/// A socket that was answered before its client had sent everything.
///
/// Closing it at once would reset the connection, and the client could lose the answer. What it
/// still sends is read and forgotten, up to a limit of bytes and time.
struct Lingerer {
  let socket: Int32
  let until: UInt64
  private var budget = 4 * 1024 * 1024
  private var hasFinishedSending = false

  init(socket: Int32, until: UInt64) {
    self.socket = socket
    self.until = until
  }

  /// Reads what there is.
  ///
  /// - Returns: false once the socket is closed.
  mutating func advance(_ now: UInt64) -> Bool {
    if !hasFinishedSending {
      muster_finish_sending(socket)
      hasFinishedSending = true
    }
    let read = muster_discard(socket, 1024 * 1024)
    budget -= max(read, 0)
    guard read >= 0, budget > 0, now < until else {
      close()
      return false
    }
    return true
  }

  func close() { _ = muster_close_socket(socket) }
}
