import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// Bad input, each a clear refusal that changes nothing.
@Suite struct DinnerBadInputTests {
  @Test("D4: a party in the past, too far off, without title or with too much is refused")
  func party() async throws {
    try await TestServer.with { server in
      let crew = try await server.crew("Host")
      let before = try await server.dinnerState()
      let long = String(repeating: "x", count: 2_001)
      func time(_ interval: TimeInterval) -> String {
        Date(timeIntervalSinceNow: interval).formatted(.iso8601)
      }
      let tomorrow = time(86_400)
      for (body, field) in [
        (#"{"startsAt":"\#(time(-1))","title":"Soup"}"#, "startsAt"),
        (#"{"startsAt":"1999-12-31T23:59:59Z","title":"Soup"}"#, "startsAt"),
        (#"{"startsAt":"\#(time(400 * 86_400))","title":"Soup"}"#, "startsAt"),
        (#"{"startsAt":"tomorrow","title":"Soup"}"#, "startsAt"),
        (#"{"startsAt":"infinity","title":"Soup"}"#, "startsAt"),
        (#"{"startsAt":"2030-01-01","title":"Soup"}"#, "startsAt"),
        (#"{"startsAt":"2030-13-01T00:00:00Z","title":"Soup"}"#, nil),
        (#"{"startsAt":1900000000,"title":"Soup"}"#, "startsAt"),
        (#"{"startsAt":null,"title":"Soup"}"#, "startsAt"), (#"{"title":"Soup"}"#, "startsAt"),
        (#"{"startsAt":"\#(tomorrow)"}"#, "title"),
        (#"{"startsAt":"\#(tomorrow)","title":null}"#, "title"),
        (#"{"startsAt":"\#(tomorrow)","title":" "}"#, "title"),
        (#"{"startsAt":"\#(tomorrow)","title":"\#(long)"}"#, "title"),
        (#"{"startsAt":"\#(tomorrow)","title":"a\u0007b"}"#, "title"),
        (#"{"startsAt":"\#(tomorrow)","title":"a\u0000b"}"#, "title"),
        (#"{"startsAt":"\#(tomorrow)","title":"Soup","menu":"\#(long)"}"#, "menu"),
        (#"{"startsAt":"\#(tomorrow)","title":"Soup","notes":"\#(long)"}"#, "notes"),
        (#"{"startsAt":"\#(tomorrow)","title":"Soup","place":"\#(long)"}"#, "place"),
        (#"{"startsAt":"\#(tomorrow)","title":"Soup","place":" "}"#, "place"),
        (#"{"startsAt":"\#(tomorrow)","title":"Soup","status":"agreed"}"#, "status"),
      ] {
        let answer = try await crew.client.send(
          .put, "/dinner/groups/\(crew.group)/party", body: Data(body.utf8))
        #expect(answer.status == 422, "\(body.prefix(90))")
        if let field {
          #expect(answer.problem?.errors?.first?.field == field, "\(body.prefix(90))")
        }
      }
      let malformed = try await crew.client.send(
        .put, "/dinner/groups/\(crew.group)/party", body: Data("{".utf8))
      #expect(malformed.status == 400)
      #expect(try await server.dinnerState() == before)
    }
  }

  @Test("D5: one's own party, a crew of two, a crew that is locked, a party that is none: refused")
  func requests() async throws {
    try await TestServer.with { server in
      let host = try await server.crew("Host")
      let two = try await server.crew("Two", of: 2)
      let busy = try await server.crew("Busy")
      let guest = try await server.crew("Guest")
      let loner = try await server.person("Loner")
      _ = try await host.host()
      _ = try await busy.host()
      let before = try await server.dinnerState()
      #expect(try await problem { try await host.ask(host) }.code == "own_party")
      #expect(try await problem { try await two.ask(host) }.code == "not_live")
      #expect(try await problem { try await busy.ask(host) }.code == "locked")
      #expect(
        try await problem { try await loner.client.requestDinnerParty(of: host.group) }.code
          == "no_dinner_group")
      // Without a party, and without a crew.
      #expect(try await problem { try await guest.ask(two) }.status == 404)
      let nobody = Group.ID(UUID())
      #expect(
        try await problem { try await guest.client.requestDinnerParty(of: nobody) }.status == 404)
      let none = DinnerRequest.ID(UUID())
      #expect(try await problem { try await host.client.acceptDinnerRequest(none) }.status == 404)
      #expect(try await problem { try await host.client.declineDinnerRequest(none) }.status == 404)
      #expect(try await problem { try await host.client.withdrawDinnerRequest(none) }.status == 404)
      #expect(
        try await problem {
          try await guest.ask(host, String(repeating: "x", count: 1_001))
        }.errors?.first?.field == "message")
      for path in ["/dinner/requests/7/accept", "/dinner/parties/x/requests"] {
        #expect(try await host.client.send(.post, APIPath(encoded: path)).status == 404)
      }
      #expect(try await server.dinnerState() == before)
    }
  }

  @Test("D1: the routes of dinners are of dinner groups only")
  func others() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let flat = try await ann.makeGroup("Flat", template: "Household")
      #expect(try await problem { try await ann.client.dinnerGroup(flat.id) }.status == 404)
      #expect(
        try await problem { try await ann.client.setDinnerVideos([], of: flat.id) }.status == 404)
      #expect(
        try await problem {
          try await ann.client.putDinnerParty(
            PutDinnerParty(startsAt: .tomorrow, title: "Soup"), of: flat.id)
        }.status == 404)
      #expect(
        try await problem { try await ann.client.receivedDinnerRequests(of: flat.id) }.status
          == 404)
      for name in ["", " ", String(repeating: "x", count: 101), "a\nb"] {
        let refusal = try await problem {
          try await ann.client.createDinnerGroup(CreateDinnerGroup(name: name))
        }
        #expect(refusal.status == 422 && refusal.errors?.first?.field == "name")
      }
      let answer = try await ann.client.send(
        .get, "/dinner/groups/\(flat.id)/requests", query: ["direction": "sideways"])
      #expect(answer.status == 422)
    }
  }

  @Test("R2: nobody writes dinners by plain SQL but through the functions")
  func plainSQL() async throws {
    try await TestServer.shared { server in
      let (host, guest, _) = try await server.agreedCrews()
      for statement in [
        "update public.dinner_groups set is_locked = false",
        "update public.dinner_seats set video_url = 'https://a.example/'",
        "insert into public.dinner_seats (group_id, slot, user_id) values "
          + "('\(host.group)', 5, '\(host.leader.id)')",
        "update public.dinner_parties set title = 'Mine'",
        "delete from public.dinner_engagements",
        "update public.dinner_requests set status = 'accepted'",
        "select muster.end_due_party('\(host.group)')",
        "select muster.refresh_crew('\(guest.group)')",
      ] {
        #expect(
          try await sqlState {
            try await server.session.run(as: .person(host.leader.id), statement)
          } == "42501", "\(statement)")
      }
      // The functions ask for the level at which locks work.
      #expect(
        try await sqlState {
          try await server.session.run(
            as: .person(host.leader.id), isolation: "repeatable read",
            "select public.cancel_dinner_party('\(host.group)')")
        } == "MU040")
    }
  }
}
