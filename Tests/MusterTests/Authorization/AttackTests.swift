import Postgres
import Testing

@testable import Muster

/// Plain SQL as a person who wants more than is theirs.
@Suite struct AttackTests {
  /// Who tries what in the group main, and the refusal.
  private static let attacks: [(rule: String, actor: Actor, state: String, sql: String)] = [
    ("K2", .member, "42501", "insert into public.group_memberships default values"),
    ("K4", .removed, "MU028", "select public.join_group(:code)"),
    ("K4", .removed, "MU028", "select public.accept_invite(:link)"),
    ("K4", .paused, "MU021", "select public.join_group(:code)"),
    ("K4", .paused, "MU021", "select public.accept_invite(:link)"),
    ("K5", .left, "MU039", "select public.leave_group(:group)"),
    ("K5", .left, "MU011", "select public.create_invite(:group)"),
    ("K5", .invited, "MU011", "select public.update_group(:group, '{}')"),
    ("K5", .invited, "MU011", "select public.transfer_leadership(:group, :invited)"),
    ("K6", .paused, "MU011", "select public.activate_member(:group, :paused)"),
    ("K6", .paused, "MU011", "select public.unassign_role(:group, :paused, :joiner)"),
    ("K6", .paused, "MU011", "select public.leave_group(:group, :member)"),
    ("K7", .leader, "MU020", "select public.leave_group(:group)"),
    ("K7", .leader, "MU020", "select public.pause_member(:group, :leader)"),
    ("K7", .leader, "MU020", "select public.unassign_role(:group, :leader, :leading)"),
    ("K7", .leader, "MU034", "select public.leave_group(:group, :paused)"),
    ("K7", .leader, "MU034", "select public.leave_group(:group, :inner)"),
    ("K7", .leader, "MU034", "select public.transfer_leadership(:group, :leader)"),
    ("K7", .leader, "MU034", "select public.transfer_leadership(:group, null)"),
    ("K7", .member, "MU034", "select public.transfer_leadership(:group, null)"),
    ("K7", .admin, "MU020", "select public.remove_member(:group, :leader)"),
    ("K8", .stranger, "MU010", "select public.accept_invite(:invite)"),
    ("K8", .leader, "MU010", "select public.decline_invite(:invite)"),
    ("K8", .stranger, "MU010", "select public.accept_invite(:mailed)"),
    ("K8", .other, "MU010", "select public.revoke_invite(:invite::uuid)"),
    ("K8", .invited, "MU010", "select public.revoke_invite(:invite::uuid)"),
    ("K8", .member, "42501", "select api.declined_answer(:invite::uuid)"),
    ("K8", .member, "42501", "select token_hash from public.invites"),
    ("K8", .leader, "42501", "select token_hash from public.invites"),
    ("K8", .leader, "MU021", "select public.create_invite(:group, invitee_user_id => :member)"),
    ("K9", .stranger, "MU038", "select public.join_group('%')"),
    ("K9", .member, "MU011", "select public.rotate_join_code(:group)"),
    ("K11", .leader, "MU010", "select public.assign_role(:group, :stranger, :joiner)"),
    ("K11", .leader, "MU010", "select public.assign_role(:group, :member, :foreign)"),
    ("K11", .leader, "MU036", "select public.create_invite(:group, group_role_id => :foreign)"),
    ("K12", .member, "MU011", "select public.assign_role(:group, :member, :leading)"),
    ("K12", .other, "MU010", "select public.assign_role(:group, :other, :leading)"),
    ("K12", .other, "MU010", "select public.delete_group(:group)"),
    ("K13", .inner, "MU011", "select public.remove_member(:group, :member)"),
    ("K13", .inner, "MU039", "select public.leave_group(:group)"),
    ("K15", .member, "MU011", "select public.archive_group(:group)"),
    ("K16", .leader, "42501", "delete from public.audit_log"),
    ("K17", .member, "42501", "insert into public.notifications (user_id) values (:leader)"),
    ("K17", .member, "42501", "update public.notifications set user_id = :leader"),
    ("A3", .member, "MU010", "select public.end_session(:session)"),
    ("A6", .member, "42501", "update public.users set is_active = true where id = :member"),
    ("A6", .member, "42501", "update public.users set auth_user_id = :leader"),
    ("R2", .member, "42501", "select email from auth.users"),
    ("R5", .member, "22023", "select public.update_group(:group, null)"),
    ("R5", .member, "22023", "select public.update_group(:group, '[]')"),
    ("R5", .member, "MU011", "select public.update_group(:group, '{\"unknown\":1}')"),
  ]

