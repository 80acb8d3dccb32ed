/// Tells the worker of a queue on this server that something may be due.
struct JobWaker: Sendable {
  private let continuation: AsyncStream<Void>.Continuation
  /// A turn each time there may be something to do; several calls in between are one.
  let turns: AsyncStream<Void>

  init() {
    (turns, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// Something was put out, or an attempt has ended.
  func wake() { continuation.yield() }

  /// No more is looked for.
  func finish() { continuation.finish() }

  /// Runs a body while the worker is woken every so often: what becomes due, nobody calls for.
  func waking(every interval: Duration, _ body: () async -> Void) async {
    let rounds = Task {
      while !Task.isCancelled {
        wake()
        try? await Task.sleep(for: interval)
      }
    }
    await body()
    rounds.cancel()
  }
}
