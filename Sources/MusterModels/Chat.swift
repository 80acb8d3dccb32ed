#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Where people write to one another (M1). Those who are in it see all of it, and nobody else.
public struct Chat: Codable, Sendable, Hashable {
  /// A chat's id.
  public typealias ID = Identifier<Chat>

  /// The chat.
  public let id: ID
  /// What it is for.
  public let kind: Kind
  /// What it is called: the event's title, which stays when the event is deleted (E8), or the
  /// group's name; null between two people.
  public let title: String?
  /// The application that it was made for; null once that is gone.
  public let likeGroupId: LikeGroup.ID?
  /// The event that it is about; null once that is gone.
  public let eventId: Event.ID?
  /// The group whose chat it is.
  public let groupId: Group.ID?
  /// Whether the caller may write to it, now: to a direct one as long as both are active in a group
  /// in which the caller holds `send_direct_messages`, and neither has blocked the other; to a
  /// group's with `reply_to_messages`.
  public let canWrite: Bool
  /// Who is in it; of a group's nobody, since its member list shows them to whom it may.
  public let members: [ChatMember]
  /// What was written last.
  public let lastMessage: Message?
  /// How many messages of others the caller has not read; 100 stands for 100 or more.
  public let unreadCount: Int
  /// When it was made.
  public let createdAt: Date
  /// When something was last written.
  public let updatedAt: Date

  /// What a chat is for.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// The members of an approved application and the event's authors.
    case event
    /// The direct active members of a group, as their roles let them.
    case group
    /// Two people.
    case direct
  }
}

/// Somebody in a chat.
public struct ChatMember: Codable, Sendable, Hashable {
  /// The person.
  public let userId: User.ID
  /// Their name.
  public let fullName: String?
  /// A picture of them.
  public let avatarUrl: String?
}

/// What was written in a chat.
public struct Message: Codable, Sendable, Hashable {
  /// A message's id.
  public typealias ID = Identifier<Message>

  /// The message; what `before` takes.
  public let id: ID
  /// Where it was written.
  public let chatId: Chat.ID
  /// Who wrote it.
  public let senderId: User.ID
  /// Their name.
  public let senderName: String?
  /// What it says; null once it is deleted.
  public let body: String?
  /// When it was written.
  public let createdAt: Date
  /// When it was last edited.
  public let editedAt: Date?
  /// When it was deleted.
  public let deletedAt: Date?
  /// Whether the caller has blocked whoever wrote it: apps fold it.
  public let isBlocked: Bool
}

/// `POST /chats/{id}/messages`, `PATCH /messages/{id}`
public struct WriteMessage: Codable, Sendable {
  /// What to say, 1 to 4,000 characters.
  public var body: String

  /// Makes a message.
  public init(body: String) { self.body = body }
}

/// `POST /chats/{id}/read`
public struct ReadChat: Codable, Sendable {
  /// The message up to which it was read; default all.
  public var messageId: Message.ID?

  /// Makes a request to mark a chat as read.
  public init(messageId: Message.ID? = nil) { self.messageId = messageId }
}

/// `POST /chats`: with a person or of a group, one of them.
public struct OpenChat: Codable, Sendable {
  /// With whom.
  public var userId: User.ID?
  /// Of which group.
  public var groupId: Group.ID?

  /// Makes a request for the chat with a person.
  public init(userId: User.ID) { self.userId = userId }

  /// Makes a request for the chat of a group.
  public init(groupId: Group.ID) { self.groupId = groupId }
}
