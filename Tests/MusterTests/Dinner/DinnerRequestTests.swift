import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// Requests between crews, and acceptance, which locks both (D5).
@Suite struct DinnerRequestTests {
  @Test("D5: members of a live crew find open parties of others, with the hosts' name and videos")
  func browsing() async throws {
    try await TestServer.shared { server in
      let host = try await server.crew("Host")
      let guest = try await server.crew("Guest")
      let dark = try await server.crew("Dark", isLive: false)
      let stranger = try await server.person("Stranger")
      let id = try await host.host()
      func found(_ person: Person) async throws -> DinnerParty? {
        try await person.client.openDinnerParties(pageSize: 100).items.first { $0.id == id }
      }
      let party = try #require(try await found(guest.people[2]))
      #expect(party.host?.name == "Host" && party.host?.videoLinks == Crew.videos(3))
      #expect(party.guest == nil && party.place == nil)
      let raw = try await guest.client.send(.get, "/dinner/parties", query: ["pageSize": 100])
      for person in host.people {
        #expect(!String(decoding: raw.body, as: UTF8.self).contains("\(person.id)"))
      }
      for person in [dark.leader, stranger, host.leader] {
        #expect(try await found(person) == nil)
      }
      // Whose crew is live no more browses no more.
      try await guest.people[2].client.leaveGroup(guest.group)
      #expect(try await found(guest.people[1]) == nil)
      #expect(try await found(guest.people[2]) == nil)
    }
  }

