/// Runs operations on a database and on the model side by side.
struct ModelRun {
  let database: ModelDatabase
  var mistakes: Set<Mistake> = []
  /// Everybody's view is compared after so many operations that changed something, and at a
  /// world's end.
  var viewsEvery = 8

  struct Disagreement: Sendable {
    enum About: Sendable { case outcome, state, views }
    let about: About
    let text: String
    /// What was asked about, where it is the answers that disagree.
    var permission: Int?
  }

  struct Failure: Sendable {
    let seed: UInt64
    let people: [Model.Person]
    var operations: [Operation]
    var disagreement: Disagreement
  }

  struct Counts: Sendable {
    var worlds = 0
    var operations = 0
    var refused = 0
    var views = 0
    /// By function, how often each outcome came: `done` or a SQLSTATE.
    var outcomes: [String: [String: Int]] = [:]

    static func += (a: inout Self, b: Self) {
      a.worlds += b.worlds
      a.operations += b.operations
      a.refused += b.refused
      a.views += b.views
      for (name, counts) in b.outcomes {
        a.outcomes[name, default: [:]].merge(counts, uniquingKeysWith: +)
      }
    }
  }

  /// One world, drawn from a seed; nil when all agree.
  func world(seed: UInt64, _ counts: inout Counts) throws -> Failure? {
    var generator = OperationGenerator(seed: seed) {
      database.has(ModelDatabase.function($0))
    }
    let people = generator.people()
    let length = generator.length()
    var model = Model(catalogue: database.catalogue, people: people, mistakes: mistakes)
    var operations: [Operation] = []
    try database.begin(people: people)
    counts.worlds += 1
    var changes = 0
    for number in 1...length {
      let operation = generator.next(model)
      operations.append(operation)
      counts.operations += 1
      let (disagreement, refusal) = try step(operation, &model)
      let function = ModelDatabase.function(operation.kind)
      counts.outcomes[function, default: [:]][refusal ?? "done", default: 0] += 1
      let changed = refusal == nil
      if changed { changes += 1 } else { counts.refused += 1 }
      var found = disagreement
      if found == nil, number == length || (changed && changes % viewsEvery == 0) {
        counts.views += 1
        found = try compareViews(model)
      }
      if let found {
        return Failure(seed: seed, people: people, operations: operations, disagreement: found)
      }
    }
    return nil
  }

  /// Runs given operations in a new world, looking after each that changes something for a
  /// disagreement about the same kind of thing; where it first disagrees.
  func replay(
    _ operations: [Operation], people: [Model.Person], like sought: Disagreement
  ) throws -> (Int, Disagreement)? {
    var model = Model(catalogue: database.catalogue, people: people, mistakes: mistakes)
    try database.begin(people: people)
    for (index, operation) in operations.enumerated() {
      let (disagreement, refusal) = try step(operation, &model)
      if let disagreement { return (index, disagreement) }
      if refusal == nil, sought.about == .views,
        let disagreement = try compareViews(model, about: sought.permission ?? 0)
      {
        return (index, disagreement)
      }
    }
    return nil
  }

  /// Executes one operation and compares outcome and state; what it was refused with.
  private func step(
    _ operation: Operation, _ model: inout Model
  ) throws -> (Disagreement?, String?) {
    let prediction = model.predict(operation)
    switch try database.execute(operation) {
    case .refused(let state, let message):
      if prediction.refusals.contains(state) { return (nil, state) }
      let expected =
        prediction.refusals.isEmpty
        ? "done" : "refused with " + prediction.refusals.sorted().joined(separator: " or ")
      let text = "refused with \(state) (\(message)); by the rules it is \(expected)"
      return (Disagreement(about: .outcome, text: text), state)
    case .done:
      if prediction.states.isEmpty {
        let expected = prediction.refusals.sorted().joined(separator: " or ")
        let text = "done; by the rules it is refused with \(expected)"
        return (Disagreement(about: .outcome, text: text), nil)
      }
      let actual = try database.state()
      var nearest: String?
      for state in prediction.states {
        let expected = state.stateLines()
        if expected == actual {
          model = state
          return (nil, nil)
        }
        let text = Self.difference(expected, actual)
        if nearest.map({ text.count < $0.count }) ?? true { nearest = text }
      }
      return (Disagreement(about: .state, text: nearest ?? ""), nil)
    }
  }

  private func compareViews(
    _ model: Model, about permission: Int? = nil
  ) throws -> Disagreement? {
    let actual = try database.seen(by: model.people)
    let expected = model.seenLines()
    if expected != actual {
      return Disagreement(about: .views, text: Self.difference(expected, actual))
    }
    // Some groups and a permission of the kernel's each time; in a replay all groups, and the
    // permission that it is about.
    let number = permission ?? model.clock % Permission.allCases.count
    let groups = model.groups.keys.sorted().enumerated()
      .filter { permission != nil || ($0.offset + model.clock) % 3 == 0 }.map(\.element)
    let answers = try database.asked(by: model.people, about: groups, number)
    let right = model.askedLines(number, about: groups)
    if answers == right { return nil }
    let name = model.catalogue.permissions[number]
    return Disagreement(
      about: .views, text: "asked about \(name):\n" + Self.difference(right, answers),
      permission: number)
  }

  private static func difference(_ expected: String, _ actual: String) -> String {
    let rules = Set(expected.split(separator: "\n"))
    let found = Set(actual.split(separator: "\n"))
    let missing = rules.subtracting(found).sorted().map { "  by the rules: \($0)" }
    let extra = found.subtracting(rules).sorted().map { "  in fact:      \($0)" }
    return (missing + extra).joined(separator: "\n")
  }
}
