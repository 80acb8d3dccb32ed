extension PoolLoop {
  /// How long an extra connection stays open without work.
  private static let temporaryIdle = Duration.seconds(10)

  /// Does what has become due.
  func keepTime() {
    var overdue: [PoolConnection] = []
    for connection in connections where connection.server != nil {
      if connection.giveUpAt <= now { overdue.append(connection) }
      if connection.lane == .shared { watch(connection, &overdue) }
    }
    for connection in overdue {
      if connection.units.isEmpty { discard(connection) } else { lose(connection) }
    }
    if earliestDeadline <= now { expireJobs() }
    for (id, waiter) in waiters where waiter.until <= now || isReady {
      waiters[id] = nil
      if isReady {
        waiter.continuation.resume()
      } else {
        waiter.continuation.resume(throwing: PoolError.unavailable)
      }
    }
  }

  /// The next moment at which `keepTime` has something to do.
  func nextDeadline() -> Instant {
    var next = min(earliestDeadline, drainUntil)
    for waiter in waiters.values { next = min(next, waiter.until) }
    for connection in connections {
      if connection.server == nil {
        // Due already, it waits for another attempt to end.
        if !connection.isConnecting, nextConnect > now { next = min(next, nextConnect) }
        continue
      }
      next = min(next, connection.giveUpAt)
      guard connection.lane == .shared else { continue }
      if connection.batches > 0 {
        if !connection.isSlow {
          next = min(next, connection.headSince + configuration.slowThreshold)
        }
      } else if connection.isTemporary {
        next = min(next, connection.headSince + Self.temporaryIdle)
      }
    }
    return next
  }

  private func watch(_ connection: PoolConnection, _ overdue: inout [PoolConnection]) {
    if connection.batches > 0 {
      if connection.headSince + configuration.slowThreshold > now { return }
      if !connection.isSlow {
        connection.isSlow = true
        hedge(behind: connection)
      }
      cancelIfUnwanted(connection)
    } else if connection.isTemporary, connection.headSince + Self.temporaryIdle <= now {
      overdue.append(connection)
    }
  }

  /// Queues the batches behind a slow one again, in their order, ahead of the others. They stay
  /// where they are too: the first answer counts.
  private func hedge(behind connection: PoolConnection) {
    var held: [Job] = []
    var isHead = true
    for offset in 0..<connection.units.count {
      guard case .batch(let flight)? = connection.units[offset] else { continue }
      if isHead {
        isHead = false
        continue
      }
      let job = flight.job
      // A few sendings are enough, should each meet another slow one.
      if !job.isAnswered, !job.isQueued, job.flights < 4 { held.append(job) }
    }
    statistics.hedged += held.count
    for job in held.reversed() { enqueueAhead(job) }
  }

  private func expireJobs() {
    var earliest = Instant.never
    for job in jobs.values {
      if job.deadline <= now {
        stop(job, .timedOut)
      } else if job.flights == 0, job.queueDeadline <= now {
        job.isQueued = false
        let isDown = !connections.contains { $0.lane == job.batch.lane && $0.server != nil }
        answer(job, .failure(isDown ? PoolError.unavailable : PoolError.queueTimeout))
      } else {
        earliest = min(earliest, job.deadline)
        if job.flights == 0 { earliest = min(earliest, job.queueDeadline) }
      }
    }
    sharedQueue.keep { !$0.isAnswered }
    exclusiveQueue.keep { !$0.isAnswered }
    earliestDeadline = earliest
  }

}
