import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// D1, D5 and D6 under concurrency, with two servers on one database. After each race the doctor's
/// definitions of flags, seats and engagements have to hold.
@Suite(.serialized) struct DinnerRaces {
  private typealias RacingPerson = TwoServers.RacingPerson

  private static let broken = """
    select count(*) from muster.invariants(null) where broken > 0
    """

  /// What both a race's checks and every other expect at its end.
  private func check(_ servers: TwoServers, _ tally: Tally) async throws {
    #expect(try await servers.count(Self.broken) == 0)
    #expect(await tally.outcomes["conflict"] == nil)
    #expect(await tally.outcomes["done", default: 0] > 0)
    #expect(await tally.outcomes.count > 1)
  }

  /// Crews that a lane races with again and again, as long as a race leaves them as they were.
  private func crews(
    _ servers: TwoServers, lanes: Int = 2, of sizes: [Int], spare: Int = 0, areLive: Bool = true
  ) async throws -> [[CrewOfRace]] {
    let size = sizes.reduce(spare, +)
    return try await (0..<lanes).asyncMap { lane in
      var rest = servers.people[(lane * size)..<(lane * size + size)]
      return try await sizes.asyncMap { count in
        let people = Array(rest.prefix(count))
        rest = rest.dropFirst(count)
        return try await CrewOfRace.make("Lane \(lane)", people, isLive: areLive)
      }
    }
  }

  @Test("D1: two race for the fifth seat: one sits, and there is no sixth")
  func sixthSeat() async throws {
    try await TwoServers.with(people: 12) { servers in
      let crews = try await crews(servers, of: [4], spare: 2, areLive: false)
      let tally = try await races(lanes: 2, "D1 sixth seat", usually: 80) { _, lane in
        let crew = crews[lane][0]
        let late = Array(servers.people[(lane * 6 + 4)..<(lane * 6 + 6)])
        async let one = outcome { try await late[0].clients[0].join(code: crew.code) }
        async let two = outcome { try await late[1].clients[1].join(code: crew.code) }
        let outcomes = try await [one, two]
        #expect(outcomes.filter(\.isDone).count == 1)
        #expect(outcomes.contains(.refused("group_full")))
        #expect(try await crew.leader.clients[0].dinnerGroup(crew.id).seats.count == 5)
        try await late[outcomes[0].isDone ? 0 : 1].clients[0].leaveGroup(crew.id)
        return outcomes
      }
      try await check(servers, tally)
    }
  }

