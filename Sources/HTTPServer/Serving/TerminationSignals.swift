import CMicrohttpd

/// The signals that ask a process to end.
public enum TerminationSignals {
  /// Catches SIGTERM and SIGINT from now on, for whoever waits later.
  public static func hold() { _ = muster_catch_termination() }

  /// Catches SIGTERM and SIGINT from now on, and waits for one of them.
  ///
  /// A signal that comes between two calls is kept for the next. Call it from one task only.
  ///
  /// - Returns: the signal's number.
  public static func wait() async -> Int32 {
    let descriptor = muster_catch_termination()
    return await withCheckedContinuation { continuation in
      let box = Waiter(continuation: continuation, descriptor: descriptor)
      let pointer = Unmanaged.passRetained(box).toOpaque()
      let error = muster_start_thread(
        { context in
          guard let context else { return }
          let box = Unmanaged<Waiter>.fromOpaque(context).takeRetainedValue()
          box.continuation.resume(returning: muster_read_byte(box.descriptor))
        }, pointer)
      if error != 0 {
        Unmanaged<Waiter>.fromOpaque(pointer).release()
        continuation.resume(returning: -1)
      }
    }
  }

  private final class Waiter: Sendable {
    let continuation: CheckedContinuation<Int32, Never>
    let descriptor: Int32

    init(continuation: CheckedContinuation<Int32, Never>, descriptor: Int32) {
      self.continuation = continuation
      self.descriptor = descriptor
    }
  }
}
