/// A table or view of the matrix: how its rows are told apart and whose they are, and what each
/// actor is expected to be let do with them.
///
/// A cell says which rows of the group in question the actor reaches:
///
///     -      refused by the privileges (42501)
///     0      not refused, and no row
///     own    the rows about the actor, as `own` says
///     lead   other words: the rows that `sets` says
///     all    every row
///     rls    insert: the privilege is there, and every row is refused
///
/// A word that ends in `*` is of some columns only: `select *` is refused.
struct Relation: Sendable {
  let name: String
  /// An expression that tells rows apart.
  let key: String
  /// The column that names the group; nil: the table is of no group, and all its rows count.
  var group: String?
  /// Which rows are about the actor; `:me` is their id.
  var own = "false"
  /// Other sets of rows, by the word for them; `:leader` is the leader's id.
  var sets: [String: String] = [:]
  /// What to take every row and the own rows from, for a view that shows each caller their own.
  var from: String?
  /// The lines of the matrix, below a line that names the actors, as `Actor.allCases` does.
  let lines: String

  /// One line: what is done, to which group's rows, and the word for each actor.
  struct Line: Sendable {
    let operation: Operation
    let place: World.Place
    let words: [String]

    /// What begins the line.
    var label: String { operation.rawValue + (place == .main ? "" : " \(place)") }
  }

  enum Operation: String, CaseIterable, Sendable {
    case select, insert, update, delete
  }

  /// The lines, read; nil where one cannot be.
  var expectations: [Line?] {
    let texts = lines.split(separator: "\n")
    guard texts.first?.split(separator: " ") == Self.heading else { return [] }
    return texts.dropFirst().map { text in
      var words = text.split(separator: " ").map(String.init)
      guard let operation = words.first.flatMap(Operation.init) else { return nil }
      words.removeFirst()
      var place = World.Place.main
      if let named = words.first.flatMap(World.Place.init) {
        place = named
        words.removeFirst()
      }
      guard words.count == Actor.allCases.count else { return nil }
      return Line(operation: operation, place: place, words: words)
    }
  }

  private static let heading = Actor.allCases.map { Substring($0.column) }

  /// The operations that have to have a line: every one, and select in each kind of group.
  var labels: [String] {
    let places = group == nil ? [World.Place.main] : World.Place.allCases
    return places.map { Line(operation: .select, place: $0, words: []).label }
      + ["insert", "update", "delete"]
  }
}

/// The matrix against the database: reads what each actor reaches.
struct RelationProbe: Sendable {
  let relation: Relation
  let world: World

  private func condition(_ place: World.Place) -> String {
    guard let group = relation.group, let id = world.groups[place] else { return "true" }
    return "\(group) = '\(id)'"
  }

  /// The keys of rows that meet a condition, seen by nobody's policies.
  private func keys(
    _ condition: String, _ place: World.Place, _ actor: Actor
  ) async throws -> Set<String> {
    let mine = condition.replacing(":me", with: "'\(actor.id)'::uuid")
      .replacing(":leader", with: "'\(Actor.leader.id)'::uuid")
    let source = (relation.from ?? relation.name).replacing(":me", with: "'\(actor.id)'::uuid")
    let rows = try await world.rows(
      "select (\(relation.key))::text from \(source) where \(self.condition(place)) and (\(mine))")
    return Set(rows.map { ($0.first ?? nil) ?? "" })
  }

