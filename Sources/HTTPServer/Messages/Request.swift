/// A request whose body has arrived completely.
public struct Request: Sendable {
  /// The method; HEAD stays HEAD although the route of GET answers it.
  public let method: Method
  /// The path as it was sent, escapes and all; `path(_:as:)` gives decoded parts of it.
  public let path: String
  /// The decoded query.
  public let query: QueryItems
  /// The header fields.
  public let headers: Headers
  /// The body; empty when there was none.
  public let body: [UInt8]
  /// The numeric address of the client, or the one a trusted proxy named.
  public let remoteAddress: String
  /// Names this request in logs and answers: the client's `X-Request-Id` if valid, else random.
  public let id: String
  /// The parts of the path that the route's pattern names, decoded.
  public let pathParameters: PathParameters

  private let note: CallerNote

  /// Makes a request, as the server does from what arrives, and tests do by hand.
  public init(
    method: Method = .get, path: String = "/", query: QueryItems = QueryItems(),
    headers: Headers = Headers(), body: [UInt8] = [], remoteAddress: String = "127.0.0.1",
    id: String = RequestID.make(), pathParameters: PathParameters = PathParameters()
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
    self.remoteAddress = remoteAddress
    self.id = id
    self.pathParameters = pathParameters
    note = CallerNote()
  }

  /// A part of the path as a typed value.
  ///
  /// - Throws: `PathParameterError` when the pattern has no such name or the text does not fit.
  public func path<T: PathParameter>(_ name: String, as type: T.Type = T.self) throws -> T {
    guard let text = pathParameters[name] else {
      throw PathParameterError(name: name, reason: .missing)
    }
    guard let value = T(pathParameter: text) else {
      throw PathParameterError(name: name, reason: .malformed)
    }
    return value
  }

  /// Who is calling, for the access log: set by whoever authenticates the request.
  public var caller: String? {
    get { note.name }
    nonmutating set { note.name = newValue }
  }
}
