import Foundation
import MusterClient
import Testing

@testable import Muster
@testable import MusterModels

@Suite struct LunchDueTests {
  /// A lunch of two whose voting is over, each for a restaurant of their own.
  private func tied(
    _ server: TestServer, _ first: (lat: Double, serves: [String]),
    _ second: (lat: Double, serves: [String]), visited: Bool = false
  ) async throws -> (LunchGroup, Restaurant, Restaurant, Person) {
    let ann = try await server.person("Ann")
    let bob = try await server.person("Bob")
    try await ann.eat("vegan")
    let one = try await ann.makeRestaurant("A", lat: first.lat, serves: first.serves)
    let two = try await ann.makeRestaurant("B", lat: second.lat, serves: second.serves)
    if visited {
      let before = try await ann.makeLunch()
      try await ann.step(before, to: .voting, .decided, .completed, with: one)
    }
    let lunch = try await ann.makeLunch(
      votingEndsAt: Date(timeIntervalSinceNow: 3600), with: [bob])
    try await ann.client.vote(in: lunch.id, for: one.id)
    try await bob.client.vote(in: lunch.id, for: two.id)
    try await server.letVotingEnd(lunch)
    try await server.run("close_lunch_vote", lunch)
    return (try await ann.client.lunchGroup(lunch.id), one, two, bob)
  }

