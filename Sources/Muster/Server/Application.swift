import HTTPServer
import Postgres
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The whole server: database, mail, housekeeping and HTTP, started and stopped in order.
public final class Application: Sendable {
  /// Where it answers, such as `http://127.0.0.1:8080`.
  public let url: String
  /// The port it listens on.
  public let port: Int
  /// Connects to the database as its owner, for tools and tests.
  public let ownerConnection: String

  let services: Services
  private let host: DatabaseHost
  private let server: Server
  private let webPool: ConnectionPool
  private let jobsPool: ConnectionPool
  private let background: [Task<Void, Never>]
  private let changes: ChangeListener
  private let sink: LogSink

  /// Starts everything: the database if it is ours, migrations, then HTTP.
  /// - Throws: `ConfigurationError`, `ClusterError`, `MigrationError`, `PostgresError`,
  ///   `ServerError`: what an operator can act on.
  public static func start(_ configuration: Configuration) async throws -> Application {
    guard initializeLibraries() else {
      throw ConfigurationError(source: "libsodium", problem: "cannot be initialised")
    }
    let sink = LogSink()
    let log = ServerLog(sink, level: configuration.logLevel)
    let secret = try Secret.load(configuration)
    let host = try await DatabaseHost.start(configuration, log: log)
    do {
      try await host.migrate(configuration, secret: secret, log: log)
      return try await Application(configuration, secret, host, sink, log)
    } catch {
      await host.cluster?.stop()
      throw error
    }
  }

  private init(
    _ configuration: Configuration, _ secret: String, _ host: DatabaseHost, _ sink: LogSink,
    _ log: ServerLog
  ) async throws {
    self.host = host
    self.sink = sink
    ownerConnection = host.ownerConnection

    webPool = ConnectionPool(Self.webPool(configuration, host))
    jobsPool = ConnectionPool(Self.jobsPool(host))
    try await webPool.waitUntilReady(timeout: .seconds(20))

    let publicURL =
      configuration.publicURL ?? "http://\(configuration.host):\(configuration.port)"
    let waker = JobWaker()
    let passwords = PasswordHasher()
    let jobs = Database(pool: jobsPool)
    let streams = StreamHub(database: jobs, log: log)
    let unsubscribing = UnsubscribeTokens(secret: secret)
    services = Services(
      database: Database(pool: webPool),
      tokens: AccessTokens(secret: secret, issuer: "muster"),
      passwords: passwords, mailbox: waker, streams: streams,
      unsubscribing: unsubscribing, publicURL: publicURL,
      limitsRates: configuration.limitsRates,
      allowsPrivateWebhooks: configuration.allowsPrivateWebhooks,
      cookies: SessionCookies(secret: secret, publicURL: publicURL), log: log)

    let metrics = Metrics()
    var http = ServerConfiguration()
    http.host = configuration.host
    http.port = configuration.port
    http.trustedProxies = configuration.trustedProxies
    // Each connection keeps a buffer of this size, also one that only listens.
    http.maxHeaderBytes = 12 * 1024
    http.servesHTTPS = publicURL.hasPrefix("https://")
    let accessLog = AccessLog(sink)
    let logsRequests = [.debug, .info].contains(configuration.logLevel)
    server = Server(
      http, router: try Router(Routes.all(services, metrics: metrics)),
      errorResponder: Self.problem(services),
      log: { record in
        metrics.record(record)
        if logsRequests { accessLog.write(record) }
      })
    metrics.observe(server)
    Self.observe(webPool, in: metrics)
    metrics.addCounter("passwords_hashed_total", help: "Passwords that were hashed.") {
      [passwords] in [Metrics.Sample(Double(passwords.done))]
    }
    metrics.addGauge("streams_open", help: "Streams of events that are open.") {
      Double(streams.count.withLock { $0 })
    }
    let counts = JobCounts()
    counts.observe(in: metrics)
    port = try server.start()
    url = "http://\(configuration.host):\(port)"

    let transport: any MailTransport =
      configuration.smtpURL.map { SMTPMailTransport(url: $0, from: configuration.mailFrom) }
      ?? FileMailTransport(
        directory: configuration.dataDirectory + "/mail", from: configuration.mailFrom)
    let mailer = Mailer(
      database: jobs, transport: transport, publicURL: publicURL, waker: waker,
      unsubscribing: unsubscribing, log: log)
    let housekeeper = Housekeeper(database: jobs, counts: counts, log: log)
    var listening = PoolConfiguration(host.jobsConnection)
    listening.applicationName = "muster listener"
    let (jobWaker, webhookWaker) = (JobWaker(), JobWaker())
    let runner = JobRunner(database: jobs, waker: jobWaker, log: log)
    let webhooks = WebhookDispatcher(
      database: jobs,
      sender: WebhookSender(allowsPrivate: configuration.allowsPrivateWebhooks),
      waker: webhookWaker, log: log)
    let changes = ChangeListener(
      listening, streams: streams,
      workers: [
        .database: jobWaker, .mails: waker, .webhooks: webhookWaker,
        .failingWebhooks: webhookWaker,
      ])
    self.changes = changes
    background = [
      Task { await mailer.run() }, Task { await housekeeper.run() },
      Task { await streams.run() }, Task { await changes.run() }, Task { await webhooks.run() },
      Task { await runner.run() },
    ]
    log.info("Muster \(Version.current) at \(url)")
  }

