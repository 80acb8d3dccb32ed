import Foundation
import MusterClient
import Postgres
import Testing

@testable import Muster

/// Due work: leased by one server at a time, done once, tried again when it fails.
@Suite(.timeLimit(.minutes(30))) struct JobTests {
  /// A database with a kind of job of its own, `test`, done by muster.do_test(uuid).
  private func database(doing body: String) async throws -> String {
    let database = try await TestDatabase.make()
    try await TestDatabase.execute(
      """
      set role muster_owner;
      create table muster.done (subject uuid);
      create function muster.do_test(subject uuid) returns void
      language plpgsql set search_path = '' as $$ begin \(body) end $$;
      create or replace function muster.job_kinds()
      returns table (kind text, queue text, handler text, waits interval [])
      language sql immutable set search_path = '' as $$
        values ('test', 'database', 'do_test', array['1 hour', '2 hours']::interval [])
      $$;
      """, on: database)
    return database
  }

  private let record = "insert into muster.done values (subject);"
  private let claim = "select id || ' ' || attempt from muster.claim_jobs('database', 10, 10)"

  private func value(_ query: String, on database: String) async throws -> String? {
    let connection = try await DirectConnection.connect(database)
    defer { connection.close() }
    let rows = try await connection.run([Command(Statement("value", query))])
    return try rows[0].first?.get(0, as: String?.self)
  }

  @Test("Jobs: one about the same is moved, not doubled; called off, nothing is done")
  func scheduling() async throws {
    let database = try await database(doing: record)
    let id = UUID()
    let due = """
      select count(*) || ' ' || bool_and(due_at - now() > '1 hour'::interval)::text
      from muster.jobs
      """
    try await TestDatabase.execute(
      """
      select muster.schedule_job('test', '\(id)', now());
      select muster.schedule_job('test', '\(id)', now() + interval '1 day');
      """, on: database)
    #expect(try await value(due, on: database) == "1 true")
    #expect(try await value(claim, on: database) == nil)
    try await TestDatabase.execute(
      "select muster.schedule_job('test', '\(id)', now() - interval '1 day')", on: database)
    #expect(try await value(due, on: database) == "1 false")
    try await TestDatabase.execute("select muster.cancel_job('test', '\(id)')", on: database)
    #expect(try await value(claim, on: database) == nil)
    #expect(try await value("select count(*)::text from muster.jobs", on: database) == "0")
    await #expect(throws: PostgresError.self) {
      try await TestDatabase.execute(
        "select muster.schedule_job('unknown', '\(id)', now())", on: database)
    }
  }

  @Test("Jobs: they are taken in the order in which they are due, mails as they were written")
  func order() async throws {
    let database = try await database(doing: record)
    try await TestDatabase.execute(
      """
      select muster.schedule_job(
        'test', gen_random_uuid(), now() - n * interval '1 minute') from generate_series(1, 30) as n;
      select muster.send_mail(n || '@example.org', 'invite', '{}') from generate_series(1, 30) as n
      """, on: database)
    let jobs = """
      select string_agg(c.id::text, ' ' order by c.place) from
      muster.claim_jobs('database', 30, 1000) with ordinality as c (id, kind, subject, attempt, place)
      """
    #expect(
      try await value(jobs, on: database)
        == (1...30).reversed().map { "\($0)" }.joined(separator: " "))
    let mails = """
      select string_agg(split_part(recipient, '@', 1), ' ' order by place) from
      muster.claim_mails(30) with ordinality
      as c (job_id, attempt, id, recipient, kind, payload, place)
      """
    #expect(
      try await value(mails, on: database) == (1...30).map { "\($0)" }.joined(separator: " "))
  }

  @Test("Jobs: a mail that is there no more is sent by nobody")
  func mailGone() async throws {
    let database = try await database(doing: record)
    try await TestDatabase.execute(
      "select muster.send_mail('ann@example.org', 'invite', '{}'); delete from muster.mails",
      on: database)
    #expect(try await value("select count(*)::text from muster.jobs", on: database) == "0")
  }

  @Test("Jobs: what one server has taken, another neither takes nor waits for")
  func leasing() async throws {
    let database = try await database(doing: record)
    try await TestDatabase.execute(
      "select muster.schedule_job('test', gen_random_uuid(), now()) from generate_series(1, 3)",
      on: database)
    let first = try await DirectConnection.connect(database)
    defer { first.close() }
    let second = try await DirectConnection.connect(database)
    defer { second.close() }
    func claimed(_ connection: DirectConnection) async throws -> Int {
      try await connection.run([Command(Statement("claim", claim))])[0].count
    }
    try await second.execute(script: "set lock_timeout = '10s'")
    try await first.execute(script: "begin")
    #expect(try await claimed(first) == 3)
    #expect(try await claimed(second) == 0)
    try await first.execute(script: "commit")
    #expect(try await claimed(second) == 0)
    // Should the first one die, its leases run out.
    try await second.execute(
      script: "update muster.jobs set leased_until = now() - interval '1 second', due_at = now()")
    #expect(try await claimed(second) == 3)
  }

  @Test("Jobs: what fails leaves nothing behind, waits longer each time, and is given up at last")
  func failing() async throws {
    let database = try await database(
      doing: record + " raise exception using errcode = 'MU010', message = 'not yet';")
    try await TestDatabase.execute(
      "select muster.schedule_job('test', gen_random_uuid(), now())", on: database)
    let state = """
      select concat_ws(' ', failures, round(extract(epoch from due_at - now()) / 3600),
        failed_at is not null, leased_until is not null, last_error) from muster.jobs
      """
    for expected in ["1 1 f f it broke", "2 2 f f it broke", "3 t f it broke"] {
      try await TestDatabase.execute(
        "update muster.jobs set due_at = now() - interval '1 second'", on: database)
      let leased = try #require(try await value(claim, on: database))
      let (id, attempt) = (leased.split(separator: " ")[0], leased.split(separator: " ")[1])
      await #expect(throws: PostgresError.self) {
        try await TestDatabase.execute("select muster.run_job(\(id), \(attempt))", on: database)
      }
      #expect(try await value("select count(*)::text from muster.done", on: database) == "0")
      _ = try await value("select muster.finish_job(\(id), \(attempt), 'it broke')", on: database)
      #expect(try await value(state, on: database) == expected)
    }
    #expect(try await value(claim, on: database) == nil)
    // It is seen for a month.
    try await TestDatabase.execute("select muster.keep_house()", on: database)
    #expect(try await value("select count(*)::text from muster.jobs", on: database) == "1")
    try await TestDatabase.execute(
      "update muster.jobs set failed_at = now() - interval '31 days'; select muster.keep_house()",
      on: database)
    #expect(try await value("select count(*)::text from muster.jobs", on: database) == "0")
  }

  @Test("Jobs: one that was moved while it was done is done again; a late end changes nothing")
  func movedMeanwhile() async throws {
    let database = try await database(
      doing: record + " perform muster.schedule_job('test', subject, now() + interval '1 day');")
    try await TestDatabase.execute(
      "select muster.schedule_job('test', gen_random_uuid(), now())", on: database)
    let leased = try #require(try await value(claim, on: database))
    let id = leased.split(separator: " ")[0]
    try await TestDatabase.execute("select muster.run_job(\(id), 1)", on: database)
    #expect(try await value("select count(*)::text from muster.done", on: database) == "1")
    let state =
      "select failures || ' ' || (due_at > now() + interval '23 hours')::text from muster.jobs"
    #expect(try await value(state, on: database) == "0 true")
    #expect(try await value("select muster.finish_job(\(id), 1, 'late')", on: database) == nil)
    #expect(try await value(state, on: database) == "0 true")
    // Nor is it done again by who has not leased it; the next lease has another number.
    try await TestDatabase.execute("select muster.run_job(\(id), 1)", on: database)
    #expect(try await value("select count(*)::text from muster.done", on: database) == "1")
    try await TestDatabase.execute("update muster.jobs set due_at = now()", on: database)
    #expect(try await value(claim, on: database) == "\(id) 2")
    #expect(try await value("select muster.finish_job(\(id), 1, 'late')", on: database) == nil)
    #expect(try await value(state, on: database) == "0 false")
  }

  @Test("Jobs: whoever ends a mail waits for it with its job free, as those do who delete mails")
  func mailBeforeJob() async throws {
    let database = try await TestDatabase.make()
    try await TestDatabase.execute(
      "select muster.send_mail('ann@example.org', 'invite', '{}'); select muster.claim_mails(1)",
      on: database)
    let isFree = try await LockOrder.isFree(
      on: database, whileHeld: "select from muster.mails for update",
      "select muster.finish_mail(j.id, 1, j.subject::uuid, null) from muster.jobs as j",
      isFree: "muster.jobs")
    #expect(isFree)
    #expect(try await value("select count(*)::text from muster.mails", on: database) == "0")
  }

  /// Claiming waits, once it has begun, for whoever holds lock 42.
  private static let slowClaim = """
    do $do$
    begin
      execute regexp_replace(
        pg_get_functiondef('muster.claim_jobs(text,integer,integer)'::regprocedure),
        '\\mbegin\\M', 'begin perform pg_advisory_xact_lock(42);');
    end
    $do$;
    """

  @Test("Jobs: a mail that is written while mails are claimed is not claimed without being seen")
  func writtenMeanwhile() async throws {
    try await Crossing(
      world: [Self.slowClaim],
      first: """
        select pg_advisory_xact_lock(42), muster.send_mail('ann@example.org', 'invite', '{}')
        """,
      second: """
        insert into test.things
        select 'claimed', m.recipient from muster.claim_mails(10) as m
        """,
      then: "(select test.said('claimed') = 'ann@example.org')"
    ).check()
  }

  @Test("Jobs: a delivery that is put out while deliveries are claimed is seen, too")
  func putOutMeanwhile() async throws {
    try await Crossing(
      world: [
        """
        <ann> select test.keep('group', public.create_group('Crew'));
        select public.create_webhook(@group, 'https://example.org/hook');
        """, Self.slowClaim,
      ],
      first: """
        <ann> select pg_advisory_xact_lock(42), public.update_group(@group, '{"label":"New"}')
        """,
      second: """
        insert into test.things
        select 'claimed', d.url from muster.claim_webhook_deliveries(10, false) as d
        """,
      then: "(select test.said('claimed') = 'https://example.org/hook')"
    ).check()
  }

  @Test("Jobs: two servers do each once, and metrics tell what waits")
  func twoServers() async throws {
    try await TestServer.with { server in
      try await server.sql(
        """
        set role muster_owner;
        create table muster.done (subject uuid, by text);
        create function muster.do_test(subject uuid) returns void
        language plpgsql set search_path = '' as $$
        begin insert into muster.done values (subject, pg_backend_pid()::text); end $$;
        create or replace function muster.job_kinds()
        returns table (kind text, queue text, handler text, waits interval [])
        language sql immutable set search_path = '' as $$
          values ('test', 'database', 'do_test', array['1 hour']::interval [])
        $$
        """)
      try await server.withSecondServer { _ in
        try await server.sql(
          """
          select muster.schedule_job('test', gen_random_uuid(), now()) from generate_series(1, 200)
          """)
        try await server.until("select count(*) from muster.jobs", is: "0")
        #expect(try await server.value("select count(*) from muster.done") == "200")
        #expect(try await server.value("select count(distinct subject) from muster.done") == "200")
      }
      // Looked at each minute, and once at the start.
      let url = try server.url.appending(path: "metrics")
      var metrics = ""
      while !metrics.contains("jobs_waiting{queue=\"database\"} 0") {
        let answer = try await URLSessionTransport().send(HTTPRequest(method: .get, url: url))
        metrics = String(decoding: answer.body, as: UTF8.self)
        try await Task.sleep(for: .milliseconds(25))
      }
    }
  }
}
