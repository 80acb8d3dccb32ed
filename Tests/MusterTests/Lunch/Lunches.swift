import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

extension Person {
  /// A restaurant of this person's, by default a new one a kilometre or so from `makeLunch`.
  func makeRestaurant(
    _ name: String = "Canteen", lat: Double = 40.72, lng: Double = -74.01,
    cuisines: [String]? = nil, serves options: [String]? = nil
  ) async throws -> Restaurant {
    try await client.createRestaurant(
      CreateRestaurant(
        name: "\(name) \(UUID().uuidString.prefix(8))", address: "1 Main St", lat: lat, lng: lng,
        cuisines: cuisines, dietaryOptions: options))
  }

  /// A lunch of this person's, tomorrow unless said otherwise, which others join.
  func makeLunch(
    on date: String = Day.tomorrow, for group: Group? = nil, votingEndsAt: Date? = nil,
    with others: [Person] = []
  ) async throws -> LunchGroup {
    if group == nil, !others.isEmpty { _ = try await makeGroup("Lunch", joinedBy: others) }
    let lunch = try await client.createLunchGroup(
      CreateLunchGroup(
        date: date, locationLat: 40.7128, locationLng: -74.006,
        locationAddress: "123 Main St, New York, NY", groupId: group?.id,
        votingEndsAt: votingEndsAt))
    for other in others { try await other.client.joinLunchGroup(lunch.id) }
    return try await client.lunchGroup(lunch.id)
  }

  /// Takes steps of a lunch; with the restaurant when it comes to be decided.
  @discardableResult
  func step(
    _ lunch: LunchGroup, to steps: LunchGroup.Status..., with restaurant: Restaurant? = nil
  ) async throws -> LunchGroup {
    var latest = lunch
    for step in steps {
      var change = UpdateLunchGroup()
      change.status = .set(step)
      if step == .decided, let restaurant { change.selectedRestaurantId = .set(restaurant.id) }
      latest = try await client.updateLunchGroup(lunch.id, change)
    }
    return latest
  }

  /// Says what this person eats.
  func eat(_ requirements: String...) async throws {
    var change = UpdateAccount()
    change.dietaryRequirements = .set(requirements)
    _ = try await client.updateAccount(change)
  }
}

/// Days as the API writes them.
enum Day {
  static var today: String { after(0) }
  static var tomorrow: String { after(1) }

  /// So many days from today, in UTC.
  static func after(_ days: Int) -> String {
    Date(timeIntervalSinceNow: Double(days) * 86_400)
      .ISO8601Format(.iso8601.year().month().day())
  }
}

extension TestServer {
  /// Has the time for voting be over, as if it had passed and no server had done its job yet.
  func letVotingEnd(_ lunch: LunchGroup) async throws {
    try await sql(
      """
      set session_replication_role = replica;
      update public.lunch_groups set voting_ends_at = now() - interval '1 second'
      where id = '\(lunch.id)'
      """)
  }

  /// Does a job of a lunch, as a server would.
  func run(_ handler: String, _ lunch: LunchGroup) async throws {
    try await session.run(as: .owner, "select muster.\(handler)('\(lunch.id)')")
  }

  /// Everything that is kept of a lunch, to see that nothing changed.
  func everything(of lunch: LunchGroup) async throws -> [[String?]] {
    try await rows(
      """
      select 'lunch', to_jsonb(l)::text from public.lunch_groups as l where l.id = '\(lunch.id)'
      union all select 'participant', to_jsonb(p)::text
      from public.lunch_group_participants as p where p.lunch_group_id = '\(lunch.id)'
      union all select 'vote', to_jsonb(v)::text
      from public.lunch_votes as v where v.lunch_group_id = '\(lunch.id)'
      union all select 'visit', to_jsonb(h)::text
      from public.visit_history as h where h.lunch_group_id = '\(lunch.id)'
      union all select 'job', j.kind || j.due_at
      from muster.jobs as j where j.subject = '\(lunch.id)'
      order by 1, 2
      """)
  }

  /// The rules of lunches that are broken anywhere.
  func brokenLunchRules() async throws -> [[String?]] {
    try await rows("select name, example from muster.lunch_invariants(null) where broken > 0")
  }
}
