import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// A dinner crew of a test, with its people in the order of their seats.
struct Crew: Sendable {
  let group: Group.ID
  let people: [Person]

  var leader: Person { people[0] }
  var client: MusterClient { people[0].client }

  /// The crew as its leader sees it.
  var now: DinnerGroup {
    get async throws { try await client.dinnerGroup(group) }
  }

  /// The flags as words: `ready live locked`.
  var flags: String {
    get async throws {
      let now = try await now
      return [
        now.isReady ? "ready" : nil, now.isLive ? "live" : nil, now.isLocked ? "locked" : nil,
      ].compactMap { $0 }.joined(separator: " ")
    }
  }

  /// Gives every seat a video.
  func goLive() async throws {
    try await client.setDinnerVideos(Self.videos(people.count), of: group)
  }

  /// Posts a party, a day from now unless said otherwise.
  func host(_ title: String = "Soup", at: Date = .tomorrow) async throws -> DinnerParty.ID {
    let hosting = try await client.putDinnerParty(
      PutDinnerParty(
        startsAt: at, title: title, menu: "Leek", place: "Harbour 4", notes: "Ring twice"),
      of: group)
    return try #require(hosting.dinnerpartyDetails?.id)
  }

  /// Asks to come to another crew's party.
  @discardableResult
  func ask(_ host: Crew, _ message: String? = nil) async throws -> DinnerRequest {
    try await client.requestDinnerParty(of: host.group, RequestDinnerParty(message: message))
  }

  static func videos(_ count: Int) -> [String?] {
    (0..<count).map { "https://videos.example.org/\($0 + 1)" }
  }
}

extension Date {
  static var tomorrow: Date { Date(timeIntervalSinceNow: 86_400) }
}

extension TestServer {
  /// A crew of so many people, live unless said otherwise.
  func crew(_ name: String, of count: Int = 3, isLive: Bool = true) async throws -> Crew {
    let leader = try await person(name + "1")
    let made = try await leader.client.createDinnerGroup(CreateDinnerGroup(name: name))
    var people = [leader]
    for number in 1..<max(count, 1) {
      let other = try await person("\(name)\(number + 1)")
      _ = try await other.client.join(code: try #require(made.group.joinCode))
      people.append(other)
    }
    let crew = Crew(group: made.group.id, people: people)
    if isLive { try await crew.goLive() }
    return crew
  }

  /// Two crews that have agreed on a party, and the request by which they did.
  func agreedCrews() async throws -> (host: Crew, guest: Crew, request: DinnerRequest.ID) {
    let host = try await crew("Host")
    let guest = try await crew("Guest")
    _ = try await host.host()
    let request = try await guest.ask(host)
    try await host.client.acceptDinnerRequest(request.id)
    return (host, guest, request.id)
  }

  /// What a crew has as its party, request and engagement, in short; for what must not change.
  func dinnerState() async throws -> [[String?]] {
    try await rows(
      """
      select 'crew', d.group_id::text, (d.is_ready, d.is_live, d.is_locked)::text
      from public.dinner_groups as d
      union all select 'seat', s.group_id::text, (s.slot, s.user_id, s.video_url)::text
      from public.dinner_seats as s
      union all select 'party', p.id::text, (p.status, p.guest_group_id, p.starts_at, p.title)::text
      from public.dinner_parties as p
      union all select 'request', r.id::text, r.status::text from public.dinner_requests as r
      union all select 'engagement', e.group_id::text, (e.party_id, e.side)::text
      from public.dinner_engagements as e
      union all select 'hold', h.group_id::text, h.reason from public.group_holds as h
      order by 1, 2, 3
      """)
  }
}
