import Foundation
import Postgres
import Testing

@testable import Muster

@Suite struct JourneyHistoryTests {
  /// How many histories of 60 operations: `MUSTER_JOURNEY_HISTORIES`, 20 unless said otherwise.
  private static let count =
    Int(ProcessInfo.processInfo.environment["MUSTER_JOURNEY_HISTORIES"] ?? "") ?? 20

  @Test(
    "J3: after any history an enrolment is completed exactly when the rules say, and the overview is the aggregate of present members"
  )
  func histories() async throws {
    let connection = try await DirectConnection.connect(TestDatabase.make())
    defer { connection.close() }
    let first =
      UInt64(ProcessInfo.processInfo.environment["MUSTER_MODEL_SEED"] ?? "")
      ?? UInt64.random(in: 0..<1_000_000)
    for seed in first..<(first + UInt64(Self.count)) {
      // Of their own: a person has at most 200 journeys that are not published (J1).
      let people = try await EventHistory.people(5, on: connection)
      let history = try await JourneyHistory(seed: seed, people: people, on: connection)
      for number in 0..<60 {
        guard let difference = try await history.step() else { continue }
        Issue.record("seed \(seed), step \(number): \(difference)")
        return
      }
    }
    let broken = try await connection.run([
      Command(
        Statement("broken", "select name from muster.journey_invariants(null) where broken > 0"))
    ])
    #expect(try broken[0].map { try $0.get(0, as: String.self) } == [])
  }
}
