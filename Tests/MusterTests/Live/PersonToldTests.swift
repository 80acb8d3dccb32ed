import MusterClient
import MusterModels
import Testing

@testable import Muster

/// What is told of people, and of what they do together, read as `ToldTests` reads it.
@Suite struct PersonToldTests {
  @Test("A3, K17: notifications, their reading, and the end of a session are told to the person")
  func person() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup()
      #expect(
        try await server.told(of: bob.id) {
          try await ann.client.createInvite(CreateInvite(userId: bob.id), to: group.id)
        } == ["notification"])
      #expect(
        try await server.told(of: bob.id) {
          try await bob.client.markRead(ReadNotifications(all: true))
        } == ["notifications.read"])
      let session = try #require(
        try await server.value("select id from auth.sessions where user_id = '\(bob.id)'"))
      let another = try #require(
        try await server.value("select id from auth.sessions where user_id = '\(ann.id)'"))
      for (change, id) in [
        ("update auth.sessions set ended_at = now() where id = '\(session)'", session),
        ("delete from auth.sessions where id = '\(another)'", another),
        ("update auth.users set banned_until = 'infinity' where id = '\(bob.id)'", "\(bob.id)"),
        ("update public.users set is_active = false where id = '\(bob.id)'", "\(bob.id)"),
      ] {
        #expect(
          try await server.told(of: id) { try await server.sql(change) } == ["internal.session"],
          "\(change)")
      }
    }
  }

  @Test("L6: a lunch is told to its group, and each change of it to those who take part")
  func lunch() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup(joinedBy: [bob])
      let canteen = try await ann.makeRestaurant()
      var made: LunchGroup?
      #expect(
        try await server.told(of: group.id) { made = try await ann.makeLunch(for: group) }
          == ["lunch.created"])
      let id = try #require(made).id
      #expect(
        try await server.told(of: id) { try await bob.client.joinLunchGroup(id) }
          == ["lunch.changed \(bob.id)"])
      for change in [
        """
        insert into public.lunch_votes (lunch_group_id, restaurant_id, user_id)
        values ('\(id)', '\(canteen.id)', '\(bob.id)')
        """,
        "update public.lunch_groups set location_address = 'x' where id = '\(id)'",
      ] {
        #expect(
          try await server.told(of: id) { try await server.sql(change) } == ["lunch.changed"],
          "\(change)")
      }
      #expect(
        try await server.told(of: id) { try await ann.client.deleteLunchGroup(id) }
          == ["lunch.deleted"])
    }
  }

  @Test("D1, D4: a crew is told of its flags, its parties and its requests")
  func crew() async throws {
    try await TestServer.shared { server in
      let host = try await server.crew("Host")
      let guest = try await server.crew("Guest")
      for isLive in [false, true] {
        #expect(
          try await server.told(of: guest.group) {
            try await server.sql(
              """
              update public.dinner_groups set is_live = \(isLive)
              where group_id = '\(guest.group)'
              """)
          } == ["dinner.changed"])
      }
      #expect(
        try await server.told(of: host.group) { try await host.host() }
          .contains("dinner.party_changed"))
      #expect(
        try await server.told(of: host.group) { try await guest.ask(host) }
          == ["dinner.request_changed"])
    }
  }

  @Test("M1: posts of a forum are told to its readers, feedback to the two whom it is between")
  func forum() async throws {
    try await Club.with { club in
      var made: ForumPost?
      #expect(
        try await club.server.told(of: club.group.id) { made = try await club.thread() }
          == ["forum.changed"])
      let thread = try #require(made)
      #expect(
        try await club.server.told(of: club.group.id) {
          try await club.server.sql(
            "update public.forum_posts set version = version + 1 where id = '\(thread.id)'")
        } == ["forum.changed"])
      for person in [club.ann.id, club.bob.id] {
        #expect(
          try await club.server.told(of: person) {
            try await club.server.sql(
              """
              insert into public.feedback (group_id, author_id, recipient_id, body)
              values ('\(club.group.id)', '\(club.ann.id)', '\(club.bob.id)', 'x')
              """)
          } == ["feedback.changed"])
      }
    }
  }
}
