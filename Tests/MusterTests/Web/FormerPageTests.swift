import MusterClient
import MusterModels
import Testing

@testable import Muster

/// What pages leave those who are in a group no more.
@Suite struct FormerPageTests {
  @Test("K5: who has left finds what they did, by links from the first page on")
  func past() async throws {
    try await TestServer.shared { server in
      let cohort = try await Cohort(server)
      let own = "/enrollments/\(cohort.enrollment.id)/members/\(cohort.ann.id)"
      let surfer = try await Surfer.signedIn(cohort.ann, on: server)
      try await cohort.ann.record("read", of: cohort.enrollment)
      #expect(!(try await surfer.open("/me/journeys").text.contains(own)))
      try await cohort.ann.client.leaveGroup(cohort.group.id)
      let path = "/groups/\(cohort.group.id)"
      for from in ["/", "/groups?scope=previous", path] {
        let page = try await surfer.open(from).text
        for kept in [path + "/expenses", path + "/feedback", "/me/journeys#past"] {
          #expect(page.contains("href=\"\(kept)\""), "\(from) \(kept)")
          #expect(try await surfer.open(String(kept.prefix { $0 != "#" })).status == 200, "\(kept)")
        }
      }
      #expect(try await surfer.open("/me/journeys").text.contains(own))
      let progress = try await surfer.open(own)
      #expect(progress.status == 200 && progress.text.contains("Read"))
      // Nobody else's, and not of what they take part in.
      let bob = try await Surfer.signedIn(cohort.bob, on: server)
      #expect(!(try await bob.open("/me/journeys").text.contains("id=\"past\"")))
    }
  }

  @Test("R4: what was done through another group stays, without what is hidden by now")
  func nested() async throws {
    try await TestServer.shared { server in
      let cohort = try await Cohort(server)
      let dora = try await server.person("Dora")
      let inner = try await cohort.leader.makeGroup("Evening class", joinedBy: [dora])
      let edge = try await cohort.leader.client.offerNesting(
        OfferNesting(groupId: inner.id), in: cohort.group.id)
      #expect(edge.status == .active)
      try await dora.record("read", of: cohort.enrollment)
      let own = "/enrollments/\(cohort.enrollment.id)/members/\(dora.id)"
      let surfer = try await Surfer.signedIn(dora, on: server)
      #expect(!(try await surfer.open("/me/journeys").text.contains(own)))
      try await dora.client.leaveGroup(inner.id)
      #expect(try await surfer.open("/groups/\(cohort.group.id)").status == 404)
      let page = try await surfer.open("/me/journeys").text
      #expect(page.contains(own))
      #expect(!page.contains(cohort.group.name) && !page.contains("\(cohort.group.id)"))
    }
  }

  @Test("K6: who pauses has left nothing")
  func paused() async throws {
    try await TestServer.shared { server in
      let cohort = try await Cohort(server)
      try await cohort.ann.record("read", of: cohort.enrollment)
      _ = try await cohort.leader.client.pauseMember(cohort.ann.id, in: cohort.group.id)
      let surfer = try await Surfer.signedIn(cohort.ann, on: server)
      #expect(!(try await surfer.open("/me/journeys").text.contains("id=\"past\"")))
    }
  }
}
