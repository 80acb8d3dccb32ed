import Postgres

@testable import Muster

/// One group's enrolment in a database and in the model at once: the same operations, the same
/// answers.
final class JourneyHistory {
  private let connection: DirectConnection
  private let people: [String]
  private let group: String
  private let journey: String
  private let enrollment: String
  private var model: JourneyModel
  private var generator: SplitMix64

  init(seed: UInt64, people: [String], on connection: DirectConnection) async throws {
    self.connection = connection
    self.people = people
    var generator = SplitMix64(seed: seed)
    let draft = Self.content(&generator)
    model = JourneyModel(people: people.count, draft: draft)
    try await Self.become(people[0], on: connection)
    group = try await Self.value("select public.create_group('History')", on: connection)
    journey = try await Self.value(
      "select public.create_journey('{\"title\":\"J\",\"content\":\(Self.json(draft))}')",
      on: connection)
    enrollment = try await Self.value(
      "select public.enroll_in_journey('\(journey)', '\(group)')", on: connection)
    self.generator = generator
  }

  /// Up to four of five steps, at least one of them required.
  private static func content(_ generator: inout SplitMix64) -> [JourneyModel.Step] {
    var steps = (0..<5).filter { _ in generator.percent(55) }
      .map { JourneyModel.Step(id: $0, required: generator.percent(60)) }
    if !steps.contains(where: \.required) {
      steps.append(JourneyModel.Step(id: 5, required: true))
    }
    return steps
  }

  private static func json(_ steps: [JourneyModel.Step]) -> String {
    let texts = steps.map {
      """
      {"id":"s\($0.id)","title":"T","kind":"text","body":"x","required":\($0.required)}
      """
    }
    return "{\"steps\":[\(texts.joined(separator: ","))]}"
  }

  /// Does a random operation on both; what differs, if anything does.
  func step() async throws -> String? {
    let operation = draw()
    let expected = model.apply(operation)
    let found = try await run(operation)
    guard found == expected else {
      return "\(operation): \(found ?? "done") instead of \(expected ?? "done")"
    }
    let line = try await line()
    return line == model.line ? nil : "\(operation):\n  is  \(line)\n  not \(model.line)"
  }

  private func draw() -> JourneyModel.Operation {
    let somebody = 1 + generator.below(people.count - 1)
    let anybody = generator.below(people.count)
    let mover = generator.percent(15) ? anybody : 0
    switch generator.below(24) {
    case 0, 1, 2, 3:
      // What there is to do with their membership.
      switch model.people[somebody].membership {
      case .none: return .join(somebody)
      case .paused: return .activate(somebody)
      case .active:
        switch generator.below(4) {
        case 0: return .leave(somebody)
        case 1: return .pause(somebody)
        default: return .become(somebody, observer: !model.people[somebody].isObserver)
        }
      }
    case 4: return .rewrite(Self.content(&generator))
    case 5: return .release
    case 6, 7:
      return .moveVersion(
        by: mover,
        generator.percent(80) ? model.versions.count : 1 + generator.below(model.versions.count))
    case 8, 9, 10:
      let words = ["active", "active", "paused", "frozen", "completed"]
      return .move(by: mover, words[generator.below(words.count)])
    case 11: return generator.percent(50) ? .end(by: mover) : .enroll(by: mover)
    case 12: return .enroll(by: mover)
    default: return .record(by: anybody, generator.below(6), done: generator.percent(85))
    }
  }

  private func run(_ operation: JourneyModel.Operation) async throws -> String? {
    let (by, calls) = sql(operation)
    try await Self.become(people[by], on: connection)
    do {
      for call in calls { _ = try await Self.value("select \(call)", on: connection) }
      return nil
    } catch let error as PostgresError {
      return Failure(error).code.rawValue
    }
  }

  private func sql(_ operation: JourneyModel.Operation) -> (by: Int, calls: [String]) {
    func role(_ name: String) -> String {
      "(select id from public.group_roles where group_id = '\(group)' and name = '\(name)')"
    }
    func patch(_ fields: String) -> String {
      "public.update_enrollment('\(enrollment)', '{\(fields)}')"
    }
    switch operation {
    case .join(let person):
      return (
        person,
        [
          """
          public.join_group(code) from public.group_join_codes where group_id = '\(group)'
          """
        ]
      )
    case .leave(let person): return (person, ["public.leave_group('\(group)')"])
    case .pause(let person): return (0, ["public.pause_member('\(group)', '\(people[person])')"])
    case .activate(let person):
      return (0, ["public.activate_member('\(group)', '\(people[person])')"])
    case .become(let person, let observer):
      let (new, old) = observer ? ("Observer", "Member") : ("Member", "Observer")
      return (
        0,
        [
          "public.assign_role('\(group)', '\(people[person])', \(role(new)))",
          "public.unassign_role('\(group)', '\(people[person])', \(role(old)))",
        ]
      )
    case .record(let by, let step, let done):
      return (
        by,
        ["public.record_journey_step('\(enrollment)', 's\(step)', '{\"completed\":\(done)}')"]
      )
    case .rewrite(let steps):
      return (0, ["public.update_journey('\(journey)', '{\"content\":\(Self.json(steps))}')"])
    case .release: return (0, ["public.release_journey_version('\(journey)')"])
    case .moveVersion(let by, let version): return (by, [patch("\"version\":\(version)")])
    case .move(let by, let status): return (by, [patch("\"status\":\"\(status)\"")])
    case .end(let by): return (by, ["public.unenroll_from_journey('\(enrollment)')"])
    case .enroll(let by):
      return (by, ["public.enroll_in_journey('\(journey)', '\(group)')"])
    }
  }

  /// What the tables say, in the model's words; the aggregate as the overview has it.
  private func line() async throws -> String {
    try await Self.value(
      """
      select e.status || case when e.ended_at is null then '' else ' ended' end || ' at '
        || e.version || ' of ' || j.latest_version || ' members ' || (o.overview ->> 'members')
        || ' none ' || (o.overview ->> 'notStarted') || ' under way '
        || (o.overview ->> 'inProgress') || ' complete ' || (o.overview ->> 'completed')
        || ' steps ' || (
          select string_agg(s.step ->> 'completedCount', ',' order by s.number)
          from jsonb_array_elements(o.overview -> 'steps') with ordinality as s (step, number)
        )
      from public.journey_enrollments as e
      join public.journeys as j on j.id = e.journey_id
      cross join lateral (select muster.progress_overview(e) as overview) as o
      where e.id = '\(enrollment)'
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
