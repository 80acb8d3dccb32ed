/// A rule of the catalog, with a query of what breaks it. Runs with an empty search path.
struct CatalogLint: Sendable {
  /// What holds, as a clause.
  let rule: String
  var level = Finding.Level.problem
  let query: String
  let remedy: String

  private static let ours = "('auth', 'muster', 'public', 'api', 'muster_migrations')"
  private static let again =
    "restore it with muster migrate after: delete from "
    + "muster_migrations.applied where name = 'current'"

  static let all = [
    CatalogLint(
      rule: "row level security is on for every table",
      query: """
        select c.oid::pg_catalog.regclass::text from pg_catalog.pg_class as c
        join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and not c.relrowsecurity and n.nspname in \(ours)
        """, remedy: "alter table … enable row level security"),
    CatalogLint(
      rule: "policies name one command and a role",
      query: """
        select p.schemaname, p.tablename, p.policyname from pg_catalog.pg_policies as p
        where p.schemaname in \(ours)
          and (p.cmd = 'ALL' or p.roles operator(pg_catalog.&&) '{public}')
        """, remedy: "make the policy for one command and to one role; \(again)"),
    CatalogLint(
      rule: "definer functions have a fixed search path",
      query: """
        select p.oid::pg_catalog.regprocedure::text from pg_catalog.pg_proc as p
        join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
        where p.prosecdef and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
          and not exists (
            select from pg_catalog.unnest(p.proconfig) as s (setting)
            where s.setting like 'search_path=%'
          )
        """, remedy: "alter function … set search_path = pg_catalog, pg_temp"),
    CatalogLint(
      rule: "nothing of Muster's is granted to PUBLIC",
      query: """
        select o.what, a.privilege_type
        from (
          select 'schema ' || n.nspname, n.nspacl, n.oid, n.nspowner
          from pg_catalog.pg_namespace as n
          union all
          select c.oid::pg_catalog.regclass::text, c.relacl, c.relnamespace, c.relowner
          from pg_catalog.pg_class as c
          union all
          select p.oid::pg_catalog.regprocedure::text,
            coalesce(p.proacl, pg_catalog.acldefault('f', p.proowner)), p.pronamespace, p.proowner
          from pg_catalog.pg_proc as p
        ) as o (what, acl, schema, owner)
        join pg_catalog.pg_namespace as n on n.oid = o.schema and n.nspname in \(ours)
        join pg_catalog.pg_roles as r on r.oid = o.owner and r.rolname = 'muster_owner'
        cross join pg_catalog.aclexplode(o.acl) as a
        where a.grantee = 0
        """, remedy: "revoke it from public"),
    CatalogLint(
      rule: "nobody but the owner makes anything in Muster's schemas",
      query: """
        select n.nspname, a.grantee::pg_catalog.regrole::text
        from pg_catalog.pg_namespace as n cross join pg_catalog.aclexplode(n.nspacl) as a
        where n.nspname in ('auth', 'muster', 'public', 'api')
          and a.privilege_type = 'CREATE' and a.grantee <> n.nspowner
        """, remedy: "revoke create on the schema from them"),
    CatalogLint(
      rule: "PUBLIC makes no temporary things that could shadow names",
      query: """
        select d.datname from pg_catalog.pg_database as d
        cross join pg_catalog.aclexplode(
          coalesce(d.datacl, pg_catalog.acldefault('d', d.datdba))) as a
        where d.datname = pg_catalog.current_database() and a.grantee = 0
          and a.privilege_type in ('TEMPORARY', 'CREATE')
        """, remedy: "revoke temporary, create on database … from public"),
    CatalogLint(
      rule: "everything in Muster's schemas belongs to muster_owner",
      query: """
        select o.what
        from (
          select c.oid::pg_catalog.regclass::text, c.relowner, c.relnamespace
          from pg_catalog.pg_class as c where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
          union all
          select p.oid::pg_catalog.regprocedure::text, p.proowner, p.pronamespace
          from pg_catalog.pg_proc as p
        ) as o (what, owner, schema)
        join pg_catalog.pg_namespace as n on n.oid = o.schema and n.nspname in ('muster', 'api')
        join pg_catalog.pg_roles as r on r.oid = o.owner
        where r.rolname <> 'muster_owner'
        """, remedy: "alter … owner to muster_owner, or drop what is not Muster's"),
    CatalogLint(
      rule: "what is in public and auth is Muster's", level: .warning,
      query: """
        select c.oid::pg_catalog.regclass::text from pg_catalog.pg_class as c
        join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
        join pg_catalog.pg_roles as r on r.oid = c.relowner
        where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname in ('public', 'auth')
          and r.rolname <> 'muster_owner' and not exists (
            select from pg_catalog.pg_depend as d
            where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid
              and d.deptype = 'e'
          )
        """, remedy: "keep tables of your own in a schema of your own"),
    CatalogLint(
      rule: "no trigger is turned off",
      query: """
        select t.tgrelid::pg_catalog.regclass::text, t.tgname from pg_catalog.pg_trigger as t
        join pg_catalog.pg_class as c on c.oid = t.tgrelid
        join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
        where t.tgenabled <> 'O' and n.nspname in \(ours)
        """, remedy: "alter table … enable trigger all"),
    CatalogLint(
      rule: "every constraint is validated",
      query: """
        select k.conrelid::pg_catalog.regclass::text, k.conname from pg_catalog.pg_constraint as k
        join pg_catalog.pg_namespace as n on n.oid = k.connamespace
        where not k.convalidated and n.nspname in \(ours)
        """, remedy: "alter table … validate constraint"),
    CatalogLint(
      rule: "every index is valid",
      query: """
        select i.indexrelid::pg_catalog.regclass::text from pg_catalog.pg_index as i
        join pg_catalog.pg_class as c on c.oid = i.indexrelid
        join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
        where not (i.indisvalid and i.indisready) and n.nspname in \(ours)
        """, remedy: "reindex index …"),
    CatalogLint(
      rule: "the extensions are in the schema extensions",
      query: """
        select w.name from (values ('citext'), ('pg_trgm')) as w (name) where not exists (
          select from pg_catalog.pg_extension as e
          join pg_catalog.pg_namespace as n on n.oid = e.extnamespace
          where e.extname = w.name and n.nspname = 'extensions'
        )
        """, remedy: "create extension … with schema extensions"),
  ]
}
