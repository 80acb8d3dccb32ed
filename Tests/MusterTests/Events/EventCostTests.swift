import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct EventCostTests {
  /// How many applications a call evaluates, as somebody, in a transaction that is kept.
  private func evaluations(
    of call: String, by person: Person, on server: TestServer
  ) async throws -> String? {
    try await server.session.run(
      as: .service, "reset role", "set local track_functions = 'pl'",
      """
      select set_config('request.jwt.claims', '{"sub":"\(person.id)"}', true),
      set_config('role', 'authenticated', true)
      """,
      "select \(call)", "reset role",
      """
      select coalesce(sum(calls), 0) from pg_stat_xact_user_functions
      where schemaname = 'muster' and funcname = 'evaluate_application'
      """
    ).first?.first ?? nil
  }

  @Test("E5: with many pending, a verdict or an answer evaluates its own application alone")
  func one() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let dan = try await server.person("Dan")
      let eve = try await server.person("Eve")
      let fay = try await server.person("Fay")
      let event = try await ann.makeEvent(capacity: 2, with: [bob])
      let first = try await cid.apply(to: event, with: [dan])
      // A thousand others that wait, made as the functions would.
      let address = "%-\(event.id)@example.org"
      try await server.sql(
        """
        insert into auth.users (email, confirmed_at)
        select number || '-\(event.id)@example.org', now()
        from generate_series(1, 1000) as number;
        insert into public.like_groups (event_id, creator_id)
        select '\(event.id)', u.id from auth.users as u where u.email::text like '\(address)';
        insert into public.like_group_members (group_id, user_id, event_id, accepted)
        select g.id, g.creator_id, g.event_id, true
        from public.like_groups as g join auth.users as u on u.id = g.creator_id
        where g.event_id = '\(event.id)' and u.email::text like '\(address)'
        """)
      for (call, by) in [
        ("public.answer_application('\(first.id)', true)", dan),
        ("public.decide_application('\(first.id)', true)", ann),
        // This one approves it.
        ("public.decide_application('\(first.id)', true)", bob),
      ] {
        #expect(try await evaluations(of: call, by: by, on: server) == "1", "\(call)")
      }
      #expect(try await cid.client.likeGroup(first.id).status == .approved)
      _ = try await eve.makeGroup(joinedBy: [fay])
      let applying = "public.apply_to_event('\(event.id)', array['\(fay.id)']::uuid[])"
      #expect(try await evaluations(of: applying, by: eve, on: server) == "0")
      let second = try #require(try await eve.client.myLikeGroups().items.first)
      let dropping = "public.drop_from_application('\(second.id)', '\(fay.id)')"
      #expect(try await evaluations(of: dropping, by: eve, on: server) == "1")
      let verdict = "public.decide_application('\(second.id)', true)"
      #expect(try await evaluations(of: verdict, by: ann, on: server) == "1")
      // What is pending takes no place, so its end frees none.
      let withdrawing = "public.withdraw_application('\(second.id)')"
      #expect(try await evaluations(of: withdrawing, by: eve, on: server) == "0")
      // One that was approved does: all that wait are looked at.
      let freeing = "public.withdraw_application('\(first.id)')"
      #expect(try await evaluations(of: freeing, by: cid, on: server) == "1000")
      #expect(try await server.brokenEventRules() == [])
    }
  }
}
