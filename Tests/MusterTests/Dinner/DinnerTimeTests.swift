import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// What time brings about (D7). Nobody waits for it: parties are moved into the past.
@Suite struct DinnerTimeTests {
  /// Moves a party, and does what would be done at its time.
  private func pass(
    _ interval: String, after party: DinnerParty.ID, _ server: TestServer
  ) async throws {
    try await server.sql(
      """
      update public.dinner_parties set starts_at = now() - interval '\(interval)'
      where id = '\(party)'
      """)
    try await server.session.run(
      as: .owner, "select muster.end_due_party('\(party)')")
  }

  @Test("D7: a party expires at its time when nobody was accepted; the hosts are free")
  func expires() async throws {
    try await TestServer.shared { server in
      let (host, guest) = (try await server.crew("Host"), try await server.crew("Guest"))
      let id = try await host.host()
      let request = try await guest.ask(host)
      try await server.session.run(as: .owner, "select muster.end_due_party('\(id)')")
      #expect(try await host.now.dinnerpartyDetails?.status == .open)
      try await pass("1 second", after: id, server)
      #expect(try await host.client.dinnerParties(of: host.group).items.map(\.status) == [.expired])
      #expect(try await host.flags == "ready live")
      #expect(try await guest.client.dinnerRequest(request.id).status == .ended)
      #expect(
        try await host.people[1].client.notifications().items.contains {
          $0.kind == "dinner_party_expired"
        })
      // Done again it changes nothing.
      let before = try await server.rows(
        "select updated_at from public.dinner_parties where id = '\(id)'")
      try await server.session.run(as: .owner, "select muster.end_due_party('\(id)')")
      #expect(
        try await server.rows("select updated_at from public.dinner_parties where id = '\(id)'")
          == before)
    }
  }

  @Test("D7: an agreed party completes by itself four hours after it began, and not before")
  func completes() async throws {
    try await TestServer.shared { server in
      let (host, guest, _) = try await server.agreedCrews()
      let id = try #require(try await host.now.dinnerpartyDetails?.id)
      try await pass("3 hours 59 minutes", after: id, server)
      #expect(try await host.now.dinnerpartyDetails?.status == .agreed)
      try await pass("4 hours", after: id, server)
      #expect(
        try await guest.client.dinnerParties(of: guest.group).items.map(\.status) == [.completed])
      #expect(try await host.flags == "ready live")
      #expect(try await guest.flags == "ready live")
    }
  }

  @Test("D7: the queue has one job a party, at its beginning or four hours later, and none after")
  func scheduled() async throws {
    try await TestServer.shared { server in
      func due(_ id: DinnerParty.ID) async throws -> String? {
        try await server.value(
          """
          select j.due_at - p.starts_at from muster.jobs as j
          join public.dinner_parties as p on p.id::text = j.subject
          where j.kind = 'dinner.party_due' and j.subject = '\(id)'
          """)
      }
      let (host, guest) = (try await server.crew("Host"), try await server.crew("Guest"))
      let id = try await host.host()
      #expect(try await due(id) == "00:00:00")
      _ = try await host.host("Later", at: .tomorrow.addingTimeInterval(7_200))
      #expect(try await due(id) == "00:00:00")
      let request = try await guest.ask(host)
      try await host.client.acceptDinnerRequest(request.id)
      #expect(try await due(id) == "04:00:00")
      try await guest.client.withdrawDinnerRequest(request.id)
      #expect(try await due(id) == "00:00:00")
      try await host.client.cancelDinnerParty(of: host.group)
      #expect(try await due(id) == nil)
    }
  }

  @Test("D7: the servers do it when its time comes")
  func byTheServers() async throws {
    try await TestServer.with { server in
      let (host, guest, _) = try await server.agreedCrews()
      let id = try #require(try await host.now.dinnerpartyDetails?.id)
      try await server.sql(
        """
        update public.dinner_parties set starts_at = now() - interval '5 hours' where id = '\(id)';
        select muster.schedule_job('dinner.party_due', '\(id)', now())
        """)
      try await server.until(
        "select is_locked from public.dinner_groups where group_id = '\(guest.group)'", is: "f")
      #expect(
        try await host.client.dinnerParties(of: host.group).items.map(\.status) == [.completed])
      #expect(try await guest.flags == "ready live")
    }
  }

  @Test("D7: what has begun takes no guests, and does not open again")
  func begun() async throws {
    try await TestServer.shared { server in
      let host = try await server.crew("Host")
      let guest = try await server.crew("Guest")
      let id = try await host.host()
      let request = try await guest.ask(host)
      let past = "update public.dinner_parties set starts_at = now() - interval '1 minute'"
      try await server.sql(past + " where id = '\(id)'")
      #expect(
        try await problem { try await host.client.acceptDinnerRequest(request.id) }.code
          == "party_not_open")
      let late = try await server.crew("Late")
      #expect(try await problem { try await late.ask(host) }.code == "party_not_open")
      #expect(
        try await !late.client.openDinnerParties(pageSize: 100).items.contains { $0.id == id })
      let (other, second, agreed) = try await server.agreedCrews()
      try await server.sql(past + " where host_group_id = '\(other.group)'")
      try await second.client.withdrawDinnerRequest(agreed)
      #expect(
        try await other.client.dinnerParties(of: other.group).items.map(\.status) == [.expired])
      #expect(try await other.flags == "ready live")
    }
  }
}
