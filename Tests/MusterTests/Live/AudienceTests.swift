import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct AudienceTests {
  @Test("R2: audiences are who may read the same under the policies, for every kind of caller")
  func agree() async throws {
    try await TestServer.with { server in
      let world = try await World(server)
      var members = 0
      for actor in Actor.people {
        let session = try await ActorSession(actor, on: world.server.superuser)
        defer { session.close() }
        for (kind, view) in [
          ("group", "select distinct group_id from muster.my_access"),
          ("group.member_list", "select distinct group_id from muster.my_member_lists"),
          (
            "group.inviters",
            """
            select distinct group_id from muster.my_permissions where permission = 'invite_members'
            """
          ),
          (
            "group.leaders",
            "select group_id from muster.my_access where is_leader"
          ),
        ] {
          let mine = try await session.attempt(view).keys
          let audience = try await world.server.rows(
            """
            select distinct audience_id from muster.audiences
            where kind = '\(kind)' and user_id = '\(actor.id)'
            """)
          let theirs = Set(audience.map { ($0.first ?? nil) ?? "" })
          #expect(mine == theirs, "\(actor) \(kind)")
          members += theirs.count
        }
      }
      #expect(members > 20)
    }
  }

  @Test("R2: a whole audience names its topic, and parts have the id of the whole")
  func kinds() async throws {
    try await TestServer.with { server in
      _ = try await World(server)
      let listed = try await server.rows(
        """
        select k from unnest(muster.audience_kinds()) as k
        where k not in ('user', 'people', 'session') order by 1
        """)
      let made = try await server.rows(
        """
        select distinct kind from muster.audiences where is_whole = (kind !~ '[.]') order by 1
        """)
      #expect(listed == made)
      let strangers = try await server.rows(
        """
        select a.kind from muster.audiences as a where not a.is_whole and not exists (
          select from muster.audiences as w
          where w.is_whole and w.kind = split_part(a.kind, '.', 1)
            and w.audience_id = a.audience_id and w.user_id = a.user_id
        )
        """)
      #expect(strangers == [])
    }
  }

  @Test("R3: what is published to an audience that there is not, is refused")
  func unknown() async throws {
    try await TestServer.shared { server in
      for audience in ["'groups'", "null", "'group', gen_random_uuid(), '{}', 'group.all'"] {
        let rest = audience.contains(",") ? audience : audience + ", gen_random_uuid()"
        let state = try await sqlState {
          try await server.session.run(as: .owner, "select muster.publish('test.x', \(rest))")
        }
        #expect(state == "MU080", "\(audience)")
      }
    }
  }

  @Test("K17: every kind of notification that is sent is listed with how it is mailed")
  func notificationKinds() async throws {
    let sent = Set(
      Migrations.embedded.current.flatMap { file in
        file.sql.matches(
          of: /muster\.notify(?:_leaders)?\([^;']*?'([a-z_]+)'/
        ).map { String($0.1) }
      })
    #expect(sent.count >= 9)
    let listed = try await TestServer.shared { server in
      Set(try await server.rows("select kind from muster.notification_kinds()").map { $0[0] ?? "" })
    }
    #expect(sent.isSubset(of: listed), "\(sent.subtracting(listed))")
    #expect(listed.contains("invite_received"))
  }

  @Test("K17: what was made in the same transaction as its group is not told apart")
  func quiet() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup()
      let bob = try await server.person("Bob")
      _ = try await bob.client.join(code: try #require(group.joinCode))
      let told = try await server.rows(
        "select type from muster.stream_events where audience_id = '\(group.id)' order by id")
      #expect(told.map { $0[0] } == ["member.joined", "member.joined"])
    }
  }
}
