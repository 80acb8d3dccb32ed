/// An error with an HTTP status, among them all that the server itself finds.
public struct HTTPError: Error, Sendable {
  /// The status code to answer with.
  public let status: Int
  /// A stable name of the error, in snake_case.
  public let code: String
  /// A sentence for people; never holds what the client sent.
  public let detail: String
  /// Headers that the answer must carry, such as `Allow`.
  public let headers: Headers

  /// Makes an error.
  public init(status: Int, code: String, detail: String, headers: Headers = Headers()) {
    self.status = status
    self.code = code
    self.detail = detail
    self.headers = headers
  }
}

extension HTTPError {
  /// 400: the request does not follow HTTP.
  public static func badRequest(_ detail: String) -> HTTPError {
    HTTPError(status: 400, code: "malformed_request", detail: detail)
  }

  /// 404: no route has this path.
  public static let notFound = HTTPError(
    status: 404, code: "not_found", detail: "There is nothing at this address.")

  /// 405: the path exists, with other methods, which `Allow` names.
  public static func methodNotAllowed(_ allowed: [Method]) -> HTTPError {
    HTTPError(
      status: 405, code: "method_not_allowed",
      detail: "This address does not answer to this method.",
      headers: ["Allow": Route.allow(allowed)])
  }

  /// 408: the request took too long to arrive.
  public static let requestTimeout = HTTPError(
    status: 408, code: "request_timeout", detail: "The request took too long to arrive.",
    headers: ["Connection": "close"])

  /// 413: the body is larger than the route takes.
  public static func contentTooLarge(limit: Int) -> HTTPError {
    HTTPError(
      status: 413, code: "content_too_large", detail: "The body may have up to \(limit) bytes.")
  }

  /// 414: the target is too long.
  public static let uriTooLong = HTTPError(
    status: 414, code: "uri_too_long", detail: "The address is too long.")

  /// 415: the route does not take a body of this type.
  public static func unsupportedMediaType(_ accepted: [String]) -> HTTPError {
    HTTPError(
      status: 415, code: "unsupported_media_type",
      detail: "The body must be of type \(accepted.joined(separator: " or ")).",
      headers: ["Accept": accepted.joined(separator: ", ")])
  }

  /// 431: the header is too large.
  public static let headerFieldsTooLarge = HTTPError(
    status: 431, code: "header_fields_too_large", detail: "The header fields are too large.")

  /// 500: something went wrong that is no fault of the client.
  public static let `internal` = HTTPError(
    status: 500, code: "internal_error", detail: "Something went wrong on our side.")

  /// 501: the body is encoded in a way that the server does not know.
  public static let transferEncodingNotImplemented = HTTPError(
    status: 501, code: "transfer_encoding_not_implemented",
    detail: "The only transfer encoding understood is chunked.")

  /// 503: too much to do, or stopping. `Retry-After` is in seconds.
  public static func serviceUnavailable(retryAfter seconds: Int = 1) -> HTTPError {
    HTTPError(
      status: 503, code: "service_unavailable", detail: "The server is busy. Try again soon.",
      headers: ["Retry-After": "\(seconds)"])
  }
}
