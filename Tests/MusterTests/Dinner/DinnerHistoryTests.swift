import Foundation
import MusterModels
import Testing

@testable import Muster
@testable import Postgres

/// A property: after any history of dinner operations the flags, seats, engagements and holds are
/// what their definitions say (D1, D2).
@Suite struct DinnerHistoryTests {
  private static let environment = ProcessInfo.processInfo.environment

  /// What is wrong, by the words of the rules; looked at as superuser, written apart from the SQL
  /// that keeps it.
  private static let broken = """
    select 'ready', d.group_id from public.dinner_groups as d where d.is_ready <> (3 <= (
      select count(*) from public.group_memberships as m
      where m.group_id = d.group_id and m.status = 'active'))
    union all
    select 'live', d.group_id from public.dinner_groups as d
    where d.is_live <> (d.is_ready and not exists (
      select from public.dinner_seats as s where s.group_id = d.group_id and s.video_url is null))
    union all
    select 'locked', d.group_id from public.dinner_groups as d
    where d.is_locked <> exists (
      select from public.dinner_parties as p
      where p.status in ('open', 'agreed') and d.group_id in (p.host_group_id, p.guest_group_id))
    union all
    select 'held', d.group_id from public.dinner_groups as d
    where d.is_locked <> exists (
      select from public.group_holds as h where h.group_id = d.group_id)
    union all
    select 'engaged', d.group_id from public.dinner_groups as d
    where d.is_locked <> exists (
      select from public.dinner_engagements as e
      join public.dinner_parties as p on p.id = e.party_id
      where e.group_id = d.group_id and p.status in ('open', 'agreed') and d.group_id = case e.side
        when 'host' then p.host_group_id else p.guest_group_id end)
    union all
    select 'seats', coalesce(s.group_id, m.group_id)
    from (
      select m.group_id, m.user_id from public.group_memberships as m
      where m.status in ('active', 'paused')
    ) as m
    full join public.dinner_seats as s on s.group_id = m.group_id and s.user_id = m.user_id
    where s.user_id is null or m.user_id is null
    union all
    select 'waiting', r.group_id from public.dinner_requests as r
    join public.dinner_parties as p on p.id = r.party_id
    join public.dinner_groups as d on d.group_id = r.group_id
    where r.status = 'pending' and (p.status <> 'open' or d.is_locked or not d.is_ready)
    union all
    -- A crew that is deleted takes its requests along.
    select 'accepted', p.id from public.dinner_parties as p
    where (p.status = 'agreed' or p.status = 'completed' and p.guest_group_id is not null) <> exists (
      select from public.dinner_requests as r
      where r.party_id = p.id and r.status = 'accepted' and r.group_id = p.guest_group_id)
    union all
    select 'job', p.id from public.dinner_parties as p
    where (p.status in ('open', 'agreed')) <> exists (
      select from muster.jobs as j where j.kind = 'dinner.party_due' and j.subject = p.id::text)
    union all
    select i.name, null from muster.invariants(null) as i where i.broken > 0
    """

  private static let people = 18

