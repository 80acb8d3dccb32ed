import HTML
import MusterModels

/// A thread as people read it: what it begins with, its replies in order, a place to reply.
struct ThreadView {
  let context: PageContext
  let thread: ForumPost
  let replies: [ForumPost]
  /// Whether there are replies before these.
  let beginsLater: Bool
  /// After which reply the next ones begin; nil at the end.
  let after: ForumPost.ID?
  /// The reply that was asked for.
  let asked: ForumPost.ID?
  let members: Choice<PersonName>

  var address: String { "/groups/\(thread.groupId)/forum/\(thread.id)" }

  private var moderates: Bool { context.group?.may("moderate_forum") ?? false }

  private var mayReply: Bool {
    (context.group?.may("reply_to_messages") ?? false) && context.group?.isArchived == false
      && (!thread.isLocked || moderates) && thread.deletedAt == nil
  }

  var html: HTML {
    HTML {
      element("a", ["class": "back-link", "href": "/groups/\(thread.groupId)/forum"]) {
        Phrase.forumToAll
      }
      heading
      PostView(
        context: context, post: thread, thread: thread, quoted: nil, mayReply: mayReply,
        moderates: moderates
      ).html
      replyList
      if mayReply {
        replyForm
      } else if thread.isLocked {
        element("p", class: "notice") {
          Icon.key.html
          element("span") { Phrase.forumLockedText }
        }
      }
    }
  }

  private var heading: HTML {
    element("div", ["class": "page-heading", "id": "heading", "data-region": "heading"]) {
      element("div") {
        element("h1") { thread.title ?? Phrase.forumDeletedThread.text }
        element("div", class: "badges") {
          if thread.isPinned { badge(Phrase.forumPinned.text, .good) }
          if thread.isLocked { badge(Phrase.forumLocked.text) }
          if thread.hiddenAt != nil { badge(Phrase.forumHidden.text, .warning) }
        }
      }
      element("div", class: "actions") {
        if (thread.unreadCount ?? 0) > 0, after == nil { markRead }
        let isFollowing = thread.isFollowing
        context.form(
          isFollowing ? "unfollowThread" : "followThread", ["postId": "\(thread.id)"],
          class: "inline", attributes: [("data-optimistic", "")]
        ) { _ in
          element(
            "button", ["class": "button", "aria-pressed": isFollowing ? "true" : "false"]
          ) {
            Icon.bell.html
            element("span") { isFollowing ? Phrase.forumFollowing : Phrase.forumFollow }
          }
        }
      }
    }
  }

  private var markRead: HTML {
    context.form(
      "readThread", ["postId": "\(thread.id)"], class: "inline",
      attributes: [("data-auto", ""), ("data-optimistic", "")]
    ) { form in
      if let last = replies.last { form.hidden("replyId", "\(last.id)") }
      form.submit(.chatMarkRead, icon: .check, style: .quiet)
    }
  }

  private var replyList: HTML {
    element("section", ["class": "replies", "id": "replies", "data-region": "replies"]) {
      element("h2") { Phrase.forumReplies(thread.replyCount ?? 0) }
      if beginsLater {
        element("div", class: "pagination") {
          linkButton(.forumFromStart, address)
          if let first = replies.first {
            linkButton(.forumEarlier, address + "?before=\(first.id)")
          }
        }
      }
      for reply in replies {
        PostView(
          context: context, post: reply, thread: thread, quoted: quoted(reply),
          mayReply: mayReply, moderates: moderates
        ).html
      }
      if let after {
        element("div", class: "pagination") {
          linkButton(.forumLater, address + "?after=\(after)")
        }
      }
    }
  }

  /// The post that a reply answers, when it is another one than the thread's first.
  private func quoted(_ reply: ForumPost) -> ForumPost? {
    guard let id = reply.inReplyToId, id != thread.id else { return nil }
    return replies.first { $0.id == id }
  }

  private var replyForm: HTML {
    let answered = context.query("to").flatMap { to in
      replies.first { $0.id.description == to.lowercased() }
    }
    return element("section", ["class": "card", "id": "reply"]) {
      element("h2") {
        if let answered {
          Phrase.forumAnswerTo(personName(answered.author?.fullName))
        } else {
          Phrase.forumYourReply
        }
      }
      if let answered {
        element("blockquote", class: "quote") {
          String((answered.body ?? "").prefix(200))
        }
        element("p", class: "quiet") {
          element("a", ["href": context.address("to", nil) + "#reply"]) { Phrase.forumAnswerAll }
        }
      }
      context.form("replyToPost") { form in
        form.hidden("postId", "\(thread.id)")
        if let answered { form.hidden("inReplyToId", "\(answered.id)") }
        if after == nil { form.hidden("next", context.address("to", nil)) }
        form.textArea("body", .forumBody, rows: 4, isRequired: true, maxLength: 20_000)
        mentionChoices(form, members, context)
        form.submit(.forumReply)
      }
    }
  }
}
