import Postgres

/// Does each minute what time alone makes due; the database sees to it that one does at a time.
struct Housekeeper: Sendable {
  let database: Database
  let counts: JobCounts
  let log: ServerLog

  /// Goes on until the task is cancelled.
  func run() async {
    while !Task.isCancelled {
      do {
        try await database.run(
          .command("housekeeping", "select muster.keep_house()"), as: .service)
        try await database.run(
          .command("housekeeping.audit", "select muster.keep_audit_log()"), as: .service)
        try await counts.refresh(database)
      } catch {
        if !Task.isCancelled { log.warning("housekeeping: \(error)") }
      }
      try? await Task.sleep(for: .seconds(60))
    }
  }
}
