extension PoolLoop {
  @discardableResult
  func addConnection(_ lane: Batch.Lane, isTemporary: Bool = false) -> PoolConnection {
    let connection = PoolConnection(slot: nextSlot, lane: lane, isTemporary: isTemporary)
    nextSlot += 1
    connections.append(connection)
    return connection
  }

  /// Opens the connections that are missing or that waiting batches call for.
  func openConnections() {
    if isClosing && jobs.isEmpty { return }
    addForDemand()
    if now < nextConnect { return }
    // While the database is away one attempt at a time is enough.
    let limit = connectFailures > 0 ? 1 : 4
    var attempts = connections.count { $0.isConnecting }
    for connection in connections where connection.server == nil && !connection.isConnecting {
      if attempts >= limit { break }
      attempts += 1
      connect(connection)
    }
  }

  private func addForDemand() {
    if !exclusiveQueue.isEmpty {
      var open = 0
      var coming = 0
      for connection in connections where connection.lane == .exclusive {
        open += 1
        if connection.server == nil { coming += 1 }
      }
      let wanted = min(exclusiveQueue.count - coming, configuration.exclusiveConnections - open)
      if wanted > 0 {
        for _ in 0..<wanted { addConnection(.exclusive) }
      }
    }
    if !sharedQueue.isEmpty {
      var temporary = 0
      var areAllSlow = true
      for connection in connections where connection.lane == .shared {
        if connection.isTemporary { temporary += 1 }
        if !connection.isSlow { areAllSlow = false }
      }
      if areAllSlow && temporary < configuration.temporaryConnections {
        addConnection(.shared, isTemporary: true)
      }
    }
  }

  private func connect(_ connection: PoolConnection) {
    let (slot, lane) = (connection.slot, connection.lane)
    let (configuration, mailbox) = (configuration, mailbox)
    connection.isConnecting = true
    let isStarted = DetachedThread.start {
      let result: Result<ServerConnection, ConnectionFailure>
      do throws(ConnectionFailure) {
        result = .success(try configuration.connect(lane))
      } catch {
        result = .failure(error)
      }
      mailbox.post(.connected(slot: slot, result))
    }
    if !isStarted {
      didConnect(slot, .failure(ConnectionFailure(message: "the system refuses another thread")))
    }
  }

  func didConnect(_ slot: Int, _ result: Result<ServerConnection, ConnectionFailure>) {
    guard let connection = connections.first(where: { $0.slot == slot }) else { return }
    connection.isConnecting = false
    switch result {
    case .success(let server):
      connection.server = server
      connection.headSince = now
      if connection.hadConnection { statistics.reconnects += 1 }
      connection.hadConnection = true
      connectFailures = 0
      nextConnect = now
      downSince = nil
      tellWaiters()
    case .failure(let failure):
      statistics.lastConnectionFailure = failure.message
      connectFailures += 1
      // 50 ms, doubled each time up to 2 s, less up to a half so that servers do not come at once.
      let longest = min(2_000, 50 << min(connectFailures - 1, 6))
      nextConnect = now + .milliseconds(Int.random(in: longest / 2...longest))
      if connection.isTemporary { connections.removeAll { $0 === connection } }
    }
  }

  /// Closes a connection that is lost or not needed.
  func discard(_ connection: PoolConnection) {
    connection.server = nil
    connection.generation += 1
    connection.units = FIFO()
    connection.batches = 0
    connection.isSlow = false
    connection.wasHeadCancelled = false
    connection.hasOutput = false
    connection.prepared = []
    connection.planEpoch += 1
    connection.isCancelling = false
    connection.giveUpAt = .never
    if connection.isTemporary { connections.removeAll { $0 === connection } }
    if connections.allSatisfy({ $0.server == nil }) && downSince == nil { downSince = now }
  }

  /// Both lanes have an open connection.
  var isReady: Bool {
    var lanes: Set<Batch.Lane> = []
    for connection in connections where connection.server != nil { lanes.insert(connection.lane) }
    return lanes.count == 2
  }

  private func tellWaiters() {
    if waiters.isEmpty || !isReady { return }
    for waiter in waiters.values { waiter.continuation.resume() }
    waiters = [:]
  }
}
