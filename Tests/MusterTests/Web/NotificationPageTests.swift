import MusterClient
import MusterModels
import Testing

@testable import Muster

/// The page of notifications, which says in words what happened, and to whom.
@Suite struct NotificationPageTests {
  @Test("R4: what happened is told with the names that one may know, as long as one may")
  func names() async throws {
    try await TestServer.shared { server in
      let leader = try await server.person("Quintessa")
      let guest = try await server.person("Bob")
      let group = try await leader.makeGroup("Secret plans")
      let invite = try await leader.client.createInvite(
        CreateInvite(userId: guest.id), to: group.id)
      let surfer = try await Surfer.signedIn(guest, on: server)
      // By the invitation alone.
      let invited = try await surfer.open("/notifications").text
      #expect(invited.contains("Quintessa") && invited.contains("Secret plans"))
      try await leader.client.revokeInvite(invite.id)
      let revoked = try await surfer.open("/notifications").text
      #expect(revoked.contains(Phrase.someone.english))
      #expect(!revoked.contains("Quintessa") && !revoked.contains("Secret plans"))
      // As a member, by the group.
      let code = try #require(group.joinCode)
      _ = try await guest.client.join(code: code)
      let joined = try await surfer.open("/notifications").text
      #expect(joined.contains("Quintessa") && joined.contains("Secret plans"))
    }
  }
}
