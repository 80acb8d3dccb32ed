/// An answer to a request.
///
/// The server adds `Date`, the length, `X-Request-Id` and the security headers. A header that the
/// answer carries itself (`Cache-Control`, `Content-Security-Policy`, `Referrer-Policy`,
/// `Cross-Origin-Resource-Policy`) wins over the server's. Names or values that are not valid in
/// HTTP, such as ones with a line break, turn the answer into an error 500.
public struct Response: Sendable {
  /// The status code, 200 to 599.
  public var status: Int
  /// The header fields.
  public var headers: Headers
  /// What follows the header.
  public var body: Body

  /// The body of an answer.
  public enum Body: Sendable {
    /// No body.
    case empty
    /// Bytes that are there already.
    case bytes([UInt8])
    /// Bytes that are made while they are sent; the answer ends when the function returns. If it
    /// throws, the connection is cut so that the client sees that the answer is incomplete. Not
    /// called for HEAD. Cancelled when the client goes away or the server stops.
    case stream(@Sendable (ResponseWriter) async throws -> Void)
  }

  /// Makes an answer.
  public init(status: Int, headers: Headers = Headers(), body: Body = .empty) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// Makes an answer with a text body.
  public static func text(
    _ text: String, status: Int = 200, type: String = "text/plain; charset=utf-8"
  ) -> Response {
    Response(status: status, headers: ["Content-Type": type], body: .bytes(Array(text.utf8)))
  }

  /// Makes an answer from encoded JSON.
  public static func json(_ bytes: [UInt8], status: Int = 200) -> Response {
    Response(status: status, headers: ["Content-Type": "application/json"], body: .bytes(bytes))
  }
}
