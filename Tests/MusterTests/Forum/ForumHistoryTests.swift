import Foundation
import Testing

@testable import Muster

@Suite struct ForumHistoryTests {
  /// How many histories of 80 operations: `MUSTER_FORUM_HISTORIES`, 8 unless said otherwise.
  private static let count =
    Int(ProcessInfo.processInfo.environment["MUSTER_FORUM_HISTORIES"] ?? "") ?? 8

  @Test("M1: after any history each person reads and may write what the rules say")
  func histories() async throws {
    try await TestServer.with { server in
      let first =
        UInt64(ProcessInfo.processInfo.environment["MUSTER_MODEL_SEED"] ?? "")
        ?? UInt64.random(in: 0..<1_000_000)
      for seed in first..<(first + UInt64(Self.count)) {
        var people: [Person] = []
        for name in ["Ann", "Bob", "Cid", "Dan", "Eve"] {
          people.append(try await server.person(name))
        }
        var history = try await ForumHistory(server, seed: seed, people: people)
        for number in 0..<80 {
          guard let difference = try await history.step() else { continue }
          Issue.record("seed \(seed), step \(number): \(difference)")
          return
        }
        for person in people.indices {
          let difference = try await history.difference(of: person)
          #expect(difference == nil, "seed \(seed)")
        }
      }
      #expect(
        try await server.rows(
          "select f.name, f.id from muster.forum_invariants(muster.some_groups(null)) as f") == [])
    }
  }
}
