import Synchronization

/// A figure that only grows.
public final class MetricCounter: Sendable {
  private let count = Atomic(0)

  init() {}

  /// Adds to the figure.
  public func increment(by amount: Int = 1) {
    count.wrappingAdd(amount, ordering: .relaxed)
  }

  /// The figure now.
  public var value: Int { count.load(ordering: .relaxed) }
}
