#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Threads for calls that block, which Swift's own pool must not run.
package enum DetachedThread {
  private final class Start: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Starts a thread that runs `body` and ends; returns false when the system refuses one.
  @discardableResult
  static func start(stackSize: Int = 512 << 10, _ body: @escaping @Sendable () -> Void) -> Bool {
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else { return false }
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    pthread_attr_setstacksize(&attributes, stackSize)

    let start = Unmanaged.passRetained(Start(body))
    #if canImport(Darwin)
      var thread: pthread_t?
      let status = pthread_create(&thread, &attributes, runDetachedThread, start.toOpaque())
    #else
      var thread = pthread_t()
      let status = pthread_create(&thread, &attributes, runDetachedThread, start.toOpaque())
    #endif
    if status != 0 { start.release() }
    return status == 0
  }

  fileprivate static func run(_ argument: UnsafeMutableRawPointer) {
    Unmanaged<Start>.fromOpaque(argument).takeRetainedValue().body()
  }
}

#if canImport(Darwin)
  private func runDetachedThread(_ argument: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    DetachedThread.run(argument)
    return nil
  }
#else
  private func runDetachedThread(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let argument { DetachedThread.run(argument) }
    return nil
  }
#endif

extension DetachedThread {
  /// Runs a blocking body on a thread of its own and returns what it returns.
  package static func run<T: Sendable>(
    _ body: @escaping @Sendable () throws -> T
  ) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      let isStarted = start {
        continuation.resume(with: Result(catching: body))
      }
      if !isStarted { continuation.resume(throwing: ThreadRefused()) }
    }
  }

  /// The system refused another thread.
  package struct ThreadRefused: Error {}
}
