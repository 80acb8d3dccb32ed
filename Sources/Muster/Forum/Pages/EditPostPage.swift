import HTML
import MusterModels

extension WebPage {
  /// Changes a post, and shows what it said before.
  static let editPost = WebPage(
    "/groups/{id}/forum/{postId}/edit",
    actions: [
      .call(
        "updatePost", said: .changed,
        then: .page { outcome in
          let post = try outcome.answer.read(as: ForumPost.self)
          return "/groups/\(post.groupId)/forum/\(post.threadId ?? post.id)"
        })
    ],
    reads: { visit in
      let post: ForumPost.ID = try visit.id("postId")
      return (
        ForumQueries.thread(post).asVersioned(ThreadWithReplies.self),
        ForumQueries.versions(of: post).as(ForumPostVersions.self),
        try readers(visit)
      )
    },
    shows: { context, read, versions, members in
      let found = read.value
      let post = found.reply ?? found.thread
      guard try context.visit.id() == post.groupId else { throw Failure(.notFound) }
      return Sheet(Phrase.forumEdit.text, tab: .forum) {
        element(
          "a",
          ["class": "back-link", "href": "/groups/\(post.groupId)/forum/\(found.thread.id)"]
        ) { found.thread.title ?? Phrase.forumDeletedThread.text }
        pageHeading(Phrase.forumEdit.text)
        if post.deletedAt == nil {
          card { form(post, read.version, members, context) }
        }
        earlier(versions.items)
      }
    })

  private static func form(
    _ post: ForumPost, _ version: Int64?, _ members: Choice<PersonName>,
    _ context: PageContext
  ) -> HTML {
    context.form("updatePost") { form in
      form.version(version)
      if post.threadId == nil {
        form.text("title", .forumTitle, post.title, isRequired: true, maxLength: 200)
      }
      form.textArea("body", .forumBody, post.body, rows: 8, isRequired: true, maxLength: 20_000)
      if context.isMe(post.author?.userId) {
        mentionChoices(form, members, context, post.mentions)
      } else {
        element("p", class: "quiet") {
          Phrase.forumEditOther(personName(post.author?.fullName))
        }
      }
      form.submit(.save)
    }
  }

  private static func earlier(_ versions: [ForumPostVersion]) -> HTML {
    guard !versions.isEmpty else { return .empty }
    return card(.forumVersions) {
      for version in versions {
        element("article", class: "version") {
          element("p", class: "quiet") {
            moment(version.writtenAt)
            " – "
            moment(version.replacedAt)
          }
          if let title = version.title { element("strong") { title } }
          prose(version.body)
        }
      }
    }
  }
}
