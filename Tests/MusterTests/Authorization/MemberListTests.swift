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
            shown[listed.isEmpty, default: 0] += 1
          }
        }
      }
      // Neither all nor nobody is shown everything.
      #expect(shown[true] ?? 0 > 20 && shown[false] ?? 0 > 20, "\(shown)")
    }
  }
}
