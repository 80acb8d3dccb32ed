import Testing

/// Accounts (R5): what ends, opens or bans one looks again once it has the lock.
@Suite(.timeLimit(.minutes(30))) struct AccountLockTests {
  @Test("A7: an account ends by the password that it has")
  func password() async throws {
    try await Crossing(
      first: "update auth.users set password_hash = 'new' where id = @bob",
      second: "select auth.delete_account(@bob, @bob, 'hash')",
      refused: "MU070",
      then: "exists (select from auth.users where id = @bob)"
    ).check()
  }

  @Test("A4: another address is asked for by the password that there is")
  func askingForAddress() async throws {
    try await Crossing(
      first: "update auth.users set password_hash = 'new' where id = @bob",
      second: "select auth.request_email_change(@bob, 'hash', 'bobby@example.org')",
      refused: "MU070",
      then: "not exists (select from auth.one_time_tokens)"
    ).check()
  }

  @Test("A4: of two addresses that are asked for at once, the link of one is good")
  func askingForTwoAddresses() async throws {
    try await Crossing(
      first: "select auth.request_email_change(@bob, 'hash', 'one@example.org')",
      second: "select auth.request_email_change(@bob, 'hash', 'two@example.org')",
      then: "(select array_agg(email::text) = '{two@example.org}' from auth.one_time_tokens)"
    ).check()
  }

  /// Bob has asked for another address.
  private static let asked = """
    select auth.request_email_change(@bob, 'hash', 'bobby@example.org');
    select test.keep('token', m.payload ->> 'token') from muster.mails as m where m.kind = 'change_email'
    """

  @Test("A4: a password that is changed meanwhile ends the change of address")
  func openingLate() async throws {
    try await Crossing(
      world: [Self.asked],
      first: "select auth.change_password(@bob, @bob, 'hash', 'new')",
      second: "select auth.verify_email(test.said('token'))",
      refused: "MU072",
      then: "(select email = 'bob@example.org' from auth.users where id = @bob)"
    ).check()
  }

  @Test("A4: the password is changed after the address, and nobody is refused")
  func openingFirst() async throws {
    try await Crossing(
      world: [Self.asked],
      first: "select auth.verify_email(test.said('token'))",
      second: "select auth.change_password(@bob, @bob, 'hash', 'new')",
      then: """
        (select email = 'bobby@example.org' and password_hash = 'new'
        from auth.users where id = @bob)
        """
    ).check()
  }

  @Test("A4: the link of another address is taken after the account, as a password is changed")
  func openingOrder() async throws {
    try await Holding(
      world: [Self.asked],
      held: "select from auth.users where id = @bob for no key update",
      waiting: "select auth.verify_email(test.said('token'))",
      isFree: "auth.one_time_tokens where purpose = 'change_email'"
    ).check()
  }

  @Test("A4: an address that becomes free meanwhile is kept for who had it")
  func takingFormer() async throws {
    try await Crossing(
      world: [Self.asked],
      first: "select auth.verify_email(test.said('token'))",
      second: """
        insert into auth.users (id, email) values (gen_random_uuid(), 'bob@example.org')
        """,
      refused: "23505",
      then: "not exists (select from auth.users where email = 'bob@example.org')"
    ).check()
  }

  @Test("A2: a session that ends meanwhile gives no token")
  func refreshing() async throws {
    try await Crossing(
      world: [
        """
        select test.keep('session', o.session_id), test.keep('token', o.refresh_token)
        from muster.open_session(@bob, 'agent', 'address') as o
        """
      ],
      first: "update auth.sessions set ended_at = clock_timestamp() where id = @session",
      second: "select auth.refresh_session(test.said('token'))",
      then: "(select count(*) = 1 from auth.refresh_tokens where session_id = @session)"
    ).check()
  }

  @Test("A3: who is banned meanwhile signs in no more")
  func signingIn() async throws {
    try await Crossing(
      first: "<ada> select public.ban_user(@bob, null, 'Why')",
      second: "select auth.sign_in(@bob, 'hash', null, 'agent', 'address')",
      refused: "MU071",
      then: """
        not exists (select from auth.sessions where user_id = @bob and ended_at is null)
        """
    ).check()
  }

  @Test("A3: who becomes an admin meanwhile is not banned")
  func banning() async throws {
    try await Crossing(
      first: "<ada> select public.give_platform_admin(@bob)",
      second: "<ben> select public.ban_user(@bob, null, 'Why')",
      refused: "MU087",
      then: "not exists (select from muster.bans)"
    ).check()
  }

  @Test("A3: who is banned meanwhile becomes no admin")
  func promoting() async throws {
    try await Crossing(
      first: "<ada> select public.ban_user(@bob, null, 'Why')",
      second: "<ben> select public.give_platform_admin(@bob)",
      refused: "MU071",
      then: "not muster.is_platform_admin(@bob)"
    ).check()
  }

  @Test("K16: a ban that two lift is lifted once")
  func unbanning() async throws {
    try await Crossing(
      world: ["<ada> select public.ban_user(@bob, null, 'Why')"],
      first: "<ada> select public.unban_user(@bob)",
      second: "<ben> select public.unban_user(@bob)",
      then: "(select count(*) = 1 from public.audit_log where action = 'account.unbanned')"
    ).check()
  }
}
