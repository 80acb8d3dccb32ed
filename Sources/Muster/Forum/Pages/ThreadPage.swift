import HTML
import MusterModels

extension WebPage {
  /// A thread with its replies; of a reply, from it on.
  static let thread = WebPage(
    "/groups/{id}/forum/{postId}",
    actions: [
      .call(
        "replyToPost", said: .forumReplied,
        then: .page { outcome in
          // On the last page the reply stands at its end.
          if let here = Address.own(outcome.fields["next"]) { return here }
          let post = try outcome.answer.read(as: ForumPost.self)
          return "/groups/\(post.groupId)/forum/\(post.id)"
        }),
      .call("updatePost", said: .changed),
      .call(
        "deletePost", said: .deleted,
        then: .page { outcome in
          Address.own(outcome.fields["next"]) ?? Address.of(outcome.visit.request)
        }),
      .call("readThread"), .call("followThread"), .call("unfollowThread"),
    ],
    reads: { visit in
      let post: ForumPost.ID = try visit.id("postId")
      let after = visit.queryID("after", of: ForumPost.self)
      let before = visit.queryID("before", of: ForumPost.self)
      let isPart = after != nil || before != nil
      return (
        ForumQueries.thread(post).as(ThreadWithReplies.self),
        (isPart
          ? ForumQueries.replies(
            of: post, after: after, before: after == nil ? before : nil, limit: 50) : .noItems)
          .as(ForumReplies.self),
        try readers(visit)
      )
    },
    shows: { context, found, part, members in
      guard try context.visit.id() == found.thread.groupId else { throw Failure(.notFound) }
      let isPart = context.query("after") != nil || context.query("before") != nil
      let view = ThreadView(
        context: context, thread: found.thread,
        replies: isPart ? part.items : found.replies.items,
        beginsLater: isPart
          ? context.query("before") == nil || part.next != nil : found.reply != nil,
        // Going back, there is always what one came from.
        after: isPart && context.query("before") != nil
          ? part.items.last?.id : isPart ? part.next : found.replies.next,
        asked: found.reply?.id, members: members)
      return Sheet(
        found.thread.title ?? Phrase.forumDeletedThread.text, tab: .forum,
        live: ["\(found.thread.id)"]
      ) { view.html }
    })
}
