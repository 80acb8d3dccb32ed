import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct InviteTests {
  @Test("K8: a link is shown once, names group and token in its URL, and is stored by hash")
  func link() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let group = try await ann.makeGroup()
      let invite = try await ann.client.createInvite(
        CreateInvite(link: true, maxUses: 2), to: group.id)
      let token = try #require(invite.token)
      #expect(token.utf8.count >= 22, "128 bits take 22 characters")
      #expect(invite.url?.hasSuffix("/groups/\(group.id)/invites/\(token)") == true)
      #expect(invite.maxUses == 2)
      let week = invite.expiresAt.timeIntervalSince(invite.createdAt)
      #expect(abs(week - 604_800) < 5)
      let list = try await ann.client.invites(to: group.id)
      #expect(list.items.map(\.id) == [invite.id])
      #expect(list.items.map(\.token) == [nil])
      let stored = try await server.value(
        "select to_jsonb(i)::text from public.invites as i where id = '\(invite.id)'")
      #expect(stored?.contains(token) == false)
      let hash = try await server.value(
        """
        select count(*) from public.invites where id = '\(invite.id)'
        and token_hash = sha256(convert_to('\(token)', 'UTF8'))
        """)
      #expect(hash == "1")
      let readable = try await sqlState {
        try await server.session.run(
          as: .person(ann.id), "select token_hash from public.invites")
      }
      #expect(readable == "42501")
    }
  }

  @Test("K8: the preview shows the group's and the inviter's name, and nothing else of them")
  func preview() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let group = try await ann.client.createGroup(
        CreateGroup(name: "Flat 3", description: "secret plans", label: "Flat"))
      let invite = try await ann.client.createInvite(
        CreateInvite(link: true, message: "for you"), to: group.id)
      let token = try #require(invite.token)
      let answer = try await server.client().send(.get, "/invites/\(token)")
      #expect(answer.status == 200)
      let fields = try answer.json()
      let names = ["group": JSONValue.object(["name": "Flat 3"]), "inviter": ["fullName": "Ann"]]
      let time = try #require(fields["expiresAt"])
      #expect(
        fields == .object(names.merging(["expiresAt": time, "status": "pending"]) { $1 }))
      for other in [invite.id.description, token + "x", group.id.description] {
        #expect(try await server.client().send(.get, "/invites/\(other)").status == 404)
      }
      try await ann.client.revokeInvite(invite.id)
      #expect(try await server.client().invitePreview(token: token).status == .revoked)
    }
  }

  @Test("K8: a link works as often as it says; what fails uses nothing up")
  func uses() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let people = [
        try await server.person("Bob"), try await server.person("Cid"),
        try await server.person("Dan"),
      ]
      let group = try await ann.makeGroup()
      let invite = try await ann.client.createInvite(
        CreateInvite(link: true, maxUses: 2), to: group.id)
      let token = try #require(invite.token)
      let own = try await problem { try await ann.client.acceptInvite(token: token) }
      #expect(own.code == "already_member")
      try await people[0].client.acceptInvite(token: token)
      // Accepting again while that membership stands answers it, and takes no use.
      let again = try await people[0].client.acceptInvite(token: token)
      #expect(again.membership?.status == .active)
      try await people[1].client.acceptInvite(token: token)
      let late = try await problem { try await people[2].client.acceptInvite(token: token) }
      #expect(late.code == "invite_not_pending")
      #expect(late.status == 409)
      #expect(try await people[1].client.acceptInvite(token: token).id == group.id)
      #expect(try await ann.client.group(group.id).value.memberCount == 3)
      let row = try await server.rows(
        "select status, use_count from public.invites where id = '\(invite.id)'")
      #expect(row == [["accepted", "2"]])
      // Once that membership is over, the used-up link brings nobody back.
      _ = try await people[0].client.leaveGroup(group.id)
      let back = try await problem { try await people[0].client.acceptInvite(token: token) }
      #expect(back.code == "invite_not_pending")
    }
  }

  @Test("K8: declining a link changes nothing on it")
  func declineLink() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup()
      let token = try #require(
        await ann.client.createInvite(CreateInvite(link: true), to: group.id).token)
      #expect(try await bob.client.declineInvite(token: token).status == .pending)
      #expect(try await bob.client.acceptInvite(token: token).membership?.status == .active)
    }
  }

  @Test("K8: inviting a known person makes the invited membership, once, and again renews it")
  func renewal() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup()
      let first = try await ann.client.createInvite(
        CreateInvite(userId: bob.id, message: "one", expiresIn: 60), to: group.id)
      let second = try await ann.client.createInvite(
        CreateInvite(userId: bob.id, message: "two"), to: group.id)
      #expect(second.id == first.id)
      #expect(second.message == "two")
      #expect(second.expiresAt > first.expiresAt)
      #expect(second.token == nil)
      let received = try await bob.client.receivedInvites()
      #expect(received.items.map(\.id) == [first.id])
      #expect(received.items.first?.role == "Member")
      #expect(received.items.first?.group.name == "Group")
      #expect(try await server.membership(bob, in: group.id) == "invited")
      #expect(try await ann.client.members(of: group.id, state: .invited).total == 1)
      #expect(try await ann.client.group(group.id).value.memberCount == 1)
      #expect(try await bob.client.acceptInvite(first.id).membership?.roles == ["Member"])
      #expect(try await bob.client.receivedInvites().items.isEmpty)
      let twice = try await problem {
        try await ann.client.createInvite(CreateInvite(userId: bob.id), to: group.id)
      }
      #expect(twice.code == "already_member")
    }
  }

  @Test("K8: renewing an e-mailed invitation ends the token that went out before")
  func renewedToken() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup()
      let first = try await ann.client.createInvite(CreateInvite(email: bob.email), to: group.id)
      let old = try await server.mailedToken(to: bob.email, number: 2)
      let second = try await ann.client.createInvite(
        CreateInvite(email: bob.email.uppercased()), to: group.id)
      let new = try await server.mailedToken(to: bob.email, number: 3)
      #expect(second.id == first.id, "one pending an address, whatever its case")
      #expect(second.token == nil)
      #expect(try await server.client().send(.get, "/invites/\(old)").status == 404)
      let refusal = try await problem { try await bob.client.acceptInvite(token: old) }
      #expect(refusal.status == 404)
      #expect(try await bob.client.acceptInvite(token: new).membership?.status == .active)
    }
  }

  @Test("K8: declining an addressed invitation is final", arguments: ["user", "email"])
  func decline(way: String) async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup()
      let invite = try await ann.client.createInvite(
        way == "user" ? CreateInvite(userId: bob.id) : CreateInvite(email: bob.email),
        to: group.id)
      #expect(try await bob.client.declineInvite(invite.id).status == .declined)
      #expect(try await bob.client.declineInvite(invite.id).status == .declined)
      let refusal = try await problem { try await bob.client.acceptInvite(invite.id) }
      #expect(refusal.code == "invite_not_pending")
      #expect(try await bob.client.receivedInvites().items.isEmpty)
      #expect(try await server.membership(bob, in: group.id) == nil)
      let revoking = try await problem { try await ann.client.revokeInvite(invite.id) }
      #expect(revoking.code == "invite_not_pending")
    }
  }

  @Test("K8: joining in any way ends the person's other invitations to that group, and no others")
  func joining() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup()
      let other = try await ann.makeGroup("Other")
      let mailed = try await ann.client.createInvite(CreateInvite(email: bob.email), to: group.id)
      _ = try await ann.client.createInvite(CreateInvite(userId: bob.id), to: group.id)
      let elsewhere = try await ann.client.createInvite(
        CreateInvite(email: bob.email), to: other.id)
      #expect(try await bob.client.receivedInvites().total == 3)
      try await bob.client.join(code: try #require(group.joinCode))
      #expect(try await bob.client.receivedInvites().items.map(\.id) == [elsewhere.id])
      let refusal = try await problem { try await bob.client.acceptInvite(mailed.id) }
      #expect(refusal.code == "invite_not_pending")
    }
  }

  @Test("K8: an invitation by e-mail never tells the inviter whether there is an account")
  func silence() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let eve = try await server.person("Eve", verified: false)
      let member = try await server.person("Mia")
      let group = try await ann.makeGroup(joinedBy: [member])
      let before = try await ann.client.members(of: group.id, state: .invited).total
      let addresses = [bob.email, eve.email, "nobody-\(bob.email)", member.email]
      var answers: [JSONValue] = []
      for address in addresses {
        let answer = try await ann.client.send(
          .post, "/groups/\(group.id)/invites", json: #"{"email":"\#(address)"}"#)
        #expect(answer.status == 201)
        guard case .object(var fields) = try answer.json() else { continue }
        for own in ["id", "email", "createdAt", "expiresAt"] {
          #expect(fields.removeValue(forKey: own) != nil)
        }
        answers.append(.object(fields))
      }
      #expect(answers.count == 4)
      #expect(Set(answers).count == 1, "the answers are alike: \(answers)")
      #expect(try await ann.client.members(of: group.id, state: .invited).total == before)
      #expect(try await ann.client.invites(to: group.id).items.allSatisfy { $0.userId == nil })
      // Nor does plain SQL: memberships, notifications and audit are as without an account.
      let traces = try await server.session.run(
        as: .person(ann.id),
        """
        select (select count(*) from public.users where id in ('\(bob.id)', '\(eve.id)')),
        (select count(*) from public.group_memberships where user_id in ('\(bob.id)', '\(eve.id)')),
        (select count(*) from public.audit_log where user_id in ('\(bob.id)', '\(eve.id)'))
        """)
      #expect(traces == [["0", "0", "0"]])
      #expect(try await bob.client.receivedInvites().total == 1)
    }
  }

  @Test("K8: whoever holds invite_members invites; in a household every member, elsewhere leaders")
  func whoInvites() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let household = try await ann.makeGroup(template: "Household", joinedBy: [bob])
      let team = try await ann.makeGroup(template: "Small Team Template", joinedBy: [bob])
      #expect(
        try await bob.client.createInvite(CreateInvite(link: true), to: household.id).token != nil)
      let refusal = try await problem {
        try await bob.client.createInvite(CreateInvite(link: true), to: team.id)
      }
      #expect(refusal.code == "forbidden")
      #expect(refusal.permission == "invite_members")
      try await server.grant("invite_members", to: "Member", of: team.id)
      _ = try await bob.client.createInvite(CreateInvite(link: true), to: team.id)
    }
  }

  @Test("K4: an e-mailed invitation from before a removal does not bring the person back")
  func invitationFromBefore() async throws {
    try await TestServer.shared { server in
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let group = try await ann.makeGroup(joinedBy: [bob])
      _ = try await ann.client.createInvite(CreateInvite(email: bob.email), to: group.id)
      let token = try await server.mailedToken(to: bob.email, number: 2)
      try await ann.client.removeMember(bob.id, from: group.id)
      let refusal = try await problem { try await bob.client.acceptInvite(token: token) }
      #expect(refusal.code == "invitation_required")
      // Inviting again after the removal is meant to.
      _ = try await ann.client.createInvite(CreateInvite(email: bob.email), to: group.id)
      let next = try await server.mailedToken(to: bob.email, number: 3)
      #expect(try await bob.client.acceptInvite(token: next).membership?.status == .active)
    }
  }
}
