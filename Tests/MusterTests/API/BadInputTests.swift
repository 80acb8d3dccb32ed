import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// What nobody should send: the right problem, and nothing has changed.
@Suite struct BadInputTests {
  /// A body and how it is refused.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let body: Data
    let status: Int
    var field: String?

    init(_ body: String, _ status: Int = 422, field: String? = nil, name: String? = nil) {
      self.init(Data(body.utf8), status, field: field, name: name ?? body)
    }

    init(_ body: Data, _ status: Int, field: String? = nil, name: String) {
      self.name = name
      self.body = body
      self.status = status
      self.field = field
    }

    var testDescription: String { name }
  }

  private static let malformed = [
    Case("", 400, name: "empty"), Case("{", 400), Case(" ", 400), Case("nul", 400),
    Case(#"{"name":"x""#, 400), Case(#"{"name":"x"} x"#, 400), Case(#"{"name":'x'}"#, 400),
    Case(#"{name:"x"}"#, 400), Case(#"{"name":"x",}"#, 400), Case(#"{"name":NaN}"#, 400),
    Case(#"{"name":"\ud800"}"#, 400, name: "lone high surrogate"),
    Case(#"{"name":"x\udc00y"}"#, 400, name: "lone low surrogate"),
    Case(#"{"name":"\x41"}"#, 400), Case("{\"name\":\"a\nb\"}", 400, name: "raw line break"),
    Case(Data(#"{"name":""#.utf8) + [0xFF, 0xFE] + Data(#""}"#.utf8), 400, name: "no UTF-8"),
    Case(
      Data(#"{"name":""#.utf8) + [0xED, 0xA0, 0x80] + Data(#""}"#.utf8), 400,
      name: "surrogate in UTF-8"),
    Case(Data([0x00]), 400, name: "NUL byte"), Case("\u{FEFF}{}", 400, name: "byte order mark"),
    Case(#"{"name":"x","maxMembers":05}"#, 400), Case(#"{"name":"x","maxMembers":+5}"#, 400),
    Case(#"{"name":"x","maxMembers":.5}"#, 400), Case(#"{"name":"x","maxMembers":0x5}"#, 400),
    Case(#"{"name":"x","maxMembers":Infinity}"#, 400), Case(#"{"name":"x"//y\#n}"#, 400),
    Case(#"{"name":"x","name":"y"}"#, 400, name: "duplicate key"),
    Case(#"{"name":"x","n\u0061me":"y"}"#, 400, name: "duplicate key, escaped"),
    Case(
      #"{"name":"x","description":"# + String(repeating: "[", count: 100_000), 400,
      name: "deep nesting, open"),
    Case(
      #"{"name":"x","description":"# + String(repeating: "[", count: 50_000)
        + String(repeating: "]", count: 50_000) + "}", 400, name: "deep nesting"),
    Case(
      String(repeating: #"{"a":"#, count: 20_000) + "1" + String(repeating: "}", count: 20_000),
      400, name: "deep objects"),
  ]

  private static let wrongValues = [
    Case("[]"), Case(#""x""#), Case("7"), Case("null"), Case("true"),
    Case(#"[{"name":"x"}]"#), Case("{}", field: "name"), Case(#"{"name":null}"#, field: "name"),
    Case(#"{"name":7}"#, field: "name"), Case(#"{"name":["x"]}"#, field: "name"),
    Case(#"{"name":{"a":"x"}}"#, field: "name"), Case(#"{"name":true}"#, field: "name"),
    Case(#"{"name":""}"#, field: "name"), Case(#"{"name":"   "}"#, field: "name"),
    Case(#"{"name":"a\u0000b"}"#, field: "name"), Case(#"{"name":"a\u0007b"}"#, field: "name"),
    Case(#"{"name":"a\nb"}"#, field: "name"),
    Case(#"{"name":"\#(String(repeating: "x", count: 101))"}"#, field: "name", name: "101 x"),
    Case(
      #"{"name":"\#(String(repeating: "x", count: 200_000))"}"#, field: "name", name: "200,000 x"),
    Case(
      #"{"name":"\#(String(repeating: "x", count: 1_000_000))"}"#, 413, name: "1,000,000 x"),
    Case(
      #"{"name":"x","description":"\#(String(repeating: "é", count: 2_001))"}"#,
      field: "description", name: "2,001 é"),
    Case(#"{"name":"x","label":""}"#, field: "label"),
    Case(#"{"name":"x","label":"\#(String(repeating: "x", count: 51))"}"#, field: "label"),
    Case(#"{"name":"x","nmae":"y"}"#, field: "nmae"), Case(#"{"name":"x","id":"y"}"#, field: "id"),
    Case(#"{"name":"x","Name":"y"}"#, field: "Name"), Case(#"{"name":"x","":"y"}"#, field: ""),
    Case(#"{"name":"x","__proto__":{}}"#, field: "__proto__"),
    Case(#"{"name":"x","maxMembers":0}"#, field: "maxMembers"),
    Case(#"{"name":"x","maxMembers":-1}"#, field: "maxMembers"),
    Case(#"{"name":"x","maxMembers":1000001}"#, field: "maxMembers"),
    Case(#"{"name":"x","maxMembers":1.5}"#, field: "maxMembers"),
    Case(#"{"name":"x","maxMembers":"5"}"#, field: "maxMembers"),
    Case(#"{"name":"x","maxMembers":[5]}"#, field: "maxMembers"),
    Case(#"{"name":"x","maxMembers":2147483648}"#),
    Case(#"{"name":"x","maxMembers":-9007199254740991}"#),
    Case(#"{"name":"x","maxMembers":9223372036854775808}"#, field: "maxMembers"),
    Case(#"{"name":"x","maxMembers":99999999999999999999999}"#, field: "maxMembers"),
    Case(#"{"name":"x","maxMembers":1e300}"#, field: "maxMembers"),
    Case(#"{"name":"x","isPublic":"yes"}"#, field: "isPublic"),
    Case(#"{"name":"x","isPublic":1}"#, field: "isPublic"),
    Case(#"{"name":"x","isPublic":[]}"#, field: "isPublic"),
    Case(#"{"name":"x","succession":"king"}"#, field: "succession"),
    Case(#"{"name":"x","succession":""}"#, field: "succession"),
    Case(#"{"name":"x","succession":{}}"#, field: "succession"),
  ]

  private func expect(_ answer: HTTPResponse, _ input: Case) {
    #expect(answer.status == input.status)
    let codes = [400: "malformed", 413: "content_too_large", 422: "invalid_values"]
    #expect(answer.problem?.code == codes[input.status])
    if let field = input.field { #expect(answer.problem?.errors?.map(\.field) == [field]) }
  }

  @Test("API: bad input makes no group", arguments: malformed + wrongValues)
  func create(input: Case) async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      expect(try await ann.client.send(.post, "/groups", body: input.body), input)
      #expect(try await ann.client.myGroups().total == 0)
    }
  }

  private static let patches =
    malformed
    + wrongValues.filter { $0.name != "{}" }
    + [
      Case(#"{"name":"new","maxMembers":5.0e400}"#, 400),
      Case(#"{"name":"new","isPublic":null}"#, field: "isPublic"),
      Case(#"{"name":"new","showMemberList":null}"#, field: "showMemberList"),
      Case(#"{"name":"new","succession":null}"#, field: "succession"),
      Case(#"{"name":"new","settings":[]}"#, field: "settings"),
      Case(#"{"name":"new","settings":"x"}"#, field: "settings"),
      Case(#"{"name":"new","settings":{"a":"\u0000"}}"#, field: "settings"),
      Case(#"{"name":"new","settings":{"\u0000":1}}"#, field: "settings"),
      Case(
        #"{"name":"new","settings":{"a":"\#(String(repeating: "x", count: 16_384))"}}"#,
        field: "settings", name: "16 kB of settings"),
      Case(#"{"name":"new","template":"Household"}"#, field: "template"),
      Case(#"{"name":"new","memberCount":7}"#, field: "memberCount"),
      Case(#"{"name":"new","joinCode":"22222222"}"#, field: "joinCode"),
      Case(#"{"name":"new","archivedAt":null}"#, field: "archivedAt"),
      Case(#"{"name":"new","minMembers":1}"#, field: "minMembers"),
      Case(#"{"isPublic":false,"isPublic":"perhaps"}"#, 400, name: "duplicate key, other type"),
      Case(#"{"settings":{"a":{"b":1,"b":2}}}"#, 400, name: "duplicate key, nested"),
    ]

  @Test("API: bad input changes no group", arguments: patches)
  func update(input: Case) async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup()
      let before = try await ann.client.group(group.id)
      expect(try await ann.client.send(.patch, "/groups/\(group.id)", body: input.body), input)
      #expect(try await ann.client.group(group.id) == before)
    }
  }

  private static let invites = [
    Case("{}", field: "email"), Case(#"{"link":false}"#, field: "email"),
    Case(#"{"link":true,"email":"a@example.org"}"#, field: "email"),
    Case(#"{"email":"a@example.org","userId":"00000000-0000-4000-8000-000000000000"}"#),
    Case(#"{"userId":"x"}"#, field: "userId"), Case(#"{"userId":7}"#, field: "userId"),
    Case(#"{"userId":"{00000000-0000-4000-8000-000000000000}"}"#, field: "userId"),
    Case(#"{"email":""}"#, field: "email"), Case(#"{"email":"a"}"#, field: "email"),
    Case(#"{"email":"a@b"}"#, field: "email"), Case(#"{"email":"a b@c.de"}"#, field: "email"),
    Case(#"{"email":"a@b@c.de"}"#, field: "email"), Case(#"{"email":"@c.de"}"#, field: "email"),
    Case(#"{"email":"a@c.de\r\nBcc: x@y.de"}"#, field: "email"),
    Case(#"{"email":"\#(String(repeating: "a", count: 65))@c.de"}"#, field: "email"),
    Case(#"{"email":"a@\#(String(repeating: "c", count: 250)).de"}"#, field: "email"),
    Case(#"{"link":true,"maxUses":0}"#, field: "maxUses"),
    Case(#"{"link":true,"maxUses":10001}"#, field: "maxUses"),
    Case(#"{"link":true,"maxUses":-5}"#, field: "maxUses"),
    Case(#"{"email":"a@example.org","maxUses":2}"#, field: "maxUses"),
    Case(#"{"link":true,"expiresIn":59}"#, field: "expiresIn"),
    Case(#"{"link":true,"expiresIn":31536001}"#, field: "expiresIn"),
    Case(#"{"link":true,"expiresIn":-9007199254740991}"#),
    Case(#"{"link":true,"roleId":"x"}"#, field: "roleId"),
    Case(#"{"link":true,"message":"\#(String(repeating: "x", count: 1_001))"}"#, field: "message"),
    Case(#"{"link":true,"token":"x"}"#, field: "token"),
    Case(#"{"link":"true"}"#, field: "link"),
  ]

  @Test("API: bad input makes no invitation", arguments: malformed.prefix(3) + invites)
  func invite(input: Case) async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup()
      let before = try await ann.client.group(group.id)
      expect(
        try await ann.client.send(.post, "/groups/\(group.id)/invites", body: input.body), input)
      #expect(try await ann.client.invites(to: group.id).total == 0)
      #expect(try await ann.client.group(group.id) == before)
    }
  }

  private static let signUps = [
    Case(#"{"email":"","password":"lemon-tree-11","fullName":"A"}"#, field: "email"),
    Case(#"{"email":"a@b@c.de","password":"lemon-tree-11","fullName":"A"}"#, field: "email"),
    Case(#"{"email":"a@c.de\u0000","password":"lemon-tree-11","fullName":"A"}"#, field: "email"),
    Case(#"{"email":"bad1@c.de","password":"lemon\u0000tree-11","fullName":"A"}"#),
    Case(#"{"email":"bad2@c.de","password":"lemon-tree-11","fullName":""}"#, field: "fullName"),
    Case(#"{"email":"bad3@c.de","password":"lemon-tree-11"}"#, field: "fullName"),
    Case(#"{"email":"bad4@c.de","password":null,"fullName":"A"}"#, field: "password"),
    Case(#"{"email":"bad5@c.de","password":12345678,"fullName":"A"}"#, field: "password"),
    Case(
      #"{"email":"bad6@c.de","fullName":"A","password":"\#(String(repeating: "xy7", count: 70_000))"}"#,
      field: "password", name: "210,000 characters"),
    Case(
      #"{"email":"bad7@c.de","password":"lemon-tree-11","fullName":"A","role":"admin"}"#,
      field: "role"),
    Case(#"{"email":"bad8@c.de","password":"lemon-tree-11","fullName":"a\nb"}"#, field: "fullName"),
  ]

  @Test("API: bad input makes no account", arguments: malformed.prefix(3) + signUps)
  func signUp(input: Case) async throws {
    try await TestServer.shared { server in
      let count = "select count(*) from auth.users where email like 'bad%@c.de' or email = ''"
      expect(
        try await server.client().send(.post, "/auth/sign-up", body: input.body), input)
      #expect(try await server.value(count) == "0")
    }
  }

  @Test(
    "API: an id that is none names nothing",
    arguments: [
      ("x", 404), ("%20", 404), ("%00", 400), ("%FF", 400), ("%ED%A0%80", 400),
      ("'%20or%201=1--", 404), ("..%2Fme", 404),
      ("%7B00000000-0000-4000-8000-000000000000%7D", 404),
      ("00000000-0000-4000-8000-00000000000", 404), ("00000000000040008000000000000000", 404),
      (String(repeating: "a", count: 5_000), 404), (String(repeating: "a", count: 9_000), 414),
    ])
  func ids(id: String, status: Int) async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      for path in ["/groups/\(id)", "/invites/\(id)", "/groups/\(id)/members"] {
        let answer = try await ann.client.send(.get, APIPath(encoded: path))
        #expect(answer.status == status, "\(path.prefix(60))")
        #expect(answer.problem != nil)
      }
    }
  }

  @Test("API: JSON is read as JSON: escapes, big exponents and spaces are fine")
  func fine() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let made = try await ann.client.send(
        .post, "/groups", json: " {\"name\" : \"\\u0041\\ud83d\\ude00\\/\", \"maxMembers\": 1e3}\n")
      let group = try made.checked().decode(Group.self)
      #expect(group.name == "A\u{1F600}/")
      #expect(group.maxMembers == 1_000)
      let deep = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
      let changed = try await ann.client.send(
        .patch, "/groups/\(group.id)",
        json: #"{"maxMembers":20.0,"settings":{"deep":\#(deep),"__proto__":{"x":1e100}}}"#)
      #expect(changed.status == 200)
      #expect(try changed.decode(Group.self).maxMembers == 20)
      let upper = group.id.description.uppercased()
      #expect(try await ann.client.send(.get, APIPath(encoded: "/groups/\(upper)")).status == 200)
    }
  }
}
