import MusterModels
import Postgres
import Testing

@testable import Muster

/// A7 under concurrency, as transactions of their own: whatever goes on around a person whose
/// account ends, groups keep a leader and nobody who is gone is a member.
@Suite(.serialized) struct DeletionRaces {
  /// What must be true of the whole database after any history.
  private static let broken = [
    "a group without a leader": """
    select count(*) from public.groups as g
    where exists (
      select from public.group_memberships as m where m.group_id = g.id and m.status = 'active'
    ) and not exists (
      select from public.group_memberships as m
      join public.user_group_roles as r on r.group_id = m.group_id and r.user_id = m.user_id
      where m.group_id = g.id and m.status = 'active' and r.is_leader
    )
    """,
    "a membership of somebody gone": """
    select count(*) from public.group_memberships as m join public.users as u on u.id = m.user_id
    where not u.is_active and m.status in ('invited', 'active', 'paused')
    """,
    "an invitation of somebody gone": """
    select count(*) from public.invites as i
    join public.users as u on u.id in (i.inviter_id, i.invitee_user_id)
    where not u.is_active and i.status = 'pending'
    """,
    "a wrong count": """
    select count(*) from public.groups as g where g.member_count <> (
      select count(*) from public.group_memberships as m
      where m.group_id = g.id and m.status in ('active', 'paused') and m.user_id is not null
    )
    """,
    "a group that ended for nobody": """
    select count(*) from public.groups as g where g.archived_at is null and g.member_count = 0
    """,
  ]

  /// What another does while somebody ends their account. `:me` is who acts, `:one` the other.
  enum Move: String, CaseIterable, Sendable {
    case delete = "select auth.delete_account(:me, :me, 'hash')"
    case leave = "select public.leave_group(:group)"
    case hand = "select public.transfer_leadership(:group, :one)"
    case remove = "select public.remove_member(:group, :one)"
    case pause = "select public.pause_member(:group, :one)"
    case invite = "select public.create_invite(:other, invitee_user_id => :one)"
    case link = "select public.create_invite(:group)"
    case archive = "select public.archive_group(:group)"
    case found = "select public.create_group('New')"
  }

  /// One person: an account without password hashing, which is not what is raced here.
  private static let person = """
    with account as (
      insert into auth.users (email, password_hash, confirmed_at, raw_user_meta_data)
      values (gen_random_uuid() || '@example.org', 'hash', now(), '{"full_name":"Racer"}')
      returning id
    ), session as (
      insert into auth.sessions (id, user_id) select id, id from account
    )
    select id from account
    """

  private static func become(_ id: String) -> String {
    #"select set_config('request.jwt.claims', '{"sub":"\#(id)"}', true)"#
  }

  private static func run(
    _ sql: String, as id: String, on connection: DirectConnection
  ) async throws -> Outcome {
    do {
      try await connection.execute(script: "begin; \(become(id)); \(sql); commit")
      return .done
    } catch let error as PostgresError {
      try? await connection.execute(script: "rollback")
      return .refused(error.sqlState)
    }
  }

  private static func value(_ sql: String, on connection: DirectConnection) async throws -> String {
    let rows = try await connection.run([Command(Statement("race", sql))])
    return try rows.last?.first?.get(0, as: String?.self) ?? ""
  }

  /// Races pairs of moves by two leaders of a group that has one more member, and a group that
  /// each of them leads alone with that member.
  private func race(
    _ name: String, _ pairs: [(Move, Move)]
  ) async throws -> (Tally, SQLSession) {
    let database = try await TestDatabase.make()
    let tally = try await races(lanes: 2, name) { number, _ in
      let one = try await DirectConnection.connect(database)
      let two = try await DirectConnection.connect(database)
      defer {
        one.close()
        two.close()
      }
      let ann = try await Self.value(Self.person, on: one)
      let bob = try await Self.value(Self.person, on: one)
      let cid = try await Self.value(Self.person, on: one)
      let names = try await Self.setUp(ann, bob, cid, on: one)
      let (first, second) = pairs[number % pairs.count]
      func fill(_ move: Move, _ me: String, _ other: String) -> String {
        move.rawValue.replacing(":me", with: "'\(me)'").replacing(":one", with: "'\(other)'")
          .replacing(":group", with: "'\(names.shared)'")
          .replacing(":other", with: "'\(me == ann ? names.anns : names.bobs)'")
      }
      async let left = Self.run(fill(first, ann, bob), as: ann, on: one)
      async let right = Self.run(fill(second, bob, ann), as: bob, on: two)
      return try await [left, right]
    }
    return (tally, SQLSession(connectionString: database))
  }

