import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// Making, changing and ending webhooks.
@Suite struct WebhookManagingTests {
  private let url = "https://hooks.example.org/?token=abc123"

  @Test("Webhooks: archiving a group sends its last event and turns its webhooks off")
  func archiving() async throws {
    try await WebhookReceiver.with { receiver in
      try await TestServer.withWebhooks { server in
        let ann = try await server.person("Ann")
        let group = try await ann.makeGroup().id
        let made = try await ann.client.createWebhook(
          CreateWebhook(url: receiver.url(), eventTypes: ["group.archived", "group.unarchived"]),
          in: group)
        _ = try await ann.client.archiveGroup(group)
        #expect(try await receiver.first(1).map(\.type) == ["group.archived"])
        let off = try await ann.client.webhook(made.id)
        #expect(!off.isActive && off.disabledReason == .archived && off.disabledAt != nil)
        var change = UpdateWebhook()
        change.isActive = .set(true)
        let refused = try await ann.client.send(
          .patch, "/webhooks/\(made.id)", json: #"{"isActive":true}"#)
        #expect(refused.problem?.code == "archived")

        _ = try await ann.client.unarchiveGroup(group)
        #expect(try await ann.client.webhook(made.id).isActive == false)
        try await ann.client.updateWebhook(made.id, change)
        _ = try await ann.client.archiveGroup(group)
        #expect(
          try await receiver.first(2).map(\.type) == ["group.archived", "group.archived"])
      }
    }
  }

  @Test("Webhooks: a deleted group's are sent what was put out, signed; then the secret goes")
  func deletion() async throws {
    try await WebhookReceiver.with { receiver in
      try await TestServer.withWebhooks { server in
        let ann = try await server.person("Ann")
        let group = try await ann.makeGroup().id
        let made = try await ann.client.createWebhook(
          CreateWebhook(url: receiver.url(), eventTypes: ["group.deleted"]), in: group)
        try await ann.client.deleteGroup(group)
        let last = try #require(try await receiver.first(1).first)
        #expect(last.type == "group.deleted" && last.isSigned(with: made.secret))
        #expect(try await server.value("select count(*) from public.webhooks") == "0")
        try await server.until("select status from muster.webhook_deliveries", is: "delivered")
        try await server.sql("select muster.keep_house()")
        #expect(try await server.value("select count(*) from muster.webhook_secrets") == "0")
      }
    }
  }

