import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// Parties: posting, editing, cancelling, completing, and who leaves in the middle (D4, D6).
@Suite struct PartyTests {
  @Test("D4: a live crew posts a party with date, title, menu, place and notes, and is hosting")
  func posted() async throws {
    try await TestServer.shared { server in
      let crew = try await server.crew("Host")
      let starts = Date(timeIntervalSince1970: Date.tomorrow.timeIntervalSince1970.rounded())
      let id = try await crew.host(at: starts)
      let details = try #require(try await crew.now.dinnerpartyDetails)
      #expect(details.id == id && details.status == .open && details.startsAt == starts)
      #expect(details.title == "Soup" && details.menu == "Leek")
      #expect(details.place == "Harbour 4" && details.notes == "Ring twice")
      // Members read it, too; it has no guests yet.
      let seen = try await crew.people[2].client.dinnerGroup(crew.group)
      #expect(seen.dinnerpartyDetails == details && seen.acceptedAttendeeGroupId == nil)
      let refusal = try await problem {
        try await crew.people[1].client.putDinnerParty(
          PutDinnerParty(startsAt: .tomorrow, title: "Mine"), of: crew.group)
      }
      #expect(refusal.status == 403 && refusal.permission == "leader")
    }
  }

  @Test("D4: a crew that is not live hosts nothing")
  func notLive() async throws {
    try await TestServer.shared { server in
      for crew in [
        try await server.crew("Two", of: 2), try await server.crew("Dark", isLive: false),
      ] {
        #expect(try await problem { try await crew.host() }.code == "not_live")
        #expect(try await crew.now.dinnerpartyDetails == nil)
        #expect(try await !crew.now.isLocked)
      }
    }
  }

