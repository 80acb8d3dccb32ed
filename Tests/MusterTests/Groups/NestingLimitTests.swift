import MusterClient
import MusterModels
import Postgres
import Testing

@testable import Muster

/// K13: what one edge, or the end of many, may cost everybody else.
@Suite struct NestingLimitTests: NestingChecks {
  @Test("K13: agreeing to a role takes that one only, though the offer was renewed with another")
  func renewedOffer() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let outer = try await ann.client.createGroup(CreateGroup(name: "Choir", isPublic: true))
      let inner = try await bob.client.createGroup(CreateGroup(name: "Altos", isPublic: true))
      let strong = try await ann.client.createRole(
        CreateRole(name: "Strong", permissions: ["remove_members"]), in: outer.id)
      let read = try await bob.client.offerNesting(
        OfferNesting(groupId: inner.id), in: outer.id)
      try await bob.client.offerNesting(
        OfferNesting(groupId: inner.id, roleId: strong.id), in: outer.id)
      let refused = try await problem {
        try await ann.client.acceptNesting(of: inner.id, in: outer.id, as: read.roleId)
      }
      #expect(refused.status == 409 && refused.code == "offer_changed")
      #expect(try await !isInside(outer.id, bob, server))
      let agreed = try await ann.client.acceptNesting(
        of: inner.id, in: outer.id, as: strong.id)
      #expect(agreed.status == .active && agreed.roleId == strong.id)
    }
  }

  @Test("K13: an edge that would put too many groups inside one another is refused")
  func tooLarge() async throws {
    let database = try await TestDatabase.make()
    try await TestDatabase.execute(
      """
      create or replace function muster.most_nested_pairs() returns bigint
      language sql immutable set search_path = '' as $$ select 4 $$
      """, on: database)
    let connection = try await DirectConnection.connect(database)
    defer { connection.close() }
    try await connection.execute(
      script: """
        insert into auth.users (id, email) values
          ('00000000-0000-0000-0000-00000000000a', 'ann@example.org');
        set request.jwt.claims = '{"sub":"00000000-0000-0000-0000-00000000000a"}';
        create table rings as
        select n, public.create_group('Group ' || n) as id from generate_series(1, 6) as n;
        create function nest(inner_n integer, outer_n integer) returns text language sql as $$
          select public.offer_nesting(
            (select id from rings where n = outer_n), (select id from rings where n = inner_n))
        $$
        """)
    func nest(_ inner: Int, _ outer: Int) async throws {
      try await connection.execute(script: "select nest(\(inner), \(outer))")
    }
    // Two chains of two: put together, 2 times 2 pairs are as many as may be.
    try await nest(2, 1)
    try await nest(4, 3)
    try await nest(3, 2)
    // A fifth at the top would hold all four of them, 4 times 1; at the bottom, 1 times 4 too.
    try await nest(1, 5)
    let refused = try await sqlState { try await nest(6, 4) }
    #expect(refused == "MU099")
    let count = try await connection.run([
      Command(Statement("count", "select count(*)::text from muster.group_closure"))
    ])
    #expect(try count[0].first?.get(0, as: String.self) == "10")
  }

  @Test("K13: edges that end together are looked at once, and by whose doing they ended stays")
  func together() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let middle = try await ann.client.createGroup(CreateGroup(name: "Middle", isPublic: true))
      let above = try await bob.client.createGroup(CreateGroup(name: "Above", isPublic: true))
      let offered = try await bob.client.createGroup(CreateGroup(name: "Offered", isPublic: true))
      try await nest(middle.id, in: above.id, by: ann, and: bob)
      try await ann.client.offerNesting(OfferNesting(groupId: middle.id), in: offered.id)
      var inner: [Group.ID] = []
      for number in 0..<5 {
        let group = try await ann.makeGroup("Inner \(number)").id
        try await nest(group, in: middle.id, by: ann, and: ann)
        inner.append(group)
      }
      // Ann's account ends, and with it every group that has nobody else.
      try await ann.client.deleteAccount(password: TestServer.password)
      let edges = try await server.value(
        """
        select string_agg(m.status, ' ' order by m.status)
        from public.group_memberships as m
        where m.member_group_id = '\(middle.id)' or m.group_id = '\(middle.id)'
          and m.member_group_id is not null
        """)
      #expect(edges == "left left left left left left")
      #expect(try await server.value(ClosureTests.differences) == "0")
      #expect(try await bob.client.subgroups(of: above.id).items.isEmpty)
      #expect(
        try await server.value(
          """
          select count(*) from public.groups
          where archived_at is not null
            and id in ('\(middle.id)', '\(inner[0])', '\(inner[4])')
          """) == "3")
    }
  }

  @Test("K13: whoever writes many edges at once closes no cycle with them")
  func manyRows() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      var groups: [Group.ID] = []
      for number in 0..<3 { groups.append(try await ann.makeGroup("Ring \(number)").id) }
      let list = groups.enumerated().map { "(\($0), '\($1)'::uuid)" }.joined(separator: ", ")
      let state = try await sqlState {
        try await server.sql(
          """
          with ring (n, id) as (values \(list))
          insert into public.group_memberships
          (group_id, member_group_id, edge_role_id, added_by_user_id)
          select o.id, i.id,
            (select r.id from public.group_roles as r where r.group_id = o.id and r.name = 'Member'),
            '\(ann.id)'
          from ring as o join ring as i on i.n = (o.n + 1) % 3
          """)
      }
      #expect(state == "MU090")
      #expect(try await server.value(ClosureTests.differences) == "0")
    }
  }
}
