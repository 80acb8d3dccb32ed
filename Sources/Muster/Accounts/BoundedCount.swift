import Synchronization

/// Counts those inside, up to a limit.
final class BoundedCount: Sendable {
  private let count = Atomic(0)
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  /// Goes in and tells how many were inside, or nil when the limit is reached.
  func enter() -> Int? {
    let before = count.add(1, ordering: .relaxed).oldValue
    if before < limit { return before }
    count.subtract(1, ordering: .relaxed)
    return nil
  }

  /// Goes out.
  func leave() { count.subtract(1, ordering: .relaxed) }
}
