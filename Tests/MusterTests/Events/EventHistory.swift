import Postgres

@testable import Muster

/// One event in a database and in the model at once: the same operations, the same answers.
final class EventHistory {
  private let connection: DirectConnection
  private let people: [String]
  private var model: EventModel
  private let event: String
  /// The ids of the applications, in the order in which they were made.
  private var applications: [String] = []
  private var generator: SplitMix64

  /// People who all share a group, in a new database.
  static func people(_ count: Int, on connection: DirectConnection) async throws -> [String] {
    // As the server's connections have it.
    try await connection.execute(script: "set jit = off; set plan_cache_mode = force_generic_plan")
    var people: [String] = []
    for _ in 0..<count {
      people.append(
        try await value(
          """
          insert into auth.users (email, confirmed_at)
          values (gen_random_uuid() || '@example.org', now()) returning id
          """, on: connection))
    }
    try await become(people[0], on: connection)
    let group = try await value("select public.create_group('All')", on: connection)
    for person in people.dropFirst() {
      try await become(person, on: connection)
      _ = try await value(
        "select public.join_group(code) from public.group_join_codes where group_id = '\(group)'",
        on: connection)
    }
    return people
  }

  init(seed: UInt64, people: [String], on connection: DirectConnection) async throws {
    self.connection = connection
    self.people = people
    var generator = SplitMix64(seed: seed)
    let capacity = Bool.random(using: &generator) ? Int.random(in: 1...5, using: &generator) : nil
    model = EventModel(authors: [0], capacity: capacity)
    self.generator = generator
    try await Self.become(people[0], on: connection)
    event = try await Self.value(
      """
      select public.create_event('History', '', now() + interval '1 day', 'Here', \
      capacity => \(capacity.map(String.init) ?? "null"))
      """, on: connection)
  }

  /// Does a random operation on both; what differs, if anything does.
  func step() async throws -> String? {
    let operation = draw()
    let before = model.made
    let expected = model.apply(operation)
    let found = try await run(operation)
    guard found == expected else {
      return "\(operation): \(found ?? "done") instead of \(expected ?? "done")"
    }
    guard model.made == applications.count, before <= model.made else { return "\(operation)" }
    let lines = try await lines()
    return lines == model.lines
      ? nil : "\(operation):\n  is  \(lines)\n  not \(model.lines)"
  }

  private func draw() -> EventModel.Operation {
    func person() -> Int { Int.random(in: people.indices, using: &generator) }
    /// Mostly somebody who may, so that something happens.
    func author() -> Int {
      Int.random(in: 0..<8, using: &generator) == 0
        ? person() : model.authors.sorted().randomElement(using: &generator) ?? 0
    }
    let open = model.applications.filter { $0.status != .rejected }
    let known =
      Int.random(in: 0..<8, using: &generator) == 0
      ? Int.random(in: 0...model.made, using: &generator)
      : (open.randomElement(using: &generator)?.number ?? 0)
    let application = model.applications.first { $0.number == known }
    func creator() -> Int {
      Int.random(in: 0..<6, using: &generator) == 0 ? person() : application?.creator ?? person()
    }
    func member() -> Int {
      Int.random(in: 0..<6, using: &generator) == 0
        ? person() : application?.members.keys.sorted().randomElement(using: &generator) ?? person()
    }
    switch Int.random(in: 0..<20, using: &generator) {
    case 0, 1: return .addAuthor(by: author(), person())
    case 2: return .removeAuthor(by: author(), author())
    case 3:
      let places =
        Int.random(in: 0..<3, using: &generator) == 0
        ? nil : Int.random(in: 1...6, using: &generator)
      return .capacity(by: author(), places)
    case 4, 5, 6, 7:
      let applicant = person()
      let others = people.indices.filter { $0 != applicant }.shuffled(using: &generator)
      return .apply(
        by: applicant, friends: Array(others.prefix(Int.random(in: 0...2, using: &generator))))
    case 8, 9, 10, 11:
      return .answer(by: member(), known, Int.random(in: 0..<3, using: &generator) > 0)
    case 12: return .drop(by: creator(), known, member())
    case 13: return .withdraw(by: creator(), known)
    default: return .decide(by: author(), known, Int.random(in: 0..<4, using: &generator) > 0)
    }
  }