  @Test("D1: one person joins two crews at once, or makes one: they are in one")
  func twoCrews() async throws {
    try await TwoServers.with(people: 6) { servers in
      let crews = try await crews(servers, of: [1, 1], spare: 1, areLive: false)
      let tally = try await races(lanes: 2, "D1 two crews", usually: 80) { number, lane in
        let (first, second) = (crews[lane][0], crews[lane][1])
        let person = servers.people[lane * 3 + 2]
        async let one = outcome { try await person.clients[0].join(code: first.code) }
        async let two = outcome {
          if number.isMultiple(of: 3) {
            _ = try await person.clients[1].createDinnerGroup(CreateDinnerGroup(name: "Own"))
          } else {
            try await person.clients[1].join(code: second.code)
          }
        }
        let outcomes = try await [one, two]
        #expect(outcomes.filter(\.isDone).count == 1)
        #expect(outcomes.contains(.refused("already_in_dinner_group")))
        let seats = try await servers.session.run(
          as: .owner, "set local role none",
          "select group_id from public.dinner_seats where user_id = '\(person.id)'")
        #expect(seats.count == 1)
        let joined = try #require(seats.first?.first ?? nil)
        try await person.clients[0].leaveGroup(try #require(Group.ID(joined)))
        return outcomes
      }
      try await check(servers, tally)
    }
  }

  @Test("D5: two hosts accept one guest at once: it goes to one of them")
  func twoHosts() async throws {
    try await TwoServers.with(people: 18) { servers in
      let crews = try await crews(servers, of: [3, 3, 3])
      let tally = try await races(lanes: 2, "D5 two hosts", usually: 40) { _, lane in
        let (guest, hosts) = (crews[lane][0], Array(crews[lane][1...]))
        let requests = try await hosts.asyncMap { host in
          try await host.post()
          return try await guest.ask(host)
        }
        async let one = outcome {
          try await hosts[0].leader.clients[0].acceptDinnerRequest(requests[0])
        }
        async let two = outcome {
          try await hosts[1].leader.clients[1].acceptDinnerRequest(requests[1])
        }
        let outcomes = try await [one, two]
        #expect(outcomes.filter(\.isDone).count == 1)
        // On a machine that is too busy, somebody may not have come to it.
        #expect(
          outcomes.contains(.refused("request_not_pending"))
            || outcomes.contains(.refused("unavailable")))
        let attending = try await guest.leader.clients[0].dinnerGroup(guest.id)
        let accepted = try await hosts.asyncMap {
          try await $0.leader.clients[0].dinnerGroup($0.id).acceptedAttendeeGroupId
        }
        #expect(accepted.compactMap { $0 } == [guest.id])
        #expect(
          attending.attendingHostGroupId == hosts[accepted[0] == nil ? 1 : 0].id)
        for host in hosts { try await host.leader.clients[0].cancelDinnerParty(of: host.id) }
        return outcomes
      }
      try await check(servers, tally)
    }
  }

  @Test("D6: a host who cancels while accepting has cancelled, and no guest is locked")
  func cancelling() async throws {
    try await TwoServers.with(people: 12) { servers in
      let crews = try await crews(servers, of: [3, 3])
      let tally = try await races(lanes: 2, "D6 cancelling", usually: 40) { number, lane in
        let (host, guest) = (crews[lane][0], crews[lane][1])
        try await host.post()
        let request = try await guest.ask(host)
        let (left, right) = number % 2 == 0 ? (0, 1) : (1, 0)
        async let accept = outcome {
          try await host.leader.clients[left].acceptDinnerRequest(request)
        }
        async let cancel = outcome {
          try await host.leader.clients[right].cancelDinnerParty(of: host.id)
        }
        let outcomes = try await [accept, cancel]
        #expect(outcomes[1] == .done)
        #expect([.done, .refused("request_not_pending")].contains(outcomes[0]))
        for crew in [host, guest] {
          let after = try await crew.leader.clients[0].dinnerGroup(crew.id)
          #expect(!after.isLocked && after.attendingHostGroupId == nil)
        }
        return outcomes
      }
      try await check(servers, tally)
    }
  }

  @Test("D6: what two crews may do at once, in every pair, leaves both whole and nobody stuck")
  func everyPair() async throws {
    try await TwoServers.with(people: 12) { servers in
      let moves = Move.allCases.flatMap { first in Move.allCases.map { (first, $0) } }
      let tally = try await races(lanes: 2, "D6 pairs", usually: 40) { number, lane in
        let people = Array(servers.people[(lane * 6)..<(lane * 6 + 6)])
        let host = try await CrewOfRace.make("Host \(number)", Array(people[0..<3]))
        let guest = try await CrewOfRace.make("Guest \(number)", Array(people[3..<6]))
        try await host.post()
        let request = try await guest.ask(host)
        let (first, second) = moves[number % moves.count]
        // Half of them race with the acceptance, half after it.
        if number / moves.count % 2 == 0 {
          _ = try await host.leader.clients[0].acceptDinnerRequest(request)
        }
        let party = try await host.party(servers)
        async let one = first.run(host, guest, request, party, at: 0, servers)
        async let two = second.run(host, guest, request, party, at: 1, servers)
        let outcomes = try await [one, two]
        let crews = try await servers.count(
          """
          select count(*) from public.dinner_groups as d
          where d.group_id in ('\(host.id)', '\(guest.id)') and d.is_locked and not exists (
            select from public.dinner_parties as p where p.status in ('open', 'agreed')
              and d.group_id in (p.host_group_id, p.guest_group_id))
          """)
        #expect(crews == 0, "\(first) \(second)")
        for crew in [host, guest] { try await crew.end() }
        return outcomes
      }
      try await check(servers, tally)
    }
  }

  /// What somebody of either crew, or time, does.
  private enum Move: String, CaseIterable, Sendable {
    case accept, cancel, complete, withdraw, hostLeaves, guestLeaves, time, video, edit, pause

    func run(
      _ host: CrewOfRace, _ guest: CrewOfRace, _ request: DinnerRequest.ID, _ party: String,
      at server: Int, _ servers: TwoServers
    ) async throws -> Outcome {
      let hosts = host.leader.clients[server]
      let guests = guest.leader.clients[server]
      switch self {
      case .accept: return try await outcome { try await hosts.acceptDinnerRequest(request) }
      case .cancel: return try await outcome { try await hosts.cancelDinnerParty(of: host.id) }
      case .complete:
        return try await outcome { try await hosts.completeDinnerParty(of: host.id) }
      case .withdraw:
        return try await outcome { try await guests.withdrawDinnerRequest(request) }
      case .hostLeaves:
        return try await outcome { try await host.people[1].clients[server].leaveGroup(host.id) }
      case .guestLeaves:
        return try await outcome { try await guest.people[1].clients[server].leaveGroup(guest.id) }
      case .time:
        return try await sqlState {
          try await servers.session.run(
            as: .owner,
            """
            update public.dinner_parties set starts_at = now() - interval '5 hours'
            where id = '\(party)'
            """, "select muster.end_due_party('\(party)')")
        }.map { .refused($0) } ?? .done
      case .video:
        return try await outcome {
          try await guests.setDinnerVideos([nil], of: guest.id)
        }
      case .edit:
        return try await outcome {
          try await guests.putDinnerParty(
            PutDinnerParty(startsAt: .tomorrow, title: "Other"), of: guest.id)
        }
      case .pause:
        return try await outcome {
          try await guests.pauseMember(guest.people[2].id, in: guest.id)
        }
      }
    }
  }

  @Test("A7: accounts end at both crews of a party at once: neither waits for the other for ever")
  func accounts() async throws {
    try await TwoServers.with(people: 0) { servers in
      let count = max(1, raceCount / 30)
      let tally = Tally()
      for number in 0..<count {
        let people = try await servers.more(6)
        let host = try await CrewOfRace.make("Host \(number)", Array(people[0..<3]))
        let guest = try await CrewOfRace.make("Guest \(number)", Array(people[3..<6]))
        try await host.post()
        let request = try await guest.ask(host)
        if number.isMultiple(of: 2) {
          _ = try await host.leader.clients[0].acceptDinnerRequest(request)
        }
        async let one = outcome {
          try await people[1].clients[0].deleteAccount(password: TestServer.password)
        }
        async let two = outcome {
          try await people[4].clients[1].deleteAccount(password: TestServer.password)
        }
        async let three = outcome {
          try await people[0].clients[1].cancelDinnerParty(of: host.id)
        }
        await tally.add(try await [one, two, three])
      }
      print("race A7 dinner: \(await tally.total) times; \(await tally.outcomes)")
      #expect(await tally.collisions == 0)
      #expect(try await servers.count(Self.broken) == 0)
    }
  }
}

