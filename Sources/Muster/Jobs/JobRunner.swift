import Postgres

/// Does what is due in the database itself (`muster.run_job`). Servers share the work: a job is
/// leased by one of them and, should that one die with it, by another.
struct JobRunner: Sendable {
  let database: Database
  let waker: JobWaker
  let log: ServerLog

  /// A job that this server has taken.
  private struct LeasedJob: Sendable {
    let id: Int64
    let kind: String
    /// Which attempt this is, from 1.
    let attempt: Int
  }

  /// Goes on until the task is cancelled.
  func run() async {
    await waker.waking(every: .seconds(5)) {
      for await _ in waker.turns {
        if Task.isCancelled { break }
        await runWhatIsDue()
      }
    }
  }

  private func runWhatIsDue() async {
    do {
      while !Task.isCancelled {
        let due = try await database.run(Self.claim, as: .service)
        if due.isEmpty { return }
        for job in due { try await run(job) }
      }
    } catch {
      if !Task.isCancelled { log.warning("jobs cannot be claimed: \(error)") }
    }
  }

  private func run(_ job: LeasedJob) async throws {
    do {
      try await database.run(
        .command(
          "jobs.run", "select muster.run_job($1::bigint, $2::integer)", Parameter(job.id),
          Parameter(job.attempt)),
        as: .service)
    } catch let error as PostgresError {
      log.warning("job \(job.id) of kind \(job.kind) is to be tried again: \(error)")
      try await database.run(
        .command(
          "jobs.finish", "select muster.finish_job($1::bigint, $2::integer, $3::text)",
          Parameter(job.id), Parameter(job.attempt), Parameter("\(error)")),
        as: .service)
    }
  }

  /// Few at a time: what is leased is due to be done within the lease.
  private static let claim = Query<[LeasedJob]>(
    lane: .exclusive, name: "jobs.claim",
    sql: "select id, kind, attempt from muster.claim_jobs('database', 5, 1000)", parameters: []
  ) { rows in
    try rows.map {
      LeasedJob(id: try $0.get(0), kind: try $0.get(1), attempt: try $0.get(2))
    }
  }
}
