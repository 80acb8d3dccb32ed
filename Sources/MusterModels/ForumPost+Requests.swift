/// `POST /groups/{id}/forum`
public struct OpenThread: Codable, Sendable {
  /// What it is about, 1 to 200 characters.
  public var title: String
  /// What to say, 1 to 20,000 characters.
  public var body: String
  /// Whom to tell of it: up to 20 people who read the forum.
  public var mentions: [User.ID]?

  /// Makes a request for a thread.
  public init(title: String, body: String, mentions: [User.ID]? = nil) {
    self.title = title
    self.body = body
    self.mentions = mentions
  }
}

/// `POST /forum/{postId}/replies`
public struct ReplyToPost: Codable, Sendable {
  /// What to say, 1 to 20,000 characters.
  public var body: String
  /// Whom to tell of it: up to 20 people who read the forum.
  public var mentions: [User.ID]?
  /// The post of the thread that it answers; default the reply in the path, if it is one.
  public var inReplyToId: ForumPost.ID?

  /// Makes a request for a reply.
  public init(body: String, mentions: [User.ID]? = nil, inReplyToId: ForumPost.ID? = nil) {
    self.body = body
    self.mentions = mentions
    self.inReplyToId = inReplyToId
  }
}

/// `PATCH /forum/{postId}`
public struct UpdatePost: Codable, Sendable {
  /// What the thread is about; by its author or a moderator.
  public var title: Patch<String> = .unchanged
  /// What it says; by its author or a moderator.
  public var body: Patch<String> = .unchanged
  /// Whom it mentions, all of them; by its author.
  public var mentions: Patch<[User.ID]> = .unchanged
  /// Whether the thread stands before others; by a moderator.
  public var isPinned: Patch<Bool> = .unchanged
  /// Whether only moderators write in the thread; by a moderator.
  public var isLocked: Patch<Bool> = .unchanged
  /// Whether only its author and moderators see it; by a moderator.
  public var isHidden: Patch<Bool> = .unchanged
  /// Why it is hidden, up to 500 characters, which its author reads; by a moderator.
  public var hiddenReason: Patch<String> = .unchanged

  /// A patch that changes nothing yet.
  public init() {}
}

/// `POST /forum/{postId}/read`
public struct ReadThread: Codable, Sendable {
  /// The reply up to which it was read; default all.
  public var replyId: ForumPost.ID?

  /// Makes a request to mark a thread as read.
  public init(replyId: ForumPost.ID? = nil) { self.replyId = replyId }
}
