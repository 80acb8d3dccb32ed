import Synchronization

/// Sends the parts of a streamed answer, no faster than the client reads them.
public struct ResponseWriter: Sendable {
  let stream: ResponseStream

  /// Sends bytes, and returns when few enough of those written wait to be sent (64 KiB).
  ///
  /// - Throws: `ClientGoneError` once the connection is closed, `CancellationError` once the
  ///   task is cancelled.
  public func write(_ bytes: [UInt8]) async throws {
    try await stream.write(bytes)
  }

  /// Sends text as UTF-8; see `write(_:)` for bytes.
  public func write(_ text: String) async throws {
    try await stream.write(Array(text.utf8))
  }
}

/// The client closed the connection before the answer was complete.
public struct ClientGoneError: Error {
  /// Makes the error.
  public init() {}
}
