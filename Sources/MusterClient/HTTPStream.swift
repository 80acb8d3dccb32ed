#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// An answer whose body is read while it arrives.
public struct HTTPStream: Sendable {
  /// The status and the headers; the body is empty.
  public let head: HTTPResponse
  /// The body in pieces as they come. Letting go of it, or cancelling its reader, closes the
  /// connection.
  public let body: AsyncThrowingStream<Data, any Error>

  /// Makes an answer.
  public init(head: HTTPResponse, body: AsyncThrowingStream<Data, any Error>) {
    self.head = head
    self.body = body
  }
}

extension Transport {
  /// Waits for the whole answer and hands it on in one piece: for transports that cannot stream.
  public func open(_ request: HTTPRequest) async throws -> HTTPStream {
    let response = try await send(request)
    let (body, continuation) = AsyncThrowingStream.makeStream(of: Data.self)
    continuation.yield(response.body)
    continuation.finish()
    return HTTPStream(
      head: HTTPResponse(status: response.status, headers: response.headers), body: body)
  }
}
