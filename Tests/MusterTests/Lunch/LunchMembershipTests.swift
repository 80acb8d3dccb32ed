import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// Lunches of groups, when who is in the group changes, or the group is archived (K5, K13, K15).
@Suite struct LunchMembershipTests: NestingChecks {
  @Test("K6: who is paused in the inner group is in the outer's lunches no more")
  func pausedInside() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let ina = try await server.person("Ina")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup(joinedBy: [bob])
      let inner = try await ann.makeGroup("Inner", joinedBy: [ina])
      try await nest(inner.id, in: group.id, by: ann, and: ann)
      let lunch = try await ina.makeLunch(for: group)
      for person in [ann, bob] { try await person.client.joinLunchGroup(lunch.id) }
      _ = try await ann.client.pauseMember(ina.id, in: inner.id)
      // Paused in the group itself, Bob reads.
      _ = try await ann.client.pauseMember(bob.id, in: group.id)
      let after = try await ann.client.lunchGroup(lunch.id)
      #expect(after.participants?.map(\.id) == [ann.id, bob.id] && after.createdById == ann.id)
      let refused = try await problem { try await ina.client.lunchGroup(lunch.id) }
      #expect(refused.code == "not_found")
      #expect(try await bob.client.lunchGroup(lunch.id).id == lunch.id)
      #expect(try await server.brokenLunchRules() == [])
    }
  }

  @Test("K13: removed from the outer group itself, nobody is in its lunches through another")
  func removedFromOuter() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let ina = try await server.person("Ina")
      let group = try await ann.makeGroup()
      let inner = try await ann.makeGroup("Inner", joinedBy: [ina])
      try await nest(inner.id, in: group.id, by: ann, and: ann)
      let lunch = try await ann.makeLunch(for: group, with: [ina])
      try await server.sql(
        """
        insert into muster.direct_access (user_id, group_id, status)
        values ('\(ina.id)', '\(group.id)', 'removed')
        """)
      #expect(try await ann.client.lunchGroup(lunch.id).participants?.map(\.id) == [ann.id])
      #expect(try await server.brokenLunchRules() == [])
    }
  }

  @Test("L6: who was removed from the group deletes none of its lunches")
  func removedCreator() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let canteen = try await bob.makeRestaurant()
      let group = try await ann.makeGroup(joinedBy: [bob])
      let lunch = try await bob.makeLunch(for: group, with: [ann])
      try await bob.step(lunch, to: .voting, .decided, .completed, with: canteen)
      try await ann.client.removeMember(bob.id, from: group.id)
      let before = try await server.everything(of: lunch)
      let refused = try await problem { try await bob.client.deleteLunchGroup(lunch.id) }
      #expect(refused.code == "forbidden" && refused.status == 403)
      #expect(try await server.everything(of: lunch) == before)
    }
  }

  @Test("L6: a group's lunch goes on to an active member before others, to a paused one last")
  func heirs() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let dan = try await server.person("Dan")
      let group = try await ann.makeGroup(joinedBy: [bob, dan])
      // An acquaintance of Ann's, not of the group.
      _ = try await ann.makeGroup("Ours", joinedBy: [cid])
      let lunch = try await ann.makeLunch(for: group)
      try await bob.client.joinLunchGroup(lunch.id)
      try await ann.client.joinLunchGroup(lunch.id, adding: cid.id)
      try await dan.client.joinLunchGroup(lunch.id)
      _ = try await ann.client.pauseMember(bob.id, in: group.id)
      try await ann.client.leaveLunchGroup(lunch.id, ann.id)
      #expect(try await cid.client.lunchGroup(lunch.id).createdById == dan.id)
      try await dan.client.leaveLunchGroup(lunch.id, dan.id)
      #expect(try await cid.client.lunchGroup(lunch.id).createdById == cid.id)
      try await cid.client.leaveLunchGroup(lunch.id, cid.id)
      #expect(try await bob.client.lunchGroup(lunch.id).createdById == bob.id)
    }
  }

  @Test("K13: when a nesting ends, all leave before one heir is chosen and told")
  func nestingEnds() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let ina = try await server.person("Ina")
      let ivo = try await server.person("Ivo")
      let group = try await ann.makeGroup()
      let inner = try await ann.makeGroup("Inner", joinedBy: [ina, ivo])
      try await nest(inner.id, in: group.id, by: ann, and: ann)
      let lunch = try await ina.makeLunch(for: group)
      for person in [ivo, ann] { try await person.client.joinLunchGroup(lunch.id) }
      try await ann.client.endNesting(of: inner.id, in: group.id)
      let after = try await ann.client.lunchGroup(lunch.id)
      #expect(after.createdById == ann.id && after.participants?.map(\.id) == [ann.id])
      #expect(
        try await server.lines(
          """
          select user_id from public.audit_log where action = 'lunch_group.handed_on'
          and subject_id = '\(lunch.id)'
          """) == [ann.id.description])
      #expect(try await !ivo.client.notifications().items.map(\.kind).contains("lunch_handed_on"))
    }
  }

  @Test("K15: the way back from the archive has due what was due, and nobody is reminded there")
  func archived() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup()
      let canteen = try await ann.makeRestaurant()
      let lunch = try await ann.makeLunch(
        for: group, votingEndsAt: Date(timeIntervalSinceNow: 1800))
      let decided = try await ann.makeLunch(for: group)
      try await ann.step(decided, to: .voting, .decided, with: canteen)
      _ = try await ann.client.archiveGroup(group.id)
      try await server.run("remind_lunch_voters", lunch)
      #expect(
        try await !ann.client.notifications().items.map(\.kind).contains("lunch_vote_reminder"))
      // As if they had run, and found nothing to do.
      try await server.sql(
        "delete from muster.jobs where subject in ('\(lunch.id)', '\(decided.id)')")
      _ = try await ann.client.unarchiveGroup(group.id)
      #expect(
        try await server.lines(
          """
          select kind from muster.jobs where subject in ('\(lunch.id)', '\(decided.id)') order by 1
          """) == ["lunch.close", "lunch.finish", "lunch.remind"])
    }
  }
}
