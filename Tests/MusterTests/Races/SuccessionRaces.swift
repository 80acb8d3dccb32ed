import MusterClient
import MusterModels
import Testing

@testable import Muster

/// K7 under concurrency: whatever two people do at once, a group with members keeps a leader.
@Suite(.serialized) struct SuccessionRaces {
  private static let leaderless = """
    select count(*) from public.groups as g
    where exists (
      select from public.group_memberships as m where m.group_id = g.id and m.status = 'active'
    ) and not exists (
      select from public.group_memberships as m
      join public.user_group_roles as r on r.group_id = m.group_id and r.user_id = m.user_id
      where m.group_id = g.id and m.status = 'active' and r.is_leader
    )
    """
  private static let miscounted = """
    select count(*) from public.groups as g where g.member_count <> (
      select count(*) from public.group_memberships as m
      where m.group_id = g.id and m.status in ('active', 'paused') and m.user_id is not null
    )
    """
  private static let unmirrored = """
    select count(*) from public.group_memberships as m
    full join muster.direct_access as a on a.group_id = m.group_id and a.user_id = m.user_id
    where m.status is distinct from a.status or m.joined_at is distinct from a.joined_at
      or a.role_ids is distinct from array(
        select r.group_role_id from public.user_group_roles as r
        where r.group_id = m.group_id and r.user_id = m.user_id order by r.group_role_id
      )
    """

  /// What two leaders may do to themselves or to one another.
  enum Move: String, CaseIterable, Sendable {
    case leave, remove, pause, demote

    func run(
      _ actor: TwoServers.RacingPerson, _ other: TwoServers.RacingPerson, at server: Int,
      in group: Group.ID, leaderRole: String, _ servers: TwoServers
    ) async throws -> Outcome {
      let client = actor.clients[server]
      return switch self {
      case .leave:
        try await outcome { try await client.leaveGroup(group) }
      case .remove:
        try await outcome { try await client.removeMember(other.id, from: group) }
      case .pause:
        try await outcome { try await client.pauseMember(other.id, in: group) }
      case .demote:
        // By plain SQL, as an app's backend would.
        try await sqlState {
          try await servers.session.run(
            as: .person(actor.id),
            "select public.unassign_role('\(group)', '\(other.id)', '\(leaderRole)')")
        }.map { .refused($0) } ?? .done
      }
    }
  }

  @Test(
    "K7: two leaders acting at once never leave members without a leader",
    arguments: Group.Succession.allCases)
  func twoLeaders(_ succession: Group.Succession) async throws {
    try await TwoServers.with(people: 6) { servers in
      let moves = Move.allCases.flatMap { first in Move.allCases.map { (first, $0) } }
      let tally = try await races(lanes: 2, "K7 \(succession)") { number, lane in
        let people = Array(servers.people[(lane * 3)..<(lane * 3 + 3)])
        let (first, second) = moves[number % moves.count]
        let group = try await people[0].clients[0].createGroup(
          CreateGroup(name: "Race \(number)", succession: succession))
        let code = try #require(group.joinCode)
        for person in people.dropFirst() { _ = try await person.clients[1].join(code: code) }
        let role = try #require(
          try await servers.session.run(
            as: .person(people[0].id),
            "select id from public.group_roles where group_id = '\(group.id)' and is_leader"
          ).first?.first ?? nil)
        try await servers.session.run(
          as: .person(people[0].id),
          "select public.assign_role('\(group.id)', '\(people[1].id)', '\(role)')")
        async let one = first.run(
          people[0], people[1], at: 0, in: group.id, leaderRole: role, servers)
        async let two = second.run(
          people[1], people[0], at: 1, in: group.id, leaderRole: role, servers)
        return try await [one, two]
      }
      #expect(try await servers.count(Self.leaderless) == 0)
      #expect(try await servers.count(Self.miscounted) == 0)
      #expect(try await servers.count(Self.unmirrored) == 0)
      #expect(await tally.collisions <= 0.001)
      // Some got through and some did not: the race was one.
      #expect(await tally.outcomes["done", default: 0] > 0)
      #expect(await tally.outcomes.count > 1)
    }
  }
}