  @Test("D2: after any history of dinner operations flags, seats, engagements and holds are right")
  func histories() async throws {
    let seed = Self.environment["MUSTER_DINNER_SEED"].flatMap { UInt64($0) } ?? 20_260_901
    let goal = Self.environment["MUSTER_DINNER_OPERATIONS"].flatMap { Int($0) } ?? 1_000
    let connectionString = try await TestDatabase.make()
    let connection = try await DirectConnection.connect(connectionString)
    defer { connection.close() }
    try await connection.execute(
      script: """
        insert into auth.users (id, email, confirmed_at, raw_user_meta_data)
        select ('00000000-0000-4000-8000-0000000000' || lpad(n::text, 2, '0'))::uuid,
          'p' || n || '@example.org', now(), '{"full_name":"Person"}'
        from generate_series(1, \(Self.people)) as n;
        """)
    var outcomes: [String: Int] = [:]
    var random = SplitMix64(seed: seed)
    var history: [String] = []
    for step in 0..<goal {
      // A world decays; then the next one begins.
      let place = step % 125
      if place == 0 {
        try await connection.execute(script: "delete from public.groups")
        history = []
      }
      let (person, call) =
        place < 20
        ? try await Self.beginning(place, connection)
        : try await Self.operation(&random, connection)
      history.append("\(person): \(call)")
      let name = String(call.split(separator: "(")[0])
      do {
        try await connection.execute(
          script: """
            begin;
            select set_config('request.jwt.claims', \
            '{"sub":"00000000-0000-4000-8000-0000000000\(person < 10 ? "0" : "")\(person)"}', true);
            select \(call);
            commit
            """)
        outcomes[name + " done", default: 0] += 1
      } catch let error as PostgresError {
        try await connection.execute(script: "rollback")
        outcomes["\(name) \(error.sqlState)", default: 0] += 1
        // A rule refused it, and nothing else did.
        #expect(
          error.sqlState.hasPrefix("MU") || ["23514", "23505"].contains(error.sqlState),
          "seed \(seed), step \(step): \(history.last ?? "") \(error)")
      }
      let wrong = try await connection.run([Command(Statement("broken", Self.broken))])
      guard wrong[0].isEmpty else {
        let names = try wrong[0].map { try $0.get(0, as: String.self) }
        Issue.record("seed \(seed), step \(step): \(names)\n\(history.joined(separator: "\n"))")
        return
      }
    }
    let list = outcomes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    print("dinner histories: \(goal) operations, seed \(seed): \(list.joined(separator: ", "))")
    // Every kind of operation went through now and then.
    let done = Set(outcomes.keys.filter { $0.hasSuffix(" done") })
    #expect(done.count >= 14 || goal < 1_000, "\(done)")
  }

  /// Four crews of four, live: what follows has something to go on.
  private static func beginning(
    _ step: Int, _ connection: DirectConnection
  ) async throws -> (Int, String) {
    let (crew, place) = (step / 5, step % 5)
    if place == 0 { return (crew * 4 + 1, "public.create_dinner_group('Crew')") }
    let rows = try await connection.run([
      Command(
        Statement(
          "last",
          """
          select c.code, c.group_id::text from public.group_join_codes as c
          order by c.created_at desc limit 1
          """))
    ])[0]
    let code = try rows[0].get(0, as: String.self)
    if place < 4 { return (crew * 4 + place + 1, "public.join_group('\(code)')") }
    let group = try rows[0].get(1, as: String.self)
    let link = "https://a.example/"
    return (
      crew * 4 + 1, "public.set_dinner_videos('\(group)', '{\(link),\(link),\(link),\(link)}')"
    )
  }

  /// Something that somebody does, likelier what may go through.
  private static func operation(
    _ random: inout SplitMix64, _ connection: DirectConnection
  ) async throws -> (Int, String) {
    func pick(_ query: String) async throws -> String? {
      let rows = try await connection.run([Command(Statement("pick", query))])[0]
      guard !rows.isEmpty else { return nil }
      return try rows[random.below(rows.count)].get(0, as: String.self)
    }
    func number(_ id: String?) -> Int { id.flatMap { Int($0.suffix(2)) } ?? 1 }
    let anybody = 1 + random.below(people)
    // Most often a crew that lives, and somebody who is in none.
    let living = random.percent(95) ? "where g.archived_at is null and g.member_count > 0" : ""
    let group =
      try await pick(
        """
        select g.id::text from public.dinner_groups as d join public.groups as g on g.id = d.group_id
        \(living) order by g.created_at
        """) ?? ""
    let free = number(
      try await pick(
        """
        select u.id::text from public.users as u
        where not exists (select from public.dinner_seats as s where s.user_id = u.id) order by 1
        """))
    let crews = number(
      try await pick(
        """
        select to_char(count(*), 'FM00') from public.dinner_groups as d
        join public.groups as g on g.id = d.group_id and g.archived_at is null
        """))
    let newcomer = random.percent(80) ? free : anybody
    guard !group.isEmpty else { return (anybody, "public.create_dinner_group('Crew')") }
    let leader = number(
      try await pick(
        "select user_id::text from muster.direct_access where is_leader and group_id = '\(group)'"))
    let member = try await pick(
      "select user_id::text from public.dinner_seats where group_id = '\(group)' order by slot")
    let actor = random.percent(90) ? leader : anybody
    switch random.below(30) {
    case 0 where crews < 5: return (newcomer, "public.create_dinner_group('Crew')")
    case 0...8:
      let code = try await pick(
        """
        select c.code from public.group_join_codes as c join public.groups as g on g.id = c.group_id
        order by g.member_count > 3, g.created_at limit 3
        """)
      return (newcomer, "public.join_group('\(code ?? "AAAAAAAA")')")
    case 9: return (number(member), "public.leave_group('\(group)')")
    case 10 where member != nil:
      return (actor, "public.remove_member('\(group)', '\(member ?? "")')")
    case 11 where member != nil:
      return (actor, "public.pause_member('\(group)', '\(member ?? "")')")
    case 12 where member != nil:
      return (actor, "public.activate_member('\(group)', '\(member ?? "")')")
    case 13 where member != nil:
      return (actor, "public.transfer_leadership('\(group)', '\(member ?? "")')")
    case 14...17:
      let slots =
        try await pick(
          """
          select array(select case when s.slot is not null then 'https://a.example/' || n end
            from generate_series(1, 5) as n
            left join public.dinner_seats as s on s.slot = n and s.group_id = g.group_id
            order by n)::text
          from public.dinner_groups as g where g.group_id = '\(group)'
          """) ?? "{}"
      return (actor, "public.set_dinner_videos('\(group)', '\(random.percent(10) ? "{}" : slots)')")
    case 18:
      return (actor, "public.put_dinner_party('\(group)', now() + interval '1 day', 'Soup')")
    case 21: return (actor, "public.cancel_dinner_party('\(group)')")
    case 22: return (actor, "public.complete_dinner_party('\(group)')")
    case 19, 20, 23, 24:
      let host = try await pick(
        """
        select host_group_id::text from public.dinner_parties
        where status = 'open' and (host_group_id <> '\(group)' or \(random.percent(5)))
        order by created_at
        """)
      let asking = number(
        try await pick(
          """
          select a.user_id::text from muster.direct_access as a
          join public.dinner_groups as d on d.group_id = a.group_id and d.is_live
          where a.is_leader and a.status = 'active' and not d.is_locked order by 1
          """))
      return (
        random.percent(80) ? asking : actor, "public.request_dinner_party('\(host ?? group)')"
      )
    case 25...27:
      let request = try await pick(
        """
        select id::text from public.dinner_requests
        where status in ('pending', 'accepted') or \(random.percent(10)) order by created_at
        """)
      let verb = ["accept", "accept", "accept", "decline", "withdraw"][random.below(5)]
      guard let request else {
        return (leader, "public.put_dinner_party('\(group)', now() + interval '1 day', 'Soup')")
      }
      let side = verb == "withdraw" ? "r.group_id" : "p.host_group_id"
      let by = number(
        try await pick(
          """
          select a.user_id::text from public.dinner_requests as r
          join public.dinner_parties as p on p.id = r.party_id
          join muster.direct_access as a on a.is_leader and a.group_id = \(side)
          where r.id = '\(request)'
          """))
      return (by, "public.\(verb)_dinner_request('\(request)')")
    case 28:
      // Time passes for a party.
      let party = try await pick(
        "select id::text from public.dinner_parties where status in ('open', 'agreed') order by created_at"
      )
      guard let party else { return (leader, "public.complete_dinner_party('\(group)')") }
      try await connection.execute(
        script: """
          update public.dinner_parties set starts_at = now() - interval '5 hours'
          where id = '\(party)'
          """)
      return (anybody, "muster.end_due_party('\(party)')")
    default:
      return (
        actor,
        random.percent(50)
          ? "public.archive_group('\(group)')"
          : "public.delete_group('\(group)')"
      )
    }
  }
}
