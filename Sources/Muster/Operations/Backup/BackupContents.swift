import Postgres

/// What a backup holds besides the dump: read in one transaction, whose snapshot the dump reads,
/// too.
enum BackupContents {
  /// So that a row reads the same wherever it is.
  static let settings = """
    set timezone = 'UTC'; set datestyle = 'ISO, MDY'; set intervalstyle = 'postgres';
    set bytea_output = 'hex'; set extra_float_digits = 1; set xmloption = 'content';
    set search_path = pg_catalog; set statement_timeout = 0; set lock_timeout = '60s';
    """

  /// The schemas that are not PostgreSQL's own; those of others' extensions are left out.
  static let isWhole = """
    n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_'
    """

  /// What says where events of streams stand is good in one database only, and so is not in a
  /// backup: `muster.stream_events` and its slots.
  static let isKept = "not (n.nspname = 'muster' and c.relname ~ '^stream_events')"

  /// What belongs to an extension comes with it.
  private static func isOwn(_ catalog: String, _ id: String) -> String {
    """
    not exists (
      select from pg_depend as e
      where e.classid = '\(catalog)'::regclass and e.objid = \(id) and e.deptype = 'e'
    )
    """
  }

  /// The tables that have rows of their own.
  static let tables = """
    select format('%I.%I', n.nspname, c.relname)
    from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
    where c.relkind = 'r' and c.relpersistence = 'p' and \(isWhole) and \(isKept)
      and n.nspname <> 'muster_migrations' and \(isOwn("pg_class", "c.oid"))
    order by 1
    """

  /// The number of rows of a table, and the sum of a hash of each.
  static func sum(of table: String) -> String {
    """
    select count(*), coalesce(sum(('x' || encode(
      substr(sha256(convert_to(t::text, 'UTF8')), 1, 8), 'hex'))::bit(64)::bigint), 0)::text
    from \(table) as t
    """
  }

  /// How many things of each kind there are in some schemas.
  static func catalog(of schemas: [String]) -> String {
    let list = schemas.map { "'" + $0.replacing("'", with: "''") + "'" }.joined(separator: ", ")
    let isThere = "n.nspname in (\(list)) and n.nspname <> 'muster_migrations'"
    return """
      select k.kind, sum(k.count)::bigint as count from (
        select case c.relkind when 'v' then 'views' when 'S' then 'sequences'
            when 'i' then 'indexes' when 'I' then 'indexes' else 'tables' end as kind,
          count(*) as count
        from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'v', 'S', 'i', 'I') and \(isThere)
          and \(isOwn("pg_class", "c.oid"))
        group by 1
        union all
        select 'tables with row security', count(*)
        from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
        where c.relrowsecurity and \(isThere)
        union all
        select 'functions', count(*)
        from pg_proc as c join pg_namespace as n on n.oid = c.pronamespace
        where \(isThere) and \(isOwn("pg_proc", "c.oid"))
        union all
        select 'policies', count(*)
        from pg_policy as p join pg_class as c on c.oid = p.polrelid
        join pg_namespace as n on n.oid = c.relnamespace where \(isThere)
        union all
        select 'triggers', count(*)
        from pg_trigger as t join pg_class as c on c.oid = t.tgrelid
        join pg_namespace as n on n.oid = c.relnamespace
        where not t.tgisinternal and \(isThere)
        union all
        select 'constraints', count(*)
        from pg_constraint as c join pg_namespace as n on n.oid = c.connamespace
        where \(isThere) and c.contype not in ('t', 'n') and \(isOwn("pg_constraint", "c.oid"))
      ) as k group by 1 order by 1
      """
  }

  private static let schemas = """
    select n.nspname::text from pg_namespace as n where \(isWhole) order by 1
    """

  /// Roles that own something and are neither Muster's own nor there in every cluster.
  private static let owners = """
    select distinct r.rolname::text
    from (
      select c.relowner, c.relnamespace from pg_class as c
      where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and \(isOwn("pg_class", "c.oid"))
      union all
      select p.proowner, p.pronamespace from pg_proc as p where \(isOwn("pg_proc", "p.oid"))
      union all select t.typowner, t.typnamespace from pg_type as t
      where t.typrelid = 0 and t.typelem = 0 and \(isOwn("pg_type", "t.oid"))
      union all select s.nspowner, s.oid from pg_namespace as s
    ) as o (owner, schema)
    join pg_roles as r on r.oid = o.owner
    join pg_namespace as n on n.oid = o.schema
    where \(isWhole) and n.nspname <> 'muster_migrations'
      and r.rolname not in ('muster_owner', 'pg_database_owner')
    order by 1
    """

  private static let migrations = """
    select a.name, a.checksum, a.applied_at::text from muster_migrations.applied as a
    order by a.applied_at, a.name
    """

  /// Reads everything within the transaction of a connection. `dump` is pg_dump's major version.
  static func read(_ connection: DirectConnection, dump: Int) async throws -> BackupManifest {
    func rows(_ sql: String) async throws -> Rows {
      try await connection.run([Command(Statement("backup", sql))])[0]
    }
    var tables: [BackupManifest.Table] = []
    for row in try await rows(Self.tables) {
      let name = try row.get(0, as: String.self)
      guard let sums = try await rows(sum(of: name)).first else { continue }
      tables.append(
        .init(name: name, rows: Int(try sums.get(0, as: Int64.self)), sum: try sums.get(1)))
    }
    var catalog: [String: Int] = [:]
    let schemas = try await rows(Self.schemas).map { try $0.get(0, as: String.self) }
    for row in try await rows(Self.catalog(of: schemas)) {
      catalog[try row.get(0)] = Int(try row.get(1, as: Int64.self))
    }
    return BackupManifest(
      madeAt: try await rows("select now()::text").first?.get(0) ?? "",
      postgres: connection.serverVersion / 10_000, dump: dump,
      migrations: try await rows(migrations).map {
        .init(name: try $0.get(0), checksum: try $0.get(1), appliedAt: try $0.get(2))
      },
      schemas: schemas,
      owners: try await rows(owners).map { try $0.get(0) },
      tables: tables, catalog: catalog, digest: "")
  }
}
