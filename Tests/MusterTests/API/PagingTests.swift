import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct PagingTests {
  @Test("API: pages cover a list once, in order, and tell its length")
  func pages() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      for number in 1...5 { _ = try await ann.makeGroup("G\(number)") }
      var names: [String] = []
      for page in 1...4 {
        let answer = try await ann.client.myGroups(page: page, pageSize: 2)
        #expect(answer.page == page)
        #expect(answer.pageSize == 2)
        #expect(answer.total == 5)
        #expect(answer.totalIsCapped != true)
        names += answer.items.map(\.name)
      }
      #expect(names == ["G5", "G4", "G3", "G2", "G1"])
      let unasked = try await ann.client.myGroups()
      #expect(unasked.page == 1)
      #expect(unasked.pageSize == 20)
    }
  }

  @Test("API: the last page there can be is empty; what is no page is refused")
  func bounds() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let far = try await ann.client.myGroups(page: 1_000_000_000, pageSize: 100)
      #expect(far.items.isEmpty)
      #expect(far.page == 1_000_000_000)
      for path in [
        "/me/groups", "/groups", "/me/invites", "/me/notifications", "/auth/sessions",
        "/permissions", "/role-templates", "/group-templates",
      ] {
        for (query, field) in [
          ("page=0", "page"), ("page=-1", "page"), ("page=1000000001", "page"),
          ("page=99999999999999999999", "page"), ("page=x", "page"), ("page=1.5", "page"),
          ("page=", "page"), ("page=%00", "page"), ("pageSize=0", "pageSize"),
          ("pageSize=101", "pageSize"), ("pageSize=-5", "pageSize"),
          ("pageSize=1e2", "pageSize"),
        ] {
          let answer = try await ann.client.send(.get, APIPath(encoded: "\(path)?\(query)"))
          #expect([400, 422].contains(answer.status), "\(path)?\(query)")
          if answer.status == 422 {
            #expect(answer.problem?.errors?.map(\.field) == [field], "\(path)?\(query)")
          }
        }
        let fine = try await ann.client.send(
          .get, APIPath(encoded: "\(path)?page=1&pageSize=100"))
        #expect(fine.status == 200)
      }
    }
  }

  @Test(
    "API: totals are exact up to 1,000, and capped past it", arguments: [999, 1_000, 1_001, 1_500])
  func cap(count: Int) async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      try await server.sql(
        """
        insert into public.notifications (user_id, kind)
        select '\(ann.id)', 'test' from generate_series(1, \(count))
        """)
      let page = try await ann.client.notifications(pageSize: 1)
      #expect(page.total == min(count, 1_000))
      #expect((page.totalIsCapped ?? false) == (count > 1_000))
      let last = try await ann.client.notifications(page: count, pageSize: 1)
      #expect(last.items.count == 1, "what is past the cap is still there")
    }
  }

  @Test(
    "API: a list's filter takes its words alone",
    arguments: [
      "/me/groups?state=all", "/me/groups?archived=maybe", "/groups?scope=everyone",
      "/me/notifications?unread=1",
    ])
  func words(path: String) async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let answer = try await ann.client.send(.get, APIPath(encoded: path))
      #expect(answer.status == 422)
      #expect(answer.problem?.errors?.map(\.code) == ["unknown"])
    }
  }
}
