import Testing

@testable import Muster

/// R5 and what stands behind the functions: every change of membership or roles, as a person and
/// as the owner writing tables, at every isolation level.
@Suite struct IsolationTests {
  /// Each function that changes groups, called so that it goes through at READ COMMITTED.
  private static let calls: [(actor: Actor, sql: String)] = [
    (.stranger, "public.create_group('New')"),
    (.leader, "public.update_group(:group, '{\"label\":\"x\"}')"),
    (.leader, "public.archive_group(:group)"), (.leader, "public.unarchive_group(:group)"),
    (.leader, "public.delete_group(:group)"), (.leader, "public.rotate_join_code(:group)"),
    (.leader, "public.turn_off_join_code(:group)"),
    (.leader, "public.create_invite(:group)"),
    (.leader, "public.create_invite(:group, invitee_user_id => :stranger)"),
    (.leader, "public.create_invite(:group, invitee_email => 'new@example.net')"),
    (.leader, "public.revoke_invite((\(invite)))"),
    (.invited, "public.accept_invite((\(invite))::text)"),
    (.invited, "public.decline_invite((\(invite))::text)"),
    (.stranger, "public.join_group(':code')"), (.member, "public.leave_group(:group)"),
    (.leader, "public.leave_group(:group, :member)"),
    (.leader, "public.transfer_admin_and_leave(:group, :member)"),
    (.leader, "public.transfer_leadership(:group, :member)"),
    (.leader, "public.remove_member(:group, :member)"),
    (.leader, "public.pause_member(:group, :member)"),
    (.leader, "public.activate_member(:group, :paused)"),
    (.leader, "public.assign_role(:group, :member, world.role(:group, 'Observer'))"),
    (.leader, "public.unassign_role(:group, :member, world.role(:group, 'Member'))"),
    (.leader, "public.create_role(:group, 'Helper')"),
    (.leader, "public.update_role(:group, world.role(:group, 'Observer'), '{\"name\":\"x\"}')"),
    (.leader, "public.delete_role(:group, world.role(:group, 'Observer'))"),
    (
      .leader,
      "public.grant_permission(:group, world.role(:group, 'Observer'), 'invite_members')"
    ),
    (
      .leader,
      "public.revoke_permission(:group, world.role(:group, 'Observer'), 'view_forum')"
    ),
    (.admin, "public.offer_nesting(:group, (\(nestable)))"),
    (.admin, "public.accept_nesting(:group, (\(nested)))"),
    (.admin, "public.end_nesting(:group, (\(nested)))"),
    (.leader, "public.create_webhook(:group, 'https://hooks.example.org')"),
    (.admin, "public.create_webhook(null, 'https://hooks.example.org')"),
    (.leader, "public.update_webhook((\(webhook)), '{\"description\":\"x\"}')"),
    (.leader, "public.delete_webhook((\(webhook)))"),
    (.leader, "public.rotate_webhook_secret((\(webhook)))"),
    (.leader, "public.test_webhook((\(webhook)))"),
    (
      .leader,
      """
      public.retry_webhook_delivery((\(webhook)), \
      (select d.sequence from api.webhook_deliveries((\(webhook)), null, 1) as d))
      """
    ),
  ]
  /// The same of dinners, each with what the crew is about then (`World.dinnerFunctions`).
  private static let dinners: [(state: String, actor: Actor, sql: String)] = [
    ("idle", .stranger, "public.create_dinner_group('New')"),
    ("idle", .leader, "public.set_dinner_videos(:group, '{}')"),
    ("idle", .leader, "public.put_dinner_party(:group, now() + interval '1 day', 'Soup')"),
    ("crew", .leader, "public.cancel_dinner_party(:group)"),
    ("agreed", .leader, "public.complete_dinner_party(:group)"),
    ("host", .other, "public.request_dinner_party(:group)"),
    ("crew", .leader, "public.accept_dinner_request(':request')"),
    ("crew", .leader, "public.decline_dinner_request(':request')"),
    ("agreed", .other, "public.withdraw_dinner_request(':request')"),
  ]
  private static let webhook =
    "select w.id from public.webhooks as w where w.group_id = :group limit 1"
  private static let nested = "select g.id from public.groups as g where g.name = 'inner'"
  private static let nestable = "select g.id from public.groups as g where g.name = 'other'"
  private static let invite =
    """
    select i.id from public.invites as i where i.group_id = :group and i.invitee_user_id = \
    :invited
    """

