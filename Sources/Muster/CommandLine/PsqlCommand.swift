import Postgres

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `muster psql`: psql on the database in use.
struct PsqlCommand {
  let configuration: Configuration
  let arguments: [String]

  func run() async throws -> Int32 {
    if let url = configuration.databaseURL { return try await psql("psql", url) }
    do {
      let cluster = try await PrivateCluster(
        directory: configuration.dataDirectory + "/postgres"
      ).start()
      let code = try await psql(cluster.programs + "/psql", cluster.connectionString)
      await cluster.stop()
      return code
    } catch ClusterError.inUse {
      // A server runs on it and has left word of how to get in.
      let path = DatabaseHost.connectionFile(configuration)
      let connection = try String(contentsOf: URL(filePath: path), encoding: .utf8)
      return try await psql("psql", connection.trimmingSuffix("\n"))
    }
  }

  /// Runs psql in our place at the terminal, and waits for it.
  private func psql(_ program: String, _ connection: String) async throws -> Int32 {
    // An interrupt at the terminal is psql's.
    signal(SIGINT, SIG_IGN)
    var words: [UnsafeMutablePointer<CChar>?] =
      ([program, "--dbname", connection] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child: pid_t = 0
    let result = posix_spawnp(&child, program, nil, nil, &words, environ)
    guard result == 0 else {
      throw ConfigurationError(source: program, problem: "cannot be run: is it installed?")
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) == -1 && errno == EINTR {}
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 1
  }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
