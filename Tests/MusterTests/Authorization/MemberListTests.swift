import MusterClient
import MusterModels
import Testing

@testable import Muster

/// The functions that list members see all rows: what they show is held against what the policies
/// of the tables let read.
@Suite struct MemberListTests {
  private static let states = [
    "current": "('active', 'paused')", "previous": "('left', 'removed')",
    "participants": "('active')", "invited": "('invited')", "paused": "('paused')",
  ]

  @Test("K14: lists of members show each actor what the policies let read, in each state")
  func agreesWithPolicies() async throws {
    try await TestServer.with { server in
      let world = try await World(server)
      // Of two roles, one shows that they lead and the other goes with the list.
      let hidden = "'\(world.groups[.hidden] ?? "")'"
      try await world.sql(
        """
        begin;
        select world.become('leader'), public.assign_role(
          \(hidden), world.person('leader'), world.role(\(hidden), 'Member'));
        commit
        """)
      var shown: [Bool: Int] = [:]
      var (found, passedOver) = (0, 0)
      for actor in Actor.people {
        let session = try await ActorSession(actor, on: server.superuser)
        defer { session.close() }
        for (place, group) in world.groups {
          for (state, statuses) in Self.states {
            let which = "\(actor) in \(place), \(state)"
            let columns = #""userId", "fullName", "avatarUrl", status, "joinedAt", "leftAt""#
            let listed = try await session.rows(
              """
              select \(columns), roles::text from api.members_of('\(group)', '\(state)')
              where via is null order by 1
              """)
            let read = try await session.rows(
              """
              select \(columns), roles::text from api.members
              where "groupId" = '\(group)' and status in \(statuses) order by 1
              """)
            #expect(listed == read, "\(which)")
            let isOpen = ["current", "participants"].contains(state)
            let nested = try await session.rows(
              """
              select distinct user_id from muster.my_nested_members
              where group_id = '\(group)' and \(isOpen) order by 1
              """)
            let through = try await session.rows(
              """
              select "userId" from api.members_of('\(group)', '\(state)')
              where via is not null order by 1
              """)
            #expect(through == nested, "\(which)")
            let counted = try await session.rows(
              "select count(*) from api.listed_members('\(group)', '\(state)', 1001)")
            #expect(counted == [["\(listed.count + through.count)"]], "\(which)")
            let named = try await session.rows(
              """
              select "userId" from api.members_of('\(group)', '\(state)', part => 'R') order by 1
              """)
            let fitting = try await session.rows(
              """
              select "userId" from api.members_of('\(group)', '\(state)')
              where "fullName" ilike '%r%' order by 1
              """)
            #expect(named == fitting, "\(which)")
            shown[listed.isEmpty, default: 0] += 1
            passedOver += listed.count + through.count - named.count
            found += named.count
          }
        }
      }
      // Neither all nor nobody is shown everything.
      #expect(shown[true] ?? 0 > 20 && shown[false] ?? 0 > 20, "\(shown)")
      #expect(found > 20 && passedOver > 20, "\(found) \(passedOver)")
    }
  }

  @Test("Members are found by part of their name, in pages, and told apart from none")
  func byName() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup()
      for (number, name) in ["Ben Straße", "Béla %", "Cleo"].enumerated() {
        let person = try await server.person("Person\(number)")
        try await server.sql(
          "update public.users set full_name = '\(name)' where id = '\(person.id)'")
        try await ann.admit(person, to: group.id)
      }
      func names(_ words: String, page: Int? = nil) async throws -> [String] {
        try await ann.client.members(of: group.id, matching: words, page: page, pageSize: 2)
          .items.map { $0.fullName ?? "" }
      }
      #expect(try await names("STRASSE").isEmpty)
      #expect(try await names("straße") == ["Ben Straße"])
      #expect(try await names("%") == ["Béla %"])
      #expect(try await names("e") == ["Ben Straße", "Cleo"])
      #expect(try await names("n") == ["Ann", "Ben Straße"])
      #expect(try await names("") == ["Ann", "Ben Straße"])
      #expect(try await names("", page: 2) == ["Béla %", "Cleo"])
      let page = try await ann.client.members(of: group.id, matching: "e", page: 2, pageSize: 1)
      #expect(page.items.map(\.fullName) == ["Cleo"] && page.total == 2)
      let tooLong = try await problem {
        try await ann.client.members(of: group.id, matching: String(repeating: "e", count: 201))
      }
      #expect(tooLong.errors?.first?.field == "q", "\(tooLong)")
    }
  }
}
