/// Connections to one database that take batches from any number of tasks.
///
/// A thread of its own does all the reading and writing, on non-blocking connections in libpq's
/// pipeline mode. There are two lanes.
///
/// **Shared** connections take reads. Several batches are under way on one connection at a time,
/// each ended by its own Sync, so that an error in one does not touch the next. PostgreSQL answers
/// in order, so a slow statement would hold up those behind it: once the batch at the head has run
/// longer than `slowThreshold`, its connection takes no new ones, and those behind it are sent
/// again on another connection, one opened for the purpose if all are held up. The first answer
/// counts, the other is discarded. Reads lost with their connection are sent again, up to three times. This is
/// safe because a shared connection refuses to write.
///
/// **Exclusive** connections take everything else, one batch at a time, first come, first served.
/// A batch is never sent twice, unless the server reported that it undid it for a stale plan.
public final class ConnectionPool: Sendable {
  private let mailbox = Mailbox()

  /// Starts connecting in the background and returns at once.
  public init(_ configuration: PoolConfiguration) {
    let mailbox = mailbox
    let isStarted = DetachedThread.start {
      PoolLoop(configuration, mailbox: mailbox).run()
    }
    if !isStarted {
      mailbox.content.withLock {
        $0.isClosed = true
        $0.isFinished = true
        $0.statistics.lastConnectionFailure = "the system refuses another thread"
      }
    }
  }

  deinit { mailbox.post(.abandon, closing: true) }

  /// Runs the commands as one implicit transaction, in one trip, and returns the rows of each.
  ///
  /// It returns when the server has confirmed the end of the transaction, so that constraints
  /// checked at commit have passed. Cancelling the task cancels the batch: on the exclusive lane
  /// either the batch was undone, and this throws `CancellationError`, or it had already taken
  /// effect, and this returns its rows.
  ///
  /// Throws `PostgresError` when the server refuses a command: then nothing took effect. Throws
  /// `PoolError` when it was not asked, or did not answer.
  public func run(_ batch: Batch) async throws -> [Rows] {
    for command in batch.commands { try command.validate() }
    let mailbox = mailbox
    let id = mailbox.nextID()
    return try await withTaskCancellationHandler {
      try await withUnsafeThrowingContinuation { continuation in
        let submission = Mailbox.Submission(
          id: id, batch: batch, submitted: .now(), continuation: continuation)
        guard mailbox.submit(submission) else {
          continuation.resume(throwing: PoolError.closed)
          return
        }
        // A cancellation before this point was posted ahead of the batch and found nothing.
        if Task.isCancelled { mailbox.post(.cancel(id)) }
      }
    } onCancel: {
      mailbox.post(.cancel(id))
    }
  }

  /// Waits until both lanes have a connection. Throws `PoolError.unavailable` after `timeout`.
  public func waitUntilReady(timeout: Duration = .seconds(10)) async throws {
    let mailbox = mailbox
    let id = mailbox.nextID()
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        mailbox.post(.wait(id: id, until: .now() + timeout, continuation))
        if Task.isCancelled { mailbox.post(.cancel(id)) }
      }
    } onCancel: {
      mailbox.post(.cancel(id))
    }
  }

  /// What the pool is doing; a moment old.
  public var statistics: PoolStatistics { mailbox.content.withLock { $0.statistics } }

  /// Refuses new batches, waits for those under way (at most 30 s) and closes the connections.
  public func close() async {
    await withCheckedContinuation { mailbox.post(.close($0), closing: true) }
  }
}