  @Test("L2: when voting ends, the most votes win; ties go by diets, distance, recency, name")
  func ties() async throws {
    try await TestServer.shared { server in
      let here = 40.7128
      typealias Tie = LunchGroup.Decision.TieBreak
      // (the first, the second, visited before, does the second win, by what)
      for (first, second, visited, secondWins, by) in [
        ((here, [String]()), (here + 0.1, ["Vegan"]), false, true, Tie.diets),
        ((here + 0.1, []), (here, []), false, true, .distance),
        ((here, []), (here, []), true, true, .recency),
        ((here, []), (here, []), false, false, .name),
      ] {
        let (lunch, one, two, bob) = try await tied(
          server, (first.0, first.1), (second.0, second.1), visited: visited)
        let (winner, other) = secondWins ? (two, one) : (one, two)
        #expect(lunch.status == .decided && lunch.selectedRestaurantId == winner.id, "\(by)")
        #expect(
          lunch.decision
            == .init(
              by: .deadline, restaurantId: winner.id, voteCount: 1, tiedWith: [other.id],
              tieBrokenBy: by), "\(by)")
        #expect(try await bob.client.notifications().items.map(\.kind).contains("lunch_decided"))
      }
    }
  }

  @Test("L2: the most votes win though others suit better; nothing had to be told apart")
  func majority() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      try await ann.eat("vegan")
      let near = try await ann.makeRestaurant(lat: 40.713, serves: ["vegan"])
      let far = try await ann.makeRestaurant(lat: 48)
      let lunch = try await ann.makeLunch(
        votingEndsAt: Date(timeIntervalSinceNow: 3600), with: [bob, cid])
      try await ann.client.vote(in: lunch.id, for: near.id)
      for person in [bob, cid] { try await person.client.vote(in: lunch.id, for: far.id) }
      // Not due yet: nothing happens.
      try await server.run("close_lunch_vote", lunch)
      #expect(try await ann.client.lunchGroup(lunch.id).status == .planning)
      try await server.letVotingEnd(lunch)
      for _ in 0..<2 { try await server.run("close_lunch_vote", lunch) }
      let decided = try await ann.client.lunchGroup(lunch.id)
      #expect(
        decided.decision
          == .init(
            by: .deadline, restaurantId: far.id, voteCount: 2, tiedWith: [], tieBrokenBy: nil))
      let told = try await bob.client.notifications().items.filter { $0.kind == "lunch_decided" }
      #expect(told.count == 1)
      // Back to voting, the time that is over does not end it again.
      let back = try await ann.step(lunch, to: .voting)
      #expect(back.votingEndsAt == nil)
      try await server.run("close_lunch_vote", lunch)
      #expect(try await ann.client.lunchGroup(lunch.id).status == .voting)
      #expect(try await server.brokenLunchRules() == [])
    }
  }

  @Test("L2: without votes a lunch goes on without that time, and its creator is told")
  func noVotes() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let lunch = try await ann.makeLunch(votingEndsAt: Date(timeIntervalSinceNow: 3600))
      try await server.letVotingEnd(lunch)
      try await server.run("close_lunch_vote", lunch)
      let after = try await ann.client.lunchGroup(lunch.id)
      #expect(after.status == .planning && after.votingEndsAt == nil && after.decision == nil)
      #expect(try await ann.client.notifications().items.map(\.kind).contains("lunch_no_votes"))
      // Of one that is gone there is nothing to do.
      try await ann.client.deleteLunchGroup(lunch.id)
      for handler in ["close_lunch_vote", "remind_lunch_voters", "finish_lunch"] {
        try await server.run(handler, lunch)
      }
    }
  }

  @Test("L4: who has not voted is reminded once, in the hour before voting ends")
  func reminders() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let canteen = try await ann.makeRestaurant()
      let lunch = try await ann.makeLunch(
        votingEndsAt: Date(timeIntervalSinceNow: 86_400), with: [bob])
      try await ann.client.vote(in: lunch.id, for: canteen.id)
      func reminded(_ person: Person) async throws -> Int {
        try await person.client.notifications().items
          .filter { $0.kind == "lunch_vote_reminder" }.count
      }
      try await server.run("remind_lunch_voters", lunch)
      #expect(try await reminded(bob) == 0)
      var change = UpdateLunchGroup()
      change.votingEndsAt = .set(Date(timeIntervalSinceNow: 1800))
      try await ann.client.updateLunchGroup(lunch.id, change)
      for _ in 0..<2 { try await server.run("remind_lunch_voters", lunch) }
      #expect(try await reminded(bob) == 1)
      #expect(try await reminded(ann) == 0)
    }
  }

  @Test("L2: due work follows a lunch: an hour before voting ends, at its end, and with the day")
  func jobs() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let canteen = try await ann.makeRestaurant()
      let lunch = try await ann.makeLunch(
        on: "2100-01-01", votingEndsAt: Date(timeIntervalSinceNow: 86_400))
      func due() async throws -> [String] {
        try await server.lines(
          """
          select j.kind || ' ' || case
            when j.due_at = l.voting_ends_at then 'end'
            when j.due_at = l.voting_ends_at - interval '1 hour' then 'hour before'
            when j.due_at < l.voting_ends_at then 'sooner'
            else to_char(j.due_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') end
          from muster.jobs as j join public.lunch_groups as l on l.id::text = j.subject
          where j.subject = '\(lunch.id)' order by 1
          """)
      }
      #expect(try await due() == ["lunch.close end", "lunch.remind hour before"])
      var change = UpdateLunchGroup()
      change.votingEndsAt = .set(Date(timeIntervalSinceNow: 1800))
      try await ann.client.updateLunchGroup(lunch.id, change)
      #expect(try await due() == ["lunch.close end", "lunch.remind sooner"])
      change.votingEndsAt = .clear
      try await ann.client.updateLunchGroup(lunch.id, change)
      #expect(try await due() == [])
      var zone = UpdateAccount()
      zone.timeZone = .set("America/New_York")
      _ = try await ann.client.updateAccount(zone)
      try await ann.step(lunch, to: .voting, .decided, with: canteen)
      #expect(try await due() == ["lunch.finish 2100-01-02 05:00"])
      try await ann.step(lunch, to: .voting)
      #expect(try await due() == [])
    }
  }

  @Test("L5: a decided lunch is completed when its day is over where its creator is")
  func finish() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let canteen = try await ann.makeRestaurant()
      let lunch = try await ann.makeLunch()
      try await ann.step(lunch, to: .voting, .decided, with: canteen)
      try await server.run("finish_lunch", lunch)
      #expect(try await ann.client.lunchGroup(lunch.id).status == .decided)
      try await server.sql(
        "update public.lunch_groups set date = current_date - 3 where id = '\(lunch.id)'")
      for _ in 0..<2 { try await server.run("finish_lunch", lunch) }
      #expect(try await ann.client.lunchGroup(lunch.id).status == .completed)
      #expect(try await ann.client.visits().items.count == 1)
    }
  }

  @Test("L2: a server decides by itself, and nothing of an archived group's lunch changes")
  func server() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup()
      let canteen = try await ann.makeRestaurant()
      let kept = try await ann.makeLunch(
        for: group, votingEndsAt: Date(timeIntervalSinceNow: 3600))
      try await ann.client.vote(in: kept.id, for: canteen.id)
      _ = try await ann.client.archiveGroup(group.id)
      try await server.letVotingEnd(kept)
      try await server.run("close_lunch_vote", kept)
      #expect(try await ann.client.lunchGroup(kept.id).status == .planning)
      let lunch = try await ann.makeLunch(votingEndsAt: Date(timeIntervalSinceNow: 3600))
      try await ann.client.vote(in: lunch.id, for: canteen.id)
      let live = try await server.events(of: ann)
      try await server.sql(
        """
        update public.lunch_groups set voting_ends_at = now() - interval '1 second'
        where id = '\(lunch.id)'
        """)
      try await live.until("notification", with: "lunch_decided")
      #expect(try await ann.client.lunchGroup(lunch.id).status == .decided)
    }
  }
}
