import HTTPServer
import Postgres
import Synchronization

/// How much waits in the queues, as of the last look: for `/metrics`, which asks nobody.
final class JobCounts: Sendable {
  private struct Count: Sendable {
    let queue: String
    let waiting: Int64
    let overdue: Int64
    let failed: Int64
  }

  private let counts = Mutex<[Count]>([])

  /// Looks at the queues.
  func refresh(_ database: Database) async throws {
    let found = try await database.run(Self.query, as: .service)
    counts.withLock { $0 = found }
  }

  /// Has the counts shown.
  func observe(in metrics: Metrics) {
    add("jobs_waiting", "Jobs that wait, by queue.", \.waiting, to: metrics)
    add("jobs_overdue", "Jobs that are a minute late, by queue.", \.overdue, to: metrics)
    add("jobs_failed", "Jobs that were given up lately, by queue.", \.failed, to: metrics)
  }

  private func add(
    _ name: String, _ help: String, _ value: any KeyPath<Count, Int64> & Sendable,
    to metrics: Metrics
  ) {
    metrics.addGauge(name, help: help) { [self] in
      counts.withLock {
        $0.map { Metrics.Sample(Double($0[keyPath: value]), labels: [("queue", $0.queue)]) }
      }
    }
  }

  private static let query = Query<[Count]>(
    lane: .exclusive, name: "jobs.counts",
    sql: "select queue, waiting, overdue, failed from muster.job_counts() order by queue",
    parameters: []
  ) { rows in
    try rows.map {
      Count(
        queue: try $0.get(0), waiting: try $0.get(1), overdue: try $0.get(2),
        failed: try $0.get(3))
    }
  }
}
