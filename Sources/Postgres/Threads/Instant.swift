#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A moment of the monotonic clock, in nanoseconds; cheaper to compare than `ContinuousClock`'s.
struct Instant: Comparable, Sendable {
  var nanoseconds: UInt64

  /// Later than any moment that comes.
  static let never = Instant(nanoseconds: .max)

  static func now() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Instant(nanoseconds: UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec))
  }

  static func < (left: Instant, right: Instant) -> Bool {
    left.nanoseconds < right.nanoseconds
  }

  static func + (moment: Instant, wait: Duration) -> Instant {
    let (sum, overflow) = moment.nanoseconds.addingReportingOverflow(wait.nanoseconds)
    return overflow ? .never : Instant(nanoseconds: sum)
  }

  /// Milliseconds to wait from this moment to another for `poll`, rounded up; -1 means for ever.
  func pollTimeout(until other: Instant) -> Int32 {
    if other == .never { return -1 }
    if other <= self { return 0 }
    let milliseconds = (other.nanoseconds - nanoseconds + 999_999) / 1_000_000
    return Int32(clamping: milliseconds)
  }
}

extension Duration {
  /// Whole nanoseconds; negative durations count as zero, very long ones as the longest.
  var nanoseconds: UInt64 {
    let (seconds, attoseconds) = components
    if seconds < 0 || attoseconds < 0 { return 0 }
    let (product, overflow) = UInt64(seconds).multipliedReportingOverflow(by: 1_000_000_000)
    if overflow { return .max }
    let (sum, carried) = product.addingReportingOverflow(UInt64(attoseconds) / 1_000_000_000)
    return carried ? .max : sum
  }

  /// Whole milliseconds, rounded up.
  var milliseconds: UInt64 {
    nanoseconds / 1_000_000 + (nanoseconds % 1_000_000 == 0 ? 0 : 1)
  }
}
