#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// An answer, as it came over the wire.
public struct HTTPResponse: Sendable, Hashable {
  /// The HTTP status.
  public var status: Int
  /// The headers.
  public var headers: HTTPHeaders
  /// The body; empty when there is none.
  public var body: Data

  /// Makes an answer.
  public init(status: Int, headers: HTTPHeaders = [:], body: Data = Data()) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}
