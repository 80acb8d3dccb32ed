import MusterClient
import MusterModels
import Testing

@testable import Muster

/// Document 004's permissions of communication and feedback: each opens what it says, and nothing
/// else does.
@Suite struct ForumPermissionTests {
  private static let all: Set = [
    "post_forum_messages", "send_direct_messages", "moderate_forum", "view_forum",
    "reply_to_messages", "provide_feedback_to_members", "receive_feedback",
    "view_member_feedback",
  ]

  /// What Bob, whose role has the permission or all but it, is refused with.
  struct Case: Sendable {
    let permission: String
    let refusal: String
    let act: @Sendable (Club) async throws -> Void
  }

  private static let cases: [Case] = [
    Case(permission: "post_forum_messages", refusal: "forbidden") { club in
      try await club.thread(by: club.bob)
    },
    Case(permission: "post_forum_messages", refusal: "forbidden") { club in
      try await club.bob.client.openChat(of: club.group.id)
    },
    Case(permission: "view_forum", refusal: "forbidden") { club in
      _ = try await club.bob.client.threads(of: club.group.id)
    },
    Case(permission: "view_forum", refusal: "not_found") { club in
      let thread = try await club.thread(by: club.ann)
      _ = try await club.bob.client.thread(thread.id)
    },
    Case(permission: "view_forum", refusal: "not_found") { club in
      let chat = try await club.ann.client.openChat(of: club.group.id)
      _ = try await club.bob.client.messages(in: chat.id)
    },
    Case(permission: "reply_to_messages", refusal: "forbidden") { club in
      let thread = try await club.thread(by: club.ann)
      try await club.bob.reply(to: thread)
    },
    Case(permission: "reply_to_messages", refusal: "forbidden") { club in
      let chat = try await club.ann.client.openChat(of: club.group.id)
      try await club.bob.client.postMessage("x", in: chat.id)
    },
    Case(permission: "moderate_forum", refusal: "forbidden") { club in
      let thread = try await club.thread(by: club.ann)
      try await club.bob.change(thread) { $0.isHidden = .set(true) }
    },
    Case(permission: "moderate_forum", refusal: "forbidden") { club in
      try await club.bob.client.deletePost(try await club.thread(by: club.ann).id)
    },
    Case(permission: "moderate_forum", refusal: "forbidden") { club in
      let chat = try await club.ann.client.openChat(of: club.group.id)
      let message = try await club.ann.client.postMessage("x", in: chat.id)
      try await club.bob.client.deleteMessage(message.id)
    },
    Case(permission: "send_direct_messages", refusal: "cannot_message") { club in
      try await club.bob.client.openChat(with: club.cid.id)
    },
    Case(permission: "send_direct_messages", refusal: "cannot_message") { club in
      let chat = try await club.ann.client.openChat(with: club.bob.id)
      #expect(try await club.bob.client.chats().items.contains { $0.id == chat.id })
      try await club.bob.client.postMessage("x", in: chat.id)
    },
    Case(permission: "provide_feedback_to_members", refusal: "forbidden") { club in
      try await club.bob.client.giveFeedback(
        GiveFeedback(userId: club.ann.id, body: "x"), in: club.group.id)
    },
    Case(permission: "receive_feedback", refusal: "cannot_receive_feedback") { club in
      try await club.ann.client.giveFeedback(
        GiveFeedback(userId: club.bob.id, body: "x"), in: club.group.id)
    },
    Case(permission: "receive_feedback", refusal: "not_found") { club in
      // Given while they could be.
      let id = try await club.server.value(
        """
        insert into public.feedback (group_id, author_id, recipient_id, body) values
        ('\(club.group.id)', '\(club.ann.id)', '\(club.bob.id)', 'x') returning id
        """)
      _ = try await club.bob.client.feedback(try #require(id.flatMap { Feedback.ID($0) }))
    },
    Case(permission: "view_member_feedback", refusal: "not_found") { club in
      let given = try await club.server.value(
        """
        insert into public.feedback (group_id, author_id, recipient_id, body) values
        ('\(club.group.id)', '\(club.ann.id)', '\(club.cid.id)', 'x') returning id
        """)
      _ = try await club.bob.client.feedback(try #require(given.flatMap { Feedback.ID($0) }))
    },
  ]

  @Test("M1: each permission of communication and feedback opens its actions", arguments: 0..<16)
  func granted(number: Int) async throws {
    let tried = Self.cases[number]
    try await Club.with { club in
      try await club.allow(Self.all.union(["view_member_list"]))
      try await tried.act(club)
    }
  }

  @Test("M1: without it each is refused, whatever else one holds", arguments: 0..<16)
  func denied(number: Int) async throws {
    let tried = Self.cases[number]
    try await Club.with { club in
      var others = Self.all
      others.remove(tried.permission)
      // To see what others were given is another way to one's own.
      if tried.permission == "receive_feedback" { others.remove("view_member_feedback") }
      try await club.allow(others.union(["view_member_list"]))
      let refused = try await problem { try await tried.act(club) }
      #expect(refused.code == tried.refusal, "\(tried.permission) \(number)")
    }
  }

  @Test("every permission of communication and feedback is among them")
  func complete() async throws {
    #expect(Self.cases.count == 16)
    #expect(Set(Self.cases.map(\.permission)) == Self.all)
    try await TestServer.shared { server in
      let known = try await server.rows(
        "select name from public.permissions where category in ('communication', 'feedback')")
      #expect(Set(known.compactMap { $0.first ?? nil }) == Self.all)
    }
  }
}
