import HTTPServer
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
    let log = ServerLog(LogSink(), level: .warning)
    let host = try await DatabaseHost.startOrJoin(configuration, log: log)
    let program = host.cluster.map { $0.programs + "/psql" } ?? "psql"
    do {
      let info = try ConnectionInfo(host.ownerConnection)
      // In the environment: command lines are everybody's to read.
      if let password = info.password { setenv("PGPASSWORD", password, 1) }
      let code = try await psql(program, info.withoutPassword)
      await host.cluster?.stop()
      return code
    } catch {
      await host.cluster?.stop()
      throw error
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
