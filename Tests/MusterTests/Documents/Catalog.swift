@testable import Muster

/// The live catalog in one line a thing, to hold against what the documents say.
enum Catalog {
  /// `table.column type`, then `!` for NOT NULL, then ` = default`.
  static let columns = """
    select c.relname || '.' || a.attname || ' '
      || replace(format_type(a.atttypid, a.atttypmod), 'timestamp with time zone', 'timestamptz')
      || case when a.attnotnull then '!' else '' end
      || coalesce(' = ' || pg_get_expr(d.adbin, d.adrelid), '')
    from pg_attribute as a
    join pg_class as c on c.oid = a.attrelid
    left join pg_attrdef as d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v')
      and a.attnum > 0 and not a.attisdropped
    """

  /// `table definition`, as PostgreSQL prints constraints.
  static let constraints = """
    select k.conrelid::regclass || ' ' || pg_get_constraintdef(k.oid)
    from pg_constraint as k
    where k.connamespace in ('public'::regnamespace, 'auth'::regnamespace) and k.conrelid <> 0
    """

  /// `table(column,column)`, then ` where predicate` if it covers only those rows.
  static let indexes = """
    select i.indrelid::regclass || '(' || (
        select string_agg(a.attname, ',' order by a.attnum)
        from pg_attribute as a where a.attrelid = i.indexrelid
      ) || ')' || coalesce(' where ' || pg_get_expr(i.indpred, i.indrelid), '')
    from pg_index as i join pg_class as c on c.oid = i.indexrelid
    where c.relnamespace in ('public'::regnamespace, 'auth'::regnamespace)
    """

  /// `type: value value`, in order.
  static let enums = """
    select t.typname || ': ' || string_agg(e.enumlabel, ' ' order by e.enumsortorder)
    from pg_enum as e join pg_type as t on t.oid = e.enumtypid
    where t.typnamespace = 'public'::regnamespace group by t.typname
    """
}

extension TestServer {
  /// The first column of a query's rows.
  func lines(_ query: String) async throws -> [String] {
    try await rows(query).map { ($0.first ?? nil) ?? "" }
  }

  /// The lines of a text that the catalog does not have.
  func missing(_ expected: String, in query: String) async throws -> [String] {
    let there = Set(try await lines(query))
    return expected.split(separator: "\n").map(String.init).filter { !there.contains($0) }
  }
}