  /// Answers what is under way, then stops everything.
  public func stop() async {
    // Ends streams, too.
    await server.stop()
    await services.streams.close()
    changes.close()
    for task in background { task.cancel() }
    services.mailbox.finish()
    for task in background { await task.value }
    await webPool.close()
    await jobsPool.close()
    await host.cluster?.stop()
    sink.close()
  }

  private static func webPool(
    _ configuration: Configuration, _ host: DatabaseHost
  ) -> PoolConfiguration {
    var pool = PoolConfiguration(host.webConnection)
    pool.sharedConnections = configuration.readConnections
    pool.exclusiveConnections = configuration.writeConnections
    pool.applicationName = "muster"
    pool.statementTimeout = .seconds(10)
    pool.lockTimeout = .seconds(5)
    pool.settings = [
      // One plan a statement: claims and roles do not change which is best.
      "plan_cache_mode": "force_generic_plan", "jit": "off",
    ]
    return pool
  }

  private static func jobsPool(_ host: DatabaseHost) -> PoolConfiguration {
    var pool = PoolConfiguration(host.jobsConnection)
    pool.sharedConnections = 0
    pool.exclusiveConnections = 3
    pool.applicationName = "muster jobs"
    return pool
  }

  private static func problem(_ services: Services) -> Server.ErrorResponder {
    { error, request in
      let failure = Failure(error)
      if failure.code == .unexpected {
        services.log.error("unexpected: \(error)", requestId: request?.id)
      } else if failure.code == .unavailable {
        services.log.warning("unavailable: \(error)")
      }
      if let request, FailurePage.isFor(request) {
        return FailurePage.response(
          failure, PageVisit(request: request, services: services, caller: .visitor))
      }
      return failure.response(requestId: request?.id)
    }
  }

  private static func observe(_ pool: ConnectionPool, in metrics: Metrics) {
    metrics.addGauge("database_connections", help: "Connections to the database.") {
      Double(pool.statistics.connections)
    }
    metrics.addGauge("database_queued_batches", help: "Batches waiting for a connection.") {
      Double(pool.statistics.queued)
    }
    metrics.addCounter("database_batches_total", help: "Batches that were run.") {
      [Metrics.Sample(Double(pool.statistics.batches))]
    }
    metrics.addCounter("database_reconnects_total", help: "Connections that were lost.") {
      [Metrics.Sample(Double(pool.statistics.reconnects))]
    }
  }
}
