import MusterClient
import MusterModels
import Testing

@testable import Muster

/// Whom pages offer to choose from, in a group of more than can be listed.
@Suite struct ChoicePageTests {
  /// Puts many people into a group, as they would be there, and answers the id of the last.
  private static func fill(_ group: Group, _ count: Int, on server: TestServer) async throws
    -> String
  {
    try await server.sql(
      """
      set session_replication_role = replica;
      with made as (
        insert into public.users (full_name)
        select 'Member ' || lpad(n::text, 4, '0') from generate_series(1, \(count)) as n
        returning id, full_name
      )
      insert into public.group_memberships
        (group_id, user_id, added_by_user_id, status, joined_at)
      select '\(group.id)', m.id, g.created_by_user_id, 'active',
        now() + right(m.full_name, 4)::integer * interval '1 second'
      from made as m
      join public.groups as g on g.id = '\(group.id)';
      reset session_replication_role;
      select muster.refresh_direct_access(m.group_id, m.user_id)
      from public.group_memberships as m where m.group_id = '\(group.id)'
      """)
    return try #require(
      try await server.value(
        """
        select m.user_id from public.group_memberships as m
        join public.users as u on u.id = m.user_id
        where m.group_id = '\(group.id)' and u.full_name = 'Member \(count)'
        """))
  }

  @Test("Who is not among the first hundred is found by name, and stays chosen")
  func people() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup()
      let surfer = try await Surfer.signedIn(ann, on: server)
      let path = "/groups/\(group.id)"
      let pages = ["/feedback", "/forum/new", "/leave", "/why"]
      for page in pages {
        let text = try await surfer.open(path + page).text
        #expect(!text.contains("name=\"who\""), "\(page)")
      }
      let last = try await Self.fill(group, 1_200, on: server)
      for page in pages {
        let all = try await surfer.open(path + page)
        #expect(all.status == 200)
        #expect(all.text.contains("name=\"who\"") && all.text.contains("Member 0001"), "\(page)")
        #expect(!all.text.contains(last), "\(page)")
        let found = try await surfer.open(path + page + "?who=MEMBER%201200").text
        #expect(found.contains("value=\"\(last)\"") && !found.contains("Member 0001"), "\(page)")
        let nobody = try await surfer.open(path + page + "?who=nobody")
        #expect(nobody.status == 200 && nobody.text.contains("name=\"who\""), "\(page)")
      }
      for page in ["/feedback", "/why"] {
        let asked = try await surfer.open(path + page + "?userId=\(last)").text
        #expect(asked.contains("value=\"\(last)\" selected"), "\(page)")
        // While somebody else is looked for, too.
        let other = try await surfer.open(path + page + "?userId=\(last)&who=0001").text
        #expect(
          other.contains("value=\"\(last)\" selected") && other.contains("Member 0001"), "\(page)")
      }
      // The list of members goes on where counting stops.
      let end = try await surfer.open(path + "/members?page=60").text
      #expect(end.contains("page=61"))
      #expect(!(try await surfer.open(path + "/members?page=61").text.contains("page=62")))
      // What is found can be sent.
      let found = try await surfer.open(path + "/leave?who=1200")
      let form = try found.form("leaveGroup")
      #expect(form.contains { $0 == ("successorId", last) })
      #expect(try await surfer.send(path + "/leave?who=1200", form).status == 303)
      #expect(
        try await server.value(
          """
          select user_id from muster.direct_access
          where group_id = '\(group.id)' and is_leader
          """) == last)
    }
  }

  @Test("A group that is not among the first hundred is found by name, and stays chosen")
  func groups() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup("Zebra crossing")
      let surfer = try await Surfer.signedIn(ann, on: server)
      try await server.sql(
        """
        set session_replication_role = replica;
        with made as (
          insert into public.groups (name, created_by_user_id)
          select 'Group ' || n, '\(ann.id)' from generate_series(1, 120) as n returning id
        )
        insert into public.group_memberships
          (group_id, user_id, added_by_user_id, status, added_at, joined_at, status_changed_at)
        select m.id, '\(ann.id)', '\(ann.id)', 'active', now(), now(), now() from made as m;
        reset session_replication_role
        """)
      for page in ["/lunch/new", "/chats/new", "/search"] {
        let all = try await surfer.open(page)
        #expect(all.status == 200)
        #expect(all.text.contains("name=\"which\""), "\(page)")
        #expect(!all.text.contains("value=\"\(group.id)\""), "\(page)")
        let found = try await surfer.open(page + "?which=zebra").text
        #expect(found.contains("value=\"\(group.id)\""), "\(page)")
        let asked = try await surfer.open(page + "?group=\(group.id)").text
        #expect(asked.contains("value=\"\(group.id)\" selected"), "\(page)")
      }
    }
  }
}
