import Foundation
import HTTPServer
import Testing

@Suite("Router")
struct RouterTests {
  private func route(_ method: HTTPServer.Method, _ pattern: String) -> Route {
    Route(method, pattern) { _ in .text(pattern) }
  }

  private func found(_ match: Router.Match) -> (String, PathParameters)? {
    if case .found(let route, let parameters) = match { (route.pattern, parameters) } else { nil }
  }

  @Test("a literal segment wins over a parameter")
  func literalWins() throws {
    let router = try Router([route(.get, "/groups/{id}"), route(.get, "/groups/mine")])
    #expect(found(router.match(.get, "/groups/mine"))?.0 == "/groups/mine")
    #expect(found(router.match(.get, "/groups/other"))?.0 == "/groups/{id}")
  }

  @Test("a parameter is tried when the literal leads nowhere")
  func backtracking() throws {
    let router = try Router([route(.get, "/a/{x}/c"), route(.get, "/a/b/d")])
    let match = try #require(found(router.match(.get, "/a/b/c")))
    #expect(match.0 == "/a/{x}/c")
    #expect(match.1["x"] == "b")
  }

  @Test("an encoded slash stays inside its segment")
  func encodedSlash() throws {
    let router = try Router([route(.get, "/f/{name}"), route(.get, "/f/{name}/x")])
    let match = try #require(found(router.match(.get, "/f/a%2Fx")))
    #expect(match.0 == "/f/{name}")
    #expect(match.1["name"] == "a/x")
  }

  @Test(
    "patterns that answer the same requests are refused",
    arguments: [("/a/{x}", "/a/{y}"), ("/a", "/a"), ("/{x}/b", "/{y}/b")])
  func ambiguous(one: String, other: String) {
    #expect(throws: RouterError.self) {
      try Router([route(.get, one), route(.get, other)])
    }
    #expect(throws: Never.self) { try Router([route(.get, one), route(.post, other)]) }
  }

  @Test("malformed patterns are refused", arguments: ["a", "/a{b}", "/{x}/{x}", "/a b", "/{}"])
  func malformed(pattern: String) {
    #expect(throws: RouterError.self) { try Router([route(.get, pattern)]) }
  }

  @Test("a path without a pattern is not found, nor is one with a slash too many")
  func notFound() throws {
    let router = try Router([route(.get, "/a/{x}")])
    for path in ["/", "/a", "/a/", "/a/b/", "/a/b/c", "/A/b", "//a/b", ""] {
      guard case .notFound = router.match(.get, path) else {
        Issue.record("\(path) was found")
        continue
      }
    }
  }

  @Test("another method than the pattern's is not allowed")
  func methodNotAllowed() throws {
    let router = try Router([route(.get, "/a"), route(.post, "/a")])
    guard case .methodNotAllowed(let methods) = router.match(.delete, "/a") else {
      Issue.record("DELETE was not refused")
      return
    }
    #expect(Set(methods) == [.get, .post])
  }

  @Test("HEAD falls to GET")
  func head() throws {
    let router = try Router([route(.get, "/a"), route(.post, "/b")])
    #expect(found(router.match(.head, "/a"))?.0 == "/a")
    #expect(found(router.match(.head, "/b")) == nil)
  }

  @Test(
    "malformed escapes are told apart", arguments: ["/a/%", "/a/%2", "/a/%zz", "/a/%ff", "/a/%00"])
  func malformedPath(path: String) throws {
    guard case .malformed = try Router([route(.get, "/a/{x}")]).match(.get, path) else {
      Issue.record("\(path) was taken")
      return
    }
  }
}

@Suite("Typed path parameters")
struct PathParameterTests {
  @Test("a part is read as the type that is asked for")
  func types() throws {
    let id = UUID()
    let request = Request(pathParameters: ["n": "42", "id": id.uuidString.lowercased(), "s": "x"])
    #expect(try request.path("n", as: Int.self) == 42)
    #expect(try request.path("id", as: UUID.self) == id)
    let text: String = try request.path("s")
    #expect(text == "x")
  }

  @Test("a part that does not fit is an error with its name", arguments: ["", "x", "+1", "1.0"])
  func malformed(text: String) {
    let request = Request(pathParameters: ["n": text])
    #expect(throws: PathParameterError(name: "n", reason: .malformed)) {
      try request.path("n", as: Int.self)
    }
    #expect(throws: PathParameterError(name: "n", reason: .malformed)) {
      try request.path("n", as: UUID.self)
    }
    #expect(throws: PathParameterError(name: "other", reason: .missing)) {
      try request.path("other", as: Int.self)
    }
  }
}
