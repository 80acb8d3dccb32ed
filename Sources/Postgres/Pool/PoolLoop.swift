#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The state and the loop of a pool's I/O thread; nothing else touches it.
final class PoolLoop {
  let configuration: PoolConfiguration
  let mailbox: Mailbox
  var connections: [PoolConnection] = []
  var jobs: [UInt64: Job] = [:]
  var sharedQueue = FIFO<Job>()
  var exclusiveQueue = FIFO<Job>()
  var statements = StatementRegistry()
  var statistics = PoolStatistics()
  var now = Instant.now()

  /// No job's deadline is earlier; when it passes, all are looked at.
  var earliestDeadline = Instant.never
  /// Since when there has been no open connection.
  var downSince: Instant? = .now()
  var connectFailures = 0
  var nextConnect = Instant(nanoseconds: 0)
  var nextSlot = 0
  var waiters: [UInt64: Waiter] = [:]
  var closers: [CheckedContinuation<Void, Never>] = []
  var isClosing = false
  var isAbandoned = false
  /// A batch came back to its queue and may have to be sent before the thread sleeps.
  var hasReturned = false
  var drainUntil = Instant.never

  /// Callers whose answer is there.
  var answered: [(UnsafeContinuation<[Rows], any Error>, Result<[Rows], any Error>)] = []

  private var submissions: [Mailbox.Submission] = []
  private var events: [Mailbox.Event] = []
  private var descriptors: [pollfd] = []
  private var polled: [PoolConnection] = []

  struct Waiter {
    let until: Instant
    let continuation: CheckedContinuation<Void, any Error>
  }

  init(_ configuration: PoolConfiguration, mailbox: Mailbox) {
    self.configuration = configuration
    self.mailbox = mailbox
    for _ in 0..<max(1, configuration.sharedConnections) { addConnection(.shared) }
    addConnection(.exclusive)
  }

  /// Runs until the pool is closed or gone, and everything has been answered.
  func run() {
    while true {
      takeMail()
      keepTime()
      dispatch()
      openConnections()
      releaseAnswered()
      if isFinished { break }
      waitForInput()
      releaseAnswered()
    }
    finish()
  }

  private var isFinished: Bool {
    isAbandoned || (isClosing && (jobs.isEmpty || now >= drainUntil))
  }

  private func takeMail() {
    mailbox.content.withLock { content in
      swap(&content.submissions, &submissions)
      swap(&content.events, &events)
    }
    if !submissions.isEmpty {
      for submission in submissions { accept(submission) }
      submissions.removeAll(keepingCapacity: true)
    }
    if !events.isEmpty {
      let taken = events
      events.removeAll()
      for event in taken { handle(event) }
    }
  }

  private func handle(_ event: Mailbox.Event) {
    switch event {
    case .cancel(let id):
      if let job = jobs[id] { stop(job, .cancelled) }
      if let waiter = waiters.removeValue(forKey: id) {
        waiter.continuation.resume(throwing: CancellationError())
      }
    case .connected(let slot, let result): didConnect(slot, result)
    case .cancelSent(let slot, let generation): didCancel(slot, generation)
    case .wait(let id, let until, let continuation):
      waiters[id] = Waiter(until: until, continuation: continuation)
    case .close(let continuation):
      closers.append(continuation)
      if !isClosing {
        isClosing = true
        drainUntil = now + .seconds(30)
      }
    case .abandon: isAbandoned = true
    }
  }

  private func waitForInput() {
    descriptors.removeAll(keepingCapacity: true)
    polled.removeAll(keepingCapacity: true)
    descriptors.append(pollfd(fd: mailbox.pipe.readEnd, events: Int16(POLLIN), revents: 0))
    for connection in connections {
      guard let server = connection.server else { continue }
      let events = connection.hasOutput ? POLLIN | POLLOUT : POLLIN
      descriptors.append(pollfd(fd: server.descriptor, events: Int16(events), revents: 0))
      polled.append(connection)
    }
    countConnections()
    let hasMail = mailbox.content.withLock { content in
      content.statistics = statistics
      content.isAsleep = content.submissions.isEmpty && content.events.isEmpty
      return !content.isAsleep
    }
    let wait = hasMail || hasReturned ? 0 : now.pollTimeout(until: nextDeadline())
    let ready = poll(&descriptors, nfds_t(descriptors.count), mailbox.pipe.limited(wait))
    if !hasMail { mailbox.content.withLock { $0.isAsleep = false } }
    now = .now()
    guard ready > 0 else { return }
    if descriptors[0].revents != 0 { mailbox.pipe.drain() }
    for (index, connection) in polled.enumerated() {
      let events = Int32(descriptors[index + 1].revents)
      if events == 0 { continue }
      if events & POLLOUT != 0 { flush(connection) }
      if events & ~POLLOUT != 0 { readAnswers(connection) }
    }
  }

  private func countConnections() {
    statistics.connections = 0
    statistics.busy = 0
    statistics.inFlight = 0
    for connection in connections where connection.server != nil {
      statistics.connections += 1
      if connection.batches > 0 { statistics.busy += 1 }
      statistics.inFlight += connection.batches
    }
    statistics.queued = sharedQueue.count + exclusiveQueue.count
  }

  private func finish() {
    let late = mailbox.content.withLock { content -> [Mailbox.Submission] in
      content.isClosed = true
      defer { content.submissions = [] }
      return content.submissions
    }
    for submission in late { submission.continuation.resume(throwing: PoolError.closed) }
    for job in jobs.values {
      note(.failure(job.flights > 0 ? PoolError.connectionLost : PoolError.closed), for: job)
    }
    releaseAnswered()
    jobs = [:]
    for waiter in waiters.values { waiter.continuation.resume(throwing: PoolError.closed) }
    connections = []
    let events = mailbox.content.withLock { content -> [Mailbox.Event] in
      content.isFinished = true
      defer { content.events = [] }
      return content.events
    }
    for event in events { Mailbox.settle(event) }
    for closer in closers { closer.resume() }
  }
}
