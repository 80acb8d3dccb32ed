import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct AccountDeletionTests {
  @Test("A7: deleting an account asks for the password, and a wrong one changes nothing")
  func password() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      for (body, field) in [
        (#"{"password":"not-the-password"}"#, "password"), ("{}", "password"),
        (#"{"password":"\#(TestServer.password)","now":true}"#, "now"),
      ] {
        let answer = try await ann.client.send(.delete, "/me", json: body)
        #expect(answer.status == 422)
        #expect(answer.problem?.errors?.map(\.field) == [field])
      }
      #expect(try await ann.client.send(.delete, "/me", json: "").status == 400)
      #expect(try await ann.client.account().fullName == "Ann")
      // The hash that was compared has to be the present one when it comes to it.
      let session = try await ann.client.sessions().items.first?.id
      let state = try await sqlState {
        try await server.rows(
          "select auth.delete_account('\(ann.id)', '\(try #require(session))', 'an older hash')")
      }
      #expect(state == "MU070")
      #expect(try await ann.client.account().fullName == "Ann")
    }
  }

  @Test("A7: guesses at the password to delete an account by are counted (A8)")
  func rateLimit() async throws {
    try await TestServer.with(limitsRates: true) { server in
      let ann = try await server.person("Ann")
      var statuses: [Int] = []
      for number in 0..<11 {
        let path: APIPath = number % 2 == 0 ? "/me" : "/auth/change-password"
        let json =
          number % 2 == 0
          ? #"{"password":"guess-\#(number)"}"#
          : #"{"currentPassword":"guess-\#(number)","newPassword":"lemon-ladder-5"}"#
        statuses.append(
          try await ann.client.send(number % 2 == 0 ? .delete : .post, path, json: json).status)
      }
      #expect(statuses == Array(repeating: 422, count: 10) + [429])
    }
  }

  @Test("A7: nothing private of a deleted person stays, and their address is free at once")
  func nothingStays() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Zephyrinetta")
      let bob = try await server.person("Bob")
      let group = try await bob.makeGroup(joinedBy: [ann])
      try await server.makeAdmin(ann)
      var profile = UpdateAccount()
      profile.bio = .set("I am Zephyrinetta")
      profile.avatarUrl = .set("https://example.org/zephyrinetta.png")
      profile.dietaryRequirements = .set(["vegan"])
      _ = try await ann.client.updateAccount(profile)
      try await bob.client.pauseMember(ann.id, in: group.id)
      _ = try await ann.client.send(
        .post, "/groups", json: #"{"name":"Mine"}"#, headers: ["Idempotency-Key": "one"])
      try await ann.client.requestPasswordReset(email: ann.email)
      let token = try await ann.accessToken()

      try await ann.client.deleteAccount(password: TestServer.password)
      #expect(try await !ann.client.isSignedIn)
      let later = try await server.client().send(
        .get, "/me", headers: ["Authorization": "Bearer \(token)"], as: .anonymous)
      #expect(later.status == 401)
      #expect(later.problem?.code == "session_ended")
      let signIn = try await problem {
        try await server.client().signIn(email: ann.email, password: TestServer.password)
      }
      #expect(signIn.code == "invalid_credentials")
      // The rule is about every row of every table, those of later modules too.
      let tables = try await server.rows(
        """
        select c.oid::regclass::text from pg_class as c join pg_namespace as n
        on n.oid = c.relnamespace where c.relkind = 'r'
        and n.nspname in ('auth', 'muster', 'public')
        """
      ).compactMap { $0.first ?? nil }
      for table in tables {
        for secret in [ann.email, "Zephyrinetta"] {
          let rows = try await server.value(
            "select count(*) from \(table) as t where t::text ilike '%\(secret)%'")
          #expect(rows == "0", "\(secret) in \(table)")
        }
      }
      for table in [
        "auth.users where id", "auth.sessions where user_id", "auth.one_time_tokens where user_id",
        "public.user_private where user_id", "public.notifications where user_id",
        "muster.idempotency_keys where caller_id", "public.user_platform_roles where user_id",
      ] {
        #expect(try await server.value("select 1 from \(table) = '\(ann.id)'") == nil, "\(table)")
      }
      #expect(
        try await server.rows(
          """
          select full_name, avatar_url, bio, is_active, auth_user_id from public.users
          where id = '\(ann.id)'
          """) == [["Former member", nil, nil, "f", nil]])

      // Who comes by that address now is somebody else.
      let again = try await server.client().signUp(
        SignUp(email: ann.email, password: "marble-kettle-3", fullName: "Another"))
      #expect(again.user.id != ann.id)
    }
  }

  @Test("A7: a deleted person is a previous member without a name (K4); nobody finds them (A5)")
  func previous() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await bob.makeGroup(joinedBy: [ann])
      try await ann.client.deleteAccount(password: TestServer.password)
      let previous = try await bob.client.members(of: group.id, state: .previous).items
      #expect(previous.map(\.userId) == [ann.id])
      #expect(previous.map(\.fullName) == ["Former member"])
      #expect(previous.first?.leftAt != nil)
      #expect(try await bob.client.members(of: group.id).items.map(\.userId) == [bob.id])
      #expect(try await bob.client.group(group.id).memberCount == 1)
      #expect(try await bob.client.users(email: ann.email).items.isEmpty)
      let invite = try await problem {
        try await bob.client.createInvite(CreateInvite(userId: ann.id), to: group.id)
      }
      #expect(invite.code == "unknown_user")
      #expect(try await bob.client.notifications().items.map(\.kind).contains("member_left"))
    }
  }

  @Test(
    "A7: whatever a group says, its longest-standing other member leads after who deletes themselves",
    arguments: Group.Succession.allCases)
  func succession(_ succession: Group.Succession) async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let group = try await ann.makeGroup(succession: succession, joinedBy: [bob, cid])
      let archived = try await ann.makeGroup(succession: succession, joinedBy: [bob, cid])
      let alone = try await ann.makeGroup(succession: succession)
      let paused = try await ann.makeGroup(succession: succession, joinedBy: [bob])
      try await ann.client.pauseMember(bob.id, in: paused.id)
      _ = try await ann.client.archiveGroup(archived.id)
      try await ann.client.deleteAccount(password: TestServer.password)
      #expect(try await cid.client.group(group.id).leaderIds == [bob.id])
      #expect(try await cid.client.group(archived.id).leaderIds == [bob.id])
      #expect(try await cid.client.group(archived.id).archivedAt != nil)
      #expect(
        try await bob.client.notifications().items.filter { $0.kind == "leadership_received" }
          .count == 2)
      let ended = try await server.rows(
        """
        select archived_at is not null, member_count from public.groups
        where id in ('\(alone.id)', '\(paused.id)')
        """)
      #expect(ended == [["t", "0"], ["t", "0"]])
      #expect(try await server.membership(bob, in: paused.id) == "left, needs invite")
    }
  }

  @Test(
    "A7: what the person had sent or received of invitations ends; one to a mailbox stays there")
  func invitations() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let mine = try await ann.makeGroup(joinedBy: [bob])
      let other = try await bob.makeGroup()
      let third = try await bob.makeGroup()
      let answered = try await bob.makeGroup()
      let link = try await ann.client.createInvite(CreateInvite(link: true), to: mine.id)
      _ = try await ann.client.createInvite(CreateInvite(userId: cid.id), to: mine.id)
      _ = try await bob.client.createInvite(CreateInvite(userId: ann.id), to: other.id)
      let mailed = try await bob.client.createInvite(CreateInvite(email: ann.email), to: third.id)
      let accepted = try await bob.client.createInvite(
        CreateInvite(email: ann.email), to: answered.id)
      try await ann.client.acceptInvite(accepted.id)
      try await ann.client.deleteAccount(password: TestServer.password)

      let refused = try await problem {
        try await cid.client.acceptInvite(token: try #require(link.token))
      }
      #expect(refused.code == "invite_not_pending")
      #expect(try await cid.client.receivedInvites().items.isEmpty)
      #expect(try await server.membership(cid, in: mine.id) == nil)
      #expect(try await server.membership(ann, in: other.id) == nil)
      #expect(try await bob.client.invites(to: other.id).items.isEmpty)
      // K8: it tells the inviter nothing of accounts, so it waits on.
      #expect(try await bob.client.invites(to: third.id).items.map(\.id) == [mailed.id])
      #expect(
        try await server.rows(
          "select invitee_email, invitee_user_id from public.invites where id = '\(accepted.id)'")
          == [[nil, ann.id.description]])
    }
  }

  @Test("A7: nobody whose account has ended is made a member, an inviter or an admin")
  func guarded() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await bob.makeGroup(joinedBy: [ann])
      let link = try await bob.client.createInvite(CreateInvite(link: true), to: group.id)
      try await ann.client.deleteAccount(password: TestServer.password)
      let member = "group_id = '\(group.id)' and user_id = '\(ann.id)'"
      for statement in [
        "update public.group_memberships set status = 'active' where \(member)",
        "update public.group_memberships set status = 'invited' where \(member)",
        """
        insert into public.group_memberships (group_id, user_id, added_by_user_id)
        select g.id, '\(ann.id)', '\(bob.id)' from public.groups as g
        where g.id <> '\(group.id)' and g.archived_at is null limit 1
        """,
        """
        insert into public.invites (group_id, inviter_id, expires_at)
        values ('\(group.id)', '\(ann.id)', now() + interval '1 day')
        """,
        "update public.invites set inviter_id = '\(ann.id)' where id = '\(link.id)'",
        """
        insert into public.user_platform_roles (user_id, platform_role_id)
        select '\(ann.id)', id from public.platform_roles where name = 'Platform Admin'
        """,
      ] {
        _ = try await bob.makeGroup()
        #expect(try await sqlState { try await server.rows(statement) } == "MU037", "\(statement)")
      }
      // Plain SQL with claims of before is nobody's.
      let state = try await sqlState {
        try await server.session.run(as: .person(ann.id), "select public.create_group('New')")
      }
      #expect(state == "MU002")
    }
  }
}
