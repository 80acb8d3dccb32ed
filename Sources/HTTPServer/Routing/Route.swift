/// A method, a pattern of paths, and what answers them.
public struct Route: Sendable {
  /// Answers a request; what it throws goes to the server's error responder.
  public typealias Handler = @Sendable (Request) async throws -> Response

  /// What differs from the server's defaults.
  public struct Options: Sendable {
    /// The largest body in bytes; nil for the server's limit.
    public var maxBodyBytes: Int?
    /// A larger limit for some by their headers, such as those who have signed in; nil for others.
    public var largerBodyBytes: (@Sendable (Headers) -> Int?)?
    /// The media types that a body may have; empty for any. Other bodies are answered 415.
    public var acceptedContentTypes: [String]
    /// Whether the handler begins on the thread that read the request, which is fastest. It must
    /// then reach its first suspension soon. False for handlers that compute for milliseconds.
    public var startsOnEventLoop: Bool
    /// Whether the answer is a stream without end: not counted as under way when the server
    /// stops, and not held to the time limit of handlers.
    public var isLongLived: Bool

    /// Makes options.
    public init(
      maxBodyBytes: Int? = nil, acceptedContentTypes: [String] = [],
      startsOnEventLoop: Bool = true, isLongLived: Bool = false
    ) {
      self.maxBodyBytes = maxBodyBytes
      self.acceptedContentTypes = acceptedContentTypes.map { $0.lowercased() }
      self.startsOnEventLoop = startsOnEventLoop
      self.isLongLived = isLongLived
    }
  }

  /// The method; a route of GET also answers HEAD.
  public let method: Method
  /// The pattern, such as `/api/v1/groups/{id}/members/{userId}`; also the name in logs.
  public let pattern: String
  /// What differs from the server's defaults.
  public let options: Options
  /// Answers a request.
  public let handler: Handler

  /// Makes a route.
  public init(
    _ method: Method, _ pattern: String, options: Options = Options(),
    handler: @escaping Handler
  ) {
    self.method = method
    self.pattern = pattern
    self.options = options
    self.handler = handler
  }

  /// The value of an `Allow` header: HEAD where there is GET, and always OPTIONS.
  static func allow(_ methods: [Method]) -> String {
    var all = Set(methods)
    if all.contains(.get) { all.insert(.head) }
    all.insert(.options)
    return Method.allCases.filter(all.contains).map(\.rawValue).joined(separator: ", ")
  }

  /// Whether a body of this `Content-Type` may come to the route.
  func accepts(contentType: String?) -> Bool {
    guard !options.acceptedContentTypes.isEmpty else { return true }
    guard let contentType else { return false }
    let essence = contentType.prefix { $0 != ";" && $0 != " " }.lowercased()
    return options.acceptedContentTypes.contains(essence)
  }
}