  @Test("D4: while nobody is accepted the party can be edited, then not; those who ask are told")
  func edited() async throws {
    try await TestServer.shared { server in
      let (host, guest) = (try await server.crew("Host"), try await server.crew("Guest"))
      let id = try await host.host()
      let request = try await guest.ask(host)
      try await host.client.putDinnerParty(
        PutDinnerParty(startsAt: .tomorrow.addingTimeInterval(3_600), title: "Stew"),
        of: host.group)
      let details = try #require(try await host.now.dinnerpartyDetails)
      #expect(details.id == id && details.title == "Stew")
      #expect(details.menu == nil && details.place == nil && details.notes == nil)
      #expect(
        try await guest.client.notifications().items.contains {
          $0.kind == "dinner_party_changed" && $0.data["partyId"]?.text == "\(id)"
        })
      try await host.client.acceptDinnerRequest(request.id)
      let refusal = try await problem { try await host.host("Other") }
      #expect(refusal.status == 409 && refusal.code == "locked")
      #expect(try await host.now.dinnerpartyDetails?.title == "Stew")
      // Nor does a guest host.
      #expect(try await problem { try await guest.host() }.code == "locked")
    }
  }

  @Test("D4: the place is shown to the hosts and the guests they accepted, and to nobody else")
  func place() async throws {
    try await TestServer.shared { server in
      let host = try await server.crew("Host")
      let guest = try await server.crew("Guest")
      let other = try await server.crew("Other")
      _ = try await host.host()
      let request = try await guest.ask(host)
      func seen(_ crew: Crew) async throws -> [[String?]] {
        try await server.session.run(
          as: .person(crew.people[1].id),
          """
          select l.place from public.dinner_party_places as l
          join public.dinner_parties as p on p.id = l.party_id
          where p.host_group_id = '\(host.group)'
          """)
      }
      for crew in [guest, other] {
        let party = try #require(
          try await crew.client.openDinnerParties(pageSize: 100).items
            .first { $0.hostGroupId == host.group })
        #expect(party.place == nil && party.title == "Soup" && party.notes == "Ring twice")
        #expect(try await seen(crew) == [])
      }
      try await host.client.acceptDinnerRequest(request.id)
      #expect(try await guest.now.attendingParty?.place == "Harbour 4")
      #expect(try await seen(guest) == [["Harbour 4"]])
      #expect(try await seen(other) == [])
      #expect(try await seen(host) == [["Harbour 4"]])
      // Who withdraws, and who leaves, sees it no more.
      let gone = guest.people[2]
      try await gone.client.leaveGroup(guest.group)
      #expect(try await seen(guest) == [])
    }
  }

  @Test("D4: whoever hosts asks nowhere else: what waits ends")
  func ownRequests() async throws {
    try await TestServer.shared { server in
      let (host, guest) = (try await server.crew("Host"), try await server.crew("Guest"))
      _ = try await host.host()
      let request = try await guest.ask(host)
      _ = try await guest.host()
      #expect(try await guest.client.dinnerRequest(request.id).status == .ended)
      #expect(try await problem { try await guest.ask(host) }.code == "locked")
    }
  }

  @Test("D6: cancelling and completing unlock both crews and keep the history")
  func ended() async throws {
    try await TestServer.shared { server in
      for completes in [true, false] {
        let (host, guest, request) = try await server.agreedCrews()
        let outcome: DinnerParty.Status = completes ? .completed : .cancelled
        if completes {
          try await host.client.completeDinnerParty(of: host.group)
        } else {
          try await host.client.cancelDinnerParty(of: host.group)
        }
        for crew in [host, guest] {
          let now = try await crew.now
          #expect(!now.isLocked && now.isLive)
          #expect(now.dinnerpartyDetails == nil && now.attendingParty == nil)
          #expect(now.acceptedAttendeeGroupId == nil && now.attendingHostGroupId == nil)
          let party = try #require(
            try await crew.client.dinnerParties(of: crew.group).items.first)
          #expect(party.status == outcome && party.endedAt != nil)
          #expect(party.hostGroupId == host.group && party.guestGroupId == guest.group)
          #expect(party.host?.name == "Host" && party.guest?.name == "Guest")
          let told = try await crew.people[1].client.notifications().items
          #expect(told.contains { $0.kind == "dinner_party_\(outcome.rawValue)" })
        }
        #expect(
          try await guest.client.dinnerRequest(request).status
            == (completes ? .accepted : .ended))
        // What is over shows nobody's videos.
        let past = try await guest.client.dinnerParties(of: guest.group).items.first
        #expect(past?.host?.videoLinks == nil && past?.guest?.videoLinks == Crew.videos(3))
        // Both are free for what is next.
        _ = try await guest.host("Next")
        try await host.ask(guest)
      }
    }
  }

  @Test("D6: only the hosts' leader cancels and completes, and completes only with guests")
  func enders() async throws {
    try await TestServer.shared { server in
      let host = try await server.crew("Host")
      let guest = try await server.crew("Guest")
      #expect(
        try await problem { try await host.client.cancelDinnerParty(of: host.group) }.code
          == "no_party")
      _ = try await host.host()
      #expect(
        try await problem { try await host.client.completeDinnerParty(of: host.group) }.code
          == "party_not_agreed")
      let request = try await guest.ask(host)
      try await host.client.acceptDinnerRequest(request.id)
      for person in [host.people[1], guest.leader] {
        let status = person.id == guest.leader.id ? 404 : 403
        #expect(
          try await problem { try await person.client.cancelDinnerParty(of: host.group) }.status
            == status)
        #expect(
          try await problem { try await person.client.completeDinnerParty(of: host.group) }.status
            == status)
      }
      // Guests withdraw; they have no party to cancel.
      #expect(
        try await problem { try await guest.client.cancelDinnerParty(of: guest.group) }.code
          == "no_party")
      #expect(try await host.flags == "ready live locked")
    }
  }

  @Test("D6: a member may always leave; hosts below three cancel, and their guests are free")
  func hostShrinks() async throws {
    try await TestServer.shared { server in
      let (host, guest, request) = try await server.agreedCrews()
      try await host.people[1].client.leaveGroup(host.group)
      #expect(try await host.flags == "")
      #expect(try await guest.flags == "ready live")
      let party = try #require(try await host.client.dinnerParties(of: host.group).items.first)
      #expect(party.status == .cancelled)
      #expect(try await guest.client.dinnerRequest(request).status == .ended)
      #expect(
        try await guest.people[2].client.notifications().items.contains {
          $0.kind == "dinner_party_cancelled" && $0.actorId == nil
        })
    }
  }

  @Test("D6: guests below three withdraw, the party opens again, and they may ask again later")
  func guestShrinks() async throws {
    try await TestServer.shared { server in
      let (host, guest, request) = try await server.agreedCrews()
      try await guest.people[1].client.leaveGroup(guest.group)
      #expect(try await guest.flags == "")
      #expect(try await host.flags == "ready live locked")
      #expect(try await host.now.dinnerpartyDetails?.status == .open)
      #expect(try await host.now.acceptedAttendeeGroupId == nil)
      #expect(try await guest.client.dinnerRequest(request).status == .ended)
      #expect(
        try await host.client.notifications().items.contains {
          $0.kind == "dinner_guest_withdrew" && $0.actorId == nil
        })
      let new = try await server.person("New")
      _ = try await new.client.join(code: try #require(try await guest.now.group.joinCode))
      #expect(try await problem { try await guest.ask(host) }.code == "not_live")
      try await guest.goLive()
      #expect(try await guest.ask(host).id == request)
      try await host.client.acceptDinnerRequest(request)
      #expect(try await guest.now.attendingHostGroupId == host.group)
    }
  }

  @Test("D6: removing and pausing count as leaving does; a crew of four that loses one dines on")
  func otherWays() async throws {
    try await TestServer.shared { server in
      let host = try await server.crew("Four", of: 4)
      let guest = try await server.crew("Guest")
      _ = try await host.host()
      try await host.client.acceptDinnerRequest(try await guest.ask(host).id)
      try await host.people[3].client.leaveGroup(host.group)
      #expect(try await host.flags == "ready live locked")
      #expect(try await host.now.acceptedAttendeeGroupId == guest.group)
      try await guest.client.pauseMember(guest.people[1].id, in: guest.group)
      #expect(try await guest.flags == "")
      #expect(try await host.now.dinnerpartyDetails?.status == .open)
      try await host.client.removeMember(host.people[1].id, from: host.group)
      #expect(try await host.flags == "")
      #expect(try await host.now.dinnerpartyDetails == nil)
    }
  }

  @Test("A7: an account ends while its crew is engaged; the other crew is freed or opens again")
  func accountEnds() async throws {
    try await TestServer.shared { server in
      let (host, guest, _) = try await server.agreedCrews()
      try await guest.leader.client.deleteAccount(password: TestServer.password)
      #expect(try await host.now.dinnerpartyDetails?.status == .open)
      let heir = guest.people[1]
      let left = try await heir.client.dinnerGroup(guest.group)
      #expect(left.group.leaderId == heir.id && left.seats.count == 2 && !left.isLocked)
      try await host.leader.client.deleteAccount(password: TestServer.password)
      #expect(
        try await host.people[1].client.dinnerParties(of: host.group).items.map(\.status)
          == [.cancelled])
      #expect(
        try await server.value(
          "select count(*) from public.dinner_seats where user_id in"
            + " ('\(host.leader.id)', '\(guest.leader.id)')") == "0")
    }
  }

  @Test("D6: guests whose crew is deleted, whoever deletes it, come no more; the party opens again")
  func guestDeleted() async throws {
    try await TestServer.shared { server in
      let (host, guest, _) = try await server.agreedCrews()
      try await server.sql("delete from public.groups where id = '\(guest.group)'")
      #expect(try await host.now.dinnerpartyDetails?.status == .open)
      #expect(try await host.flags == "ready live locked")
    }
  }

  @Test("D6: the last member leaves: the crew is archived, and nothing of it is left waiting")
  func lastOne() async throws {
    try await TestServer.shared { server in
      let (host, guest, _) = try await server.agreedCrews()
      for person in host.people { try await person.client.leaveGroup(host.group) }
      #expect(
        try await server.value(
          "select archived_at is not null from public.groups where id = "
            + "'\(host.group)'") == "t")
      #expect(try await guest.flags == "ready live")
    }
  }
}
