import MusterClient
import MusterModels
import Testing

@testable import Muster

/// K13 under concurrency: cycles that several close together, and people who leave two inner
/// groups at once.
@Suite(.serialized) struct NestingRaces {
  private static let inItself = """
    with recursive around (start, id) as (
      select m.member_group_id, m.group_id from public.group_memberships as m
      where m.member_group_id is not null and m.status = 'active'
      union
      select a.start, m.group_id from around as a
      join public.group_memberships as m on m.member_group_id = a.id and m.status = 'active'
    )
    select count(*) from around where start = id
    """

  @Test("K13: closers of one cycle race, next to each other or on chains apart, and one loses")
  func cycles() async throws {
    try await TwoServers.with(people: 2) { servers in
      let tally = try await races(lanes: 2, "K13 cycle") { number, lane in
        let person = servers.people[lane]
        // A ring of 2 to 5 edges: some hold already, the others are closed at once. With every
        // second one left open, no two closers share a group.
        let size = 2 + number % 4
        var ring: [Group.ID] = []
        for _ in 0..<size {
          ring.append(
            try await person.clients[0].createGroup(CreateGroup(name: "Race \(number)")).id)
        }
        var open: [(inner: Group.ID, outer: Group.ID)] = []
        for index in 0..<size {
          let edge = (inner: ring[index], outer: ring[(index + 1) % size])
          if size >= 4 && index % 2 == 1 {
            try await person.clients[1].offerNesting(
              OfferNesting(groupId: edge.inner), in: edge.outer)
          } else {
            open.append(edge)
          }
        }
        let outcomes = try await withThrowingTaskGroup(of: Outcome.self) { group in
          for (index, edge) in open.enumerated() {
            group.addTask {
              try await outcome {
                try await person.clients[index % 2].offerNesting(
                  OfferNesting(groupId: edge.inner), in: edge.outer)
              }
            }
          }
          return try await group.reduce(into: []) { $0.append($1) }
        }
        // One loses; on a machine that is too busy, somebody may not have come to it.
        #expect(outcomes.contains { !$0.isDone })
        #expect(outcomes.count { $0 == .refused("nesting_cycle") } <= 1)
        return outcomes
      }
      #expect(try await servers.count(Self.inItself) == 0)
      #expect(try await servers.count(ClosureTests.differences) == 0)
      #expect(await tally.collisions <= 0.001)
      #expect(
        await Set(tally.outcomes.keys).isSubset(of: ["done", "nesting_cycle", "unavailable"]))
    }
  }

  @Test("K13: leaving two inner groups at once leaves nothing of the outer one")
  func leavingBoth() async throws {
    try await TwoServers.with(people: 4) { servers in
      let tally = try await races(lanes: 2, "K13 leave both") { number, lane in
        let people = Array(servers.people[(lane * 2)..<(lane * 2 + 2)])
        let outer = try await people[0].clients[0].createGroup(CreateGroup(name: "Outer"))
        var joined: [Group.ID] = []
        for _ in 0..<2 {
          let group = try await people[0].clients[1].createGroup(CreateGroup(name: "Inner"))
          _ = try await people[1].clients[0].join(code: try #require(group.joinCode))
          try await people[0].clients[0].offerNesting(
            OfferNesting(groupId: group.id), in: outer.id)
          joined.append(group.id)
        }
        let inner = joined
        #expect(try await people[1].clients[0].subgroups(of: outer.id).items.count == 2)
        async let one = outcome { try await people[1].clients[0].leaveGroup(inner[0]) }
        // Or the edge ends while the other membership does.
        async let two =
          number % 2 == 0
          ? outcome { try await people[1].clients[1].leaveGroup(inner[1]) }
          : outcome { try await people[0].clients[1].endNesting(of: inner[1], in: outer.id) }
        let outcomes = try await [one, two]
        let refused = try await outcome { try await people[1].clients[number % 2].group(outer.id) }
        #expect(refused == .refused("not_found"))
        return outcomes
      }
      #expect(await tally.collisions == 0)
      #expect(await Array(tally.outcomes.keys) == ["done"])
      #expect(try await servers.count(ClosureTests.differences) == 0)
    }
  }

  @Test(
    "K13: nesting, archiving, leaving last and deleting at once neither deadlock nor leave edges")
  func endings() async throws {
    try await TwoServers.with(people: 2) { servers in
      let tally = try await races(lanes: 2, "K13 endings") { number, lane in
        let person = servers.people[lane]
        var groups: [Group.ID] = []
        for _ in 0..<3 {
          groups.append(
            try await person.clients[0].createGroup(CreateGroup(name: "Race \(number)")).id)
        }
        let (inner, middle, outer) = (groups[0], groups[1], groups[2])
        try await person.clients[0].offerNesting(OfferNesting(groupId: inner), in: middle)
        async let one = outcome {
          try await person.clients[0].offerNesting(OfferNesting(groupId: middle), in: outer)
        }
        async let two =
          switch number % 4 {
          case 0: outcome { try await person.clients[1].archiveGroup(middle) }
          case 1: outcome { try await person.clients[1].leaveGroup(middle) }
          case 2: outcome { try await person.clients[1].deleteGroup(middle) }
          default: outcome { try await person.clients[1].leaveGroup(outer) }
          }
        async let three = outcome {
          try await person.clients[0].endNesting(of: inner, in: middle)
        }
        return try await [one, two, three]
      }
      #expect(
        try await servers.count(
          """
          select count(*) from public.group_memberships as m
          join public.groups as g on g.id in (m.group_id, m.member_group_id)
          where m.member_group_id is not null and m.status in ('active', 'invited')
            and g.archived_at is not null
          """) == 0)
      #expect(try await servers.count(ClosureTests.differences) == 0)
      #expect(await tally.collisions <= 0.001)
    }
  }
}
