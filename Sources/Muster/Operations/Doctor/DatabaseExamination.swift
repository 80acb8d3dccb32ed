import Postgres

/// The part of `muster doctor` that asks the database, as its owner and reading only.
struct DatabaseExamination: Sendable {
  let connection: DirectConnection
  let configuration: Configuration
  let host: DatabaseHost

  /// The columns of each row as text.
  func rows(_ sql: String) async throws -> [[String]] {
    let rows = try await connection.run([Command(Statement("doctor", sql))])[0]
    return try rows.map { row in
      try (0..<rows.columns.count).map { try row.get($0, as: String?.self) ?? "" }
    }
  }

  /// The server: its version and the settings that matter.
  func server() async throws -> [Finding] {
    let number = connection.serverVersion
    let version = PostgresVersion(major: number / 10_000, minor: number % 10_000)
    guard version.major >= 15 else {
      return [
        .problem(
          .database, "PostgreSQL \(version) is too old", "upgrade it to 15 or later")
      ]
    }
    var findings: [Finding] = [
      version.warning.map {
        .warning(.database, $0, "install the update and restart it")
      } ?? .ok(.database, "PostgreSQL \(version) answers")
    ]
    do {
      let programs = try ClientPrograms.find(atLeast: version.major)
      findings.append(
        programs.version.major == version.major
          ? .ok(.machine, "pg_dump, pg_restore and psql \(programs.version) fit the server")
          : .warning(
            .machine, "pg_dump, pg_restore and psql are \(programs.version)",
            "install those of PostgreSQL \(version.major), so that a backup fits it"))
    } catch {
      findings.append(
        .warning(.machine, "no backup can be made: \(error)", "see muster backup --help"))
    }
    return findings + (try await settings()) + (try await connections())
  }

  private func settings() async throws -> [Finding] {
    let safe = [
      ("fsync", ["on"], Finding.Level.problem, "a crash of the machine may destroy everything"),
      ("full_page_writes", ["on"], .problem, "a crash of the machine may destroy everything"),
      (
        "synchronous_commit", ["on", "local", "remote_write", "remote_apply"], .warning,
        "a crash may lose what was answered as done"
      ),
      (
        "default_transaction_isolation", ["read committed"], .problem,
        "every change of a membership is refused (MU040)"
      ),
      ("default_transaction_read_only", ["off"], .problem, "nothing can be changed"),
      ("row_security", ["on"], .problem, "reads under policies fail"),
      ("server_encoding", ["UTF8"], .problem, "not every name can be kept"),
      ("session_replication_role", ["origin"], .problem, "triggers do not fire"),
    ]
    var found: [Finding] = []
    for (name, values, level, consequence) in safe {
      let value = try await rows("select pg_catalog.current_setting('\(name)')")[0][0]
      if !values.contains(value) {
        let remedy =
          name == "server_encoding"
          ? "make a database with encoding UTF8 and restore a backup into it"
          : "set it to \(values[0]) (alter system, alter database or alter role)"
        found.append(
          Finding(
            area: .database, level: level, message: "\(name) is \(value): \(consequence)",
            remedy: remedy))
      }
    }
    if try await rows("select pg_catalog.pg_is_in_recovery()")[0][0] == "t" {
      found.append(
        .problem(
          .database, "this is a standby, which cannot be written to",
          "name the primary in \(configuration.source(of: "DATABASE_URL"))"))
    }
    return found.isEmpty
      ? [.ok(.database, "its settings are safe: fsync, isolation, encoding …")] : found
  }

  private func connections() async throws -> [Finding] {
    // One server's pools, its three jobs, the listener, and somebody who looks.
    let needed = configuration.readConnections + configuration.writeConnections + 5
    let most = Int(try await rows("select pg_catalog.current_setting('max_connections')")[0][0])
    return (most ?? 0) < needed * 2
      ? [
        .warning(
          .database, "max_connections is \(most ?? 0), and a server takes up to \(needed)",
          "raise it: two servers run side by side while one is replaced")
      ] : []
  }

