import Foundation
import MusterModels
import Testing

@testable import Muster
@testable import MusterClient

@Suite struct JourneyLiveTests {
  @Test("J3: progress is told as it happens: whose it is, to those who see each member's")
  func live() async throws {
    try await TestServer.shared { server in
      let cohort = try await Cohort(server)
      let guide = try await server.events(of: cohort.guide)
      let bob = try await server.events(of: cohort.bob)
      let id = cohort.enrollment.id.description
      try await cohort.ann.record("read", of: cohort.enrollment)
      let told = try await guide.until("progress.changed", with: id)
      #expect(told.last?.data.contains(cohort.ann.id.description) == true)
      try await cohort.guide.move(cohort.enrollment, to: .frozen)
      let heard = try await bob.until("enrollment.changed", with: id)
      #expect(!heard.contains { $0.type == "progress.changed" })
    }
  }

  @Test("Webhooks: a group's is told of its enrolments, begun and completed")
  func webhooks() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup()
      let hook = try await ann.client.createWebhook(
        CreateWebhook(
          url: "https://hooks.example.org/",
          eventTypes: ["enrollment.created", "enrollment.completed"]), in: group.id)
      let journey = try await ann.makeJourney()
      let enrollment = try await ann.client.enroll(
        in: journey.id, EnrollInJourney(groupId: group.id))
      // A person's own is nobody else's to hear of.
      _ = try await ann.client.enroll(in: journey.id)
      try await ann.record("read", "task", of: enrollment)
      #expect(
        try await server.lines(
          """
          select type from muster.webhook_deliveries where webhook_id = '\(hook.id)' order by id
          """) == ["enrollment.created", "enrollment.completed"])
    }
  }
}
