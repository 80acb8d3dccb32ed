import HTTPServer
import MusterModels

extension Endpoint {
  private static let post = Schema.of(ForumPost.self)

  /// The forums of groups.
  static let forum: [Endpoint] = forumRoutes + postRoutes

  private static let forumRoutes = [
    Endpoint(
      method: .get, path: "/groups/{id}/forum", operation: "listThreads",
      summary: "The threads of a forum: pinned ones, then those with the latest posts",
      tag: "Forum",
      query: QueryParameter.paging + [
        .init(
          name: "q", schema: .string(format: nil),
          description: "Only threads with a post that fits, as a search takes it."),
        .init(
          name: "unread", schema: .words(["false", "true"]),
          description: "True: only threads with posts that are new to the caller."),
      ],
      details: "For those who hold `view_forum`. What was written before one joined is not new.",
      success: .ok(.page(of: ForumThread.self)), problems: [.notFound, .forbidden],
      handler: listThreads),
    Endpoint(
      method: .post, path: "/groups/{id}/forum", operation: "openThread",
      summary: "Opens a thread; with post_forum_messages", tag: "Forum",
      body: .of(OpenThread.self), success: .created(post),
      problems: [.notFound, .forbidden, .archived, .cannotMention], takesIdempotencyKey: true,
      limits: { [.byCaller("post", $0, 120, per: 60)] }, isLimited: true, handler: openThread),
    Endpoint(
      method: .post, path: "/groups/{id}/forum/read", operation: "readForum",
      summary: "The caller has read all of a forum", tag: "Forum", success: .noContent,
      problems: [.notFound, .forbidden], handler: readForum),
  ]

  private static let postRoutes = [
    Endpoint(
      method: .get, path: "/forum/{postId}", operation: "getThread",
      summary: "A thread with its first replies; of a reply, its thread with replies from it on",
      tag: "Forum", success: .ok(.of(ThreadWithReplies.self)), problems: [.notFound],
      handler: getThread),
    Endpoint(
      method: .get, path: "/forum/{postId}/replies", operation: "listReplies",
      summary: "Replies of a thread, the oldest first", tag: "Forum",
      query: QueryParameter.replies, success: .ok(.of(ForumReplies.self)), problems: [.notFound],
      handler: listReplies),
    Endpoint(
      method: .post, path: "/forum/{postId}/replies", operation: "replyToPost",
      summary: "Replies in a thread; with reply_to_messages", tag: "Forum",
      body: .of(ReplyToPost.self),
      details: "To a reply: in its thread, as an answer to it. In a locked one only moderators do.",
      success: .created(post),
      problems: [.notFound, .forbidden, .archived, .threadLocked, .postDeleted, .cannotMention],
      takesIdempotencyKey: true, limits: { [.byCaller("post", $0, 120, per: 60)] },
      isLimited: true, handler: replyToPost),
    Endpoint(
      method: .patch, path: "/forum/{postId}", operation: "updatePost",
      summary: "Changes a post (JSON merge patch)", tag: "Forum", body: .of(UpdatePost.self),
      details: """
        Its author changes title, body and mentions, as long as they may post. Moderators change \
        title and body, too, and pin, lock and hide; what they do is in the audit.
        """,
      success: .ok(post),
      problems: [
        .notFound, .forbidden, .archived, .threadLocked, .postDeleted, .cannotMention,
        .versionMismatch,
      ],
      takesIfMatch: true, handler: updatePost),
    Endpoint(
      method: .delete, path: "/forum/{postId}", operation: "deletePost",
      summary: "Deletes a post: its author's own, a moderator's any", tag: "Forum",
      details: "A stub stays of replies, and of a thread that has some.",
      problems: [.notFound, .forbidden, .archived], handler: deletePost),
    Endpoint(
      method: .get, path: "/forum/{postId}/versions", operation: "listPostVersions",
      summary: "What a post said before; for its author and moderators", tag: "Forum",
      success: .ok(.of(ForumPostVersions.self)), problems: [.notFound, .forbidden],
      handler: listPostVersions),
    Endpoint(
      method: .post, path: "/forum/{postId}/read", operation: "readThread",
      summary: "The caller has read a thread, up to a reply or all of it", tag: "Forum",
      body: .of(ReadThread.self), bodyIsOptional: true, success: .ok(post),
      problems: [.notFound], takesIdempotencyKey: true, handler: readThread),
    Endpoint(
      method: .put, path: "/forum/{postId}/follow", operation: "followThread",
      summary: "Tells the caller of replies in a thread; writing in it does, too", tag: "Forum",
      problems: [.notFound], handler: followThread),
    Endpoint(
      method: .delete, path: "/forum/{postId}/follow", operation: "unfollowThread",
      summary: "Tells the caller no more of replies in a thread", tag: "Forum",
      problems: [.notFound], handler: unfollowThread),
  ]
}

extension Endpoint.QueryParameter {
  /// Where a part of a thread's replies begins or ends, and how long it is.
  static let replies = [
    Self(
      name: "after", schema: .string(format: "uuid"),
      description: "A post's id: what was written after it; default the beginning."),
    Self(
      name: "before", schema: .string(format: "uuid"),
      description: "A post's id: what was written just before it."),
    Self(
      name: "limit", schema: .integer, description: "How many items, 1 to 100; default 50.",
      range: pageSizes),
  ]
}
