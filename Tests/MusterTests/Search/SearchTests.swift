import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct SearchTests {
  @Test("M1: a search finds posts and expenses by words, the last by its beginning; titles first")
  func found() async throws {
    try await Club.with { club in
      let flat = Flat(group: club.group, people: [club.ann, club.bob])
      var request = flat.request()
      request.description = "Rye flour"
      _ = try await flat.spend(request)
      let thread = try await club.thread("Rye bread", "Who bakes <b>it</b> & why?")
      try await club.cid.reply("I have no rye, but wheat", to: thread)
      func search(
        _ text: String, _ kinds: [SearchResult.Kind]? = nil
      ) async throws -> [SearchResult] {
        try await club.bob.client.search(club.group.id, for: text, kinds: kinds).items
      }
      #expect(try await search("RYE").count == 3)
      #expect(try await search("rye", [.forum]).map(\.title) == ["Rye bread", "Rye bread"])
      #expect(try await search("rye", [.expenses]).map(\.title) == ["Rye flour"])
      #expect(try await search("ry").count == 3)
      #expect(try await search("ry bread").isEmpty)
      #expect(try await search("rye bre").map(\.id.description) == [thread.id.description])
      #expect(try await search("\"rye bread\"").count == 1)
      #expect(try await search("\"bread rye\"").isEmpty)
      #expect(try await search("rye -bread -flour").map { $0.author?.fullName } == ["Cid"])
      #expect(try await search("flour or wheat").count == 2)
      let one = try #require(try await search("bakes").first)
      #expect(one.snippet.text == "Who bakes <b>it</b> & why?" && one.threadId == thread.id)
      let word = try highlight(#"{"start":4,"length":5}"#)
      #expect(one.snippet.highlights == [word])
      #expect(
        try await club.bob.client.threads(of: club.group.id, fitting: "wheat").items.map(\.id)
          == [thread.id])
    }
  }

  private func highlight(_ json: String) throws -> SearchHighlight {
    try JSONDecoder().decode(SearchHighlight.self, from: Data(json.utf8))
  }

  @Test("M1: a search finds the journeys that the group is enrolled in, while it is")
  func journeys() async throws {
    try await TestServer.shared { server in
      let cohort = try await Cohort(server)
      let market = try await cohort.leader.makeJourney("Cohort of others")
      func search(_ person: Person) async throws -> [SearchResult] {
        try await person.client.search(cohort.group.id, for: "cohort").items
      }
      let found = try await search(cohort.observer)
      #expect(found.map(\.kind) == [.journeys])
      #expect(found.map(\.id.description) == [cohort.journey.id.description])
      #expect(found.first?.author?.userId == cohort.leader.id)
      #expect(market.id != cohort.journey.id)
      try await cohort.leader.client.endEnrollment(cohort.enrollment.id)
      #expect(try await search(cohort.observer).isEmpty)
    }
  }

  @Test("M1: nothing that can be typed is an error; too little and too much are said by field")
  func odd() async throws {
    try await Club.with { club in
      try await club.thread("It's", #"a 'quoted' \ back:* & | ! ( ) <-> %"#)
      for text in [
        "'", "''", "\"", "\"\"", "\\", ":*", "!", "!!!", "&", "|", "( ) <->", "a & | b", "-", "- -",
        "-\"", "a\"b", "or", "or or", "\" or \"", "😀", "é́", "%", "_", "a:b*", "<script>", "--",
        "\t",
        "AND NOT", String(repeating: "\"", count: 200), String(repeating: "x ", count: 100),
        String(repeating: "-", count: 199), "' or 1=1 --", "{}", "null",
      ] {
        _ = try await club.bob.client.search(club.group.id, for: text)
        _ = try await club.bob.client.threads(of: club.group.id, fitting: text)
      }
      #expect(try await club.bob.client.search(club.group.id, for: "it's").items.count == 1)
      for (query, field) in [
        ([:] as APIQuery, "q"), (["q": ""], "q"),
        (["q": String(repeating: "x", count: 201)], "q"),
        (["q": "x", "kinds": "forum,other"], "kinds"), (["q": "x", "kinds": ""], "kinds"),
        (["q": "x", "page": "0"], "page"),
      ] {
        let answer = try await club.bob.client.send(
          .get, "/groups/\(club.group.id)/search", query: query)
        #expect(answer.status == 422)
        #expect(answer.problem?.errors?.map(\.field) == [field])
      }
    }
  }

  @Test("M1: a search that nothing has to be there for is refused: it would look at everything")
  func nothing() async throws {
    try await Club.with { club in
      try await club.thread("Rye", "Flour")
      func answers(_ text: String) async throws -> [HTTPResponse] {
        let group = club.group.id
        var found: [HTTPResponse] = []
        for path in ["/groups/\(group)/search", "/groups/\(group)/forum", "/journeys"] as [APIPath]
        {
          found.append(try await club.bob.client.send(.get, path, query: ["q": text]))
        }
        return found
      }
      for text in ["-rye", "-rye -flour", "wheat or -rye", #"-"rye flour""#, "-rye -\"x y\""] {
        for answer in try await answers(text) {
          #expect(answer.status == 422 && answer.problem?.code == "invalid_values", "\(text)")
          #expect(answer.problem?.errors?.map(\.field) == ["q"], "\(text)")
        }
      }
      for answer in try await answers("flour -wheat") { #expect(answer.status == 200) }
    }
  }

  @Test("M1: a search finds exactly what fits among the rows that the person sees, whoever it is")
  func exactly() async throws {
    try await TestServer.with { server in
      let world = try await World(server)
      for place in World.Place.allCases {
        let group = try #require(world.groups[place])
        for actor in Actor.people {
          let session = try await ActorSession(actor, on: server.superuser)
          defer { session.close() }
          for word in ["bread", "i", "hidden", "bakes", "well"] {
            let found = try await session.rows(
              """
              select kind || ' ' || id
              from api.group_search('\(group)', '\(word)', array['forum', 'expenses'])
              """)
            // By plain SQL under their policies; of what is hidden none.
            let seen = try await session.rows(
              """
              select 'forum ' || id from public.forum_posts as p where group_id = '\(group)'
              and deleted_at is null and hidden_at is null and not exists (
                select from public.forum_posts as t
                where t.id = p.thread_id and t.hidden_at is not null)
              and search @@ to_tsquery('simple', '\(word):*')
              union all
              select 'expenses ' || id from public.expenses where group_id = '\(group)'
              and deleted_at is null and words @@ to_tsquery('simple', '\(word):*')
              """)
            #expect(
              Set(found.map { $0[0] }) == Set(seen.map { $0[0] }), "\(place) \(actor) \(word)")
            #expect(found.count == seen.count)
          }
        }
      }
    }
  }
}
