import Foundation
import HTTPServer
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// What happens is told to apps' backends, signed as Standard Webhooks has it.
@Suite struct WebhookTests {
  @Test("Webhooks: signatures are those of the specification's example")
  func vector() {
    let secret = Data(base64Encoded: "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").map { [UInt8]($0) } ?? []
    let header = WebhookSignature.header(
      id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: 1_614_265_330,
      body: #"{"test": 2432232314}"#, secrets: [secret, Array("another".utf8)])
    #expect(header.hasPrefix("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE= v1,"))
  }

  @Test("Webhooks: a group's is told of that group only, the platform's of all; by ids")
  func events() async throws {
    try await WebhookReceiver.with { receiver in
      try await TestServer.withWebhooks { server in
        let ann = try await server.person("Ann")
        let bob = try await server.person("Bob")
        let admin = try await server.person("Admin")
        try await server.makeAdmin(admin)
        let mine = try await ann.makeGroup("Mine").id
        let own = try await ann.client.createWebhook(CreateWebhook(url: receiver.url()), in: mine)
        let platform = try await admin.client.createPlatformWebhook(
          CreateWebhook(url: receiver.url("/other")))
        #expect(own.groupId == mine && platform.groupId == nil && own.createdById == ann.id)

        let theirs = try await bob.makeGroup("Theirs").id
        try await ann.admit(bob, to: mine)
        _ = try await ann.client.createInvite(
          CreateInvite(email: "somebody@example.net", message: "dear"), to: mine)
        _ = try await ann.client.createRole(CreateRole(name: "Helper"), in: mine)
        _ = try await bob.client.leaveGroup(mine)
        try await ann.client.deleteGroup(mine)
        try await server.until(
          "select count(*) filter (where status <> 'delivered') from muster.webhook_deliveries",
          is: "0")

        let own1 = receiver.received.filter { $0.path == "/hook" }
        let all = receiver.received.filter { $0.path == "/other" }
        for type in [
          "member.joined", "member.left", "invite.changed", "role.changed", "group.deleted",
        ] {
          #expect(own1.contains { $0.type == type }, "\(type)")
        }
        #expect(all.contains { $0.type == "group.created" && $0.body.contains("\(theirs)") })
        #expect(!own1.contains { $0.body.contains("\(theirs)") })
        // The same happening has the same id, wherever it is told.
        #expect(Set(own1.map(\.id)).isSubset(of: all.map(\.id)))
        #expect(Set(own1.map(\.id)).count == own1.count)
        for request in own1 + all {
          let ours = request.path == "/hook"
          #expect(request.isSigned(with: ours ? own.secret : platform.secret))
          #expect(!request.isSigned(with: ours ? platform.secret : own.secret))
          #expect(request.signatures.count == 1)
          #expect(request.userAgent == "Muster/\(Version.current)")
          #expect(request.contentType == "application/json")
          let at = try #require(Double(request.timestamp))
          #expect(abs(at - Date().timeIntervalSince1970) < 300)
          guard
            case .object(let payload)? = try? JSONDecoder().decode(
              JSONValue.self, from: Data(request.body.utf8)),
            case .object(let data)? = payload["data"]
          else {
            Issue.record("\(request.body)")
            continue
          }
          #expect(Set(payload.keys) == ["type", "timestamp", "data"])
          #expect(payload["timestamp"]?.text?.hasSuffix("Z") == true)
          #expect(Set(data.keys).isSubset(of: ["groupId", "userId", "roleId", "inviteId"]))
          #expect(data.values.allSatisfy { $0.text.flatMap { UUID(uuidString: $0) } != nil })
          #expect(request.type != "invite.changed" || data["userId"] == nil)
        }
      }
    }
  }

  @Test("Webhooks: only the types asked for are sent; none when what happened is undone")
  func types() async throws {
    try await WebhookReceiver.with { receiver in
      try await TestServer.withWebhooks { server in
        let ann = try await server.person("Ann")
        let group = try await ann.makeGroup()
        let made = try await ann.client.createWebhook(
          CreateWebhook(url: receiver.url(), eventTypes: ["role.changed"]), in: group.id)
        try await ann.relabel(group, "one")
        try await server.sql(
          """
          begin; update public.group_roles set name = name || '!' where group_id = '\(group.id)'; rollback
          """)
        _ = try await ann.client.createRole(CreateRole(name: "Helper"), in: group.id)
        try await ann.client.testWebhook(made.id)
        try await server.until(
          "select string_agg(type || ' ' || status, ', ' order by id) from muster.webhook_deliveries",
          is: "role.changed delivered, webhook.test delivered")
        #expect(Set(receiver.received.compactMap(\.type)) == ["role.changed", "webhook.test"])
      }
    }
  }

  @Test("Webhooks: the secret is answered once; rotated, the old one signs beside it for a day")
  func rotation() async throws {
    try await WebhookReceiver.with { receiver in
      try await TestServer.withWebhooks { server in
        let ann = try await server.person("Ann")
        let group = try await ann.makeGroup().id
        let made = try await ann.client.createWebhook(
          CreateWebhook(url: receiver.url(), eventTypes: ["group.deleted"]), in: group)
        #expect(made.secret?.wholeMatch(of: /whsec_[A-Za-z0-9+\/]{43}=/) != nil)
        #expect(try await ann.client.webhook(made.id).secret == nil)
        #expect(try await ann.client.webhooks(of: group).items.map(\.secret) == [nil])
        let rotated = try await ann.client.rotateWebhookSecret(made.id)
        try await ann.client.testWebhook(made.id)
        let both = try #require(try await receiver.first(1).last)
        #expect(both.signatures.count == 2)
        #expect(both.isSigned(with: made.secret) && both.isSigned(with: rotated.secret))

        let left = try await server.value(
          """
          select round(extract(epoch from expires_at - clock_timestamp()) / 3600)
          from muster.webhook_secrets where expires_at is not null
          """)
        #expect(left == "24")
        try await server.sql(
          "update muster.webhook_secrets set expires_at = now() where expires_at is not null")
        try await ann.client.testWebhook(made.id)
        let one = try #require(try await receiver.first(2).last)
        #expect(one.signatures.count == 1 && one.isSigned(with: rotated.secret))
      }
    }
  }

  @Test("Webhooks: what fails is tried again under the same id, and logged")
  func retries() async throws {
    try await WebhookReceiver.with(answer: {
      Response(status: $0.path == "/other" ? 204 : 503)
    }) { receiver in
      try await TestServer.withWebhooks { server in
        let ann = try await server.person("Ann")
        let group = try await ann.makeGroup().id
        let made = try await ann.client.createWebhook(
          CreateWebhook(url: receiver.url(), eventTypes: ["group.deleted"]), in: group)
        let sent = try await ann.client.testWebhook(made.id)
        let attempts = "select jsonb_array_length(log) from muster.webhook_deliveries"
        try await server.until(attempts, is: "1")
        let waits = try await server.value(
          """
          select extract(epoch from j.due_at - (d.log -> 0 ->> 'at')::timestamptz)
            between 3.9 and 6.1
          from muster.webhook_deliveries as d
          join muster.jobs as j on j.kind = 'webhook' and j.subject = d.id::text
          """)
        #expect(waits == "t")
        try await server.makeDue()
        try await server.until(attempts, is: "2")
        let failing = try await ann.client.webhook(made.id)
        #expect(failing.failingSince != nil && failing.isActive)

        // To where it is now.
        var change = UpdateWebhook()
        change.url = .set(receiver.url("/other"))
        try await ann.client.updateWebhook(made.id, change)
        try await server.makeDue()
        try await server.until("select status from muster.webhook_deliveries", is: "delivered")
        #expect(Set(receiver.received.map(\.id)) == [sent.eventId.description])
        #expect(Set(receiver.received.map(\.body)).count == 1)
        #expect(receiver.received.last?.path == "/other")
        #expect(receiver.received.allSatisfy { $0.isSigned(with: made.secret) })
        let page = try await ann.client.deliveries(of: made.id)
        let delivery = try #require(page.items.first)
        #expect(delivery.attempts.map(\.responseStatus) == [503, 503, 204])
        #expect(delivery.status == .delivered && delivery.nextAttemptAt == nil)
        #expect(try await ann.client.webhook(made.id).failingSince == nil)

        // By hand, too.
        try await ann.client.retryDelivery(sent.id, of: made.id)
        try await server.until(attempts, is: "4")
        #expect(Set(receiver.received.map(\.id)) == [sent.eventId.description])
      }
    }
    let waits = try await TestServer.shared {
      try await $0.value(
        """
        select string_agg(coalesce(k.waits[n]::text, 'no more'), ' ' order by n)
        from muster.job_kinds() as k, generate_series(1, 10) as n
        where k.kind = 'webhook'
        """)
    }
    #expect(
      waits == "00:00:05 00:05:00 00:30:00 02:00:00 05:00:00 10:00:00 14:00:00 20:00:00 "
        + "24:00:00 no more")
  }

