extension Response {
  /// Headers that the server writes itself; an answer's own are left out.
  static let reserved = [
    "Content-Length", "Transfer-Encoding", "Date", "X-Request-Id", "X-Content-Type-Options",
    "Strict-Transport-Security", "Keep-Alive", "Upgrade", "Trailer",
  ]

  /// Whether the status can be sent and every header is well formed.
  var isValid: Bool {
    (200...599).contains(status) && headers.allSatisfy { Response.isValid($0) }
  }

  /// Whether a field cannot break the header apart.
  static func isValid(_ field: Headers.Field) -> Bool {
    !field.name.isEmpty && field.name.utf8.allSatisfy(ASCII.isToken)
      && field.value.utf8.allSatisfy(ASCII.isFieldValue)
  }

  /// The answer without the headers that cannot be sent, and with a status that can.
  func sanitized() -> Response {
    var headers = Headers()
    for field in self.headers where Response.isValid(field) {
      headers.add(field.name, field.value)
    }
    return Response(
      status: (200...599).contains(status) ? status : 500, headers: headers, body: body)
  }
}
