import Postgres

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Tells the mailer of this server that a mail waits, so that it does not wait for its round.
struct MailWaker: Sendable {
  private let continuation: AsyncStream<Void>.Continuation
  fileprivate let stream: AsyncStream<Void>

  init() {
    (stream, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// A mail was put out.
  func wake() { continuation.yield() }

  /// No more mails are looked for.
  func finish() { continuation.finish() }
}

/// Sends what waits in `muster.mails`. Servers share the work: a mail is claimed by one of them
/// and, should that one die with it, by another.
struct Mailer: Sendable {
  let database: Database
  let transport: any MailTransport
  let publicURL: String
  let waker: MailWaker
  let unsubscribing: UnsubscribeTokens
  let log: ServerLog

  /// Sends until the task is cancelled.
  func run() async {
    let rounds = Task {
      while !Task.isCancelled {
        waker.wake()
        try? await Task.sleep(for: .seconds(10))
      }
    }
    for await _ in waker.stream {
      if Task.isCancelled { break }
      await sendWhatIsDue()
    }
    rounds.cancel()
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
    var sent = false
    do {
      if let mail = try queued.written(publicURL: publicURL, unsubscribing: unsubscribing) {
        try await transport.send(mail)
        sent = true
      }
    } catch {
      // Neither address nor link: those are the recipient's.
      log.warning("mail \(queued.id) of kind \(queued.kind) is to be tried again: \(error)")
    }
    do {
      try await database.run(Self.finish(queued.id, sent: sent), as: .service)
    } catch {
      log.warning("mail \(queued.id): \(error)")
    }
  }

  private static let claim = Query<[QueuedMail]>(
    lane: .exclusive, name: "mails.claim",
    sql: "select id, recipient, kind, payload from muster.claim_mails(10)", parameters: []
  ) { rows in
    try rows.map {
      QueuedMail(
        id: try $0.get(0), recipient: try $0.get(1), kind: try $0.get(2), payload: try $0.get(3))
    }
  }

  private static func finish(_ id: UUID, sent: Bool) -> Query<Void> {
    .command(
      "mails.finish", "select muster.finish_mail($1::uuid, $2::boolean)", Parameter(id),
      Parameter(sent))
  }
}
