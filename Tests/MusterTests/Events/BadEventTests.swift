import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// What nobody should send about events: the right problem, and nothing has changed.
@Suite struct BadEventTests {
  private static let good = [
    "title": #""x""#, "description": #""""#, "startsAt": #""2100-01-01T00:00:00Z""#,
    "place": #""y""#,
  ]

  /// A field, and values that it does not take.
  private static let wrong: [(field: String, values: [String])] = [
    (
      "title",
      [
        "null", "7", #""""#, #""  ""#, #""a\nb""#, #""a\u0000b""#,
        "\"\(String(repeating: "x", count: 201))\"",
      ]
    ),
    (
      "description",
      ["null", "[]", #""a\u0007b""#, #""\u001b[2J""#, "\"\(String(repeating: "é", count: 5001))\""]
    ),
    (
      "startsAt",
      [
        "null", "7", #""tomorrow""#, #""infinity""#, #""2100-01-01""#, #""2100-02-30T00:00:00Z""#,
        #""2001-01-01T00:00:00Z""#, #""2100-01-01T00:00:00""#, #""2100-01-01T25:00:00Z""#,
        #""2100-01-01T00:00:00+99:99""#, #""2100-01-01T00:00:00-16:00""#,
      ]
    ),
    ("place", ["null", #""""#, #""a\u0007""#, "\"\(String(repeating: "x", count: 301))\""]),
    ("capacity", ["0", "-1", "1000001", "1.5", #""5""#]),
    (
      "endsAt",
      [
        #""soon""#, #""2101-01-01T00:00:00+99:99""#, #""2099-01-01T00:00:00Z""#,
        #""2100-01-01T00:00:00Z""#,
      ]
    ),
    ("authorIds", [#""x""#, "7"]), ("createdById", [#""x""#]), ("placesTaken", ["0"]),
    ("version", ["7"]),
  ]

  @Test("E1: bad input makes no event and changes none")
  func values() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let event = try await ann.client.createEvent(
        CreateEvent(
          title: "Mine", description: "", startsAt: Date(timeIntervalSince1970: 4_102_444_800),
          place: "Here"))
      let before = try await server.everything(of: event)
      for (field, values) in Self.wrong {
        for value in values {
          let fields = Self.good.merging([field: value]) { $1 }
          let body = "{" + fields.map { #""\#($0)":\#($1)"# }.joined(separator: ",") + "}"
          let made = try await ann.client.send(.post, "/events", json: body)
          #expect(made.status == 422, "\(field) \(value.prefix(30))")
          #expect(made.problem?.errors?.map(\.field) == [field], "\(field) \(value.prefix(30))")
          let changed = try await ann.client.send(
            .patch, "/events/\(event.id)", json: #"{"\#(field)":\#(value)}"#)
          #expect(changed.status == 422, "\(field) \(value.prefix(30))")
          #expect(
            changed.problem?.errors?.map(\.field) == [field], "\(field) \(value.prefix(30))")
        }
        guard let required = Self.good[field], !required.isEmpty else { continue }
        var fields = Self.good
        fields[field] = nil
        let body = "{" + fields.map { #""\#($0)":\#($1)"# }.joined(separator: ",") + "}"
        let missing = try await ann.client.send(.post, "/events", json: body)
        #expect(missing.problem?.errors?.map(\.field) == [field])
      }
      #expect(try await server.everything(of: event) == before)
      #expect(
        try await server.value(
          "select count(*) from public.events where created_by_user_id = '\(ann.id)'") == "1")
      for body in ["", "{", "[]", "null"] {
        #expect(
          [400, 422].contains(try await ann.client.send(.post, "/events", json: body).status))
      }
    }
  }

  @Test("E1: a whole number is one however it is written, and text may have tabs and lines")
  func spellings() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let cid = try await server.person("Cid")
      for capacity in ["2.0", "2", "0.2e1"] {
        let body = """
          {"title":"Spelt","description":"a\\tb\\r\\nc","startsAt":"2100-01-01T00:00:00+05:45",\
          "place":"y","capacity":\(capacity)}
          """
        let made = try await ann.client.send(.post, "/events", json: body)
        #expect(made.status == 201, "\(capacity)")
        let event = try made.decode(Event.self)
        #expect(event.capacity == 2 && event.description == "a\tb\r\nc")
        let changed = try await ann.client.send(
          .patch, "/events/\(event.id)", json: #"{"capacity":3.0}"#)
        #expect(changed.status == 200)
        #expect(try changed.decode(Event.self).capacity == 3)
        let application = try await cid.client.apply(
          to: event.id, ApplyToEvent(message: "One\n\ttwo"))
        #expect(application.message == "One\n\ttwo")
      }
    }
  }

  @Test("E2: bad applications, answers and verdicts change nothing")
  func applications() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let cid = try await server.person("Cid")
      let dan = try await server.person("Dan")
      _ = try await cid.makeGroup(joinedBy: [dan])
      let event = try await ann.makeEvent()
      let path: APIPath = "/events/\(event.id)/like-groups"
      let many = (0..<21).map { _ in "\"\(UUID().uuidString)\"" }.joined(separator: ",")
      for (body, field) in [
        (#"{"memberIds":["\#(cid.id)"]}"#, "memberIds"),
        (#"{"memberIds":["\#(dan.id)","\#(dan.id)"]}"#, "memberIds"),
        (#"{"memberIds":[null]}"#, "memberIds[0]"), (#"{"memberIds":["x"]}"#, "memberIds[0]"),
        (#"{"memberIds":[\#(many)]}"#, "memberIds"),
        (#"{"message":"\#(String(repeating: "x", count: 1001))"}"#, "message"),
        (#"{"message":"a\u0007b"}"#, "message"), (#"{"message":"\u009b2J"}"#, "message"),
        (#"{"status":"approved"}"#, "status"),
      ] {
        let answer = try await cid.client.send(.post, path, json: body)
        #expect(answer.status == 422, "\(body.prefix(40))")
        #expect(answer.problem?.errors?.map(\.field) == [field], "\(body.prefix(40))")
      }
      let nowhere = try await problem { try await cid.client.apply(to: Event.ID(UUID())) }
      #expect(nowhere.code == "not_found")
      #expect(try await cid.client.send(.get, path, query: ["status": "x"]).status == 422)
      #expect(try await cid.client.myLikeGroups().total == 0)
      let application = try await cid.client.apply(
        to: event.id, ApplyToEvent(memberIds: [dan.id]))
      let before = try await server.everything(of: event)
      for body in ["{}", #"{"accepted":null}"#, #"{"accepted":"yes"}"#, #"{"accepted":1}"#] {
        let answer = try await dan.client.send(
          .put, "/like-groups/\(application.id)/members/me", json: body)
        #expect(answer.problem?.errors?.map(\.field) == ["accepted"])
        let verdict = try await ann.client.send(
          .put, "/like-groups/\(application.id)/approvals/me",
          json: body.replacing("accepted", with: "approved"))
        #expect(verdict.problem?.errors?.map(\.field) == ["approved"])
      }
      #expect(try await server.everything(of: event) == before)
    }
  }

  @Test("E2: the same key makes one application, however often it is sent")
  func repetition() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let cid = try await server.person("Cid")
      let event = try await ann.makeEvent()
      let first = try await cid.client.apply(to: event.id, idempotencyKey: "apply-once")
      let second = try await cid.client.apply(to: event.id, idempotencyKey: "apply-once")
      #expect(first == second)
      #expect(try await cid.client.myLikeGroups().total == 1)
    }
  }
}
