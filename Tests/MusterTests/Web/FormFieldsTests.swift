import Foundation
import HTTPServer
import MusterModels
import Testing

@testable import Muster

@Suite struct FormFieldsTests {
  private struct Input: Decodable {
    let title: String
    let note: String?
    let count: Int?
    let isPublic: Bool?
    let startsAt: Date?
    let tags: [String]?
    let place: Place?
    let parts: [Part]?
    let kinds: [String: Bool?]?
  }
  private struct Place: Decodable { let lat: Double }
  private struct Part: Decodable {
    let userId: UUID
    let value: Int?
  }

  private func json(_ body: String, zone: String = "Europe/Vienna") throws -> JSONValue {
    let fields = try FormFields(Request(method: .post, body: Array(body.utf8)))
    return fields.json(
      for: .of(Input.self), timeZone: try #require(TimeZone(identifier: zone)))
  }

  @Test(
    "A form's names and values become the input that the schema describes",
    arguments: [
      ("title=A+b%0D%0Ac&action=x&token=y&key=z&version=1", #"{"title":"A b\nc"}"#),
      // What was not filled in: needed, it is absent; else it is taken away.
      ("title=&note=", #"{"note":null}"#),
      ("count=12&isPublic=false&isPublic=true", #"{"count":12,"isPublic":true}"#),
      ("count=a+dozen&isPublic=maybe", #"{"count":"a dozen","isPublic":"maybe"}"#),
      ("place.lat=48,2", #"{"place":{"lat":48.2}}"#),
      ("startsAt@time=2026-07-01T19:30", #"{"startsAt":"2026-07-01T17:30:00.000000Z"}"#),
      ("startsAt@time=2026-12-01T19:30", #"{"startsAt":"2026-12-01T18:30:00.000000Z"}"#),
      ("startsAt@time=", #"{"startsAt":null}"#),
      ("startsAt@time=soon", #"{"startsAt":"soon"}"#),
      ("tags@words=a,+b+,,c", #"{"tags":["a","b","c"]}"#),
      ("tags@lines=a,+b%0Ac", #"{"tags":["a, b","c"]}"#),
      ("tags@words=", #"{"tags":[]}"#),
      ("tags[]=&tags[]=a&tags[]=b", #"{"tags":["a","b"]}"#),
      ("tags[]=", #"{"tags":[]}"#),
      (
        "parts[10].userId=x&parts[2].userId=y&parts[2].value=3",
        #"{"parts":[{"userId":"y","value":3},{"userId":"x"}]}"#
      ),
      ("kinds.a=true&kinds.b=false", #"{"kinds":{"a":true,"b":false}}"#),
      // What no field has is handed on, to be refused by its name.
      ("evil=1&title=a", #"{"evil":"1","title":"a"}"#),
      ("place=1", #"{"place":{}}"#), ("parts=1", #"{"parts":[]}"#),
    ])
  func json(body: String, expected: String) throws {
    let value = try JSONDecoder().decode(JSONValue.self, from: Data(expected.utf8))
    #expect(try json(body) == value)
  }

  @Test("Names deeper or more than any input has are left out, not followed")
  func deep() throws {
    let deep = "title" + String(repeating: ".a", count: 900) + "=1"
    #expect("\(try json(deep))".count < 1_000)
    // Longer than any name of ours: not even taken apart.
    #expect(throws: Failure.self) {
      try json("title" + String(repeating: ".a", count: 1_000) + "=1")
    }
    let tooMany = (0..<4_001).map { "a\($0)=" }.joined(separator: "&")
    #expect(throws: Failure.self) { try json(tooMany) }
    let many = (0..<3_900).map { "parts[\($0)].value=1" }.joined(separator: "&")
    guard case .object(let object) = try json(many), case .array(let parts)? = object["parts"]
    else {
      Issue.record("no parts")
      return
    }
    #expect(parts.count <= 2_000)
  }

  @Test("Times that a change of clocks skips or repeats are still moments")
  func clocks() {
    let vienna = TimeZone(identifier: "Europe/Vienna") ?? .gmt
    #expect(LocalTime.moment("2026-03-29T02:30", in: vienna) == "2026-03-29T01:30:00.000000Z")
    #expect(LocalTime.moment("2026-10-25T02:30", in: vienna) == "2026-10-25T00:30:00.000000Z")
    #expect(LocalTime.moment("2026-02-30T02:30", in: vienna) == nil)
    #expect(LocalTime.moment("", in: vienna) == nil)
  }

  @Test(
    "The language is the first that the browser prefers of those spoken",
    arguments: [
      ("de-AT,de;q=0.9,en;q=0.8", Language.german), ("fr,en;q=0.5,de;q=0.4", .english),
      ("en;q=0.1, de;q=0.2", .german), ("fr", .english), ("de;q=0", .english), ("", .english),
      (";;;,q=,=", .english), ("de;q=nan", .english),
    ])
  func language(header: String, expected: Language) {
    #expect(Language(acceptLanguage: header) == expected)
  }
}
