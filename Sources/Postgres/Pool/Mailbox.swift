/// What callers and helper threads hand to a pool's I/O thread.
final class Mailbox: Sendable {
  struct Content: Sendable {
    var submissions: [Submission] = []
    var events: [Event] = []
    /// The thread waits in `poll` and must be woken.
    var isAsleep = false
    /// Takes no batches any more.
    var isClosed = false
    /// The thread has ended.
    var isFinished = false
    var lastID: UInt64 = 0
    var statistics = PoolStatistics()
  }

  /// A batch on its way to the I/O thread.
  struct Submission: Sendable {
    let id: UInt64
    let batch: Batch
    let submitted: Instant
    let continuation: UnsafeContinuation<[Rows], any Error>
  }

  enum Event: Sendable {
    /// The task that runs the batch was cancelled.
    case cancel(UInt64)
    /// An attempt to connect ended; nil when it failed, with the reason kept in the loop.
    case connected(slot: Int, Result<ServerConnection, ConnectionFailure>)
    /// The server has passed on a cancel request for the slot's connection.
    case cancelSent(slot: Int, generation: Int)
    case wait(id: UInt64, until: Instant, CheckedContinuation<Void, any Error>)
    case close(CheckedContinuation<Void, Never>)
    /// The pool object is gone.
    case abandon
  }

  let content = Locked(Content())
  let pipe = WakePipe()

  /// A number for a batch or a waiter, unique in the pool.
  func nextID() -> UInt64 {
    content.withLock {
      $0.lastID += 1
      return $0.lastID
    }
  }

  /// Hands over a batch; false when the pool is closed.
  func submit(_ submission: Submission) -> Bool {
    let (isOpen, mustWake) = content.withLock { content -> (Bool, Bool) in
      if content.isClosed { return (false, false) }
      content.submissions.append(submission)
      return (true, content.stopSleeping())
    }
    if mustWake { pipe.wake() }
    return isOpen
  }

  /// Hands over an event; `closing` refuses batches from now on.
  func post(_ event: Event, closing: Bool = false) {
    let (isTaken, mustWake) = content.withLock { content -> (Bool, Bool) in
      if closing { content.isClosed = true }
      if content.isFinished { return (false, false) }
      content.events.append(event)
      return (true, content.stopSleeping())
    }
    if mustWake { pipe.wake() }
    if !isTaken { Self.settle(event) }
  }

  /// Answers an event that came after the thread had ended.
  static func settle(_ event: Event) {
    switch event {
    case .wait(_, _, let continuation): continuation.resume(throwing: PoolError.closed)
    case .close(let continuation): continuation.resume()
    case .cancel, .connected, .cancelSent, .abandon: break
    }
  }
}

extension Mailbox.Content {
  fileprivate mutating func stopSleeping() -> Bool {
    defer { isAsleep = false }
    return isAsleep
  }
}
