import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// Document 000 under its own names.
@Suite struct DinnerDocumentTests {
  @Test("000: dinner_group_rows has the columns of the document's groups, with their types")
  func columns() async throws {
    let missing = try await TestServer.shared {
      try await $0.missing(
        """
        dinner_group_rows.id uuid
        dinner_group_rows.leader_id uuid
        dinner_group_rows.join_code text
        dinner_group_rows.is_ready boolean
        dinner_group_rows.is_live boolean
        dinner_group_rows.is_locked boolean
        dinner_group_rows.video_links text[]
        dinner_group_rows.dinnerparty_details jsonb
        dinner_group_rows.accepted_attendee_group_id uuid
        dinner_group_rows.attending_host_group_id uuid
        dinner_group_rows.created_at timestamptz
        dinner_group_rows.updated_at timestamptz
        dinner_groups.is_ready boolean! = false
        dinner_groups.is_live boolean! = false
        dinner_groups.is_locked boolean! = false
        dinner_groups.created_at timestamptz! = now()
        dinner_groups.updated_at timestamptz! = now()
        group_members.group_id uuid
        group_members.user_id uuid
        group_members.joined_at timestamptz
        """, in: Catalog.columns)
    }
    #expect(missing == [])
  }

  @Test("000: ids, codes and references lead where the document says")
  func constraints() async throws {
    let missing = try await TestServer.shared {
      try await $0.missing(
        """
        groups PRIMARY KEY (id)
        group_join_codes UNIQUE (code)
        dinner_groups PRIMARY KEY (group_id)
        dinner_groups FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE
        dinner_seats PRIMARY KEY (group_id, slot)
        dinner_seats UNIQUE (user_id)
        group_memberships UNIQUE (group_id, user_id)
        group_memberships FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE
        group_memberships FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE RESTRICT
        dinner_parties FOREIGN KEY (host_group_id) REFERENCES dinner_groups(group_id) ON DELETE CASCADE
        dinner_parties FOREIGN KEY (guest_group_id) REFERENCES dinner_groups(group_id) ON DELETE SET NULL
        """, in: Catalog.constraints)
    }
    #expect(missing == [])
  }

  @Test("000: a dinner told by dinner_group_rows, from the first member to the next host")
  func story() async throws {
    try await TestServer.shared { server in
      func row(_ crew: Crew, _ columns: String, as person: Person? = nil) async throws -> [String?]
      {
        try await server.session.run(
          as: .person((person ?? crew.leader).id),
          "select \(columns) from public.dinner_group_rows where id = '\(crew.group)'"
        ).first ?? []
      }
      let flags = "is_ready, is_live, is_locked"
      let host = try await server.crew("Host", isLive: false)
      #expect(
        try await row(host, "leader_id, length(join_code), video_links, dinnerparty_details")
          == ["\(host.leader.id)", "8", "{NULL,NULL,NULL}", nil])
      #expect(try await row(host, flags) == ["t", "f", "f"])
      try await host.goLive()
      #expect(try await row(host, flags) == ["t", "t", "f"])
      #expect(
        try await row(host, "video_links[2]", as: host.people[2])
          == ["https://videos.example.org/2"])
      let guest = try await server.crew("Guest")
      _ = try await host.host()
      #expect(try await row(host, flags) == ["t", "t", "t"])
      #expect(
        try await row(host, "dinnerparty_details ->> 'title', dinnerparty_details ->> 'menu'")
          == ["Soup", "Leek"])
      try await host.client.acceptDinnerRequest(try await guest.ask(host).id)
      let both = "accepted_attendee_group_id, attending_host_group_id"
      #expect(try await row(host, both) == ["\(guest.group)", nil])
      #expect(try await row(guest, both) == [nil, "\(host.group)"])
      #expect(try await row(guest, flags) == ["t", "t", "t"])
      // Each reads its own, and nobody another's.
      #expect(try await row(host, flags, as: guest.leader) == [])
      #expect(
        try await server.session.run(
          as: .person(host.people[1].id),
          "select count(*), count(joined_at) from public.group_members where group_id = "
            + "'\(host.group)'") == [["3", "3"]])
      let before = try await row(host, "updated_at")
      try await host.client.completeDinnerParty(of: host.group)
      #expect(try await row(host, both + ", dinnerparty_details") == [nil, nil, nil])
      #expect(try await row(host, flags) == ["t", "t", "f"])
      #expect(try await row(host, "updated_at") != before)
    }
  }
}
