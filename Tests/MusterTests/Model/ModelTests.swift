import Foundation
import Testing

@testable import Postgres

/// Random operations against a model of the rules (K1 to K18): the database refuses what the
/// model refuses, becomes what the model becomes, and shows each person what the model shows.
@Suite struct ModelTests {
  private static let environment = ProcessInfo.processInfo.environment

  /// What workers share: how much is done, and what was found.
  private actor Progress {
    private let seed: UInt64
    private let goal: Int
    private var nextWorld: UInt64 = 0
    private(set) var counts = ModelRun.Counts()
    private(set) var failures: [ModelRun.Failure] = []

    init(seed: UInt64, goal: Int) {
      self.seed = seed
      self.goal = goal
    }

    func nextSeed() -> UInt64? {
      guard counts.operations < goal, failures.isEmpty else { return nil }
      defer { nextWorld += 1 }
      return seed &+ nextWorld
    }

    func add(_ more: ModelRun.Counts, _ failure: ModelRun.Failure?) {
      counts += more
      if let failure { failures.append(failure) }
    }
  }

  @Test("K1 to K18: after random operations, database and rules agree on everything seen")
  func agree() async throws {
    let seed = Self.environment["MUSTER_MODEL_SEED"].flatMap { UInt64($0) } ?? 20_260_101
    let goal = Self.environment["MUSTER_MODEL_OPERATIONS"].flatMap { Int($0) } ?? 1_500
    let progress = Progress(seed: seed, goal: goal)
    let began = ContinuousClock.now
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      for _ in 0..<2 { tasks.addTask { try await Self.work(progress) } }
      try await tasks.waitForAll()
    }
    let counts = await progress.counts
    let time = began.duration(to: .now)
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    print(
      """
      model: \(counts.operations) operations in \(counts.worlds) worlds, \(counts.refused) \
      refused, \(counts.views) times everybody's view; \(Int(Double(counts.operations) / seconds)) \
      operations/s, seed \(seed)
      """)
    if Self.environment["MUSTER_MODEL_OPERATIONS"] != nil {
      for (name, outcomes) in counts.outcomes.sorted(by: { $0.key < $1.key }) {
        let list = outcomes.sorted { $0.value > $1.value }.map { "\($0) \($1)" }
        print("  \(name): \(list.joined(separator: ", "))")
      }
    }
    for failure in await progress.failures { Issue.record("\(failure)") }
  }

  /// Takes worlds until there are enough, in a database that is replaced when it grew big.
  private static func work(_ progress: Progress) async throws {
    var isDone = false
    while !isDone {
      let connectionString = try await TestDatabase.make()
      isDone = try await inDatabase(connectionString, progress)
    }
  }

  private static func inDatabase(
    _ connectionString: String, _ progress: Progress
  ) async throws -> Bool {
    var operations = 0
    let run = try await DetachedThread.run {
      Box(ModelRun(database: try ModelDatabase(connectionString: connectionString)))
    }
    while operations < 3_000 {
      guard let seed = await progress.nextSeed() else { return true }
      let (counts, failure) = try await DetachedThread.run {
        var counts = ModelRun.Counts()
        let failure = try run.value.world(seed: seed, &counts)
        return (counts, try failure.map { try run.value.shrink($0) })
      }
      operations += counts.operations
      await progress.add(counts, failure)
    }
    return false
  }

  @Test(
    "a rule that the model tells wrong is found, and the sequence that shows it made short",
    arguments: Mistake.allCases)
  func findsMistakes(mistake: Mistake) async throws {
    let connectionString = try await TestDatabase.make()
    let failure = try await DetachedThread.run { () -> ModelRun.Failure? in
      let run = ModelRun(
        database: try ModelDatabase(connectionString: connectionString), mistakes: [mistake])
      var counts = ModelRun.Counts()
      // The first worlds are known to show nothing; should drawing change, so does where it shows.
      let first = [Mistake.leadersAreLikeOthers: 150, .pausedRowsDoNotBlock: 30][mistake] ?? 4
      for seed in first..<500 {
        if let failure = try run.world(seed: UInt64(seed), &counts) {
          return try run.shrink(failure)
        }
      }
      return nil
    }
    let found = try #require(failure)
    #expect(found.operations.count <= 12, "\(found)")
    print("\(mistake): \(found.operations.count) operations show it, seed \(found.seed)")
  }
}

/// Carries what one thread at a time uses.
private struct Box<Value>: @unchecked Sendable {
  let value: Value
  init(_ value: Value) { self.value = value }
}