  private static func setUp(
    _ ann: String, _ bob: String, _ cid: String, on connection: DirectConnection
  ) async throws -> (shared: String, anns: String, bobs: String) {
    var groups: [String] = []
    for leader in [ann, ann, bob] {
      try await connection.execute(script: "begin; \(become(leader))")
      groups.append(try await value("select public.create_group('Race')", on: connection))
      try await connection.execute(script: "commit")
    }
    let join = """
      select public.join_group((select code from public.group_join_codes \
      where group_id = '\(groups[0])'))
      """
    for member in [bob, cid] {
      try await connection.execute(script: "begin; \(become(member)); \(join); commit")
    }
    try await connection.execute(
      script: """
        begin; \(become(ann));
        select public.assign_role('\(groups[0])', '\(bob)', (
          select id from public.group_roles where group_id = '\(groups[0])' and is_leader));
        commit
        """)
    return (groups[0], groups[1], groups[2])
  }

  private func check(_ session: SQLSession) async throws {
    for (what, query) in Self.broken {
      let found = try await session.run(as: .owner, "set local role none", query)
      #expect(found == [["0"]], "\(what)")
    }
  }

  @Test("A7: both last leaders of a group deleting themselves at once leave it led, or archived")
  func both() async throws {
    let (tally, session) = try await race("A7 both", [(.delete, .delete)])
    try await check(session)
    // Nobody is refused: no deadlock, no conflict.
    #expect(await tally.outcomes == ["done": raceCount * 2])
  }

  @Test("A7: whatever others do at that moment, who deletes themselves is gone and groups are led")
  func others() async throws {
    let pairs = Move.allCases.filter { $0 != .delete }.map { (Move.delete, $0) }
    let (tally, session) = try await race("A7 others", pairs)
    try await check(session)
    let outcomes = await tally.outcomes
    #expect(Set(outcomes.keys).isSubset(of: ["done", "MU034", "MU010", "MU037", "MU020"]))
    #expect(
      try await session.run(
        as: .owner, "set local role none", "select count(*) from public.users where not is_active")
        == [["\(raceCount)"]])
  }

  @Test("A7: who accepts, joins or makes a group while their account ends does not stay a member")
  func themselves() async throws {
    let database = try await TestDatabase.make()
    let tally = try await races(lanes: 2, "A7 themselves") { number, _ in
      let one = try await DirectConnection.connect(database)
      let two = try await DirectConnection.connect(database)
      defer {
        one.close()
        two.close()
      }
      let ann = try await Self.value(Self.person, on: one)
      let bob = try await Self.value(Self.person, on: one)
      try await one.execute(script: "begin; \(Self.become(bob))")
      let group = try await Self.value("select public.create_group('Race')", on: one)
      let token = try await Self.value(
        "select token from public.create_invite('\(group)')", on: one)
      let invite = try await Self.value(
        "select id from public.create_invite('\(group)', invitee_user_id => '\(ann)')", on: one)
      let code = try await Self.value(
        "select code from public.group_join_codes where group_id = '\(group)'", on: one)
      try await one.execute(script: "commit")
      let move = [
        "select public.accept_invite('\(token)')", "select public.accept_invite('\(invite)')",
        "select public.join_group('\(code)')", "select public.create_group('New')",
        "select public.decline_invite('\(invite)')",
        #"select public.update_profile('{"fullName":"Back again"}')"#,
      ][number % 6]
      let delete = Move.delete.rawValue.replacing(":me", with: "'\(ann)'")
      async let left = Self.run(delete, as: ann, on: one)
      async let right = Self.run(move, as: ann, on: two)
      return try await [left, right]
    }
    let session = SQLSession(connectionString: database)
    try await check(session)
    let outcomes = await tally.outcomes
    #expect(Set(outcomes.keys).isSubset(of: ["done", "MU002", "MU010", "MU011", "MU022"]))
    #expect(
      try await session.run(
        as: .owner, "set local role none",
        "select count(*) from public.users where not is_active and full_name = 'Former member'")
        == [["\(raceCount)"]])
  }
}
