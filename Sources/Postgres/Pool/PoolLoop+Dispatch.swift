extension PoolLoop {
  /// Takes a batch from a caller into its queue.
  func accept(_ submission: Mailbox.Submission) {
    let job = Job(submission, queueTimeout: configuration.queueTimeout)
    if let downSince, downSince + configuration.queueTimeout < now {
      note(.failure(PoolError.unavailable), for: job)
      return
    }
    jobs[job.id] = job
    earliestDeadline = min(earliestDeadline, job.queueDeadline, job.deadline)
    enqueue(job)
  }

  private func enqueue(_ job: Job) {
    job.isQueued = true
    switch job.batch.lane {
    case .shared: sharedQueue.append(job)
    case .exclusive: exclusiveQueue.append(job)
    }
  }

  /// Puts a job that has waited before ahead of the others.
  func enqueueAhead(_ job: Job) {
    hasReturned = true
    earliestDeadline = min(earliestDeadline, job.queueDeadline)
    job.isQueued = true
    switch job.batch.lane {
    case .shared: sharedQueue.prepend(job)
    case .exclusive: exclusiveQueue.prepend(job)
    }
  }

  /// Sends queued batches as far as there is room.
  func dispatch() {
    hasReturned = false
    while let job = sharedQueue.first {
      if job.isAnswered || !job.isQueued {
        sharedQueue.popFirst()
        job.isQueued = false
        continue
      }
      guard let connection = leastLoadedShared() else { break }
      sharedQueue.popFirst()
      send(job, on: connection)
    }
    while let job = exclusiveQueue.first {
      if job.isAnswered {
        exclusiveQueue.popFirst()
        continue
      }
      let free = connections.first {
        $0.lane == .exclusive && $0.hasRoom(depth: 1)
      }
      guard let free else { break }
      exclusiveQueue.popFirst()
      send(job, on: free)
    }
    for connection in connections where connection.hasOutput { flush(connection) }
  }

  /// The shared connection with the fewest batches; an extra one only when the others have no room,
  /// since few deep pipelines cost less than many shallow ones, and so that it can close again.
  private func leastLoadedShared() -> PoolConnection? {
    var best: PoolConnection?
    for connection in connections where connection.lane == .shared {
      guard connection.hasRoom(depth: max(1, configuration.pipelineDepth)) else { continue }
      guard let current = best else {
        best = connection
        continue
      }
      if (connection.isTemporary ? 1 : 0, connection.batches)
        < (current.isTemporary ? 1 : 0, current.batches)
      {
        best = connection
      }
    }
    return best
  }

  private func send(_ job: Job, on connection: PoolConnection) {
    job.isQueued = false
    guard let server = connection.server else { return }
    let flight = Flight(job, planEpoch: connection.planEpoch)
    if configuration.preparesStatements {
      for command in job.batch.commands {
        guard let number = statements.number(of: command.statement) else {
          let name = command.statement.name
          return answer(job, .failure(PoolError.invalidCommand("two texts are named \(name)")))
        }
        flight.statements.append(number)
      }
    }
    if connection.units.isEmpty { connection.headSince = now }
    var isSent = true
    for (command, number) in zip(job.batch.commands, flight.statements)
    where connection.startsPreparing(number) {
      connection.units.append(.prepare(statement: number, flight))
      isSent = isSent && server.sendPrepare(command.statement) && server.sendSync()
    }
    for command in job.batch.commands {
      isSent = isSent && server.send(command, prepared: configuration.preparesStatements)
    }
    isSent = isSent && server.sendSync()
    connection.units.append(.batch(flight))
    connection.batches += 1
    connection.hasOutput = true
    job.flights += 1
    if !isSent { lose(connection) }
  }

  /// Writes a connection's output as far as the socket takes it.
  func flush(_ connection: PoolConnection) {
    guard let server = connection.server else { return }
    switch server.flush() {
    case .done: connection.hasOutput = false
    case .blocked: connection.hasOutput = true
    case .broken:
      // What the server said before it went may still be there to read.
      connection.hasOutput = false
      readAnswers(connection)
      if connection.server != nil, !connection.units.isEmpty, server.isBroken { lose(connection) }
    }
  }

  /// Gives a job's caller its answer.
  func answer(_ job: Job, _ result: Result<[Rows], any Error>) {
    jobs[job.id] = nil
    statistics.batches += 1
    note(result, for: job)
  }

  /// Callers are answered between two steps of the loop, never within one: what they go on to do
  /// may run right here, on this thread.
  func note(_ result: Result<[Rows], any Error>, for job: Job) {
    if let continuation = job.takeContinuation() { answered.append((continuation, result)) }
  }

  func releaseAnswered() {
    while !answered.isEmpty {
      let released = answered
      answered.removeAll()
      for (continuation, result) in released { continuation.resume(with: result) }
    }
  }
}
