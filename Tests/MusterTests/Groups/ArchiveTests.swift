import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct ArchiveTests {
  @Test("K15: an archived group is read as before, and unchangeable in every way")
  func unchangeable() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let group = try await ann.makeGroup(succession: .automatic, joinedBy: [bob, cid])
      let member = try await server.role("Member", of: group.id)
      let archived = try await ann.client.archiveGroup(group.id)
      #expect(archived.archivedAt != nil)
      #expect(try await bob.client.group(group.id).value.name == "Group")
      #expect(try await bob.client.members(of: group.id).total == 3)
      let before = try await ann.client.group(group.id)
      let base = "/groups/\(group.id)"
      let attempts: [(HTTPMethod, String, String?)] = [
        (.patch, base, #"{"name":"New"}"#), (.patch, base, #"{"isPublic":true}"#),
        (.post, base + "/join-code", nil), (.delete, base + "/join-code", nil),
        (.post, base + "/invites", #"{"link":true}"#),
        (.post, base + "/invites", #"{"email":"new@example.org"}"#),
        (.post, base + "/members/\(bob.id)/pause", nil),
        (.post, base + "/members/\(bob.id)/activate", nil),
        (.delete, base + "/members/\(bob.id)", nil),
        (.post, base + "/transfer-leadership", #"{"userId":"\#(bob.id)"}"#),
      ]
      for (method, path, json) in attempts {
        let answer = try await ann.client.send(
          method, APIPath(encoded: path), body: json.map { .init($0.utf8) })
        #expect(answer.status == 409, "\(method) \(path)")
        #expect(answer.problem?.code == "archived", "\(method) \(path)")
      }
      for statement in [
        "select public.assign_role('\(group.id)', '\(bob.id)', '\(member)')",
        "select public.unassign_role('\(group.id)', '\(bob.id)', '\(member)')",
      ] {
        let state = try await sqlState {
          try await server.session.run(as: .person(ann.id), statement)
        }
        #expect(state == "MU026")
      }
      #expect(try await ann.client.group(group.id) == before)
    }
  }

  @Test("K15: behind the functions, nobody writes into an archived group")
  func behind() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup(joinedBy: [bob])
      _ = try await ann.client.archiveGroup(group.id)
      for statement in [
        "update public.group_memberships set status = 'removed' where user_id = 'BOB'",
        "update public.group_memberships set status = 'paused' where user_id = 'BOB'",
        """
        insert into public.user_group_roles
        (user_id, group_id, group_role_id, is_leader, assigned_by_user_id)
        select 'BOB', group_id, id, true, 'BOB' from public.group_roles
        where group_id = 'ID' and is_leader
        """,
        "delete from public.user_group_roles where group_id = 'ID' and user_id = 'BOB'",
        "insert into public.group_roles (group_id, name) values ('ID', 'New')",
        "update public.group_roles set name = 'New' where group_id = 'ID' and name = 'Member'",
        """
        insert into public.group_role_permissions (group_role_id, group_id, permission_id)
        select r.id, r.group_id, p.id from public.group_roles as r, public.permissions as p
        where r.group_id = 'ID' and r.name = 'Member' and p.name = 'delete_group'
        """,
        "update public.group_role_permissions set granted = false where group_id = 'ID'",
        "delete from public.group_role_permissions where group_id = 'ID'",
        "insert into public.group_join_codes (group_id, code) values ('ID', '22222222')",
        """
        insert into public.invites (group_id, inviter_id, expires_at)
        values ('ID', 'BOB', now() + interval '1 day')
        """,
      ] {
        let state = try await sqlState {
          try await server.session.run(
            as: .owner,
            statement.replacing("ID", with: "\(group.id)").replacing("BOB", with: "\(bob.id)"))
        }
        #expect(state == "MU026", "\(statement)")
      }
    }
  }

  @Test("K15: whoever wants to leave an archived group may, and its last leader by K7")
  func leaving() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let group = try await ann.makeGroup(joinedBy: [bob, cid])
      try await ann.client.pauseMember(cid.id, in: group.id)
      let archived = try await ann.client.archiveGroup(group.id).archivedAt
      let last = try await problem { try await ann.client.leaveGroup(group.id) }
      #expect(last.code == "last_leader")
      #expect(last.candidates?.map(\.userId) == [bob.id])
      #expect(
        try await ann.client.leaveGroup(group.id, successor: bob.id).membership?.status == .left)
      let after = try await bob.client.group(group.id)
      #expect(after.leaderIds == [bob.id])
      #expect(after.archivedAt == archived)
      #expect(try await cid.client.leaveGroup(group.id).membership?.status == .left)
      #expect(try await bob.client.leaveGroup(group.id).membership?.status == .left)
      #expect(
        try await server.rows(
          "select member_count, archived_at is null from public.groups where id = '\(group.id)'")
          == [["0", "f"]])
    }
  }

  @Test("K15: archived groups are out of lists unless asked for; invitations and code end")
  func lists() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.client.createGroup(
        CreateGroup(name: "Open \(ann.id)", isPublic: true))
      _ = try await ann.client.createInvite(CreateInvite(userId: bob.id), to: group.id)
      _ = try await ann.client.archiveGroup(group.id)
      #expect(try await ann.client.myGroups().total == 0)
      #expect(try await ann.client.groups(scope: .mine).total == 0)
      #expect(try await bob.client.groups(scope: .public, matching: "\(ann.id)").total == 0)
      #expect(try await server.client().send(.get, "/groups/\(group.id)").status == 404)
      let asked = try await ann.client.send(.get, "/me/groups", query: ["archived": true])
      #expect(try asked.json()["items"]?.items.count == 1)
      #expect(try await bob.client.receivedInvites().items.isEmpty)
      #expect(try await server.membership(bob, in: group.id) == nil)
      #expect(try await bob.client.send(.get, "/groups/\(group.id)").status == 404)
    }
  }

  @Test("K15: a leader archives and unarchives, nobody else; a held group stays as it is")
  func leadersOnly() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup(joinedBy: [bob])
      let refusal = try await problem { try await bob.client.archiveGroup(group.id) }
      #expect(refusal.code == "forbidden")
      try await server.sql(
        "insert into public.group_holds (group_id, reason) values ('\(group.id)', 'dinner')")
      let held = try await problem { try await ann.client.archiveGroup(group.id) }
      #expect(held.code == "locked")
      try await server.sql("delete from public.group_holds where group_id = '\(group.id)'")
      let first = try await ann.client.archiveGroup(group.id)
      let again = try await ann.client.archiveGroup(group.id)
      #expect(again.archivedAt == first.archivedAt)
      let opening = try await problem { try await bob.client.unarchiveGroup(group.id) }
      #expect(opening.code == "forbidden")
      #expect(try await ann.client.unarchiveGroup(group.id).archivedAt == nil)
      #expect(try await bob.client.leaveGroup(group.id).membership?.status == .left)
    }
  }

  @Test("K15: deleting needs delete_group and no hold; everything of the group goes but its audit")
  func delete() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let group = try await ann.makeGroup(joinedBy: [bob])
      _ = try await ann.client.createInvite(CreateInvite(userId: cid.id), to: group.id)
      _ = try await bob.client.leaveGroup(group.id)
      try await ann.client.join(bob, again: group)
      #expect(try await problem { try await bob.client.deleteGroup(group.id) }.status == 403)
      try await server.sql(
        "insert into public.group_holds (group_id, reason) values ('\(group.id)', 'dinner')")
      let held = try await problem { try await ann.client.deleteGroup(group.id) }
      #expect(held.code == "locked")
      try await server.sql("delete from public.group_holds where group_id = '\(group.id)'")
      _ = try await ann.client.archiveGroup(group.id)
      try await ann.client.deleteGroup(group.id)
      #expect(try await ann.client.send(.get, "/groups/\(group.id)").status == 404)
      #expect(try await problem { try await ann.client.deleteGroup(group.id) }.status == 404)
      let tables = try await server.rows(
        """
        select c.table_schema || '.' || c.table_name from information_schema.columns as c
        join information_schema.tables as t using (table_schema, table_name)
        where c.column_name = 'group_id' and t.table_type = 'BASE TABLE'
        and c.table_schema in ('public', 'muster') and c.table_name not like 'audit_log_%'
        """)
      #expect(tables.count >= 10)
      for table in tables.compactMap({ $0[0] }) {
        let rows = try await server.value(
          "select count(*) from \(table) where group_id = '\(group.id)'")
        #expect((rows == "0") == (table != "public.audit_log"), "\(table)")
      }
      let last = try await server.value(
        """
        select action || ' ' || actor_user_id from public.audit_log
        where group_id = '\(group.id)' and subject_table = 'groups' order by id desc limit 1
        """)
      #expect(last == "group.deleted \(ann.id)")
    }
  }
}

extension MusterClient {
  /// Lets somebody in once more by a link.
  fileprivate func join(_ person: Person, again group: Group) async throws {
    let token = try #require(await createInvite(CreateInvite(link: true), to: group.id).token)
    try await person.client.acceptInvite(token: token)
  }
}
