import MusterClient
import MusterModels
import Testing

@testable import Muster

/// Who sees whom. Asked in SQL, which no handler stands before.
@Suite struct AcquaintanceTests {
  /// Which of some people somebody sees the profiles of.
  private func seen(
    _ server: TestServer, by viewer: Person, of people: Person...
  ) async throws -> Set<String> {
    let ids = people.map { "'\($0.id)'" }.joined(separator: ",")
    let users = try await server.session.run(
      as: .person(viewer.id), "select id from public.users where id in (\(ids))")
    let profiles = try await server.session.run(
      as: .person(viewer.id), "select id from public.profiles where id in (\(ids))")
    #expect(Set(users) == Set(profiles))
    let seen = Set(users.compactMap { $0[0] })
    return Set(people.filter { seen.contains($0.id.description) }.map(\.name))
  }

  @Test(
    "A5: a person is found by the exact verified address, in any case, by signed-in people only")
  func find() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let eve = try await server.person("Eve", verified: false)
      #expect(try await ann.client.users(email: bob.email.uppercased()).items.map(\.id) == [bob.id])
      let answer = try await ann.client.send(.get, "/users", query: ["email": bob.email])
      let found = try #require(try answer.json()["items"]?.items.first)
      #expect(found == ["id": .string("\(bob.id)"), "fullName": "Bob", "avatarUrl": .null])
      for address in [
        eve.email, "%", bob.email + " ", String(bob.email.dropLast()), "*",
        "_" + bob.email.dropFirst(),
      ] {
        #expect(try await ann.client.users(email: address).items.isEmpty, "\(address)")
      }
      let visitor = try await server.client().send(.get, "/users", query: ["email": bob.email])
      #expect(visitor.status == 401)
      let plain = try await sqlState {
        try await server.session.run(
          as: .visitor, "select * from public.find_user_by_email('\(bob.email)')")
      }
      #expect(plain == "42501")
      let missing = try await ann.client.send(.get, "/users")
      #expect(missing.problem?.errors?.map(\.field) == ["email"])
    }
  }

  @Test("A6: a profile is seen by its owner and by members of the same group, not by strangers")
  func members() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let eve = try await server.person("Eve")
      #expect(try await seen(server, by: ann, of: ann, bob, eve) == ["Ann"])
      let group = try await ann.makeGroup(joinedBy: [bob])
      #expect(try await seen(server, by: ann, of: ann, bob, eve) == ["Ann", "Bob"])
      #expect(try await seen(server, by: bob, of: ann, bob, eve) == ["Ann", "Bob"])
      #expect(try await seen(server, by: eve, of: ann, bob, eve) == ["Eve"])
      // Who is out sees those inside no more.
      try await ann.client.removeMember(bob.id, from: group.id)
      #expect(try await seen(server, by: bob, of: ann, bob, eve) == ["Bob"])
    }
  }

  @Test("A6: invited and paused people see nobody's profile; visitors may not even ask")
  func others() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let group = try await ann.makeGroup(joinedBy: [bob])
      _ = try await ann.client.createInvite(CreateInvite(userId: cid.id), to: group.id)
      _ = try await ann.client.pauseMember(bob.id, in: group.id)
      #expect(try await seen(server, by: cid, of: ann, bob, cid) == ["Cid"])
      #expect(try await seen(server, by: bob, of: ann, bob, cid) == ["Bob"])
      for relation in ["public.users", "public.profiles", "public.user_private", "auth.users"] {
        let state = try await sqlState {
          try await server.session.run(as: .visitor, "select * from \(relation)")
        }
        #expect(state == "42501")
      }
    }
  }

  @Test("A6: where the member list is hidden, members see the leaders only, and leaders everybody")
  func hiddenList() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let group = try await ann.makeGroup(joinedBy: [bob, cid])
      #expect(try await seen(server, by: bob, of: ann, cid) == ["Ann", "Cid"])
      var change = UpdateGroup()
      change.showMemberList = .set(false)
      try await ann.client.updateGroup(group.id, change)
      #expect(try await seen(server, by: bob, of: ann, cid) == ["Ann"])
      #expect(try await seen(server, by: ann, of: bob, cid) == ["Bob", "Cid"])
    }
  }

  @Test("A6: a platform admin sees every profile")
  func admin() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      try await server.sql(
        """
        insert into public.user_platform_roles (user_id, platform_role_id)
        select '\(ann.id)', id from public.platform_roles where name = 'Platform Admin'
        """)
      #expect(try await seen(server, by: ann, of: bob) == ["Bob"])
      #expect(try await seen(server, by: bob, of: ann) == [])
    }
  }

  @Test(
    "A6: what is private is the owner's alone, whoever shares a group; credentials are nobody's")
  func privateData() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      _ = try await ann.makeGroup(joinedBy: [bob])
      let rows = try await server.session.run(
        as: .person(ann.id), "select user_id, email from public.user_private")
      #expect(rows == [[ann.id.description, ann.email]])
      for statement in [
        "select * from auth.users", "select * from auth.sessions",
        "select * from auth.refresh_tokens", "select * from auth.one_time_tokens",
        "select * from auth.rate_limits", "select * from muster.mails",
        "select * from muster.idempotency_keys", "select * from auth.credentials('\(bob.email)')",
        "select auth.session_claims('\(bob.id)', gen_random_uuid())",
        "select muster.account_json('\(bob.id)')",
        "update public.users set is_active = false where id = '\(ann.id)'",
        "update public.users set auth_user_id = null where id = '\(ann.id)'",
        "update public.user_private set email = 'x@example.org' where user_id = '\(ann.id)'",
        "delete from public.users where id = '\(ann.id)'",
      ] {
        let state = try await sqlState {
          try await server.session.run(as: .person(ann.id), statement)
        }
        #expect(state == "42501", "\(statement)")
      }
      let changed = try await server.session.run(
        as: .person(ann.id),
        "update public.users set bio = 'taken over' where id = '\(bob.id)' returning id")
      #expect(changed.isEmpty)
    }
  }
}
