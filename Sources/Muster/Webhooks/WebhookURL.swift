import CCurl

/// What can be said of a webhook's URL before it is connected to. Read by the parser that connects
/// later, so that the two do not read it differently.
enum WebhookURL {
  /// What is wrong with a URL, if it is plain to see. That a name leads to a public address is
  /// seen when it is connected to, each time.
  static func problem(_ text: String, allowsPrivate: Bool) -> String? {
    guard let parts = Parts(text), ["http", "https"].contains(parts.scheme) else {
      return "is not an http or https URL"
    }
    if parts.hasCredentials { return "may not have a user or password" }
    if allowsPrivate { return nil }
    guard parts.port == 80 || parts.port == 443 || parts.port >= 1024 else {
      return "has a port that is not 80, 443 or from 1024 on"
    }
    var host = parts.host.lowercased()[...]
    if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
    while host.hasSuffix(".") { host.removeLast() }
    if let address = numericAddress(String(host)) {
      return PublicAddress.isPublic(address) ? nil : "is not a public address"
    }
    // Names that are never public: without a dot, and those set aside (RFC 6761, RFC 6762).
    let last = host.split(separator: ".").last ?? ""
    if !host.contains(".") || ["localhost", "local", "internal"].contains(last) {
      return "is not a public address"
    }
    return nil
  }

  /// The address that a host is, written in any way the system reads; nil for a name.
  private static func numericAddress(_ host: String) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = muster_numeric_address(host, &bytes)
    return count > 0 ? Array(bytes.prefix(Int(count))) : nil
  }

  private struct Parts {
    let scheme: String
    let host: String
    let port: Int
    let hasCredentials: Bool

    init?(_ text: String) {
      guard let handle = curl_url() else { return nil }
      defer { curl_url_cleanup(handle) }
      guard curl_url_set(handle, CURLUPART_URL, text, 0) == CURLUE_OK else { return nil }
      func part(_ part: CURLUPart, _ flags: Int32 = 0) -> String? {
        var found: UnsafeMutablePointer<CChar>?
        guard curl_url_get(handle, part, &found, UInt32(flags)) == CURLUE_OK, let found else {
          return nil
        }
        defer { curl_free(found) }
        return String(cString: found)
      }
      guard let scheme = part(CURLUPART_SCHEME), let host = part(CURLUPART_HOST),
        let port = part(CURLUPART_PORT, CURLU_DEFAULT_PORT).flatMap({ Int($0) })
      else { return nil }
      self.scheme = scheme
      self.host = host
      self.port = port
      hasCredentials = part(CURLUPART_USER) != nil || part(CURLUPART_PASSWORD) != nil
    }
  }
}
