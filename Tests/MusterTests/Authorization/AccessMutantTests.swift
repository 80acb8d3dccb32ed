import Foundation
import Testing

/// The matrices notice each rule of access that is broken: policies that are dropped or let
/// everything through, privileges that everybody has. Of each kind a part; all of them when
/// MUSTER_MUTANTS is `all`.
@Suite struct AccessMutantTests {
  private static let isWhole = ProcessInfo.processInfo.environment["MUSTER_MUTANTS"] == "all"

  /// What is broken, and how it is put back.
  private struct Mutant: Sendable {
    let name: String
    let relation: String
    let breaking: String
    let mending: String
  }

  private static func part<Element>(_ all: [Element], every count: Int) -> [Element] {
    isWhole
      ? all : all.enumerated().filter { $0.offset % count == count / 2 }.map(\.element)
  }

  @Test("R2: without any policy, or with it open to every row, the matrix is another")
  func policies() async throws {
    try await TestServer.with { server in
      let policies = try await server.rows(
        """
        select p.policyname, p.schemaname || '.' || p.tablename, p.cmd, p.roles[1],
          p.qual, p.with_check
        from pg_policies as p where p.schemaname in ('api', 'auth', 'muster', 'public')
        order by 2, 1
        """)
      var mutants: [Mutant] = []
      for row in policies {
        let (name, relation) = (row[0] ?? "", row[1] ?? "")
        func clauses(_ using: String?, _ check: String?) -> String {
          (row[4] == nil ? "" : " using (\(using ?? ""))")
            + (row[5] == nil ? "" : " with check (\(check ?? ""))")
        }
        let original = clauses(row[4], row[5])
        mutants.append(
          Mutant(
            name: "\(name) of \(relation) dropped", relation: relation,
            breaking: "drop policy \(name) on \(relation)",
            mending: """
              create policy \(name) on \(relation) for \(row[2] ?? "") to \(row[3] ?? "")\(original)
              """))
        if clauses("true", "true") != original {
          mutants.append(
            Mutant(
              name: "\(name) of \(relation) open", relation: relation,
              breaking: "alter policy \(name) on \(relation)\(clauses("true", "true"))",
              mending: "alter policy \(name) on \(relation)\(original)"))
        }
      }
      try await Self.expectNoticed(Self.part(mutants, every: 24), server)
    }
  }

  @Test("R2: a table or view that everybody may read, or write, makes the matrix another one")
  func privileges() async throws {
    try await TestServer.with { server in
      let relations = try await server.rows(
        """
        select n.nspname || '.' || c.relname, coalesce(quote_literal(c.relacl::text), 'null'),
          c.relkind
        from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'v') and not c.relispartition
          and n.nspname in ('api', 'auth', 'muster', 'public')
          -- Of a view that reads as whoever asks, the tables beneath decide.
          and not coalesce('security_invoker=true' = any(c.reloptions), false)
        order by 1
        """)
      var mutants: [Mutant] = []
      for row in relations {
        let relation = row[0] ?? ""
        // These views take no writes, whoever may.
        for privileges in ["select"] + (row[2] == "v" ? [] : ["insert, update, delete"]) {
          mutants.append(
            Mutant(
              name: "\(privileges) on \(relation) for all", relation: relation,
              breaking:
                "grant \(privileges) on \(relation) to anon, authenticated, service_role",
              mending: """
                update pg_catalog.pg_class set relacl = (\(row[1] ?? "null"))::aclitem[]
                where oid = '\(relation)'::regclass
                """))
        }
      }
      // These call a function that is not everybody's.
      let guardedTwice = ["my_crew_profiles", "my_nested_members"].map {
        "select on muster.\($0) for all"
      }
      try await Self.expectNoticed(
        Self.part(mutants.filter { !guardedTwice.contains($0.name) }, every: 24), server)
    }
  }

  /// Each mutant changes what some actor reaches of its relation.
  private static func expectNoticed(_ mutants: [Mutant], _ server: TestServer) async throws {
    let world = try await World(server, dines: true)
    var sessions: [ActorSession] = []
    for actor in Actor.allCases {
      sessions.append(try await ActorSession(actor, on: world.server.superuser))
    }
    defer { for session in sessions { session.close() } }
    var unnoticed: [String] = []
    for mutant in mutants {
      let relation = try #require(Relation.all.first { $0.name == mutant.relation })
      try await server.sql(mutant.breaking)
      if try await holds(relation, world, sessions) { unnoticed.append(mutant.name) }
      try await server.sql(mutant.mending)
    }
    print("access mutants: \(mutants.count), not noticed \(unnoticed.count)")
    for name in unnoticed { print("not noticed: \(name)") }
    // What is broken is put back as it was.
    for relation in Set(mutants.map(\.relation)).sorted().prefix(isWhole ? .max : 3) {
      let relation = try #require(Relation.all.first { $0.name == relation })
      #expect(try await holds(relation, world, sessions), "\(relation.name) afterwards")
    }
    #expect(unnoticed == [])
  }

  /// Whether each actor reaches of a relation what the matrix says.
  private static func holds(
    _ relation: Relation, _ world: World, _ sessions: [ActorSession]
  ) async throws -> Bool {
    let probe = RelationProbe(relation: relation, world: world)
    for case let line? in relation.expectations {
      for (session, word) in zip(sessions, line.words)
      where try await probe.word(line.operation, line.place, as: session) != word {
        return false
      }
    }
    return true
  }

  @Test("R3: a function that everybody may execute is not as it is listed: each one")
  func functions() async throws {
    try await TestServer.with { server in
      let closed = try await server.rows(
        """
        select n.nspname || '.' || p.proname || '(' || oidvectortypes(p.proargtypes) || ')'
        from pg_proc as p join pg_namespace as n on n.oid = p.pronamespace
        where n.nspname in ('api', 'auth', 'muster', 'public') and p.prokind = 'f'
          and not (has_function_privilege('anon', p.oid, 'execute')
            and has_function_privilege('authenticated', p.oid, 'execute'))
        """
      ).compactMap { $0[0] }
      #expect(closed.count > 500)
      let listed = Dictionary(
        uniqueKeysWithValues: FunctionMatrixTests.expectations.map {
          ($0.signature, [$0.signature, $0.grantees, $0.runsAs])
        })
      // What is said of one function depends on no other: all are opened at once.
      for schema in ["api", "auth", "muster", "public"] {
        try await server.sql(
          "grant execute on all functions in schema \(schema) to anon, authenticated")
      }
      let present = Dictionary(
        uniqueKeysWithValues: try await server.rows(FunctionMatrixTests.catalog).map {
          ($0[0] ?? "", $0.map { $0 ?? "" })
        })
      let unnoticed = closed.filter { present[$0] == nil || present[$0] == listed[$0] }
      #expect(unnoticed == [])
    }
  }
}
