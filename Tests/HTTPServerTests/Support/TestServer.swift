import Dispatch
import Foundation
import HTTPServer
import Synchronization

/// A server on a free port, and what it logged.
final class TestServer: Sendable {
  let server: Server
  let port: Int
  private let records: Records

  private final class Records: Sendable {
    let all = Mutex<[AccessRecord]>([])
  }

  init(_ routes: [Route], _ configure: (inout ServerConfiguration) -> Void = { _ in }) throws {
    var configuration = ServerConfiguration()
    configuration.port = 0
    configuration.threads = 2
    configure(&configuration)
    let records = Records()
    self.records = records
    server = Server(
      configuration, router: try Router(routes), errorResponder: TestServer.render,
      log: { record in records.all.withLock { $0.append(record) } })
    port = try server.start()
  }

  var log: [AccessRecord] { records.all.withLock { $0 } }

  /// Runs a test against a server, on a thread of its own, since its client blocks.
  static func run(
    _ routes: [Route],
    configure: @escaping @Sendable (inout ServerConfiguration) -> Void = { _ in },
    _ test: @escaping @Sendable (TestServer) throws -> Void
  ) async throws {
    let server = try TestServer(routes, configure)
    let result = await onThread { Result { try test(server) } }
    await server.server.stop()
    try result.get()
  }

  /// Stops the server from a thread that may block.
  func stopAndWait() {
    let done = DispatchSemaphore(value: 0)
    Task {
      await server.stop()
      done.signal()
    }
    done.wait()
  }

  /// Errors as small JSON texts: `{"code":…,"id":…}`.
  private static let render: Server.ErrorResponder = { error, request in
    let known: HTTPError =
      switch error {
      case let error as HTTPError: error
      case is PathParameterError: .notFound
      default: .internal
      }
    var headers = known.headers
    headers.set("Content-Type", "application/problem+json")
    let text = "{\"code\":\"\(known.code)\",\"id\":\"\(request?.id ?? "none")\"}"
    return Response(status: known.status, headers: headers, body: .bytes(Array(text.utf8)))
  }
}

/// Runs blocking work on a thread of its own, as part of the running test.
func onThread<T: Sendable>(_ work: @escaping @Sendable () -> T) async -> T {
  await Task(executorPreference: ThreadExecutor()) { work() }.value
}

/// Runs every job on a new thread.
private final class ThreadExecutor: TaskExecutor {
  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    Thread { job.runSynchronously(on: self.asUnownedTaskExecutor()) }.start()
  }
}

/// Waits until something holds, for at most a generous time.
func eventually(seconds: Int = 20, _ condition: () -> Bool) -> Bool {
  let end = Date().addingTimeInterval(TimeInterval(seconds))
  while Date() < end {
    if condition() { return true }
    usleep(5_000)
  }
  return condition()
}

/// Sleeps on the calling thread.
func pause(milliseconds: Int) { usleep(UInt32(milliseconds) * 1000) }

/// Routes that most tests use.
let commonRoutes = [
  Route(.get, "/hello") { _ in .text("hello") },
  Route(.get, "/echo/{text}") { .text(try $0.path("text")) },
  Route(.post, "/body") { .text("\($0.body.count)") },
  Route(.post, "/small", options: .init(maxBodyBytes: 10)) { .text("\($0.body.count)") },
  Route(.get, "/slow") { _ in
    try await Task.sleep(for: .milliseconds(100))
    return .text("slow")
  },
]
