extension Configuration {
  /// A setting: its variable, its flag, and what it takes.
  struct Option: Sendable {
    let variable: String
    let flag: String
    let takes: String
    let help: String
    /// Whether its value is kept off screens and logs.
    var isSecret = false
    /// What to do about a value that is not taken.
    var remedy: String?
    /// What is wrong with a value, where that is not that it is none of what it takes.
    var examine: @Sendable (String) -> String? = { _ in nil }
    let apply: @Sendable (inout Configuration, String) -> Bool
  }

  static let options: [Option] = [
    Option(
      variable: "MUSTER_DATA", flag: "--data", takes: "a directory",
      help: "private cluster, secret, unsent mail (default ./muster-data)"
    ) {
      $0.dataDirectory = $1
      return true
    },
    Option(
      variable: "MUSTER_HOST", flag: "--host", takes: "an address",
      help: "address to listen on (default 127.0.0.1)"
    ) {
      $0.host = $1
      return true
    },
    Option(
      variable: "MUSTER_PORT", flag: "--port", takes: "a number from 0 to 65535",
      help: "port to listen on, 0 for any free one (default 8080)"
    ) {
      guard let port = Int($1), (0...65535).contains(port) else { return false }
      $0.port = port
      return true
    },
    Option(
      variable: "DATABASE_URL", flag: "--database-url",
      takes: "a URL such as postgres://user:password@host:5432/database",
      help: "an existing PostgreSQL 15+ (default: a private one)", isSecret: true,
      examine: Option.examineDatabaseURL
    ) {
      guard $1.hasPrefix("postgres://") || $1.hasPrefix("postgresql://") || $1.contains("=") else {
        return false
      }
      $0.databaseURL = $1
      return true
    },
    Option(
      variable: "MUSTER_PUBLIC_URL", flag: "--public-url", takes: "an http or https URL",
      help: "what links in mails begin with (default http://HOST:PORT)",
      examine: Option.examinePublicURL
    ) {
      guard $1.hasPrefix("http://") || $1.hasPrefix("https://") else { return false }
      var url = Substring($1)
      while url.hasSuffix("/") { url.removeLast() }
      $0.publicURL = String(url)
      return true
    },
    Option(
      variable: "MUSTER_TRUSTED_PROXIES", flag: "--trusted-proxies", takes: "a number from 0 to 9",
      help: "proxies in front that add to X-Forwarded-For (default 0)"
    ) {
      guard let proxies = Int($1), (0...9).contains(proxies) else { return false }
      $0.trustedProxies = proxies
      return true
    },
    Option(
      variable: "MUSTER_SECRET", flag: "--secret", takes: "at least 32 characters",
      help: "signs tokens; the same on every server (default: made once)", isSecret: true,
      remedy: "make one with: openssl rand -base64 33"
    ) {
      guard $1.utf8.count >= 32 else { return false }
      $0.secret = $1
      return true
    },
    Option(
      variable: "MUSTER_SMTP_URL", flag: "--smtp-url",
      takes: "a URL such as smtps://user:password@host:465",
      help: "where mail is handed in (default: written to DATA/mail)", isSecret: true,
      examine: Option.examineSMTPURL
    ) {
      guard $1.hasPrefix("smtp://") || $1.hasPrefix("smtps://") else { return false }
      $0.smtpURL = $1
      return true
    },
    Option(
      variable: "MUSTER_MAIL_FROM", flag: "--mail-from", takes: "an address",
      help: "whom mails are from"
    ) {
      guard $1.contains("@"), !$1.contains(where: \.isNewline) else { return false }
      $0.mailFrom = $1
      return true
    },
    Option(
      variable: "MUSTER_RATE_LIMITS", flag: "--rate-limits", takes: "on or off",
      help: "off for load tests (default on)"
    ) {
      guard $1 == "on" || $1 == "off" else { return false }
      $0.limitsRates = $1 == "on"
      return true
    },
    Option(
      variable: "MUSTER_WEBHOOK_PRIVATE", flag: "--webhook-private", takes: "on or off",
      help: "let webhooks reach private addresses (default off)"
    ) {
      guard $1 == "on" || $1 == "off" else { return false }
      $0.allowsPrivateWebhooks = $1 == "on"
      return true
    },
    Option(
      variable: "MUSTER_LOG", flag: "--log",
      takes: LogLevel.allCases.map(\.rawValue).joined(separator: ", "),
      help: "least severe log line (default info)"
    ) {
      guard let level = LogLevel(rawValue: $1) else { return false }
      $0.logLevel = level
      return true
    },
  ]

  /// The settings, a line each, for `--help`.
  public static var help: String {
    options.map { option in
      let names = "  \(option.flag), \(option.variable)"
      let padding = String(repeating: " ", count: max(1, 40 - names.count))
      return names + padding + option.help
    }.joined(separator: "\n")
  }
}
