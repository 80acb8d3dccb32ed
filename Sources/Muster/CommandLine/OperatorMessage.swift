import HTTPServer
import Postgres

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension CommandLineTool {
  /// What to tell of an error, and the exit code: which setting, what is wrong, what to do.
  static func message(of error: any Error, _ configuration: Configuration) -> (String, Int32) {
    switch error {
    case let error as ConfigurationError:
      return (error.description, error.isUsage ? 2 : 1)
    case let error as ConnectionFailure:
      return (message(ofConnecting: error, configuration), 1)
    case let error as PostgresError:
      return (message(of: error, configuration), 1)
    case PoolError.connectionLost:
      return ("the connection to the database was lost; try again", 1)
    case ServerError.cannotListen(let code):
      return (message(ofListening: code, configuration), 1)
    case ServerError.cannotStart:
      return ("the system gives no thread to listen with; see its limit on processes", 1)
    default:
      return ("\(error)", 1)
    }
  }

  private static func message(
    ofConnecting error: ConnectionFailure, _ configuration: Configuration
  ) -> String {
    let reason = error.message.split(whereSeparator: \.isNewline).joined(separator: " ")
    guard let url = configuration.databaseURL else {
      return "the private database cannot be reached (\(reason)); "
        + "see the log in \(configuration.dataDirectory)/postgres/log"
    }
    let source = configuration.source(of: "DATABASE_URL")
    let remedy =
      if reason.contains("password") || reason.contains("SASL") {
        "check user and password"
      } else if reason.contains("does not exist") {
        "check the names of user and database, or create them"
      } else if reason.contains("pg_hba.conf") {
        "let this machine in (pg_hba.conf of the server)"
      } else if reason.contains("SSL") || reason.contains("certificate") {
        "check sslmode and certificates"
      } else {
        "is the server running and reachable from here?"
      }
    let place = (try? ConnectionInfo(url))?.summary ?? ""
    return "\(source) leads to no database at \(place) (\(reason)); \(remedy)"
  }

  private static func message(
    of error: PostgresError, _ configuration: Configuration
  ) -> String {
    let reason = "\(error.message) (SQLSTATE \(error.sqlState))"
    let source = configuration.source(of: "DATABASE_URL")
    switch error.sqlState {
    case "42501" where configuration.databaseURL != nil:
      return "\(source) names a user who may not do what is needed: \(reason); "
        + "name a superuser, or a user with CREATEROLE who owns the database"
    case "53300":
      return "the database has no connection left: \(reason); raise its max_connections, "
        + "or stop what else uses it"
    case "55P03", "57014":
      return "the database was too busy: \(reason); try again"
    case "25006":
      return "\(source) leads to a standby, which cannot be written to: \(reason); "
        + "name the primary"
    case "53100":
      return "the database's disk is full: \(reason); make room"
    default:
      return "the database refused: \(reason)"
    }
  }

  private static func message(
    ofListening code: Int32, _ configuration: Configuration
  ) -> String {
    let port = configuration.port
    switch code {
    case EADDRINUSE:
      let user = PortUser.find(port).map { " by \($0)" } ?? ""
      return "\(configuration.source(of: "MUSTER_PORT")): port \(port) is in use\(user); "
        + "stop that, or choose another port with --port (0 takes any free one)"
    case EACCES:
      return
        "\(configuration.source(of: "MUSTER_PORT")): this user may not listen on port \(port); "
        + "choose one from 1024 on, and put a proxy before it"
    default:
      return "\(configuration.source(of: "MUSTER_HOST")): \(configuration.host) cannot be listened "
        + "on (\(String(cString: strerror(code)))); give an address of this machine, "
        + "or 0.0.0.0 for all of them"
    }
  }
}
