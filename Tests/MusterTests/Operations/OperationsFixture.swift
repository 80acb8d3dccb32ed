import Foundation
import Postgres
import Testing

@testable import Muster

/// A directory of a test's own, which is gone afterwards.
func withTemporaryDirectory<Result>(
  _ body: (String) async throws -> Result
) async throws -> Result {
  let path = "/tmp/muster-test-operations-\(UUID().uuidString.prefix(8).lowercased())"
  try FileManager.default.createDirectory(
    atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o711])
  defer { try? FileManager.default.removeItem(atPath: path) }
  return try await body(path)
}

/// The settings of a command on a database, with a directory of its own.
func operatorConfiguration(_ directory: String, on database: String?) -> Configuration {
  var configuration = Configuration()
  configuration.dataDirectory = directory
  configuration.databaseURL = database
  configuration.port = 0
  configuration.logLevel = .off
  if database != nil { configuration.secret = TestServer.secret }
  return configuration
}

/// The rows of a query as the connection string says, each column as text.
func rows(_ query: String, on database: String) async throws -> [[String?]] {
  let connection = try await DirectConnection.connect(database)
  defer { connection.close() }
  let rows = try await connection.run([Command(Statement("test", query))])[0]
  return try rows.map { row in
    try (0..<rows.columns.count).map { try row.get($0, as: String?.self) }
  }
}

/// What an operation fails with, as the operator reads it; nil when it does not.
func failure(_ body: () async throws -> some Any) async -> String? {
  do {
    _ = try await body()
    return nil
  } catch {
    return CommandLineTool.message(of: error, Configuration()).0
  }
}

/// A backup file made again with another manifest.
func copy(
  _ path: String, to other: String, _ change: (inout BackupManifest) -> Void
) throws {
  let file = try BackupFile(reading: path)
  defer { file.finish() }
  var manifest = try file.manifest()
  change(&manifest)
  let writer = try BackupWriter(path: other, replaces: true)
  try writer.addPart(BackupFile.dump) { write in try file.forEachPieceOfDump(write) }
  let text = Array(try JSONEncoder().encode(manifest))
  try writer.addPart(BackupFile.manifest) { try $0(text[...]) }
  try writer.end()
  try writer.publish()
}

/// Everything that is defined in a database, a line each. Parentheses are left out: what was
/// written out and read again has fewer, and no privileges may be written out as the owner's.
enum CatalogText {
  static let query = """
    with s as (
      select oid, nspname from pg_namespace
      where nspname not in ('pg_catalog', 'information_schema') and nspname !~ '^pg_'
    )
    select 'schema ' || n.nspname || ' ' || n.nspowner::regrole || ' '
      || coalesce((select string_agg(a::text, ',' order by a::text) from unnest(coalesce(n.nspacl, acldefault('n', n.nspowner))) as a), '')
    from pg_namespace as n join s using (oid)
    union all
    select 'relation ' || c.oid::regclass || ' ' || c.relkind::text || ' ' || c.relowner::regrole || ' '
      || c.relrowsecurity::text || ' ' || c.relforcerowsecurity::text || ' '
      || coalesce(array_to_string(c.reloptions, ','), '') || ' '
      || coalesce((select string_agg(a::text, ',' order by a::text) from unnest(coalesce(c.relacl, acldefault(case c.relkind when 'S' then 's'::"char" else 'r' end, c.relowner))) as a), '')
      || ' ' || coalesce(obj_description(c.oid, 'pg_class'), '')
      || case c.relkind when 'v' then pg_get_viewdef(c.oid) when 'i' then pg_get_indexdef(c.oid)
        else '' end
    from pg_class as c join s on s.oid = c.relnamespace
    where c.relname <> 'applied_pkey'
    union all
    select 'column ' || c.oid::regclass || '.' || a.attname || ' '
      || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull::text || a.attidentity::text
      || a.attgenerated::text || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '') || ' '
      || coalesce((select string_agg(x::text, ',' order by x::text) from unnest(a.attacl) as x), '')
      || ' ' || coalesce(col_description(c.oid, a.attnum), '')
    from pg_attribute as a join pg_class as c on c.oid = a.attrelid
    join s on s.oid = c.relnamespace
    left join pg_attrdef as d on d.adrelid = c.oid and d.adnum = a.attnum
    where a.attnum > 0 and not a.attisdropped
    union all
    select 'function ' || p.oid::regprocedure || ' ' || p.proowner::regrole || ' '
      || coalesce((select string_agg(a::text, ',' order by a::text) from unnest(coalesce(p.proacl, acldefault('f', p.proowner))) as a), '')
      || ' ' || coalesce(obj_description(p.oid, 'pg_proc'), '') || pg_get_functiondef(p.oid)
    from pg_proc as p join s on s.oid = p.pronamespace where p.prokind <> 'a'
    union all
    select 'constraint ' || k.conrelid::regclass || ' ' || k.conname || ' ' || k.convalidated::text
      || translate(pg_get_constraintdef(k.oid), '()', '')
    from pg_constraint as k join s on s.oid = k.connamespace where k.conrelid <> 0
    union all
    select 'trigger ' || t.tgenabled::text || translate(pg_get_triggerdef(t.oid), '()', '')
    from pg_trigger as t join pg_class as c on c.oid = t.tgrelid
    join s on s.oid = c.relnamespace where not t.tgisinternal
    union all
    select 'policy ' || p.polrelid::regclass || ' ' || p.polname || ' ' || p.polcmd::text || p.polroles::regrole[]::text
      || coalesce(pg_get_expr(p.polqual, p.polrelid), '') || ' / '
      || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '')
    from pg_policy as p
    union all
    select 'type ' || t.oid::regtype || ' ' || t.typowner::regrole
      || coalesce((select string_agg(e.enumlabel, ',' order by e.enumsortorder)
        from pg_enum as e where e.enumtypid = t.oid), '')
    from pg_type as t join s on s.oid = t.typnamespace where t.typrelid = 0 and t.typelem = 0
    union all
    select 'default ' || d.defaclrole::regrole::text || d.defaclobjtype::text || d.defaclacl::text
    from pg_default_acl as d
    union all
    select 'extension ' || e.extname || ' ' || e.extnamespace::regnamespace || ' '
      || e.extowner::regrole from pg_extension as e
    union all
    select 'database ' || (
      select string_agg(a::text, ',' order by a::text) from unnest(d.datacl) as a)
    from pg_database as d where d.datname = current_database()
    order by 1
    """

  static func of(_ database: String) async throws -> [String] {
    try await rows(query, on: database).compactMap { $0[0] }
  }
}