  @Test("Webhooks: 410 turns one off, calls off what waits, and tells the group's leaders")
  func gone() async throws {
    try await WebhookReceiver.with(answer: { _ in Response(status: 410) }) { receiver in
      try await TestServer.withWebhooks { server in
        let ann = try await server.person("Ann")
        let group = try await ann.makeGroup().id
        let made = try await ann.client.createWebhook(
          CreateWebhook(url: receiver.url(), eventTypes: ["group.deleted"]), in: group)
        try await server.sql(
          """
          begin;
          insert into muster.webhook_deliveries (webhook_id, event_id, type, url, payload)
          values ('\(made.id)', gen_random_uuid(), 'group.changed', '\(receiver.url())', '{}');
          update muster.jobs set due_at = now() + interval '1 day' where kind = 'webhook';
          commit
          """)
        try await ann.client.testWebhook(made.id)
        try await server.until(
          "select disabled_reason from public.webhooks", is: "gone")
        #expect(try await ann.client.webhook(made.id).isActive == false)
        #expect(
          try await server.lines("select status from muster.webhook_deliveries") == [
            "canceled", "canceled",
          ])
        let told = try await server.value(
          """
          select data ->> 'reason' from public.notifications
          where user_id = '\(ann.id)' and kind = 'webhook_disabled' and group_id = '\(group)'
          """)
        #expect(told == "gone")
        let refused = try await ann.client.send(.post, "/webhooks/\(made.id)/test")
        #expect(refused.problem?.code == "webhook_inactive")
        #expect(receiver.received.count == 1)
      }
    }
  }

  @Test("Webhooks: given up after ten attempts; days of nothing but failures turn one off")
  func failing() async throws {
    try await WebhookReceiver.with(answer: { _ in Response(status: 500) }) { receiver in
      try await TestServer.withWebhooks { server in
        let admin = try await server.person("Admin")
        try await server.makeAdmin(admin)
        let made = try await admin.client.createPlatformWebhook(
          CreateWebhook(url: receiver.url(), eventTypes: ["group.deleted"]))
        for (since, isActive) in [("2 days", "true"), ("4 days", "false")] {
          try await server.sql(
            """
            update public.webhooks set failing_since = now() - interval '\(since)';
            begin;
            insert into muster.webhook_deliveries (webhook_id, event_id, type, url, payload)
            values ('\(made.id)', gen_random_uuid(), 'group.changed', '\(receiver.url())', '{}');
            update muster.jobs set attempts = 9 where kind = 'webhook';
            commit;
            notify muster_jobs, 'webhooks'
            """)
          try await server.until(
            """
            select (select d.status from muster.webhook_deliveries as d order by d.id desc limit 1)
              || ' ' || w.is_active from public.webhooks as w
            """, is: "failed \(isActive)")
        }
        #expect(try await admin.client.webhook(made.id).disabledReason == .failing)
        let told = try await admin.client.notifications()
        #expect(told.items.map(\.kind) == ["platform_webhook_disabled"])

        // Turned on again, it begins anew.
        var change = UpdateWebhook()
        change.isActive = .set(true)
        let on = try await admin.client.updateWebhook(made.id, change)
        #expect(on.isActive && on.failingSince == nil && on.disabledReason == nil)
      }
    }
  }
}
