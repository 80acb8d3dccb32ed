import Foundation
import MusterModels
import Testing

@testable import Muster
@testable import MusterClient

@Suite struct LunchLiveTests {
  @Test("L4: votes appear as they are cast, to participants; a new lunch to its group")
  func live() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let group = try await ann.makeGroup(joinedBy: [bob, cid])
      let canteen = try await ann.makeRestaurant()
      let member = try await server.events(of: bob)
      let outsider = try await server.events(of: cid)
      let lunch = try await ann.makeLunch(for: group)
      let id = lunch.id.description
      try await member.until("lunch.created", with: id)
      try await outsider.until("lunch.created", with: id)
      // Bob comes to it while he listens.
      try await bob.client.joinLunchGroup(lunch.id)
      try await member.until("lunch.changed", with: id)
      try await ann.client.vote(in: lunch.id, for: canteen.id)
      let told = try await member.until("lunch.changed", with: "\"voteCount\"")
      #expect(told.last?.data.contains(canteen.id.description) == true)
      try await ann.client.takeBackVote(in: lunch.id, for: canteen.id)
      try await member.until("lunch.changed", with: "\"voteCount\": 0")
      try await bob.eat("vegan")
      try await member.until("lunch.changed", with: id)
      try await ann.step(lunch, to: .voting)
      try await member.until("lunch.changed", with: "\"voting\"")
      try await ann.client.leaveLunchGroup(lunch.id, bob.id)
      try await member.until("lunch.changed", with: id)
      try await bob.client.joinLunchGroup(lunch.id)
      try await ann.client.deleteLunchGroup(lunch.id)
      try await member.until("lunch.deleted", with: id)
      try await server.mark(cid, "test.mark")
      let heard = try await outsider.until("test.mark")
      #expect(!heard.contains { $0.type == "lunch.changed" || $0.type == "lunch.deleted" })
    }
  }

  @Test("Webhooks: a group's is told of its lunches: made, decided, completed")
  func webhooks() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup()
      let hook = try await ann.client.createWebhook(
        CreateWebhook(
          url: "https://hooks.example.org/",
          eventTypes: ["lunch.created", "lunch.decided", "lunch.completed"]), in: group.id)
      let canteen = try await ann.makeRestaurant()
      let lunch = try await ann.makeLunch(for: group)
      _ = try await ann.makeLunch()
      try await ann.step(lunch, to: .voting, .decided, .completed, with: canteen)
      #expect(
        try await server.lines(
          """
          select type from muster.webhook_deliveries where webhook_id = '\(hook.id)'
          and payload -> 'data' ->> 'lunchGroupId' = '\(lunch.id)' order by id
          """) == ["lunch.created", "lunch.decided", "lunch.completed"])
      #expect(
        try await server.value(
          "select count(*) from muster.webhook_deliveries where webhook_id = '\(hook.id)'") == "3")
    }
  }

  @Test("K17: of lunches one is mailed what waits for one or changes where one eats")
  func mails() async throws {
    try await TestServer.shared { server in
      let kinds = try await server.lines(
        """
        select kind || case when is_mailed then ' mailed' else '' end
        from muster.notification_kinds() where kind like 'lunch%' order by 1
        """)
      #expect(
        kinds == [
          "lunch_added mailed", "lunch_decided mailed", "lunch_deleted mailed",
          "lunch_handed_on mailed", "lunch_invited", "lunch_no_votes",
          "lunch_vote_reminder mailed",
        ])
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let lunch = try await ann.makeLunch(on: "2100-07-08", with: [bob])
      try await ann.client.deleteLunchGroup(lunch.id)
      #expect(
        try await bob.client.notifications().items.first { $0.kind == "lunch_deleted" }?
          .data["title"]?.text == "the lunch on 2100-07-08")
    }
  }
}
