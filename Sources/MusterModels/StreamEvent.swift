/// Something that a stream tells.
public enum StreamEvent: Sendable, Hashable {
  /// The stream has begun, or begun again, and nothing is missing: what is read from now on is no
  /// older than the stream.
  case ready
  /// What happened in between is not known: read everything anew.
  case reset
  /// Something happened to or around the person (K17).
  case notification(UserNotification)
  /// Notifications were read elsewhere.
  case notificationsRead
  /// Something changed, and may be read anew.
  case changed(StreamChange)
}

/// What changed, by ids.
public struct StreamChange: Sendable, Hashable {
  /// What kind of change, such as `member.joined`; there may be kinds that an app does not know.
  public let type: String
  /// The ids that go with it, by name.
  public let data: [String: JSONValue]

  /// Makes a change.
  public init(type: String, data: [String: JSONValue]) {
    self.type = type
    self.data = data
  }

  /// The group that changed.
  public var groupId: Group.ID? { id("groupId") }
  /// The member whom it is about, for those who may know.
  public var userId: User.ID? { id("userId") }
  /// The role that changed.
  public var roleId: Role.ID? { id("roleId") }
  /// The invitation that changed.
  public var inviteId: Invite.ID? { id("inviteId") }

  /// The event that changed, or of which an application did.
  public var eventId: Event.ID? { id("eventId") }
  /// The application that changed.
  public var likeGroupId: LikeGroup.ID? { id("likeGroupId") }
  /// The chat that changed, or in which a message did.
  public var chatId: Chat.ID? { id("chatId") }
  /// The message that was written, edited or deleted.
  public var messageId: Message.ID? { id("messageId") }

  /// The thread in which something changed.
  public var threadId: ForumPost.ID? { id("threadId") }
  /// The post that was written, changed or deleted.
  public var postId: ForumPost.ID? { id("postId") }
  /// The feedback that was given, changed or withdrawn.
  public var feedbackId: Feedback.ID? { id("feedbackId") }

  /// The expense that changed.
  public var expenseId: Expense.ID? { id("expenseId") }
  /// The settlement that changed.
  public var settlementId: Settlement.ID? { id("settlementId") }
  /// The placeholder that changed.
  public var placeholderId: Placeholder.ID? { id("placeholderId") }

  /// Any id by its name.
  public func id<Entity>(
    _ name: String, of type: Entity.Type = Entity.self
  ) -> Identifier<Entity>? {
    guard case .string(let text)? = data[name] else { return nil }
    return Identifier(text)
  }
}
