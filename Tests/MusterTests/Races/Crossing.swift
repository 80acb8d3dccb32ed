import Postgres
import Testing

@testable import Muster

/// Two transactions that cross (R5): one has changed something and is not over when the other
/// comes; that waits, and then goes by what it finds. SQL as `LockWorld` has it.
struct Crossing {
  /// What there is before.
  var world: [String] = []
  /// What has changed, and is committed once the second waits or is over.
  let first: String
  let second: String
  /// Whether the second waits for the first.
  var waits = true
  /// The SQLSTATE that the second is refused with; nil: it goes through.
  var refused: String?
  /// A condition that holds afterwards.
  var then: String?

  func check(sourceLocation: SourceLocation = #_sourceLocation) async throws {
    let database = try await LockWorld.make(world)
    let met = try await LockOrder.meets(
      on: database, LockWorld.fill(first), LockWorld.fill(second))
    #expect(met.waits == waits, sourceLocation: sourceLocation)
    #expect(met.refused == refused, sourceLocation: sourceLocation)
    guard let then else { return }
    let connection = try await DirectConnection.connect(database)
    defer { connection.close() }
    let condition = Statement("then", "select \(LockWorld.fill(then))")
    let holds = try await connection.run([Command(condition)])[0].first?.get(0, as: Bool?.self)
    #expect(holds == true, "\(then)", sourceLocation: sourceLocation)
  }
}

/// The order of locks (R5): what waits for one has another not yet. SQL as `LockWorld` has it.
struct Holding {
  /// What there is before.
  var world: [String] = []
  /// What is waited for before, and over then.
  var after: String?
  /// What takes the lock.
  let held: String
  /// What waits for it, and goes through afterwards.
  let waiting: String
  /// The table and condition of the row that is free meanwhile.
  let isFree: String

  func check(sourceLocation: SourceLocation = #_sourceLocation) async throws {
    let isFree = try await LockOrder.isFree(
      on: try await LockWorld.make(world), after: after.map(LockWorld.fill),
      whileHeld: LockWorld.fill(held), LockWorld.fill(waiting), isFree: LockWorld.fill(isFree))
    #expect(isFree, "\(self.isFree)", sourceLocation: sourceLocation)
  }
}
