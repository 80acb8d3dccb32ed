import Foundation
import HTML
import MusterModels

/// What can be changed about a lunch besides its steps.
struct LunchSettingsView {
  let context: PageContext
  let lunch: LunchGroup

  private var isMine: Bool { context.isMe(lunch.createdById) }

  var html: HTML {
    HTML {
      element("p", class: "quiet") {
        Spot.link(lunch.location.lat, lunch.location.lng)
        if let group = lunch.groupId {
          " · "
          element("a", ["href": "/groups/\(group)/lunch"]) { Phrase.lunchToGroup }
        }
      }
      if lunch.status == .planning || (isMine && lunch.status == .voting) {
        card(class: "quiet-card") {
          if lunch.status == .planning { place }
          if isMine { deadline }
        }
      }
      if isMine {
        context.confirmedButton(
          "deleteLunchGroup", [:], .lunchDelete, icon: .trash, asking: .lunchDeleteAsk)
      }
    }
  }

  private var place: HTML {
    element(
      "details",
      ["open": context.isRefused("updateLunchGroup", ["form": "place"]) ? "" : nil]
    ) {
      element("summary") { Phrase.lunchChangePlace }
      context.form("updateLunchGroup", ["form": "place"]) { form in
        form.text(
          "locationAddress", .lunchAround, lunch.location.address, autocomplete: "off",
          maxLength: 500)
        Spot.field(form, lunch.location.lat, lunch.location.lng)
        form.submit(.save, style: .plain)
      }
    }
  }

  private var deadline: HTML {
    element(
      "details",
      ["open": context.isRefused("updateLunchGroup", ["form": "deadline"]) ? "" : nil]
    ) {
      element("summary") { Phrase.lunchChangeDeadline }
      context.form("updateLunchGroup", ["form": "deadline"]) { form in
        form.time(
          "votingEndsAt", .lunchDeadline, lunch.votingEndsAt,
          hint: .lunchDeadlineHint(context.reader.timeZone.identifier))
        form.submit(.save, style: .plain)
      }
    }
  }
}
