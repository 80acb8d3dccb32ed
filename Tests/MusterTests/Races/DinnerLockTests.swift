import Postgres
import Testing

@testable import Muster

/// R5 with dinners: groups, then the party, then people; and no party where nothing of it changes.
@Suite(.timeLimit(.minutes(30))) struct DinnerLockTests {
  private func become(_ person: Int) -> String {
    #"set request.jwt.claims = '{"sub":"00000000-0000-0000-0000-00000000000\#(person)"}'"#
  }

  private func id(_ person: Int) -> String { "'00000000-0000-0000-0000-00000000000\(person)'" }

  /// Persons 1 to 3 host, 4 to 6 come; 7 is in no crew. The ids of the two groups.
  private func agreed(on database: String) async throws -> (host: String, guest: String) {
    let connection = try await DirectConnection.connect(database)
    defer { connection.close() }
    try await connection.execute(
      script: """
        insert into auth.users (id, email, password_hash, confirmed_at)
        select ('00000000-0000-0000-0000-00000000000' || n)::uuid, n || '@example.org', 'hash', now()
        from generate_series(1, 7) as n;
        insert into auth.sessions (id, user_id) select id, id from auth.users;
        """)
    func value(_ sql: String) async throws -> String {
      let rows = try await connection.run([Command(Statement(sql, sql))])
      return try rows[0].first?.get(0, as: String.self) ?? ""
    }
    var groups: [String] = []
    for leader in [1, 4] {
      try await connection.execute(script: become(leader))
      let group = try await value("select public.create_dinner_group('Crew \(leader)')::text")
      groups.append(group)
      for other in [leader + 1, leader + 2] {
        try await connection.execute(
          script: """
            \(become(other));
            select public.join_group(code) from public.group_join_codes where group_id = '\(group)'
            """)
      }
      try await connection.execute(
        script: """
          \(become(leader));
          select public.set_dinner_videos('\(group)',
            array['https://v.example/1', 'https://v.example/2', 'https://v.example/3'])
          """)
    }
    try await connection.execute(
      script: """
        \(become(1));
        select public.put_dinner_party('\(groups[0])', now() + interval '1 day', 'Soup');
        \(become(4));
        select public.request_dinner_party('\(groups[0])');
        \(become(1));
        select public.accept_dinner_request(id) from public.dinner_requests
        """)
    return (groups[0], groups[1])
  }

  private let party = "select from public.dinner_parties for no key update"

  @Test("R5: who leaves, or ends their account, waits for the party with no person in their hands")
  func partyBeforePeople() async throws {
    for script in [
      "select public.leave_group('GROUP')",
      "select auth.delete_account(\(id(5)), \(id(5)), 'hash')",
    ] {
      let database = try await TestDatabase.make()
      let crews = try await agreed(on: database)
      let isFree = try await LockOrder.isFree(
        on: database, whileHeld: party,
        "\(become(5)); \(script.replacing("GROUP", with: crews.guest))",
        isFree: "public.users where id = \(id(5))")
      #expect(isFree, "\(script)")
    }
  }

  @Test("R5: the end of an invitation locks no party, whoever it was for")
  func invitations() async throws {
    let database = try await TestDatabase.make()
    let crews = try await agreed(on: database)
    // A former member, invited again, which then runs out.
    try await TestDatabase.execute(
      """
      \(become(1)); select public.cancel_dinner_party('\(crews.host)');
      \(become(3)); select public.leave_group('\(crews.host)');
      \(become(7));
      select public.join_group(code) from public.group_join_codes where group_id = '\(crews.host)';
      \(become(1));
      select public.set_dinner_videos('\(crews.host)',
        array['https://v.example/1', 'https://v.example/2', 'https://v.example/3']);
      select public.create_invite('\(crews.host)', invitee_user_id => \(id(3)));
      select public.put_dinner_party('\(crews.host)', now() + interval '1 day', 'Soup');
      reset request.jwt.claims;
      update public.invites set expires_at = now() - interval '1 minute' where status = 'pending'
      """, on: database)
    #expect(
      try await LockOrder.passes(
        on: database, whileHeld: "select from public.dinner_parties for no key update",
        "select muster.expire_invites()"))
  }

  @Test("R5: whoever joins a crew locks nothing that the crew has asked for")
  func joining() async throws {
    let database = try await TestDatabase.make()
    let crews = try await agreed(on: database)
    try await TestDatabase.execute(
      """
      \(become(4)); select public.withdraw_dinner_request(id) from public.dinner_requests;
      select public.request_dinner_party('\(crews.host)')
      """, on: database)
    #expect(
      try await LockOrder.passes(
        on: database, whileHeld: "select from public.dinner_requests for update",
        """
        \(become(7));
        select public.join_group(code) from public.group_join_codes where group_id = '\(crews.guest)'
        """))
  }
}
