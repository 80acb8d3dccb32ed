import CMicrohttpd
import Synchronization

/// Collects lines, and writes them to a descriptor from a thread of its own, at least four times
/// a second and when the process exits. Whoever logs never waits for whoever reads the log.
public final class LogSink: Sendable {
  /// Lines are dropped, and counted, while more than this many bytes wait.
  static let limit = 4 * 1024 * 1024

  private struct State {
    var waiting: [UInt8] = []
    var dropped = 0
  }

  private let descriptor: Int32
  private let state = Mutex(State())
  /// Keeps two flushes from mixing their lines.
  private let writing = Mutex(())
  private let isClosed = Atomic(false)

  private static let open = Mutex<[LogSink]>([])
  private static let flushesAtExit: Bool = {
    atexit { for sink in LogSink.open.withLock({ $0 }) { sink.flush() } } == 0
  }()

  /// Begins to collect lines.
  ///
  /// - Parameter descriptor: where they go; standard error if not given.
  public init(descriptor: Int32 = 2) {
    self.descriptor = descriptor
    _ = LogSink.flushesAtExit
    LogSink.open.withLock { $0.append(self) }
    let pointer = Unmanaged.passRetained(self).toOpaque()
    let error = muster_start_thread(
      { context in
        guard let context else { return }
        let sink = Unmanaged<LogSink>.fromOpaque(context).takeRetainedValue()
        while !sink.isClosed.load(ordering: .relaxed) {
          muster_sleep_milliseconds(250)
          sink.flush()
        }
      }, pointer)
    if error != 0 { Unmanaged<LogSink>.fromOpaque(pointer).release() }
  }

  /// Whether a person reads the lines on a terminal.
  public var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Adds a line, which has its line break already.
  public func write(_ line: [UInt8]) {
    state.withLock {
      guard $0.waiting.count < LogSink.limit else {
        $0.dropped += 1
        return
      }
      $0.waiting.append(contentsOf: line)
    }
  }

  /// Writes what waits.
  public func flush() {
    writing.withLock { _ in
      let (lines, dropped) = state.withLock {
        let taken = ($0.waiting, $0.dropped)
        $0.waiting = []
        $0.dropped = 0
        return taken
      }
      if !lines.isEmpty {
        _ = lines.withUnsafeBytes { muster_write_all(descriptor, $0.baseAddress, $0.count) }
      }
      guard dropped > 0 else { return }
      var line = JSONLine()
      line.add("event", "log_lines_dropped")
      line.add("count", dropped)
      let bytes = line.finished()
      _ = bytes.withUnsafeBytes { muster_write_all(descriptor, $0.baseAddress, $0.count) }
    }
  }

  /// Writes what waits, and ends the thread.
  public func close() {
    isClosed.store(true, ordering: .relaxed)
    flush()
    LogSink.open.withLock { $0.removeAll { $0 === self } }
  }
}
