/// The limits and time-outs of a server.
public struct ServerConfiguration: Sendable {
  /// The address or name to listen on.
  public var host = "127.0.0.1"
  /// The port; 0 takes any that is free.
  public var port = 8080
  /// Threads that read and write; 0 for one per processor.
  public var threads = 0
  /// The largest request header in bytes, request line included. Every connection keeps a buffer
  /// of this size and 8 KiB more.
  public var maxHeaderBytes = 16 * 1024
  /// The largest request target in bytes.
  public var maxTargetBytes = 8 * 1024
  /// The largest body in bytes where a route does not say otherwise.
  public var maxBodyBytes = 256 * 1024
  /// Connections open at once; more wait to be accepted.
  public var maxConnections = 20_000
  /// Connections open at once from one address; 0 for any number. More are closed.
  public var maxConnectionsPerAddress = 0
  /// Requests under way at once, streams aside; more are answered 503.
  public var maxRequestsInFlight = 4_096
  /// How long a connection may be silent.
  public var idleTimeout = Duration.seconds(30)
  /// How long a request may take to arrive, from its request line to the end of its body.
  public var requestTimeout = Duration.seconds(30)
  /// How long a handler may take; then it is cancelled and 503 is answered.
  public var handlerTimeout = Duration.seconds(30)
  /// How long a client may take to read an answer that is not a stream.
  public var responseTimeout = Duration.seconds(60)
  /// How long `stop()` waits for requests under way.
  public var drainTimeout = Duration.seconds(10)
  /// How long `stop()` leaves a connection open that has no request under way, since one may be
  /// on its way.
  public var idleDrain = Duration.milliseconds(500)
  /// How many proxies in front of the server write `X-Forwarded-For`; 0 ignores that header.
  public var trustedProxies = 0
  /// Whether clients reach the server by https only; adds `Strict-Transport-Security`.
  public var servesHTTPS = false

  /// Makes a configuration with the defaults.
  public init() {}
}
