import HTML
import MusterModels

extension WebPage {
  /// The pages about forums.
  static let forum: [WebPage] = [.threads, .newThread, .thread, .editPost]

  /// The forum of a group: its threads.
  static let threads = WebPage(
    "/groups/{id}/forum", actions: [.call("readForum", said: .forumAllRead)],
    reads: { visit in
      ForumQueries.threads(
        of: try visit.id(), fitting: visit.search(),
        unread: visit.word("show", of: ["all", "unread"]) == "unread"
      ).query(page: visit.page(), pageSize: 25).as(Page<ForumThread>.self)
    },
    shows: { context, threads in
      let group: Group.ID = try context.visit.id()
      let mayWrite = context.group?.may("post_forum_messages") ?? false
      return Sheet(Phrase.forum.text, tab: .forum, live: ["\(group)"]) {
        pageHeading(Phrase.forum.text) {
          if mayWrite, context.group?.isArchived == false {
            linkButton(.forumNew, "/groups/\(group)/forum/new", icon: .plus, style: .primary)
          }
        }
        choose(context)
        element("div", ["id": "threads", "data-region": "threads"]) {
          if threads.items.isEmpty {
            nothing(context, group, mayWrite)
          } else {
            card {
              element("ul", class: "rows tight") {
                for thread in threads.items { threadRow(thread, group) }
              }
            }
          }
        }
        pagination(threads, context)
        if threads.items.contains(where: { $0.unreadCount > 0 }) {
          context.button("readForum", [:], .forumReadAll, icon: .check, style: .quiet)
        }
      }
    })

  private static func choose(_ context: PageContext) -> HTML {
    let unread = context.query("show") == "unread"
    return element("div", class: "toolbar") {
      segments(
        .forum,
        [
          (.forumAll, context.address("show", nil), !unread),
          (.forumUnread, context.address("show", "unread"), unread),
        ])
      element("form", ["method": "get", "class": "line"]) {
        if unread { element("input", ["type": "hidden", "name": "show", "value": "unread"]) }
        Form(context: context, action: "search", values: [])
          .text("q", .forumSearch, context.visit.search(), type: "search", maxLength: 200)
        element("button", class: "button") { Phrase.search }
      }
    }
  }

  private static func nothing(
    _ context: PageContext, _ group: Group.ID, _ mayWrite: Bool
  ) -> HTML {
    if context.visit.search() != nil {
      return emptyState(.forumNothingFits, .forumNothingFitsText, icon: .search)
    }
    if context.query("show") == "unread" {
      return emptyState(.forumNothingNew, .forumNothingNewText, icon: .check)
    }
    return emptyState(.forumEmpty, .forumEmptyText, icon: .chat) {
      if mayWrite { linkButton(.forumNew, "/groups/\(group)/forum/new", style: .primary) }
    }
  }

  private static func threadRow(_ thread: ForumThread, _ group: Group.ID) -> HTML {
    element("li", class: thread.unreadCount > 0 ? "row unread" : "row") {
      avatar(thread.author?.fullName, thread.author?.avatarUrl, id: thread.author?.userId)
      element("div", class: "row-text") {
        element("a", ["class": "row-title", "href": "/groups/\(group)/forum/\(thread.id)"]) {
          thread.title ?? Phrase.forumDeletedThread.text
        }
        if let excerpt = thread.excerpt, !thread.isBlocked {
          element("span", class: "one-line quiet") { excerpt }
        }
        element("div", class: "row-meta") {
          element("span") { personName(thread.author?.fullName) }
          element("span") { Phrase.forumReplies(thread.replyCount) }
          element("span") { day(thread.lastActivityAt) }
        }
      }
      element("div", class: "row-trailing") {
        if thread.unreadCount > 0 {
          element("span", class: "badge accent") { Phrase.chatUnread(thread.unreadCount) }
        }
        if thread.isPinned { badge(Phrase.forumPinned.text, .good) }
        if thread.isLocked { badge(Phrase.forumLocked.text) }
        if thread.hiddenAt != nil { badge(Phrase.forumHidden.text, .warning) }
      }
    }
  }
}
