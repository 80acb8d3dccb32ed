import MusterClient
import MusterModels
import Testing

@testable import Muster

/// What becomes of everything that names a placeholder.
@Suite struct ClaimingTests {
  private struct Raw: Sendable {
    let flat: Flat
    let placeholder: Placeholder

    /// Sets up an expense that recurs from today, as SQL, with ids as they are spelt.
    func recur(split: String, on server: TestServer) async throws -> RecurringExpense.ID {
      let ann = flat.people[0].id
      let answer = try await server.session.run(
        as: .person(ann),
        """
        select public.create_recurring_expense('\(flat.id)', jsonb_build_object(
          'description', 'Rent', 'amount', 900, 'currency', 'EUR', 'paidBy', upper('\(ann)'),
          'split', '\(split)'::jsonb, 'every', '{"unit":"month","interval":1}'::jsonb,
          'startsOn', current_date + 9))
        """)
      return try #require(RecurringExpense.ID(answer[0][0] ?? ""))
    }

    /// The first person offers it to the second, who claims it.
    func claim() async throws {
      let bob = flat.people[1]
      _ = try await flat.people[0].client.invitePlaceholder(
        placeholder.id, in: flat.id, InvitePlaceholder(userId: bob.id))
      _ = try await bob.client.claimPlaceholder(placeholder.id, in: flat.id)
    }
  }

  private func raw(on server: TestServer) async throws -> Raw {
    let flat = try await Flat.of("Ann", "Bob", on: server)
    return Raw(
      flat: flat,
      placeholder: try await flat.people[0].client.createPlaceholder(named: "Zoe", in: flat.id))
  }

  @Test("X1: what recurs keeps ids one way, so that who is in it is found, kept and claimed")
  func spelling() async throws {
    try await TestServer.shared { server in
      let raw = try await raw(on: server)
      let (flat, ann) = (raw.flat, raw.flat.people[0])
      let zoe = "\(raw.placeholder.id)".uppercased()
      let rule = try await raw.recur(
        split:
          #"{"mode":"equal","participants":[{"userId":"\#(ann.id)"},{"userId":"\#(zoe)"}]}"#,
        on: server)
      #expect(
        try await problem {
          try await ann.client.deletePlaceholder(raw.placeholder.id, in: flat.id)
        }.code == "placeholder_in_use")
      try await raw.claim()
      try await Flat.make(rule, on: server)
      #expect(
        try await ann.client.expenses(in: flat.id).items.first?.split.participants.map(\.userId)
          == [ann.id, flat.people[1].id])
    }
  }

  @Test("X1: where both stand in what recurs they are one with both parts")
  func template() async throws {
    try await TestServer.shared { server in
      let raw = try await raw(on: server)
      let (flat, ann) = (raw.flat, raw.flat.people[0])
      let ids = ["\(flat.people[1].id)", "\(ann.id)", "\(raw.placeholder.id)"]
      let participants = ids.map { #"{"userId":"\#($0)"}"# }.joined(separator: ",")
      let rule = try await raw.recur(
        split: #"{"mode":"equal","participants":[\#(participants)]}"#, on: server)
      try await raw.claim()
      try await Flat.make(rule, on: server)
      let made = try #require(try await ann.client.expenses(in: flat.id).items.first)
      #expect(made.split.mode == .shares)
      #expect(made.split.participants.map(\.amount) == [600, 300])
      #expect(try await ann.client.recurringExpense(rule, in: flat.id).status == .active)
    }
  }

  @Test("X1, X5: also of a deleted expense; only claiming is called so in the history")
  func deleted() async throws {
    try await TestServer.shared { server in
      let raw = try await raw(on: server)
      let (flat, ann) = (raw.flat, raw.flat.people[0])
      let milk = try await flat.spend(
        flat.request(900, split: .equal(flat.people.map(\.id) + [raw.placeholder.userId])))
      let other = try await flat.spend(flat.request(100))
      try await ann.client.deleteExpense(milk.id, in: flat.id)
      try await raw.claim()
      let back = try await ann.client.restoreExpense(milk.id, in: flat.id)
      #expect(back.split.mode == .shares)
      #expect(back.split.participants.map(\.amount) == [300, 600])
      let more = try await ann.client.updateExpense(milk.id, in: flat.id, Flat.amount(1200))
      #expect(more.split.participants.map(\.amount) == [400, 800])
      #expect(
        try await ann.client.expenseHistory(of: milk.id, in: flat.id).items.map(\.action)
          == ["updated", "restored", "claimed", "deleted", "created"])
      _ = try await server.session.run(
        as: .person(ann.id),
        """
        with said as materialized (select set_config('muster.claiming', '\(flat.id)', false) as x)
        update public.expenses set note = 'x' from said where id = '\(other.id)' returning 1
        """)
      #expect(
        try await ann.client.expenseHistory(of: other.id, in: flat.id).items.map(\.action)
          == ["updated", "created"])
      #expect(try await flat.broken(on: server) == nil)
    }
  }

  @Test("X1: who was invited for a placeholder and joined in another way is offered it")
  func joining() async throws {
    try await TestServer.shared { server in
      let raw = try await raw(on: server)
      let flat = raw.flat
      let dan = try await server.person("Dan")
      _ = try await flat.people[0].client.invitePlaceholder(
        raw.placeholder.id, in: flat.id, InvitePlaceholder(userId: dan.id))
      _ = try await dan.client.join(code: try #require(flat.group.joinCode))
      #expect(
        try await dan.client.notifications().items.contains { $0.kind == "placeholder_offered" })
      #expect(
        try await dan.client.claimPlaceholder(raw.placeholder.id, in: flat.id).claimedByUserId
          == dan.id)
    }
  }

  @Test("X1: nobody but its maker and the leaders offers a placeholder to themselves")
  func oneself() async throws {
    try await TestServer.shared { server in
      let raw = try await raw(on: server)
      let bob = raw.flat.people[1]
      #expect(
        try await problem {
          try await bob.client.invitePlaceholder(
            raw.placeholder.id, in: raw.flat.id, InvitePlaceholder(userId: bob.id))
        }.status == 403)
      let own = try await bob.client.createPlaceholder(named: "Bobby", in: raw.flat.id)
      _ = try await bob.client.invitePlaceholder(
        own.id, in: raw.flat.id, InvitePlaceholder(userId: bob.id))
      #expect(
        try await bob.client.claimPlaceholder(own.id, in: raw.flat.id).claimedByUserId == bob.id)
    }
  }
}
