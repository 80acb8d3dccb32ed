import MusterModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// One round of telling. Nobody is let in meanwhile; streams may go.
extension StreamHub {
  func tellWhatHappened() async throws {
    guard !listeners.isEmpty else {
      // Nobody to tell: the next to come begins with what is then.
      position = nil
      return
    }
    guard let known = position else { return }
    let batch = try await database.run(
      StreamQueries.next(after: known, atMost: Self.eventsAtOnce + 1), as: .service)
    if batch.position.epoch != known.epoch || batch.events.count > Self.eventsAtOnce {
      try await startOver(at: batch.position)
      return
    }
    if !batch.events.isEmpty {
      try await endSessions(batch.events)
      try await learnTopics(batch.events)
      try await deliver(batch)
    }
    position = batch.position
  }

  /// The sessions that an event may concern: a superset of those that are shown it.
  private func sessions(concernedBy event: StreamQueries.Event) -> Set<Session.ID> {
    var found = sessionsByTopic[event.audienceId] ?? []
    if event.audience == "user" {
      found.formUnion(sessionsByUser[User.ID(event.audienceId)] ?? [])
    }
    if let user = event.userId { found.formUnion(sessionsByUser[user] ?? []) }
    return found
  }

  private func endSessions(_ events: [StreamQueries.Event]) async throws {
    var doubtful: Set<Session.ID> = []
    for event in events where event.type == "internal.session" {
      let session = Session.ID(event.audienceId)
      if event.audience == "session", listeners[session] != nil { doubtful.insert(session) }
      if event.audience == "user" { doubtful.formUnion(sessions(concernedBy: event)) }
    }
    guard !doubtful.isEmpty else { return }
    let standing = try await database.run(StreamQueries.standing(doubtful), as: .service)
    for session in doubtful.subtracting(standing) { end(session, .sessionEnded) }
  }

  /// Whoever an event is about may have come to listen to more.
  private func learnTopics(_ events: [StreamQueries.Event]) async throws {
    var changed: Set<Session.ID> = []
    for event in events {
      if let user = event.userId { changed.formUnion(sessionsByUser[user] ?? []) }
      if event.type == "groups.changed" { changed.formUnion(sessions(concernedBy: event)) }
    }
    guard !changed.isEmpty else { return }
    for (session, topics) in try await database.run(StreamQueries.topics(changed), as: .service) {
      listen(session, to: topics)
    }
  }

  private func deliver(_ batch: StreamQueries.Batch) async throws {
    var candidates: [(event: StreamQueries.Event, session: Session.ID)] = []
    var types: [Int64: String] = [:]
    for event in batch.events where !event.type.hasPrefix("internal.") {
      types[event.id] = event.type
      for session in sessions(concernedBy: event) { candidates.append((event, session)) }
    }
    guard !candidates.isEmpty else { return }
    var shown = try await database.run(StreamQueries.deliveries(candidates), as: .service)
    shown.sort { $0.id < $1.id }
    var texts: [Session.ID: String] = [:]
    for delivery in shown {
      guard let type = types[delivery.id] else { continue }
      texts[delivery.session, default: ""] += StreamFrame.event(type, delivery.body)
    }
    // The id comes last: should the connection break before, the whole round is told again.
    let id = StreamFrame.position(batch.position)
    for (session, text) in texts {
      for mailbox in listeners[session]?.streams.values ?? [:].values { mailbox.push(text + id) }
    }
  }

  /// Tells everybody to read everything anew.
  private func startOver(at new: StreamPosition) async throws {
    let topics = try await database.run(
      StreamQueries.topics(Array(listeners.keys)), as: .service)
    for session in Array(listeners.keys) {
      guard let own = topics[session] else {
        end(session, .sessionEnded)
        continue
      }
      listen(session, to: own)
      for mailbox in listeners[session]?.streams.values ?? [:].values {
        mailbox.push(StreamFrame.reset + StreamFrame.position(new))
      }
    }
    position = new
  }
}
