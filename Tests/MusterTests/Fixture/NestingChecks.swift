import MusterClient
import MusterModels
import Testing

@testable import Muster

/// What tests of nested groups ask and do.
protocol NestingChecks {}

extension NestingChecks {
  /// Who is in a group, by what it shows to somebody: the person and whether through a group.
  func members(_ group: Group.ID, seenBy person: Person) async throws -> [User.ID: Bool] {
    let page = try await person.client.members(of: group, pageSize: 100)
    #expect(page.total == page.items.count)
    #expect(Set(page.items.map(\.userId)).count == page.items.count)
    return Dictionary(uniqueKeysWithValues: page.items.map { ($0.userId, $0.via != nil) })
  }

  /// Whether SQL as the person reaches the group's inside, and what the API says of it.
  func isInside(_ group: Group.ID, _ person: Person, _ server: TestServer) async throws
    -> Bool
  {
    let rows = try await server.session.run(
      as: .person(person.id), "select from muster.my_access where group_id = '\(group)'")
    let mine = try await person.client.myGroups(pageSize: 100).items.map(\.id).contains(group)
    #expect(mine == !rows.isEmpty)
    let may = try await server.session.run(
      as: .person(person.id),
      "select from muster.my_permissions where group_id = '\(group)' and permission = 'view_forum'")
    #expect(may.isEmpty == rows.isEmpty)
    return !rows.isEmpty
  }

  func nest(
    _ inner: Group.ID, in outer: Group.ID, by innerLeader: Person, and outerLeader: Person
  ) async throws {
    let offer = try await outerLeader.client.offerNesting(
      OfferNesting(groupId: inner), in: outer)
    if offer.status == .invited {
      let edge = try await innerLeader.client.acceptNesting(of: inner, in: outer)
      #expect(edge.status == .active && edge.awaitsConsentOf == nil)
    }
  }
}
