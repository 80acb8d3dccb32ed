import CSodium
import Dispatch

/// Hashes passwords with argon2id, so many at once as there are lanes; each takes its memory
/// for its time, so the rest wait (A1).
struct PasswordHasher: Sendable {
  /// 19 MiB and two passes, the least that A1 allows: costly for a thief, bearable at sign-in.
  private static let operations = UInt64(2)
  private static let memoryBytes = 19 * 1024 * 1024

  private let lanes: [DispatchQueue]
  private let waiting: BoundedCount

  /// - Parameters:
  ///   - lanes: how many are hashed at once.
  ///   - queue: how many may wait; more are refused as `unavailable`.
  init(lanes: Int = 2, queue limit: Int = 256) {
    self.lanes = (0..<lanes).map { DispatchQueue(label: "muster.passwords.\($0)") }
    waiting = BoundedCount(limit: limit)
  }

  /// How many passwords were hashed so far, for metrics.
  var done: Int { waiting.entered }

  /// A hash to store.
  func hash(_ password: String) async throws -> String {
    try await work {
      var text = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
      let bytes = password.utf8.map { CChar(bitPattern: $0) }
      guard
        crypto_pwhash_str_alg(
          &text, bytes, UInt64(bytes.count), Self.operations, Self.memoryBytes,
          crypto_pwhash_ALG_ARGON2ID13) == 0
      else { throw Failure(.unavailable) }
      return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }

  /// Whether the password is the one of the hash. Without a hash the same work is done against
  /// one that nothing matches, so that time does not tell whether there is an account.
  func verify(_ password: String, against hash: String?) async throws -> Bool {
    try await work {
      let bytes = password.utf8.map { CChar(bitPattern: $0) }
      let matches =
        crypto_pwhash_str_verify(hash ?? Self.nobodys, bytes, UInt64(bytes.count)) == 0
      return matches && hash != nil
    }
  }

  /// Whether a hash was made with other costs than today's.
  func isOutdated(_ hash: String) -> Bool {
    crypto_pwhash_str_needs_rehash(hash, Self.operations, Self.memoryBytes) != 0
  }

  /// The hash of random bytes that were thrown away.
  private static let nobodys: String = {
    var secret = [CChar](repeating: 0, count: 32)
    randombytes_buf(&secret, secret.count)
    var text = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
    _ = crypto_pwhash_str_alg(
      &text, secret, UInt64(secret.count), operations, memoryBytes, crypto_pwhash_ALG_ARGON2ID13)
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }()

  private func work<Result: Sendable>(
    _ body: @escaping @Sendable () throws -> Result
  ) async throws -> Result {
    guard let place = waiting.enter() else { throw Failure(.unavailable) }
    defer { waiting.leave() }
    return try await withCheckedThrowingContinuation { continuation in
      lanes[place % lanes.count].async {
        continuation.resume(with: Swift.Result(catching: body))
      }
    }
  }
}
