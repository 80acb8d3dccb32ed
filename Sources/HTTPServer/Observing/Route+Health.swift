extension Route {
  /// Answers 200 while the process can answer at all.
  public static func liveness(_ pattern: String = "/healthz") -> Route {
    Route(.get, pattern) { _ in .json(Array(#"{"status":"ok"}"#.utf8)) }
  }

  /// Answers 200 when the check finds that requests can be served, else throws 503.
  public static func readiness(
    _ pattern: String = "/readyz", check: @escaping @Sendable () async -> Bool
  ) -> Route {
    Route(.get, pattern) { _ in
      guard await check() else { throw HTTPError.serviceUnavailable(retryAfter: 1) }
      return .json(Array(#"{"status":"ready"}"#.utf8))
    }
  }

  /// Shows the metrics as Prometheus text.
  public static func metrics(_ pattern: String = "/metrics", _ metrics: Metrics) -> Route {
    Route(.get, pattern) { _ in
      .text(metrics.text(), type: "text/plain; version=0.0.4; charset=utf-8")
    }
  }
}
