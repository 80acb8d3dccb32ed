import CMicrohttpd
import Synchronization

extension Connection {
  private enum Verdict {
    case fine
    case late(Phase, generation: Int)
    case slowHandler(Task<Void, Never>?, generation: Int)
    case abandoned(Task<Void, Never>?)
  }

  /// Ends what has taken too long; on the time keeper's thread.
  func checkTime(_ now: UInt64, asksKernel: Bool, isDraining: Bool) {
    switch judge(now, asksKernel: asksKernel, isDraining: isDraining) {
    case .fine: break
    case .late(let phase, let generation):
      condemn(
        engine.answer(to: HTTPError.requestTimeout, nil), from: [phase], generation: generation)
    case .slowHandler(let task, let generation):
      let error = HTTPError.serviceUnavailable(retryAfter: 5)
      if finish(engine.answer(to: error, nil), generation: generation) { task?.cancel() }
    case .abandoned(let task): task?.cancel()
    }
  }

  private func judge(_ now: UInt64, asksKernel: Bool, isDraining: Bool) -> Verdict {
    let limits = engine.limits
    return shared.withLock {
      let age = now > $0.since ? now - $0.since : 0
      switch $0.phase {
      case .idle:
        // Silent connections are closed by libmicrohttpd: this one sends a request line in drops.
        if age > limits.idle + limits.request { return .late(.idle, generation: $0.generation) }
        let drain = engine.drainBegan.load(ordering: .relaxed)
        if isDraining, min(age, now - min(drain, now)) > limits.idleDrain {
          muster_shut_down(socket)
        }
        if asksKernel { closeIfHungUp(age) }
      case .arriving:
        if age > limits.request { return .late(.arriving, generation: $0.generation) }
        if asksKernel { closeIfHungUp(age) }
      case .handling where $0.answer == nil:
        if !$0.isLongLived, age > limits.handler {
          return .slowHandler($0.task, generation: $0.generation)
        }
        if asksKernel, $0.isSuspended, muster_has_hung_up(socket) != 0 {
          return .abandoned($0.task)
        }
      case .sending where age > limits.response: muster_shut_down(socket)
      case .streaming:
        if isDraining { return .abandoned($0.task) }
        if asksKernel, let stream = $0.answer?.stream, stream.hasLostClient() {
          stream.fail()
          return .abandoned($0.task)
        }
      default: break
      }
      return .fine
    }
  }

  /// With edge-triggered events libmicrohttpd misses an end that arrives together with data, and
  /// would keep the connection until its time is up; a shutdown makes a new event.
  private func closeIfHungUp(_ age: UInt64) {
    if age > 1_000, muster_has_hung_up(socket) != 0 { muster_shut_down(socket) }
  }
}
