import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct LunchListTests {
  @Test("L7: the list is of today unless a day is given, the latest day first, then the first made")
  func days() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      // A zone in which it is about noon, so that no midnight comes between.
      let hour = try #require(
        Int(try await server.value("select extract(hour from now() at time zone 'UTC')") ?? ""))
      let zone = hour == 12 ? "UTC" : "Etc/GMT" + (hour < 12 ? "-\(12 - hour)" : "+\(hour - 12)")
      var change = UpdateAccount()
      change.timeZone = .set(zone)
      _ = try await ann.client.updateAccount(change)
      let today = try #require(
        try await server.value("select (now() at time zone '\(zone)')::date"))
      let first = try await ann.makeLunch(on: today)
      let second = try await ann.makeLunch(on: today)
      let later = try await ann.makeLunch(on: "2100-02-03")
      let last = try await ann.makeLunch(on: "2100-02-28")
      func ids(_ page: Page<LunchGroup>) -> [LunchGroup.ID] { page.items.map(\.id) }
      #expect(ids(try await ann.client.lunchGroups()) == [first.id, second.id])
      #expect(ids(try await ann.client.lunchGroups(on: today)) == [first.id, second.id])
      #expect(ids(try await ann.client.lunchGroups(on: "2100-02-03")) == [later.id])
      #expect(
        ids(try await ann.client.lunchGroups(from: today))
          == [last.id, later.id, first.id, second.id])
      #expect(ids(try await ann.client.lunchGroups(to: today)) == [first.id, second.id])
      #expect(
        ids(try await ann.client.lunchGroups(from: "2100-02-03", to: "2100-02-03")) == [later.id])
      #expect(ids(try await ann.client.lunchGroups(on: "2100-02-04")) == [])
      try await ann.step(last, to: .voting)
      #expect(
        ids(try await ann.client.lunchGroups(from: today, status: .voting)) == [last.id])
      #expect(
        ids(try await ann.client.lunchGroups(on: "2100-02-28", status: .planning)) == [])
    }
  }

  @Test("L7: lunches that I take part in and those of my groups; of somebody, those we share")
  func people() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let day = "2100-03-04"
      let group = try await ann.makeGroup(joinedBy: [bob])
      let ours = try await ann.makeLunch(on: day, for: group)
      let shared = try await bob.makeLunch(on: day, with: [cid])
      let alone = try await cid.makeLunch(on: day)
      func ids(_ person: Person, with user: User.ID? = nil) async throws -> Set<LunchGroup.ID> {
        Set(try await person.client.lunchGroups(on: day, with: user).items.map(\.id))
      }
      #expect(try await ids(ann) == [ours.id])
      #expect(try await ids(bob) == [ours.id, shared.id])
      #expect(try await ids(cid) == [shared.id, alone.id])
      // Who takes part in what I do not is not told, not even by finding nothing else.
      #expect(try await ids(bob, with: ann.id) == [])
      #expect(try await ids(bob, with: bob.id) == [shared.id])
      #expect(try await ids(cid, with: bob.id) == [shared.id])
      #expect(try await ids(ann, with: bob.id) == [])
      _ = try await bob.client.joinLunchGroup(ours.id)
      #expect(try await ids(ann, with: bob.id) == [ours.id])
    }
  }

  @Test("L7: pages of 20; page 0 is none, and one far behind is empty")
  func pages() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let day = "2100-05-06"
      var made: [LunchGroup.ID] = []
      for _ in 0..<23 { made.append(try await ann.makeLunch(on: day).id) }
      let first = try await ann.client.lunchGroups(on: day)
      #expect(first.items.map(\.id) == Array(made.prefix(20)))
      #expect(first.total == 23 && first.pageSize == 20)
      #expect(
        try await ann.client.lunchGroups(on: day, page: 2).items.map(\.id)
          == Array(made.suffix(3)))
      #expect(
        try await ann.client.lunchGroups(on: day, page: 1_000_000_000).items.isEmpty)
      for (query, field) in [
        (["page": "0"], "page"), (["page": "-1"], "page"), (["page": "1000000001"], "page"),
        (["pageSize": "101"], "pageSize"), (["date": "2100-02-30"], "date"),
        (["date": "today"], "date"), (["date": "2100-1-1"], "date"),
        (["from": "2100-13-01"], "from"), (["to": "x"], "to"), (["status": "eaten"], "status"),
        (["userId": "ann"], "userId"),
        (["from": "2100-02-02", "to": "2100-02-01"], "from"),
        (["date": "2100-02-02", "to": "2100-02-01"], "date"),
      ] {
        var wanted = APIQuery()
        for (name, value) in query { wanted.append(name, value) }
        let refused = try await ann.client.send(.get, "/lunch-groups", query: wanted)
        #expect(refused.status == 422, "\(query)")
        #expect(refused.problem?.errors?.map(\.field) == [field], "\(query)")
      }
    }
  }
}
