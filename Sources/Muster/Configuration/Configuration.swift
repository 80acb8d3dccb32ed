/// How a server is to run: defaults, then the environment, then flags.
public struct Configuration: Sendable {
  /// Where the private cluster, the secret and unsent mail are kept.
  public var dataDirectory = "./muster-data"
  /// The address to listen on.
  public var host = "127.0.0.1"
  /// The port to listen on; 0: any free one.
  public var port = 8080
  /// An existing PostgreSQL 15 or newer; nil: a private one in the data directory.
  public var databaseURL: String?
  /// What links begin with; nil: `http://HOST:PORT`.
  public var publicURL: String?
  /// How many proxies in front of the server write `X-Forwarded-For`. With 0 everybody who comes
  /// through a proxy has its address, and is limited with all others who do.
  public var trustedProxies = 0
  /// Signs tokens, the same on every server; nil: one is made and kept in the data directory.
  public var secret: String?
  /// Where mail is handed in; nil: mails are written as files.
  public var smtpURL: String?
  /// Whom mails are from.
  public var mailFrom = "Muster <muster@localhost>"
  /// Whether attempts are limited; off for load tests.
  public var limitsRates = true
  /// Whether webhooks may lead to private addresses and any port: for development, and where
  /// whoever leads a group is trusted with the server's network.
  public var allowsPrivateWebhooks = false
  /// The least severe log line that is written.
  public var logLevel = LogLevel.info
  /// How many database connections serve reads, and how many writes.
  public var readConnections = 2
  /// See `readConnections`.
  public var writeConnections = 8

  /// Where each setting that is not the default came from: flag or variable, by its variable.
  private var sources: [String: String] = [:]

  /// The severity of a log line.
  public enum LogLevel: String, Sendable, CaseIterable {
    /// Everything.
    case debug
    /// What an operator may want to know.
    case info
    /// What is odd.
    case warning
    /// What failed.
    case error
    /// Nothing.
    case off
  }

  /// The defaults.
  public init() {}

  /// The defaults, overridden by environment variables.
  /// - Throws: `ConfigurationError` that names the variable and says what it takes.
  public init(environment: [String: String]) throws {
    for option in Self.options {
      guard let value = environment[option.variable], !value.isEmpty else { continue }
      try set(option, to: value, from: option.variable)
    }
  }

  /// Takes flags such as `--port 9000` or `--port=9000` off the front of `arguments`.
  /// - Throws: `ConfigurationError` for a flag without value or with a bad one.
  public mutating func takeFlags(from arguments: inout [String]) throws {
    var rest: [String] = []
    var index = 0
    while index < arguments.count {
      let argument = arguments[index]
      index += 1
      guard
        let option = Self.options.first(where: {
          argument == $0.flag || argument.hasPrefix($0.flag + "=")
        })
      else {
        rest.append(argument)
        continue
      }
      if argument == option.flag {
        guard index < arguments.count else {
          throw ConfigurationError(source: option.flag, problem: "needs a value: \(option.takes)")
        }
        try set(option, to: arguments[index], from: option.flag)
        index += 1
      } else {
        try set(option, to: String(argument.dropFirst(option.flag.count + 1)), from: option.flag)
      }
    }
    arguments = rest
  }

  /// The flag or variable that a setting came from, for messages; its variable by default.
  public func source(of variable: String) -> String { sources[variable] ?? variable }

  private mutating func set(_ option: Option, to value: String, from source: String) throws {
    if let problem = option.examine(value) {
      throw ConfigurationError(source: source, problem: problem)
    }
    guard option.apply(&self, value) else {
      // A secret does not belong on a screen or in a log.
      let given = option.isSecret ? "" : ", not \"\(value)\""
      throw ConfigurationError(
        source: source, problem: "takes \(option.takes)\(given)", remedy: option.remedy)
    }
    sources[option.variable] = source
  }
}

/// A variable or flag that cannot be used.
public struct ConfigurationError: Error, Sendable, CustomStringConvertible {
  /// The variable or flag.
  public let source: String
  /// What is wrong with it.
  public let problem: String
  /// What to do about it, where the problem does not say.
  public var remedy: String?
  /// Whether the command line is wrong (exit code 2), or the world around it (1).
  public var isUsage = true

  /// What to tell the operator, in a line.
  public var description: String { "\(source) \(problem)" + (remedy.map { "; \($0)" } ?? "") }
}
