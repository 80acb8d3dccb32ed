import CMicrohttpd

/// Writes the few answers that libmicrohttpd cannot send.
enum RawAnswer {
  /// A complete answer after which the connection ends. Streams are sent without a body.
  static func bytes(_ response: Response, id: String, servesHTTPS: Bool) -> [UInt8] {
    let reason = String(cString: MHD_get_reason_phrase_for(UInt32(response.status)))
    var body: [UInt8] = []
    if case .bytes(let bytes) = response.body { body = bytes }
    var text = "HTTP/1.1 \(response.status) \(reason)\r\n"
    for field in response.headers
    where !Headers.isSame(field.name, "Connection") && Response.isValid(field) {
      text += "\(field.name): \(field.value)\r\n"
    }
    text += """
      Content-Length: \(body.count)\r
      Connection: close\r
      X-Request-Id: \(id)\r
      X-Content-Type-Options: nosniff\r
      Referrer-Policy: no-referrer\r
      Content-Security-Policy: \(MUSTER_CONTENT_SECURITY_POLICY)\r
      Cross-Origin-Resource-Policy: same-origin\r
      Cache-Control: no-store\r

      """
    if servesHTTPS {
      text += "Strict-Transport-Security: \(MUSTER_TRANSPORT_SECURITY)\r\n"
    }
    return Array(text.utf8) + [0x0D, 0x0A] + body
  }
}
