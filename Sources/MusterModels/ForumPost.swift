#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// What somebody wrote in the forum of a group: a thread, or a reply in one (M1). Read by those who
/// hold `view_forum`; a hidden one by its author and moderators only.
public struct ForumPost: Codable, Sendable, Hashable {
  /// A post's id.
  public typealias ID = Identifier<ForumPost>

  /// The post.
  public let id: ID
  /// Whose forum it is in.
  public let groupId: Group.ID
  /// The thread that it is a reply in; null: it begins one.
  public let threadId: ID?
  /// The post that it answers, if it says which.
  public let inReplyToId: ID?
  /// Who wrote it.
  public let author: PersonName?
  /// What a thread is about; null of replies, and once it is deleted.
  public let title: String?
  /// What it says; null once it is deleted.
  public let body: String?
  /// Whom it mentions.
  public let mentions: [PersonName]
  /// When it was written.
  public let createdAt: Date
  /// When its words were last changed.
  public let editedAt: Date?
  /// Who changed them: its author, or a moderator.
  public let editedById: User.ID?
  /// When a moderator hid it.
  public let hiddenAt: Date?
  /// Which moderator.
  public let hiddenById: User.ID?
  /// Why, if they said so.
  public let hiddenReason: String?
  /// When it was deleted; a stub stays where others have replied.
  public let deletedAt: Date?
  /// Whether the caller has blocked its author: apps fold it.
  public let isBlocked: Bool
  /// Whether the thread stands before others.
  public let isPinned: Bool
  /// Whether only moderators write in the thread.
  public let isLocked: Bool
  /// Of a thread: how many replies it has that are neither hidden nor deleted.
  public let replyCount: Int?
  /// Of a thread: when something was last written in it.
  public let lastActivityAt: Date?
  /// Of a thread: how many posts of others the caller has not read since they joined; 100 stands
  /// for 100 or more.
  public let unreadCount: Int?
  /// Whether the caller is told of replies in its thread.
  public let isFollowing: Bool
}

/// A thread in the list of a forum.
public struct ForumThread: Codable, Sendable, Hashable {
  /// The thread's first post.
  public let id: ForumPost.ID
  /// Whose forum it is in.
  public let groupId: Group.ID
  /// What it is about; null once its first post is deleted.
  public let title: String?
  /// How it begins, up to 200 characters.
  public let excerpt: String?
  /// Who opened it.
  public let author: PersonName?
  /// How many replies it has that are neither hidden nor deleted.
  public let replyCount: Int
  /// How many posts of others the caller has not read since they joined; 100 stands for 100 or
  /// more.
  public let unreadCount: Int
  /// Whether it stands before others.
  public let isPinned: Bool
  /// Whether only moderators write in it.
  public let isLocked: Bool
  /// When a moderator hid it.
  public let hiddenAt: Date?
  /// When its first post was deleted.
  public let deletedAt: Date?
  /// Whether the caller has blocked its author.
  public let isBlocked: Bool
  /// When it was opened.
  public let createdAt: Date
  /// When something was last written in it.
  public let lastActivityAt: Date
}

/// `GET /forum/{postId}`: a thread and some of its replies.
public struct ThreadWithReplies: Codable, Sendable, Hashable {
  /// The thread's first post.
  public let thread: ForumPost
  /// The reply that was asked for, if it was one.
  public let reply: ForumPost?
  /// Replies, the oldest first, or from the one that was asked for on; `next` is what to give as
  /// `after`.
  public let replies: ForumReplies
}

/// Replies of a thread, the oldest first.
public struct ForumReplies: Codable, Sendable, Hashable {
  /// The replies.
  public let items: [ForumPost]
  /// What to give as `after`, or as `before` if that was given, to go on; null at the end.
  public let next: ForumPost.ID?
}

/// What a post said before it was edited.
public struct ForumPostVersion: Codable, Sendable, Hashable {
  /// What it was about, if it begins a thread.
  public let title: String?
  /// What it said.
  public let body: String
  /// When that was written.
  public let writtenAt: Date
  /// When other words took its place.
  public let replacedAt: Date
}

/// `GET /forum/{postId}/versions`
public struct ForumPostVersions: Codable, Sendable, Hashable {
  /// Up to 100 versions, the latest first; the present one is not among them.
  public let items: [ForumPostVersion]
}
