import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

extension Person {
  /// An event of this person's and others', who share a group with them from then on.
  func makeEvent(
    _ title: String = "Picnic", capacity: Int? = nil, with others: [Person] = []
  ) async throws -> Event {
    if !others.isEmpty { _ = try await makeGroup("Authors", joinedBy: others) }
    return try await client.createEvent(
      CreateEvent(
        title: title, description: "Bring a blanket.",
        startsAt: Date(timeIntervalSinceNow: 86_400), place: "The meadow", capacity: capacity,
        authorIds: others.map(\.id)))
  }

  /// Applies with friends, who share a group with this person from then on.
  func apply(
    to event: Event, with friends: [Person] = [], message: String? = nil
  ) async throws -> LikeGroup {
    if !friends.isEmpty { _ = try await makeGroup("Friends", joinedBy: friends) }
    return try await client.apply(
      to: event.id, ApplyToEvent(memberIds: friends.map(\.id), message: message))
  }

  /// Applies with friends who all accept.
  func applyTogether(to event: Event, with friends: [Person] = []) async throws -> LikeGroup {
    let application = try await apply(to: event, with: friends)
    for friend in friends { try await friend.client.answer(application.id, accepted: true) }
    return try await client.likeGroup(application.id)
  }
}

extension TestServer {
  /// Has an event start an hour ago, as if time had passed.
  func letStart(_ event: Event) async throws {
    try await sql(
      "update public.events set starts_at = now() - interval '1 hour' where id = '\(event.id)'")
  }

  /// Everything that is kept of an event, to see that nothing changed.
  func everything(of event: Event) async throws -> [[String?]] {
    try await rows(
      """
      select 'event', to_jsonb(e)::text from public.events as e where e.id = '\(event.id)'
      union all select 'author', a.user_id::text from public.event_authors as a
      where a.event_id = '\(event.id)'
      union all select 'application', to_jsonb(g)::text from public.like_groups as g
      where g.event_id = '\(event.id)'
      union all select 'member', to_jsonb(m)::text from public.like_group_members as m
      where m.event_id = '\(event.id)'
      union all select 'verdict', to_jsonb(v)::text from public.like_group_approvals as v
      join public.like_groups as g on g.id = v.group_id where g.event_id = '\(event.id)'
      union all select 'claim', to_jsonb(c)::text from public.like_claims as c
      where c.event_id = '\(event.id)'
      union all select 'chat', to_jsonb(m)::text from public.chat_members as m
      join public.like_groups as g on g.chat_id = m.chat_id where g.event_id = '\(event.id)'
      order by 1, 2
      """)
  }

  /// The rules of events that are broken anywhere.
  func brokenEventRules() async throws -> [[String?]] {
    try await rows("select name, example from muster.event_invariants(null) where broken > 0")
  }
}
