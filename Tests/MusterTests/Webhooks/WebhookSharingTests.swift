import Foundation
import HTTPServer
import MusterClient
import MusterModels
import Postgres
import Testing

@testable import Muster

/// Who sends what: any number of servers, and what outlives a webhook.
@Suite struct WebhookSharingTests {
  @Test("Webhooks: two servers share the work, and nothing is sent twice")
  func twoServers() async throws {
    try await WebhookReceiver.with { receiver in
      try await TestServer.withWebhooks { server in
        try await server.withSecondServer(change: { $0.allowsPrivateWebhooks = true }) { _ in
          let ann = try await server.person("Ann")
          let group = try await ann.makeGroup().id
          for path in ["/hook", "/other", "/inside"] {
            _ = try await ann.client.createWebhook(
              CreateWebhook(url: receiver.url(path), eventTypes: ["group.changed"]), in: group)
          }
          try await server.sql(
            """
            select muster.publish('group.changed', 'group', '\(group)', '{"groupId": "\(group)"}')
            from generate_series(1, 100)
            """)
          try await server.until(
            "select count(*) from muster.webhook_deliveries where status = 'delivered'", is: "300")
          #expect(receiver.received.count == 300)
          #expect(Set(receiver.received.map { $0.path + $0.id }).count == 300)
          let attempts = try await server.value(
            """
            select max(jsonb_array_length(log)) || ' ' || (
              select count(*) from muster.jobs where kind = 'webhook'
            ) from muster.webhook_deliveries
            """)
          #expect(attempts == "1 0")
        }
      }
    }
  }

  @Test("Webhooks: what a server died with is sent by another, once its lease is over")
  func crash() async throws {
    try await WebhookReceiver.with { receiver in
      try await TestServer.withWebhooks { server in
        let ann = try await server.person("Ann")
        let group = try await ann.makeGroup().id
        let made = try await ann.client.createWebhook(
          CreateWebhook(url: receiver.url(), eventTypes: ["group.deleted"]), in: group)
        // Put out and leased in one transaction, by somebody who says no more.
        try await server.sql(
          """
          begin;
          set local request.jwt.claims = '{"sub":"\(ann.id)"}';
          select public.test_webhook('\(made.id)');
          select * from muster.claim_webhook_deliveries(10, false);
          commit;
          """)
        let lost = try #require(try await ann.client.deliveries(of: made.id).items.first)
        #expect(lost.status == .waiting && lost.nextAttemptAt == nil)
        let busy = try await ann.client.send(
          .post, "/webhooks/\(made.id)/deliveries/\(lost.id)/retry")
        #expect(busy.problem?.code == "delivery_under_way")
        // Others go on meanwhile.
        try await ann.client.testWebhook(made.id)
        let other = try #require(try await receiver.first(1).first)
        #expect(other.id != lost.eventId.description)

        try await server.makeDue()
        let late = try #require(try await receiver.first(2).last)
        #expect(late.id == lost.eventId.description)
        let query = "select status from muster.webhook_deliveries where id = \(lost.id)"
        try await server.until(query, is: "delivered")
        // Should the first one come round after all, it has nothing to say.
        try await server.sql("select muster.finish_webhook_delivery(\(lost.id), 1, 500, null, 1)")
        #expect(try await server.value(query) == "delivered")
        // Nor while the second one is at it.
        try await server.sql(
          """
          begin;
          update muster.webhook_deliveries set status = 'waiting', finished_at = null
          where id = \(lost.id);
          update muster.jobs set attempts = 2, due_at = now() + interval '1 hour',
            leased_until = now() + interval '1 hour'
          where kind = 'webhook' and subject = '\(lost.id)';
          select muster.finish_webhook_delivery(\(lost.id), 1, 200, null, 1);
          commit
          """)
        #expect(try await server.value(query) == "waiting")
      }
    }
  }

  @Test("Webhooks: what one server is taking, another neither takes nor waits for")
  func claiming() async throws {
    let database = try await TestDatabase.make()
    try await TestDatabase.execute(
      """
      insert into public.webhooks (url) values ('https://hooks.example.org');
      insert into muster.webhook_deliveries (webhook_id, event_id, type, url, payload)
      select w.id, gen_random_uuid(), 'group.changed', w.url, '{}'
      from public.webhooks as w, generate_series(1, 3)
      """, on: database)
    let first = try await DirectConnection.connect(database)
    defer { first.close() }
    let second = try await DirectConnection.connect(database)
    defer { second.close() }
    func claim(_ connection: DirectConnection) async throws -> Int {
      let query = "select c.id from muster.claim_webhook_deliveries(10, false) as c"
      return try await connection.run([Command(Statement("claim", query))]).first?.count ?? 0
    }
    try await second.execute(script: "set lock_timeout = '10s'")
    try await first.execute(script: "begin")
    #expect(try await claim(first) == 3)
    #expect(try await claim(second) == 0)
    try await first.execute(script: "commit")
    #expect(try await claim(second) == 0)
    // Of a webhook that is gone, what waits is in nobody's way.
    try await first.execute(script: "delete from public.webhooks")
    let queue = Statement("queue", "select distinct queue from muster.jobs where kind = 'webhook'")
    let queues = try await first.run([Command(queue)])[0]
    #expect(try queues.map { try $0.get(0, as: String.self) } == ["failing_webhooks"])
  }

  @Test("Webhooks: one that is slow or fails does not take the places of others")
  func lanes() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup().id
      var ids: [Webhook.ID] = []
      for name in ["slow", "failing", "quick"] {
        ids.append(
          try await ann.client.createWebhook(
            CreateWebhook(url: "https://\(name).example.org", eventTypes: ["group.deleted"]),
            in: group
          ).id)
      }
      // In one transaction, so that the server does not see them.
      let connection = try await DirectConnection.connect(server.superuser)
      defer { connection.close() }
      try await connection.execute(
        script: """
          begin;
          insert into muster.webhook_deliveries (webhook_id, event_id, type, url, payload)
          select w.id, gen_random_uuid(), 'group.changed', w.url, '{}'
          from public.webhooks as w,
            generate_series(1, case when w.url like '%quick%' then 1 else 30 end);
          -- Those that are slow wait for longer already.
          update muster.jobs as j
          set due_at = now() - interval '1 hour' * case when w.url like '%quick%' then 1 else 2 end
          from public.webhooks as w where w.id = j.lane;
          update public.webhooks set failing_since = now() where id = '\(ids[1])';
          """)
      func claim(_ failing: Bool) async throws -> [String] {
        let query = """
          select split_part(substr(c.url, 9), '.', 1)
          from muster.claim_webhook_deliveries(10, \(failing)) as c order by 1
          """
        let rows = try await connection.run([Command(Statement("claim", query))]).first
        return try (rows.map(Array.init) ?? []).map { try $0.get(0, as: String.self) }
      }
      #expect(try await claim(false) == ["quick", "slow", "slow", "slow", "slow"])
      #expect(try await claim(false) == [])
      #expect(try await claim(true) == ["failing"])
      #expect(try await claim(true) == [])
      try await connection.execute(script: "rollback")
    }
  }
}
