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
    var pairs = Array(fields).map { ($0.key, $0.value) }
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
      for cookie in field.value.components(separatedBy: ", __Host-").enumerated()
        .map({ $0.offset == 0 ? $0.element : "__Host-" + $0.element })
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
}
