import Postgres

@testable import Muster

/// One lunch in a database and in the model at once: the same operations, the same answers.
final class LunchHistory {
  private let connection: DirectConnection
  private let people: [String]
  private let restaurants: [String]
  private let lunch: String
  private var model: LunchModel
  private var generator: SplitMix64

  /// Restaurants of a person's.
  static func restaurants(
    _ count: Int, by person: String, on connection: DirectConnection
  ) async throws -> [String] {
    try await become(person, on: connection)
    var made: [String] = []
    for number in 0..<count {
      made.append(
        try await value(
          """
          select public.save_restaurant(null, \
          '{"name":"R\(number)","address":"x","lat":\(number),"lng":0}')
          """, on: connection))
    }
    return made
  }

  init(
    seed: UInt64, people: [String], restaurants: [String], on connection: DirectConnection
  ) async throws {
    self.connection = connection
    self.people = people
    self.restaurants = restaurants
    generator = SplitMix64(seed: seed)
    var diets: [Int: [Int]] = [:]
    for person in people.indices {
      diets[person] = []
      try await Self.become(people[person], on: connection)
      _ = try await Self.value(
        #"select public.update_profile('{"dietaryRequirements":[]}')"#, on: connection)
    }
    model = LunchModel(creator: 0, diets: diets, restaurants: restaurants.count)
    try await Self.become(people[0], on: connection)
    lunch = try await Self.value(
      "select public.create_lunch(current_date + 9, 1, 1)", on: connection)
  }

  /// Does a random operation on both; what differs, if anything does.
  func step() async throws -> String? {
    let operation = draw()
    let before = model.status
    let expected = model.apply(operation)
    let found = try await run(operation)
    guard found == expected else {
      return "\(operation): \(found ?? "done") instead of \(expected ?? "done")"
    }
    let line = try await line()
    if line != model.line { return "\(operation):\n  is  \(line)\n  not \(model.line)" }
    // No way back but from decided to voting.
    let (old, new) = (LunchModel.steps.firstIndex(of: before), Self.place(line))
    if let old, let new, new < old, (before, new) != ("decided", 1) { return "back: \(operation)" }
    return nil
  }

  private static func place(_ line: String) -> Int? {
    LunchModel.steps.firstIndex { line.hasPrefix($0) }
  }

  private func draw() -> LunchModel.Operation {
    let anybody = generator.below(people.count)
    // Mostly somebody who may, so that something happens.
    let inside =
      generator.percent(12) ? anybody : generator.pick(model.participants) ?? anybody
    let owner = generator.percent(15) ? inside : model.creator
    let restaurant = generator.below(restaurants.count + (generator.percent(8) ? 1 : 0))
    switch generator.below(20) {
    case 0, 1: return .join(by: anybody)
    case 2, 3, 4: return .add(by: inside, generator.below(people.count))
    case 5, 6:
      let gone = generator.percent(30) ? generator.below(people.count) : inside
      return .leave(by: generator.percent(50) ? owner : gone, gone)
    case 7, 8, 9, 10: return .vote(by: inside, restaurant)
    case 11: return .takeBack(by: inside, restaurant)
    case 12, 13, 14:
      let next = min((LunchModel.steps.firstIndex(of: model.status) ?? 0) + 1, 3)
      let to =
        generator.percent(35)
        ? LunchModel.steps[generator.below(4)]
        : model.status == "decided" && generator.percent(70)
          ? "voting" : LunchModel.steps[next]
      return .step(by: owner, to, restaurant: generator.percent(60) ? restaurant : nil)
    case 15: return .move(by: inside)
    case 16 where generator.percent(10): return .delete(by: owner)
    default:
      return .eat(
        generator.percent(70) ? inside : anybody,
        (0..<generator.below(4)).map { _ in generator.below(5) }.reduce(into: []) {
          if !$0.contains($1) { $0.append($1) }
        })
    }
  }

  private func run(_ operation: LunchModel.Operation) async throws -> String? {
    let (by, call) = sql(operation)
    try await Self.become(people[by], on: connection)
    do {
      _ = try await Self.value("select \(call)", on: connection)
      return nil
    } catch let error as PostgresError {
      return Failure(error).code.rawValue
    }
  }

  private func sql(_ operation: LunchModel.Operation) -> (by: Int, call: String) {
    func id(_ restaurant: Int) -> String {
      restaurant < restaurants.count
        ? restaurants[restaurant] : "00000000-0000-4000-8000-000000000000"
    }
    return switch operation {
    case .join(let by): (by, "public.join_lunch('\(lunch)')")
    case .add(let by, let person): (by, "public.join_lunch('\(lunch)', '\(people[person])')")
    case .leave(let by, let person): (by, "public.leave_lunch('\(lunch)', '\(people[person])')")
    case .vote(let by, let restaurant):
      (by, "public.cast_lunch_vote('\(lunch)', '\(id(restaurant))')")
    case .takeBack(let by, let restaurant):
      (by, "public.take_back_lunch_vote('\(lunch)', '\(id(restaurant))')")
    case .step(let by, let to, let restaurant):
      (
        by,
        """
        public.update_lunch('\(lunch)', '{"status":"\(to)"\
        \(restaurant.map { #","selectedRestaurantId":"\#(id($0))""# } ?? "")}')
        """
      )
    case .move(let by): (by, #"public.update_lunch('\#(lunch)', '{"locationLat":2}')"#)
    case .eat(let person, let requirements):
      (
        person,
        """
        public.update_profile('{"dietaryRequirements":\
        [\(requirements.map { "\"\($0)\"" }.joined(separator: ","))]}')
        """
      )
    case .delete(let by): (by, "public.delete_lunch('\(lunch)')")
    }
  }

  /// What the tables say, in the model's words.
  private func line() async throws -> String {
    func names(_ ids: [String]) -> String {
      ids.enumerated().map { "('\($0.element)'::uuid, \($0.offset))" }.joined(separator: ",")
    }
    return try await Self.value(
      """
      with p (id, n) as (values \(names(people))), r (id, n) as (values \(names(restaurants)))
      select l.status || ' by ' || c.n || ' at ' || coalesce(s.n::text, '-') || ' people ' || (
          select string_agg(p.n::text, ',' order by q.position)
          from public.lunch_group_participants as q join p on p.id = q.user_id
          where q.lunch_group_id = l.id
        ) || ' eat ' || array_to_string(l.aggregated_dietary_requirements, ',')
        || ' votes ' || coalesce((
          select string_agg(p.n || ':' || r.n, ',' order by p.n || ':' || r.n)
          from public.lunch_votes as v join p on p.id = v.user_id join r on r.id = v.restaurant_id
          where v.lunch_group_id = l.id
        ), '') || ' visits ' || coalesce((
          select string_agg(p.n || ':' || r.n, ',' order by p.n || ':' || r.n)
          from public.visit_history as v join p on p.id = v.user_id
          join r on r.id = v.restaurant_id where v.lunch_group_id = l.id
        ), '')
      from public.lunch_groups as l join p as c on c.id = l.created_by_id
      left join r as s on s.id = l.selected_restaurant_id
      where l.id = '\(lunch)'
      """, on: connection)
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