  private func run(_ operation: EventModel.Operation) async throws -> String? {
    let (by, call) = sql(operation)
    try await Self.become(people[by], on: connection)
    do {
      let answer = try await Self.value("select \(call)", on: connection)
      if case .apply = operation { applications.append(answer) }
      return nil
    } catch let error as PostgresError {
      return Failure(error).code.rawValue
    }
  }

  private func sql(_ operation: EventModel.Operation) -> (by: Int, call: String) {
    func id(_ number: Int) -> String {
      number < applications.count
        ? "'\(applications[number])'" : "'00000000-0000-4000-8000-000000000000'"
    }
    return switch operation {
    case .addAuthor(let by, let person):
      (by, "public.add_event_author('\(event)', '\(people[person])')")
    case .removeAuthor(let by, let person):
      (by, "public.remove_event_author('\(event)', '\(people[person])')")
    case .capacity(let by, let places):
      (
        by,
        """
        public.update_event('\(event)', '{"capacity":\(places.map(String.init) ?? "null")}')
        """
      )
    case .apply(let by, let friends):
      (
        by,
        """
        public.apply_to_event('\(event)', \
        '{\(friends.map { people[$0] }.joined(separator: ","))}')
        """
      )
    case .answer(let by, let number, let accepted):
      (by, "public.answer_application(\(id(number)), \(accepted))")
    case .drop(let by, let number, let person):
      (by, "public.drop_from_application(\(id(number)), '\(people[person])')")
    case .withdraw(let by, let number): (by, "public.withdraw_application(\(id(number)))")
    case .decide(let by, let number, let approved):
      (by, "public.decide_application(\(id(number)), \(approved))")
    }
  }

  /// What the tables say, in the model's words.
  private func lines() async throws -> [String] {
    let names = people.enumerated().map { "('\($0.element)'::uuid, \($0.offset))" }
    let numbers = applications.enumerated().map { "('\($0.element)'::uuid, \($0.offset))" }
    let known = numbers.isEmpty ? ["(null::uuid, 0)"] : numbers
    let rows = try await connection.run([
      Command(
        Statement(
          "history",
          """
          with p (id, n) as (values \(names.joined(separator: ","))),
          k (id, n) as (values \(known.joined(separator: ",")))
          select s.line from (
            select -2 as n, 0 as part, 'authors ' || string_agg(p.n::text, ',' order by p.n) as line
            from public.event_authors as a join p on p.id = a.user_id
            where a.event_id = '\(event)'
            union all select -1, 0, 'taken ' || places_taken from public.events
            where id = '\(event)'
            union all
            select k.n, 0, k.n || ' ' || g.status || ' ' || (
                select string_agg(p.n || case when m.accepted then '+' when not m.accepted then '-'
                  else '?' end, ',' order by p.n)
                from public.like_group_members as m join p on p.id = m.user_id
                where m.group_id = g.id
              ) || ' verdicts ' || coalesce((
                select string_agg(p.n || case when v.approved then '+' else '-' end, ','
                  order by p.n)
                from public.like_group_approvals as v join p on p.id = v.author_id
                where v.group_id = g.id
              ), '') || ' chat ' || coalesce((
                select string_agg(p.n::text, ',' order by p.n)
                from public.chat_members as c join p on p.id = c.user_id
                where c.chat_id = g.chat_id and c.left_at is null
              ), '')
            from public.like_groups as g join k on k.id = g.id
            union all
            select k.n, 1, k.n || ' holds ' || string_agg(p.n::text, ',' order by p.n)
            from public.like_claims as c join k on k.id = c.group_id join p on p.id = c.user_id
            group by k.n
          ) as s order by s.n, s.part
          """))
    ])
    return try rows[0].map { try $0.get(0, as: String.self) }
  }

  private static func become(_ person: String, on connection: DirectConnection) async throws {
    try await connection.execute(
      script: #"select set_config('request.jwt.claims', '{"sub":"\#(person)"}', false)"#)
  }

  private static func value(
    _ sql: String, on connection: DirectConnection
  ) async throws -> String {
    let rows = try await connection.run([Command(Statement("history", sql))])
    return try rows.last?.first?.get(0, as: String?.self) ?? ""
  }
}