  /// Where the schema stands, and whether it is what this binary needs.
  func schema() async -> (findings: [Finding], isUpToDate: Bool) {
    do {
      let status = try await Migrator(connectionString: host.ownerConnection).status()
      if status.isUpToDate {
        return ([.ok(.database, "the schema is what Muster \(Version.current) needs")], true)
      }
      if !status.unknown.isEmpty {
        return (
          [
            .problem(
              .database, "the schema is newer: \(status.unknown.joined(separator: ", "))",
              "use the Muster that made it, or a newer one")
          ], false
        )
      }
      let pending = status.pending + (status.currentIsStale ? ["current definitions"] : [])
      return (
        [
          .problem(
            .database, "the schema is not up to date: \(pending.joined(separator: ", ")) to apply",
            "muster migrate (muster serve does it, too)")
        ], false
      )
    } catch {
      let (message, _) = CommandLineTool.message(of: error, configuration)
      return ([Finding(area: .database, level: .problem, message: message)], false)
    }
  }

  /// The roles: what they are and what they may become.
  func roles() async throws -> [Finding] {
    let expected = [
      "anon": "login f, groups -", "authenticated": "login f, groups -",
      "muster_jobs": "login t, groups service_role", "muster_owner": "login f, groups -",
      "muster_web": "login t, groups anon,authenticated", "service_role": "login f, groups -",
    ]
    let found = try await rows(
      """
      select r.rolname, pg_catalog.format('login %s, groups %s', r.rolcanlogin, coalesce((
          select pg_catalog.string_agg(g.rolname, ',' order by g.rolname)
          from pg_catalog.pg_auth_members as m
          join pg_catalog.pg_roles as g on g.oid = m.roleid where m.member = r.oid
        ), '-')),
        pg_catalog.concat_ws(', ', case when r.rolinherit then 'inherits' end,
          case when r.rolsuper then 'is superuser' end,
          case when r.rolcreaterole then 'creates roles' end,
          case when r.rolcreatedb then 'creates databases' end,
          case when r.rolreplication then 'replicates' end,
          case when r.rolbypassrls then 'bypasses row security' end)
      from pg_catalog.pg_roles as r
      where r.rolname in
        ('muster_owner', 'anon', 'authenticated', 'service_role', 'muster_web', 'muster_jobs')
      """)
    var findings: [Finding] = []
    for role in expected.keys.sorted() {
      guard let row = found.first(where: { $0[0] == role }) else {
        findings.append(.problem(.rules, "the role \(role) is missing", "muster migrate"))
        continue
      }
      if let wanted = expected[role], row[1] != wanted {
        findings.append(
          .problem(
            .rules, "the role \(role) is \(row[1]), not \(wanted)",
            "alter role, or grant and revoke memberships, until it is"))
      }
      if !row[2].isEmpty {
        findings.append(
          .problem(
            .rules, "the role \(role) \(row[2])",
            "alter role \(role) noinherit nosuperuser nocreaterole nocreatedb noreplication nobypassrls"
          ))
      }
    }
    return findings.isEmpty
      ? [.ok(.rules, "roles hold no more than they need, and none inherits")] : findings
  }

  /// The lints on the live catalog, a line each.
  func rules() async throws -> [Finding] {
    var findings: [Finding] = []
    for lint in CatalogLint.all {
      let offenders = try await rows(lint.query).map { $0.joined(separator: " ") }
      guard !offenders.isEmpty else {
        findings.append(.ok(.rules, lint.rule))
        continue
      }
      let shown =
        offenders.sorted().prefix(5).joined(separator: ", ")
        + (offenders.count > 5 ? " and \(offenders.count - 5) more" : "")
      findings.append(
        Finding(
          area: .rules, level: lint.level, message: "not so that \(lint.rule): \(shown)",
          remedy: lint.remedy))
    }
    return findings
  }

  /// The rules between tables, of so many groups.
  func data(_ atMost: Int?) async throws -> [Finding] {
    let total = try await rows(
      "select c.reltuples::bigint from pg_catalog.pg_class as c "
        + "where c.oid = 'public.groups'::pg_catalog.regclass")[0][0]
    return try await Invariant.read(connection, atMost: atMost).map { invariant in
      let (holds, remedy) = invariant.texts
      let scope = invariant.isWork ? "" : " (\(invariant.lookedAt) groups looked at)"
      guard invariant.broken > 0 else { return .ok(.data, holds + scope) }
      let message =
        "not so that \(holds): \(invariant.broken) such, one is \(invariant.example ?? "")\(scope)"
      return invariant.isWork ? .warning(.data, message, remedy) : .problem(.data, message, remedy)
    }
      + (Int(total).map { $0 > (atMost ?? .max) } == true
        ? [.ok(.data, "about \(total) groups in all; --all looks at each")] : [])
  }
}
