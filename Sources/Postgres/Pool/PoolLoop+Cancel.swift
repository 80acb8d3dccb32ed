extension PoolLoop {
  /// How long a server may take to react to a cancel request.
  private static let cancelGrace = Duration.seconds(5)

  /// Ends a batch before its time: the caller of a queued or shared one gets its answer at once,
  /// an exclusive one under way is cancelled and answered when it is known how it ended.
  func stop(_ job: Job, _ reason: Job.Stop) {
    guard job.stop == nil else { return }
    job.stop = reason
    if job.batch.lane == .exclusive, job.flights > 0 {
      for connection in connections {
        guard case .batch(let flight)? = connection.units.last, flight.job === job else { continue }
        sendCancel(connection)
      }
      return
    }
    job.isQueued = false
    switch reason {
    case .cancelled: answer(job, .failure(CancellationError()))
    case .timedOut: answer(job, .failure(PoolError.timeout))
    }
  }

  /// Cancels what a slow shared connection is doing once nobody waits for anything on it.
  func cancelIfUnwanted(_ connection: PoolConnection) {
    if connection.isCancelling || connection.wasHeadCancelled { return }
    for offset in 0..<connection.units.count {
      if case .batch(let flight)? = connection.units[offset], !flight.job.isAnswered { return }
    }
    sendCancel(connection)
  }

  /// Sends a cancel request from another thread, since that blocks. It can only hit what is on the
  /// connection now, because nothing is sent on it until the server has passed the request on.
  private func sendCancel(_ connection: PoolConnection) {
    guard let server = connection.server, !connection.isCancelling else { return }
    guard let request = server.cancelRequest() else { return lose(connection) }
    let (slot, generation, mailbox) = (connection.slot, connection.generation, mailbox)
    connection.isCancelling = true
    connection.wasHeadCancelled = true
    connection.giveUpAt = now + Self.cancelGrace
    statistics.cancels += 1
    let isStarted = DetachedThread.start {
      request.send()
      mailbox.post(.cancelSent(slot: slot, generation: generation))
    }
    if !isStarted { lose(connection) }
  }

  /// The server has passed on the cancel request. A Sync of its own catches one that struck late,
  /// before the connection serves the next batch.
  func didCancel(_ slot: Int, _ generation: Int) {
    guard let connection = connections.first(where: { $0.slot == slot }),
      connection.generation == generation, let server = connection.server
    else { return }
    connection.isCancelling = false
    if connection.batches == 0 { connection.giveUpAt = .never }
    connection.units.append(.upkeep)
    connection.hasOutput = true
    if !server.sendSync() { lose(connection) }
  }
}
