import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// The page that an invitation's link leads to (document 002, 3.4).
@Suite struct InvitationPageTests {
  private struct Scene {
    let group: Group
    let leader: Person
    let path: String
    let token: String
  }

  private func scene(_ server: TestServer, maxUses: Int? = nil) async throws -> Scene {
    let leader = try await server.person("Ann")
    let group = try await leader.makeGroup("Canal Swimmers")
    let invite = try await leader.client.createInvite(
      CreateInvite(link: true, maxUses: maxUses), to: group.id)
    let url = try #require(invite.url.flatMap(URL.init(string:)))
    return Scene(
      group: group, leader: leader, path: url.path, token: try #require(invite.token))
  }

  @Test("002-3.4: the link shows a visitor the group's name, and leads through signing up into it")
  func signingUp() async throws {
    try await TestServer.shared { server in
      let scene = try await scene(server)
      let surfer = try Surfer(server)
      let page = try await surfer.open(scene.path)
      #expect(page.status == 200)
      #expect(page.text.contains("Canal Swimmers"))
      // Nothing else of the group.
      #expect(!page.text.contains(scene.leader.email))
      let link = try #require(page.text.firstMatch(of: /href="(\/sign-up\?[^"]*)"/)?.1)
      let form = try await surfer.open(String(link).replacing("&amp;", with: "&"))
      #expect(form.text.contains("value=\"\(scene.token)\""))
      let answer = try await surfer.send(
        "/sign-up",
        [
          "action": "signUp", "fullName": "Ines", "password": TestServer.password,
          "email": "ines-\(UUID().uuidString.prefix(8).lowercased())@example.org",
          "invite": scene.token, "next": scene.path,
        ])
      #expect(answer.status == 303)
      #expect(answer.headers["Location"] == "/groups/\(scene.group.id)")
      #expect(try await surfer.open("/groups/\(scene.group.id)").status == 200)
      #expect(try await scene.leader.client.group(scene.group.id).memberCount == 2)
    }
  }

  @Test("002-3.4: whoever signs in on the way is in by that; whoever has signed in accepts")
  func signingIn() async throws {
    try await TestServer.shared { server in
      let scene = try await scene(server)
      let bob = try await server.person("Bob")
      let surfer = try Surfer(server)
      let answer = try await surfer.send(
        "/sign-in",
        [
          "action": "signIn", "email": bob.email, "password": TestServer.password,
          "invite": scene.token, "next": scene.path,
        ])
      #expect(answer.headers["Location"] == "/groups/\(scene.group.id)")
      let eve = try await server.person("Eve")
      let other = try await Surfer.signedIn(eve, on: server)
      let page = try await other.open(scene.path)
      #expect(page.text.contains("value=\"acceptInvite\""))
      // To look at it is not to accept it.
      #expect(try await scene.leader.client.group(scene.group.id).memberCount == 2)
      let accepted = try await other.send(scene.path, ["action": "acceptInvite"])
      #expect(accepted.headers["Location"] == "/groups/\(scene.group.id)")
      #expect(try await scene.leader.client.group(scene.group.id).memberCount == 3)
    }
  }

  @Test("002-3.4: an invitation that is no more says so, and signing in goes on to say so")
  func noMore() async throws {
    try await TestServer.shared { server in
      let scene = try await scene(server, maxUses: 1)
      let bob = try await server.person("Bob")
      _ = try await bob.client.acceptInvite(token: scene.token)
      let eve = try await server.person("Eve")
      let surfer = try Surfer(server)
      let page = try await surfer.open(scene.path)
      #expect(page.status == 200)
      #expect(!page.text.contains("/sign-up?invite"))
      let answer = try await surfer.send(
        "/sign-in",
        [
          "action": "signIn", "email": eve.email, "password": TestServer.password,
          "invite": scene.token, "next": scene.path,
        ])
      // Signed in all the same, and on the page that tells.
      #expect(answer.status == 303)
      #expect(answer.headers["Location"] == scene.path)
      let again = try await surfer.open(scene.path)
      #expect(again.status == 200)
      #expect(!again.text.contains("value=\"acceptInvite\""))
      #expect(try await scene.leader.client.group(scene.group.id).memberCount == 2)
    }
  }
}
