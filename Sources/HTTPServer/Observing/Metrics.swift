import Synchronization

/// Counts and times requests, and shows them with other modules' figures as Prometheus text.
public final class Metrics: Sendable {
  /// The upper bounds of the duration histogram, in microseconds.
  static let bounds = [
    500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000,
    2_500_000, 5_000_000, 10_000_000,
  ]

  private struct Key: Hashable {
    let pattern: String?
    let method: Method?
  }

  private struct Series {
    var byStatus: [Int: Int] = [:]
    var buckets = [Int](repeating: 0, count: Metrics.bounds.count + 1)
    var totalMicroseconds = 0
    var count = 0

    mutating func add(_ status: Int, _ bucket: Int, _ microseconds: Int) {
      byStatus[status, default: 0] += 1
      buckets[bucket] += 1
      totalMicroseconds += microseconds
      count += 1
    }
  }

  private struct Figure {
    let name: String
    let help: String
    let kind: String
    let read: @Sendable () -> [Sample]
  }

  /// One value of a figure.
  public struct Sample: Sendable {
    /// Names and values that tell the samples of one figure apart.
    public let labels: [(String, String)]
    /// The value.
    public let value: Double

    /// Makes a sample.
    public init(_ value: Double, labels: [(String, String)] = []) {
      self.value = value
      self.labels = labels
    }
  }

  private let series = Mutex<[Key: Series]>([:])
  private let figures = Mutex<[Figure]>([])

  /// Makes a registry with nothing counted.
  public init() {}

  /// Counts and times an answered request.
  public func record(_ record: AccessRecord) {
    let key = Key(pattern: record.pattern, method: record.method)
    let bucket =
      Metrics.bounds.firstIndex { record.durationMicroseconds <= $0 } ?? Metrics.bounds.count
    series.withLock {
      $0[key, default: Series()].add(record.status, bucket, record.durationMicroseconds)
    }
  }

  /// Adds a figure that goes up and down, read each time the metrics are shown.
  ///
  /// - Parameter name: letters, digits and `_`, such as `database_connections`.
  public func addGauge(
    _ name: String, help: String, read: @escaping @Sendable () -> [Sample]
  ) {
    figures.withLock { $0.append(Figure(name: name, help: help, kind: "gauge", read: read)) }
  }

  /// Adds a figure of one value that goes up and down, read each time the metrics are shown.
  public func addGauge(_ name: String, help: String, value: @escaping @Sendable () -> Double) {
    addGauge(name, help: help) { [Sample(value())] }
  }

  /// Adds a figure that only grows; its name ends in `_total`.
  ///
  /// - Returns: what to increment.
  public func addCounter(_ name: String, help: String) -> MetricCounter {
    let counter = MetricCounter()
    addCounter(name, help: help) { [Sample(Double(counter.value))] }
    return counter
  }

  /// Adds a figure that only grows and that another module keeps.
  public func addCounter(
    _ name: String, help: String, read: @escaping @Sendable () -> [Sample]
  ) {
    figures.withLock { $0.append(Figure(name: name, help: help, kind: "counter", read: read)) }
  }

  /// Adds a server's open connections, open streams, requests in flight, and aborted requests.
  public func observe(_ server: Server) {
    addGauge("http_open_connections", help: "Connections that are open.") {
      Double(server.statistics.openConnections)
    }
    addGauge("http_open_streams", help: "Streamed answers that are being sent.") {
      Double(server.statistics.openStreams)
    }
    addGauge("http_requests_in_flight", help: "Requests that have not been answered.") {
      Double(server.statistics.requestsInFlight)
    }
    addCounter("http_requests_aborted_total", help: "Requests whose client went away.") {
      [Sample(Double(server.statistics.abortedRequests))]
    }
  }

  /// The metrics as Prometheus text (version 0.0.4).
  public func text() -> String {
    var text = PrometheusText()
    let series = series.withLock { $0 }.sorted {
      ($0.key.pattern ?? "", $0.key.method?.rawValue ?? "")
        < ($1.key.pattern ?? "", $1.key.method?.rawValue ?? "")
    }
    text.begin("http_requests_total", kind: "counter", help: "Answered requests.")
    for (key, one) in series {
      for (status, count) in one.byStatus.sorted(by: { $0.key < $1.key }) {
        text.add(labels(key) + [("status", "\(status)")], "\(count)")
      }
    }
    text.begin(
      "http_request_duration_seconds", kind: "histogram",
      help: "From the request line's arrival to the end of the answer.")
    for (key, one) in series {
      var total = 0
      for (index, count) in one.buckets.enumerated() {
        total += count
        let isLast = index == Metrics.bounds.count
        let bound = isLast ? "+Inf" : "\(Double(Metrics.bounds[index]) / 1_000_000)"
        text.add(labels(key) + [("le", bound)], "\(total)", suffix: "_bucket")
      }
      text.add(labels(key), "\(Double(one.totalMicroseconds) / 1_000_000)", suffix: "_sum")
      text.add(labels(key), "\(one.count)", suffix: "_count")
    }
    for figure in figures.withLock({ $0 }) {
      text.begin(figure.name, kind: figure.kind, help: figure.help)
      for sample in figure.read() { text.add(sample.labels, "\(sample.value)") }
    }
    return text.text
  }

  private func labels(_ key: Key) -> [(String, String)] {
    [("method", key.method?.rawValue ?? "other"), ("route", key.pattern ?? "none")]
  }
}
