import HTML
import MusterModels

/// An application: who is in it, what it waits for, and the authors' verdicts.
struct ApplicationView {
  let context: PageContext
  let application: LikeGroup
  let event: Event

  private var isAuthor: Bool { event.authors.contains { context.isMe($0.userId) } }

  /// As the authors see it in their list.
  var summary: HTML {
    element("div", class: "wish") {
      element("div", class: "card-heading") {
        element("h3") {
          element("a", ["href": "/applications/\(application.id)"]) {
            application.members.filter { $0.accepted != false }
              .map { context.name($0.userId, $0.fullName) }.joined(separator: ", ")
          }
        }
        badge(Phrase.applicationStatus(application.status).text, application.status.tone)
      }
      if let message = application.message { prose(message) }
      waitingFor
      verdicts
    }
  }

  /// What it still waits for, in words.
  @HTMLBuilder var waitingFor: HTML {
    if application.status == .pending {
      element("ul", class: "waiting") {
        for wait in application.waitingFor {
          element("li") { text(wait) }
        }
      }
    }
  }

  private func text(_ wait: LikeGroup.WaitingFor) -> Phrase {
    switch wait.kind {
    case .member:
      if context.isMe(wait.userId) { return .applicationWaitsForMyAnswer }
      let member = application.members.first { $0.userId == wait.userId }
      return .applicationWaitsForMember(context.name(wait.userId, member?.fullName))
    case .author:
      guard let id = wait.userId else { return .applicationWaitsForAuthors }
      if context.isMe(id) { return .applicationWaitsForMyVerdict }
      let author = event.authors.first { $0.userId == id }
      return .applicationWaitsForAuthor(context.name(id, author?.fullName))
    case .place: return .applicationWaitsForPlace
    }
  }

  /// How authors have decided, and the buttons of one who may.
  @HTMLBuilder var verdicts: HTML {
    if let approvals = application.approvals {
      element("p", class: "quiet") {
        Phrase.applicationApprovals(
          approvals.filter(\.approved).count, of: application.threshold)
        for approval in approvals {
          " · "
          Phrase.applicationVerdict(
            context.name(
              approval.authorId,
              event.authors.first { $0.userId == approval.authorId }?.fullName),
            approval.approved)
        }
      }
    }
    if isAuthor, application.status == .pending,
      !application.members.contains(where: { context.isMe($0.userId) && $0.accepted != false })
    {
      let mine = application.approvals?.first { context.isMe($0.authorId) }?.approved
      element("div", class: "form-actions") {
        verdict(true, .applicationLetIn, isMine: mine == true)
        verdict(false, .applicationRefuse, isMine: mine == false)
      }
    }
  }

  private func verdict(_ approved: Bool, _ label: Phrase, isMine: Bool) -> HTML {
    context.form(
      "decideLikeGroup", ["id": "\(application.id)", "approved": String(approved)], class: "inline"
    ) { _ in
      element("button", ["class": "button", "aria-pressed": String(isMine)]) {
        (approved ? Icon.check : Icon.close).html
        element("span") { label }
      }
    }
  }
}
