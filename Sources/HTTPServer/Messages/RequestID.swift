import Synchronization

/// Names of requests in logs and answers.
public enum RequestID {
  private static let source = Mutex(Source())

  /// A new random name: 32 hexadecimal digits.
  public static func make() -> String {
    let (high, low) = source.withLock { ($0.next(), $0.next()) }
    return String(unsafeUninitializedCapacity: 32) { digits in
      for index in 0..<16 {
        let shift = UInt64(60 - 4 * index)
        digits[index] = ASCII.digit(UInt8(truncatingIfNeeded: high >> shift & 15))
        digits[16 + index] = ASCII.digit(UInt8(truncatingIfNeeded: low >> shift & 15))
      }
      return 32
    }
  }

  /// Whether a client may name its request so: 1 to 64 letters, digits, `.`, `_` or `-`.
  public static func isValid(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy {
        switch $0 {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
        default: false
        }
      }
  }

  /// The system's random numbers, a block at a time: one request should not cost two system calls.
  private struct Source {
    private var block: [UInt64] = []

    mutating func next() -> UInt64 {
      if block.isEmpty {
        var system = SystemRandomNumberGenerator()
        block = (0..<256).map { _ in system.next() }
      }
      return block.removeLast()
    }
  }
}