  /// The word for what the actor reaches.
  func word(
    _ operation: Relation.Operation, _ place: World.Place, as session: ActorSession
  ) async throws -> String {
    let name = relation.name
    switch operation {
    case .select:
      let attempt = try await session.attempt(
        "select (\(relation.key))::text from \(name) where \(condition(place))")
      let whole = try await session.attempt("select * from \(name) limit 1")
      return try await word(attempt, place, session.actor)
        + (attempt.keys != nil && whole.sqlState == "42501" ? "*" : "")
    case .insert:
      guard try await holds("has_any_column_privilege('\(name)', 'insert')", session) else {
        return try await confirmed("insert into \(name) default values", session)
      }
      let attempt = try await session.attempt("insert into \(name) default values")
      return attempt.sqlState == "42501" ? "rls" : "all"
    case .delete:
      guard try await holds("has_table_privilege('\(name)', 'delete')", session) else {
        return try await confirmed("delete from \(name) where false", session)
      }
      return try await word(
        session.attempt(
          "delete from \(name) where \(condition(place)) returning (\(relation.key))::text"),
        place, session.actor)
    case .update:
      let columns = try await updatable(session)
      guard let column = columns.mine.first else {
        return try await confirmed("update \(name) set \(columns.any) = null where false", session)
      }
      let attempt = try await session.attempt(
        """
        update \(name) set \(column) = \(column) where \(condition(place))
        returning (\(relation.key))::text
        """)
      let word = try await word(attempt, place, session.actor)
      return word + (columns.areAll ? "" : "*")
        + (try await reachesBlindly(column, word, session) ? "" : "!")
    }
  }

  /// Whether an update that reads nothing, and so meets no policy for reading, reaches the
  /// actor's own rows only; or all, where that is the word.
  private func reachesBlindly(
    _ column: String, _ word: String, _ session: ActorSession
  ) async throws -> Bool {
    // The counter goes on from earlier transactions until it is flushed.
    let counter = """
      select n_tup_upd from pg_stat_xact_user_tables
      where relid = to_regclass('\(relation.name)')
      """
    try await session.script("begin")
    let before = try await count(counter, session)
    try await session.script("update \(relation.name) set \(column) = default")
    let reached = try await count(counter, session) - before
    try await session.script("rollback")
    let mine = relation.own.replacing(":me", with: "'\(session.actor.id)'::uuid")
    let expected = try await world.value(
      "select count(*) from \(relation.name) where \(word == "all" ? "true" : mine)")
    // Somebody may see what is theirs and change none of it.
    return String(reached) == expected || (word == "0" && reached == 0)
  }

  private func count(_ query: String, _ session: ActorSession) async throws -> Int {
    try await session.rows(query).first?.first?.flatMap { Int($0) } ?? 0
  }

  private func word(
    _ attempt: ActorSession.Attempt, _ place: World.Place, _ actor: Actor
  ) async throws -> String {
    guard let seen = attempt.keys else {
      return attempt.sqlState == "42501" ? "-" : attempt.sqlState ?? "?"
    }
    if seen.isEmpty { return "0" }
    if seen == (try await keys("true", place, actor)) { return "all" }
    if seen == (try await keys(relation.own, place, actor)) { return "own" }
    for (word, condition) in relation.sets.sorted(by: { $0.key < $1.key })
    where seen == (try await keys(condition, place, actor)) {
      return word
    }
    return "?\(seen.count)"
  }

  /// A privilege that the catalog denies is denied by the statement, too.
  private func confirmed(_ statement: String, _ session: ActorSession) async throws -> String {
    let attempt = try await session.attempt(statement)
    // A view that takes no writes is found out before privileges are looked at.
    return ["42501", "55000"].contains(attempt.sqlState) ? "-" : "allowed!"
  }

  private func holds(_ privilege: String, _ session: ActorSession) async throws -> Bool {
    // Without usage on the schema even the name is refused.
    try await session.attempt("select \(privilege)") == .rows([["t"]])
  }

  private func updatable(
    _ session: ActorSession
  ) async throws -> (mine: [String], any: String, areAll: Bool) {
    let list = """
      select quote_ident(a.attname) from pg_attribute as a
      where a.attrelid = to_regclass('\(relation.name)') and a.attnum > 0
        and not a.attisdropped and a.attidentity = ''
      """
    let all = try await world.rows(list + " order by a.attnum")
      .compactMap { $0.first ?? nil }
    let attempt = try await session.attempt(
      list + " and has_column_privilege(a.attrelid, a.attnum, 'update') order by a.attnum")
    let mine = (attempt.keys ?? []).sorted()
    return (mine, all.first ?? "id", mine.count == all.count)
  }
}

extension Relation {
  /// The whole matrix.
  static let all =
    accounts + catalogue + groups + views + live + people + webhooks + events + messaging + forum
    + dinner
    + expenses
    + lunches + journeys
}
