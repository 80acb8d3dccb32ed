import Synchronization

/// Counts those inside, up to a limit.
final class BoundedCount: Sendable {
  private let count = Atomic(0)
  private let total = Atomic(0)
  private let limit: Int

  /// How many went in so far.
  var entered: Int { total.load(ordering: .relaxed) }

  init(limit: Int) { self.limit = limit }

  /// Goes in and tells how many were inside, or nil when the limit is reached.
  func enter() -> Int? {
    let before = count.add(1, ordering: .relaxed).oldValue
    if before < limit {
      total.add(1, ordering: .relaxed)
      return before
    }
    count.subtract(1, ordering: .relaxed)
    return nil
  }

  /// Goes out.
  func leave() { count.subtract(1, ordering: .relaxed) }
}
