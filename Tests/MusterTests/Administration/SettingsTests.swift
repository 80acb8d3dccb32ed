import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct SettingsTests {
  @Test("Settings of the platform are read and changed by admins, within their range, and audited")
  func settings() async throws {
    try await TestServer.with { server in
      let admin = try await server.person("Admin")
      try await server.makeAdmin(admin)
      let before = try await admin.client.platformSettings()
      #expect(before.auditRetentionMonths == nil)
      #expect(before.notificationRetentionMonths == nil)
      var change = UpdatePlatformSettings()
      change.auditRetentionMonths = .set(24)
      let after = try await admin.client.updatePlatformSettings(change)
      #expect(after.auditRetentionMonths == 24)
      #expect(after.notificationRetentionMonths == nil)
      change.auditRetentionMonths = .clear
      change.notificationRetentionMonths = .set(6)
      let last = try await admin.client.updatePlatformSettings(change)
      #expect(last.auditRetentionMonths == nil)
      #expect(last.notificationRetentionMonths == 6)
      for (json, field) in [
        (#"{"auditRetentionMonths":0}"#, "auditRetentionMonths"),
        (#"{"auditRetentionMonths":1201}"#, "auditRetentionMonths"),
        (#"{"auditRetentionMonths":"two"}"#, "auditRetentionMonths"),
        (#"{"notificationRetentionMonths":-1}"#, "notificationRetentionMonths"),
        (#"{"updatedAt":"2026-01-01T00:00:00Z"}"#, "updatedAt"),
      ] {
        let answer = try await admin.client.send(.patch, "/admin/settings", json: json)
        #expect(answer.status == 422, "\(json)")
        #expect(answer.problem?.errors?.map(\.field) == [field], "\(json)")
      }
      let entries = try await server.rows(
        """
        select before ->> 'audit_retention_months', after ->> 'audit_retention_months',
          actor_user_id
        from public.audit_log where action = 'platform_settings.changed' order by id
        """)
      #expect(
        entries == [[nil, "24", admin.id.description], ["24", nil, admin.id.description]])
    }
  }

  @Test("Housekeeping drops what its time is over for, by batches, and nothing else")
  func housekeeping() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      try await server.sql(
        """
        insert into muster.idempotency_keys (caller_id, route, key, request_hash, created_at)
        select '\(ann.id)', 'POST /', n, 'x', now() - interval '25 hours'
        from generate_series(1, 20001) as n;
        insert into muster.idempotency_keys (caller_id, route, key, request_hash, created_at)
        values ('\(ann.id)', 'POST /', 'young', 'x', now() - interval '23 hours');
        insert into auth.rate_limits (key, window_started_at, hits) values
        ('old', now() - interval '25 hours', 1), ('young', now() - interval '23 hours', 1);
        insert into auth.sessions (user_id, created_at, refreshed_at, ended_at, user_agent) values
        ('\(ann.id)', now(), now(), now() - interval '31 days', 'gone'),
        ('\(ann.id)', now(), now(), now() - interval '29 days', 'ended'),
        ('\(ann.id)', now() - interval '91 days', now() - interval '91 days', null, 'gone'),
        ('\(ann.id)', now() - interval '91 days', now() - interval '89 days', null, 'used');
        insert into public.notifications (user_id, kind, created_at) values
        ('\(ann.id)', 'old', now() - interval '4 months'),
        ('\(ann.id)', 'young', now() - interval '2 months');
        """)
      // With the lock of housekeeping held, the server's own is not at it.
      func keep() async throws {
        try await server.sql(
          "begin; select pg_advisory_xact_lock(7211956); select muster.keep_house(); commit")
      }
      try await keep()
      #expect(try await server.value("select count(*) from public.notifications") == "2")
      try await server.sql("update public.platform_settings set notification_retention_months = 3")
      try await keep()
      #expect(
        try await server.rows("select key from muster.idempotency_keys") == [["young"]])
      #expect(
        try await server.rows("select key from auth.rate_limits where hits = 1 and length(key) < 9")
          == [["young"]])
      #expect(
        try await server.rows(
          "select user_agent from auth.sessions where user_agent !~ '/' order by 1")
          == [["ended"], ["used"]])
      #expect(try await server.rows("select kind from public.notifications") == [["young"]])
    }
  }
}
