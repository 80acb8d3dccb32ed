import MusterClient
import MusterModels
import Testing

@testable import Muster

/// K13: `muster.group_closure` says what the edges say, after whatever happened.
@Suite struct ClosureTests {
  /// What the closure should be, from the edges alone, walked one path at a time.
  static let differences = """
    with recursive edges as (
      select m.member_group_id as inner_id, m.group_id as outer_id, m.edge_role_id as role_id
      from public.group_memberships as m
      join public.groups as g on g.id = m.group_id
      where m.member_group_id is not null and m.status = 'active'
        and coalesce(g.settings ->> 'inheritance', 'true') = 'true'
    ), paths as (
      select e.inner_id, e.outer_id, e.role_id from edges as e
      union
      select p.inner_id, e.outer_id, e.role_id
      from paths as p join edges as e on e.inner_id = p.outer_id
    ), kept as (
      select c.inner_group_id, c.outer_group_id, c.group_role_id from muster.group_closure as c
    )
    select (select count(*) from (select * from paths except select * from kept) as missing)
      + (select count(*) from (select * from kept except select * from paths) as extra)
    """

  /// A random number that the same seed gives again.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  @Test("K13: the closure is what the edges say after random histories", arguments: [1, 2, 3, 4])
  func histories(seed: UInt64) async throws {
    try await TestServer.shared { server in
      var dice = Dice(state: seed)
      let ann = try await server.person("Ann")
      var groups: [Group.ID] = []
      for number in 0..<8 { groups.append(try await ann.makeGroup("Ring \(number)").id) }
      var nested = 0
      for _ in 0..<120 {
        let one = try #require(groups.randomElement(using: &dice))
        let two = try #require(groups.randomElement(using: &dice))
        let role = try #require(["Member", "Observer"].randomElement(using: &dice))
        let sql =
          switch Int.random(in: 0..<12, using: &dice) {
          case 0..<6:
            """
            select public.offer_nesting('\(one)', '\(two)', (select r.id from public.group_roles \
            as r where r.group_id = '\(one)' and r.name = '\(role)'))
            """
          case 6..<8: "select public.end_nesting('\(one)', '\(two)')"
          case 8:
            """
            select public.update_group('\(one)', '{"settings":{"inheritance":\
            \(Bool.random(using: &dice))}}')
            """
          case 9: "select public.archive_group('\(one)')"
          case 10: "select public.unarchive_group('\(one)')"
          default: "select public.leave_group('\(one)')"
          }
        if sql.contains("leave_group") {
          // The sole member leaves: the group is archived, and a new one takes its place.
          groups.removeAll { $0 == one }
          groups.append(try await ann.makeGroup("New").id)
        }
        let state = try await sqlState {
          try await server.session.run(as: .person(ann.id), sql)
        }
        #expect(
          [nil, "MU010", "MU021", "MU026", "MU090", "MU091"].contains(state),
          "\(sql) \(state ?? "")")
        if state == nil, sql.contains("offer_nesting") { nested += 1 }
        #expect(try await server.value(Self.differences) == "0", "seed \(seed), after \(sql)")
      }
      #expect(nested > 10)
      // Deleting groups in the middle leaves nothing of them.
      for group in groups.prefix(4) {
        try await server.session.run(
          as: .person(ann.id), "select public.delete_group('\(group)')")
        #expect(try await server.value(Self.differences) == "0")
      }
    }
  }
}
