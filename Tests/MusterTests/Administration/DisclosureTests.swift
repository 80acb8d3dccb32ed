import MusterModels
import Testing

@testable import Muster
@testable import MusterClient

@Suite struct DisclosureTests {
  private let reason = "A person in it asked for help"

  @Test(
    "K11: admins read what people write for a reason, and the audit keeps who read what and why")
  func read() async throws {
    try await TestServer.shared { server in
      let admin = try await server.person("Admin")
      try await server.makeAdmin(admin)
      let ann = try await server.person("Ann")
      let cid = try await server.person("Cid")
      let application = try await cid.apply(to: ann.makeEvent())
      let chat = try #require(try await ann.client.decide(application.id, approved: true).chatId)
      let first = try await ann.client.postMessage("First", in: chat)
      let second = try await cid.client.postMessage("Second", in: chat)

      // Not by the ways of those who are in it.
      #expect(try await problem { try await admin.client.chat(chat) }.status == 404)
      #expect(try await problem { try await admin.client.messages(in: chat) }.status == 404)

      let chats = try await admin.client.discloseChats(of: cid.id, reason: reason)
      #expect(chats.items.map(\.id) == [chat])
      #expect(Set(chats.items[0].members.map(\.userId)) == [ann.id, cid.id])
      let newest = try await admin.client.discloseMessages(in: chat, reason: reason, limit: 1)
      #expect(newest.items.map(\.body) == ["Second"])
      #expect(newest.next == second.id.description)
      let rest = try await admin.client.discloseMessages(
        in: chat, reason: " \(reason) ", before: second.id)
      #expect(rest.items == [first])

      let audit = try await admin.client.audit().items.filter { $0.actorId == admin.id }
      #expect(
        audit.prefix(3).map(\.action) == [
          "messages.disclosed", "messages.disclosed", "chats.disclosed",
        ])
      #expect(audit[0].subjectId?.uuid == chat.uuid)
      #expect(audit[2].userId == cid.id)
      #expect(audit.prefix(3).allSatisfy { $0.after == ["reason": .string(reason)] })
    }
  }

  @Test("K11: without a reason, or by anybody else, nothing is disclosed, and nothing audited")
  func refused() async throws {
    try await TestServer.shared { server in
      let admin = try await server.person("Admin")
      try await server.makeAdmin(admin)
      let ann = try await server.person("Ann")
      let cid = try await server.person("Cid")
      let application = try await cid.apply(to: ann.makeEvent())
      let chat = try #require(try await ann.client.decide(application.id, approved: true).chatId)
      let message = try await ann.client.postMessage("First", in: chat)
      for (body, status) in [
        (#"{}"#, 422), (#"{"reason":"Because   "}"#, 422), (#"{"reason":7}"#, 422),
        (#"{"reason":"\#(String(repeating: "x", count: 501))"}"#, 422), ("", 400),
      ] {
        for path in ["/admin/users/\(cid.id)/chats", "/admin/chats/\(chat)/messages"] {
          let answer = try await admin.client.send(.post, APIPath(encoded: path), json: body)
          #expect(answer.status == status, "\(path) \(body)")
        }
      }
      for refused in [
        try await problem { try await cid.client.discloseMessages(in: chat, reason: reason) },
        try await problem { try await cid.client.discloseChats(of: cid.id, reason: reason) },
      ] {
        #expect(refused.code == "forbidden")
        #expect(refused.permission == "manage_all_groups")
      }
      let other = try await cid.apply(to: ann.makeEvent())
      let elsewhere = try #require(try await ann.client.decide(other.id, approved: true).chatId)
      let wrong = try await problem {
        try await admin.client.discloseMessages(in: elsewhere, reason: reason, before: message.id)
      }
      #expect(wrong.status == 422)
      let audited = try await admin.client.audit(limit: 100).items
      #expect(
        !audited.contains { $0.action.hasSuffix(".disclosed") && $0.actorId == admin.id })
    }
  }

  @Test("K11: admins read a group's money for a reason, and the audit keeps whose and why")
  func money() async throws {
    try await TestServer.shared { server in
      let admin = try await server.person("Admin")
      try await server.makeAdmin(admin)
      let ann = try await server.person("Ann")
      let bob = try await server.person("Bob")
      let flat = try await ann.client.createGroup(CreateGroup(name: "Flat"))
      _ = try await bob.client.join(code: try #require(flat.joinCode))
      let bread = try await ann.client.createExpense(
        CreateExpense(
          description: "Bread", amount: 300, currency: "EUR", paidBy: .one(ann.id),
          split: .equal([ann.id, bob.id])), in: flat.id)
      let milk = try await ann.client.createExpense(
        CreateExpense(
          description: "Milk", amount: 200, currency: "EUR", paidBy: .one(ann.id),
          split: .equal([ann.id, bob.id])), in: flat.id)
      try await ann.client.deleteExpense(milk.id, in: flat.id)
      let paid = try await bob.client.createSettlement(
        CreateSettlement(fromUserId: bob.id, toUserId: ann.id, amount: 50, currency: "EUR"),
        in: flat.id)

      // Not by the ways of those whose money it is.
      #expect(try await problem { try await admin.client.expenses(in: flat.id) }.status == 403)
      #expect(try await problem { try await admin.client.settlements(of: flat.id) }.status == 403)

      let expenses = try await admin.client.discloseExpenses(of: flat.id, reason: reason)
      #expect(expenses.items.map(\.id) == [milk.id, bread.id])
      #expect(expenses.items[0].deletedAt != nil && expenses.items[1] == bread)
      let second = try await admin.client.discloseExpenses(
        of: flat.id, reason: reason, page: 2, pageSize: 1)
      #expect(second.items == [bread] && second.total == 2)
      let settlements = try await admin.client.discloseSettlements(of: flat.id, reason: reason)
      #expect(settlements.items == [paid])

      for (action, times) in [("settlements.disclosed", 1), ("expenses.disclosed", 2)] {
        let audited = try await server.rows(
          """
          select after ->> 'reason' from public.audit_log
          where action = '\(action)' and subject_id = '\(flat.id)' and actor_user_id = '\(admin.id)'
          """)
        #expect(audited == Array(repeating: [reason], count: times))
      }
      for refused in [
        try await problem { try await bob.client.discloseExpenses(of: flat.id, reason: reason) },
        try await problem { try await ann.client.discloseSettlements(of: flat.id, reason: reason) },
      ] {
        #expect(refused.code == "forbidden" && refused.permission == "manage_all_groups")
      }
      let short = try await problem {
        try await admin.client.discloseExpenses(of: flat.id, reason: "Because")
      }
      #expect(short.status == 422)
    }
  }
}
