#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A request, as it goes over the wire.
public struct HTTPRequest: Sendable, Hashable {
  /// What to do.
  public var method: HTTPMethod
  /// With what, query included.
  public var url: URL
  /// The headers, `Authorization` included.
  public var headers: HTTPHeaders
  /// The body; nil when there is none.
  public var body: Data?

  /// Makes a request.
  public init(method: HTTPMethod, url: URL, headers: HTTPHeaders = [:], body: Data? = nil) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
  }
}
