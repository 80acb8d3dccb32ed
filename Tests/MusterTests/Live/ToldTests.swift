import MusterClient
import MusterModels
import Testing

@testable import Muster

/// What is told of which change, read where streams and webhooks take it from: whoever makes the
/// change, by whichever statement.
@Suite struct ToldTests {
  @Test("K17: each change of a group, its parts and its members is told to the group")
  func group() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let group = try await ann.makeGroup(joinedBy: [bob])
      let member = try await server.role("Member", of: group.id)
      let invite = try await ann.client.createInvite(CreateInvite(userId: cid.id), to: group.id)
      #expect(
        try await server.told(of: group.id) {
          _ = try await ann.client.createInvite(CreateInvite(link: true), to: group.id)
        } == ["invite.changed"])
      let permission = """
        group_role_id = '\(member)' and permission_id = (
          select n.id from public.permissions as n where n.name = 'delete_group'
        )
        """
      let role = "group_id = '\(group.id)' and name"
      let holds = "group_id = '\(group.id)' and user_id = '\(bob.id)' and not is_leader"
      for (change, told) in [
        (
          """
          insert into public.group_role_permissions (group_role_id, group_id, permission_id)
          select '\(member)', '\(group.id)', id from public.permissions where name = 'delete_group'
          """, "role.changed"
        ),
        (
          "update public.group_role_permissions set granted = false where \(permission)",
          "role.changed"
        ),
        ("delete from public.group_role_permissions where \(permission)", "role.changed"),
        (
          "insert into public.group_roles (group_id, name) values ('\(group.id)', 'Guest')",
          "role.changed"
        ),
        ("update public.group_roles set name = 'Cook' where \(role) = 'Guest'", "role.changed"),
        (
          """
          insert into public.user_group_roles
          (user_id, group_id, group_role_id, is_leader, assigned_by_user_id)
          select '\(bob.id)', group_id, id, false, '\(ann.id)' from public.group_roles
          where \(role) = 'Cook'
          """, "member.changed \(bob.id)"
        ),
        (
          """
          delete from public.user_group_roles
          where \(holds) and group_role_id <> '\(member)'
          """, "member.changed \(bob.id)"
        ),
        ("delete from public.group_roles where \(role) = 'Cook'", "role.changed"),
        (
          "delete from public.group_join_codes where group_id = '\(group.id)'", "group.changed"
        ),
        ("update public.groups set label = 'x' where id = '\(group.id)'", "group.changed"),
        (
          "update public.invites set message = 'x' where id = '\(invite.id)'",
          "invite.changed \(cid.id)"
        ),
        ("delete from public.invites where id = '\(invite.id)'", "invite.changed \(cid.id)"),
        (
          """
          delete from public.group_memberships
          where group_id = '\(group.id)' and user_id = '\(cid.id)'
          """, "member.changed \(cid.id)"
        ),
        (
          """
          update public.group_memberships set status = 'paused'
          where group_id = '\(group.id)' and user_id = '\(bob.id)'
          """, "member.changed \(bob.id)"
        ),
        ("delete from public.groups where id = '\(group.id)'", "group.deleted"),
      ] {
        #expect(
          try await server.told(of: group.id) { try await server.sql(change) } == [told],
          "\(change)")
      }
    }
  }

  @Test("K13: who comes to and goes from an inner group is told to those around it, not by name")
  func around() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let outer = try await ann.makeGroup("Outer")
      let inner = try await bob.makeGroup("Inner")
      #expect(
        try await server.told(of: inner.id) {
          try await server.nest(inner.id, in: outer.id, by: ann)
        } == ["groups.changed"])
      #expect(
        try await server.told(of: outer.id) {
          _ = try await cid.client.join(code: try #require(inner.joinCode))
        } == ["member.changed"])
      #expect(
        try await server.told(of: outer.id) { _ = try await cid.client.leaveGroup(inner.id) }
          == ["member.changed"])
      #expect(
        try await server.told(of: inner.id) {
          try await ann.client.endNesting(of: inner.id, in: outer.id)
        } == ["groups.changed"])
    }
  }

  @Test("E1, E5: changes of an event, its authors and its applications are told, to its chats, too")
  func event() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let dan = try await server.person("Dan")
      let event = try await ann.makeEvent()
      _ = try await ann.makeGroup(joinedBy: [bob])
      let application = try await cid.apply(to: event)
      #expect(
        try await server.told(of: application.id) {
          try await ann.client.decide(application.id, approved: true)
        } == ["application.changed"])
      let chat = try #require(try await cid.client.likeGroup(application.id).chatId)
      #expect(
        try await server.told(of: event.id) {
          try await ann.client.addAuthor(bob.id, to: event.id)
        } == ["event.changed \(bob.id)"])
      #expect(
        try await server.told(of: chat) { try await cid.client.postMessage("Hello", in: chat) }
          == ["message.created"])
      #expect(
        try await server.told(of: ann.id) { try await ann.client.markRead(chat) } == ["chat.read"])
      var change = UpdateEvent()
      change.title = .set("Concert")
      let title = change
      #expect(
        try await server.told(of: event.id) {
          try await ann.client.updateEvent(event.id, title)
        } == ["event.changed"])
      change.title = .set("Play")
      let another = change
      #expect(
        try await server.told(of: chat) { try await ann.client.updateEvent(event.id, another) }
          == ["chat.changed"])
      #expect(
        try await server.told(of: chat) {
          try await ann.client.removeAuthor(bob.id, from: event.id)
        } == ["chat.changed \(bob.id)"])
      #expect(
        try await server.told(of: chat) {
          try await server.sql(
            """
            insert into public.chat_members (chat_id, user_id) values ('\(chat)', '\(dan.id)')
            """)
        } == ["chat.changed \(dan.id)"])
      // Verdicts are for authors alone.
      let second = try await dan.apply(to: event, with: [bob])
      #expect(
        try await server.told(of: second.id) {
          try await bob.client.answer(second.id, accepted: true)
        } == ["application.changed \(bob.id)"])
      #expect(
        try await server.told(of: event.id) {
          try await server.sql(
            """
            insert into public.like_group_approvals (group_id, author_id, approved)
            values ('\(second.id)', '\(ann.id)', true)
            """)
        } == ["application.changed"])
      #expect(
        try await server.told(of: second.id) {
          try await server.sql("delete from public.like_groups where id = '\(second.id)'")
        } == ["application.deleted"])
      #expect(
        try await server.told(of: event.id) {
          try await server.sql("delete from public.events where id = '\(event.id)'")
        } == ["event.deleted"])
    }
  }

  @Test("J1, J2: journeys are told to their author, enrolments to the group, as they come and go")
  func journey() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup()
      var made: Journey?
      #expect(
        try await server.told(of: ann.id) { made = try await ann.makeJourney() }
          .contains("journey.changed"))
      let journey = try #require(made)
      var enrollment: Enrollment?
      #expect(
        try await server.told(of: group.id) {
          enrollment = try await ann.client.enroll(
            in: journey.id, EnrollInJourney(groupId: group.id))
        } == ["enrollment.changed"])
      let id = try #require(enrollment).id
      #expect(
        try await server.told(of: group.id) {
          try await server.sql(
            """
            update public.journey_enrollments set progress_data = '{"x": 1}' where id = '\(id)'
            """)
        } == ["enrollment.changed"])
      #expect(
        try await server.told(of: group.id) {
          try await ann.client.recordStep("read", of: id, RecordStep(completed: true))
        } == ["progress.changed \(ann.id)"])
      #expect(
        try await server.told(of: group.id) {
          try await server.sql("delete from public.journey_enrollments where id = '\(id)'")
        } == ["enrollment.changed"])
      #expect(
        try await server.told(of: ann.id) {
          try await server.sql("delete from public.journeys where id = '\(journey.id)'")
        } == ["journey.changed"])
    }
  }
}

extension TestServer {
  /// What is told to audiences with an id while a body runs: the types, with whom they are about.
  func told(
    of id: some CustomStringConvertible, by body: () async throws -> some Any
  ) async throws -> [String] {
    let last = try await value("select coalesce(max(id), 0) from muster.stream_events")
    _ = try await body()
    return try await lines(
      """
      select type || coalesce(' ' || user_id, '') from muster.stream_events
      where id > \(last ?? "0") and audience_id = '\(id)' order by id
      """)
  }
}
