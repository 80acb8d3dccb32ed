import MusterModels
import Postgres

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What the server asks on behalf of all its streams, as `service_role`.
enum StreamQueries {
  /// An event, without what it says: that is looked up for those who are shown it.
  struct Event: Sendable {
    let xid: String
    let id: Int64
    let type: String
    let audience: String
    let audienceId: UUID
    let userId: User.ID?
  }

  struct Batch: Sendable {
    let position: StreamPosition
    let events: [Event]
  }

  static let now = Query<StreamPosition>(
    lane: .exclusive, name: "stream.now", sql: "select epoch, known from muster.stream_now()",
    parameters: []
  ) { rows in
    guard let row = rows.first else { throw NoRow() }
    return StreamPosition(epoch: try row.get(0), snapshot: try row.get(1))
  }

  static func next(after position: StreamPosition, atMost count: Int) -> Query<Batch> {
    Query(
      lane: .exclusive, name: "stream.next",
      sql: """
        select epoch, "position", xid, id, type, audience, audience_id, user_id \
        from muster.next_stream_events($1::text, $2::integer)
        """, parameters: [Parameter(position.snapshot), Parameter(count)]
    ) { rows in
      guard let first = rows.first else { throw NoRow() }
      let events = try rows.compactMap { row -> Event? in
        guard let id = try row.get(3, as: Int64?.self) else { return nil }
        return Event(
          xid: try row.get(2), id: id, type: try row.get(4), audience: try row.get(5),
          audienceId: try row.get(6), userId: try row.get(7, as: UUID?.self).map { User.ID($0) })
      }
      return Batch(
        position: StreamPosition(epoch: try first.get(0), snapshot: try first.get(1)),
        events: events)
    }
  }

  /// What each session's person listens to; sessions that do not stand are not among them.
  static func topics(_ sessions: some Collection<Session.ID>) -> Query<[Session.ID: [UUID]]> {
    Query(
      lane: .exclusive, name: "stream.topics",
      sql: """
        select session_id, array_to_string(topics, ',') from muster.stream_topics($1::uuid[])
        """, parameters: [Parameter(array: sessions.map(\.uuid))]
    ) { rows in
      var topics: [Session.ID: [UUID]] = [:]
      for row in rows {
        topics[Session.ID(try row.get(0, as: UUID.self))] = try row.get(1, as: String.self)
          .split(separator: ",").compactMap { UUID(uuidString: String($0)) }
      }
      return topics
    }
  }

  static func standing(_ sessions: some Collection<Session.ID>) -> Query<Set<Session.ID>> {
    Query(
      lane: .exclusive, name: "stream.standing",
      sql: "select session_id from muster.standing_sessions($1::uuid[])",
      parameters: [Parameter(array: sessions.map(\.uuid))]
    ) { rows in
      Set(try rows.map { Session.ID(try $0.get(0, as: UUID.self)) })
    }
  }

  /// What of the candidates is shown, and how it reads, as of now.
  static func deliveries(
    _ candidates: [(event: Event, session: Session.ID)]
  ) -> Query<[(id: Int64, session: Session.ID, body: String)]> {
    Query(
      lane: .exclusive, name: "stream.deliveries",
      sql: """
        select id, session_id, body \
        from muster.stream_deliveries($1::text[], $2::bigint[], $3::uuid[])
        """,
      parameters: [
        Parameter(array: candidates.map(\.event.xid)),
        Parameter(array: candidates.map(\.event.id)),
        Parameter(array: candidates.map(\.session.uuid)),
      ]
    ) { rows in
      try rows.map {
        (try $0.get(0), Session.ID(try $0.get(1, as: UUID.self)), try $0.get(2))
      }
    }
  }

  /// What a session missed, as events to send; nil when that is not known or too much.
  static func replay(
    _ session: Session.ID, after known: StreamPosition, through: StreamPosition, atMost: Int
  ) -> Query<[(type: String, body: String)]?> {
    Query(
      lane: .exclusive, name: "stream.replay",
      sql: """
        select r.is_complete, t.type, t.body \
        from muster.stream_replay($1::uuid, $2::text, $3::text, $4::integer) as r \
        left join lateral unnest(r.types, r.bodies) with ordinality as t (type, body, place) \
        on r.is_complete order by t.place
        """,
      parameters: [
        Parameter(session.uuid), Parameter(known.snapshot), Parameter(through.snapshot),
        Parameter(atMost),
      ]
    ) { rows in
      guard let first = rows.first, try first.get(0, as: Bool.self) else { return nil }
      return try rows.compactMap { row in
        guard let type = try row.get(1, as: String?.self) else { return nil }
        return (type, try row.get(2))
      }
    }
  }
}
