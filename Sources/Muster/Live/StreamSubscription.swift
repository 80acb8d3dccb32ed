import HTTPServer

/// One open stream, from its first byte until the client or the server ends it.
final class StreamSubscription: Sendable {
  private let mailbox: StreamMailbox
  private let leave: @Sendable () async -> Void

  init(mailbox: StreamMailbox, leave: @escaping @Sendable () async -> Void) {
    self.mailbox = mailbox
    self.leave = leave
  }

  /// Also when nobody came to read: the client was gone before.
  deinit {
    let leave = leave
    Task { await leave() }
  }

  /// Writes what the stream begins with, and what comes.
  func write(_ beginning: String, to writer: ResponseWriter) async throws {
    try await mailbox.drain(after: beginning) { try await writer.write($0) }
  }
}
