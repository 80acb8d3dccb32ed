import Synchronization

/// What waits to be written to one stream: so much and no more. Whoever reads too slowly is cut
/// off, and goes on from the last event they have when they connect again.
final class StreamMailbox: Sendable {
  /// The most bytes that wait here; the connection itself holds some more.
  static let limit = 128 * 1024

  private struct State {
    var waiting = ""
    var isFinished = false
    var isCut = false
    var reader: CheckedContinuation<String?, Never>?
    var writing: Task<Void, any Error>?
  }

  private let state = Mutex(State())

  /// Puts text behind what waits, or cuts the stream off when that is too much.
  func push(_ text: String) {
    let (reader, isTooMuch) = state.withLock {
      state -> (CheckedContinuation<String?, Never>?, Bool) in
      guard !state.isFinished else { return (nil, false) }
      if let reader = state.reader {
        state.reader = nil
        return (reader, false)
      }
      guard state.waiting.utf8.count + text.utf8.count <= Self.limit else { return (nil, true) }
      state.waiting += text
      return (nil, false)
    }
    reader?.resume(returning: text)
    if isTooMuch { cutOff() }
  }

  /// Ends the stream after what waits and the text.
  func finish(_ text: String = "") {
    push(text)
    state.withLock { $0.isFinished = true }
    takeReader()?.resume(returning: nil)
  }

  private func takeReader() -> CheckedContinuation<String?, Never>? {
    state.withLock { state in
      defer { state.reader = nil }
      return state.reader
    }
  }

  /// The next text to write; nil after the last, or when the caller is cancelled.
  func next() async -> String? {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let (text, isReady) = state.withLock { state -> (String?, Bool) in
          if !state.waiting.isEmpty {
            defer { state.waiting = "" }
            return (state.waiting, true)
          }
          if state.isFinished || Task.isCancelled { return (nil, true) }
          state.reader = continuation
          return (nil, false)
        }
        if isReady { continuation.resume(returning: text) }
      }
    } onCancel: {
      takeReader()?.resume(returning: nil)
    }
  }

  /// Writes what the stream begins with, and what comes until the end.
  /// - Throws: what `write` does; `CancellationError` when the reader is too slow.
  func drain(
    after beginning: String, _ write: @escaping @Sendable (String) async throws -> Void
  ) async throws {
    let writing = Task {
      try await write(beginning)
      while let text = await next() { try await write(text) }
    }
    let isCut = state.withLock {
      $0.writing = writing
      return $0.isCut
    }
    if isCut { writing.cancel() }
    try await withTaskCancellationHandler {
      try await writing.value
    } onCancel: {
      // The server stops, or the client is gone, which writing finds out.
      finish(StreamFrame.end(.serverStopping))
    }
    if state.withLock({ $0.isCut }) { throw CancellationError() }
  }

  /// Whether the reader was too slow.
  var isCutOff: Bool { state.withLock { $0.isCut } }

  private func cutOff() {
    let writing = state.withLock {
      $0.isCut = true
      $0.isFinished = true
      $0.waiting = ""
      return $0.writing
    }
    writing?.cancel()
  }
}
