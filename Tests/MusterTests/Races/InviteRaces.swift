import MusterClient
import MusterModels
import Testing

@testable import Muster

/// K4, K8 to K10 under concurrency, through two servers.
@Suite(.serialized) struct InviteRaces {
  @Test("K8: a link for one is redeemed by one of two")
  func doubleRedemption() async throws {
    try await TwoServers.with(people: 6) { servers in
      let tally = try await races(lanes: 2, "K8 double redemption") { number, lane in
        let people = Array(servers.people[(lane * 3)..<(lane * 3 + 3)])
        let group = try await people[0].clients[0].createGroup(CreateGroup(name: "Race"))
        let invite = try await people[0].clients[0].createInvite(
          CreateInvite(link: true, maxUses: 1), to: group.id)
        let token = try #require(invite.token)
        async let one = outcome { try await people[1].clients[0].acceptInvite(token: token) }
        async let two = outcome { try await people[2].clients[1].acceptInvite(token: token) }
        let found = try await [one, two]
        #expect(found.filter(\.isDone).count == 1, "\(found)")
        return found
      }
      #expect(
        try await servers.count("select count(*) from public.groups where member_count <> 2") == 0)
      #expect(
        try await servers.count(
          "select count(*) from public.invites where use_count <> 1 or status <> 'accepted'") == 0)
      #expect(await tally.collisions <= 0.001)
    }
  }

  @Test("K8: an invitation that was revoked is not accepted, and the other way round")
  func acceptAgainstRevoke() async throws {
    try await TwoServers.with(people: 4) { servers in
      let tally = try await races(lanes: 2, "K8 accept against revoke") { number, lane in
        let people = Array(servers.people[(lane * 2)..<(lane * 2 + 2)])
        let group = try await people[0].clients[0].createGroup(CreateGroup(name: "Race"))
        let invite = try await people[0].clients[0].createInvite(
          CreateInvite(userId: people[1].id), to: group.id)
        async let accepted = outcome { try await people[1].clients[1].acceptInvite(invite.id) }
        async let revoked = outcome { try await people[0].clients[0].revokeInvite(invite.id) }
        let found = try await [accepted, revoked]
        #expect(found.filter(\.isDone).count == 1, "\(found)")
        return found
      }
      // Who was not let in has no trace of a membership (K4).
      #expect(
        try await servers.count(
          """
          select count(*) from public.invites as i
          left join public.group_memberships as m
            on m.group_id = i.group_id and m.user_id = i.invitee_user_id
          where (i.status = 'accepted') <> (m.status is not distinct from 'active')
            or (i.status = 'revoked') <> (m.id is null)
          """) == 0)
      #expect(await tally.collisions <= 0.001)
    }
  }

  @Test("K9, K10: one place is left and two come by code")
  func lastPlace() async throws {
    try await TwoServers.with(people: 8) { servers in
      let tally = try await races(lanes: 2, "K10 last place") { number, lane in
        let people = Array(servers.people[(lane * 4)..<(lane * 4 + 4)])
        let group = try await people[0].clients[0].createGroup(
          CreateGroup(name: "Race", maxMembers: 3))
        let code = try #require(group.joinCode)
        _ = try await people[1].clients[1].join(code: code)
        async let one = outcome { try await people[2].clients[0].join(code: code) }
        async let two = outcome { try await people[3].clients[1].join(code: code) }
        let found = try await [one, two]
        #expect(found.filter(\.isDone).count == 1, "\(found)")
        return found
      }
      #expect(
        try await servers.count(
          "select count(*) from public.groups where member_count > max_members") == 0)
      #expect(await tally.outcomes["group_full"] == raceCount)
      #expect(await tally.collisions <= 0.001)
    }
  }

  @Test("K4: whoever was removed does not get around it by leaving and joining meanwhile")
  func removal() async throws {
    try await TwoServers.with(people: 4) { servers in
      _ = try await races(lanes: 2, "K4 removal against coming back") { number, lane in
        let people = Array(servers.people[(lane * 2)..<(lane * 2 + 2)])
        let group = try await people[0].clients[0].createGroup(CreateGroup(name: "Race"))
        let code = try #require(group.joinCode)
        let link = try await people[0].clients[0].createInvite(
          CreateInvite(link: true), to: group.id)
        let token = try #require(link.token)
        _ = try await people[1].clients[1].join(code: code)
        async let removed = outcome {
          try await people[0].clients[0].removeMember(people[1].id, from: group.id)
        }
        async let comings = [
          outcome { try await people[1].clients[1].leaveGroup(group.id) },
          outcome { try await people[1].clients[1].join(code: code) },
          outcome { try await people[1].clients[0].acceptInvite(token: token) },
        ]
        let removal = try await removed
        let found = try await comings
        if removal.isDone {
          let status = try await servers.session.run(
            as: .person(people[1].id),
            "select status from public.group_memberships where group_id = '\(group.id)'")
          #expect(status == [["removed"]], "\(found)")
        }
        return [removal] + found
      }
    }
  }
}
