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
      // Of one who is not in it through the inner group, so that it is for the other's sake.
      try await club.server.grant("provide_feedback_to_members", to: "Member", of: club.group.id)
      let leaving = "select from public.groups where id = '\(inner.id)' for no key update"
      for call in [
        alone(dan, "public.open_thread('\(club.group.id)', 'x', 'y')"),
        alone(dan, "public.open_direct_chat('\(club.bob.id)')"),
        alone(club.bob, "public.give_feedback('\(club.group.id)', '\(dan.id)', 'x')"),
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

  @Test("R5: threads are locked in the order of their ids, whatever order they are given in")
  func threads() async throws {
    try await Club.with { club in
      var ids = [try await club.thread().id.description]
      // The greater came first, as a table is read without an order.
      repeat { ids.append(try await club.thread().id.description) } while ids.last! > ids[0]
      let (greater, lesser) = (ids[0], ids[ids.count - 1])
      func row(_ id: String) -> String { "public.forum_posts where id = '\(id)'" }
      for given in ["'\(greater)', '\(lesser)'", "'\(lesser)', '\(greater)'"] {
        #expect(
          try await LockOrder.isFree(
            on: club.server.superuser, whileHeld: "select from \(row(lesser)) for update",
            "select muster.lock_threads(array[\(given)]::uuid[])", isFree: row(greater)))
      }
    }
  }

  @Test("M1: what two people open and block comes one after another, whoever begins, only theirs")
  func pairs() async throws {
    try await Club.with { club in
      let (ann, bob, cid) = (club.ann.id, club.bob.id, club.cid.id)
      for (other, passes) in [((ann, bob), false), ((bob, ann), false), ((bob, cid), true)] {
        let free = try await LockOrder.passes(
          on: club.server.superuser, whileHeld: "select muster.lock_pair('\(ann)', '\(bob)')",
          "select muster.lock_pair('\(other.0)', '\(other.1)')")
        #expect(free == passes)
      }
    }
  }

  @Test("A7: nobody whose account has ended reads, writes, follows or is blocked anew")
  func ended() async throws {
    try await Club.with { club in
      let thread = try await club.thread()
      try await club.cid.client.deleteAccount(password: TestServer.password)
      let (cid, bob, group) = (club.cid.id, club.bob.id, club.group.id)
      for insertion in [
        "forum_reads (thread_id, user_id, position) values ('\(thread.id)', '\(cid)', 1)",
        "forum_group_reads (group_id, user_id, position) values ('\(club.group.id)', '\(cid)', 1)",
        "forum_follows (thread_id, user_id, is_following) values ('\(thread.id)', '\(cid)', true)",
        "forum_mentions (post_id, user_id) values ('\(thread.id)', '\(cid)')",
        "forum_posts (group_id, author_id, title, body) values ('\(group)', '\(cid)', 'x', 'y')",
        "feedback (group_id, author_id, recipient_id, body) values ('\(group)', '\(cid)', '\(bob)', 'x')",
        "feedback (group_id, author_id, recipient_id, body) values ('\(group)', '\(bob)', '\(cid)', 'x')",
        "blocks (blocker_id, blocked_id) values ('\(cid)', '\(bob)')",
        "blocks (blocker_id, blocked_id) values ('\(bob)', '\(cid)')",
      ] {
        #expect(
          try await sqlState { try await club.server.sql("insert into public.\(insertion)") }
            == "MU037", "\(insertion)")
      }
      #expect(try await problem { try await club.bob.client.block(cid) }.status == 404)
    }
  }
}
