#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The SQL around what pg_restore writes: one transaction, from the roles to the checks.
struct RestoreScript {
  let manifest: BackupManifest
  let replaces: Bool

  /// Names of sessions of servers on this database; none should be there.
  static let servers = """
    select distinct a.usename::text from pg_stat_activity as a
    where a.datname = current_database() and a.usename in ('muster_web', 'muster_jobs')
    """

  /// How much there is that is not PostgreSQL's own.
  static let contents = """
    select (
      (select count(*) from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
        where \(BackupContents.isWhole) and not exists (select from pg_depend as e
          where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e'))
      + (select count(*) from pg_proc as p join pg_namespace as n on n.oid = p.pronamespace
        where \(BackupContents.isWhole) and not exists (select from pg_depend as e
          where e.classid = 'pg_proc'::regclass and e.objid = p.oid and e.deptype = 'e'))
    )::text
    """

  /// Extensions that migrations make. Of a backup from before one of them, its migration finds it
  /// there and goes on.
  static let extensions = ["citext", "pg_trgm"]

  /// The lines of an archive's list that are restored. Extensions are made before, as the owner;
  /// pg_restore would make them as whoever restores.
  static func lines(of list: [String]) -> [String] {
    list.filter { line in
      !line.hasPrefix(";")
        && !([" SCHEMA - extensions "]
          + extensions.flatMap { [" EXTENSION - \($0)", " COMMENT - EXTENSION \($0)"] })
          .contains(where: line.contains)
    }
  }

  /// What comes before the backup's own: the lock of those who migrate, roles, an empty place.
  var beginning: String {
    """
    begin;
    set local statement_timeout = 0;
    set local lock_timeout = '30s';
    select pg_catalog.pg_advisory_xact_lock(\(Migrator.lock));
    \(Self.roles)
    \(replaces ? clearing : "")
    create schema if not exists extensions authorization muster_owner;
    set local role muster_owner;
    \(Self.extensions.map { "create extension if not exists \($0) with schema extensions;" }
      .joined(separator: "\n"))
    reset role;

    """
  }

  /// What comes after: what was applied, whether everything is there, and the commit.
  var end: String {
    """

    reset role;
    \(BackupContents.settings)
    \(Migrator.preparation)
    insert into muster_migrations.applied (name, checksum, applied_at)
    select m.name, m.checksum, m."appliedAt"
    from jsonb_to_recordset(\(Self.literal(json(manifest.migrations))))
    as m (name text, checksum text, "appliedAt" timestamptz);
    \(check)
    do $$
    begin
      -- Whoever follows a stream has missed what is not here.
      if to_regclass('muster.stream_state') is not null then
        update muster.stream_state set dropped_through = pg_current_xact_id();
      end if;
    end
    $$;
    commit;

    """
  }

  /// The statement of the first migration that makes the roles and lets them in: roles belong to
  /// the cluster, so no dump of a database has them.
  static let roles: String = {
    let sql = Migrations.embedded.migrations.first?.sql ?? ""
    guard let end = sql.firstRange(of: "\n$$;") else { return "" }
    return String(sql[..<end.upperBound])
  }()

  /// Drops what is ours and what the backup brings, and nothing that hangs on it from outside.
  private var clearing: String {
    let schemas = Set(manifest.schemas).union([
      "api", "auth", "extensions", "muster", "muster_migrations", "public",
    ]).sorted()
    let outside = """
      select count(*) from (
        select c.relnamespace as schema from pg_catalog.pg_class as c
        union all select k.connamespace from pg_catalog.pg_constraint as k
        union all select p.pronamespace from pg_catalog.pg_proc as p
        union all select c.relnamespace from pg_catalog.pg_trigger as t
        join pg_catalog.pg_class as c on c.oid = t.tgrelid
        union all select c.relnamespace from pg_catalog.pg_attribute as a
        join pg_catalog.pg_class as c on c.oid = a.attrelid where not a.attisdropped
      ) as o join pg_catalog.pg_namespace as n on n.oid = o.schema
      where n.nspname !~ '^pg_' and n.nspname <> all(doomed)
      """
    return """
      do $$
      declare
        doomed text[] := array(select jsonb_array_elements_text(\(Self.literal(json(schemas)))));
        doomed_schema text;
        before bigint;
        after bigint;
      begin
        before := (\(outside));
        foreach doomed_schema in array doomed loop
          execute format('drop schema if exists %I cascade', doomed_schema);
        end loop;
        after := (\(outside));
        if before <> after then
          raise exception 'things in other schemas hang on what is to be replaced';
        end if;
        create schema public;
        alter schema public owner to pg_database_owner;
        grant usage on schema public to public;
        comment on schema public is 'standard public schema';
      end
      $$;
      """
  }

  /// Compares rows and catalog with the manifest.
  private var check: String {
    """
    do $check$
    declare
      wanted record;
      found_rows bigint;
      found_sum text;
    begin
      for wanted in
        select * from jsonb_to_recordset(\(Self.literal(json(manifest.tables))))
        as t (name text, rows bigint, sum text)
      loop
        execute format($sum$\(BackupContents.sum(of: "%s"))$sum$, wanted.name)
        into found_rows, found_sum;
        if (found_rows, found_sum) is distinct from (wanted.rows, wanted.sum) then
          raise exception 'the rows of % are not those of the backup', wanted.name;
        end if;
      end loop;
      for wanted in
        select e.key, e.value::bigint as count, coalesce(f.count, 0) as found
        from jsonb_each_text(\(Self.literal(json(manifest.catalog)))) as e
        left join (\(BackupContents.catalog(of: manifest.schemas))) as f on f.kind = e.key
      loop
        if wanted.count <> wanted.found then
          raise exception 'there are % % and not % as in the backup',
            wanted.found, wanted.key, wanted.count;
        end if;
      end loop;
    end
    $check$;
    """
  }

  private func json(_ value: some Encodable) -> String {
    (try? JSONEncoder().encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
  }

  static func literal(_ json: String) -> String {
    "'" + json.replacing("'", with: "''") + "'::jsonb"
  }
}
