import MusterModels
import Postgres
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The streams of this server, and what they listen to.
///
/// One round at a time reads what happened since the position, asks the database which of the
/// sessions concerned may be shown which events, and moves on. Between rounds new streams are let
/// in, so that each begins exactly at a position. An event costs work for the sessions whose
/// topics it touches, however many others there are.
actor StreamHub {
  /// The most streams a person has open on one server.
  static let streamsPerPerson = 20
  /// More events than this in one round, or for one who comes back, are not told one by one: they
  /// are to read everything anew.
  static let eventsAtOnce = 5_000

  /// The streams of one session, and the topics that it may be asked about. Topics are added and
  /// not taken away while it is connected: what it may be shown is decided each time.
  struct Listener {
    let user: User.ID
    var topics: Set<UUID> = []
    var streams: [ObjectIdentifier: StreamMailbox] = [:]
  }

  struct Arrival {
    let user: User.ID
    let session: Session.ID
    let mailbox: StreamMailbox
    let admitted: CheckedContinuation<StreamPosition, any Error>
  }

  let database: Database
  let log: ServerLog
  var position: StreamPosition?
  var listeners: [Session.ID: Listener] = [:]
  var sessionsByTopic: [UUID: Set<Session.ID>] = [:]
  var sessionsByUser: [User.ID: Set<Session.ID>] = [:]
  private var arrivals: [Arrival] = []
  private var isClosed = false
  private let signals: AsyncStream<Void>
  private let signal: AsyncStream<Void>.Continuation
  /// The open streams, for metrics.
  nonisolated let count = Mutex(0)

  init(database: Database, log: ServerLog) {
    self.database = database
    self.log = log
    (signals, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// Something may have happened. Many calls at once are one.
  nonisolated func wake() { signal.yield() }

  /// Tells what happens until `close`.
  func run() async {
    for await _ in signals {
      do {
        try await tellWhatHappened()
        try await admitArrivals()
      } catch {
        for arrival in takeArrivals() { arrival.admitted.resume(throwing: error) }
        guard !isClosed else { continue }
        log.warning("streams wait: \(error)")
        // The database may be back before anything happens that calls for a round.
        Task {
          try? await Task.sleep(for: .seconds(1))
          wake()
        }
      }
    }
  }

  /// Opens a stream: what it begins with, and what goes on from there.
  /// - Throws: `too_many_streams`, `session_ended`, `unavailable`.
  func open(
    _ user: User.ID, _ session: Session.ID, after last: StreamPosition?
  ) async throws -> (beginning: String, subscription: StreamSubscription) {
    guard !isClosed else { throw Failure(.unavailable) }
    let open = sessionsByUser[user, default: []].reduce(0) {
      $0 + (listeners[$1]?.streams.count ?? 0)
    }
    let arriving = arrivals.count { $0.user == user }
    guard open + arriving < Self.streamsPerPerson else { throw Failure(.tooManyStreams) }
    let mailbox = StreamMailbox()
    // Whoever is gone before the first byte is taken out when this is let go of.
    let subscription = StreamSubscription(mailbox: mailbox) { [weak self] in
      await self?.remove(mailbox, of: session)
    }
    let start = try await withCheckedThrowingContinuation { admitted in
      arrivals.append(
        Arrival(user: user, session: session, mailbox: mailbox, admitted: admitted))
      signal.yield()
    }
    return (try await beginning(session, after: last, at: start), subscription)
  }

  private func beginning(
    _ session: Session.ID, after last: StreamPosition?, at start: StreamPosition
  ) async throws -> String {
    guard let last, last != start else { return StreamFrame.ready(start) }
    guard last.epoch == start.epoch,
      let missed = try await database.run(
        StreamQueries.replay(session, after: last, through: start, atMost: Self.eventsAtOnce),
        as: .service)
    else { return StreamFrame.reset + StreamFrame.ready(start) }
    return missed.map { StreamFrame.event($0.type, $0.body) }.joined() + StreamFrame.ready(start)
  }

  /// Lets in those who wait, at the present position. What they listen to is read after it, so
  /// that no group joined in between is missed.
  private func admitArrivals() async throws {
    guard !arrivals.isEmpty else { return }
    if position == nil { position = try await database.run(StreamQueries.now, as: .service) }
    let arrived = takeArrivals()
    let topics: [Session.ID: [UUID]]
    do {
      topics = try await database.run(
        StreamQueries.topics(Set(arrived.map(\.session))), as: .service)
    } catch {
      for arrival in arrived { arrival.admitted.resume(throwing: error) }
      throw error
    }
    for arrival in arrived {
      guard let position, let own = topics[arrival.session], !isClosed else {
        arrival.admitted.resume(throwing: Failure(isClosed ? .unavailable : .sessionEnded))
        continue
      }
      var listener = listeners[arrival.session] ?? Listener(user: arrival.user)
      listener.streams[ObjectIdentifier(arrival.mailbox)] = arrival.mailbox
      listeners[arrival.session] = listener
      sessionsByUser[arrival.user, default: []].insert(arrival.session)
      listen(arrival.session, to: own)
      count.withLock { $0 += 1 }
      arrival.admitted.resume(returning: position)
    }
    // Some may have come in the meantime.
    if !arrivals.isEmpty { signal.yield() }
  }

  private func takeArrivals() -> [Arrival] {
    defer { arrivals = [] }
    return arrivals
  }

  /// Adds to what a session is asked about.
  func listen(_ session: Session.ID, to topics: [UUID]) {
    for topic in topics where listeners[session]?.topics.insert(topic).inserted == true {
      sessionsByTopic[topic, default: []].insert(session)
    }
  }

  private func remove(_ mailbox: StreamMailbox, of session: Session.ID) {
    guard listeners[session]?.streams.removeValue(forKey: ObjectIdentifier(mailbox)) != nil else {
      return
    }
    count.withLock { $0 -= 1 }
    if listeners[session]?.streams.isEmpty == true { forget(session) }
  }

  private func forget(_ session: Session.ID) {
    guard let listener = listeners.removeValue(forKey: session) else { return }
    for topic in listener.topics {
      sessionsByTopic[topic]?.remove(session)
      if sessionsByTopic[topic]?.isEmpty == true { sessionsByTopic[topic] = nil }
    }
    sessionsByUser[listener.user]?.remove(session)
    if sessionsByUser[listener.user]?.isEmpty == true { sessionsByUser[listener.user] = nil }
  }

  /// Ends the streams of a session.
  func end(_ session: Session.ID, _ reason: StreamFrame.EndReason) {
    guard let listener = listeners[session] else { return }
    for mailbox in listener.streams.values { mailbox.finish(StreamFrame.end(reason)) }
    count.withLock { $0 -= listener.streams.count }
    forget(session)
  }

  /// Keeps streams from being taken for dead, and looks for what a lost wake-up call told of.
  func beat() {
    let ping = StreamFrame.ping(position)
    for listener in listeners.values {
      for mailbox in listener.streams.values { mailbox.push(ping) }
    }
    signal.yield()
  }

  /// Ends every stream, and opens none any more.
  func close() {
    isClosed = true
    for session in Array(listeners.keys) { end(session, .serverStopping) }
    for arrival in takeArrivals() { arrival.admitted.resume(throwing: Failure(.unavailable)) }
    signal.finish()
  }
}
