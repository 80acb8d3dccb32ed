import MusterClient
import MusterModels
import Testing

@testable import Muster

/// Pages of platform admins.
@Suite struct AdminPageTests {
  @Test("Platform admins have the events of all groups sent somewhere; others have no such page")
  func webhooks() async throws {
    try await TestServer.with { server in
      let ada = try await server.person("Ada")
      try await server.makeAdmin(ada)
      let bob = try await server.person("Bob")
      let group = try await bob.makeGroup()
      let ofGroup = try await bob.client.createWebhook(
        CreateWebhook(url: "https://example.org/group"), in: group.id)
      let surfer = try await Surfer.signedIn(ada, on: server)
      let path = "/admin/webhooks"
      #expect(try await surfer.open("/admin").text.contains("href=\"\(path)\""))
      let made = try await surfer.send(
        path,
        surfer.open(path).form(
          "createPlatformWebhook",
          ["url": "https://example.org/hook", "eventTypes[]": "expense.created"]))
      #expect(made.status == 200)
      // The secret, this once.
      #expect(made.text.contains("whsec_"))
      let list = try await surfer.open(path).text
      #expect(!list.contains("whsec_") && !list.contains("https://example.org/group"))
      let webhook = try #require(try await ada.client.platformWebhooks().items.first)
      #expect(webhook.eventTypes == ["expense.created"])
      let page = "\(path)/\(webhook.id)"
      #expect(list.contains("href=\"\(page)\""))
      // What is ticked stays, and can be taken back.
      let shown = try await surfer.open(page)
      #expect(
        try shown.form("updateWebhook").contains { $0 == ("eventTypes[]", "expense.created") })
      let saved = try await surfer.send(page, shown.form("updateWebhook", ["eventTypes[]": ""]))
      #expect(saved.status == 303)
      #expect(try await ada.client.webhook(webhook.id).eventTypes == nil)
      let rotated = try await surfer.send(page, shown.form("rotateWebhookSecret"))
      #expect(rotated.text.contains("whsec_"))
      #expect(try await surfer.open("\(path)/\(ofGroup.id)").status == 404)
      let other = try await Surfer.signedIn(bob, on: server)
      #expect(try await other.open(path).status == 403)
      #expect(try await other.open(page).status == 404)
      #expect(try await surfer.send(page, shown.form("deleteWebhook")).status == 303)
      #expect(try await ada.client.platformWebhooks().items.isEmpty)
    }
  }

  @Test("K11: a role template is saved as it is shown, the platform's with what it allows")
  func roleTemplates() async throws {
    try await TestServer.with { server in
      let ada = try await server.person("Ada")
      try await server.makeAdmin(ada)
      let surfer = try await Surfer.signedIn(ada, on: server)
      let before = try await ada.client.roleTemplates(pageSize: 100).items
      #expect(before.count > 5)
      for template in before {
        let path = "/admin/templates/roles/\(template.id)"
        let form = try await surfer.open(path).form("updateRoleTemplate")
        #expect(try await surfer.send(path, form).status == 303, "\(template.name)")
      }
      let after = try await ada.client.roleTemplates(pageSize: 100).items
      #expect(after.map(\.permissions) == before.map(\.permissions))
    }
  }

  @Test("What is to be kept comes as a file, for who has signed in")
  func downloads() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup()
      let surfer = try await Surfer.signedIn(ann, on: server)
      let visitor = try Surfer(server)
      for (path, name) in [
        ("/groups/\(group.id)/expenses.csv", "expenses.csv"),
        ("/me/data/muster.json", "muster.json"),
      ] {
        let file = try await surfer.open(path)
        #expect(file.status == 200)
        #expect(file.headers["Content-Disposition"] == "attachment; filename=\"\(name)\"")
        #expect(file.headers["Cache-Control"] == "no-store")
        #expect(!file.text.contains("<html"))
        #expect(try await visitor.open(path).status == 401)
      }
    }
  }
}
