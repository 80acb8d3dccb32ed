import HTTPServer

/// Log lines of the server itself: JSON, or text on a terminal.
struct ServerLog: Sendable {
  private let sink: LogSink
  private let level: Configuration.LogLevel

  /// A log that leaves out what is less severe than `level`.
  init(_ sink: LogSink, level: Configuration.LogLevel) {
    self.sink = sink
    self.level = level
  }

  /// What an operator may want to know.
  func info(_ message: String) { write(.info, message) }

  /// What is odd.
  func warning(_ message: String) { write(.warning, message) }

  /// What failed; with the id of the request that was answered 500 or 503.
  func error(_ message: String, requestId: String? = nil) {
    write(.error, message, requestId: requestId)
  }

  private func write(
    _ severity: Configuration.LogLevel, _ message: String, requestId: String? = nil
  ) {
    let levels = Configuration.LogLevel.allCases
    guard let own = levels.firstIndex(of: severity), let least = levels.firstIndex(of: level),
      own >= least
    else { return }
    if sink.isTerminal {
      sink.write(Array("\(severity.rawValue): \(message)\n".utf8))
      return
    }
    var line = JSONLine()
    line.add("event", severity.rawValue)
    line.add("message", message)
    if let requestId { line.add("requestId", requestId) }
    sink.write(line.finished())
  }
}
