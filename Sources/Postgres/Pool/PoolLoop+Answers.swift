extension PoolLoop {
  /// Reads what has arrived on a connection and answers the batches that are complete.
  func readAnswers(_ connection: PoolConnection) {
    guard let server = connection.server else { return }
    let isOpen = server.readInput()
    var gaps = 0
    while let unit = connection.units.first, !server.isWaiting {
      guard let answer = server.nextAnswer() else {
        // One gap stands between two commands; more mean that nothing will come.
        gaps += 1
        if gaps > 2 { break }
        continue
      }
      gaps = 0
      switch answer {
      case .synced:
        connection.units.popFirst()
        connection.headSince = now
        connection.isSlow = false
        connection.wasHeadCancelled = false
        finish(unit, on: connection)
      case .rows(let rows):
        if case .batch(let flight) = unit { flight.rows.append(rows) }
      case .error(let error):
        note(error, unit, connection)
      case .skipped:
        break
      case .unexpected:
        return lose(connection)
      }
    }
    if connection.units.isEmpty { _ = server.isWaiting }
    if !isOpen || server.isBroken || gaps > 2 { lose(connection) }
  }

  private func note(_ error: PostgresError, _ unit: Unit, _ connection: PoolConnection) {
    switch unit {
    case .batch(let flight):
      if flight.error == nil { flight.error = error }
    case .prepare(let statement, let flight):
      guard flight.planEpoch == connection.planEpoch else { break }
      connection.prepared[statement] = false
      // Those sent meanwhile in the belief that it would be prepared share its fate.
      for offset in 1..<connection.units.count {
        guard case .batch(let other)? = connection.units[offset], other.error == nil,
          other.planEpoch == flight.planEpoch, other.statements.contains(statement)
        else { continue }
        other.error = error
      }
    case .upkeep:
      break
    }
  }

  private func finish(_ unit: Unit, on connection: PoolConnection) {
    guard case .batch(let flight) = unit else { return }
    let job = flight.job
    job.flights -= 1
    connection.batches -= 1
    if !connection.isCancelling { connection.giveUpAt = .never }
    if let error = flight.error, error.meansStalePlan {
      forgetPlans(of: connection, sentAt: flight.planEpoch)
      // The error undid the batch, so that sending it again is safe on both lanes.
      if !job.isAnswered, !job.wasStale, job.stop == nil {
        job.wasStale = true
        if job.flights == 0, !job.isQueued {
          statistics.retried += 1
          enqueueAhead(job)
        }
        return
      }
    }
    if job.isAnswered { return }
    switch (flight.error, job.stop) {
    case (nil, _): answer(job, .success(flight.rows))
    case (let error?, .cancelled) where error.sqlState == "57014":
      answer(job, .failure(CancellationError()))
    case (let error?, .timedOut) where error.sqlState == "57014":
      answer(job, .failure(PoolError.timeout))
    case (let error?, _): answer(job, .failure(error))
    }
  }

  /// Drops all prepared statements of a connection, once for all the batches that found one stale.
  private func forgetPlans(of connection: PoolConnection, sentAt epoch: Int) {
    guard epoch == connection.planEpoch, let server = connection.server else { return }
    connection.planEpoch += 1
    connection.prepared = []
    if !configuration.preparesStatements { return }
    connection.units.append(.upkeep)
    connection.hasOutput = true
    if !server.send(unprepared: "deallocate all") || !server.sendSync() { lose(connection) }
  }

  /// A restarting server ends connections one after another, so a read may meet more than one; but
  /// a read that makes the server crash must not do so for ever.
  private static let mostLosses = 3

  /// Gives up a connection: reads are sent again, the outcome of others is unknown.
  func lose(_ connection: PoolConnection) {
    guard connection.server != nil else { return }
    var flights: [Flight] = []
    while let unit = connection.units.popFirst() {
      if case .batch(let flight) = unit { flights.append(flight) }
    }
    discard(connection)
    for flight in flights.reversed() {
      let job = flight.job
      job.flights -= 1
      if job.isAnswered || job.flights > 0 || job.isQueued { continue }
      if job.batch.lane == .shared, job.losses < Self.mostLosses {
        job.losses += 1
        statistics.retried += 1
        enqueueAhead(job)
      } else if job.stop == .cancelled {
        answer(job, .failure(CancellationError()))
      } else {
        answer(job, .failure(PoolError.connectionLost))
      }
    }
  }
}
