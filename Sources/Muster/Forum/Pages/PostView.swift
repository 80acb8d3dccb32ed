import HTML
import MusterModels

/// A post of a thread, with what can be done with it.
struct PostView {
  let context: PageContext
  let post: ForumPost
  let thread: ForumPost
  /// What it answers, if that is on the page.
  let quoted: ForumPost?
  let mayReply: Bool
  let moderates: Bool

  private var isThread: Bool { post.id == thread.id }
  private var isMine: Bool { context.isMe(post.author?.userId) }
  private var isOpen: Bool {
    context.group?.isArchived == false && (!thread.isLocked || moderates)
  }

  var html: HTML {
    element(
      "article",
      [
        "class": "card post", "id": "post-\(post.id)",
        "data-region": isThread ? "post-\(post.id)" : nil,
      ]
    ) {
      element("div", class: "person-line") {
        avatar(post.author?.fullName, post.author?.avatarUrl, id: post.author?.userId)
        element("div") {
          element("strong") { personName(post.author?.fullName) }
          element("div", class: "row-meta") {
            element("a", ["class": "quiet", "href": "/groups/\(post.groupId)/forum/\(post.id)"]) {
              moment(post.createdAt)
            }
            if post.editedAt != nil, post.deletedAt == nil {
              element("span") {
                let isOwn = post.editedById == nil || post.editedById == post.author?.userId
                isOwn ? Phrase.chatWasEdited : Phrase.forumEditedByModerator
              }
            }
          }
        }
        if post.hiddenAt != nil { badge(Phrase.forumHidden.text, .warning) }
      }
      if let quoted {
        element("blockquote", class: "quote") {
          element("a", ["href": "#post-\(quoted.id)"]) {
            Phrase.forumAnswerTo(personName(quoted.author?.fullName))
          }
          element("span", class: "one-line") {
            quoted.isBlocked
              ? Phrase.chatOfBlocked.text
              : String((quoted.body ?? Phrase.forumDeletedPost.text).prefix(200))
          }
        }
      }
      text
      if !post.mentions.isEmpty {
        element("p", class: "quiet") {
          let others = post.mentions.filter { !context.isMe($0.userId) }
          let names = others.map { personName($0.fullName) }.joined(separator: ", ")
          others.count < post.mentions.count
            ? Phrase.forumMentionsYou(names) : Phrase.forumMentions(names)
        }
      }
      if post.hiddenAt != nil, let reason = post.hiddenReason {
        element("p", class: "quiet") { Phrase.forumHiddenBecause(reason) }
      }
      if post.deletedAt == nil { actions }
    }
  }

  private var text: HTML {
    guard let body = post.body else {
      return element("p", class: "quiet") { Phrase.forumDeletedPost }
    }
    if post.isBlocked {
      return element("details", ["id": "folded-\(post.id)"]) {
        element("summary") { Phrase.chatOfBlocked }
        prose(body)
      }
    }
    return prose(body)
  }

  private var actions: HTML {
    element("div", class: "post-actions") {
      if mayReply {
        linkButton(
          .forumReply, isThread ? "#reply" : context.address("to", "\(post.id)") + "#reply",
          style: .quiet)
      }
      if isOpen, isMine || moderates {
        linkButton(
          .edit, "/groups/\(post.groupId)/forum/\(post.id)/edit", icon: .pencil, style: .quiet)
      }
      if moderates, context.group?.isArchived == false { moderation }
      if isMine || moderates, context.group?.isArchived == false {
        // Of a thread with replies a stub stays; without, nothing is left to come back to.
        context.confirmedButton(
          "deletePost",
          [
            "postId": "\(post.id)",
            "next": isThread ? "/groups/\(post.groupId)/forum" : context.address("to", nil),
          ], .delete, icon: .trash,
          asking: isThread ? .forumDeleteThread : .forumDeletePost)
      }
    }
  }

  private var moderation: HTML {
    HTML {
      if isThread {
        context.button(
          "updatePost", ["postId": "\(post.id)", "isPinned": "\(!post.isPinned)"],
          post.isPinned ? .forumUnpin : .forumPin, icon: .pin, style: .quiet)
        context.button(
          "updatePost", ["postId": "\(post.id)", "isLocked": "\(!post.isLocked)"],
          post.isLocked ? .forumUnlock : .forumLock, icon: .key, style: .quiet)
      }
      if post.hiddenAt == nil {
        element("details", ["class": "confirm", "id": "hide-\(post.id)"]) {
          element("summary", class: "button quiet") {
            Icon.eye.html
            Phrase.forumHide
          }
          element("div", class: "confirm-box") {
            context.form("updatePost", ["postId": "\(post.id)", "isHidden": "true"]) { form in
              form.text("hiddenReason", .forumHideReason, hint: .forumHideHint, maxLength: 500)
              form.submit(.forumHide)
            }
          }
        }
      } else {
        context.button(
          "updatePost", ["postId": "\(post.id)", "isHidden": "false"], .forumUnhide,
          icon: .eye, style: .quiet)
      }
    }
  }
}
