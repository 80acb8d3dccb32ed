import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// Somebody with a browser, as far as the server sees one: cookies are kept and sent, forms come
/// from the page before. Redirections are followed by hand, so that tests see them.
final class Surfer {
  let base: URL
  var cookies: [String: String] = [:]
  /// What `Set-Cookie` said last, by name.
  var cookieAttributes: [String: String] = [:]
  private let transport = URLSessionTransport()
  private var token: String?

  init(_ server: TestServer) throws { base = try server.url }

  /// Signs in by the form.
  static func signedIn(_ person: Person, on server: TestServer) async throws -> Surfer {
    let surfer = try Surfer(server)
    let answer = try await surfer.send(
      "/sign-in",
      ["action": "signIn", "email": person.email, "password": TestServer.password])
    try #require(answer.status == 303)
    return surfer
  }

  /// Opens a page.
  func open(
    _ path: String, headers: [String: String] = ["Accept": "text/html"]
  ) async throws -> HTTPResponse {
    try await exchange(.get, path, headers, nil)
  }

  /// Sends a form as the page before would, with the token that it had.
  func send(
    _ path: String, _ fields: KeyValuePairs<String, String>,
    headers: [String: String]? = nil, withToken: Bool = true
  ) async throws -> HTTPResponse {
    try await send(
      path, fields.map { ($0.key, $0.value) }, headers: headers, withToken: withToken)
  }

  /// The same, with fields that were found on a page.
  func send(
    _ path: String, _ fields: [(String, String)], headers: [String: String]? = nil,
    withToken: Bool = true
  ) async throws -> HTTPResponse {
    var pairs = fields
    if withToken, let token { pairs.append(("token", token)) }
    let body = pairs.map { Address.escaped($0.0) + "=" + Address.escaped($0.1) }
      .joined(separator: "&")
    var all = headers ?? ["Sec-Fetch-Site": "same-origin"]
    all["Content-Type"] = all["Content-Type"] ?? "application/x-www-form-urlencoded"
    return try await exchange(.post, path, all, Data(body.utf8))
  }

  private func exchange(
    _ method: HTTPMethod, _ path: String, _ headers: [String: String], _ body: Data?
  ) async throws -> HTTPResponse {
    let url = try #require(URL(string: path, relativeTo: base))
    var fields = HTTPHeaders()
    for (name, value) in headers { fields[name] = value }
    if !cookies.isEmpty {
      fields["Cookie"] = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
    }
    let answer = try await transport.send(
      HTTPRequest(method: method, url: url, headers: fields, body: body))
    for field in answer.headers where field.name.lowercased() == "set-cookie" {
      // Several are handed on as one, with commas between.
      for cookie in field.value.components(separatedBy: ", muster").enumerated()
        .map({ $0.offset == 0 ? $0.element : "muster" + $0.element })
      {
        let pair = cookie.prefix { $0 != ";" }
        let name = String(pair.prefix { $0 != "=" })
        cookieAttributes[name] = cookie
        let value = String(pair.dropFirst(name.count + 1))
        cookies[name] = value.isEmpty ? nil : value
      }
    }
    let text = String(decoding: answer.body, as: UTF8.self)
    if let found = text.firstMatch(of: /name="token" value="([^"]*)"/) {
      token = String(found.1)
    }
    return answer
  }
}

extension HTTPResponse {
  var text: String { String(decoding: body, as: UTF8.self) }

  /// What the page's form of an action would send as it is, but for what is filled in.
  func form(
    _ action: String, _ filled: KeyValuePairs<String, String> = [:]
  ) throws -> [(String, String)] {
    let form = try #require(
      text.components(separatedBy: "<form").dropFirst()
        .compactMap { $0.components(separatedBy: "</form>").first }
        .first { $0.contains("name=\"action\" value=\"\(action)\"") }, "no form \(action)")
    var fields: [(String, String)] = []
    for match in form.matches(of: /<(input|textarea|select)( [^>]*)>([^<]*)/) {
      func attribute(_ name: String) -> String? {
        match.2.components(separatedBy: " \(name)=\"").dropFirst().first
          .map { String($0.prefix { $0 != "\"" }) }
      }
      guard let name = attribute("name"), name != "token" else { continue }
      switch match.1 {
      case "input":
        if ["radio", "checkbox"].contains(attribute("type")), attribute("checked") == nil {
          continue
        }
        fields.append((name, Self.plain(attribute("value") ?? "")))
      case "textarea": fields.append((name, Self.plain(match.3.dropFirst())))
      default:
        let options = form[match.range.upperBound...].prefix(upTo: "</select>")
          .matches(of: /<option value="([^"]*)"( selected)?/)
        if let option = options.first(where: { $0.2 != nil }) ?? options.first {
          fields.append((name, Self.plain(option.1)))
        }
      }
    }
    for (name, value) in filled {
      fields.removeAll { $0.0 == name }
      fields.append((name, value))
    }
    return fields
  }

  /// Text as it was before it was escaped.
  private static func plain(_ text: some StringProtocol) -> String {
    text.replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
      .replacingOccurrences(of: "&quot;", with: "\"").replacingOccurrences(of: "&#39;", with: "'")
      .replacingOccurrences(of: "&amp;", with: "&")
  }
}

extension Substring {
  /// What comes before a word.
  fileprivate func prefix(upTo word: String) -> Substring {
    firstRange(of: word).map { self[..<$0.lowerBound] } ?? self
  }
}
