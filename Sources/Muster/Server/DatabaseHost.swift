import Postgres

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Where the database is: an existing server, or the private cluster.
struct DatabaseHost: Sendable {
  /// Connects as whoever may migrate.
  let ownerConnection: String
  /// Connects as `muster_web` (R1).
  let webConnection: String
  /// Connects as `muster_jobs`.
  let jobsConnection: String
  let cluster: RunningCluster?

  /// Finds or starts the database.
  static func start(_ configuration: Configuration, log: ServerLog) async throws -> DatabaseHost {
    if let url = configuration.databaseURL {
      let secret = try Secret.load(configuration)
      return DatabaseHost(
        ownerConnection: url,
        webConnection: login("muster_web", url, Secret.password(of: "muster_web", secret: secret)),
        jobsConnection: login(
          "muster_jobs", url, Secret.password(of: "muster_jobs", secret: secret)),
        cluster: nil)
    }
    let cluster = try await PrivateCluster(
      directory: configuration.dataDirectory + "/postgres", log: { log.info("postgres: \($0)") }
    ).start()
    for warning in cluster.warnings { log.warning(warning) }
    try Data(cluster.connectionString.utf8).write(
      to: URL(filePath: connectionFile(configuration)), options: .atomic)
    return DatabaseHost(
      ownerConnection: cluster.connectionString,
      webConnection: login("muster_web", cluster.connectionString, nil),
      jobsConnection: login("muster_jobs", cluster.connectionString, nil), cluster: cluster)
  }

  /// Finds or starts the database, or joins a server of this machine that runs it already.
  static func startOrJoin(_ configuration: Configuration, log: ServerLog) async throws
    -> DatabaseHost
  {
    do {
      return try await start(configuration, log: log)
    } catch ClusterError.inUse {
      let connection = try String(
        contentsOf: URL(filePath: connectionFile(configuration)), encoding: .utf8)
      return DatabaseHost(
        ownerConnection: connection, webConnection: login("muster_web", connection, nil),
        jobsConnection: login("muster_jobs", connection, nil), cluster: nil)
    }
  }

  /// Where a server says how to reach its private database; the socket's directory lets nobody
  /// else in.
  static func connectionFile(_ configuration: Configuration) -> String {
    configuration.dataDirectory + "/database-connection"
  }

  /// Migrates, and lets the server's logins in.
  func migrate(_ configuration: Configuration, secret: String, log: ServerLog) async throws {
    try await Migrator(connectionString: ownerConnection, log: { log.info($0) }).migrate()
    guard configuration.databaseURL != nil else { return }
    let connection = try await DirectConnection.connect(ownerConnection)
    defer { connection.close() }
    // Passwords are of letters, digits, '-' and '_'. Roles belong to the whole cluster: two
    // servers that alter one at once collide in its catalog, and then the next try goes through.
    for attempt in 1... {
      do {
        return try await connection.execute(
          script: """
            alter role muster_web password '\(Secret.password(of: "muster_web", secret: secret))';
            alter role muster_jobs password '\(Secret.password(of: "muster_jobs", secret: secret))';
            """)
      } catch let error as PostgresError where error.sqlState == "XX000" && attempt < 20 {
        try await Task.sleep(for: .milliseconds(20 * attempt))
      }
    }
  }

  /// The same database under another login. In both forms of a connection string what comes
  /// last wins.
  private static func login(_ name: String, _ connection: String, _ password: String?) -> String {
    if connection.hasPrefix("postgres://") || connection.hasPrefix("postgresql://") {
      let separator = connection.contains("?") ? "&" : "?"
      return connection + "\(separator)user=\(name)" + (password.map { "&password=\($0)" } ?? "")
    }
    return connection + " user=\(name)" + (password.map { " password=\($0)" } ?? "")
  }
}
