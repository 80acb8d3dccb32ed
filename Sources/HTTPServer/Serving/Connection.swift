import CMicrohttpd
import Synchronization

/// One client's connection, from accept to close.
///
/// libmicrohttpd serves a connection on one thread, always the same: `incoming` belongs to that
/// thread. What handlers and the time keeper touch is in `shared`, under a lock that is held for
/// moments only. The connection's handle is valid until `shared.phase` is `.closed`. Resuming
/// happens under the lock, so that a connection cannot be freed while it is being resumed.
final class Connection: @unchecked Sendable {
  /// What a connection is doing.
  enum Phase {
    /// No request line has arrived since the last answer.
    case idle
    /// The header or the body is arriving.
    case arriving
    /// The handler is at work.
    case handling
    /// An answer is being sent.
    case sending
    /// A streamed answer is being made and sent.
    case streaming
    /// It was answered outside of libmicrohttpd, and will be closed.
    case condemned
    /// The socket is gone.
    case closed
  }

  struct Shared {
    var phase = Phase.idle
    /// When the phase began, in milliseconds.
    var since: UInt64
    /// Counts requests, so that a handler that comes too late is not taken for the next one's.
    var generation = 0
    var isSuspended = false
    var isLongLived = false
    var answer: Answer?
    var task: Task<Void, Never>?
  }

  /// A finished answer, and the stream that its body comes from.
  struct Answer {
    let response: Response
    let stream: ResponseStream?
  }

  let engine: Engine
  let handle: OpaquePointer
  let socket: Int32
  let address: String
  let shared: Mutex<Shared>
  var incoming = Incoming()

  init(engine: Engine, handle: OpaquePointer) {
    self.engine = engine
    self.handle = handle
    socket = muster_connection_socket(handle)
    var text = [CChar](repeating: 0, count: 64)
    muster_connection_address(handle, &text, 64)
    address = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    shared = Mutex(Shared(since: muster_milliseconds()))
  }

  static func of(_ context: UnsafeMutableRawPointer) -> Connection {
    Unmanaged<Connection>.fromOpaque(context).takeUnretainedValue()
  }

  /// Takes an answer from a handler or the time keeper, the first for its request only.
  ///
  /// - Returns: whether the answer will be sent.
  func finish(_ response: Response, stream: ResponseStream? = nil, generation: Int) -> Bool {
    shared.withLock {
      guard $0.phase == .handling, $0.generation == generation, $0.answer == nil else {
        return false
      }
      $0.answer = Answer(response: response, stream: stream)
      if $0.isSuspended {
        $0.isSuspended = false
        resume()
      }
      return true
    }
  }

  /// Takes the connection out of libmicrohttpd's hands; only on its thread.
  ///
  /// - Returns: false when the server is about to end and nothing may be suspended.
  func suspend() -> Bool {
    engine.suspended.wrappingAdd(1, ordering: .sequentiallyConsistent)
    guard !engine.isRefusing.load(ordering: .sequentiallyConsistent) else {
      engine.suspended.wrappingSubtract(1, ordering: .sequentiallyConsistent)
      return false
    }
    MHD_suspend_connection(handle)
    return true
  }

  /// Gives a suspended connection back; only under the lock that guards who resumes.
  func resume() {
    MHD_resume_connection(handle)
    engine.suspended.wrappingSubtract(1, ordering: .sequentiallyConsistent)
  }
}