  @Test("Webhooks: turned off or deleted, nothing more is sent of what waits")
  func ending() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup().id
      var webhooks: [Webhook.ID] = []
      for _ in 0..<2 {
        let made = try await ann.client.createWebhook(
          CreateWebhook(url: url, eventTypes: ["group.deleted"]), in: group)
        webhooks.append(made.id)
        try await server.sql(
          """
          begin;
          insert into muster.webhook_deliveries (webhook_id, event_id, type, url, payload)
          values ('\(made.id)', gen_random_uuid(), 'group.changed', 'https://hooks.example.org',
            '{}');
          update muster.jobs set due_at = now() + interval '1 day' where kind = 'webhook';
          commit
          """)
      }
      var change = UpdateWebhook()
      change.isActive = .set(false)
      let off = try await ann.client.updateWebhook(webhooks[0], change)
      #expect(off.disabledReason == .manual)
      let canceled = try await ann.client.deliveries(of: webhooks[0]).items
      #expect(canceled.map(\.status) == [.canceled])
      try await ann.client.deleteWebhook(webhooks[1])
      #expect(
        try await server.lines("select webhook_id from muster.webhook_deliveries") == [
          "\(webhooks[0])"
        ])
      #expect(try await server.value("select count(*) from muster.webhook_secrets") == "1")
      #expect(
        try await server.value("select count(*) from muster.jobs where kind = 'webhook'") == "0")
      let gone = try await ann.client.send(.get, "/webhooks/\(webhooks[1])")
      #expect(gone.status == 404)
      // A delivery of one webhook is none of another, nor is what is no number.
      for path in [
        "/webhooks/\(webhooks[0])/deliveries/99999/retry",
        "/webhooks/\(webhooks[0])/deliveries/x/retry",
      ] {
        #expect(try await ann.client.send(.post, APIPath(encoded: path)).status == 404)
      }
    }
  }

  @Test("Webhooks: who leads no more manages none")
  func leaders() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup(joinedBy: [bob]).id
      let made = try await ann.client.createWebhook(
        CreateWebhook(url: url, eventTypes: ["group.deleted"]), in: group)
      #expect(try await bob.client.send(.get, "/webhooks/\(made.id)").status == 404)
      try await ann.client.transferLeadership(of: group, to: bob.id)
      #expect(try await bob.client.webhook(made.id).id == made.id)
      for (method, path) in [
        (HTTPMethod.get, "" as String), (.delete, ""), (.post, "/test"), (.post, "/rotate-secret"),
        (.get, "/deliveries"),
      ] {
        let answer = try await ann.client.send(
          method, APIPath(encoded: "/webhooks/\(made.id)\(path)"))
        #expect(answer.status == 404, "\(method) \(path)")
      }
      #expect(try await ann.client.send(.get, "/groups/\(group)/webhooks").status == 403)
    }
  }

  @Test("Webhooks: a group has ten at most, however many are made at once")
  func limit() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      try await server.makeAdmin(ann)
      let group = try await ann.makeGroup().id
      for path in ["/groups/\(group)/webhooks", "/admin/webhooks"] {
        let statuses = try await withThrowingTaskGroup(of: HTTPResponse.self) { tasks in
          for _ in 0..<14 {
            tasks.addTask {
              try await ann.client.send(
                .post, APIPath(encoded: path),
                json: #"{"url":"https://hooks.example.org","eventTypes":["group.deleted"]}"#)
            }
          }
          return try await tasks.reduce(into: [Int: Int]()) { $0[$1.status, default: 0] += 1 }
        }
        #expect(statuses == [201: 10, 409: 4], "\(path)")
      }
    }
  }

  @Test("Webhooks: what is not valid is said by field")
  func invalid() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup().id
      let long = String(repeating: "x", count: 2_000)
      for (json, field) in [
        (#"{}"#, "url"), (#"{"url":null}"#, "url"), (#"{"url":7}"#, "url"),
        (#"{"url":"https://hooks.example.org/\#(long)"}"#, "url"),
        (#"{"url":"https://hooks.example.org/a b"}"#, "url"),
        (#"{"url":"https://hooks.example.org","eventTypes":[]}"#, "eventTypes"),
        (#"{"url":"https://hooks.example.org","eventTypes":["nothing"]}"#, "eventTypes"),
        (#"{"url":"https://hooks.example.org","eventTypes":[null]}"#, "eventTypes[0]"),
        (#"{"url":"https://hooks.example.org","description":"\#(long)"}"#, "description"),
        (#"{"url":"https://hooks.example.org","isActive":true}"#, "isActive"),
        (#"{"url":"https://hooks.example.org","secret":"whsec_mine"}"#, "secret"),
      ] {
        let answer = try await ann.client.send(.post, "/groups/\(group)/webhooks", json: json)
        #expect(answer.status == 422, "\(json.prefix(80))")
        #expect(answer.problem?.errors?.map(\.field) == [field], "\(json.prefix(80))")
      }
      let made = try await ann.client.createWebhook(
        CreateWebhook(url: url, eventTypes: ["group.deleted"]), in: group)
      for json in [
        #"{"url":null}"#, #"{"isActive":null}"#, #"{"eventTypes":["nothing"]}"#,
        #"{"eventTypes":"group.deleted"}"#, #"{"groupId":null}"#,
      ] {
        let answer = try await ann.client.send(.patch, "/webhooks/\(made.id)", json: json)
        #expect(answer.status == 422, "\(json)")
      }
      let cleared = try await ann.client.send(
        .patch, "/webhooks/\(made.id)", json: #"{"eventTypes":null}"#)
      #expect(cleared.status == 200)
      #expect(try await ann.client.webhook(made.id).eventTypes == nil)
    }
  }

  @Test("K16: the audit tells who changed a webhook, and neither its secret nor its address")
  func audit() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup().id
      let made = try await ann.client.createWebhook(
        CreateWebhook(url: url, description: "private words", eventTypes: ["group.deleted"]),
        in: group)
      let rotated = try await ann.client.rotateWebhookSecret(made.id)
      var change = UpdateWebhook()
      change.url = .set("https://other.example.org/?token=abc123")
      change.isActive = .set(false)
      try await ann.client.updateWebhook(made.id, change)
      try await ann.client.deleteWebhook(made.id)
      let entries = try await ann.client.audit(of: group).items
        .filter { $0.subject == "webhooks" }
      #expect(
        entries.map(\.action) == [
          "webhook.deleted", "webhook.changed", "webhook.secret_rotated", "webhook.created",
        ])
      #expect(entries.allSatisfy { $0.actorId == ann.id && $0.subjectId?.uuid == made.id.uuid })
      #expect(entries[1].after?["changed"] == ["url"])
      let text = try #require(
        try await server.value("select json_agg(a)::text from public.audit_log as a"))
      for secret in [made.secret, rotated.secret, "abc123", "private words", "example.org/"] {
        #expect(!text.contains(try #require(secret)))
      }
    }
  }

  @Test("Webhooks: deliveries are listed newest first, in parts")
  func log() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup().id
      let made = try await ann.client.createWebhook(
        CreateWebhook(url: url, eventTypes: ["group.deleted"]), in: group)
      try await server.sql(
        """
        insert into muster.webhook_deliveries
        (webhook_id, event_id, type, url, payload, status, finished_at)
        select '\(made.id)', gen_random_uuid(), 'group.changed', 'https://hooks.example.org', '{}',
          'delivered', now() from generate_series(1, 5)
        """)
      var ids: [String] = []
      var before: String?
      repeat {
        let part = try await ann.client.deliveries(of: made.id, before: before, limit: 2)
        ids += part.items.map(\.id)
        before = part.next
      } while before != nil
      let all = try await server.lines("select id from muster.webhook_deliveries order by id desc")
      #expect(ids == all && ids.count == 5)
    }
  }

  @Test("Webhooks: what ended a week ago is dropped, and nothing that waits")
  func retention() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup().id
      let made = try await ann.client.createWebhook(
        CreateWebhook(url: url, eventTypes: ["group.deleted"]), in: group)
      try await server.sql(
        """
        insert into muster.webhook_deliveries
        (webhook_id, event_id, type, url, payload, status, finished_at, created_at)
        values
          ('\(made.id)', gen_random_uuid(), 'old', 'https://hooks.example.org', '{}', 'delivered',
            now() - interval '7 days 1 minute', now() - interval '8 days'),
          ('\(made.id)', gen_random_uuid(), 'new', 'https://hooks.example.org', '{}', 'failed',
            now() - interval '6 days 23 hours', now() - interval '8 days'),
          ('\(made.id)', gen_random_uuid(), 'waiting', 'https://hooks.example.org', '{}', 'waiting',
            null, now() - interval '8 days');
        select muster.keep_house()
        """)
      try await server.until(
        "select string_agg(type, ' ' order by type) from muster.webhook_deliveries",
        is: "new waiting")
      #expect(try await server.value("select count(*) from muster.webhook_secrets") == "1")
    }
  }
}
