@testable import Postgres

/// A database in which only checks and keys speak: no trigger runs and no foreign key is asked.
struct ConstraintDatabase {
  private let connection: DirectConnection
  /// By table, its columns in their order.
  private let columns: [String: [Column]]

  private struct Column {
    let name: String
    let type: String
    let isRequired: Bool
    /// Part of some unique key.
    let isKey: Bool
  }

  struct Key {
    let table: String
    let name: String
    let isConstraint: Bool
    let columns: Set<String>
    /// Of all rows, and of columns as they are.
    let isWhole: Bool
  }

  private static let ours = "('api', 'auth', 'muster', 'public')"

  init() async throws {
    connection = try await DirectConnection.connect(TestDatabase.make())
    try await connection.execute(
      script: "set search_path = ''; set session_replication_role = replica")
    var columns: [String: [Column]] = [:]
    for row in try await Self.rows(
      connection,
      """
      select r.oid::regclass::text, a.attname::text, t.typname::text,
        (a.attnotnull and not a.atthasdef and a.attidentity = '')::text,
        exists (
          select from pg_catalog.pg_index as i
          where i.indrelid = r.oid and i.indisunique and a.attnum = any(i.indkey)
        )::text
      from pg_catalog.pg_class as r
      join pg_catalog.pg_namespace as n on n.oid = r.relnamespace
      join pg_catalog.pg_attribute as a on a.attrelid = r.oid
      join pg_catalog.pg_type as t on t.oid = a.atttypid
      where n.nspname in \(Self.ours) and r.relkind in ('r', 'p') and not r.relispartition
        and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      order by 1, a.attnum
      """)
    {
      columns[row[0], default: []].append(
        Column(
          name: row[1], type: row[2], isRequired: row[3] == "true", isKey: row[4] == "true"))
    }
    self.columns = columns
  }

  func close() { connection.close() }

  /// The checks of each table, without those of partitions, which have them from the whole.
  func checks() async throws -> [(table: String, names: [String])] {
    let found = try await Self.rows(
      connection,
      """
      select c.conrelid::regclass::text, c.conname::text
      from pg_catalog.pg_constraint as c
      join pg_catalog.pg_class as r on r.oid = c.conrelid
      join pg_catalog.pg_namespace as n on n.oid = r.relnamespace
      where c.contype = 'c' and n.nspname in \(Self.ours) and c.coninhcount = 0
        and not r.relispartition
      """)
    return Dictionary(grouping: found) { $0[0] }
      .map { (table: $0.key, names: $0.value.map { $0[1] }.sorted()) }
      .sorted { $0.table < $1.table }
  }

  /// What takes a check away.
  static func dropping(_ check: String, of table: String) -> [String] {
    ["alter table \(table) drop constraint \(check) cascade"]
  }

  /// What takes a key away, and with it those that hold it and some column more.
  func dropping(_ key: Key) async throws -> [String] {
    try await allKeys().filter {
      $0.name == key.name && $0.table == key.table
        || $0.table == key.table && key.isWhole && key.columns.isStrictSubset(of: $0.columns)
    }.map {
      $0.isConstraint
        ? "alter table \($0.table) drop constraint \($0.name) cascade"
        : "drop index \($0.table.split(separator: ".")[0]).\($0.name)"
    }
  }

  /// The unique keys, without those that hold another one and some column more: foreign keys
  /// refer to them, and what they refuse the other does.
  func keys() async throws -> [Key] {
    let all = try await allKeys()
    return all.filter { key in
      !all.contains {
        $0.table == key.table && !$0.columns.isEmpty && $0.columns.isStrictSubset(of: key.columns)
          && $0.isWhole
      }
    }
  }

