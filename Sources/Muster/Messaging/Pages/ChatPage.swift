import HTML
import MusterModels

extension WebPage {
  /// A chat: what was written, the newest at the end, and a place to write.
  static let chat = WebPage(
    "/chats/{id}",
    actions: [
      .call("postMessage"), .call("readChat"), .call("editMessage", said: .chatEdited),
      .call("deleteMessage", said: .deleted), .call("blockPerson", said: .chatBlockedNow),
      .call("unblockPerson", said: .chatUnblocked),
    ],
    reads: { visit in
      let chat: Chat.ID = try visit.id()
      let before = visit.queryID("before", of: Message.self)
      return (
        ChatQueries.get(chat).as(Chat.self),
        ChatQueries.messages(of: chat, before: before, limit: 50).as(CursorPage<Message>.self),
        ChatQueries.moderates(chat).as(Bool.self),
        ChatQueries.blocks.query(page: 1, pageSize: 1_000).as(Page<Block>.self)
      )
    },
    shows: { context, chat, messages, moderates, blocks in
      let title = chatTitle(chat, context)
      let list = MessageList(
        context: context, chat: chat, messages: messages.items.reversed(), moderates: moderates,
        blocked: Set(blocks.items.map(\.userId)))
      return Sheet(title, section: .chats, live: ["\(chat.id)"]) {
        element("div", class: "page-heading") {
          element("div", class: "person-line") {
            chatPicture(chat, context)
            element("div") {
              element("h1") { title }
              element("p", class: "subtitle") { about(chat, context) }
            }
          }
          element("div", class: "actions") { partner(chat, list.blocked, context) }
        }
        element("div", ["id": "earlier", "data-region": "earlier", "class": "pagination"]) {
          if let next = messages.next {
            linkButton(.chatEarlier, context.address("before", next))
          }
          if context.query("before") != nil {
            linkButton(.chatNewest, "/chats/\(chat.id)")
          }
        }
        list.html
        element("div", ["id": "chat-read", "data-region": "chat-read"]) {
          if chat.unreadCount > 0, context.query("before") == nil,
            let newest = messages.items.first
          {
            context.form(
              "readChat", ["messageId": "\(newest.id)"], class: "inline",
              attributes: [("data-auto", ""), ("data-optimistic", "")]
            ) { form in form.submit(.chatMarkRead, icon: .check, style: .quiet) }
          }
        }
        composer(chat, context)
      }
    })

  /// What a chat belongs to, and who is in it.
  private static func about(_ chat: Chat, _ context: PageContext) -> HTML {
    HTML {
      switch chat.kind {
      case .direct: Phrase.chatJustYouTwo
      case .group:
        if let group = chat.groupId {
          element("a", ["href": "/groups/\(group)"]) { Phrase.chatToGroup }
        } else {
          Phrase.group
        }
      case .event:
        if let event = chat.eventId {
          element("a", ["href": "/events/\(event)"]) { Phrase.chatToEvent }
          " · "
        }
        chatPartners(chat, context).map { personName($0.fullName) }.joined(separator: ", ")
      }
    }
  }

  /// Blocking whom one writes to, or ending that.
  private static func partner(
    _ chat: Chat, _ blocked: Set<User.ID>, _ context: PageContext
  ) -> HTML {
    guard chat.kind == .direct, let partner = chatPartners(chat, context).first else {
      return .empty
    }
    return element("div", ["id": "partner", "data-region": "partner"]) {
      if blocked.contains(partner.userId) {
        context.button("unblockPerson", ["userId": "\(partner.userId)"], .chatUnblock)
      } else {
        context.confirmedButton(
          "blockPerson", ["userId": "\(partner.userId)"], .chatBlock, icon: .shield,
          asking: .chatBlockQuestion(personName(partner.fullName)))
      }
    }
  }

  private static func composer(_ chat: Chat, _ context: PageContext) -> HTML {
    element("div", ["id": "composer", "data-region": "composer", "class": "composer"]) {
      if chat.canWrite {
        context.form(
          "postMessage", class: "line",
          attributes: [("data-optimistic", ""), ("data-echo", "messages")]
        ) { form in
          form.textArea("body", .chatYourMessage, rows: 2, isRequired: true, maxLength: 4_000)
          form.submit(.send)
        }
      } else {
        element("p", class: "quiet") { Phrase.chatCannotWrite }
      }
    }
  }
}
