import CLibpq

/// What a connection string says, in either of its forms (`postgres://…` or `key=value …`).
public struct ConnectionInfo: Sendable {
  /// The values that are given, by libpq's keyword.
  public let parameters: [String: String]

  /// Reads a connection string. Throws `ConnectionFailure` with libpq's reason, without the
  /// pieces of the string that it quotes: one may be the password.
  public init(_ text: String) throws(ConnectionFailure) {
    var message: UnsafeMutablePointer<CChar>?
    guard let options = PQconninfoParse(text, &message) else {
      defer { PQfreemem(message) }
      let reason = message.map { String(cString: $0) } ?? "out of memory"
      throw ConnectionFailure(message: Self.withoutQuotations(reason))
    }
    defer { PQconninfoFree(options) }
    var parameters: [String: String] = [:]
    var option = options
    while let keyword = option.pointee.keyword {
      if let value = option.pointee.val {
        parameters[String(cString: keyword)] = String(cString: value)
      }
      option += 1
    }
    self.parameters = parameters
  }

  /// The version of libpq, such as 15.18.
  public static var library: String {
    let number = PQlibVersion()
    return "\(number / 10_000).\(number % 10_000)"
  }

  /// The password, which is kept off command lines: everybody on the machine reads those.
  public var password: String? { parameters["password"] }

  /// The string in its `key=value` form, without the password.
  public var withoutPassword: String {
    parameters.filter { $0.key != "password" }.sorted { $0.key < $1.key }
      .map { key, value in
        let escaped = value.map { #"\'"#.contains($0) ? "\\\($0)" : "\($0)" }.joined()
        return "\(key)='\(escaped)'"
      }.joined(separator: " ")
  }

  /// Whom it connects to as whom, for messages.
  public var summary: String {
    let user = parameters["user"].map { "\($0)@" } ?? ""
    let port = parameters["port"].map { ":\($0)" } ?? ""
    let database = parameters["dbname"].map { "/\($0)" } ?? ""
    return user + (parameters["host"] ?? parameters["hostaddr"] ?? "the default host") + port
      + database
  }

  private static func withoutQuotations(_ text: String) -> String {
    var isOutside = true
    var kept = ""
    for character in text where character != "\n" {
      if character == "\"" {
        if isOutside { kept += "\"…\"" }
        isOutside.toggle()
      } else if isOutside {
        kept.append(character)
      }
    }
    return kept
  }
}
