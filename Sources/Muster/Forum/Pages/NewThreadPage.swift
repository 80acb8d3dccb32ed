import HTML
import MusterModels

extension WebPage {
  /// Opens a thread.
  static let newThread = WebPage(
    "/groups/{id}/forum/new",
    actions: [
      .call(
        "openThread", said: .forumOpened,
        then: .page { outcome in
          let post = try outcome.answer.read(as: ForumPost.self)
          return "/groups/\(post.groupId)/forum/\(post.id)"
        })
    ],
    reads: { visit in
      MemberQueries.listed(try visit.id(), page: 1, pageSize: 100).as(Page<Member>.self)
    },
    shows: { context, members in
      Sheet(Phrase.forumNew.text, tab: .forum) {
        pageHeading(Phrase.forumNew.text, Phrase.forumNewText.text)
        card {
          context.form("openThread") { form in
            form.text("title", .forumTitle, isRequired: true, maxLength: 200)
            form.textArea("body", .forumBody, rows: 8, isRequired: true, maxLength: 20_000)
            mentionChoices(form, members.items, context)
            form.submit(.forumOpen)
          }
        }
      }
    })
}

/// Whom to tell of a post, out of those who may read it.
func mentionChoices(
  _ form: Form, _ members: [Member], _ context: PageContext, _ chosen: Set<String> = []
) -> HTML {
  let others = members.filter { !context.isMe($0.userId) }
  guard !others.isEmpty else { return .empty }
  return element(
    "details", ["class": "more", "open": chosen.isEmpty && form.attempt == nil ? nil : ""]
  ) {
    element("summary") { Phrase.forumMention }
    form.checkboxes(
      "mentions[]", .forumMentionWhom,
      others.map { ("\($0.userId)", personName($0.fullName)) }, chosen,
      hint: .forumMentionHint)
  }
}
