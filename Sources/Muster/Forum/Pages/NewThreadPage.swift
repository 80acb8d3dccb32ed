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
      PeopleQueries.members(of: try visit.id(), .current, fitting: visit.search("who"))
        .as(Choice<PersonName>.self)
    },
    shows: { context, members in
      Sheet(Phrase.forumNew.text, tab: .forum) {
        pageHeading(Phrase.forumNew.text, Phrase.forumNewText.text)
        mentionFinder(members, context)
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

/// To look for whom to tell of a post where not everybody is listed; before anything is written.
func mentionFinder(
  _ members: Choice<PersonName>, _ context: PageContext, keeping kept: [String] = []
) -> HTML {
  let isSearched = context.visit.search("who") != nil
  guard members.isMore || isSearched else { return .empty }
  return element("details", ["class": "more", "open": isSearched ? "" : nil]) {
    element("summary") { Phrase.forumFindPerson }
    peopleFinder(members, context, keeping: kept)
  }
}

/// Whom to tell of a post, out of those who may read it; first those whom it mentions already.
func mentionChoices(
  _ form: Form, _ members: Choice<PersonName>, _ context: PageContext,
  _ mentioned: [PersonName] = []
) -> HTML {
  let chosen = Set(mentioned.map { "\($0.userId)" })
  let people = mentioned + members.items.filter { !chosen.contains("\($0.userId)") }
  guard !people.isEmpty else { return .empty }
  let isOpen = !chosen.isEmpty || form.attempt != nil || context.visit.search("who") != nil
  return element("details", ["class": "more", "open": isOpen ? "" : nil]) {
    element("summary") { Phrase.forumMention }
    form.checkboxes(
      "mentions[]", .forumMentionWhom,
      people.map { ("\($0.userId)", personName($0.fullName)) }, chosen, hint: .forumMentionHint)
  }
}
