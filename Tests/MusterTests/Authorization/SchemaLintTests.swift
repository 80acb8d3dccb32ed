import Foundation
import Testing

@testable import Muster

/// What the style asks of tables and functions, read from the live catalog and the migrations.
@Suite struct SchemaLintTests {
  private static let ours = "('auth', 'muster', 'public', 'api')"

  private func offenders(_ query: String) async throws -> [String] {
    try await TestServer.with { server in
      try await server.rows(query).map { $0.map { $0 ?? "" }.joined(separator: " ") }.sorted()
    }
  }

  @Test("R2: every table, view and function has a comment that says what it is")
  func comments() async throws {
    let found = try await offenders(
      """
      select c.oid::regclass::text from pg_class as c
      join pg_namespace as n on n.oid = c.relnamespace
      where n.nspname in ('auth', 'muster', 'public', 'api', 'muster_migrations')
        and c.relkind in ('r', 'p', 'v', 'm', 'f')
        and coalesce(obj_description(c.oid, 'pg_class'), '') = ''
      union all
      select p.oid::regprocedure::text from pg_proc as p
      join pg_namespace as n on n.oid = p.pronamespace
      where n.nspname in \(Self.ours) and coalesce(obj_description(p.oid, 'pg_proc'), '') = ''
      """)
    #expect(found == [])
  }

  @Test("views call nothing volatile, which a list would run for every row before it sorts")
  func viewsAreStable() async throws {
    let found = try await offenders(
      """
      select distinct r.ev_class::regclass::text, d.refobjid::regprocedure::text
      from pg_rewrite as r
      join pg_depend as d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
        and d.refclassid = 'pg_proc'::regclass
      join pg_proc as p on p.oid = d.refobjid and p.provolatile = 'v'
      join pg_class as c on c.oid = r.ev_class
      join pg_namespace as n on n.oid = c.relnamespace
      where n.nspname in \(Self.ours) and c.relkind = 'v'
      """)
    #expect(found == [])
  }

  @Test("each updated_at follows changes by a trigger")
  func updatedAt() async throws {
    let found = try await offenders(
      """
      select c.oid::regclass::text from pg_class as c
      join pg_namespace as n on n.oid = c.relnamespace
      join pg_attribute as a on a.attrelid = c.oid and a.attname = 'updated_at'
        and not a.attisdropped
      where n.nspname in \(Self.ours) and c.relkind in ('r', 'p') and not exists (
        select from pg_trigger as t join pg_proc as p on p.oid = t.tgfoid
        where t.tgrelid = c.oid and t.tgtype & 19 = 19 and p.prosrc like '%new.updated_at := %'
      )
      """)
    #expect(found == [])
  }

  @Test("R2: constraints are named by us, not by PostgreSQL")
  func constraintNames() async throws {
    // Names that PostgreSQL gives end so; a check of ours ends in what it checks.
    let found = try await offenders(
      """
      select c.conrelid::regclass::text, c.conname from pg_constraint as c
      join pg_namespace as n on n.oid = c.connamespace
      where n.nspname in \(Self.ours) and c.contype = 'c' and c.conname ~ '_check[0-9]*$'
      """)
    #expect(found == [])
    for (name, text) in Self.tables {
      for match in text.matches(of: #/(?m)^\s+([a-z_]+ [a-z_.\[\]]+ .*)$/#) {
        let column = String(match.1)
        let continues = ["constraint ", "foreign key ", "references ", "check "]
        guard !continues.contains(where: column.hasPrefix) else { continue }
        #expect(
          column.matches(of: #/\b(references|unique|primary key|check)\b/#).isEmpty
            || column.contains("constraint"),
          "\(name): \(column)")
      }
    }
  }

  @Test("R2: every foreign key says what happens on delete")
  func onDelete() async throws {
    var keys: Set<Substring> = []
    for (name, text) in Self.tables {
      // A constraint reaches to the next one, or to the end of the table.
      for part in text.components(separatedBy: "constraint ") where part.contains("foreign key") {
        keys.formUnion(part.split(whereSeparator: \.isWhitespace).prefix(1))
        #expect(part.contains("on delete "), "\(name): \(part.prefix(60))")
      }
    }
    // Tables that lead to one another: one key comes after both are there.
    for file in Migrations.embedded.migrations {
      for match in file.sql.matches(
        of: #/(?ms)^alter table [^;]*add constraint ([a-z_]+)\s+foreign key [^;]*;/#)
      {
        keys.insert(match.1)
        #expect(match.0.contains("on delete "), "\(file.name): \(match.0.prefix(60))")
      }
    }
    #expect(keys.count > 40)
    let present = try await offenders(
      """
      select c.conname from pg_constraint as c join pg_namespace as n on n.oid = c.connamespace
      where n.nspname in \(Self.ours) and c.contype = 'f'
      """)
    #expect(Set(present).subtracting(keys.map(String.init)) == [])
  }

  @Test("R2: every foreign key has an index that begins with one of its columns")
  func foreignKeyIndexes() async throws {
    let found = try await offenders(
      """
      select c.conrelid::regclass::text, c.conname from pg_constraint as c
      join pg_namespace as n on n.oid = c.connamespace
      where n.nspname in \(Self.ours) and c.contype = 'f' and not exists (
        select from pg_index as i
        where i.indrelid = c.conrelid and i.indisvalid
          and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) ~ 'IS NOT NULL')
          and i.indkey[0] = any(c.conkey)
      )
      """)
    #expect(
      found == [
        // Leads to granted rows through the role; permissions are not deleted.
        "group_role_permissions group_role_permissions_permission_id_fkey",
        // A handful of rows.
        "platform_roles platform_roles_created_from_role_template_id_fkey",
      ])
  }

  @Test("A1: addresses are compared without case by every function that takes one")
  func emailCase() async throws {
    // In a function with a fixed search path the plain operator compares citext as text.
    let bare = try await offenders(
      """
      select p.oid::regprocedure::text from pg_proc as p
      join pg_namespace as n on n.oid = p.pronamespace
      where n.nspname in \(Self.ours) and regexp_replace(p.prosrc, '\\mset email =', '', 'g')
        ~ '(email|recipient)(::[a-z.]+)?\\s*(=|<>|!=|~~?\\*?|in)\\s'
      """)
    #expect(bare == [])
  }

  /// The statements that make tables, by name, from the migrations.
  private static let tables: [(name: String, text: String)] = {
    Migrations.embedded.migrations.flatMap { file in
      file.sql.matches(of: #/(?ms)^create table ([a-z_.]+) \((.*?)^\)/#)
        .map { (String($0.1), String($0.2.replacing(#/(?m)--.*$/#, with: ""))) }
    }
  }()
}
