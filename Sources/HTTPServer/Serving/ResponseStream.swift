import CMicrohttpd
import Synchronization

/// The bytes between a stream's producer and its connection.
final class ResponseStream: Sendable {
  /// Producers wait above this many bytes, until half of them are sent.
  static let highWater = 64 * 1024

  private struct State {
    var buffer: [UInt8] = []
    var offset = 0
    var sent = 0
    var isSuspended = false
    var isEnded = false
    var isFailed = false
    var isClosed = false
    var waiters: [Int: CheckedContinuation<Void, any Error>] = [:]
    var nextWaiter = 0

    var pending: Int { buffer.count - offset }
  }

  private let connection: Connection
  private let state = Mutex(State())

  init(_ connection: Connection) { self.connection = connection }

  /// The bytes that were handed to the connection.
  var sentBytes: Int { state.withLock { $0.sent } }

  // MARK: The producer's side

  func write(_ bytes: [UInt8]) async throws {
    try Task.checkCancellation()
    let mustWait = try state.withLock {
      guard !$0.isClosed else { throw ClientGoneError() }
      guard !bytes.isEmpty else { return false }
      $0.buffer.append(contentsOf: bytes)
      wake(&$0)
      return $0.pending > ResponseStream.highWater
    }
    if mustWait { try await waitForRoom() }
  }

  private func waitForRoom() async throws {
    let number = state.withLock {
      $0.nextWaiter += 1
      return $0.nextWaiter
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let ready: Result<Void, any Error>? = state.withLock {
          if $0.isClosed { return .failure(ClientGoneError()) }
          if Task.isCancelled { return .failure(CancellationError()) }
          if $0.pending <= ResponseStream.highWater / 2 { return .success(()) }
          $0.waiters[number] = continuation
          return nil
        }
        if let ready { continuation.resume(with: ready) }
      }
    } onCancel: {
      state.withLock { $0.waiters.removeValue(forKey: number) }?
        .resume(throwing: CancellationError())
    }
  }

  /// The producer has returned: the answer is complete once what is left has been sent.
  func end() {
    state.withLock {
      $0.isEnded = true
      wake(&$0)
    }
  }

  /// The producer has failed, or the client is gone: the connection is cut.
  func fail() {
    state.withLock {
      $0.isFailed = true
      wake(&$0)
    }
  }

  private func wake(_ state: inout State) {
    guard state.isSuspended, !state.isClosed else { return }
    state.isSuspended = false
    connection.resume()
  }

  // MARK: The connection's side

  /// Copies what is there, and suspends the connection when nothing is; only on its thread.
  func read(into target: UnsafeMutableRawBufferPointer) -> Int {
    var ready: [CheckedContinuation<Void, any Error>] = []
    let count: Int = state.withLock {
      if $0.isFailed { return muster_end_with_error() }
      guard $0.pending > 0 else {
        if $0.isEnded { return muster_end_of_stream() }
        guard connection.suspend() else { return muster_end_with_error() }
        $0.isSuspended = true
        return 0
      }
      let count = min($0.pending, target.count)
      let start = $0.offset
      $0.buffer.withUnsafeBytes {
        target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[start..<start + count]))
      }
      $0.offset += count
      $0.sent += count
      if $0.pending == 0 {
        $0.buffer = []
        $0.offset = 0
      } else if $0.offset > ResponseStream.highWater {
        $0.buffer.removeFirst($0.offset)
        $0.offset = 0
      }
      if $0.pending <= ResponseStream.highWater / 2 {
        ready = Array($0.waiters.values)
        $0.waiters = [:]
      }
      return count
    }
    for continuation in ready { continuation.resume() }
    return count
  }

  /// The answer is over for the connection: whoever writes learns that the client is gone.
  func close() {
    let waiters = state.withLock {
      $0.isClosed = true
      $0.buffer = []
      $0.offset = 0
      let waiters = Array($0.waiters.values)
      $0.waiters = [:]
      return waiters
    }
    for continuation in waiters { continuation.resume(throwing: ClientGoneError()) }
  }

  /// Whether the connection waits for bytes and its client has hung up meanwhile. Under the lock,
  /// a suspended connection's socket cannot be closed.
  func hasLostClient() -> Bool {
    state.withLock { $0.isSuspended && muster_has_hung_up(connection.socket) != 0 }
  }
}
