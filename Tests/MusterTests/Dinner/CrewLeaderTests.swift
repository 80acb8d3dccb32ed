import MusterClient
import MusterModels
import Testing

@testable import Muster

/// D1: a crew has one leader; and what of a crew is whose to know (D4, R2).
@Suite struct CrewLeaderTests {
  private func leaders(_ crew: Crew, _ server: TestServer) async throws -> String? {
    try await server.value(
      """
      select string_agg(u.full_name, ' ' order by u.full_name)
      from muster.direct_access as a join public.users as u on u.id = a.user_id
      where a.group_id = '\(crew.group)' and a.is_leader and a.status = 'active'
      """)
  }

  @Test("D1: a crew has one leader: by role, by invitation, and after a pause")
  func one() async throws {
    try await TestServer.shared { server in
      let crew = try await server.crew("Lead")
      let second = crew.people[1]
      let role = try await server.role("Leader", of: crew.group)
      let given = try await problem {
        try await crew.client.assignRole(role, to: second.id, in: crew.group)
      }
      #expect(given.status == 409 && given.code == "one_leader")
      let guest = try await server.person("Guest")
      let invite = try await crew.client.createInvite(
        CreateInvite(userId: guest.id, roleId: role), to: crew.group)
      let accepted = try await problem { try await guest.client.acceptInvite(invite.id) }
      #expect(accepted.code == "one_leader")
      #expect(try await leaders(crew, server) == "Lead1")

      // Handing over is no second leader; nor is coming back after another has followed.
      try await crew.client.transferLeadership(of: crew.group, to: second.id)
      #expect(try await leaders(crew, server) == "Lead2")
      try await second.client.pauseMember(second.id, in: crew.group)
      #expect(try await leaders(crew, server) == "Lead1")
      try await crew.client.activateMember(second.id, in: crew.group)
      #expect(try await leaders(crew, server) == "Lead1")
      let back = try await crew.client.members(of: crew.group).items.first {
        $0.userId == second.id
      }
      #expect(back?.roles == ["Member"])
    }
  }

  @Test("D4: who was only invited to the hosts is not named to them when their crew asks")
  func invitedGuest() async throws {
    try await TestServer.shared { server in
      let host = try await server.crew("Host", of: 4)
      let guest = try await server.crew("Guest")
      _ = try await host.host()
      _ = try await host.client.createInvite(CreateInvite(userId: guest.leader.id), to: host.group)
      try await guest.ask(host)
      let told = try await server.rows(
        """
        select n.actor_user_id::text from public.notifications as n
        where n.user_id = '\(host.leader.id)' and n.kind = 'dinner_request_received'
        union all
        select l.actor_user_id::text from public.audit_log as l
        where l.group_id = '\(host.group)' and l.action = 'dinner_request.created'
        """)
      #expect(told == [[nil], [nil]])
    }
  }

  @Test("D7: a dinner that is over is completed, whoever leaves before that is noted down")
  func overAlready() async throws {
    try await TestServer.shared { server in
      for leavesGuest in [true, false] {
        let (host, guest, request) = try await server.agreedCrews()
        try await server.sql(
          """
          update public.dinner_parties set starts_at = now() - interval '10 hours'
          where host_group_id = '\(host.group)'
          """)
        let late = try await problem { try await host.client.cancelDinnerParty(of: host.group) }
        #expect(late.code == "no_party")
        let withdrawn = try await problem {
          try await guest.client.withdrawDinnerRequest(request)
        }
        #expect(withdrawn.code == "request_not_pending")
        let crew = leavesGuest ? guest : host
        try await crew.people[2].client.leaveGroup(crew.group)
        let party = try await server.rows(
          """
          select status::text, guest_group_id::text from public.dinner_parties
          where host_group_id = '\(host.group)'
          """)
        #expect(party == [["completed", "\(guest.group)"]])
        let flags = [try await host.now.isLocked, try await guest.now.isLocked]
        #expect(flags == [false, false])
      }
    }
  }

  @Test("D4: place, menu, notes and message take no control characters")
  func controlCharacters() async throws {
    try await TestServer.shared { server in
      let host = try await server.crew("Host")
      for (field, party) in [
        ("place", PutDinnerParty(startsAt: .tomorrow, title: "Soup", place: "a\u{1B}b")),
        ("menu", PutDinnerParty(startsAt: .tomorrow, title: "Soup", menu: "a\u{7}b")),
        ("notes", PutDinnerParty(startsAt: .tomorrow, title: "Soup", notes: "a\u{1B}b")),
      ] {
        let refused = try await problem {
          try await host.client.putDinnerParty(party, of: host.group)
        }
        #expect(refused.status == 422 && refused.errors?.map(\.field) == [field])
      }
      #expect(try await host.now.isLocked == false)
      _ = try await host.host()
      let guest = try await server.crew("Guest")
      let asked = try await problem { try await guest.ask(host, "a\u{1B}b") }
      #expect(asked.errors?.map(\.field) == ["message"])
    }
  }
}
