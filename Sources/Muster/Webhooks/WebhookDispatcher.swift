import Postgres
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Sends what waits in `muster.webhook_deliveries`. Servers share the work: a delivery is leased
/// by one of them and, should that one die with it, by another. At least once, in no order.
struct WebhookDispatcher: Sendable {
  let database: Database
  let sender: WebhookSender
  let waker: JobWaker
  let log: ServerLog

  /// Attempts of one kind under way. Webhooks that fail have places of their own: they may take
  /// fifteen seconds each, and nobody else is to wait for them.
  private final class Lane: Sendable {
    let failing: Bool
    let places: Int
    let taken = Atomic(0)

    init(failing: Bool, places: Int) {
      self.failing = failing
      self.places = places
    }

    var free: Int { places - taken.load(ordering: .relaxed) }
  }

  /// Sends until the task is cancelled.
  func run() async {
    let lanes = [Lane(failing: false, places: 12), Lane(failing: true, places: 4)]
    await waker.waking(every: .seconds(5)) {
      await withDiscardingTaskGroup { group in
        for await _ in waker.turns {
          if Task.isCancelled { break }
          for lane in lanes where lane.free > 0 {
            for delivery in await claim(lane.free, failing: lane.failing) {
              lane.taken.add(1, ordering: .relaxed)
              group.addTask {
                await deliver(delivery)
                lane.taken.subtract(1, ordering: .relaxed)
                waker.wake()
              }
            }
          }
        }
        sender.stop()
      }
    }
  }

  private func claim(_ atMost: Int, failing: Bool) async -> [LeasedDelivery] {
    do {
      return try await database.run(Self.claim(atMost, failing: failing), as: .service)
    } catch {
      if !Task.isCancelled { log.warning("webhook deliveries cannot be claimed: \(error)") }
      return []
    }
  }

  private func deliver(_ delivery: LeasedDelivery) async {
    let (outcome, milliseconds) = await sender.send(
      delivery, timestamp: Int(Date().timeIntervalSince1970))
    let finish: Query<Void>
    switch outcome {
    // Once the lease has run out, it is sent again.
    case .stopped: return
    case .answered(let status):
      finish = Self.finish(delivery, status: status, error: nil, milliseconds)
    case .failed(let reason):
      finish = Self.finish(delivery, status: nil, error: reason, milliseconds)
    }
    do {
      // In a task of its own: what was sent is to be noted down also while the server stops.
      try await Task { try await database.run(finish, as: .service) }.value
    } catch {
      log.warning("webhook delivery \(delivery.id): \(error)")
    }
  }

  private static func claim(_ atMost: Int, failing: Bool) -> Query<[LeasedDelivery]> {
    Query(
      lane: .exclusive, name: "webhooks.claim",
      sql: """
        select id, attempt, event_id, url, payload, array_to_string(secrets, ' ') \
        from muster.claim_webhook_deliveries($1::integer, $2::boolean)
        """, parameters: [Parameter(atMost), Parameter(failing)]
    ) { rows in
      try rows.map { row in
        LeasedDelivery(
          id: try row.get(0), attempt: try row.get(1), eventId: try row.get(2),
          url: try row.get(3), payload: try row.get(4),
          secrets: try row.get(5, as: String.self).split(separator: " ").compactMap {
            Data(base64Encoded: String($0)).map { [UInt8]($0) }
          })
      }
    }
  }

  private static func finish(
    _ delivery: LeasedDelivery, status: Int?, error: String?, _ milliseconds: Int
  ) -> Query<Void> {
    .command(
      "webhooks.finish",
      """
      select muster.finish_webhook_delivery(\
      $1::bigint, $2::integer, $3::integer, $4::text, $5::integer)
      """,
      Parameter(delivery.id), Parameter(delivery.attempt), Parameter(status), Parameter(error),
      Parameter(milliseconds))
  }
}
