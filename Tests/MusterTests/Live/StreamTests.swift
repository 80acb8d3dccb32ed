import Foundation
import MusterModels
import Testing

@testable import Muster
@testable import MusterClient

@Suite struct StreamTests {
  @Test("K17: a notification is pushed as it reads in the list")
  func notification() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup()
      let stream = try await server.events(of: bob)
      #expect(stream.head.headers["Content-Type"] == "text/event-stream")
      #expect(stream.head.headers["Cache-Control"] == "no-store")
      #expect(stream.head.headers["X-Accel-Buffering"] == "no")
      #expect(stream.text.contains("retry: "))
      _ = try await ann.client.createInvite(CreateInvite(userId: bob.id), to: group.id)
      let pushed = try #require(try await stream.until("notification").last)
      let listed = try await bob.client.send(.get, "/me/notifications").json()["items"]?.items.first
      #expect(try JSONDecoder().decode(JSONValue.self, from: Data(pushed.data.utf8)) == listed)
      try await bob.client.markRead(ReadNotifications(all: true))
      try await stream.until("notifications.read")
    }
  }

  @Test("R2: changes of a group are told to those in it, who did not see others' changes before")
  func group() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let eve = try await server.person("Eve")
      let annStream = try await server.events(of: ann)
      let bobStream = try await server.events(of: bob)
      let eveStream = try await server.events(of: eve)
      let group = try await ann.makeGroup(joinedBy: [bob])
      // Of a group made while the stream was open, too.
      try await annStream.until("member.joined", with: "\(bob.id)")
      try await bobStream.until("member.joined", with: "\(bob.id)")
      try await ann.relabel(group, "Crew")
      for stream in [annStream, bobStream] {
        #expect(try await stream.until("group.changed", with: "\(group.id)").count >= 1)
      }
      _ = try await ann.client.createInvite(CreateInvite(link: true), to: group.id)
      try await annStream.until("invite.changed", with: "\(group.id)")
      let role = try await server.role("Observer", of: group.id)
      try await server.session.run(
        as: .person(ann.id), "select public.assign_role('\(group.id)', '\(bob.id)', '\(role)')")
      try await bobStream.until("member.changed", with: "\(bob.id)")
      try await annStream.until("member.changed", with: "\(bob.id)")
      try await server.sql(
        "update public.group_roles set name = 'Watcher' where id = '\(role)'")
      try await bobStream.until("role.changed", with: "\(role)")
      try await ann.client.deleteGroup(group.id)
      for stream in [annStream, bobStream] { try await stream.until("group.deleted") }
      try await server.mark(eve, "test.fence")
      #expect(try await eveStream.until("test.fence").map(\.type) == ["test.fence"])
    }
  }

  @Test("K14: who joins a group with a hidden list is named to leaders and to themselves only")
  func hiddenList() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let group = try await ann.makeGroup(joinedBy: [bob])
      try await ann.showMembers(of: group, false)
      let annStream = try await server.events(of: ann)
      let bobStream = try await server.events(of: bob)
      let cidStream = try await server.events(of: cid)
      _ = try await cid.client.join(code: try #require(group.joinCode))
      let told = try await bobStream.until("member.joined", with: "\(group.id)")
      #expect(told.allSatisfy { !$0.data.contains("\(cid.id)") })
      try await annStream.until("member.joined", with: "\(cid.id)")
      try await cidStream.until("member.joined", with: "\(cid.id)")
      // That somebody was paused is for those who see the members.
      _ = try await ann.client.pauseMember(cid.id, in: group.id)
      try await annStream.until("member.changed", with: "\(cid.id)")
      // The list is opened: from then on it is told.
      try await ann.showMembers(of: group, true)
      _ = try await ann.client.activateMember(cid.id, in: group.id)
      let later = try await bobStream.until("member.changed", with: "\(cid.id)")
      #expect(later.filter { $0.data.contains("\(cid.id)") }.count == 1)
    }
  }

  enum Way: String, CaseIterable { case left, removed, paused, hidden, unnested, deactivated }

  @Test(
    "R4: who loses access is told nothing of the group from that moment on",
    arguments: Way.allCases)
  func losing(way: Way) async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let group = try await ann.makeGroup(joinedBy: [bob])
      if way == .unnested {
        let inner = try await cid.makeGroup()
        try await server.nest(inner.id, in: group.id, by: ann)
        try await lose(way, server, ann, cid, bob, group, inner)
      } else {
        _ = try await cid.client.join(code: try #require(group.joinCode))
        try await lose(way, server, ann, cid, bob, group, nil)
      }
    }
  }

  private func lose(
    _ way: Way, _ server: TestServer, _ ann: Person, _ cid: Person, _ control: Person,
    _ group: Group, _ inner: Group?
  ) async throws {
    let losing = try await server.events(of: cid)
    let other = try await server.events(of: control)
    try await ann.relabel(group, "before")
    try await losing.until("group.changed", with: "\(group.id)")
    switch way {
    case .left: _ = try await cid.client.leaveGroup(group.id)
    case .removed: try await ann.client.removeMember(cid.id, from: group.id)
    case .paused: _ = try await ann.client.pauseMember(cid.id, in: group.id)
    case .hidden:
      // In the database alone, by no way that is told of: it is decided when it is sent.
      try await server.sql(
        "update muster.direct_access set status = 'left' where user_id = '\(cid.id)'")
    case .unnested:
      try await ann.client.endNesting(of: try #require(inner).id, in: group.id)
    case .deactivated:
      try await server.sql("update public.users set is_active = false where id = '\(cid.id)'")
    }
    try await ann.relabel(group, "after")
    _ = try await ann.client.createInvite(CreateInvite(link: true), to: group.id)
    // Whoever did not lose it is told.
    let told = try await other.until("group.changed", with: "\(group.id)")
    #expect(told.last?.type == "group.changed")
    if way == .deactivated {
      let rest = try await losing.until("end")
      #expect(rest.last?.data == #"{"reason":"session_ended"}"#)
      #expect(!rest.contains { $0.type == "group.changed" })
      return
    }
    try await server.mark(cid, "test.fence")
    let seen = try await losing.until("test.fence")
    let about = seen.filter { $0.data.contains("\(group.id)") }
    // What was done to them is theirs to know, and nothing else.
    let own = about.filter { $0.data.contains("\(cid.id)") || $0.type == "notification" }
    #expect(about == own, "\(way)")
    if way == .removed { #expect(about.contains { $0.data.contains("member_removed") }) }
  }

  @Test("K13: who comes to a group through another hears of it, from that moment on")
  func nested() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let outer = try await ann.makeGroup("Outer")
      let inner = try await bob.makeGroup("Inner")
      let stream = try await server.events(of: bob)
      let outside = try await server.events(of: ann)
      try await server.nest(inner.id, in: outer.id, by: ann)
      try await stream.until("groups.changed", with: "\(inner.id)")
      try await ann.relabel(outer, "x")
      try await stream.until("group.changed", with: "\(outer.id)")
      // Those around see that there is another member, as the list says; not who.
      let cid = try await server.person("Cid")
      _ = try await cid.client.join(code: try #require(inner.joinCode))
      let told = try await outside.until("member.changed", with: "\(outer.id)")
      #expect(!told.contains { $0.data.contains("\(cid.id)") })
    }
  }

  @Test("R2: invitations are told to those who may invite, and to the addressee")
  func invitations() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let group = try await ann.makeGroup(joinedBy: [bob])
      // Members of this template do not invite.
      try await server.sql(
        """
        delete from public.group_role_permissions as p using public.permissions as n
        where n.id = p.permission_id and n.name = 'invite_members' and p.group_id = '\(group.id)'
        """)
      let annStream = try await server.events(of: ann)
      let bobStream = try await server.events(of: bob)
      let cidStream = try await server.events(of: cid)
      let invite = try await ann.client.createInvite(CreateInvite(email: cid.email), to: group.id)
      try await annStream.until("invite.changed", with: "\(invite.id)")
      try await cidStream.until("invite.changed", with: "\(invite.id)")
      try await ann.client.revokeInvite(invite.id)
      try await cidStream.until("invite.changed", with: "\(invite.id)")
      try await server.mark(bob, "test.fence")
      let seen = try await bobStream.until("test.fence")
      #expect(!seen.contains { $0.type == "invite.changed" })
    }
  }
}

extension TestServer {
  /// Makes a group a member of another, in the role Member.
  func nest(_ inner: Group.ID, in outer: Group.ID, by person: Person) async throws {
    let role = try await role("Member", of: outer)
    // Whoever leads the inner group: its consent is not what these tests are about.
    try await sql(
      """
      insert into public.group_memberships
      (group_id, member_group_id, edge_role_id, added_by_user_id)
      values ('\(outer)', '\(inner)', '\(role)', '\(person.id)')
      """)
  }
}
