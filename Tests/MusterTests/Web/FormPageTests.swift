import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// What is sent by forms: only by our own pages, and with what they allow.
@Suite struct FormPageTests {
  private static func join(_ code: String) -> KeyValuePairs<String, String> {
    ["action": "joinGroup", "code": code]
  }

  @Test("A form that another site sends, or that has no token of the session, does nothing")
  func crossSite() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let eve = try await server.person("Eve")
      let code = try #require(try await eve.makeGroup().joinCode)
      let surfer = try await Surfer.signedIn(ann, on: server)
      _ = try await surfer.open("/")
      let origin = server.application.url
      let refused: [[String: String]] = [
        ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"],
        ["Sec-Fetch-Site": "none"], [:], ["Origin": "null"], ["Origin": "https://evil.example"],
        ["Sec-Fetch-Site": "cross-site", "Origin": origin],
      ]
      for headers in refused {
        let answer = try await surfer.send("/", Self.join(code), headers: headers)
        #expect(answer.status == 403, "\(headers)")
      }
      #expect(try await surfer.send("/", Self.join(code), withToken: false).status == 403)
      // Another session's token.
      let other = try await Surfer.signedIn(eve, on: server)
      _ = try await other.open("/")
      other.cookies = surfer.cookies
      #expect(try await other.send("/", Self.join(code)).status == 403)
      #expect(try await ann.client.myGroups().items.isEmpty)
      let accepted = try await surfer.send("/", Self.join(code), headers: ["Origin": origin])
      #expect(accepted.status == 303)
      #expect(try await ann.client.myGroups().items.count == 1)
    }
  }

  @Test("What was done is said once, on the page that comes next")
  func said() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let eve = try await server.person("Eve")
      let code = try #require(try await eve.makeGroup().joinCode)
      let surfer = try await Surfer.signedIn(ann, on: server)
      _ = try await surfer.open("/")
      let answer = try await surfer.send("/", Self.join(code))
      let place = try #require(answer.headers["Location"])
      #expect(place.hasPrefix("/groups/"))
      #expect(try await surfer.open(place).text.contains("role=\"status\""))
      #expect(!(try await surfer.open(place).text.contains("role=\"status\"")))
      // What a cookie says is looked up, never shown.
      surfer.cookies["muster-said"] = "<b>x"
      #expect(!(try await surfer.open(place).text.contains("<b>x")))
    }
  }

  @Test("A refusal shows the page again with what was filled in, escaped, and says what is wrong")
  func refusal() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let surfer = try await Surfer.signedIn(ann, on: server)
      _ = try await surfer.open("/")
      let answer = try await surfer.send("/", Self.join("\"><script>x</script>"))
      #expect((400..<500).contains(answer.status))
      #expect(answer.text.contains("value=\"&quot;&gt;&lt;script&gt;x&lt;/script&gt;\""))
      #expect(!answer.text.contains("<script>x"))
      #expect(answer.text.contains("role=\"alert\""))
    }
  }

  @Test("Forms that no page has are refused with a page")
  func malformed() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let surfer = try await Surfer.signedIn(ann, on: server)
      _ = try await surfer.open("/")
      for fields: KeyValuePairs<String, String> in [
        [:], ["action": "deleteMe"], ["action": ""], ["action": "joinGroup", "code[0][1].x": "y"],
        ["action": "acceptInvite", "tokenOrId": "../../me"], ["action": "joinGroup", "\u{0}": "y"],
        ["action": "joinGroup", "code": "\u{0}"],
      ] {
        let answer = try await surfer.send("/", fields)
        #expect((400..<500).contains(answer.status), "\(fields)")
        #expect(answer.headers["Content-Type"] == "text/html; charset=utf-8")
      }
      let json = try await surfer.send(
        "/", Self.join("x"),
        headers: ["Sec-Fetch-Site": "same-origin", "Content-Type": "application/json"])
      #expect(json.status == 415)
      let large = try await surfer.send(
        "/", ["action": "joinGroup", "code": String(repeating: "x", count: 300_000)])
      #expect(large.status == 413)
    }
  }

  @Test("A form may send as much as its endpoint takes, once somebody has signed in")
  func large() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", on: server)
      let path = "/groups/\(flat.id)/expenses/import"
      let surfer = try await Surfer.signedIn(flat.people[0], on: server)
      // 120,000 bytes, of which the form makes three times as many: more than other forms may have.
      let line = "2024-01-02,\(String(repeating: "ü", count: 190)),Food,1,EUR,0.50,-0.50\n"
      let table =
        "Date,Description,Category,Cost,Currency,Ann,Bob\n"
        + String(repeating: line, count: 300)
      let filled = try await surfer.open(path).form("importExpenses", ["csv": table])
      let tried = try await surfer.send(path, filled)
      #expect(tried.status == 200)
      // What is tried can be done.
      let answer = try await surfer.send(path, tried.form("importExpenses"))
      #expect(answer.status == 200)
      #expect(try await flat.people[0].client.expenses(in: flat.id).total == 300)
      let most = try #require(Routes.endpointsByOperation["importExpenses"]?.maxBodyBytes)
      let over = String(repeating: "x", count: most + 1)
      #expect(
        try await surfer.send(path, surfer.open(path).form("importExpenses", ["csv": over])).status
          == 413)
      let visitor = try Surfer(server)
      #expect(try await visitor.send(path, filled).status == 413)
    }
  }

  @Test("A page that is not there is a page for a browser, and a problem for an app")
  func absent() async throws {
    try await TestServer.shared { server in
      let surfer = try Surfer(server)
      let page = try await surfer.open("/nowhere")
      #expect(page.status == 404)
      #expect(page.headers["Content-Type"] == "text/html; charset=utf-8")
      let problem = try await surfer.open("/nowhere", headers: ["Accept": "application/json"])
      #expect(problem.headers["Content-Type"] == "application/problem+json")
      let api = try await surfer.open("/api/v1/nowhere")
      #expect(api.headers["Content-Type"] == "application/problem+json")
    }
  }

  @Test("R4: a hidden group's pages are as absent as those of none")
  func hidden() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let eve = try await server.person("Eve")
      let group = try await eve.makeGroup("Secret plans")
      let surfer = try await Surfer.signedIn(ann, on: server)
      let pages = Routes.pages.filter { $0.path.hasPrefix("/groups/{id}") }
      for page in pages {
        var answers: [String] = []
        // What anyone may open says of no group what it has not found.
        let ids = ["\(group.id)", "00000000-0000-4000-8000-000000000000", "no-uuid"]
        for id in page.audience == .people ? ids : Array(ids.prefix(2)) {
          let path = page.path.replacing("{id}", with: id)
            .replacing(/\{[a-zA-Z]+\}/, with: "00000000-0000-4000-8000-000000000000")
          let answer = try await surfer.open(path)
          answers.append("\(answer.status) " + answer.text.replacing(id, with: ""))
        }
        #expect(Set(answers).count == 1, "\(page.path)")
        #expect(!answers[0].contains("Secret plans"))
      }
    }
  }
}
