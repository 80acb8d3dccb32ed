import Foundation
import Postgres
import Testing

@testable import Muster

@Suite struct LunchHistoryTests {
  /// How many histories of 60 operations: `MUSTER_LUNCH_HISTORIES`, 20 unless said otherwise.
  private static let count =
    Int(ProcessInfo.processInfo.environment["MUSTER_LUNCH_HISTORIES"] ?? "") ?? 20

  @Test(
    "L2 to L6: after any history the database says what the rules say, diets and refusals alike")
  func histories() async throws {
    let connection = try await DirectConnection.connect(TestDatabase.make())
    defer { connection.close() }
    let people = try await EventHistory.people(6, on: connection)
    let restaurants = try await LunchHistory.restaurants(3, by: people[0], on: connection)
    let first =
      UInt64(ProcessInfo.processInfo.environment["MUSTER_MODEL_SEED"] ?? "")
      ?? UInt64.random(in: 0..<1_000_000)
    for seed in first..<(first + UInt64(Self.count)) {
      let history = try await LunchHistory(
        seed: seed, people: people, restaurants: restaurants, on: connection)
      for number in 0..<60 {
        guard let difference = try await history.step() else { continue }
        Issue.record("seed \(seed), step \(number): \(difference)")
        return
      }
    }
    let broken = try await connection.run([
      Command(
        Statement("broken", "select name from muster.lunch_invariants(null) where broken > 0"))
    ])
    #expect(try broken[0].map { try $0.get(0, as: String.self) } == [])
  }
}
