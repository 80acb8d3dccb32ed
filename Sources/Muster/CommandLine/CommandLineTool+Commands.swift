import HTTPServer
import Postgres

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension CommandLineTool.Command {
  static let serve = Self(
    name: "serve", summary: "Runs the server until it is told to stop (SIGTERM, SIGINT)"
  ) { configuration, rest in
    try rest.requireEmpty()
    let application = try await Application.start(configuration)
    // Whoever is told may answer with a signal at once.
    TerminationSignals.hold()
    ServiceManager.tellReady()
    _ = await TerminationSignals.wait()
    ServiceManager.tellStopping()
    await application.stop()
    return 0
  }

  static let migrate = Self(
    name: "migrate", summary: "Brings the database to what this version needs",
    usage: "[--status]",
    details: "With --status it only tells, and exits 1 if there is something to do."
  ) { configuration, rest in
    let log = ServerLog(LogSink(), level: configuration.logLevel)
    let onlyTells = rest == ["--status"]
    if !onlyTells { try rest.requireEmpty() }
    let host = try await DatabaseHost.startOrJoin(configuration, log: log)
    do {
      let migrator = Migrator(
        connectionString: host.ownerConnection, log: { print("applied: \($0)") })
      if !onlyTells {
        try await host.migrate(
          configuration, secret: Secret.load(configuration), log: log)
      }
      let status = try await migrator.status()
      for name in status.applied { print("applied  \(name)") }
      for name in status.pending { print("pending  \(name)") }
      for name in status.unknown { print("unknown  \(name), by a newer Muster") }
      print(status.currentIsStale ? "pending  current definitions" : "applied  current definitions")
      await host.cluster?.stop()
      return status.isUpToDate ? 0 : 1
    } catch {
      await host.cluster?.stop()
      throw error
    }
  }

  static let psql = Self(
    name: "psql", summary: "Opens psql on the database in use",
    usage: "[psql arguments]",
    details: """
      As the database's owner. Beside a running server it uses that server's private database;
      without one it starts it for the time.
      """,
    takesSettings: false
  ) { configuration, rest in
    try await PsqlCommand(configuration: configuration, arguments: rest).run()
  }

  static let openapi = Self(
    name: "openapi", summary: "Prints the OpenAPI 3.1 document of the API", takesSettings: false
  ) { _, rest in
    try rest.requireEmpty()
    print(String(decoding: try Routes.openAPI(), as: UTF8.self))
    return 0
  }

  static let version = Self(
    name: "version", summary: "Prints the version", takesSettings: false
  ) { _, rest in
    try rest.requireEmpty()
    print("muster \(Version.current)")
    return 0
  }
}