  private func allKeys() async throws -> [Key] {
    try await Self.rows(
      connection,
      """
      select i.indrelid::regclass::text, x.relname::text,
        exists (select from pg_catalog.pg_constraint as c where c.conindid = x.oid)::text,
        coalesce((
          select string_agg(a.attname, ' ')
          from pg_catalog.pg_attribute as a
          where a.attrelid = i.indrelid and a.attnum = any(i.indkey)
        ), ''),
        (i.indpred is null and 0 <> all(i.indkey))::text
      from pg_catalog.pg_index as i
      join pg_catalog.pg_class as x on x.oid = i.indexrelid
      join pg_catalog.pg_class as r on r.oid = i.indrelid
      join pg_catalog.pg_namespace as n on n.oid = r.relnamespace
      where i.indisunique and n.nspname in \(Self.ours) and not r.relispartition
      order by 1, 2
      """
    ).map { row in
      Key(
        table: row[0], name: row[1], isConstraint: row[2] == "true",
        columns: Set(row[3].split(separator: " ").map(String.init)), isWhole: row[4] == "true")
    }
  }

  func insert(_ examples: TableExamples, _ values: [String: String]) throws -> String {
    statement(examples.table, examples.row.merging(values) { $1 })
  }

  /// Two rows that are the same in a key, and in no other.
  func twins(_ examples: TableExamples, _ key: Key) throws -> [String] {
    var first = examples.row.merging(examples.keys[key.name] ?? [:]) { $1 }
    var second = first
    let about = key.columns.union(examples.keys[key.name].map { Set($0.keys) } ?? [])
    for column in columns[key.table] ?? [] where column.isKey {
      if about.contains(column.name) {
        let value = first[column.name] ?? Self.filler(column.type, 1)
        (first[column.name], second[column.name]) = (value, value)
      } else if first[column.name] != nil || column.isRequired {
        second[column.name] = Self.filler(column.type, 2)
      }
    }
    second.merge(examples.other.filter { !about.contains($0.key) }) { $1 }
    return [statement(key.table, first), statement(key.table, second)]
  }

  /// What statements on an emptied table are refused with: SQLSTATE and constraint; nil when they
  /// go through. Nothing of it stays.
  func attempt(
    _ statements: [String], on table: String, without dropped: [String] = []
  ) async throws -> String? {
    let script = ["begin", "delete from \(table)"] + dropped
    try await connection.execute(script: script.joined(separator: ";"))
    var refused: String?
    do {
      for statement in statements { try await connection.execute(script: statement) }
    } catch let error as PostgresError {
      refused = "\(error.sqlState) \(error.constraint ?? error.description)"
    }
    try await connection.execute(script: "rollback")
    return refused
  }

  private func statement(_ table: String, _ values: [String: String]) -> String {
    let given = (columns[table] ?? []).compactMap { column -> (String, String)? in
      if let value = values[column.name] { return (column.name, value) }
      return column.isRequired ? (column.name, Self.filler(column.type, 1)) : nil
    }
    if given.isEmpty { return "insert into \(table) default values" }
    return """
      insert into \(table) (\(given.map(\.0).joined(separator: ", ")))
      overriding system value values (\(given.map(\.1).joined(separator: ", ")))
      """
  }

  private static func filler(_ type: String, _ number: Int) -> String {
    switch type {
    case "uuid": "'00000000-0000-4000-8000-00000000000\(number)'"
    case "bool": number == 1 ? "false" : "true"
    case "int2", "int4", "int8", "numeric": "\(number)"
    case "timestamptz": "timestamptz '2000-01-01' + \(number) * interval '1 day'"
    case "date": "date '2000-01-01' + \(number)"
    case "json", "jsonb": "'{}'"
    case "bytea": #"'\x0\#(number)'"#
    default: "'text \(number)'"
    }
  }

  private static func rows(
    _ connection: DirectConnection, _ query: String
  ) async throws -> [[String]] {
    guard let found = try await connection.run([Command(Statement("test", query))]).first else {
      return []
    }
    return try found.map { row in
      try (0..<found.columns.count).map { try row.get($0, as: String.self) }
    }
  }
}
