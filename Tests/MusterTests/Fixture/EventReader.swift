import Foundation
import MusterModels
import Testing

@testable import Muster
@testable import MusterClient

/// Reads a stream of events as any client does, without connecting again.
final class EventReader {
  let head: HTTPResponse
  private var body: AsyncThrowingStream<Data, any Error>.Iterator
  private var parser = ServerSentEvents()
  private var waiting: [ServerSentEvents.Event] = []
  /// Everything as it came.
  private(set) var text = ""
  /// What to send as `Last-Event-ID`.
  private(set) var lastId: String?
  /// How often the server has said that it is there.
  private var pings = 0
  /// What has not come by so many of them does not come.
  private static let patience = 8

  private init(_ stream: HTTPStream) {
    head = stream.head
    body = stream.body.makeAsyncIterator()
  }

  /// Opens a stream at a server.
  static func open(
    _ url: URL, token: String, after id: String? = nil
  ) async throws -> EventReader {
    var request = HTTPRequest(method: .get, url: url.appending(path: "/api/v1/stream"))
    request.headers["Authorization"] = "Bearer \(token)"
    request.headers["Last-Event-ID"] = id
    return EventReader(try await URLSessionTransport().open(request))
  }

  /// The next event; nil at the end. One that only carries a position has no type. Throws `Late`
  /// once the server has pinged that often.
  func next(before limit: Int = .max) async throws -> ServerSentEvents.Event? {
    while waiting.isEmpty {
      guard pings < limit else { throw Late() }
      guard let data = try await body.next() else { return nil }
      let part = String(decoding: data, as: UTF8.self)
      text += part
      pings += part.ranges(of: ": ping\n").count
      waiting = parser.read(data)
    }
    let event = waiting.removeFirst()
    if let id = event.id { lastId = id }
    return event
  }

  private struct Late: Error {}

  /// The events up to and with the first of a type whose data contain a text; positions left out.
  /// Fails with what there was when the stream ends before, or goes on and nothing such comes.
  @discardableResult
  func until(
    _ type: String, with text: String = "", sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> [ServerSentEvents.Event] {
    var events: [ServerSentEvents.Event] = []
    let limit = pings + Self.patience
    do {
      while let event = try await next(before: limit) {
        guard !event.type.isEmpty else { continue }
        events.append(event)
        if event.type == type, text.isEmpty || event.data.contains(text) { return events }
      }
      Issue.record(
        "the stream ended before \(type) \(text): \(events)", sourceLocation: sourceLocation)
    } catch let late as Late {
      Issue.record("\(type) \(text) did not come: \(events)", sourceLocation: sourceLocation)
      throw late
    }
    return events
  }

  /// The position behind what has been read: it comes after the events of a round.
  func position() async throws -> String {
    while waiting.contains(where: { $0.id != nil }) { _ = try await next() }
    return try #require(lastId)
  }
}

extension Person {
  /// Opens a stream and reads until it is ready.
  func events(at url: URL, after id: String? = nil) async throws -> EventReader {
    let reader = try await EventReader.open(url, token: accessToken(), after: id)
    #expect(reader.head.status == 200)
    if id == nil { try await reader.until("ready") }
    return reader
  }
}

extension Person {
  /// Changes something of a group.
  func relabel(_ group: Group, _ label: String) async throws {
    var changes = UpdateGroup()
    changes.label = .set(label)
    _ = try await client.updateGroup(group.id, changes)
  }

  /// Opens or hides a group's member list.
  func showMembers(of group: Group, _ shows: Bool) async throws {
    var changes = UpdateGroup()
    changes.showMemberList = .set(shows)
    _ = try await client.updateGroup(group.id, changes)
  }
}

extension TestServer {
  /// Opens a stream of a person's at this server.
  func events(of person: Person, after id: String? = nil) async throws -> EventReader {
    // What comes back is told up to the round that the server is at: so let that be past
    // everything that has happened.
    if id != nil { try await settle() }
    return try await person.events(at: url, after: id)
  }

  /// Waits until this server has told what has happened so far.
  private func settle() async throws {
    let witness = try await person("Witness")
    let live = try await witness.events(at: url)
    try await mark(witness, "test.settled")
    try await live.until("test.settled")
  }

  /// Publishes to a person by name: a fence behind what was told before.
  func mark(_ person: Person, _ type: String) async throws {
    try await sql("select muster.publish('\(type)', 'user', '\(person.id)')")
  }
}
