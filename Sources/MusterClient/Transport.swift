/// Carries requests to the server. Tests put a fake one in place of `URLSessionTransport`.
public protocol Transport: Sendable {
  /// Sends a request and waits for the whole answer, whatever its status. Redirections are not
  /// followed, since the access token would go with them.
  ///
  /// Throws `ConnectionLost` when the connection broke before an answer came, and errors of its
  /// own for the rest; the client hands those on.
  func send(_ request: HTTPRequest) async throws -> HTTPResponse

  /// Sends a request and returns when its answer begins; for streams, which do not end.
  func open(_ request: HTTPRequest) async throws -> HTTPStream
}

/// The connection broke before an answer came: whether the request was carried out is unknown.
public struct ConnectionLost: Error {
  /// What the system said.
  public let underlying: (any Error)?

  /// Makes the error.
  public init(underlying: (any Error)? = nil) { self.underlying = underlying }
}
