import Foundation
import HTTPServer
import Synchronization

/// A server on a free port, and what it logged.
final class TestServer: Sendable {
  let server: Server
  let port: Int
  private let records = Mutex<[AccessRecord]>([])

  private final class Box: Sendable {
    let take = Mutex<(@Sendable (AccessRecord) -> Void)?>(nil)
  }

  init(_ routes: [Route], _ configure: (inout ServerConfiguration) -> Void = { _ in }) throws {
    var configuration = ServerConfiguration()
    configuration.port = 0
    configuration.threads = 2
    configure(&configuration)
    let box = Box()
    server = Server(
      configuration, router: try Router(routes), errorResponder: TestServer.render,
      log: { record in box.take.withLock { $0 }?(record) })
    port = try server.start()
    box.take.withLock {
      $0 = { [weak self] record in self?.records.withLock { $0.append(record) } }
    }
  }

  var log: [AccessRecord] { records.withLock { $0 } }

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

/// Runs blocking work on a new thread.
func onThread<T: Sendable>(_ work: @escaping @Sendable () -> T) async -> T {
  await withCheckedContinuation { continuation in
    Thread { continuation.resume(returning: work()) }.start()
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
