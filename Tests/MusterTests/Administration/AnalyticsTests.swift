import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct AnalyticsTests {
  /// A database whose past is made up: two people and a group years ago, and what happened since.
  private func past(_ server: TestServer) async throws -> Person {
    let admin = try await server.person("Admin")
    try await server.makeAdmin(admin)
    try await server.sql(
      """
      update public.users set created_at = '2024-02-29T23:59:59.9Z' where id = '\(admin.id)';
      insert into auth.users (email) values ('early@example.org'), ('late@example.org');
      update public.users set created_at = '2024-03-01T00:00:00Z'
      where id = (select id from auth.users where email = 'early@example.org');
      update public.users set created_at = '2024-03-31T12:00:00Z'
      where id = (select id from auth.users where email = 'late@example.org');
      """)
    let group = try await admin.makeGroup("Old")
    let quiet = try await admin.makeGroup("Quiet")
    let link = try await admin.client.createInvite(CreateInvite(link: true), to: group.id)
    try await server.sql(
      """
      update public.groups set created_at = '2024-03-04T08:00:00Z'
      where id in ('\(group.id)', '\(quiet.id)');
      update public.invites set created_at = '2024-03-05T08:00:00Z' where id = '\(link.id)';
      insert into public.invite_uses (invite_id, user_id, used_at)
      select '\(link.id)', u.id, '2024-03-06T23:30:00Z' from public.users as u
      where u.full_name is null;
      insert into public.audit_log (at, group_id, action, subject_table)
      select t.at::timestamptz, g.id::uuid, 'test', 'test' from (values
        ('2024-03-04T08:00:00Z', '\(group.id)'), ('2024-03-04T09:00:00Z', '\(group.id)'),
        ('2024-03-04T10:00:00Z', '\(quiet.id)'), ('2024-03-20T10:00:00Z', '\(group.id)')
      ) as t (at, id) join public.groups as g on g.id = t.id::uuid
      """)
    return admin
  }

  private func counts(_ item: PlatformAnalytics.Counts) -> [Int] {
    [
      item.signUps, item.groupsCreated, item.invitesSent, item.invitesAccepted, item.activeGroups,
    ]
  }

  @Test(
    "Analytics count by days, weeks and months of UTC, each thing once, the same kept as counted live",
    arguments: [false, true])
  func buckets(kept: Bool) async throws {
    try await TestServer.with { server in
      let admin = try await past(server)
      // The server's own housekeeping has counted nothing of what was made up since it began.
      try await server.sql(
        "begin; select pg_advisory_xact_lock(7211956); delete from muster.analytics; commit")
      if kept {
        for _ in 0..<30 {
          try await server.sql(
            """
            begin; select pg_advisory_xact_lock(7211956); select muster.roll_up_analytics(); commit
            """)
        }
      }
      // Housekeeping keeps it too, at its minute: then live is what was kept, which is the same.
      let client = admin.client
      let months = try await client.analytics(from: "2024-02-10", to: "2024-04-10", by: .month)
      #expect(months.from == "2024-02-01")
      #expect(months.items.map(\.startsOn) == ["2024-02-01", "2024-03-01", "2024-04-01"])
      #expect(
        months.items.map(counts) == [[1, 0, 0, 0, 0], [2, 2, 1, 2, 2], [0, 0, 0, 0, 0]])
      let weeks = try await client.analytics(from: "2024-02-28", to: "2024-03-10", by: .week)
      #expect(weeks.items.map(\.startsOn) == ["2024-02-26", "2024-03-04"])
      #expect(weeks.items.map(counts) == [[2, 0, 0, 0, 0], [0, 2, 1, 2, 2]])
      let days = try await client.analytics(from: "2024-03-04", to: "2024-03-07")
      #expect(days.bucket == .day)
      #expect(
        days.items.map(counts)
          == [[0, 2, 0, 0, 2], [0, 0, 1, 0, 0], [0, 0, 0, 2, 0], [0, 0, 0, 0, 0]])
      #expect(days.totals.users == 3)
      #expect(days.totals.groups == 2)
      if kept {
        #expect(
          try await server.value(
            "select count(*) >= 600 from muster.analytics where bucket = 'day'") == "t")
      }
    }
  }

  @Test("Analytics of days that are over stay when what was counted goes")
  func stay() async throws {
    try await TestServer.with { server in
      let admin = try await past(server)
      for _ in 0..<30 {
        try await server.sql(
          "begin; select pg_advisory_xact_lock(7211956); select muster.roll_up_analytics(); commit")
      }
      for group in try await admin.client.adminGroups().items {
        try await admin.client.deleteGroup(group.id)
      }
      let month = try await admin.client.analytics(
        from: "2024-03-01", to: "2024-03-31", by: .month)
      #expect(month.items.map(counts) == [[2, 2, 1, 2, 2]])
      #expect(month.totals.groups == 0)
    }
  }

  @Test(
    "Analytics: today counts while it lasts; the default is the last 30 days; bad days are told")
  func today() async throws {
    try await TestServer.with { server in
      let admin = try await server.person("Admin")
      try await server.makeAdmin(admin)
      _ = try await admin.makeGroup()
      let answer = try await admin.client.analytics()
      #expect(answer.items.count == 30)
      // The day may have changed meanwhile.
      #expect(answer.items.suffix(2).map(\.signUps).reduce(0, +) == 1)
      #expect(answer.items.suffix(2).map(\.activeGroups).max() == 1)
      let ahead = try await admin.client.analytics(from: "2999-01-01", to: "2999-01-02")
      #expect(ahead.items.map(counts) == [[0, 0, 0, 0, 0], [0, 0, 0, 0, 0]])
      for (query, field) in [
        ("from=yesterday", "from"), ("from=2024-02-30", "from"), ("to=2023-02-29", "to"),
        ("from=2024-1-01", "from"), ("from=2024-03-02&to=2024-03-01", "from"),
        ("from=2020-01-01&to=2024-01-01", "bucket"), ("bucket=year", "bucket"),
        ("from=1969-12-31", "from"),
      ] {
        let response = try await admin.client.send(
          .get, APIPath(encoded: "/admin/analytics?\(query)"))
        #expect(response.status == 422, "\(query)")
        #expect(response.problem?.errors?.map(\.field) == [field], "\(query)")
      }
    }
  }
}
