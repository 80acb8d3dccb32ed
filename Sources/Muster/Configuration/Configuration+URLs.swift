import Postgres

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Configuration.Option {
  /// What is wrong with a connection string; its password is not told.
  static let examineDatabaseURL: @Sendable (String) -> String? = { text in
    guard text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") || text.contains("=")
    else { return nil }
    do throws(ConnectionFailure) {
      let info = try ConnectionInfo(text)
      let ports = (info.parameters["port"] ?? "").split(separator: ",")
      guard ports.allSatisfy({ (1...65535).contains(Int($0) ?? 0) }) else {
        throw ConnectionFailure(message: "its port is no number from 1 to 65535")
      }
      return nil
    } catch {
      return
        "cannot be read (\(error.message)); write postgres://user:password@host:5432/database, "
        + "with %-codes for characters such as @, / or # in user and password"
    }
  }

  static let examinePublicURL: @Sendable (String) -> String? = { text in
    guard text.hasPrefix("http://") || text.hasPrefix("https://") else { return nil }
    guard let parts = URLComponents(string: text), parts.host?.isEmpty == false,
      parts.query == nil, parts.fragment == nil, parts.user == nil
    else {
      return "takes a URL with a host and nothing behind the path, such as "
        + "https://muster.example.org, not \"\(text)\""
    }
    return nil
  }

  /// What is wrong with where mail is to go; the password is not told.
  static let examineSMTPURL: @Sendable (String) -> String? = { text in
    guard text.hasPrefix("smtp://") || text.hasPrefix("smtps://") else { return nil }
    guard let parts = URLComponents(string: text), parts.host?.isEmpty == false,
      (1...65535).contains(parts.port ?? 25), ["", "/"].contains(parts.path), parts.query == nil,
      parts.fragment == nil
    else {
      return "cannot be read; write smtps://user:password@host:465, with %-codes for characters "
        + "such as @, / or # in user and password"
    }
    return nil
  }
}

extension Configuration {
  /// Whether only this machine reaches the address that is listened on.
  var listensLocally: Bool {
    host == "localhost" || host == "::1" || host.hasPrefix("127.")
  }

  /// Whether there can be a database: one is named, or the private one was made.
  var hasDatabase: Bool {
    databaseURL != nil || FileManager.default.fileExists(atPath: dataDirectory + "/postgres")
  }
}