  @Test("R5: each change of a group is refused above READ COMMITTED, and goes through there")
  func functions() async throws {
    try await withWorld { world in
      for call in Self.calls + Self.eventCalls + Self.expenseCalls + Self.lunchCalls
        + Self.journeyCalls + Self.forumCalls
      {
        let group = try await world.makeGroup()
        let code = try await world.server.value(
          "select code from public.group_join_codes where group_id = '\(group)'")
        var sql = call.sql.replacing(":code", with: code ?? "")
        sql = Self.fill(sql, group)
        try await Self.check(sql, as: call.actor, in: world)
      }
      for call in Self.dinners {
        let group = try await world.makeGroup()
        let request = try await world.server.value(
          "select world.make_dinner('\(group)', '\(call.state)')")
        let sql = call.sql.replacing(":request", with: request ?? "")
        try await Self.check(Self.fill(sql, group), as: call.actor, in: world)
      }
      // No state-changing function is left out.
      let covered =
        (Self.calls + Self.eventCalls + Self.expenseCalls + Self.lunchCalls + Self.journeyCalls
        + Self.forumCalls).map(\.sql)
        + Self.dinners.map(\.sql)
      let others = [
        "sign_out", "end_session", "resend_verification", "cancel_email_change", "update_profile",
        "why",
        "effective_permissions", "save_role_template", "delete_role_template",
        "save_group_template", "delete_group_template",
        "update_notification_settings",
        "ban_user", "unban_user", "give_platform_admin", "take_platform_admin",
        "update_platform_settings", "mark_chat_read", "save_restaurant",
        "mark_thread_read", "mark_forum_read", "follow_thread", "unblock_person",
      ]
      for function in FunctionMatrixTests.expectations
      where function.signature.hasPrefix("public.") && function.check == "caller" {
        let name = function.signature.prefix { $0 != "(" }
        #expect(
          covered.contains { $0.hasPrefix(name + "(") }
            || others.contains(String(name.dropFirst(7))), "\(name)")
      }
    }
  }

  private static func check(_ sql: String, as actor: Actor, in world: World) async throws {
    for level in ["repeatable read", "serializable", "read committed"] {
      let session = try await ActorSession(actor, on: world.server.superuser)
      defer { session.close() }
      try await session.script("begin transaction isolation level \(level)")
      let state = try await session.attempt("select \(sql)").sqlState
      #expect(state == (level == "read committed" ? nil : "MU040"), "\(level): \(sql)")
    }
  }

  /// What an owner might write around the functions, and what it breaks.
  private static let writes: [(rule: String, state: String, sql: String)] = [
    (
      "K4", "MU027",
      """
      delete from public.group_memberships where group_id = :group and user_id = :member
      """
    ),
    (
      "K4", "MU027",
      """
      delete from public.group_memberships where group_id = :group and user_id = :left
      """
    ),
    ("K4", "23503", "delete from public.users where id = :left"),
    (
      "K3", "MU027",
      """
      update public.group_memberships set status = 'active' where group_id = :group and \
      user_id = :removed
      """
    ),
    (
      "K3", "MU027",
      """
      update public.group_memberships set status = 'paused' where group_id = :group and \
      user_id = :left
      """
    ),
    (
      "K3", "MU027",
      """
      insert into public.group_memberships (group_id, user_id, added_by_user_id, status) \
      values (:group, :stranger, :leader, 'left')
      """
    ),
    (
      "K2", "23505",
      """
      insert into public.group_memberships (group_id, user_id, added_by_user_id) values \
      (:group, :left, :leader)
      """
    ),
    (
      "K2", "MU027",
      """
      update public.group_memberships set user_id = :stranger where group_id = :group and \
      user_id = :member
      """
    ),
    ("K7", "MU020", "delete from public.user_group_roles where group_id = :group and is_leader"),
    (
      "K7", "MU020",
      """
      update public.group_memberships set status = 'left' where group_id = :group and user_id \
      = :leader
      """
    ),
    (
      "K7", "MU020",
      """
      update public.group_memberships set status = 'paused' where group_id = :group and \
      user_id = :leader
      """
    ),
    ("K7", "MU020", "update public.group_roles set is_leader = false where group_id = :group"),
    ("K7", "MU020", "delete from public.group_roles where group_id = :group and is_leader"),
    (
      "K11", "MU027",
      """
      update public.user_group_roles set user_id = :paused where group_id = :group and \
      is_leader
      """
    ),
    (
      "K11", "MU027",
      """
      update public.user_group_roles set group_id = (select g.id from public.groups as g where \
      g.id <> :group and g.archived_at is null limit 1) where group_id = :group
      """
    ),
    ("K10", "23514", "update public.groups set max_members = 2 where id = :group"),
    (
      "K11", "MU027",
      """
      insert into public.user_group_roles (user_id, group_id, group_role_id, is_leader, \
      assigned_by_user_id) select :stranger, :group, world.role(:group, 'Member'), false, \
      :leader
      """
    ),
    (
      "K11", "MU027",
      """
      insert into public.user_group_roles (user_id, group_id, group_role_id, is_leader, \
      assigned_by_user_id) select :left, :group, world.role(:group, 'Member'), false, :leader
      """
    ),
    (
      "K11", "23503",
      """
      insert into public.user_group_roles (user_id, group_id, group_role_id, is_leader, \
      assigned_by_user_id) select :member, :group, r.id, true, :leader from public.group_roles \
      as r where r.name = 'Group Leader' and r.group_id <> :group limit 1
      """
    ),
    ("K16", "MU041", "update public.audit_log set action = 'nothing'"),
    ("K16", "MU041", "delete from public.audit_log"),
    ("K16", "MU041", "truncate public.audit_log"),
  ]

  @Test("R5: rules hold for the owner who writes tables, too, or the statement is refused")
  func owner() async throws {
    try await withWorld { world in
      let group = try await world.makeGroup()
      try await world.server.sql(
        """
        grant usage on schema world to muster_owner; grant select on all tables in schema world \
        to muster_owner
        """
      )
      for write in Self.writes {
        for level in ["read committed", "repeatable read", "serializable"] {
          let state = try await sqlState {
            try await world.server.session.run(
              as: .owner, isolation: level, Self.fill(write.sql, group))
          }
          let expected = level == "read committed" ? [write.state] : [write.state, "MU040"]
          #expect(expected.contains(state ?? "ok"), "\(write.rule) at \(level): \(write.sql)")
        }
      }
    }
  }

  @Test("K15: nobody writes into an archived group, also while it is being archived")
  func archiving() async throws {
    try await withWorld { world in
      let archived = world.groups[.archived] ?? ""
      let writes = [
        """
        insert into public.invites (group_id, inviter_id, expires_at) values (:group, :leader, \
        now())
        """,
        "insert into public.group_join_codes (group_id, code) values (:group, 'ABCDEFGH')",
        "insert into public.group_roles (group_id, name) values (:group, 'x')",
        "delete from public.group_roles where group_id = :group and not is_leader",
        """
        update public.group_memberships set status = 'removed' where group_id = :group and \
        user_id = :member
        """,
        """
        insert into public.group_memberships (group_id, user_id, added_by_user_id) values \
        (:group, :stranger, :leader)
        """,
        "delete from public.user_group_roles where group_id = :group and user_id = :member",
        "delete from public.group_role_permissions where group_id = :group",
        "insert into public.webhooks (group_id, url) values (:group, 'https://hooks.example.org')",
        """
        update public.webhooks set is_active = true, disabled_at = null, disabled_reason = null \
        where group_id = :group
        """,
      ]
      for write in writes {
        let state = try await sqlState {
          try await world.server.session.run(as: .owner, Self.fill(write, archived))
        }
        #expect(state == "MU026", "\(write)")
      }
      // Both begin before either is done: the write waits for the lock, and sees it archived.
      for write in writes.prefix(2) {
        let group = try await world.makeGroup()
        try await world.server.sql(
          "delete from public.group_join_codes where group_id = '\(group)'")
        let met = try await LockOrder.meets(
          on: world.server.superuser,
          "\(Actor.leader.becoming); select public.archive_group('\(group)')",
          "set role muster_owner; \(Self.fill(write, group))")
        #expect(met.waits && met.refused == "MU026", "\(write)")
      }
    }
  }

  private static func fill(_ sql: String, _ group: String) -> String {
    var filled = sql.replacing(":group", with: "'\(group)'::uuid")
    for actor in Actor.people {
      filled = filled.replacing(":\(actor)", with: "'\(actor.id)'::uuid")
    }
    return filled
  }

  private func withWorld(_ body: (World) async throws -> Void) async throws {
    try await TestServer.with { server in
      let world = try await World(server)
      try await server.sql(
        """
        grant usage on schema world to authenticated, muster_owner;
        grant select on world.events, world.money, world.people, world.lunches,
          world.journeys, world.forums to authenticated;
        grant execute on all functions in schema world to authenticated, muster_owner
        """)
      try await body(world)
    }
  }
}
