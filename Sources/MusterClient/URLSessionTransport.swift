#if canImport(FoundationNetworking)
  import Foundation
  public import FoundationNetworking
#else
  public import Foundation
#endif

/// Sends requests with `URLSession`.
public struct URLSessionTransport: Transport {
  private let session: URLSession

  /// Uses a session of the app's own, or by default one without cookies and cache that gives up
  /// after 30 seconds without an answer.
  public init(session: URLSession? = nil) {
    self.session = session ?? URLSession(configuration: Self.configuration)
  }

  private static var configuration: URLSessionConfiguration {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.httpCookieStorage = nil
    configuration.httpShouldSetCookies = false
    configuration.urlCache = nil
    configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
    configuration.timeoutIntervalForRequest = 30
    return configuration
  }

  /// Sends a request and waits for the whole answer.
  public func send(_ request: HTTPRequest) async throws -> HTTPResponse {
    var outgoing = URLRequest(url: request.url)
    outgoing.httpMethod = request.method.rawValue
    outgoing.httpBody = request.body
    for (name, value) in request.headers { outgoing.setValue(value, forHTTPHeaderField: name) }
    do {
      let (body, response) = try await session.data(for: outgoing, delegate: RedirectionRefuser())
      guard let response = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
      return HTTPResponse(
        status: response.statusCode, headers: Self.headers(of: response), body: body)
    } catch let error as URLError {
      if Task.isCancelled { throw CancellationError() }
      if error.code == .networkConnectionLost { throw ConnectionLost(underlying: error) }
      throw error
    }
  }

  private static func headers(of response: HTTPURLResponse) -> HTTPHeaders {
    var headers = HTTPHeaders()
    for case let (name as String, value as String) in response.allHeaderFields {
      headers[name] = value
    }
    return headers
  }
}

/// Answers a redirection as it is, so that no other host gets the access token.
private final class RedirectionRefuser: NSObject, URLSessionTaskDelegate {
  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    completionHandler(nil)
  }
}
