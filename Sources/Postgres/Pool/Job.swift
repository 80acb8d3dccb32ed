/// A batch as the I/O thread knows it, from its submission to its answer.
final class Job {
  /// Why an exclusive batch under way is being cancelled.
  enum Stop {
    case cancelled
    case timedOut
  }

  let id: UInt64
  let batch: Batch
  /// When it stops waiting for a connection.
  let queueDeadline: Instant
  /// When its time-out strikes.
  let deadline: Instant
  /// Nil once answered; flights that come back later are discarded.
  private var continuation: UnsafeContinuation<[Rows], any Error>?
  /// Connections it is under way on.
  var flights = 0
  var isQueued = false
  /// How often its connection was lost.
  var losses = 0
  /// It has been sent again after a stale plan.
  var wasStale = false
  var stop: Stop?

  init(_ submission: Mailbox.Submission, queueTimeout: Duration) {
    id = submission.id
    batch = submission.batch
    queueDeadline = submission.submitted + queueTimeout
    deadline = submission.batch.timeout.map { submission.submitted + $0 } ?? .never
    continuation = submission.continuation
  }

  var isAnswered: Bool { continuation == nil }

  /// Hands over whom to answer, once.
  func takeContinuation() -> UnsafeContinuation<[Rows], any Error>? {
    defer { continuation = nil }
    return continuation
  }
}

/// One sending of a job on one connection.
final class Flight {
  let job: Job
  /// The connection's count of forgotten plans when it was sent.
  let planEpoch: Int
  var rows: [Rows] = []
  /// The numbers of the statements it needs, when they are prepared.
  var statements: [Int] = []
  /// The first error, which is the one that matters.
  var error: PostgresError?

  init(_ job: Job, planEpoch: Int) {
    self.job = job
    self.planEpoch = planEpoch
    rows.reserveCapacity(job.batch.commands.count)
  }
}

/// What a connection sent and has not had the Sync of yet.
enum Unit {
  case batch(Flight)
  /// A statement being prepared for the flight behind it.
  case prepare(statement: Int, Flight)
  /// An answer that nobody waits for.
  case upkeep
}
