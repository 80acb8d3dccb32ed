#if canImport(Darwin)
  import os
#else
  import Synchronization
#endif

/// A value that is only reached while holding its lock.
final class Locked<Value: Sendable>: Sendable {
  #if canImport(Darwin)
    private let lock: OSAllocatedUnfairLock<Value>

    init(_ value: Value) {
      lock = OSAllocatedUnfairLock(initialState: value)
    }
  #else
    private let lock: Mutex<Value>

    init(_ value: Value) {
      lock = Mutex(value)
    }
  #endif

  /// Runs `body` with the lock held; `body` must be short and must not call out.
  func withLock<Result: Sendable>(_ body: (inout Value) throws -> Result) rethrows -> Result {
    #if canImport(Darwin)
      try lock.withLockUnchecked { try body(&$0) }
    #else
      try lock.withLock { try body(&$0) }
    #endif
  }
}
