import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct EventDoctorTests {
  @Test("each rule between the tables of events is noticed when it is broken, and nothing else")
  func broken() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      let cid = try await server.person("Cid")
      let event = try await ann.makeEvent()
      let application = try await cid.apply(to: event)
      _ = try await ann.client.decide(application.id, approved: true)
      func broken() async throws -> [String] {
        try await server.lines(
          "select name from muster.invariants(null) where broken > 0 order by name")
      }
      #expect(try await broken() == [])
      let around = "set session_replication_role = replica;"
      for (change, undo, expected) in [
        (
          "delete from public.event_authors",
          "insert into public.event_authors values ('\(event.id)', '\(ann.id)')", "event_authors"
        ),
        (
          "update public.events set places_taken = 2", "update public.events set places_taken = 1",
          "event_places"
        ),
        (
          "update public.chats set like_group_id = null",
          "update public.chats set like_group_id = '\(application.id)'", "event_chats"
        ),
        (
          "delete from public.like_claims",
          """
          insert into public.like_claims
          values ('\(event.id)', '\(cid.id)', '\(application.id)')
          """, "like_claims"
        ),
      ] {
        try await server.sql(around + change)
        #expect(try await broken() == [expected])
        try await server.sql(around + undo)
      }
      #expect(try await broken() == [])
      #expect(
        try await server.rows(
          "select looked_at from muster.invariants(7) where name = 'like_claims'")
          == [["1"]])
    }
  }
}
