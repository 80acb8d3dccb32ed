import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// What is told of dinners: events, audit, export, doctor.
@Suite struct DinnerToldTests {
  @Test("D5: both crews are told live, by ids, of flags, parties and requests")
  func events() async throws {
    try await TestServer.shared { server in
      let (host, guest) = (try await server.crew("Host"), try await server.crew("Guest"))
      let before = try await server.value("select coalesce(max(id), 0) from muster.stream_events")
      let party = try await host.host()
      let request = try await guest.ask(host)
      try await host.client.acceptDinnerRequest(request.id)
      let told = try await server.rows(
        """
        select distinct e.audience_id::text, e.type, e.data::text from muster.stream_events as e
        where e.id > \(before ?? "0") and e.type like 'dinner.%' and e.audience = 'group'
          and e.audience_id in ('\(host.group)', '\(guest.group)')
        """)
      func data(_ crew: Crew, _ more: String = "") -> String {
        #"{"groupId": "\#(crew.group)"\#(more)}"#
      }
      for crew in [host, guest] {
        let id = "\(crew.group)"
        #expect(told.contains([id, "dinner.changed", data(crew)]))
        #expect(
          told.contains([id, "dinner.party_changed", data(crew, #", "partyId": "\#(party)""#)]))
        #expect(
          told.contains([
            id, "dinner.request_changed",
            data(crew, #", "partyId": "\#(party)", "requestId": "\#(request.id)""#),
          ]))
      }
    }
  }

  @Test("K16: state changes are audited for both crews; another crew's people are not named")
  func audit() async throws {
    try await TestServer.shared { server in
      let (host, guest, request) = try await server.agreedCrews()
      try await host.client.completeDinnerParty(of: host.group)
      for (crew, actor) in [(host, host.leader.id as User.ID?), (guest, nil)] {
        let entries = try await server.rows(
          """
          select a.action, a.actor_user_id::text, a.after ->> 'status' from public.audit_log as a
          where a.group_id = '\(crew.group)' and a.action like 'dinner%' order by a.id
          """)
        #expect(entries.contains(["dinner_party.changed", actor?.description, "agreed"]))
        #expect(entries.contains(["dinner_party.changed", actor?.description, "completed"]))
        #expect(entries.contains(["dinner_request.changed", actor?.description, "accepted"]))
        #expect(entries.contains { $0[0] == "dinner_videos.changed" && $0[1] != nil })
      }
      #expect(
        try await server.value(
          """
          select count(*) from public.audit_log where action like 'dinner%'
            and (before::text || after::text) ~ 'Soup|Leek|Harbour|https'
          """) == "0")
      _ = request
    }
  }

  @Test("A7: a seat and its video are in a person's export; what the crew did is the crew's")
  func export() async throws {
    try await TestServer.shared { server in
      let (_, guest, _) = try await server.agreedCrews()
      let export = try await guest.client.export()
      #expect(export.dinnerSeats.first?["videoUrl"]?.text == "https://videos.example.org/1")
    }
  }

  @Test("D2: the doctor notices flags, seats and engagements that are not what they follow from")
  func doctor() async throws {
    try await TestServer.with { server in
      let (host, guest, _) = try await server.agreedCrews()
      func broken() async throws -> [String] {
        try await server.rows(
          "select name from muster.invariants(null) where broken > 0 order by 1"
        ).compactMap { $0.first ?? nil }
      }
      #expect(try await broken() == [])
      for (statement, name) in [
        ("update public.dinner_groups set is_locked = false", "dinner_flags"),
        ("update public.dinner_seats set video_url = null", "dinner_flags"),
        (
          "delete from public.dinner_seats where group_id = '\(host.group)' and slot = 3",
          "dinner_seats"
        ),
        (
          "delete from public.group_holds where group_id = '\(guest.group)'",
          "dinner_engagements"
        ),
        (
          "update public.dinner_parties set status = 'open', guest_group_id = null",
          "dinner_engagements"
        ),
      ] {
        try await server.sql(
          """
          create table saved_groups as table public.dinner_groups;
          create table saved_seats as table public.dinner_seats;
          create table saved_holds as table public.group_holds;
          create table saved_parties as table public.dinner_parties;
          set session_replication_role = replica; \(statement);
          """)
        #expect(try await broken().contains(name), "\(statement)")
        try await server.sql(
          """
          set session_replication_role = replica;
          delete from public.dinner_seats; insert into public.dinner_seats table saved_seats;
          delete from public.group_holds; insert into public.group_holds table saved_holds;
          delete from public.dinner_groups; insert into public.dinner_groups table saved_groups;
          delete from public.dinner_parties; insert into public.dinner_parties table saved_parties;
          drop table saved_groups, saved_seats, saved_holds, saved_parties;
          """)
        #expect(try await broken() == [], "\(statement)")
      }
    }
  }

  @Test("D5: what one is told names a crew's own people only")
  func names() async throws {
    try await TestServer.shared { server in
      let (host, guest, request) = try await server.agreedCrews()
      try await guest.client.withdrawDinnerRequest(request)
      try await host.client.cancelDinnerParty(of: host.group)
      for (crew, others) in [(host, guest), (guest, host)] {
        for person in crew.people {
          var text = ""
          for path in [
            "/me/notifications", "/dinner/parties", "/dinner/groups/\(crew.group)",
            "/dinner/groups/\(crew.group)/parties", "/dinner/groups/\(crew.group)/requests",
            "/dinner/requests/\(request)", "/me/export",
          ] {
            text += String(
              decoding: try await person.client.send(.get, APIPath(encoded: path)).body,
              as: UTF8.self)
          }
          for other in others.people { #expect(!text.contains("\(other.id)")) }
        }
      }
    }
  }
}