  @Test("R2: nobody gets by plain SQL what the rules do not give them")
  func attacks() async throws {
    try await TestServer.with { server in
      let world = try await World(server)
      try await server.sql("delete from public.group_holds")
      let group = world.groups[.main] ?? ""
      let names = try await names(group, world)
      for attack in Self.attacks {
        let session = try await ActorSession(attack.actor, on: server.superuser)
        defer { session.close() }
        var sql = attack.sql
        for (name, value) in names.sorted(by: { $0.key.count > $1.key.count }) {
          sql = sql.replacing(":\(name)", with: value)
        }
        let attempt = try await session.attempt(sql)
        #expect(
          attempt.sqlState == attack.state, "\(attack.rule) \(attack.actor): \(attack.sql)")
      }
    }
  }

  private func names(_ group: String, _ world: World) async throws -> [String: String] {
    let row =
      try await world.server.rows(
        """
        select l.token, c.code,
          (select i.id from public.invites as i
            where i.group_id = l.group_id and i.invitee_user_id is not null),
          (select i.id from public.invites as i
            where i.group_id = l.group_id and i.invitee_email is not null),
          world.role(l.group_id, 'Member'), world.role(l.group_id, 'Group Leader'),
          (select r.id from public.group_roles as r where r.group_id <> l.group_id limit 1)
        from world.links as l join public.group_join_codes as c on c.group_id = l.group_id
        where l.group_id = '\(group)'
        """
      ).first ?? []
    let keys = ["link", "code", "invite", "mailed", "joiner", "leading", "foreign"]
    var names = ["group": "'\(group)'", "session": "'\(Actor.leader.sessionID)'"]
    for actor in Actor.people { names[actor.rawValue] = "'\(actor.id)'" }
    for (key, value) in zip(keys, row) { names[key] = "'\(value ?? "")'" }
    return names
  }

  @Test("R4: errors tell nobody who is in a group that does not show them")
  func candidates() async throws {
    try await TestServer.with { server in
      let world = try await World(server)
      for place in World.Place.allCases {
        let group = world.groups[place] ?? ""
        for actor in Actor.people where actor != .leader {
          let session = try await ActorSession(actor, on: server.superuser)
          defer { session.close() }
          for call in [
            "public.leave_group('\(group)', gen_random_uuid())",
            "public.transfer_leadership('\(group)', gen_random_uuid())",
            "public.transfer_leadership('\(group)', '\(Actor.observer.id)')",
          ] where actor != .member || !call.contains(Actor.observer.id) {
            let detail = try await detail(session, "select \(call)")
            #expect(detail?.contains("candidates") != true, "\(place) \(actor): \(call)")
          }
        }
      }
    }
  }

  @Test("R4: a full group is refused without showing its row")
  func fullGroup() async throws {
    try await TestServer.with { server in
      let world = try await World(server)
      let group = try await world.makeGroup()
      try await server.sql(
        "update public.groups set max_members = member_count where id = '\(group)'")
      let names = try await names(group, world)
      for (actor, sql) in [
        (Actor.stranger, "public.join_group(\(names["code"] ?? ""))"),
        (.stranger, "public.accept_invite(\(names["link"] ?? ""))"),
        (.left, "public.join_group(\(names["code"] ?? ""))"),
        (.invited, "public.accept_invite(\(names["invite"] ?? ""))"),
      ] {
        let session = try await ActorSession(actor, on: server.superuser)
        defer { session.close() }
        #expect(try await session.attempt("select \(sql)").sqlState == "23514")
        #expect(try await detail(session, "select \(sql)") == nil)
      }
    }
  }

  private func detail(_ session: ActorSession, _ sql: String) async throws -> String? {
    try await session.refusal(sql)?.detail
  }

  @Test("K6: whoever is paused or gone revokes no invitation, not even their own")
  func pausedInviter() async throws {
    try await TestServer.with { server in
      let world = try await World(server)
      for actor in [Actor.paused, .left, .removed] {
        let invite = try await server.value(
          """
          insert into public.invites (group_id, inviter_id, expires_at)
          values ('\(world.groups[.main] ?? "")', '\(actor.id)', now() + interval '1 day')
          returning id
          """)
        let session = try await ActorSession(actor, on: server.superuser)
        defer { session.close() }
        #expect(
          try await session.attempt("select public.revoke_invite('\(invite ?? "")')").sqlState
            == "MU011")
      }
    }
  }

  @Test("K12: with every permission but leadership, leaders and their roles stay out of reach")
  func deputy() async throws {
    try await TestServer.with { server in
      let world = try await World(server)
      let group = world.groups[.main] ?? ""
      let deputy = try #require(
        try await server.value(
          """
          with made as (
            insert into public.group_roles (group_id, name) values ('\(group)', 'Deputy')
            returning id
          ), granted as (
            insert into public.group_role_permissions (group_role_id, group_id, permission_id)
            select m.id, '\(group)', p.id from made as m
            join public.permissions as p on p.scope = 'group' and p.name <> 'delete_group'
          ) select id from made
          """))
      try await server.sql(
        """
        select world.become('leader');
        select set_config('request.jwt.claims', '{"sub":"\(Actor.leader.id)"}', false);
        select public.assign_role('\(group)', '\(Actor.member.id)', '\(deputy)');
        select public.assign_role('\(group)', '\(Actor.leader.id)', '\(deputy)')
        """)
      let session = try await ActorSession(.member, on: server.superuser)
      defer { session.close() }
      let leading = "world.role('\(group)', 'Group Leader')"
      try await server.sql(
        """
        grant usage on schema world to authenticated;
        grant execute on all functions in schema world to authenticated
        """)
      for (sql, state) in [
        ("pause_member('\(group)', '\(Actor.leader.id)')", "MU013"),
        ("remove_member('\(group)', '\(Actor.leader.id)')", "MU013"),
        ("activate_member('\(group)', '\(Actor.leader.id)')", "MU013"),
        ("unassign_role('\(group)', '\(Actor.leader.id)', '\(deputy)')", "MU013"),
        ("assign_role('\(group)', '\(Actor.leader.id)', '\(deputy)')", "MU013"),
        ("assign_role('\(group)', '\(Actor.observer.id)', \(leading))", "MU012"),
        ("create_invite('\(group)', group_role_id => \(leading))", "MU012"),
        ("update_group('\(group)', '{\"succession\":\"automatic\"}')", "MU011"),
        ("transfer_leadership('\(group)', '\(Actor.member.id)')", "MU011"),
        ("archive_group('\(group)')", "MU011"), ("delete_group('\(group)')", "MU011"),
      ] {
        let attempt = try await session.attempt("select public.\(sql)")
        let kept = try await server.value(
          "select world.role('\(group)', 'Group Leader') is not null")
        #expect(attempt.sqlState == state && kept == "t", "\(sql)")
      }
    }
  }

  @Test("A5: e-mail case does not matter to any function that takes an address")
  func emailCase() async throws {
    try await TestServer.with { server in
      let world = try await World(server)
      let web = try await ActorSession(.web, on: server.superuser)
      let leader = try await ActorSession(.leader, on: server.superuser)
      let stranger = try await ActorSession(.stranger, on: server.superuser)
      defer { for session in [web, leader, stranger] { session.close() } }
      #expect(
        try await web.rows("select user_id from auth.credentials('STRANGER@Example.ORG')")
          == [[Actor.stranger.id]])
      #expect(
        try await web.attempt(
          "select auth.sign_up('STRANGER@Example.ORG', 'x', 'x', null, null, null)"
        ).sqlState == "23505")
      // The mail stays where it waits.
      try await server.sql(
        "revoke execute on function muster.claim_mails(integer) from service_role")
      try await web.rows("select auth.request_password_reset('STRANGER@Example.ORG')")
      #expect(
        try await server.value(
          "select count(*) from muster.mails where kind = 'reset_password'") == "1")
      for call in ["public.find_user_by_email", "api.find_user"] {
        #expect(
          try await leader.rows("select id from \(call)('STRANGER@Example.ORG')")
            == [[Actor.stranger.id]])
      }
      let group = world.groups[.main] ?? ""
      for address in ["STRANGER@Example.ORG", "sTranger@example.org"] {
        try await leader.rows(
          "select public.create_invite('\(group)', invitee_email => '\(address)')")
      }
      // One invitation, renewed; the account was told, and may accept it by its id.
      let pending = try await stranger.rows("select id from api.my_invites()")
      #expect(pending.count == 1)
      #expect(
        try await stranger.rows(
          "select count(*) from public.notifications where kind = 'invite_received'") == [["2"]])
      let id = (pending.first?.first ?? nil) ?? ""
      #expect(try await stranger.rows("select public.accept_invite('\(id)')") == [[group]])
    }
  }
}
