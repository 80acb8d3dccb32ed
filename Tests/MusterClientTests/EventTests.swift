import Foundation
import MusterModels
import Synchronization
import Testing

@testable import MusterClient

@Suite("Events of a stream")
struct EventTests {
  /// Answers each stream with the next of some texts, after which its connection is lost.
  private final class StreamTransport: Transport {
    enum Answer: Sendable {
      case stream(String)
      case refusal(Int, String)
    }

    private let answers: Mutex<[Answer]>
    private let sent = Mutex<[HTTPRequest]>([])

    init(_ answers: [Answer]) { self.answers = Mutex(answers) }

    var requests: [HTTPRequest] { sent.withLock { $0 } }

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
      .json(#"{"accessToken":"access-2","refreshToken":"refresh-2","expiresIn":900}"#)
    }

    func open(_ request: HTTPRequest) async throws -> HTTPStream {
      sent.withLock { $0.append(request) }
      let answer = answers.withLock { $0.isEmpty ? nil : $0.removeFirst() }
      let (body, continuation) = AsyncThrowingStream.makeStream(of: Data.self)
      switch answer {
      case .stream(let text):
        // As it comes over a wire: in pieces of any size.
        for byte in text.utf8 { continuation.yield(Data([byte])) }
        continuation.finish(throwing: ConnectionLost())
        return HTTPStream(head: HTTPResponse(status: 200), body: body)
      case .refusal(let status, let code):
        let problem = HTTPResponse.problem(status, code)
        continuation.yield(problem.body)
        continuation.finish()
        return HTTPStream(
          head: HTTPResponse(status: status, headers: problem.headers), body: body)
      case nil: throw CancellationError()
      }
    }
  }

  private func client(_ transport: StreamTransport) throws -> MusterClient {
    let url = try #require(URL(string: "https://muster.test/"))
    let clock = Clock()
    return MusterClient(
      baseURL: url, transport: transport, tokens: InMemoryTokenStore(.numbered(1)),
      userAgent: "Tests", now: { clock.now })
  }

  private func read(_ transport: StreamTransport) async throws -> ([StreamEvent], (any Error)?) {
    var events: [StreamEvent] = []
    do {
      for try await event in try client(transport).events() { events.append(event) }
      return (events, nil)
    } catch {
      return (events, error)
    }
  }

  @Test("A lost connection is made again where it was, and events are typed")
  func resuming() async throws {
    let group = Samples.groupId
    let transport = StreamTransport([
      .stream("retry: 1\nid: e/1:1:\nevent: ready\ndata: {}\n\n: ping\nid: e/2:2:\n\n"),
      .refusal(503, "unavailable"),
      .stream(
        "event: member.joined\r\ndata: {\"groupId\":\"\(group)\"}\r\n\r\nid: e/3:3:\r\n\r\n"
          + "event: reset\ndata: {}\n\nevent: notifications.read\ndata: {}\n\n"
          + "event: ready\nid: e/4:4:\ndata: {}\n\nevent: half"),
      .refusal(401, "session_ended"),
    ])
    let (events, error) = try await read(transport)
    #expect(
      events == [
        .ready,
        .changed(StreamChange(type: "member.joined", data: ["groupId": .string("\(group)")])),
        .reset, .notificationsRead, .ready,
      ])
    if case .changed(let change)? = events.dropFirst().first {
      #expect(change.groupId == groupId)
      #expect(change.userId == nil)
    }
    let ids = transport.requests.map { $0.headers["Last-Event-ID"] }
    #expect(ids == [nil, "e/2:2:", "e/2:2:", "e/4:4:"])
    guard case .signedOut? = error as? MusterError else {
      Issue.record("ended by \(String(describing: error))")
      return
    }
  }

  @Test("An expired access token is renewed, and a refusal ends the sequence")
  func renewal() async throws {
    let transport = StreamTransport([
      .refusal(401, "token_expired"), .stream("retry: 1\nevent: ready\ndata: {}\n\n"),
      .refusal(422, "invalid_values"),
    ])
    let (events, error) = try await read(transport)
    #expect(events == [.ready])
    #expect(transport.requests.map(\.token) == ["access-1", "access-2", "access-2"])
    #expect((error as? MusterError)?.problem?.code == "invalid_values")
  }

  @Test("Lines end in any way, data of several lines are joined, comments are left out")
  func parsing() {
    var parser = ServerSentEvents()
    let events = parser.read(
      Data(": hello\rdata: a\r\ndata:b\ndata\n\n\nevent:x\nid: 1\n\nevent: y\ndata:  c\n\n".utf8))
    #expect(
      events == [
        .init(type: "", data: "a\nb\n", id: nil), .init(type: "x", data: "", id: "1"),
        .init(type: "y", data: " c", id: nil),
      ])
  }
}
