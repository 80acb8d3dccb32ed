import MusterClient
import MusterModels
import Testing

@testable import Muster

/// Document 002's tables, read in plain SQL as each person (sections 4 and 5).
@Suite struct ViewTests {
  @Test("002-5: group_members, joined with groups, shows each person what concerns them")
  func members() async throws {
    try await TestServer.shared { server in
      let cast = try await Cast(server)
      let both = """
        select m.user_id from public.group_members as m
        join public.groups as g on g.id = m.group_id where g.id = '\(cast.group)'
        """
      let everybody = [cast.leader, cast.member, cast.paused, cast.left, cast.removed]
      for (person, expected) in [
        (cast.leader, everybody), (cast.member, everybody),
        (cast.paused, [cast.paused]), (cast.left, [cast.left]),
        (cast.removed, [cast.removed]), (cast.invited, []), (cast.stranger, []),
      ] {
        let seen = try await server.session.run(as: .person(person.id), both)
        #expect(
          Set(seen.map { $0.first ?? nil }) == Set(expected.map(\.id.description)),
          "\(person.name)")
      }
      let visitor = try await sqlState { try await server.session.run(as: .visitor, both) }
      #expect(visitor == "42501")
    }
  }

  @Test("002-4.1: my groups by name, present and previous told apart by status")
  func lists() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      _ = try await bob.makeGroup("Present", joinedBy: [ann])
      let past = try await bob.makeGroup("Past", joinedBy: [ann])
      _ = try await ann.client.leaveGroup(past.id)
      let mine = try await server.session.run(
        as: .person(ann.id),
        """
        select g.name, m.status::text from public.group_members as m
        join public.groups as g on g.id = m.group_id where m.user_id = '\(ann.id)' order by 1
        """)
      #expect(mine == [["Past", "inactive"], ["Present", "active"]])
      let members = try await bob.client.members(of: past.id, state: .previous)
      #expect(members.items.map(\.userId) == [ann.id])
    }
  }

  @Test("002-2.2: profiles shows the people whom a person may know, under its name")
  func profiles() async throws {
    try await TestServer.shared { server in
      let cast = try await Cast(server)
      let known = """
        select p.full_name from public.profiles as p
        join public.group_members as m on m.user_id = p.id
        where m.group_id = '\(cast.group)' and m.status = 'active' order by 1
        """
      let seen = try await server.session.run(as: .person(cast.member.id), known)
      #expect(seen == [["Leader"], ["Member"]])
      let own = "select full_name from public.profiles"
      #expect(try await server.session.run(as: .person(cast.stranger.id), own) == [["Stranger"]])
    }
  }

  @Test("002-5: nobody writes through the views or the tables, not even a leader about others")
  func writes() async throws {
    try await TestServer.shared { server in
      let cast = try await Cast(server)
      for statement in [
        "update public.group_members set status = 'inactive' where user_id = '\(cast.member.id)'",
        "update public.group_memberships set status = 'left' where user_id = '\(cast.member.id)'",
        "delete from public.group_memberships where user_id = '\(cast.member.id)'",
        "update public.groups set name = 'Mine' where id = '\(cast.group)'",
        "insert into public.groups (name, created_by_user_id) values ('Mine', '\(cast.member.id)')",
        "update public.users set is_active = true where id = '\(cast.member.id)'",
        "update public.users set auth_user_id = null where id = '\(cast.member.id)'",
        "insert into public.user_group_roles select * from public.user_group_roles",
      ] {
        for person in [cast.leader, cast.member] {
          let state = try await sqlState {
            try await server.session.run(as: .person(person.id), statement)
          }
          // What a view computes takes no writes from anybody (0A000).
          #expect(["42501", "0A000"].contains(state), "\(person.name): \(statement)")
        }
      }
    }
  }

  @Test("002-2.2: status tells active from all others, role tells leaders, left_at when it ended")
  func words() async throws {
    try await TestServer.shared { server in
      let cast = try await Cast(server)
      let rows = try await server.session.run(
        as: .person(cast.leader.id),
        """
        select p.full_name, m.role::text, m.status::text, (m.joined_at is not null)::text,
          (m.left_at is not null)::text
        from public.group_members as m join public.profiles as p on p.id = m.user_id
        where m.group_id = '\(cast.group)' order by 1
        """)
      #expect(
        rows == [
          ["Leader", "admin", "active", "true", "false"],
          ["Left", "member", "inactive", "true", "true"],
          ["Member", "member", "active", "true", "false"],
          ["Paused", "member", "inactive", "true", "false"],
          ["Removed", "member", "inactive", "true", "true"],
        ])
    }
  }
}

/// A group with somebody in each state.
struct Cast {
  let group: Group.ID
  let leader, member, paused, left, removed, invited, stranger: Person

  init(_ server: TestServer) async throws {
    leader = try await server.person("Leader")
    member = try await server.person("Member")
    paused = try await server.person("Paused")
    left = try await server.person("Left")
    removed = try await server.person("Removed")
    invited = try await server.person("Invited")
    stranger = try await server.person("Stranger")
    group = try await leader.makeGroup(joinedBy: [member, paused, left, removed]).id
    _ = try await leader.client.pauseMember(paused.id, in: group)
    _ = try await left.client.leaveGroup(group)
    try await leader.client.removeMember(removed.id, from: group)
    _ = try await leader.client.createInvite(CreateInvite(userId: invited.id), to: group)
  }
}