/// A crew of a race.
private struct CrewOfRace: Sendable {
  let id: Group.ID
  let code: String
  let people: [TwoServers.RacingPerson]

  var leader: TwoServers.RacingPerson { people[0] }

  static func make(
    _ name: String, _ people: [TwoServers.RacingPerson], isLive: Bool = true
  ) async throws -> CrewOfRace {
    let made = try await people[0].clients[0].createDinnerGroup(CreateDinnerGroup(name: name))
    let code = try #require(made.group.joinCode)
    for person in people.dropFirst() { _ = try await person.clients[1].join(code: code) }
    if isLive {
      try await people[0].clients[0].setDinnerVideos(
        Crew.videos(people.count), of: made.group.id)
    }
    return CrewOfRace(id: made.group.id, code: code, people: people)
  }

  func post() async throws {
    try await leader.clients[0].putDinnerParty(
      PutDinnerParty(startsAt: .tomorrow, title: "Soup"), of: id)
  }

  func ask(_ host: CrewOfRace) async throws -> DinnerRequest.ID {
    try await leader.clients[0].requestDinnerParty(of: host.id).id
  }

  func party(_ servers: TwoServers) async throws -> String {
    let rows = try await servers.session.run(
      as: .owner, "set local role none",
      "select id from public.dinner_parties where host_group_id = '\(id)'")
    return try #require(rows.first?.first ?? nil)
  }

  /// Lets everybody go, whatever the crew is engaged in.
  func end() async throws {
    for person in people.reversed() {
      do {
        try await person.clients[0].leaveGroup(id)
      } catch let error as MusterError where error.problem?.code == "not_a_member" {}
    }
  }
}
