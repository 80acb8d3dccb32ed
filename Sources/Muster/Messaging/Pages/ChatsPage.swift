import HTML
import MusterModels

extension WebPage {
  /// The pages about messages.
  static let messaging: [WebPage] = [.chats, .newChat, .chat]

  /// The chats that one is in, those with news first.
  static let chats = WebPage(
    "/chats",
    reads: { visit in
      ChatQueries.mine.query(page: visit.page(), pageSize: 30).as(Page<Chat>.self)
    },
    shows: { context, chats in
      Sheet(Phrase.chats.text, section: .chats, live: chats.items.map(\.id.description)) {
        pageHeading(Phrase.chats.text) {
          linkButton(.chatBlocked, "/me/blocks", icon: .shield, style: .quiet)
          linkButton(.chatNew, "/chats/new", icon: .plus, style: .primary)
        }
        element("div", ["id": "chats", "data-region": "chats"]) {
          if chats.items.isEmpty {
            emptyState(.chatNone, .chatNoneText, icon: .chat) {
              linkButton(.chatNew, "/chats/new", icon: .plus, style: .primary)
            }
          } else {
            card {
              element("ul", class: "rows tight") {
                for chat in chats.items { chatRow(chat, context) }
              }
            }
          }
        }
        pagination(chats, context)
      }
    })

  private static func chatRow(_ chat: Chat, _ context: PageContext) -> HTML {
    let title = chatTitle(chat, context)
    return element("li", class: chat.unreadCount > 0 ? "row unread" : "row") {
      chatPicture(chat, context)
      element("div", class: "row-text") {
        element("a", ["class": "row-title", "href": "/chats/\(chat.id)"]) { title }
        element("div", class: "row-meta") {
          if let last = chat.lastMessage {
            element("span", class: "one-line") { summary(last, context) }
          } else {
            element("span") { Phrase.chatNothingYet }
          }
        }
      }
      element("div", class: "row-trailing") {
        if chat.unreadCount > 0 {
          element("span", class: "badge accent") { Phrase.chatUnread(chat.unreadCount) }
        }
        element("small", class: "quiet") { day(chat.updatedAt) }
      }
    }
  }

  private static func summary(_ message: Message, _ context: PageContext) -> String {
    let said =
      message.isBlocked ? Phrase.chatOfBlocked.text : message.body ?? Phrase.chatDeleted.text
    let name = context.isMe(message.senderId) ? Phrase.you.text : personName(message.senderName)
    return "\(name): \(said)"
  }
}

/// Who in a chat is not the reader.
func chatPartners(_ chat: Chat, _ context: PageContext) -> [ChatMember] {
  chat.members.filter { !context.isMe($0.userId) }
}

/// What a chat is called: its title, or who else is in it.
func chatTitle(_ chat: Chat, _ context: PageContext) -> String {
  if let title = chat.title { return title }
  let names = chatPartners(chat, context).map { personName($0.fullName) }
  return names.isEmpty ? Phrase.someone.text : names.joined(separator: ", ")
}

/// A picture of who is in a chat, or of what it is about.
func chatPicture(_ chat: Chat, _ context: PageContext) -> HTML {
  if chat.kind == .direct {
    let partner = chatPartners(chat, context).first
    return avatar(partner?.fullName, partner?.avatarUrl, id: partner?.userId)
  }
  return tile(chatTitle(chat, context), id: (chat.groupId?.description ?? chat.id.description))
}
