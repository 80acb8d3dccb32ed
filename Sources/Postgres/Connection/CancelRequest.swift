import CLibpq

/// Cancels the statement a connection is running, over a connection of its own.
///
/// Unchecked because libpq makes this structure for use on another thread than the connection's.
final class CancelRequest: @unchecked Sendable {
  private let pointer: OpaquePointer

  init(_ pointer: OpaquePointer) { self.pointer = pointer }

  deinit { PQfreeCancel(pointer) }

  /// Sends the request and waits until the server has passed it on; blocks.
  @discardableResult
  func send() -> Bool {
    var message = [CChar](repeating: 0, count: 256)
    return PQcancel(pointer, &message, Int32(message.count)) == 1
  }
}
