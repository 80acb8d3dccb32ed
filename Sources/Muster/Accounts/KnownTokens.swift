import Synchronization

/// Tokens whose signature was found right, so that it is computed once a token and not once a
/// request. A signature does not become wrong; when a token expires and whether its session
/// stands is asked each time.
final class KnownTokens: Sendable {
  struct Entry: Sendable {
    let caller: Caller
    let expires: Int
  }

  /// Two generations: when the younger is full, the older is forgotten and the two change places.
  private struct Generations {
    var young: [String: Entry] = [:]
    var old: [String: Entry] = [:]
  }

  private static let limit = 2_000
  private let generations = Mutex(Generations())

  subscript(token: String) -> Entry? {
    get { generations.withLock { $0.young[token] ?? $0.old[token] } }
    set {
      generations.withLock {
        if $0.young.count >= Self.limit {
          $0.old = $0.young
          $0.young = [:]
        }
        $0.young[token] = newValue
      }
    }
  }
}
