import MusterClient
import MusterModels
import Testing

@testable import Muster

/// The member management of document 004, in plain SQL: each workflow is one call, by whom the
/// document lets make it, and by nobody else.
@Suite struct WorkflowTests {
  private func refusal(
    _ call: String, as person: Person, on server: TestServer
  ) async throws -> String? {
    try await sqlState {
      try await server.session.run(as: .person(person.id), "select public.\(call)")
    }
  }

  @Test("004-workflow.1: a leader invites, which makes the invited membership; others may not")
  func invite() async throws {
    try await TestServer.shared { server in
      let (ann, bob) = (try await server.person("Ann"), try await server.person("Bob"))
      let (cleo, eve) = (try await server.person("Cleo"), try await server.person("Eve"))
      let group = try await ann.makeGroup(joinedBy: [bob]).id
      let call = "create_invite('\(group)', invitee_user_id => '\(cleo.id)')"
      #expect(try await refusal(call, as: bob, on: server) == "MU011")
      #expect(try await refusal(call, as: eve, on: server) == "MU010")
      #expect(try await server.membership(cleo, in: group) == nil)
      #expect(try await refusal(call, as: ann, on: server) == nil)
      #expect(try await server.membership(cleo, in: group) == "invited")
      let by = try await server.value(
        """
        select added_by_user_id from public.group_memberships
        where group_id = '\(group)' and user_id = '\(cleo.id)'
        """)
      #expect(by == ann.id.description)
    }
  }

  @Test("004-workflow.2, 3: the invited accepts or declines, and nobody for them")
  func respond() async throws {
    try await TestServer.shared { server in
      let (ann, bob) = (try await server.person("Ann"), try await server.person("Bob"))
      let (cleo, eve) = (try await server.person("Cleo"), try await server.person("Eve"))
      let group = try await ann.makeGroup().id
      let forBob = try await ann.client.createInvite(CreateInvite(userId: bob.id), to: group).id
      let forCleo = try await ann.client.createInvite(CreateInvite(userId: cleo.id), to: group).id
      for other in [ann, cleo, eve] {
        #expect(try await refusal("accept_invite('\(forBob)')", as: other, on: server) == "MU010")
        #expect(try await refusal("decline_invite('\(forBob)')", as: other, on: server) == "MU010")
      }
      #expect(try await server.membership(bob, in: group) == "invited")
      #expect(try await refusal("accept_invite('\(forBob)')", as: bob, on: server) == nil)
      #expect(try await server.membership(bob, in: group) == "active")
      #expect(try await refusal("decline_invite('\(forCleo)')", as: cleo, on: server) == nil)
      #expect(try await server.membership(cleo, in: group) == nil)
    }
  }

  @Test("004-workflow.4: a member leaves by themselves; the last leader does not while others stay")
  func leave() async throws {
    try await TestServer.shared { server in
      let (ann, bob) = (try await server.person("Ann"), try await server.person("Bob"))
      let group = try await ann.makeGroup(joinedBy: [bob]).id
      #expect(try await refusal("leave_group('\(group)')", as: ann, on: server) == "MU020")
      #expect(try await refusal("leave_group('\(group)')", as: bob, on: server) == nil)
      #expect(try await server.membership(bob, in: group) == "left")
      #expect(try await refusal("leave_group('\(group)')", as: bob, on: server) == "MU039")
    }
  }

