import Foundation
import Postgres
import Testing

@testable import Muster

@Suite struct EventHistoryTests {
  /// How many histories of 60 operations: `MUSTER_EVENT_HISTORIES`, 20 unless said otherwise.
  private static let count =
    Int(ProcessInfo.processInfo.environment["MUSTER_EVENT_HISTORIES"] ?? "") ?? 20

  @Test("E1 to E7: after any history of operations the database says what the rules say")
  func histories() async throws {
    let connection = try await DirectConnection.connect(TestDatabase.make())
    defer { connection.close() }
    let people = try await EventHistory.people(7, on: connection)
    let first =
      UInt64(ProcessInfo.processInfo.environment["MUSTER_MODEL_SEED"] ?? "")
      ?? UInt64.random(in: 0..<1_000_000)
    for seed in first..<(first + UInt64(Self.count)) {
      let history = try await EventHistory(seed: seed, people: people, on: connection)
      for number in 0..<60 {
        guard let difference = try await history.step() else { continue }
        Issue.record("seed \(seed), step \(number): \(difference)")
        return
      }
    }
    let broken = try await connection.run([
      Command(
        Statement("broken", "select name from muster.event_invariants(null) where broken > 0"))
    ])
    #expect(try broken[0].map { try $0.get(0, as: String.self) } == [])
  }
}
