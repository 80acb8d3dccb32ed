/// What is worth keeping of one answered request. It holds neither the path nor the query, since
/// both may carry secrets such as invitation tokens.
public struct AccessRecord: Sendable {
  /// The request's name, also sent to the client.
  public var requestId: String
  /// The method; nil when it was none that routes have, or never arrived.
  public var method: Method?
  /// The pattern of the route; nil when none matched.
  public var pattern: String?
  /// The status of the answer.
  public var status: Int
  /// The bytes of the answer's body.
  public var bytes: Int
  /// From the request line's arrival to the end of the answer, in microseconds.
  public var durationMicroseconds: Int
  /// The client's address.
  public var remoteAddress: String
  /// The client's `User-Agent`.
  public var userAgent: String?
  /// Who called, if the handler said so.
  public var caller: String?
  /// Whether the client went away, or was cut off, before it had the whole answer.
  public var isAborted: Bool

  /// Makes a record.
  public init(
    requestId: String, method: Method?, pattern: String?, status: Int, bytes: Int,
    durationMicroseconds: Int, remoteAddress: String, userAgent: String?, caller: String?,
    isAborted: Bool
  ) {
    self.requestId = requestId
    self.method = method
    self.pattern = pattern
    self.status = status
    self.bytes = bytes
    self.durationMicroseconds = durationMicroseconds
    self.remoteAddress = remoteAddress
    self.userAgent = userAgent
    self.caller = caller
    self.isAborted = isAborted
  }
}
