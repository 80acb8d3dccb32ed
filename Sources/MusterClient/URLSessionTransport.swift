#if canImport(FoundationNetworking)
  import Foundation
  public import FoundationNetworking
#else
  public import Foundation
#endif

/// Sends requests with a `URLSession` of its own.
public final class URLSessionTransport: Transport {
  private let session: URLSession

  /// Makes a session with a configuration of the app's, or by default one without cookies and
  /// cache that gives up after 30 seconds without an answer.
  public init(configuration: URLSessionConfiguration? = nil) {
    session = URLSession(
      configuration: configuration ?? Self.configuration, delegate: Forwarder(),
      delegateQueue: nil)
  }

  // A session keeps its delegate until then.
  deinit { session.finishTasksAndInvalidate() }

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
    do {
      return try await exchange(session.dataTask(with: Self.outgoing(request)))
    } catch let error as URLError {
      if Task.isCancelled { throw CancellationError() }
      // Where the session is built on curl, `badServerResponse` is an answer that never came.
      guard [.networkConnectionLost, .badServerResponse].contains(error.code) else { throw error }
      throw ConnectionLost(underlying: error)
    }
  }

  /// Sends a request and returns when its answer begins. A minute without a byte ends it: the
  /// server says something every 15 seconds.
  public func open(_ request: HTTPRequest) async throws -> HTTPStream {
    var outgoing = Self.outgoing(request)
    outgoing.timeoutInterval = 60
    let task = session.dataTask(with: outgoing)
    let (events, delegate) = Self.begin(task)
    let (body, continuation) = AsyncThrowingStream.makeStream(of: Data.self)
    let (heads, head) = AsyncThrowingStream.makeStream(of: HTTPResponse.self)
    let reading = Task {
      do {
        for try await event in events {
          switch event {
          case .response(let response):
            head.yield(
              HTTPResponse(status: response.statusCode, headers: Self.headers(of: response)))
          case .body(let data): continuation.yield(data)
          }
        }
        withExtendedLifetime(delegate) {}
        head.finish()
        continuation.finish()
      } catch {
        head.finish(throwing: error)
        continuation.finish(throwing: error)
      }
    }
    continuation.onTermination = { _ in reading.cancel() }
    for try await head in heads { return HTTPStream(head: head, body: body) }
    reading.cancel()
    try Task.checkCancellation()
    throw URLError(.badServerResponse)
  }

  private static func outgoing(_ request: HTTPRequest) -> URLRequest {
    var outgoing = URLRequest(url: request.url)
    outgoing.httpMethod = request.method.rawValue
    outgoing.httpBody = request.body
    for (name, value) in request.headers { outgoing.setValue(value, forHTTPHeaderField: name) }
    return outgoing
  }

  /// Starts a task; what happens to it comes as events, for as long as the delegate lives.
  private static func begin(
    _ task: URLSessionDataTask
  ) -> (AsyncThrowingStream<ExchangeEvent, any Error>, ExchangeDelegate) {
    let (events, continuation) = AsyncThrowingStream.makeStream(of: ExchangeEvent.self)
    continuation.onTermination = { end in
      if case .cancelled = end { task.cancel() }
    }
    let delegate = ExchangeDelegate(events: continuation)
    task.delegate = delegate
    task.resume()
    return (events, delegate)
  }

  private func exchange(_ task: URLSessionDataTask) async throws -> HTTPResponse {
    let (events, delegate) = Self.begin(task)
    var answer: HTTPResponse?
    for try await event in events {
      switch event {
      case .response(let response):
        answer = HTTPResponse(status: response.statusCode, headers: Self.headers(of: response))
      case .body(let data):
        answer?.body.append(data)
      }
    }
    withExtendedLifetime(delegate) {}
    // The events end without an error when the caller is cancelled, too.
    try Task.checkCancellation()
    guard let answer else { throw URLError(.badServerResponse) }
    return answer
  }

  private static func headers(of response: HTTPURLResponse) -> HTTPHeaders {
    var headers = HTTPHeaders()
    for case let (name as String, value as String) in response.allHeaderFields {
      headers[name] = value
    }
    return headers
  }
}

/// What happens while a request is under way.
private enum ExchangeEvent: Sendable {
  case response(HTTPURLResponse)
  case body(Data)
}

/// Hands on what happens to one task, and answers a redirection as it is, so that no other host
/// gets the access token.
///
/// The session's own `data(for:delegate:)` will not do: outside Apple's platforms it follows
/// redirections without asking, `Authorization` included.
private final class ExchangeDelegate: NSObject, URLSessionDataDelegate {
  private let events: AsyncThrowingStream<ExchangeEvent, any Error>.Continuation

  init(events: AsyncThrowingStream<ExchangeEvent, any Error>.Continuation) {
    self.events = events
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping (URLRequest?) -> Void
  ) {
    completionHandler(nil)
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
  ) {
    if let response = response as? HTTPURLResponse { events.yield(.response(response)) }
    completionHandler(.allow)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    events.yield(.body(data))
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    events.finish(throwing: error)
  }
}

/// The session's delegate: hands everything on to the task's. Apple's sessions do that themselves;
/// others ask the session's delegate alone.
private final class Forwarder: NSObject, URLSessionDataDelegate {
  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping (URLRequest?) -> Void
  ) {
    completionHandler(nil)
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
  ) {
    guard let delegate = dataTask.delegate as? ExchangeDelegate else {
      return completionHandler(.cancel)
    }
    delegate.urlSession(
      session, dataTask: dataTask, didReceive: response, completionHandler: completionHandler)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    (dataTask.delegate as? ExchangeDelegate)?
      .urlSession(session, dataTask: dataTask, didReceive: data)
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    (task.delegate as? ExchangeDelegate)?
      .urlSession(session, task: task, didCompleteWithError: error)
  }
}
