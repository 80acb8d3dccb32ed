import MusterClient
import MusterModels
import Testing

@testable import Muster

/// What time alone makes due. Rows are set back; nothing waits.
@Suite struct ExpiryTests {
  @Test("K8: keeping house expires what is over, withdraws who waited for it, and leaves the rest")
  func invites() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let dan = try await server.person("Dan")
      let group = try await ann.makeGroup(joinedBy: [dan])
      try await ann.client.removeMember(dan.id, from: group.id)
      for person in [bob, cid, dan] {
        _ = try await ann.client.createInvite(CreateInvite(userId: person.id), to: group.id)
      }
      let link = try #require(
        await ann.client.createInvite(CreateInvite(link: true), to: group.id).token)
      try await server.sql(
        """
        update public.invites set expires_at = now() - interval '1 second'
        where invitee_user_id is distinct from '\(cid.id)'
        """)
      // Over, though nobody has swept up yet.
      #expect(try await bob.client.receivedInvites().items.isEmpty)
      #expect(try await server.client().invitePreview(token: link).status == .expired)

      try await server.session.run(as: .service, "select muster.keep_house()")
      let statuses = try await server.rows(
        "select status, count(*) from public.invites group by status order by status")
      #expect(statuses == [["pending", "1"], ["expired", "3"]])
      #expect(try await server.membership(bob, in: group.id) == nil)
      #expect(try await server.membership(cid, in: group.id) == "invited")
      #expect(try await server.membership(dan, in: group.id) == "removed, needs invite")
      #expect(try await ann.client.invites(to: group.id).total == 1)
      // Gone, the group is hidden from who was invited (R4).
      #expect(try await bob.client.send(.get, "/groups/\(group.id)").status == 404)
      // And can be invited anew.
      let again = try await ann.client.createInvite(CreateInvite(userId: bob.id), to: group.id)
      #expect(try await bob.client.acceptInvite(again.id).membership?.status == .active)
    }
  }

  @Test("A3: keeping house drops old keys, counts, links and sessions, and no others")
  func accounts() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann", verified: false)
      let bob = try await server.person("Bob", verified: false)
      for person in [ann, bob] {
        _ = try await person.client.createGroup(CreateGroup(name: "x"), idempotencyKey: "k")
      }
      let old = "user_id = '\(ann.id)'"
      try await server.sql(
        """
        insert into auth.rate_limits values ('a', now() - interval '25 hours', 1),
        ('b', now(), 1);
        update muster.idempotency_keys set created_at = now() - interval '25 hours'
        where caller_id = '\(ann.id)';
        update auth.one_time_tokens set expires_at = now() - interval '1 second' where \(old);
        update auth.sessions set created_at = now() - interval '92 days',
        refreshed_at = now() - interval '91 days' where \(old);
        """)
      try await server.session.run(as: .service, "select muster.keep_house()")
      let left = try await server.rows(
        """
        select (select string_agg(key, ',') from auth.rate_limits),
        (select string_agg(caller_id::text, ',') from muster.idempotency_keys),
        (select string_agg(user_id::text, ',') from auth.one_time_tokens),
        (select string_agg(user_id::text, ',') from auth.sessions)
        """)
      #expect(left == [["b", bob.id.description, bob.id.description, bob.id.description]])
    }
  }

  @Test("R1: nobody but service_role keeps house or claims mails")
  func callers() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      for statement in [
        "select muster.keep_house()", "select muster.expire_invites()",
        "select muster.claim_mails(1)", "select muster.finish_mail(1, 1, gen_random_uuid(), null)",
        "select muster.claim_jobs('mails', 1, 1)", "select muster.run_job(1, 1)",
        "select muster.finish_job(1, 1, null)",
        "select muster.send_mail('x@example.org', 'invite', '{}')",
        "select muster.archive(gen_random_uuid())",
        "select muster.give_role(gen_random_uuid(), gen_random_uuid(), gen_random_uuid())",
        "select auth.count_attempts('{a}', '{1}', '{1}')",
        "select api.declined_answer(gen_random_uuid())",
      ] {
        for role in [SQLSession.Role.person(ann.id), .visitor] {
          let state = try await sqlState { try await server.session.run(as: role, statement) }
          #expect(state == "42501", "\(statement)")
        }
      }
    }
  }
}