  @Test("D5: a live crew's leader asks; the hosts see message, name and videos of those who ask")
  func asking() async throws {
    try await TestServer.shared { server in
      let (host, guest) = (try await server.crew("Host"), try await server.crew("Guest"))
      let id = try await host.host()
      #expect(
        try await problem {
          try await guest.people[1].client.requestDinnerParty(of: host.group)
        }.status == 403)
      let request = try await guest.ask(host, "We bring bread")
      #expect(request.status == .pending && request.partyId == id)
      #expect(request.hostGroupId == host.group && request.groupId == guest.group)
      let received = try #require(
        try await host.people[1].client.receivedDinnerRequests(of: host.group).items.first)
      #expect(received.id == request.id && received.message == "We bring bread")
      #expect(received.group?.name == "Guest" && received.group?.videoLinks == Crew.videos(3))
      #expect(
        try await guest.people[1].client.sentDinnerRequests(of: guest.group).items.map(\.id)
          == [request.id])
      #expect(try await host.client.sentDinnerRequests(of: host.group).items.isEmpty)
      let told = try await host.client.notifications().items.first {
        $0.kind == "dinner_request_received"
      }
      #expect(told?.groupId == host.group && told?.actorId == nil)
      // Not to strangers.
      let other = try await server.crew("Other")
      #expect(try await problem { try await other.client.dinnerRequest(request.id) }.status == 404)
    }
  }

  @Test("D5: accepting sets both sides, locks both, and ends other requests on either side")
  func accepting() async throws {
    try await TestServer.shared { server in
      let host = try await server.crew("Host")
      let guest = try await server.crew("Guest")
      let other = try await server.crew("Other")
      let second = try await server.crew("Second")
      _ = try await host.host()
      _ = try await second.host()
      let request = try await guest.ask(host)
      let elsewhere = try await guest.ask(second)
      let rival = try await other.ask(host)
      let kept = try await other.ask(second)
      #expect(
        try await problem {
          try await host.people[1].client.acceptDinnerRequest(request.id)
        }.status == 403)
      #expect(
        try await problem { try await guest.client.acceptDinnerRequest(request.id) }.status == 403)
      #expect(try await host.client.acceptDinnerRequest(request.id).status == .accepted)
      #expect(try await host.now.acceptedAttendeeGroupId == guest.group)
      #expect(try await guest.now.attendingHostGroupId == host.group)
      #expect(try await host.now.attendingHostGroupId == nil)
      #expect(try await guest.now.acceptedAttendeeGroupId == nil)
      #expect(try await guest.now.attendingParty?.host?.videoLinks == Crew.videos(3))
      #expect(try await guest.flags == "ready live locked")
      #expect(try await guest.client.dinnerRequest(elsewhere.id).status == .ended)
      #expect(try await other.client.dinnerRequest(rival.id).status == .ended)
      #expect(try await other.client.dinnerRequest(kept.id).status == .pending)
      #expect(
        try await guest.people[2].client.notifications().items.contains {
          $0.kind == "dinner_request_accepted"
        })
      // Twice is once.
      #expect(
        try await problem { try await host.client.acceptDinnerRequest(request.id) }.code
          == "request_not_pending")
      // Those who were passed over see the party no more, only what they asked.
      let passed = try await other.client.dinnerRequest(rival.id)
      #expect(passed.party == nil && passed.hostGroupId == host.group)
      #expect(passed.host?.videoLinks == nil)
    }
  }

  @Test("D5: one request a crew and party; declined is final, withdrawn and ended are not")
  func again() async throws {
    try await TestServer.shared { server in
      let host = try await server.crew("Host")
      let guest = try await server.crew("Guest")
      _ = try await host.host()
      let request = try await guest.ask(host, "First")
      #expect(try await problem { try await guest.ask(host) }.code == "already_requested")
      #expect(
        try await problem { try await host.client.withdrawDinnerRequest(request.id) }.status == 403)
      #expect(try await guest.client.withdrawDinnerRequest(request.id).status == .withdrawn)
      #expect(
        try await problem { try await guest.client.withdrawDinnerRequest(request.id) }.code
          == "request_not_pending")
      #expect(
        try await problem { try await host.client.acceptDinnerRequest(request.id) }.code
          == "request_not_pending")
      #expect(
        try await problem { try await host.client.declineDinnerRequest(request.id) }.code
          == "request_not_pending")
      let renewed = try await guest.ask(host, "Second")
      #expect(renewed.id == request.id && renewed.message == "Second")
      #expect(renewed.status == .pending)
      #expect(
        try await problem { try await guest.client.declineDinnerRequest(request.id) }.status == 403)
      #expect(try await host.client.declineDinnerRequest(request.id).status == .declined)
      let refusal = try await problem { try await guest.ask(host) }
      #expect(refusal.status == 409 && refusal.code == "request_declined")
      #expect(
        try await guest.client.notifications().items.contains {
          $0.kind == "dinner_request_declined" && $0.actorId == nil
        })
      // Of another party it says nothing.
      try await host.client.cancelDinnerParty(of: host.group)
      _ = try await host.host("Another")
      try await guest.ask(host)
    }
  }

  @Test("D5: guests take back an accepted request: they are free, and the party opens again")
  func withdrawing() async throws {
    try await TestServer.shared { server in
      let (host, guest, request) = try await server.agreedCrews()
      #expect(
        try await problem {
          try await guest.people[1].client.withdrawDinnerRequest(request)
        }.status == 403)
      #expect(try await guest.client.withdrawDinnerRequest(request).status == .withdrawn)
      #expect(try await guest.flags == "ready live")
      #expect(try await host.now.dinnerpartyDetails?.status == .open)
      #expect(try await host.now.isLocked)
      let other = try await server.crew("Other")
      try await host.client.acceptDinnerRequest(try await other.ask(host).id)
      #expect(try await host.now.acceptedAttendeeGroupId == other.group)
      #expect(try await problem { try await guest.ask(host) }.status == 404)
    }
  }

  @Test("D5: whoever is not live by the time is not accepted; hosts and guests are rechecked")
  func rechecked() async throws {
    try await TestServer.shared { server in
      let host = try await server.crew("Host")
      let guest = try await server.crew("Guest", of: 4)
      _ = try await host.host()
      let request = try await guest.ask(host)
      try await guest.client.setDinnerVideos([], of: guest.group)
      #expect(
        try await problem { try await host.client.acceptDinnerRequest(request.id) }.code
          == "guest_not_live")
      try await guest.client.setDinnerVideos(Crew.videos(4), of: guest.group)
      // An archived crew has asked for nothing.
      _ = try await guest.client.archiveGroup(guest.group)
      #expect(
        try await problem { try await host.client.acceptDinnerRequest(request.id) }.code
          == "request_not_pending")
      #expect(try await problem { try await guest.ask(host) }.code == "archived")
      #expect(try await host.now.acceptedAttendeeGroupId == nil)
      // Nor has one that is gone.
      let other = try await server.crew("Other")
      let second = try await other.ask(host)
      try await other.client.deleteGroup(other.group)
      #expect(
        try await problem { try await host.client.acceptDinnerRequest(second.id) }.status == 404)
    }
  }

  @Test("D5: a crew below three has asked for nothing any more")
  func shrinks() async throws {
    try await TestServer.shared { server in
      let (host, guest) = (try await server.crew("Host"), try await server.crew("Guest"))
      _ = try await host.host()
      let request = try await guest.ask(host)
      try await guest.people[2].client.leaveGroup(guest.group)
      #expect(try await guest.client.dinnerRequest(request.id).status == .ended)
    }
  }
}
