import HTTPServer
import Postgres

extension CommandLineTool.Command {
  static let admin = Self(
    name: "admin", summary: "Says who the platform admins are, makes and unmakes them",
    usage: "list | grant EMAIL | revoke EMAIL",
    details: """
      Works on the database itself, whether a server runs or not. Whom the role is given to must
      have verified the address. Unlike the API it also takes the role from the last admin.
      """
  ) { configuration, rest in
    try await AdminCommand(arguments: rest).run(configuration)
  }
}

/// `muster admin`: platform admins by the operator's hand (K11).
private enum AdminCommand {
  case list
  case set(email: String, isAdmin: Bool)

  init(arguments: [String]) throws {
    switch (arguments.first, arguments.count) {
    case ("list", 1): self = .list
    case ("grant", 2): self = .set(email: arguments[1], isAdmin: true)
    case ("revoke", 2): self = .set(email: arguments[1], isAdmin: false)
    case ("grant", 1), ("revoke", 1):
      throw CommandLineTool.UsageError(message: "whom? give an e-mail address")
    case (let word?, _) where !["list", "grant", "revoke"].contains(word):
      throw CommandLineTool.UsageError(message: "admin does not know \"\(word)\"")
    case (nil, _): throw CommandLineTool.UsageError(message: "what? list, grant or revoke")
    default:
      throw CommandLineTool.UsageError(
        message: "does not take \"\(arguments[arguments.count - 1])\"")
    }
  }

  func run(_ configuration: Configuration) async throws -> Int32 {
    let log = ServerLog(LogSink(), level: .warning)
    let host = try await DatabaseHost.startOrJoin(configuration, log: log)
    do {
      let code = try await run(on: host.ownerConnection)
      await host.cluster?.stop()
      return code
    } catch {
      await host.cluster?.stop()
      throw error
    }
  }

  private func run(on connectionString: String) async throws -> Int32 {
    // Never a function of another version.
    guard try await Migrator(connectionString: connectionString).status().isUpToDate else {
      CommandLineTool.complain(
        "the database is not what this version needs: run muster migrate first")
      return 1
    }
    let connection = try await DirectConnection.connect(connectionString)
    defer { connection.close() }
    try await connection.execute(script: "set role muster_owner")
    switch self {
    case .list:
      let rows = try await connection.run([
        Command(
          Statement("admin.list", "select email, full_name, since from muster.platform_admins()"))
      ])
      for row in rows[0] {
        let email: String = try row.get(0)
        let name: String? = try row.get(1)
        let since: String = try row.get(2)
        print("\(email)  \(name ?? "")  since \(since.prefix(10))")
      }
      if rows[0].isEmpty { CommandLineTool.complain("there is no platform admin") }
      return 0
    case .set(let email, let isAdmin):
      do {
        let rows = try await connection.run([
          Command(
            Statement("admin.set", "select muster.set_platform_admin($1::text, $2::boolean)"),
            Parameter(email), Parameter(isAdmin))
        ])
        let changed = try rows[0].first?.get(0, as: Bool.self) ?? false
        switch (isAdmin, changed) {
        case (true, true): print("\(email) is a platform admin from now on")
        case (true, false): print("\(email) is a platform admin already")
        case (false, true): print("\(email) is no platform admin any more")
        case (false, false): print("\(email) is no platform admin")
        }
        return 0
      } catch let error as PostgresError {
        guard let reason = Self.reason(error, email) else { throw error }
        CommandLineTool.complain(reason)
        return 1
      }
    }
  }

  /// What the database refuses, in words for an operator.
  private static func reason(_ error: PostgresError, _ email: String) -> String? {
    switch SQLState.codes[error.sqlState] {
    case .unknownUser: "nobody has signed up as \(email)"
    case .emailNotVerified: "\(email) has not been verified: open the link of the mail first"
    case .accountBanned: "\(email) is banned: let them in again first"
    default: nil
    }
  }
}
