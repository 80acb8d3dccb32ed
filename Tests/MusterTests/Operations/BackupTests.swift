import Foundation
import MusterClient
import MusterModels
import Postgres
import Testing

@testable import Muster

/// What a restore brings back: everything.
@Suite struct BackupTests {
  @Test("a restored database has the same catalog and rows, and the table matrix holds on it")
  func world() async throws {
    try await withTemporaryDirectory { directory in
      let path = directory + "/world.muster"
      let copy = try await TestDatabase.makeEmpty()
      let (world, catalog, manifest) = try await TestServer.with(
        change: { $0.secret = TestServer.secret }
      ) { server in
        let world = try await World(server, dines: true)
        // What is granted on a database does not come with its template.
        try await server.sql(RestoreScript.roles)
        // Beside a server that runs.
        let manifest = try await Backup(
          configuration: operatorConfiguration(directory, on: server.superuser), path: path
        ).run()
        return (world, try await CatalogText.of(server.superuser), manifest)
      }
      #expect(manifest.rows > 500)
      let outcome = try await Restore(
        configuration: operatorConfiguration(directory, on: copy), path: path
      ).run()
      #expect(outcome.manifest.tables == manifest.tables)

      let restored = try await CatalogText.of(copy)
      #expect(catalog.count > 1_000)
      #expect(Set(catalog).subtracting(restored).sorted() == [])
      #expect(Set(restored).subtracting(catalog).sorted() == [])
      #expect(try await Migrator(connectionString: copy).status().isUpToDate)
      let again = try await Backup(
        configuration: operatorConfiguration(directory, on: copy), path: path + ".again"
      ).run()
      #expect(
        again.tables.filter { $0.name != "muster.stream_state" }
          == manifest.tables.filter { $0.name != "muster.stream_state" })
      #expect(again.migrations == manifest.migrations)

      try await TestServer.with(on: copy, change: { $0.secret = TestServer.secret }) { server in
        let world = try await World(server, copyOf: world)
        try await TableMatrixTests.check(world)
        // It lives on: triggers, functions and grants are at work.
        let group = try await world.makeGroup()
        #expect(!group.isEmpty)
      }
    }
  }

  @Test("events of streams stay behind: whoever follows one starts over, on the same database too")
  func streams() async throws {
    try await withTemporaryDirectory { directory in
      let database = try await TestDatabase.make()
      let configuration = operatorConfiguration(directory, on: database)
      try await TestDatabase.execute(
        "select muster.publish('mark', 'user', gen_random_uuid())", on: database)
      let before = try await rows("select pg_snapshot_xmin(pg_current_snapshot())", on: database)
      _ = try await Backup(configuration: configuration, path: directory + "/b").run()
      _ = try await Restore(
        configuration: configuration, path: directory + "/b", replaces: true
      ).run()
      let state = try await rows(
        """
        select (select count(*) from muster.stream_events),
          s.dropped_through >= '\(before[0][0] ?? "")'::xid8
        from muster.stream_state as s
        """, on: database)
      #expect(state == [["0", "t"]])
    }
  }

  @Test("a private server is backed up running, and restored elsewhere goes on with its sessions")
  func privateServer() async throws {
    try await withTemporaryDirectory { directory in
      let first = operatorConfiguration(directory + "/first", on: nil)
      let second = operatorConfiguration(directory + "/second", on: nil)
      let path = directory + "/server.muster"
      let store = InMemoryTokenStore()
      let application = try await Application.start(first)
      let ann = MusterClient(
        baseURL: try #require(URL(string: application.url)), tokens: store)
      let signedIn = try await ann.signUp(
        SignUp(email: "ann@example.org", password: TestServer.password, fullName: "Ann"))
      let group = try await ann.createGroup(CreateGroup(name: "Choir"))
      let manifest = try await Backup(configuration: first, path: path, withSecret: true).run()
      #expect(manifest.rows > 0)
      let refused = await failure {
        try await Restore(configuration: first, path: path, replaces: true).run()
      }
      #expect(refused?.contains("a server runs the database") == true)
      await application.stop()
      // Without a server it works, too; this is the one that is restored.
      let still = try await Backup(
        configuration: first, path: path, replaces: true, withSecret: true
      ).run()
      #expect(still.tables.map(\.name) == manifest.tables.map(\.name))

      let outcome = try await Restore(configuration: second, path: path).run()
      #expect(outcome.broken.isEmpty)
      let attributes = try FileManager.default.attributesOfItem(
        atPath: second.dataDirectory + "/secret")
      #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
      let moved = try await Application.start(second)
      let url = try #require(URL(string: moved.url))
      // The access token of before is good, and so is the refresh token.
      let there = MusterClient(baseURL: url, tokens: store)
      #expect(try await there.account().id == signedIn.user.id)
      #expect(try await there.group(group.id).value.name == "Choir")
      let renewed = try await MusterClient(baseURL: url).send(
        .post, "/auth/refresh", json: #"{"refreshToken":"\#(signedIn.refreshToken)"}"#)
      #expect(renewed.status == 200)
      let again = MusterClient(baseURL: url)
      _ = try await again.signIn(email: "ann@example.org", password: TestServer.password)
      #expect(try await again.account().id == signedIn.user.id)
      // Roles are what they should be, and the doctor notices when they are not.
      let healthy = await Doctor(configuration: second).run()
      #expect(healthy.filter { $0.level == .problem }.map(\.line) == [])
      for (change, undo, expected) in [
        ("alter role muster_web inherit", "alter role muster_web noinherit", "muster_web inherits"),
        (
          "grant muster_owner to muster_jobs", "revoke muster_owner from muster_jobs",
          "muster_jobs is"
        ),
        ("alter role anon bypassrls", "alter role anon nobypassrls", "anon bypasses"),
      ] {
        try await TestDatabase.execute(change, on: moved.ownerConnection)
        let found = await Doctor(configuration: second).run().filter { $0.level == .problem }
        #expect(found.map(\.line).contains { $0.contains(expected) }, "\(change)")
        try await TestDatabase.execute(undo, on: moved.ownerConnection)
      }
      await moved.stop()
    }
  }

  @Test("the file is its owner's alone, replaces nothing unasked, and a failure leaves none")
  func file() async throws {
    try await withTemporaryDirectory { directory in
      let database = try await TestDatabase.make()
      let configuration = operatorConfiguration(directory, on: database)
      let path = directory + "/file.muster"
      _ = try await Backup(configuration: configuration, path: path).run()
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
      let before = try Data(contentsOf: URL(filePath: path))
      let refused = await failure {
        try await Backup(configuration: configuration, path: path).run()
      }
      #expect(refused?.contains("--force") == true)
      #expect(try Data(contentsOf: URL(filePath: path)) == before)
      _ = try await Backup(configuration: configuration, path: path, replaces: true).run()

      let empty = try await TestDatabase.makeEmpty()
      let nothing = await failure {
        try await Backup(
          configuration: operatorConfiguration(directory, on: empty), path: directory + "/none"
        ).run()
      }
      #expect(nothing?.contains("holds no Muster") == true)
      let mistyped = await failure {
        try await Backup(
          configuration: operatorConfiguration(directory + "/mistyped", on: nil),
          path: directory + "/none"
        ).run()
      }
      #expect(mistyped?.contains("holds no Muster") == true)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: directory).sorted() == ["file.muster"])
    }
  }

  @Test("sizes of parts are kept exactly, also above eight gigabytes")
  func sizes() throws {
    for size in [0, 1, 511, 512, (1 << 33) - 1, 1 << 33, 1 << 45] {
      let header = try #require(TarHeader(TarHeader(name: "database.dump", count: size).bytes))
      #expect(header.count == size)
      #expect(header.name == "database.dump")
    }
    var spoilt = TarHeader(name: "database.dump", count: 7).bytes
    spoilt[0] ^= 1
    #expect(TarHeader(spoilt) == nil)
  }
}
