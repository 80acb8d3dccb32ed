import MusterClient
import MusterModels
import Testing

@testable import Muster

/// Moves of memberships, made by the schema's owner: no function stands before the triggers.
@Suite struct MoveTests {
  private static let statuses = ["invited", "active", "paused", "left", "removed"]

  /// Which statuses each membership may move to.
  private static let allowed: [String: Set<String>] = [
    "active": ["paused", "left", "removed"],
    "paused": ["active", "left", "removed"],
    "left": ["active", "invited"],
    "left while paused": ["invited"],
    "removed": ["invited"],
    "invited": ["active"],
    "invited after leaving": ["active", "left"],
    "invited after removal": ["active", "removed"],
  ]

  /// Brings a person's membership to where it is named for.
  private func bring(
    _ person: Person, to state: String, in group: Group, by ann: Person
  ) async throws {
    let client = ann.client
    if state == "invited" {
      _ = try await client.createInvite(CreateInvite(userId: person.id), to: group.id)
      return
    }
    try await ann.admit(person, to: group.id)
    switch state {
    case "paused": _ = try await client.pauseMember(person.id, in: group.id)
    case "left", "invited after leaving": _ = try await person.client.leaveGroup(group.id)
    case "left while paused":
      _ = try await client.pauseMember(person.id, in: group.id)
      _ = try await person.client.leaveGroup(group.id)
    case "removed", "invited after removal":
      try await client.removeMember(person.id, from: group.id)
    default: break
    }
    if state.hasPrefix("invited") {
      _ = try await client.createInvite(CreateInvite(userId: person.id), to: group.id)
    }
  }

  @Test("K3: every move that is not listed is refused", arguments: allowed.keys.sorted())
  func moves(from state: String) async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup()
      try await bring(bob, to: state, in: group, by: ann)
      let row = "group_id = '\(group.id)' and user_id = '\(bob.id)'"
      let present = try #require(
        await server.value("select status from public.group_memberships where \(row)"))
      for status in Self.statuses where status != present {
        let result = try await sqlState {
          try await server.session.run(
            as: .owner, "update public.group_memberships set status = '\(status)' where \(row)",
            "rollback")
        }
        let isAllowed = Self.allowed[state]?.contains(status) == true
        #expect(result == (isAllowed ? nil : "MU027"), "\(state) to \(status)")
      }
      let deletion = try await sqlState {
        try await server.session.run(
          as: .owner, "delete from public.group_memberships where \(row)", "rollback")
      }
      #expect(deletion == (state == "invited" ? nil : "MU027"), "K4: deleting \(state)")
    }
  }

  @Test("K3: a membership begins as invited or active", arguments: statuses)
  func begin(status: String) async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup()
      let result = try await sqlState {
        try await server.session.run(
          as: .owner,
          """
          insert into public.group_memberships
          (group_id, user_id, added_by_user_id, status, joined_at, left_at)
          values ('\(group.id)', '\(bob.id)', '\(ann.id)', '\(status)', now(), now())
          """, "rollback")
      }
      #expect(result == (["invited", "active"].contains(status) ? nil : "MU027"))
    }
  }

  @Test("K2: a person has one membership a group, whatever became of it")
  func one() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup(joinedBy: [bob])
      _ = try await bob.client.leaveGroup(group.id)
      let result = try await sqlState {
        try await server.session.run(
          as: .owner,
          """
          insert into public.group_memberships (group_id, user_id, added_by_user_id)
          values ('\(group.id)', '\(bob.id)', '\(ann.id)')
          """)
      }
      #expect(result == "23505")
    }
  }

  @Test("K2: rejoining takes the row up again; K4: the earlier time stays as a spell")
  func rejoin() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup(joinedBy: [bob])
      let row = """
        select id, joined_at, left_at from public.group_memberships
        where group_id = '\(group.id)' and user_id = '\(bob.id)'
        """
      let first = try await server.rows(row)[0]
      _ = try await bob.client.leaveGroup(group.id)
      let gone = try await server.rows(row)[0]
      #expect(gone[2] != nil)
      try await bob.client.join(code: try #require(group.joinCode))
      let again = try await server.rows(row)[0]
      #expect(again[0] == first[0])
      #expect(again[1] != first[1])
      #expect(again[2] == nil)
      let spells = try await server.rows(
        """
        select joined_at, left_at, ended_as from public.membership_spells
        where group_id = '\(group.id)' and user_id = '\(bob.id)'
        """)
      #expect(spells == [[first[1], gone[2], "left"]])
    }
  }

  @Test("K3: a membership changes neither person nor group, and keeps its times without a move")
  func identity() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup()
      let other = try await ann.makeGroup("Other")
      let row = "group_id = '\(group.id)' and user_id = '\(ann.id)'"
      for change in [
        "user_id = '\(bob.id)'", "group_id = '\(other.id)'", "id = gen_random_uuid()",
      ] {
        let result = try await sqlState {
          try await server.session.run(
            as: .owner, "update public.group_memberships set \(change) where \(row)")
        }
        #expect(result == "MU027", "\(change)")
      }
      let times =
        "select joined_at, left_at, needs_invite from public.group_memberships where \(row)"
      let before = try await server.rows(times)
      try await server.session.run(
        as: .owner,
        """
        update public.group_memberships
        set joined_at = now() - interval '9 years', left_at = now(), needs_invite = true
        where \(row)
        """)
      #expect(try await server.rows(times) == before)
    }
  }

  @Test("K1: nobody but a function writes memberships, roles or groups, not even as service_role")
  func noDirectWrites() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup()
      for table in [
        "groups", "group_memberships", "user_group_roles", "group_roles",
        "group_role_permissions", "invites", "group_join_codes", "audit_log", "membership_spells",
      ] {
        for role in [SQLSession.Role.person(ann.id), .visitor, .service] {
          let result = try await sqlState {
            try await server.session.run(as: role, "delete from public.\(table)")
          }
          #expect(result == "42501", "\(table)")
        }
      }
      #expect(try await ann.client.group(group.id).value.memberCount == 1)
    }
  }

  @Test("R5: changes are refused at isolation levels that would not see what others did")
  func isolation() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup()
      for level in ["repeatable read", "serializable"] {
        let result = try await sqlState {
          try await server.session.run(
            as: .person(ann.id), isolation: level, "select public.leave_group('\(group.id)')")
        }
        #expect(result == "MU040")
      }
    }
  }
}
