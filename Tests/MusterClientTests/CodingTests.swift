import Foundation
import MusterModels
import Testing

@testable import MusterClient

@Suite("Paths, dates and patches as they are sent")
struct CodingTests {
  @Test(
    "Dates are read to the microsecond, at any offset",
    arguments: [
      ("2026-11-21T01:57:45.261659+00:00", 816_919_065.261659),
      ("2026-11-21T01:57:45.26+00:00", 816_919_065.26),
      ("2026-11-21T01:57:45.2616599Z", 816_919_065.261659),
      ("2026-11-21T02:57:45+01:00", 816_919_065),
      ("2026-11-20T20:27:45-05:30", 816_919_065),
      ("2026-11-21t01:57:45z", 816_919_065),
      ("2001-01-01T00:00:00Z", 0),
      ("1970-01-01T00:00:00Z", -978_307_200),
      ("2000-02-29T23:59:60Z", -26_438_400),
      ("2024-03-01T00:00:00Z", 730_944_000),
    ])
  func parse(_ text: String, _ expected: Double) {
    #expect(Timestamp.parse(text)?.timeIntervalSinceReferenceDate == expected)
  }

  @Test(
    "What is no date is refused",
    arguments: [
      "", "2026-11-21", "2026-11-21T01:57:45", "2026-11-21T01:57:45.Z", "2026-13-01T00:00:00Z",
      "2026-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2026-11-21T24:00:00Z",
      "2026-11-21T01:57:45+0100", "2026-11-21T01:57:45Z ", "+026-11-21T01:57:45Z",
    ])
  func refuse(_ text: String) {
    #expect(Timestamp.parse(text) == nil)
  }

  @Test("Dates are written as they are read, in any year")
  func roundTrip() {
    for day in stride(from: -700_000, through: 2_900_000, by: 997) {
      let date = Date(timeIntervalSinceReferenceDate: Double(day) * 86_400 + 3_723.5)
      let text = Timestamp.format(date)
      #expect(text.flatMap(Timestamp.parse) == date, "\(day) \(text ?? "-")")
    }
    let date = Date(timeIntervalSinceReferenceDate: 816_919_065.261659)
    #expect(Timestamp.format(date) == "2026-11-21T01:57:45.261659Z")
    #expect(Timestamp.format(Date(timeIntervalSinceReferenceDate: .infinity)) == nil)
    #expect(Timestamp.format(Date(timeIntervalSinceReferenceDate: 1e12)) == nil)
  }

  @Test("A patch sends what is set, null for what is cleared, and nothing else")
  func patch() throws {
    var change = UpdateGroup()
    #expect(String(decoding: try MusterJSON.encode(change), as: UTF8.self) == "{}")
    change.name = .set("Crew")
    change.description = .clear
    change.isPublic = .set(false)
    change.settings = .set(.object(["n": .number(1), "gone": .null]))
    #expect(
      String(decoding: try MusterJSON.encode(change), as: UTF8.self)
        == #"{"description":null,"isPublic":false,"name":"Crew","settings":{"gone":null,"n":1}}"#)
  }

  @Test("What is put into a path stays one segment")
  func path() {
    func path(_ text: String) -> String { (("/a/\(text)/b") as APIPath).encoded }
    #expect(path("x/y") == "/a/x%2Fy/b")
    #expect(path("é ?#%+") == "/a/%C3%A9%20%3F%23%25%2B/b")
    #expect(path("\n") == "/a/%0A/b")
    #expect(path("..") == "/a/%2E%2E/b")
    #expect(path("a.b-c_d~e") == "/a/a.b-c_d~e/b")
    #expect(("/groups/\(groupId)" as APIPath).encoded == "/groups/\(Samples.groupId)")
  }

  @Test("Secrets do not show when printed")
  func secrets() {
    let tokens = Tokens.numbered(1)
    let headers: HTTPHeaders = ["Authorization": "Bearer access-1"]
    for shown in ["\(tokens)", String(reflecting: tokens), "\(headers)"] {
      #expect(!shown.contains("access-1") && !shown.contains("refresh-1"), "\(shown)")
    }
    var dumped = ""
    dump(HTTPResponse(status: 200, headers: headers), to: &dumped)
    dump(tokens, to: &dumped)
    #expect(!dumped.contains("access-1") && !dumped.contains("refresh-1"), "\(dumped)")
  }
}
