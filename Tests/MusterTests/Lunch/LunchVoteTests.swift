import Foundation
import MusterClient
import Testing

@testable import Muster
@testable import MusterModels

@Suite struct LunchVoteTests {
  @Test("L4: participants vote while planning or voting, once a restaurant, and take votes back")
  func votes() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let eve = try await server.person("Eve")
      let canteen = try await ann.makeRestaurant("Canteen")
      let bistro = try await ann.makeRestaurant("Bistro")
      let lunch = try await ann.makeLunch(with: [bob])
      for _ in 0..<2 {
        let voted = try await bob.client.vote(in: lunch.id, for: canteen.id)
        #expect(voted.votes == [.init(restaurantId: canteen.id, voteCount: 1)])
      }
      try await ann.step(lunch, to: .voting)
      try await bob.client.vote(in: lunch.id, for: bistro.id)
      let both = try await ann.client.vote(in: lunch.id, for: bistro.id)
      #expect(
        both.votes == [
          .init(restaurantId: bistro.id, voteCount: 2),
          .init(restaurantId: canteen.id, voteCount: 1),
        ])
      #expect(both.myVotes == [bistro.id])
      #expect(
        try await bob.client.lunchGroup(lunch.id).myVotes == [canteen.id, bistro.id])
      try await bob.client.takeBackVote(in: lunch.id, for: bistro.id)
      let none = try await problem {
        try await bob.client.takeBackVote(in: lunch.id, for: bistro.id)
      }
      #expect(none.code == "not_found")
      // A stranger, and a restaurant that there is not.
      let stranger = try await problem { try await eve.client.vote(in: lunch.id, for: canteen.id) }
      #expect(stranger.code == "not_found" && stranger.status == 404)
      let missing = try await problem {
        try await bob.client.vote(in: lunch.id, for: .init(UUID()))
      }
      #expect(missing.status == 422 && missing.errors?.map(\.field) == ["restaurantId"])
      // After the decision.
      try await ann.step(lunch, to: .decided, with: canteen)
      let before = try await server.everything(of: lunch)
      let late = try await problem { try await ann.client.vote(in: lunch.id, for: canteen.id) }
      #expect(late.code == "voting_closed" && late.status == 409)
      let back = try await problem {
        try await bob.client.takeBackVote(in: lunch.id, for: canteen.id)
      }
      #expect(back.code == "voting_closed")
      #expect(
        try await sqlState {
          try await server.session.run(
            as: .owner,
            """
            insert into public.lunch_votes (lunch_group_id, restaurant_id, user_id)
            values ('\(lunch.id)', '\(canteen.id)', '\(ann.id)')
            """)
        } == "MU161")
      #expect(try await server.everything(of: lunch) == before)
      // And again when it went back to voting.
      try await ann.step(lunch, to: .voting)
      #expect(try await ann.client.vote(in: lunch.id, for: canteen.id).votes?.first?.voteCount == 2)
    }
  }

  @Test("L4: only participants have votes, whoever writes them, and one a restaurant")
  func owner() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let eve = try await server.person("Eve")
      let canteen = try await ann.makeRestaurant()
      let lunch = try await ann.makeLunch()
      try await ann.client.vote(in: lunch.id, for: canteen.id)
      for (person, state) in [(eve, "23503"), (ann, "23505")] {
        #expect(
          try await sqlState {
            try await server.session.run(
              as: .owner,
              """
              insert into public.lunch_votes (lunch_group_id, restaurant_id, user_id)
              values ('\(lunch.id)', '\(canteen.id)', '\(person.id)')
              """)
          } == state)
      }
    }
  }

  @Test("L4: voting ends at its time, before anything is decided")
  func deadline() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let canteen = try await ann.makeRestaurant()
      let lunch = try await ann.makeLunch(votingEndsAt: Date(timeIntervalSinceNow: 3600))
      try await ann.client.vote(in: lunch.id, for: canteen.id)
      try await server.letVotingEnd(lunch)
      let vote = try await problem { try await ann.client.vote(in: lunch.id, for: canteen.id) }
      #expect(vote.code == "voting_closed")
      let back = try await problem {
        try await ann.client.takeBackVote(in: lunch.id, for: canteen.id)
      }
      #expect(back.code == "voting_closed")
      for past in [#""2001-01-01T00:00:00Z""#, #""soon""#, #""infinity""#, "7"] {
        let refused = try await ann.client.send(
          .patch, "/lunch-groups/\(lunch.id)", json: #"{"votingEndsAt":\#(past)}"#)
        #expect(refused.status == 422)
        #expect(refused.problem?.errors?.map(\.field) == ["votingEndsAt"])
      }
    }
  }
}
