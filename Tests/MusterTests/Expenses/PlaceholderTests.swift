import Foundation
import MusterClient
import MusterModels
import Testing

@testable import Muster

@Suite struct PlaceholderTests {
  @Test("X1: who has no account yet shares costs; whoever accepts the invitation has all of it")
  func claimByLink() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", on: server)
      let ann = flat.people[0]
      let paula = try await ann.client.createPlaceholder(named: " Paula ", in: flat.id)
      #expect(paula.fullName == "Paula")
      let milk = try await flat.spend(
        flat.request(900, split: .equal(flat.people.map(\.id) + [paula.userId])))
      #expect(milk.split.participants.map(\.isPlaceholder) == [false, false, true])
      _ = try await flat.spend(
        flat.request(300, paidBy: .one(paula.userId), split: .equal([ann.id])))
      #expect(
        try await problem { try await ann.client.deletePlaceholder(paula.id, in: flat.id) }.code
          == "placeholder_in_use")
      #expect(try await ann.client.group(flat.id).memberCount == 2)
      let invite = try await ann.client.invitePlaceholder(
        paula.id, in: flat.id, InvitePlaceholder(link: true))
      let dan = try await server.person("Dan")
      try await dan.client.acceptInvite(token: try #require(invite.token))
      let shown = try await dan.client.expense(milk.id, in: flat.id)
      #expect(shown.split.participants.map(\.userId).last == dan.id)
      let balances = try await dan.client.balances(of: flat.id).balances
      #expect(balances.first { $0.userId == dan.id } == nil)
      #expect(balances.map(\.amount) == [300, -300])
      #expect(
        try await ann.client.expenseHistory(of: milk.id, in: flat.id).items.map(\.action)
          == ["claimed", "created"])
      let claimed = try await ann.client.placeholders(of: flat.id).items
      #expect(claimed.map(\.claimedByUserId) == [dan.id])
      // The invitation was for one.
      let eva = try await server.person("Eva")
      #expect(
        try await problem { try await eva.client.acceptInvite(token: invite.token ?? "") }.code
          == "invite_not_pending")
      #expect(
        try await problem {
          try await flat.spend(flat.request(split: .equal([paula.userId])))
        }.code == "not_in_group")
      #expect(
        try await problem {
          try await ann.client.renamePlaceholder(paula.id, in: flat.id, to: "x")
        }.code == "placeholder_claimed")
      #expect(try await flat.broken(on: server) == nil)
    }
  }

  @Test("X1: a member who is asked claims a placeholder, once; nobody else does")
  func offer() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", "Cyd", on: server)
      let (ann, bob, cyd) = (flat.people[0].client, flat.people[1], flat.people[2])
      let paula = try await ann.createPlaceholder(named: "Paula", in: flat.id)
      // Both are in it: together they have two of three parts.
      let milk = try await flat.spend(
        flat.request(900, split: .equal([flat.people[0].id, bob.id, paula.userId])))
      let paid = try await bob.client.createSettlement(
        CreateSettlement(fromUserId: bob.id, toUserId: paula.userId, amount: 50, currency: "EUR"),
        in: flat.id)
      let offered = try await ann.invitePlaceholder(
        paula.id, in: flat.id, InvitePlaceholder(userId: bob.id))
      #expect(offered.inviteId == nil && offered.placeholder.offeredToUserId == bob.id)
      #expect(
        try await bob.client.notifications().items.contains { $0.kind == "placeholder_offered" })
      #expect(
        try await problem { try await cyd.client.claimPlaceholder(paula.id, in: flat.id) }.status
          == 403)
      for _ in 1...2 {
        #expect(
          try await bob.client.claimPlaceholder(paula.id, in: flat.id).claimedByUserId == bob.id)
      }
      #expect(
        try await problem { try await cyd.client.claimPlaceholder(paula.id, in: flat.id) }.code
          == "placeholder_claimed")
      let merged = try await ann.expense(milk.id, in: flat.id).value
      #expect(merged.split.mode == .shares)
      #expect(merged.split.participants.map(\.amount) == [300, 600])
      #expect(merged.split.participants.map(\.value) == [1, 2])
      let more = try await ann.updateExpense(milk.id, in: flat.id, Flat.amount(300))
      #expect(more.split.participants.map(\.amount) == [100, 200])
      #expect(try await bob.client.settlement(paid.id).status == .withdrawn)
      #expect(try await flat.balances() == [200, -200, 0])
      #expect(try await flat.broken(on: server) == nil)
    }
  }

  @Test("X4: for a placeholder any active member records; its maker or a leader rejects")
  func settling() async throws {
    try await TestServer.shared { server in
      let flat = try await Flat.of("Ann", "Bob", "Cyd", on: server)
      let bob = flat.people[1]
      let paula = try await bob.client.createPlaceholder(named: "Paula", in: flat.id)
      let paid = try await flat.people[2].client.createSettlement(
        CreateSettlement(
          fromUserId: bob.id, toUserId: paula.userId, amount: 50, currency: "EUR"), in: flat.id)
      #expect(
        try await problem { try await flat.people[2].client.rejectSettlement(paid.id) }.status
          == 403)
      #expect(try await bob.client.rejectSettlement(paid.id).status == .rejected)
      let other = try await bob.client.createSettlement(
        CreateSettlement(
          fromUserId: bob.id, toUserId: paula.userId, amount: 50, currency: "EUR"), in: flat.id)
      #expect(try await flat.people[0].client.rejectSettlement(other.id).status == .rejected)
      try await server.sql(
        "update public.settlements set from_user_id = from_user_id where group_id = '\(flat.id)'")
      #expect(try await flat.broken(on: server) == nil)
      let unused = try await bob.client.createPlaceholder(named: "x", in: flat.id)
      try await flat.people[2].client.deletePlaceholder(unused.id, in: flat.id)
      #expect(try await bob.client.placeholders(of: flat.id).total == 1)
      #expect(
        try await problem {
          try await bob.client.createPlaceholder(named: "", in: flat.id)
        }.errors?.first?.field == "fullName")
    }
  }
}
