import Foundation
import MusterModels
import Testing

@testable import Muster
@testable import MusterClient

@Suite struct EventLiveTests {
  @Test(
    "E5: applications are told to their members and the authors as they change, verdicts to authors"
  )
  func applications() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let dan = try await server.person("Dan")
      let eve = try await server.person("Eve")
      let event = try await ann.makeEvent(with: [bob])
      let author = try await server.events(of: bob)
      let friend = try await server.events(of: dan)
      let stranger = try await server.events(of: eve)
      let application = try await cid.apply(to: event, with: [dan])
      let id = application.id.description
      try await author.until("application.changed", with: id)
      // Dan came to it while he listened.
      try await friend.until("application.changed", with: id)
      try await friend.until("notification", with: "application_asked")
      try await dan.client.answer(application.id, accepted: true)
      try await author.until("notification", with: "application_received")
      // A fence between what comes before a verdict and after it.
      try await server.mark(dan, "test.before")
      try await friend.until("test.before")
      try await ann.client.decide(application.id, approved: true)
      try await author.until("application.changed", with: id)
      try await server.mark(dan, "test.verdict")
      let between = try await friend.until("test.verdict")
      #expect(between.map(\.type) == ["test.verdict"])
      try await bob.client.decide(application.id, approved: true)
      try await friend.until("notification", with: "application_approved")
      try await ann.client.deleteEvent(event.id)
      for stream in [author, friend] {
        try await stream.until("event.deleted", with: event.id.description)
      }
      try await server.mark(eve, "test.mark")
      let told = try await stranger.until("test.mark")
      #expect(!told.contains { $0.data.contains(event.id.description) })
    }
  }

  @Test("E6: a withdrawn application is told to its members and the authors")
  func withdrawal() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let cid = try await server.person("Cid")
      let dan = try await server.person("Dan")
      let event = try await ann.makeEvent()
      let application = try await cid.applyTogether(to: event, with: [dan])
      let author = try await server.events(of: ann)
      let friend = try await server.events(of: dan)
      try await cid.client.withdraw(application.id)
      for stream in [author, friend] {
        // In the order in which it came about.
        try await stream.until("notification", with: "application_withdrawn")
        try await stream.until("application.deleted", with: application.id.description)
      }
    }
  }
}
