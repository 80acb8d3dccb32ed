import Foundation
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
      insert into public.user_group_roles
        (user_id, group_id, group_role_id, is_leader, assigned_by_user_id)
      select m.user_id, m.group_id, r.id, false, m.added_by_user_id
      from public.group_memberships as m
      join public.group_roles as r on r.group_id = m.group_id and r.is_joiner
      where m.group_id = '\(group.id)' and m.user_id <> m.added_by_user_id
      on conflict do nothing;
      reset session_replication_role;
      select muster.refresh_direct_access(m.group_id, m.user_id)
      from public.group_memberships as m where m.group_id = '\(group.id)'
      """)
    return try #require(
      try await server.value(
        """
        select m.user_id from public.group_memberships as m
        join public.users as u on u.id = m.user_id
        where m.group_id = '\(group.id)' and u.full_name = 'Member ' || lpad('\(count)', 4, '0')
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
      // So is a member in the list, in its pages.
      let one = try await surfer.open(path + "/members?q=member%201200").text
      #expect(one.contains(">Member 1200<") && !one.contains(">Member 0001<"))
      let some = try await surfer.open(path + "/members?q=MEMBER%2011&page=2").text
      #expect(some.contains("value=\"MEMBER 11\"") && some.contains("page=3"))
      #expect(some.contains(">Member 1120<") && !some.contains(">Member 1119<"))
      #expect(try await surfer.open(path + "/members?q=nobody").text.contains("has that name"))
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

  /// Fills in the form of a page and looks for somebody with it; answers it as it is then.
  private static func look(
    for name: String, _ surfer: Surfer, _ path: String, _ action: String,
    _ filled: [(String, String)]
  ) async throws -> (page: String, form: [(String, String)]) {
    var fields = try await surfer.open(path).form(action)
    for (name, _) in filled where !name.hasSuffix("[]") { fields.removeAll { $0.0 == name } }
    let found = try await surfer.send(path, fields + filled + [("find", "who"), ("who", name)])
    #expect(found.status == 200, "\(path)")
    #expect(!found.text.contains("role=\"alert\""), "\(path)")
    let form = try found.form(action)
    for field in filled { #expect(form.contains { $0 == field }, "\(path) \(field.0)") }
    return (found.text, form)
  }

  private static func user(_ name: String, on server: TestServer) async throws -> String {
    try #require(
      try await server.value("select id from public.users where full_name = '\(name)'"))
  }

  @Test("What was filled in and chosen is kept while somebody else is looked for")
  func kept() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup()
      let last = try await Self.fill(group, 120, on: server)
      let first = try await Self.user("Member 0001", on: server)
      let surfer = try await Surfer.signedIn(ann, on: server)
      let forum = "/groups/\(group.id)/forum"
      let text = "Rye\nor <wheat>?"

      func find(
        _ path: String, _ action: String, _ filled: [(String, String)]
      ) async throws -> [(String, String)] {
        let (page, form) = try await Self.look(for: " MEMBER 0120", surfer, path, action, filled)
        #expect(page.contains("value=\"\(last)\""), "\(path)")
        #expect(page.contains("value=\"\(first)\""), "\(path)")
        #expect(!page.contains("Member 0002"), "\(path)")
        return form
      }

      // Ticked and looked for, then ticked besides, then sent: both are told.
      var form = try await find(
        forum + "/new", "openThread",
        [("title", "Which flour?"), ("body", text), ("mentions[]", first)])
      #expect(try await server.value("select count(*) from public.forum_posts") == "0")
      let mentioned = "select count(*) from public.forum_mentions"
      #expect(
        try await surfer.send(forum + "/new", form + [("mentions[]", last)]).status == 303)
      #expect(try await server.value(mentioned) == "2")
      let thread = try #require(try await server.value("select id from public.forum_posts"))
      form = try await find(
        "\(forum)/\(thread)", "replyToPost", [("body", text), ("mentions[]", first)])
      #expect(
        try await surfer.send("\(forum)/\(thread)", form + [("mentions[]", last)]).status == 303)
      #expect(try await server.value(mentioned) == "4")
      form = try await find(
        "\(forum)/\(thread)/edit", "updatePost", [("title", "Flour"), ("body", text + "!")])

      let feedback = "/groups/\(group.id)/feedback"
      _ = try await find(feedback, "giveFeedback", [("userId", first), ("body", text)])
      // A refusal keeps what was found, too.
      let refused = try await surfer.send(
        feedback,
        [("action", "giveFeedback"), ("userId", first), ("body", ""), ("who", "0120")])
      #expect(refused.status == 422 && refused.text.contains("role=\"alert\""))
      #expect(refused.text.contains("value=\"\(last)\""))
      #expect(refused.text.contains("value=\"\(first)\" selected"))
    }
  }

  @Test("An expense is shared with whom somebody looks for, not with all of a large group")
  func money() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup()
      let surfer = try await Surfer.signedIn(ann, on: server)
      let path = "/groups/\(group.id)"
      let (new, recurring) = (path + "/expenses/new", path + "/recurring-expenses/new")
      _ = try await Self.fill(group, 20, on: server)
      let small = try await surfer.open(new).form("createExpense")
      #expect(small.count { $0.0.hasPrefix("part.") } == 21)
      #expect(!small.contains { $0.0 == "who" })
      let first = try await Self.user("Member 0001", on: server)

      let last = try await Self.fill(group, 1_200, on: server)
      for page in [new, recurring] {
        let text = try await surfer.open(page).text
        #expect(text.components(separatedBy: "name=\"part.").count == 102, "\(page)")
        #expect(text.contains("name=\"part.\(ann.id)\" value=\"true\" checked"), "\(page)")
        #expect(text.components(separatedBy: " checked").count == 3, "\(page)")
      }
      let filled = [
        ("description", "Rye"), ("amount", "30"), ("part.\(first)", "true"),
        ("value.\(first)", "2"), ("payer.\(first)", "30"),
      ]
      for (page, action) in [(new, "createExpense"), (recurring, "createRecurringExpense")] {
        let (found, form) = try await Self.look(for: "1200", surfer, page, action, filled)
        #expect(found.contains("name=\"part.\(last)\" value=\"true\">"), "\(page)")
        #expect(found.components(separatedBy: "name=\"part.").count == 4, "\(page)")
        #expect(form.contains { $0 == ("part.\(ann.id)", "true") }, "\(page)")
        #expect(
          try await surfer.send(page, form + [("part.\(last)", "true")]).status == 303, "\(page)")
      }
      #expect(try await server.value("select count(*) from public.expense_shares") == "3")
      // Who is in it is named where it is changed, though not among the first.
      let expense = try #require(try await server.value("select id from public.expenses"))
      let template = try #require(
        try await server.value("select id from public.recurring_expenses"))
      for page in ["/expenses/\(expense)/edit", "/recurring-expenses/\(template)"] {
        let text = try await surfer.open(path + page).text
        #expect(text.contains("name=\"part.\(last)\" value=\"true\" checked"), "\(page)")
        #expect(text.contains("Member 1200") && !text.contains("Someone"), "\(page)")
      }

      // Whom one paid, whom a placeholder stands for, and who is meant in a table.
      let paid = [("fromUserId", first), ("amount", "5"), ("note", "Cash")]
      var (page, form) = try await Self.look(
        for: "1200", surfer, path + "/settlements/new", "createSettlement", paid)
      #expect(page.contains("value=\"\(last)\"") && form.contains { $0 == ("fromUserId", first) })
      _ = try await ann.client.createPlaceholder(named: "Zoe", in: group.id)
      page = try await surfer.open(path + "/placeholders?who=1200").text
      #expect(page.contains("value=\"\(last)\""))
      let table = """
        Date,Description,Category,Cost,Currency,Ann,Xena
        2026-01-01,Tea,Food,4.00,EUR,2.00,-2.00
        """
      let preview = try await surfer.send(
        path + "/expenses/import",
        [("action", "importExpenses"), ("dryRun", "true"), ("csv", table)])
      form = try preview.form("importExpenses", ["unknown[0].userId": first])
      form += [("find", "who"), ("who", "1200")]
      let found = try await surfer.send(path + "/expenses/import", form)
      #expect(found.text.contains("value=\"\(last)\""))
      #expect(found.text.contains("value=\"\(first)\" selected"))
      form = try found.form("importExpenses", ["unknown[0].userId": last])
      #expect(form.contains { $0.0 == "csv" && $0.1.contains("Xena") })
      _ = try await surfer.send(path + "/expenses/import", form)
      #expect(
        try await server.value(
          """
          select count(*) from public.expense_shares as s
          join public.expenses as e on e.id = s.expense_id
          where e.description = 'Tea' and s.user_id = '\(last)'
          """) == "1")
    }
  }

  @Test("Friends from many groups are found, and asked along with those ticked before")
  func companions() async throws {
    try await TestServer.with { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup()
      let other = try await bob.makeGroup("Other")
      try await bob.admit(ann, to: other.id)
      let last = try await Self.fill(group, 150, on: server)
      let first = try await Self.user("Member 0001", on: server)
      let cid = try await server.person("Cid")
      let event = try await cid.client.createEvent(
        CreateEvent(
          title: "Tea", description: "Bring a blanket.", startsAt: Date() + 86_400,
          place: "Here"))
      let surfer = try await Surfer.signedIn(ann, on: server)
      let path = "/events/\(event.id)"
      let open = try await surfer.open(path).text
      #expect(open.components(separatedBy: "name=\"memberIds[]\" value=\"").count == 102)
      let (page, form) = try await Self.look(
        for: "0150", surfer, path, "applyToEvent",
        [("memberIds[]", first), ("message", "We bring cake.")])
      #expect(page.contains("value=\"\(last)\"") && !page.contains("Member 0002"))
      #expect(
        try await surfer.send(path, form + [("memberIds[]", last)]).status == 303)
      #expect(try await server.value("select count(*) from public.like_group_members") == "3")

      // Nobody finds whom they share no group with.
      let anns = "select name from api.companions(200, 'member') order by 1"
      #expect(try await server.session.run(as: .person(ann.id), anns).count == 150)
      let bobs = try await server.session.run(
        as: .person(bob.id), "select name from api.companions(200, null, '{\(first), \(ann.id)}')")
      #expect(bobs == [["Ann"]])
      // Nor is anybody asked along whose account is closed.
      try await server.sql("update public.users set is_active = false where id = '\(first)'")
      let left = "select name from api.companions(200, 'member', '{\(first)}')"
      #expect(try await server.session.run(as: .person(ann.id), left).count == 149)
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
