import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct ProfileTests {
  @Test("A6: PATCH /me changes the fields that it names, and null empties them")
  func mergePatch() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      var change = UpdateAccount()
      change.fullName = .set("  Ann Ahn ")
      change.avatarUrl = .set("https://example.org/a.png")
      change.bio = .set("“Hello”\n\u{1F600}")
      change.dietaryRequirements = .set(["vegan", " nuts ", "vegan"])
      change.locale = .set("de-AT")
      change.timeZone = .set("Europe/Vienna")
      let changed = try await ann.client.updateAccount(change)
      #expect(changed.fullName == "Ann Ahn")
      #expect(changed.bio == "“Hello”\n\u{1F600}")
      #expect(changed.dietaryRequirements == ["vegan", "nuts"])
      #expect(changed.locale == "de-AT")
      #expect(changed.timeZone == "Europe/Vienna")
      #expect(try await ann.client.account() == changed)

      var emptying = UpdateAccount()
      emptying.avatarUrl = .clear
      emptying.bio = .clear
      emptying.dietaryRequirements = .clear
      let emptied = try await ann.client.updateAccount(emptying)
      #expect(emptied.avatarUrl == nil)
      #expect(emptied.bio == nil)
      #expect(emptied.dietaryRequirements == [])
      #expect(emptied.fullName == "Ann Ahn")
      #expect(emptied.locale == "de-AT")
      #expect(try await ann.client.updateAccount(UpdateAccount()) == emptied)
    }
  }

  @Test("A6: PATCH /me takes the media type of merge patches, and no other than JSON")
  func mediaType() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let patch = try await ann.client.send(
        .patch, "/me", json: #"{"bio":"x"}"#,
        headers: ["Content-Type": "application/merge-patch+json"])
      #expect(patch.status == 200)
      let other = try await ann.client.send(
        .patch, "/me", json: #"{"bio":"y"}"#, headers: ["Content-Type": "text/plain"])
      #expect(other.status == 415)
      #expect(try await ann.client.account().bio == "x")
    }
  }

  @Test(
    "A6: what is no value of a field of one's own is refused, and changes nothing",
    arguments: [
      (#"{"bio":"new","email":"x@example.org"}"#, "email"),
      (#"{"bio":"new","id":"x"}"#, "id"), (#"{"bio":"new","isActive":false}"#, "isActive"),
      (#"{"bio":"new","emailVerified":true}"#, "emailVerified"),
      (#"{"bio":"new","fullName":null}"#, "fullName"),
      (#"{"bio":"new","fullName":"   "}"#, "fullName"),
      (#"{"bio":"new","fullName":"a\nb"}"#, "fullName"),
      (#"{"bio":"new","fullName":7}"#, "fullName"),
      (#"{"bio":"new","avatarUrl":"javascript:alert(1)"}"#, "avatarUrl"),
      (#"{"bio":"new","avatarUrl":"https://x.example/ y"}"#, "avatarUrl"),
      (#"{"bio":"new","timeZone":"Mars/Olympus"}"#, "timeZone"),
      (#"{"bio":"new","timeZone":""}"#, "timeZone"),
      (#"{"bio":"new","locale":"<script>"}"#, "locale"),
      (#"{"bio":"new","dietaryRequirements":[""]}"#, "dietaryRequirements"),
      (#"{"bio":"new","dietaryRequirements":"vegan"}"#, "dietaryRequirements"),
      (#"{"bio":"new","dietaryRequirements":[null]}"#, "dietaryRequirements[0]"),
      (#"{"bio":"new\u0000"}"#, "bio"), (#"{"bio":["new"]}"#, "bio"),
    ])
  func refused(body: String, field: String) async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let before = try await ann.client.account()
      let answer = try await ann.client.send(.patch, "/me", json: body)
      #expect(answer.status == 422)
      #expect(answer.problem?.code == "invalid_values")
      #expect(answer.problem?.errors?.map(\.field) == [field])
      #expect(try await ann.client.account() == before)
    }
  }

  @Test("A6: lengths hold at their ends", arguments: [("fullName", 100), ("bio", 2_000)])
  func lengths(field: String, longest: Int) async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      for (length, status) in [(longest, 200), (longest + 1, 422)] {
        let text = String(repeating: "é", count: length)
        let answer = try await ann.client.send(.patch, "/me", json: #"{"\#(field)":"\#(text)"}"#)
        #expect(answer.status == status)
      }
      let many = (1...21).map { "\"d\($0)\"" }.joined(separator: ",")
      let answer = try await ann.client.send(
        .patch, "/me", json: #"{"dietaryRequirements":[\#(many)]}"#)
      #expect(answer.problem?.errors?.map(\.field) == ["dietaryRequirements"])
    }
  }

  @Test("Who has a name does not give it up, in plain SQL neither")
  func nameStays() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let state = try await sqlState {
        try await server.session.run(
          as: .person(ann.id), "update public.users set full_name = null")
      }
      #expect(state == "23514")
      let refusal = try await ann.client.send(.patch, "/me", json: #"{"fullName":null}"#)
      #expect(refusal.status == 422)
      #expect(refusal.problem?.errors?.map(\.field) == ["fullName"])
      #expect(try await ann.client.account().fullName == "Ann")
    }
  }
}