  @Test("004-workflow.5: a leader removes a member, also another leader; a member removes nobody")
  func remove() async throws {
    try await TestServer.shared { server in
      let (ann, bob) = (try await server.person("Ann"), try await server.person("Bob"))
      let (cleo, eve) = (try await server.person("Cleo"), try await server.person("Eve"))
      let group = try await ann.makeGroup(joinedBy: [bob, cleo]).id
      let removal = "remove_member('\(group)', '\(cleo.id)')"
      #expect(try await refusal(removal, as: bob, on: server) == "MU011")
      #expect(try await refusal(removal, as: eve, on: server) == "MU010")
      #expect(try await refusal(removal, as: ann, on: server) == nil)
      #expect(try await server.membership(cleo, in: group) == "removed, needs invite")
      let leads = try await server.role("Group Leader", of: group)
      let promotion = "assign_role('\(group)', '\(bob.id)', '\(leads)')"
      #expect(try await refusal(promotion, as: ann, on: server) == nil)
      #expect(
        try await refusal("remove_member('\(group)', '\(ann.id)')", as: bob, on: server) == nil)
      #expect(
        try await refusal("remove_member('\(group)', '\(bob.id)')", as: bob, on: server) == "MU035")
    }
  }

  @Test("004-groups.policy: without the permission create_group nobody makes a group")
  func createNeedsPermission() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      #expect(try await refusal("create_group('One')", as: ann, on: server) == nil)
      try await server.sql(
        """
        delete from public.platform_role_permissions as g using public.permissions as p
        where p.id = g.permission_id and p.name = 'create_group'
        """)
      #expect(try await refusal("create_group('Two')", as: ann, on: server) == "MU011")
    }
  }

  @Test("004-group_roles: roles are copies of their templates, and change apart from them")
  func copies() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup().id
      let granted = """
        select string_agg(p.name, ' ' order by p.name) from public.group_role_permissions as g
        join public.permissions as p on p.id = g.permission_id
        join public.group_roles as r on r.id = g.group_role_id
        where g.group_id = '\(group)' and g.granted
          and r.created_from_role_template_id = (
            select t.id from public.role_templates as t where t.name = 'Member Role Template')
        """
      let before = try await server.value(granted)
      let ofTemplate = try await server.value(
        """
        select string_agg(p.name, ' ' order by p.name)
        from public.role_template_permissions as g
        join public.permissions as p on p.id = g.permission_id
        join public.role_templates as t on t.id = g.role_template_id
        where t.name = 'Member Role Template' and g.granted
        """)
      #expect(before == ofTemplate)
      try await server.sql(
        """
        update public.role_template_permissions set granted = false;
        update public.group_roles set name = 'Guest' where group_id = '\(group)' and name = 'Member'
        """)
      #expect(try await server.value(granted) == before)
      try await server.sql("update public.group_role_permissions set granted = false")
      #expect(try await server.value(granted) == nil)
      let twice = try await sqlState {
        try await server.sql(
          "update public.group_roles set name = 'Observer' where group_id = '\(group)'")
      }
      #expect(twice == "23505")
    }
  }

  @Test("004-user_group_roles: a role is of the group that it is given in, its holder a member")
  func match() async throws {
    try await TestServer.shared { server in
      let (ann, bob) = (try await server.person("Ann"), try await server.person("Bob"))
      let (one, two) = (try await ann.makeGroup().id, try await ann.makeGroup().id)
      for (person, role) in [
        (ann, try await server.role("Observer", of: two)),
        (bob, try await server.role("Observer", of: one)),
      ] {
        let state = try await sqlState {
          try await server.sql(
            """
            insert into public.user_group_roles
            (user_id, group_id, group_role_id, is_leader, assigned_by_user_id)
            values ('\(person.id)', '\(one)', '\(role)', false, '\(ann.id)')
            """)
        }
        // Refused by the reference to the role, or before it by the guard.
        #expect(state == (person.id == ann.id ? "23503" : "MU027"))
      }
      let foreign = try await server.role("Observer", of: two)
      let call = "assign_role('\(one)', '\(ann.id)', '\(foreign)')"
      #expect(try await refusal(call, as: ann, on: server) == "MU010")
    }
  }

  @Test("004-users.last_sign_in_at: set by each sign-in, and the person's own to read")
  func lastSignIn() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let column = "select last_sign_in_at::text from public.user_private"
      let first = try await server.session.run(as: .person(ann.id), column)
      #expect(first.count == 1 && first.first?.first != .some(nil))
      _ = try await server.client().signIn(email: ann.email, password: TestServer.password)
      let second = try await server.session.run(as: .person(ann.id), column)
      #expect(second.count == 1 && second != first)
      let others = try await server.session.run(
        as: .person(bob.id), column + " where user_id = '\(ann.id)'")
      #expect(others == [])
    }
  }

  @Test("004-performance: what policies read says what the tables say, after every workflow")
  func cache() async throws {
    try await TestServer.with { server in
      let cast = try await Cast(server)
      let heir = cast.member.id
      _ = try await cast.leader.client.leaveGroup(cast.group, successor: heir)
      let differences = """
        with wanted as (
          select m.user_id, m.group_id, m.status, m.joined_at,
            coalesce(bool_or(r.is_leader), false) as is_leader,
            coalesce(array_agg(r.group_role_id order by r.group_role_id)
              filter (where r.id is not null), '{}') as role_ids
          from public.group_memberships as m
          left join public.user_group_roles as r using (group_id, user_id)
          where m.user_id is not null group by 1, 2, 3, 4
        )
        select count(*)::text from (
          (select * from wanted except table muster.direct_access)
          union all (table muster.direct_access except select * from wanted)
        ) as d
        """
      #expect(try await server.value(differences) == "0")
      #expect(try await server.value("select count(*)::text from muster.direct_access") == "6")
    }
  }
}
