public import MusterModels

extension HTTPResponse {
  /// The answer itself when it tells of success, whatever the exact status.
  ///
  /// Throws `MusterError.problem` when the server refused and says why, and
  /// `MusterError.unexpected` for any other status.
  @discardableResult
  public func checked() throws -> HTTPResponse {
    if (200...299).contains(status) { return self }
    guard let problem else { throw MusterError.unexpected(status: status) }
    throw MusterError.problem(problem, retryAfter: retryAfter, headers: headers)
  }

  /// Why the server refused, if it did and says so.
  public var problem: Problem? {
    guard status >= 400, mediaType == "application/problem+json" else { return nil }
    return try? decode(Problem.self)
  }

  /// The body as a value, or `MusterError.undecodable`.
  public func decode<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
    try MusterJSON.decode(type, from: body)
  }

  /// How long to wait before trying again, where `Retry-After` tells in seconds.
  public var retryAfter: Duration? {
    guard let text = headers["Retry-After"], let seconds = Int(text), seconds >= 0 else {
      return nil
    }
    return .seconds(seconds)
  }

  /// What the body is, without parameters.
  private var mediaType: String? {
    let text = headers["Content-Type"]?.lowercased().prefix { $0 != ";" && $0 != " " }
    return text.map(String.init)
  }
}
