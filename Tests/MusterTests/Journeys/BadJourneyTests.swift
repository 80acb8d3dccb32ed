import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// What nobody should send about journeys: the right problem, and nothing has changed.
@Suite struct BadJourneyTests {
  private static let long = String(repeating: "x", count: 20_001)

  private static let wrong: [(field: String, values: [String])] = [
    (
      "title",
      ["7", #""""#, #""  ""#, #""\u00a0\u2003""#, #""a\nb""#, "\"\(String(long.prefix(201)))\""]
    ),
    ("description", ["7", "\"\(String(long.prefix(5001)))\"", #""a\u0000b""#, #""a\u0007b""#]),
    ("journeyType", ["7", #""other""#]),
    ("estimatedDurationMinutes", ["0", "-1", "1.5", "525601", #""1""#, "1e300"]),
    ("difficultyLevel", [#""easy""#, "1"]),
    ("isPublic", ["1", #""true""#]),
    ("id", [#""x""#]), ("isPublished", ["true"]), ("publishedAt", ["null"]), ("version", ["1"]),
  ]

  private static func step(_ fields: String) -> String {
    #"{"id":"a","title":"A","kind":"text","body":"x"}"#.replacing("}", with: "") + fields + "}"
  }

  @Test("J1: bad values make no journey and change none")
  func values() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let journey = try await ann.makeJourney()
      let before = try await ann.client.journey(journey.id)
      for (field, values) in Self.wrong {
        for value in values {
          let made = try await ann.client.send(
            .post, "/journeys",
            json: field == "title"
              ? "{\"title\":\(value)}" : "{\"title\":\"T\",\"\(field)\":\(value)}")
          #expect(made.status == 422, "\(field) \(value.prefix(30))")
          #expect(made.problem?.errors?.map(\.field) == [field], "\(field) \(value.prefix(30))")
          let changed = try await ann.client.send(
            .patch, "/journeys/\(journey.id)", json: "{\"\(field)\":\(value)}")
          #expect(changed.status == 422, "\(field) \(value.prefix(30))")
          #expect(changed.problem?.errors?.map(\.field) == [field], "\(field) \(value.prefix(30))")
        }
      }
      for (tags, field) in [
        (#"[""]"#, "tags"), (#"["\u00a0"]"#, "tags"), (#"["a\u0007"]"#, "tags"),
        (#"["\#(Self.long.prefix(41))"]"#, "tags"), (#"[7]"#, "tags[0]"),
        ("\"x\"", "tags"), ("[\((0..<21).map { "\"t\($0)\"" }.joined(separator: ","))]", "tags"),
      ] {
        let made = try await ann.client.send(
          .post, "/journeys", json: "{\"title\":\"T\",\"tags\":\(tags)}")
        #expect(made.problem?.errors?.map(\.field) == [field], "\(tags.prefix(30))")
      }
      #expect(try await ann.client.journey(journey.id).etag == before.etag)
      #expect(try await ann.client.journeys(.mine).total == 1)
      // Lines may end in what is long.
      let lines = "One\r\n\ttwo"
      let made = try await ann.client.createJourney(
        CreateJourney(
          title: "T", description: lines,
          content: JourneyContent(
            steps: [JourneyStep(id: "a", title: "A", kind: .text, body: lines)])))
      #expect(made.description == lines && made.content?.steps.first?.body == lines)
    }
  }

  @Test("J1: each problem of the content is told with its path, and all at once")
  func content() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      func errors(_ steps: String...) async throws -> [String] {
        let made = try await ann.client.send(
          .post, "/journeys",
          json: "{\"title\":\"T\",\"content\":{\"steps\":[\(steps.joined(separator: ","))]}}")
        #expect(made.status == 422, "\(steps.joined().prefix(80))")
        return (made.problem?.errors ?? []).map { "\($0.field) \($0.code)" }
      }
      let fine = Self.step("")
      #expect(try await errors(fine, fine) == ["content.steps[1].id duplicate"])
      for (fields, expected) in [
        (#","id":"a b""#, "id invalid"), (#","id":"""#, "id length"),
        (#","title":" ""#, "title length"), (#","title":"\u00a0\u3000""#, "title length"),
        (#","body":"a\u0007b""#, "body invalid"),
        (#","title":"a\tb""#, "title invalid"),
        (#","kind":"quiz""#, "kind unknown"), (#","body":"\#(Self.long)""#, "body length"),
        (#","kind":"link","body":"javascript:alert(1)""#, "body invalid"),
        (#","kind":"video","body":"https://a b""#, "body invalid"),
        (#","kind":"link","body":"https://\#(Self.long.prefix(2000))""#, "body invalid"),
        (#","durationMinutes":0"#, "durationMinutes range"),
        (#","durationMinutes":10081"#, "durationMinutes range"),
        (#","durationMinutes":1.5"#, "durationMinutes type"),
        (#","opensInWeek":105"#, "opensInWeek range"), (#","opensInWeek":0"#, "opensInWeek range"),
        (#","required":"yes""#, "required type"), (#","score":1"#, "score unknown_field"),
      ] {
        // The later of two equal keys would be refused as such.
        var step = ["id": #""a""#, "title": #""A""#, "kind": #""text""#, "body": #""x""#]
        let given = try #require(
          try JSONSerialization.jsonObject(with: Data("{\(fields.dropFirst())}".utf8))
            as? [String: Any])
        for (name, value) in given {
          step[name] = String(
            decoding: try JSONSerialization.data(
              withJSONObject: value, options: [.fragmentsAllowed, .withoutEscapingSlashes]),
            as: UTF8.self)
        }
        let text = "{" + step.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}"
        #expect(try await errors(text) == ["content.steps[0].\(expected)"], "\(fields.prefix(60))")
      }
      #expect(
        try await errors(#"{"id":"a b","title":"","kind":"text","body":"x","opensInWeek":0}"#)
          == [
            "content.steps[0].title length", "content.steps[0].opensInWeek range",
            "content.steps[0].id invalid",
          ])
      // No more than can be read: those of the shape, then those of the values.
      let wrong = (0..<60).map {
        #"{"id":"s\#($0) ","title":"","kind":"text","body":"","opensInWeek":0}"#
      }
      #expect(try await errors(wrong.joined(separator: ",")).count == 100)
      let shapeless = String(repeating: "7,", count: 150) + "7"
      #expect(try await errors(shapeless).count == 100)
      let many = (0...200).map { #"{"id":"s\#($0)","title":"T","kind":"text","body":""}"# }
      #expect(try await errors(many.joined(separator: ",")) == ["content.steps length"])
      let large = (0..<60).map {
        #"{"id":"s\#($0)","title":"T","kind":"text","body":"\#(Self.long.dropLast())"}"#
      }
      let answer = try await ann.client.send(
        .post, "/journeys",
        json: "{\"title\":\"T\",\"content\":{\"steps\":[\(large.joined(separator: ","))]}}")
      #expect(answer.status == 413)
    }
  }

  @Test("J1: by SQL, too, the content of a journey is checked")
  func sql() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      for content in ["[]", "7", #"{"steps":{}}"#, #"{"steps":[7]}"#, #"{"steps":[{}]}"#, "{}"] {
        #expect(
          try await sqlState {
            try await server.session.run(
              as: .person(ann.id),
              "select public.create_journey('{\"title\":\"T\",\"content\":\(content)}')")
          } == "MU175", "\(content)")
      }
      #expect(
        try await server.value(
          """
          select jsonb_array_length(muster.content_problems(jsonb_build_object('steps',
            jsonb_build_array((
              select jsonb_object_agg('x' || n, n) from generate_series(1, 300) as n)))))
          """) == "100")
    }
  }

  @Test("J2: bad input changes no enrolment")
  func enrollments() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let journey = try await ann.makeJourney()
      let enrollment = try await ann.client.enroll(in: journey.id)
      let before = try await ann.client.enrollment(enrollment.id)
      for (field, value) in [
        ("status", "null"), ("status", #""done""#), ("version", "null"), ("version", #""1""#),
        ("progressData", "[]"), ("progressData", "null"), ("progressData", "7"),
        ("progressData", "{\"x\":\"\(Self.long)\"}"), ("userId", #""x""#), ("groupId", "null"),
      ] {
        let changed = try await ann.client.send(
          .patch, "/enrollments/\(enrollment.id)", json: "{\"\(field)\":\(value)}")
        #expect(changed.status == 422, "\(field) \(value.prefix(30))")
        #expect(changed.problem?.errors?.map(\.field) == [field], "\(field) \(value.prefix(30))")
      }
      for body in ["{}", #"{"completed":null}"#, #"{"completed":1}"#] {
        let marked = try await ann.client.send(
          .put, "/enrollments/\(enrollment.id)/steps/read", json: body)
        #expect(marked.problem?.errors?.map(\.field) == ["completed"], "\(body)")
      }
      for response in [#"" ""#, #""\u00a0\n""#, #""a\u0007b""#, "7"] {
        let written = try await ann.client.send(
          .put, "/enrollments/\(enrollment.id)/steps/task",
          json: "{\"completed\":true,\"response\":\(response)}")
        #expect(written.status == 422, "\(response)")
        #expect(written.problem?.errors?.map(\.field) == ["response"], "\(response)")
      }
      #expect(try await ann.client.enrollment(enrollment.id) == before)
      try await ann.client.recordStep(
        "task", of: enrollment.id, RecordStep(completed: true, response: .set("One\n\ttwo")))
    }
  }
}
