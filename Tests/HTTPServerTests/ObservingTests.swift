import Foundation
import HTTPServer
import Testing

@Suite("Logs and metrics")
struct ObservingTests {
  @Test("a record has the pattern, and neither the path's parameters nor the query")
  func secrets() async throws {
    let route = Route(.get, "/invites/{token}") { request in
      request.caller = "user-7"
      return .text("ok")
    }
    try await TestServer.run([route]) { server in
      let client = try RawClient(server.port)
      let agent = "User-Agent: tester\r\n"
      _ = try client.get("/invites/s3cret?key=s3cret", headers: agent)
      _ = try client.get("/s3cret/nowhere?s3cret", headers: agent)
      _ = try client.post("/invites/s3cret", [1])
      _ = try client.get("/invites/s3cret%", headers: agent)
      #expect(eventually { server.log.count == 4 })
      for record in server.log {
        #expect(!"\(record)".contains("s3cret"))
      }
      let first = try #require(server.log.first)
      #expect(first.pattern == "/invites/{token}")
      #expect(first.method == .get)
      #expect(first.status == 200)
      #expect(first.bytes == 2)
      #expect(first.caller == "user-7")
      #expect(first.userAgent == "tester")
      #expect(first.durationMicroseconds > 0)
      #expect(server.log.map(\.status) == [200, 404, 405, 400])
    }
  }

  private let record = AccessRecord(
    requestId: "id", method: .get, pattern: "/a/{b}", status: 200, bytes: 5,
    durationMicroseconds: 1_200, remoteAddress: "::1",
    userAgent: "a\"b\\c\n\u{1}\u{7F}é\u{2028}", caller: "someone", isAborted: false)

  @Test("a log line is valid JSON whatever the client calls itself")
  func json() throws {
    let file = try temporaryFile()
    defer { try? FileManager.default.removeItem(atPath: file.path) }
    let sink = LogSink(descriptor: file.handle.fileDescriptor)
    let log = AccessLog(sink)
    log.write(record)
    log.write(record)
    sink.close()
    let lines = try String(contentsOfFile: file.path, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 2)
    for line in lines {
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      #expect(object["userAgent"] as? String == record.userAgent)
      #expect(object["route"] as? String == "/a/{b}")
      #expect(object["status"] as? Int == 200)
      #expect(object["durationMicroseconds"] as? Int == 1_200)
      #expect((object["time"] as? String)?.count == 24)
      #expect(object["caller"] as? String == "someone")
    }
  }

  @Test("lines are written within the second without being asked for")
  func flushing() async throws {
    let file = try temporaryFile()
    defer { try? FileManager.default.removeItem(atPath: file.path) }
    let sink = LogSink(descriptor: file.handle.fileDescriptor)
    defer { sink.close() }
    AccessLog(sink, form: .text).write(record)
    let isWritten = await onThread {
      eventually {
        (try? String(contentsOfFile: file.path, encoding: .utf8))?.contains("/a/{b}") == true
      }
    }
    #expect(isWritten)
    let text = try String(contentsOfFile: file.path, encoding: .utf8)
    #expect(text.contains("200 GET /a/{b} 1200 µs 5 B by someone [id]\n"))
  }

  @Test("metrics count by method, route and status, and time by route")
  func metrics() async throws {
    let metrics = Metrics()
    metrics.record(record)
    metrics.record(record)
    var other = record
    other.pattern = nil
    other.method = nil
    other.status = 404
    other.durationMicroseconds = 99_000_000
    metrics.record(other)
    let counter = metrics.addCounter("mails_total", help: "Mails\nsent.")
    counter.increment(by: 3)
    metrics.addGauge("pool", help: "Pool.") { [.init(1.5, labels: [("kind", "a\"b")])] }
    let text = metrics.text()
    for line in [
      #"http_requests_total{method="GET",route="/a/{b}",status="200"} 2"#,
      #"http_requests_total{method="other",route="none",status="404"} 1"#,
      #"http_request_duration_seconds_bucket{method="GET",route="/a/{b}",le="0.001"} 0"#,
      #"http_request_duration_seconds_bucket{method="GET",route="/a/{b}",le="0.0025"} 2"#,
      #"http_request_duration_seconds_bucket{method="GET",route="/a/{b}",le="+Inf"} 2"#,
      #"http_request_duration_seconds_bucket{method="other",route="none",le="10.0"} 0"#,
      #"http_request_duration_seconds_bucket{method="other",route="none",le="+Inf"} 1"#,
      #"http_request_duration_seconds_sum{method="GET",route="/a/{b}"} 0.0024"#,
      #"http_request_duration_seconds_count{method="GET",route="/a/{b}"} 2"#,
      "# TYPE http_request_duration_seconds histogram", "# TYPE mails_total counter",
      #"# HELP mails_total Mails\nsent."#, "mails_total 3.0", #"pool{kind="a\"b"} 1.5"#,
    ] { #expect(text.split(separator: "\n").contains(Substring(line)), "\(line)") }
    #expect(text.hasSuffix("\n"))
  }

  @Test("health and metrics routes answer")
  func health() async throws {
    let metrics = Metrics()
    let routes = [
      Route.liveness(), Route.readiness { false }, Route.readiness("/ready2") { true },
      Route.metrics("/metrics", metrics),
    ]
    try await TestServer.run(routes) { server in
      metrics.observe(server.server)
      let client = try RawClient(server.port)
      #expect(try client.get("/healthz").status == 200)
      #expect(try client.get("/readyz").status == 503)
      #expect(try client.get("/ready2").status == 200)
      let text = try client.get("/metrics").text
      #expect(text.contains("http_open_connections 1.0\n"))
      #expect(text.contains("http_requests_in_flight 1.0\n"))
    }
  }

  private func temporaryFile() throws -> (path: String, handle: FileHandle) {
    let path = NSTemporaryDirectory() + "muster-log-\(UUID().uuidString)"
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    return (path, try #require(FileHandle(forWritingAtPath: path)))
  }
}
