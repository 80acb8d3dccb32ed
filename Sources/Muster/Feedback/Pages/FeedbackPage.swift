import Foundation
import HTML
import HTTPServer
import MusterModels

extension WebPage {
  /// Feedback in a group: what one was given, what one gave, and that of others who may be read.
  static let feedback = WebPage(
    "/groups/{id}/feedback",
    actions: [
      .call("giveFeedback", said: .feedbackGiven), .call("editFeedback", said: .changed),
      .call("withdrawFeedback", said: .feedbackWithdrawn),
    ],
    reads: { visit in
      let group: Group.ID = try visit.id()
      let direction = Feedback.Direction(
        rawValue: visit.word("show", of: ["received", "given", "all"]))
      let person = visit.queryID("person", of: User.self)
      return (
        FeedbackQueries.list(of: group, person: person, direction: direction)
          .query(page: visit.page(), pageSize: 20).as(Page<Feedback>.self),
        PeopleQueries.members(
          of: group, .active, fitting: visit.search("who"),
          asked: visit.chosen("userId")
        ).as(Choice<PersonName>.self)
      )
    },
    shows: { context, feedback, members in
      let group: Group.ID = try context.visit.id()
      let mayGive =
        (context.group?.may("provide_feedback_to_members") ?? false)
        && context.group?.isArchived == false
      return Sheet(Phrase.feedback.text, tab: .feedback, live: ["\(group)"]) {
        pageHeading(Phrase.feedback.text, Phrase.feedbackText.text)
        if mayGive { give(members, context) }
        choose(context)
        element("div", ["class": "stack", "id": "feedback", "data-region": "feedback"]) {
          if feedback.items.isEmpty {
            emptyState(
              .feedbackNone, mayGive ? .feedbackNoneGive : .feedbackNoneWait, icon: .star)
          }
          for one in feedback.items { item(one, context) }
        }
        pagination(feedback, context)
      }
    })

  private static func choose(_ context: PageContext) -> HTML {
    let shown = context.visit.word("show", of: ["received", "given", "all"])
    var parts: [(label: Phrase, href: String, isCurrent: Bool)] = [
      (.feedbackReceived, context.visit.request.path, shown == "received"),
      (.feedbackGivenByMe, context.visit.request.path + "?show=given", shown == "given"),
    ]
    if context.group?.may("view_member_feedback") == true || shown == "all" {
      parts.append((.feedbackAll, context.visit.request.path + "?show=all", shown == "all"))
    }
    return segments(.feedback, parts)
  }

  private static func give(_ others: Choice<PersonName>, _ context: PageContext) -> HTML {
    card(.feedbackGive) {
      if others.items.isEmpty, context.visit.search("who") == nil {
        element("p", class: "quiet") { Phrase.feedbackNobodyElse }
      } else {
        context.form("giveFeedback") { form in
          form.finder(others)
          form.select(
            "userId", .feedbackTo,
            [("", Phrase.feedbackChoose.text)]
              + others.items.map { ("\($0.userId)", personName($0.fullName)) },
            context.query("userId")?.lowercased(), isRequired: true)
          form.textArea(
            "body", .feedbackBody, rows: 4, isRequired: true, hint: .feedbackHint,
            maxLength: 5_000)
          form.submit(.feedbackSend)
        }
      }
    }
  }

  private static func item(_ one: Feedback, _ context: PageContext) -> HTML {
    element("article", class: "card post") {
      element("div", class: "person-line") {
        avatar(one.author?.fullName, one.author?.avatarUrl, id: one.author?.userId)
        element("div") {
          element("p") { people(one, context) }
          element("div", class: "row-meta") {
            moment(one.createdAt)
            if one.editedAt != nil { element("span") { Phrase.chatWasEdited } }
          }
        }
      }
      if one.isBlocked {
        element("details", ["id": "folded-\(one.id)"]) {
          element("summary") { Phrase.chatOfBlocked }
          prose(one.body ?? "")
        }
      } else {
        prose(one.body ?? "")
      }
      if context.isMe(one.author?.userId), one.editableUntil > Date(),
        context.group?.isArchived == false
      {
        change(one, context)
      }
    }
  }

  /// Who told whom; others' names lead to what was said to and by them.
  private static func people(_ one: Feedback, _ context: PageContext) -> HTML {
    let mayLook = context.group?.may("view_member_feedback") ?? false
    func name(_ person: PersonName?) -> HTML {
      if context.isMe(person?.userId) { return element("strong") { Phrase.you } }
      guard mayLook, let person else {
        return element("strong") { personName(person?.fullName) }
      }
      let address = context.visit.request.path + "?show=all&person=\(person.userId)"
      return element("a", ["href": address]) { personName(person.fullName) }
    }
    return HTML {
      name(one.author)
      " → "
      name(one.recipient)
    }
  }

  private static func change(_ one: Feedback, _ context: PageContext) -> HTML {
    element("div", class: "post-actions") {
      element("details", ["class": "more", "id": "change-\(one.id)"]) {
        element("summary", class: "button quiet") {
          Icon.pencil.html
          Phrase.edit
        }
        context.form("editFeedback", ["id": "\(one.id)"]) { form in
          form.textArea(
            "body", .feedbackBody, one.body, rows: 4, isRequired: true,
            hint: .feedbackUntil(Formats.moment(one.editableUntil)), maxLength: 5_000)
          form.submit(.save)
        }
      }
      context.confirmedButton(
        "withdrawFeedback", ["id": "\(one.id)"], .feedbackWithdraw, icon: .trash,
        asking: .feedbackWithdrawQuestion)
    }
  }
}
