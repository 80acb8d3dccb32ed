import Postgres

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Sends what waits in `muster.mails`. Servers share the work: a mail is claimed by one of them
/// and, should that one die with it, by another.
struct Mailer: Sendable {
  let database: Database
  let transport: any MailTransport
  let publicURL: String
  let waker: JobWaker
  let unsubscribing: UnsubscribeTokens
  let log: ServerLog

  /// Sends until the task is cancelled.
  func run() async {
    await waker.waking(every: .seconds(10)) {
      for await _ in waker.turns {
        if Task.isCancelled { break }
        await sendWhatIsDue()
      }
    }
  }

  /// Sends everything that is due now.
  func sendWhatIsDue() async {
    do {
      while !Task.isCancelled {
        let due = try await database.run(Self.claim, as: .service)
        if due.isEmpty { return }
        for queued in due { await send(queued) }
      }
    } catch {
      log.warning("mails cannot be claimed: \(error)")
    }
  }

  private func send(_ queued: QueuedMail) async {
    var failure: String?
    do {
      if let mail = try queued.written(publicURL: publicURL, unsubscribing: unsubscribing) {
        try await transport.send(mail)
      } else {
        failure = "no such kind of mail: \(queued.kind)"
      }
    } catch {
      failure = "\(error)"
    }
    // Neither address nor link: those are the recipient's.
    if let failure {
      log.warning("mail \(queued.id) of kind \(queued.kind) is to be tried again: \(failure)")
    }
    do {
      try await database.run(Self.finish(queued, failure), as: .service)
    } catch {
      log.warning("mail \(queued.id): \(error)")
    }
  }

  private static let claim = Query<[QueuedMail]>(
    lane: .exclusive, name: "mails.claim",
    sql: "select job_id, attempt, id, recipient, kind, payload from muster.claim_mails(10)",
    parameters: []
  ) { rows in
    try rows.map {
      QueuedMail(
        job: try $0.get(0), attempt: try $0.get(1), id: try $0.get(2), recipient: try $0.get(3),
        kind: try $0.get(4), payload: try $0.get(5))
    }
  }

  private static func finish(_ queued: QueuedMail, _ failure: String?) -> Query<Void> {
    .command(
      "mails.finish",
      "select muster.finish_mail($1::bigint, $2::integer, $3::uuid, $4::text)",
      Parameter(queued.job), Parameter(queued.attempt), Parameter(queued.id), Parameter(failure))
  }
}
