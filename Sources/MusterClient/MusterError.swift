public import MusterModels

/// Why a request was not answered as hoped. Failing to reach the server at all is the transport's
/// error, such as `URLError`.
public enum MusterError: Error, Sendable, Hashable {
  /// The server refused, and says why. `retryAfter` is when to try again, where it tells
  /// (429 and 503).
  case problem(Problem, retryAfter: Duration?, headers: HTTPHeaders)
  /// The session cannot be renewed; the client is signed out now. The problem is the server's
  /// answer to the refresh.
  case signedOut(Problem)
  /// An answer that is not the API's, such as a proxy's error page or a redirection.
  case unexpected(status: Int)
  /// The answer is not of the type that the client knows; the text tells where and why.
  case undecodable(type: String, reason: String)
  /// The path that was asked for makes no URL; nothing was sent.
  case invalidPath(APIPath)
}

extension MusterError {
  /// What the server said, if it refused.
  public var problem: Problem? {
    switch self {
    case .problem(let problem, _, _), .signedOut(let problem): problem
    case .unexpected, .undecodable, .invalidPath: nil
    }
  }
}

extension MusterError: CustomStringConvertible {
  /// The error in a line, for logs.
  public var description: String {
    switch self {
    case .problem(let problem, _, _): Self.line(problem)
    case .signedOut(let problem): "signed out: \(Self.line(problem))"
    case .unexpected(let status): "unexpected answer \(status)"
    case .undecodable(let type, let reason): "not a \(type): \(reason)"
    case .invalidPath(let path): "no path: \(path.encoded)"
    }
  }

  private static func line(_ problem: Problem) -> String {
    var line = "\(problem.status) \(problem.code): \(problem.detail ?? problem.title)"
    for error in problem.errors ?? [] { line += "; \(error.field) \(error.code)" }
    if let requestId = problem.requestId { line += " (request \(requestId))" }
    return line
  }
}
