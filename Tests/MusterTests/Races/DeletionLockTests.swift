import Postgres
import Testing

@testable import Muster

/// R5 at the end of an account: groups are locked before people, those too that come up late.
@Suite struct DeletionLockTests {
  @Test("A7: an account that ends while its person joins a group holds up nobody there (R5)")
  func late() async throws {
    // Who is first at the group, once it is free, is not for a test to say: until it is Bob.
    for _ in 0..<50 where try await bobIsFirst() { return }
    Issue.record("Bob was never first at the group")
  }

  /// Whether Bob came to the group before the account that ends; either way it ends well.
  private func bobIsFirst() async throws -> Bool {
    let database = try await TestDatabase.make()
    let owner = try await DirectConnection.connect(database)
    defer { owner.close() }
    func value(_ sql: String, on connection: DirectConnection) async throws -> String {
      let rows = try await connection.run([Command(Statement("test", sql))])
      return try rows.last?.first?.get(0, as: String?.self) ?? ""
    }
    func become(_ id: String) -> String {
      #"select set_config('request.jwt.claims', '{"sub":"\#(id)"}', true)"#
    }
    var people: [String] = []
    for _ in 0..<2 {
      people.append(
        try await value(
          """
          insert into auth.users (email, password_hash)
          values (gen_random_uuid() || '@example.org', 'hash') returning id
          """, on: owner))
    }
    let (ann, bob) = (people[0], people[1])
    try await owner.execute(
      script: "insert into auth.sessions (id, user_id) values ('\(ann)', '\(ann)')")
    try await owner.execute(script: "begin; \(become(bob))")
    let group = try await value("select public.create_group('Late')", on: owner)
    try await owner.execute(script: "commit")

    // Ann joins, and has not done so yet for anybody else to see.
    let joining = try await DirectConnection.connect(database)
    let ending = try await DirectConnection.connect(database)
    let other = try await DirectConnection.connect(database)
    defer { for connection in [joining, ending, other] { connection.close() } }
    let endingID = try await value("select pg_backend_pid()", on: ending)
    let otherID = try await value("select pg_backend_pid()", on: other)
    /// Whether a session comes to wait for one of the others; not, if it is done.
    func waits(_ waiting: String, for others: [String]) async throws -> Bool {
      while true {
        let state = try await value(
          "select state from pg_stat_activity where pid = \(waiting)", on: owner)
        if state == "idle" { return false }
        let blocking = try await value("select pg_blocking_pids(\(waiting))::text", on: owner)
        if others.contains(where: { blocking == "{\($0)}" }) { return true }
        try await Task.sleep(for: .milliseconds(10))
      }
    }
    let joiningID = try await value("select pg_backend_pid()", on: joining)
    try await joining.execute(
      script: """
        begin; \(become(ann));
        select public.join_group(code) from public.group_join_codes where group_id = '\(group)'
        """)
    // Not idle before it has begun.
    try await ending.execute(script: "begin")
    async let ended: Void = ending.execute(
      script: "select auth.delete_account('\(ann)', '\(ann)', 'hash'); commit")
    #expect(try await waits(endingID, for: [joiningID]))
    // Bob is next at the group, and will want to tell Ann.
    try await other.execute(script: "begin")
    async let locked: Void = other.execute(
      script: "\(become(bob)); select from public.groups where id = '\(group)' for update")
    #expect(try await waits(otherID, for: [joiningID]))
    try await joining.execute(script: "commit")
    try await locked
    // The end of the account has found the group, and waits there with nothing in its hands.
    let isFirst = try await waits(endingID, for: [otherID])
    let paused = try await sqlState {
      try await other.execute(script: "select public.pause_member('\(group)', '\(ann)'); commit")
    }
    #expect(paused == (isFirst ? nil : "MU010"))
    try await ended
    #expect(
      try await value(
        """
        select string_agg(m.status, ' ' order by m.user_id = '\(ann)') from
        public.group_memberships as m where m.group_id = '\(group)'
        """, on: owner) == "active left")
    return isFirst
  }
}
