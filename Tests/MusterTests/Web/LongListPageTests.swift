import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// Lists of more than a page has: they go on, and what is on a page is whole.
@Suite struct LongListPageTests {
  @Test("Of many roles each is found to be given, changed, named and invited with")
  func roles() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup()
      try await ann.admit(bob, to: group.id)
      try await server.sql(
        """
        insert into public.group_roles (group_id, name)
        select '\(group.id)', 'Role ' || lpad(n::text, 3, '0') from generate_series(1, 130) as n
        """)
      let role = try await server.role("Role 130", of: group.id)
      let surfer = try await Surfer.signedIn(ann, on: server)
      let path = "/groups/\(group.id)"
      #expect(try await surfer.open("\(path)/roles/\(role)").text.contains("value=\"Role 130\""))

      let member = "\(path)/members/\(bob.id)"
      let open = try await surfer.open(member)
      #expect(!open.text.contains("Role 130") && open.text.contains("name=\"called\""))
      let form = try open.form("assignRole", ["called": "role 130", "find": "called"])
      let found = try await surfer.send(member, form)
      #expect(
        try await surfer.send(member, found.form("assignRole", ["roleId": "\(role)"])).status
          == 303)
      let held = try await surfer.open(member).text
      #expect(held.contains("Role 130") && held.contains("value=\"unassignRole\""))

      let inviting = try await surfer.open(path + "/invite?called=role%20130")
      #expect(inviting.text.contains("value=\"\(role)\""))
      let invited = try await surfer.send(
        path + "/invite", inviting.form("createInvite", ["roleId": "\(role)"]))
      #expect(invited.status == 200)
      #expect(try await surfer.open(path + "/invite").text.contains("Role 130"))
      #expect(try await surfer.open(path + "/audit").text.contains("Role 130"))
      _ = try await ann.makeGroup("Inner")
      let nesting = try await surfer.open(path + "/subgroups?called=role%20130").text
      #expect(nesting.contains("value=\"\(role)\""))
    }
  }

  @Test("Groups inside a group are listed in pages, and members through each say which it is")
  func innerGroups() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup("Club")
      try await server.sql(
        """
        set session_replication_role = replica;
        with made as (
          insert into public.groups (name, created_by_user_id)
          select 'Team ' || lpad(n::text, 3, '0'), '\(ann.id)' from generate_series(1, 120) as n
          returning id, name
        ), nested as (
          insert into public.group_memberships
            (group_id, member_group_id, edge_role_id, added_by_user_id, status, joined_at)
          select '\(group.id)', m.id, r.id, '\(ann.id)', 'active',
            now() + right(m.name, 3)::integer * interval '1 second'
          from made as m
          join public.group_roles as r on r.group_id = '\(group.id)' and r.is_joiner
          returning member_group_id, edge_role_id
        ), people as (
          insert into public.users (full_name) values ('Zoe') returning id
        ), member as (
          insert into public.group_memberships
            (group_id, user_id, added_by_user_id, status, joined_at)
          select m.id, p.id, '\(ann.id)', 'active', now()
          from made as m cross join people as p where m.name = 'Team 120'
          returning group_id, user_id
        ), closure as (
          insert into muster.group_closure (outer_group_id, inner_group_id, group_role_id)
          select '\(group.id)', n.member_group_id, n.edge_role_id from nested as n
        )
        insert into muster.direct_access (group_id, user_id, status, is_leader, role_ids, joined_at)
        select m.group_id, m.user_id, 'active', false, '{}', now() from member as m;
        reset session_replication_role
        """)
      let surfer = try await Surfer.signedIn(ann, on: server)
      let path = "/groups/\(group.id)"
      let first = try await surfer.open(path + "/subgroups").text
      #expect(first.contains("Team 050") && !first.contains("Team 051"))
      #expect(first.contains("subgroups.current=2"))
      let last = try await surfer.open(path + "/subgroups?subgroups.current=3").text
      #expect(last.contains("Team 120") && !last.contains("subgroups.current=4"))
      let members = try await surfer.open(path + "/members").text
      #expect(members.contains("Zoe") && members.contains("Team 120"))
      #expect(try await surfer.open(path + "/members?q=zoe").text.contains("Team 120"))
      let zoe = try #require(
        try await server.value("select id from public.users where full_name = 'Zoe'"))
      let why = try await surfer.open(path + "/why?permission=view_member_list&userId=\(zoe)").text
      #expect(why.contains("Team 120"))
    }
  }

  @Test("Of many invitations each can be answered")
  func invitations() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await bob.makeGroup("Oldest")
      try await server.sql(
        """
        set session_replication_role = replica;
        with made as (
          insert into public.groups (name, created_by_user_id)
          select 'Group ' || lpad(n::text, 3, '0'), '\(bob.id)' from generate_series(1, 120) as n
          returning id, name
        )
        insert into public.invites (group_id, inviter_id, invitee_user_id, created_at, expires_at)
        select m.id, '\(bob.id)', '\(ann.id)',
          now() + coalesce(substring(m.name from '[0-9]+')::integer, 0) * interval '1 second',
          now() + interval '1 day'
        from (select * from made union all select '\(group.id)', 'Oldest') as m;
        reset session_replication_role
        """)
      let surfer = try await Surfer.signedIn(ann, on: server)
      let first = try await surfer.open("/").text
      #expect(first.contains("Group 120") && first.contains("invites=2"))
      let last = try await surfer.open("/?invites=7").text
      #expect(last.contains("Oldest") && !last.contains("invites=8"))
      let invite = try #require(
        try await server.value("select id from public.invites where group_id = '\(group.id)'"))
      let page = try await surfer.open("/groups/\(group.id)/invites/\(invite)")
      #expect(try page.form("acceptInvite").contains { $0.0 == "action" })
    }
  }

  @Test("Each journey on a page says how far one is")
  func journeys() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      let journey = try await ann.makeJourney()
      let own = try await ann.client.enroll(in: journey.id)
      try await server.sql(
        """
        set session_replication_role = replica;
        with made as (
          insert into public.groups (name, created_by_user_id)
          select 'Group ' || n, '\(ann.id)' from generate_series(1, 59) as n returning id
        ), joined as (
          insert into public.group_memberships
            (group_id, user_id, added_by_user_id, status, joined_at)
          select m.id, '\(ann.id)', '\(ann.id)', 'active', now() from made as m
        ), access as (
          insert into muster.direct_access
            (group_id, user_id, status, is_leader, role_ids, joined_at)
          select m.id, '\(ann.id)', 'active', true, '{}', now() from made as m
        )
        insert into public.journey_enrollments
          (journey_id, group_id, enrolled_by_user_id, version, told_version, enrolled_at)
        select e.journey_id, m.id, e.enrolled_by_user_id, e.version, e.told_version,
          e.enrolled_at + interval '1 second'
        from public.journey_enrollments as e cross join made as m;
        update public.journey_enrollments set status = 'paused' where id = '\(own.id)';
        reset session_replication_role
        """)
      let surfer = try await Surfer.signedIn(ann, on: server)
      for (query, count) in [("", 20), ("?page=3", 20), ("?status=paused", 1)] {
        let text = try await surfer.open("/me/journeys" + query).text
        #expect(text.components(separatedBy: "progress-line").count == count + 1, "\(query)")
      }
    }
  }
}
