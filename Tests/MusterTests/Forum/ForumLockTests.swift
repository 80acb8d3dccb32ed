import MusterClient
import MusterModels
import Testing

@testable import Muster

/// What in forums waits for what, seen without a race.
@Suite struct ForumLockTests: NestingChecks {
  private func act(_ person: Person, _ call: String) -> String {
    """
    select set_config('request.jwt.claims', '{"sub":"\(person.id)"}', true),
    set_config('role', 'authenticated', true); select \(call)
    """
  }

  private func alone(_ person: Person, _ call: String) -> String {
    "begin; \(act(person, call)); commit"
  }

  @Test("M1: calling a forum read waits for what is being written, which may come up before")
  func marking() async throws {
    try await Club.with { club in
      let thread = try await club.thread()
      #expect(
        try await !LockOrder.passes(
          on: club.server.superuser,
          whileHeld: act(club.bob, "public.reply_to_post('\(thread.id)', 'x')"),
          alone(club.ann, "public.mark_forum_read('\(club.group.id)')")))
    }
  }

  @Test("M1: a thread that is deleted while it is read or followed is not there")
  func deletion() async throws {
    try await Club.with { club in
      for call in ["mark_thread_read('%')", "follow_thread('%', true)"] {
        let thread = try await club.thread()
        let made = call.replacing("%", with: thread.id.description)
        #expect(
          try await sqlState {
            try await LockOrder.isFree(
              on: club.server.superuser,
              whileHeld: "delete from public.forum_posts where id = '\(thread.id)'",
              alone(club.ann, "public.\(made)"), isFree: "public.users where false")
          } == "MU010")
      }
      let group = club.group.id
      #expect(
        try await sqlState {
          try await LockOrder.isFree(
            on: club.server.superuser,
            whileHeld: "delete from public.forum_posts where group_id = '\(group)';"
              + "delete from public.groups where id = '\(group)'",
            alone(club.ann, "public.mark_forum_read('\(group)')"),
            isFree: "public.users where false")
        } == "MU010")
    }
  }

  @Test("K13: nobody writes in a group, through one inside it, that they are just leaving")
  func nested() async throws {
    try await Club.with { club in
      let dan = try await club.server.person("Dan")
      let inner = try await club.ann.makeGroup(joinedBy: [dan])
      try await nest(inner.id, in: club.group.id, by: club.ann, and: club.ann)
      let role = try await club.server.role("Member", of: club.group.id)
      try await club.server.sql(
        """
        update public.group_memberships set edge_role_id = '\(role)'
        where group_id = '\(club.group.id)' and member_group_id = '\(inner.id)'
        """)
      let leaving = "select from public.groups where id = '\(inner.id)' for no key update"
      for call in [
        alone(dan, "public.open_thread('\(club.group.id)', 'x', 'y')"),
        alone(dan, "public.open_direct_chat('\(club.bob.id)')"),
        alone(club.ann, "public.give_feedback('\(club.group.id)', '\(dan.id)', 'x')"),
      ] {
        #expect(
          try await !LockOrder.passes(on: club.server.superuser, whileHeld: leaving, call),
          "\(call)")
      }
      // Who is in it otherwise does not wait.
      #expect(
        try await LockOrder.passes(
          on: club.server.superuser, whileHeld: leaving,
          alone(club.bob, "public.open_thread('\(club.group.id)', 'x', 'y')")))
    }
  }

  @Test("A7: nobody whose account has ended reads, writes, follows or is blocked anew")
  func ended() async throws {
    try await Club.with { club in
      let thread = try await club.thread()
      try await club.cid.client.deleteAccount(password: TestServer.password)
      let (cid, bob) = (club.cid.id, club.bob.id)
      for insertion in [
        "forum_reads (thread_id, user_id, position) values ('\(thread.id)', '\(cid)', 1)",
        "forum_group_reads (group_id, user_id, position) values ('\(club.group.id)', '\(cid)', 1)",
        "forum_follows (thread_id, user_id, is_following) values ('\(thread.id)', '\(cid)', true)",
        "forum_mentions (post_id, user_id) values ('\(thread.id)', '\(cid)')",
        "blocks (blocker_id, blocked_id) values ('\(cid)', '\(bob)')",
        "blocks (blocker_id, blocked_id) values ('\(bob)', '\(cid)')",
        """
        forum_posts (group_id, thread_id, author_id, body)
        values ('\(club.group.id)', '\(thread.id)', '\(cid)', 'x')
        """,
        """
        feedback (group_id, author_id, recipient_id, body)
        values ('\(club.group.id)', '\(cid)', '\(bob)', 'x')
        """,
        """
        feedback (group_id, author_id, recipient_id, body)
        values ('\(club.group.id)', '\(bob)', '\(cid)', 'x')
        """,
      ] {
        #expect(
          try await sqlState { try await club.server.sql("insert into public.\(insertion)") }
            == "MU037", "\(insertion)")
      }
      #expect(try await problem { try await club.bob.client.block(cid) }.status == 404)
    }
  }
}
