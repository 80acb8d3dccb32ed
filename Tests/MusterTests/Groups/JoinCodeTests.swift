import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct JoinCodeTests {
  @Test("K9: a code has 8 unambiguous characters and lets in whoever types it, in any case")
  func code() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup()
      let code = try #require(group.joinCode)
      #expect(code.wholeMatch(of: /[2-9A-HJ-NP-Z]{8}/) != nil)
      let joined = try await bob.client.join(code: " \(code.lowercased()) ")
      #expect(joined.id == group.id)
      #expect(joined.membership?.roles == ["Member"])
      #expect(joined.memberCount == 2)
      #expect(joined.joinCode == code)
      let again = try await problem { try await bob.client.join(code: code) }
      #expect(again.code == "already_member")
    }
  }

  @Test("K9: a code is rotated, turned off, and changes when somebody is removed; the old one ends")
  func rotation() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let group = try await ann.makeGroup(joinedBy: [bob])
      let first = try #require(group.joinCode)
      try await ann.client.removeMember(bob.id, from: group.id)
      let second = try #require(await ann.client.group(group.id).value.joinCode)
      #expect(second != first)
      let third = try #require(await ann.client.rotateJoinCode(of: group.id).joinCode)
      #expect(third != second)
      for old in [first, second, "", "22222222", "%", "' or 1=1 --", third + "2"] {
        let refusal = try await problem { try await cid.client.join(code: old) }
        #expect(refusal.code == "unknown_code")
        #expect(refusal.status == 404)
      }
      try await ann.client.turnOffJoinCode(of: group.id)
      #expect(try await ann.client.group(group.id).value.joinCode == nil)
      #expect(try await problem { try await cid.client.join(code: third) }.code == "unknown_code")
      #expect(try await server.membership(cid, in: group.id) == nil)
    }
  }

  @Test("K9: nobody joins a held group by code, nor an archived one")
  func closed() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup()
      let code = try #require(group.joinCode)
      try await server.sql(
        "insert into public.group_holds (group_id, reason) values ('\(group.id)', 'dinner')")
      let held = try await problem { try await bob.client.join(code: code) }
      #expect(held.code == "locked")
      #expect(held.status == 409)
      try await server.sql("delete from public.group_holds where group_id = '\(group.id)'")
      try await ann.client.archiveGroup(group.id)
      #expect(try await problem { try await bob.client.join(code: code) }.code == "unknown_code")
      try await ann.client.unarchiveGroup(group.id)
      #expect(try await problem { try await bob.client.join(code: code) }.code == "unknown_code")
      #expect(try await server.membership(bob, in: group.id) == nil)
    }
  }

  @Test("K9: a code is seen by active members alone; who may not invite does not change it")
  func audience() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let eve = try await server.person("Eve")
      let group = try await ann.client.createGroup(CreateGroup(name: "Open", isPublic: true))
      let code = try #require(group.joinCode)
      try await bob.client.join(code: code)
      #expect(try await bob.client.group(group.id).value.joinCode == code)
      #expect(try await eve.client.group(group.id).value.joinCode == nil)
      let plain = try await server.session.run(
        as: .person(eve.id), "select code from public.group_join_codes")
      #expect(plain.isEmpty)
      for person in [bob, eve] {
        let rotating = try await problem { try await person.client.rotateJoinCode(of: group.id) }
        #expect(rotating.code == "forbidden")
        let turningOff = try await problem {
          try await person.client.turnOffJoinCode(of: group.id)
        }
        #expect(turningOff.code == "forbidden")
      }
      #expect(try await ann.client.group(group.id).value.joinCode == code)
    }
  }

  @Test("K10: the 11th member of a Small Team is refused, by code, link and invitation alike")
  func eleventh() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup(template: "Small Team Template")
      #expect(group.maxMembers == 10)
      #expect(group.minMembers == 2)
      let code = try #require(group.joinCode)
      let link = try #require(
        await ann.client.createInvite(CreateInvite(link: true), to: group.id).token)
      for number in 2...10 {
        try await server.person("P\(number)").client.join(code: code)
      }
      let late = try await server.person("Late")
      let invite = try await ann.client.createInvite(CreateInvite(userId: late.id), to: group.id)
      for attempt in [
        { try await late.client.join(code: code) },
        { try await late.client.acceptInvite(token: link) },
        { try await late.client.acceptInvite(invite.id) },
      ] as [@Sendable () async throws -> Group] {
        let refusal = try await problem { try await attempt() }
        #expect(refusal.code == "group_full")
        #expect(refusal.status == 409)
      }
      #expect(try await ann.client.group(group.id).value.memberCount == 10)
      #expect(try await server.membership(late, in: group.id) == "invited")
      let second = try #require(try await ann.client.members(of: group.id).items.last)
      try await ann.client.removeMember(second.userId, from: group.id)
      #expect(try await late.client.acceptInvite(invite.id).memberCount == 10)
    }
  }

  @Test("K10: a group is not made smaller than it is; a new limit holds at once")
  func limit() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let cid = try await server.person("Cid")
      let group = try await ann.makeGroup(joinedBy: [bob])
      var change = UpdateGroup()
      change.maxMembers = .set(1)
      let refusal = try await problem { try await ann.client.updateGroup(group.id, change) }
      #expect(refusal.code == "group_full")
      change.maxMembers = .set(2)
      #expect(try await ann.client.updateGroup(group.id, change).value.maxMembers == 2)
      let code = try #require(group.joinCode)
      #expect(try await problem { try await cid.client.join(code: code) }.code == "group_full")
      change.maxMembers = .clear
      #expect(try await ann.client.updateGroup(group.id, change).value.maxMembers == nil)
      try await cid.client.join(code: code)
    }
  }
}
