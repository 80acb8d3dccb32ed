import Foundation
import HTML
import MusterModels

/// What was written in a chat, by days, the newest at the end.
struct MessageList {
  let context: PageContext
  let chat: Chat
  /// The oldest first.
  let messages: [Message]
  /// Whether the reader may delete what others wrote.
  let moderates: Bool
  let blocked: Set<User.ID>

  var html: HTML {
    element(
      "ol",
      [
        "class": "messages", "id": "messages", "data-region": "messages", "data-newest": "",
        "aria-label": Phrase.chats.text,
      ]
    ) {
      element("template") {
        element("li", class: "message own pending") {
          element("div", ["class": "bubble", "data-text": ""])
          element("small") { Phrase.chatSending }
        }
      }
      if messages.isEmpty { element("li", class: "quiet centered") { Phrase.chatNothingYet } }
      for (number, message) in messages.enumerated() {
        if number == 0
          || Formats.day(messages[number - 1].createdAt) != Formats.day(message.createdAt)
        {
          element("li", class: "message-day") { day(message.createdAt) }
        }
        item(message)
      }
    }
  }

  private func item(_ message: Message) -> HTML {
    let isOwn = context.isMe(message.senderId)
    return element(
      "li", ["class": isOwn ? "message own" : "message", "id": "message-\(message.id)"]
    ) {
      if !isOwn, chat.kind != .direct {
        element("small", class: "message-name") { personName(message.senderName) }
      }
      bubble(message)
      element("div", class: "message-foot") {
        element("small") {
          element("time", ["datetime": message.createdAt.formatted(.iso8601)]) {
            timeOfDay(message.createdAt)
          }
          if message.editedAt != nil, message.deletedAt == nil { " · " + Phrase.chatWasEdited.text }
        }
        if message.deletedAt == nil { menu(message, isOwn) }
      }
    }
  }

  private func bubble(_ message: Message) -> HTML {
    if let body = message.body {
      if message.isBlocked {
        return element("details", ["class": "bubble", "id": "folded-\(message.id)"]) {
          element("summary") { Phrase.chatOfBlocked }
          body
        }
      }
      return element("div", class: "bubble") { body }
    }
    return element("div", class: "bubble gone") { Phrase.chatDeleted }
  }

  /// What can be done with a message.
  private func menu(_ message: Message, _ isOwn: Bool) -> HTML {
    let edits = isOwn && chat.canWrite
    let deletes = isOwn || (chat.kind == .group && moderates)
    let blocks = !isOwn && chat.kind != .direct
    guard edits || deletes || blocks else { return .empty }
    return element("details", ["class": "message-menu", "id": "menu-\(message.id)"]) {
      element("summary") {
        element("span", ["aria-hidden": "true"]) { "⋯" }
        element("span", class: "visually-hidden") { Phrase.more }
      }
      element("div", class: "message-actions") {
        if edits {
          context.form("editMessage", ["id": "\(message.id)"]) { form in
            form.textArea("body", .chatChange, message.body, isRequired: true, maxLength: 4_000)
            form.submit(.save, style: .plain)
          }
        }
        if deletes {
          context.confirmedButton(
            "deleteMessage", ["id": "\(message.id)"], .delete, icon: .trash,
            asking: .chatDeleteQuestion)
        }
        if blocks {
          if blocked.contains(message.senderId) {
            context.button("unblockPerson", ["userId": "\(message.senderId)"], .chatUnblock)
          } else {
            context.confirmedButton(
              "blockPerson", ["userId": "\(message.senderId)"], .chatBlock, icon: .shield,
              asking: .chatBlockQuestion(personName(message.senderName)))
          }
        }
      }
    }
  }

  private func timeOfDay(_ date: Date) -> String {
    date.formatted(
      Date.FormatStyle(
        locale: context.reader.locale, calendar: Calendar(identifier: .gregorian),
        timeZone: context.reader.timeZone
      ).hour().minute())
  }
}
