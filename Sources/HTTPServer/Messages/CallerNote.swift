import Synchronization

/// Carries the caller's name from the handler to the access log.
final class CallerNote: Sendable {
  private let stored = Mutex<String?>(nil)

  var name: String? {
    get { stored.withLock { $0 } }
    set { stored.withLock { $0 = newValue } }
  }
}
