import MusterModels
import Testing

@testable import Muster

@Suite struct DinnerConstraintTests {
  @Test("D2, D4, D5: behind all functions, flags, parties and engagements stay what they mean")
  func constraints() async throws {
    try await TestServer.shared { server in
      let (host, guest) = (try await server.crew("Host"), try await server.crew("Guest"))
      let party = try await host.host()
      let here = "where group_id = '\(guest.group)'"
      for (statement, constraint) in [
        ("update public.dinner_groups set is_ready = false \(here)", "live_is_ready"),
        (
          "update public.dinner_groups set is_live = false, is_locked = true \(here)",
          "locked_is_live"
        ),
        ("update public.dinner_parties set ended_at = now() where id = '\(party)'", "ended"),
        (
          """
          update public.dinner_parties set guest_group_id = host_group_id, status = 'agreed'
          where id = '\(party)'
          """, "not_with_itself"
        ),
        (
          """
          update public.dinner_parties set guest_group_id = '\(guest.group)'
          where id = '\(party)'
          """, "open_without_guest"
        ),
        (
          """
          insert into public.dinner_engagements (group_id, party_id, side)
          values ('\(guest.group)', '\(party)', 'host')
          """, "party_id_key"
        ),
      ] {
        let refused = try await refusingConstraint { try await server.rows(statement) }
        #expect(refused?.hasSuffix(constraint) == true, "\(statement)")
      }
    }
  }
}
