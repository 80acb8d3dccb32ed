#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

public import MusterModels

/// What happens, as it happens.
extension MusterClient {
  /// The person's notifications and what changes around them, until the loop over them ends.
  ///
  /// ```swift
  /// for try await event in client.events() {
  ///   switch event {
  ///   case .ready, .reset: try await reload()
  ///   case .notification(let news): show(news)
  ///   case .changed(let change): if let group = change.groupId { try await reload(group) }
  ///   case .notificationsRead: break
  ///   }
  /// }
  /// ```
  ///
  /// When the connection is lost it is made again, with a renewed access token if need be, and
  /// goes on where it was: nothing is missing, and the last few events may come twice. Ends by
  /// throwing when the server refuses, such as `MusterError.signedOut` once the session ended.
  public func events() -> Events { Events(client: self) }

  /// A sequence of what happens; see `MusterClient.events()`.
  public struct Events: AsyncSequence, Sendable {
    let client: MusterClient

    /// Begins to listen.
    public func makeAsyncIterator() -> Iterator { Iterator(client: client) }

    /// Listens on one stream after another.
    public struct Iterator: AsyncIteratorProtocol {
      private let client: MusterClient
      private var lastId: String?
      private var wait = Duration.seconds(3)
      private var connection: AsyncThrowingStream<Data, any Error>.Iterator?
      private var parser = ServerSentEvents()
      private var waiting: [StreamEvent] = []
      private var failures = 0

      init(client: MusterClient) { self.client = client }

      /// The next event.
      public mutating func next() async throws -> StreamEvent? {
        while true {
          if !waiting.isEmpty { return waiting.removeFirst() }
          try Task.checkCancellation()
          do {
            try await read()
          } catch let error as MusterError where !Self.mayPass(error) {
            throw error
          } catch is CancellationError {
            throw CancellationError()
          } catch {
            connection = nil
            failures += 1
            // Not all at once, when a server that many listened to is gone.
            let longest = wait * (1 << Swift.min(failures - 1, 4))
            try await Task.sleep(for: longest * Double.random(in: 0.5...1))
          }
        }
      }

      private mutating func read() async throws {
        if connection == nil {
          parser = ServerSentEvents()
          connection = try await client.openEvents(after: lastId).makeAsyncIterator()
        }
        guard let data = try await connection?.next() else {
          try Task.checkCancellation()
          throw ConnectionLost()
        }
        for event in parser.read(data) {
          if let value = try Self.value(of: event) { waiting.append(value) }
          // After the event: should it be unreadable, it comes again.
          if let id = event.id { lastId = id }
          failures = 0
        }
        if let retry = parser.retry { wait = retry }
      }

      private static func value(of event: ServerSentEvents.Event) throws -> StreamEvent? {
        let data = Data(event.data.utf8)
        switch event.type {
        case "": return nil
        case "ready": return .ready
        case "reset": return .reset
        // What follows is the end of the connection, and another, or a refusal.
        case "end": return nil
        case "notification":
          return .notification(try MusterJSON.decode(UserNotification.self, from: data))
        case "notifications.read": return .notificationsRead
        default:
          return .changed(
            StreamChange(
              type: event.type,
              data: try MusterJSON.decode([String: JSONValue].self, from: data)))
        }
      }

      /// Whether the same again may go through.
      private static func mayPass(_ error: MusterError) -> Bool {
        switch error {
        case .problem(let problem, _, _): problem.status >= 500 || problem.status == 429
        case .unexpected(let status): status >= 500
        default: false
        }
      }
    }
  }

  /// Connects; a refusal is thrown.
  private func openEvents(
    after lastId: String?
  ) async throws -> AsyncThrowingStream<Data, any Error> {
    var request = try wire.request(
      .get, "/stream", headers: ["Accept": "text/event-stream, application/problem+json"])
    request.headers["Last-Event-ID"] = lastId
    let credential = try await keeper.credential()
    if let credential {
      request.headers["Authorization"] = "Bearer \(credential.tokens.accessToken)"
    }
    var stream = try await wire.transport.open(request)
    guard stream.head.status != 200 else { return stream.body }
    var problem = try await stream.refusal()
    if problem.problem?.code == "token_expired", let credential,
      let next = try await keeper.successor(of: credential)
    {
      request.headers["Authorization"] = "Bearer \(next.tokens.accessToken)"
      stream = try await wire.transport.open(request)
      guard stream.head.status != 200 else { return stream.body }
      problem = try await stream.refusal()
    }
    if let reason = problem.problem, reason.code == "session_ended" {
      if let credential { try? await keeper.end(credential.signIn) }
      throw MusterError.signedOut(reason)
    }
    try problem.checked()
    throw MusterError.unexpected(status: problem.status)
  }
}

extension HTTPStream {
  /// The whole of an answer that is none of the stream that was asked for.
  fileprivate func refusal() async throws -> HTTPResponse {
    var whole = head
    for try await data in body {
      whole.body.append(data)
      guard whole.body.count < 1_000_000 else { break }
    }
    return whole
  }
}
