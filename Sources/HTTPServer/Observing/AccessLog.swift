import CMicrohttpd

/// Writes a line for each answer: JSON, or short text on a terminal.
public struct AccessLog: Sendable {
  /// The form of a line.
  public enum Form: Sendable {
    /// A JSON object.
    case json
    /// A few words for people.
    case text
  }

  private let sink: LogSink
  private let form: Form

  /// Makes a log.
  ///
  /// - Parameter form: text on a terminal and JSON elsewhere, if not given.
  public init(_ sink: LogSink, form: Form? = nil) {
    self.sink = sink
    self.form = form ?? (sink.isTerminal ? .text : .json)
  }

  /// Adds a line; it is written within the second.
  public func write(_ record: AccessRecord) {
    sink.write(AccessLog.line(record, form: form))
  }

  /// The line of a record, with its line break.
  static func line(_ record: AccessRecord, form: Form) -> [UInt8] {
    let method = record.method?.rawValue
    guard form == .json else {
      let caller = record.caller.map { " by \($0)" } ?? ""
      return Array(
        """
        \(time().dropFirst(11).prefix(8)) \(record.status) \(method ?? "-") \
        \(record.pattern ?? "-") \(record.durationMicroseconds) µs \(record.bytes) B\
        \(printable(caller)) [\(record.requestId)]\(record.isAborted ? " aborted" : "")\n
        """.utf8)
    }
    var line = JSONLine()
    line.add("time", time())
    line.add("event", "request")
    line.add("requestId", record.requestId)
    line.add("method", method)
    line.add("route", record.pattern)
    line.add("status", record.status)
    line.add("bytes", record.bytes)
    line.add("durationMicroseconds", record.durationMicroseconds)
    line.add("remoteAddress", record.remoteAddress)
    if let userAgent = record.userAgent { line.add("userAgent", userAgent) }
    if let caller = record.caller { line.add("caller", caller) }
    if record.isAborted { line.add("aborted", true) }
    return line.finished()
  }

  /// The time in UTC, RFC 3339 with milliseconds.
  private static func time() -> String {
    String(unsafeUninitializedCapacity: 32) { buffer in
      buffer.withMemoryRebound(to: CChar.self) { muster_write_time($0.baseAddress, 32) }
      return 24
    }
  }

  /// Text without what could steer a terminal.
  private static func printable(_ text: String) -> String {
    text.filter { character in
      character.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    }
  }
}
