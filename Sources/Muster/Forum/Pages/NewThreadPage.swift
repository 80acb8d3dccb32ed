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
      try readers(visit)
    },
    shows: { context, members in
      Sheet(Phrase.forumNew.text, tab: .forum) {
        pageHeading(Phrase.forumNew.text, Phrase.forumNewText.text)
        card {
          context.form("openThread") { form in
            form.text("title", .forumTitle, isRequired: true, maxLength: 200)
            form.textArea("body", .forumBody, rows: 8, isRequired: true, maxLength: 20_000)
            mentionChoices(form, members, context)
            form.submit(.forumOpen)
          }
        }
      }
    })
}

extension WebPage {
  /// Whom a post may be meant for.
  static func readers(_ visit: PageVisit) throws -> Reading<Choice<PersonName>> {
    PeopleQueries.members(
      of: try visit.id(), .current, fitting: visit.search("who"),
      asked: visit.chosen("mentions[]")
    ).as(Choice<PersonName>.self)
  }
}

/// Whom to tell of a post, out of those who may read it; first those whom it mentions already.
func mentionChoices(
  _ form: Form, _ members: Choice<PersonName>, _ context: PageContext,
  _ mentioned: [PersonName] = []
) -> HTML {
  let chosen = Set(mentioned.map { "\($0.userId)" })
  let people = mentioned + members.items.filter { !chosen.contains("\($0.userId)") }
  let finder = form.finder(members)
  guard !people.isEmpty || !finder.isEmpty else { return .empty }
  let isOpen = !chosen.isEmpty || form.attempt != nil || context.visit.search("who") != nil
  return element("details", ["class": "more", "open": isOpen ? "" : nil]) {
    element("summary") { Phrase.forumMention }
    finder
    form.checkboxes(
      "mentions[]", .forumMentionWhom,
      people.map { ("\($0.userId)", personName($0.fullName)) }, chosen, hint: .forumMentionHint)
  }
}
