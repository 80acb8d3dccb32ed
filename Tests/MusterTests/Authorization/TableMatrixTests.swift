import Testing

@testable import Muster

/// Every table and view × what can be done with it × every kind of actor.
@Suite struct TableMatrixTests {
  @Test("R2: every table and view has a line for each operation, and no line is of another")
  func complete() async throws {
    try await TestServer.with { server in
      let present = try await server.rows(
        """
        select n.nspname || '.' || c.relname from pg_class as c
        join pg_namespace as n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'v', 'm', 'f')
          -- The log's months come and go; AuditMonthTests has them.
          and not (c.relispartition and c.relname like 'audit%')
          and n.nspname in ('auth', 'muster', 'public', 'api', 'muster_migrations')
        """
      ).compactMap { $0.first ?? nil }
      #expect(Set(Relation.all.map(\.name)) == Set(present))
      #expect(Relation.all.count == present.count)
    }
    for relation in Relation.all {
      #expect(
        relation.expectations.map { $0?.label } == relation.labels.map(Optional.some),
        "\(relation.name)")
    }
  }

  @Test("R2: each actor reaches of each table and view what the matrix says, and no more")
  func matrix() async throws {
    try await TestServer.with { server in
      try await Self.check(World(server, dines: true))
    }
  }

  /// Holds the whole matrix against a world.
  static func check(_ world: World) async throws {
    var sessions: [ActorSession] = []
    for actor in Actor.allCases {
      sessions.append(try await ActorSession(actor, on: world.server.superuser))
    }
    defer { for session in sessions { session.close() } }
    var cells = 0
    var denials = 0
    for relation in Relation.all {
      let probe = RelationProbe(relation: relation, world: world)
      for case let line? in relation.expectations {
        var words: [String] = []
        for session in sessions {
          words.append(try await probe.word(line.operation, line.place, as: session))
        }
        cells += words.count
        denials += words.filter { ["-", "0", "0*", "rls"].contains($0) }.count
        #expect(words == line.words, "\(relation.name) \(line.label)\n\(table(words))")
      }
    }
    print("table matrix: \(cells) cells, \(denials) denials")
    #expect(denials * 2 > cells)
  }

  /// A line as it is written in the matrix.
  private static func table(_ words: [String]) -> String {
    words.map { $0 + String(repeating: " ", count: max(1, 5 - $0.count)) }.joined()
  }
}
