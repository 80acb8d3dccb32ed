import HTML
import MusterModels

/// The party that a crew hosts or goes to, or posting one.
struct CrewPartyView {
  let context: PageContext
  let crew: DinnerGroup

  private var isLeader: Bool { context.group?.isLeader ?? false }

  var html: HTML {
    HTML {
      if let party = crew.dinnerpartyDetails {
        card(.dinnerHosting, region: "party") {
          hosting(party)
          element("p", class: "hint") { Phrase.dinnerUntilThen }
        }
      } else if let party = crew.attendingParty {
        card(.dinnerAttending, region: "party") {
          DinnerPartyView(party: party).html
          element("p", class: "hint") { Phrase.dinnerUntilThen }
        }
      } else if crew.isLive, isLeader {
        card(.dinnerPost) {
          element("p", class: "quiet") { Phrase.dinnerPostText }
          form(nil)
        }
      }
    }
  }

  private func hosting(_ party: DinnerpartyDetails) -> HTML {
    HTML {
      element("div", class: "card-heading") {
        element("h3") { party.title }
        badge(Phrase.dinnerPartyStatus(party.status).text, party.status.tone)
      }
      element("p") { moment(party.startsAt) }
      if let menu = party.menu { prose(menu) }
      if let notes = party.notes { prose(notes) }
      if let place = party.place {
        element("p") {
          Icon.pin.html
          " "
          place
        }
      }
      if isLeader {
        if party.status == .open {
          element("details", ["open": context.isRefused("putDinnerParty") ? "" : nil]) {
            element("summary") { Phrase.dinnerChange }
            form(party)
          }
        }
        element("div", class: "form-actions") {
          if party.status == .agreed {
            context.button(
              "completeDinnerParty", [:], .dinnerComplete, icon: .check, style: .primary)
          }
          context.confirmedButton(
            "cancelDinnerParty", [:], .dinnerCancel, icon: .close, asking: .dinnerCancelAsk)
        }
      }
    }
  }

  private func form(_ party: DinnerpartyDetails?) -> HTML {
    context.form("putDinnerParty") { form in
      form.text(
        "title", .title, party?.title, isRequired: true, autocomplete: "off", maxLength: 100,
        placeholder: .dinnerTitleExample)
      form.time("startsAt", .starts, party?.startsAt, isRequired: true)
      form.textArea("menu", .dinnerMenu, party?.menu, rows: 2, maxLength: 2_000)
      form.text(
        "place", .place, party?.place, autocomplete: "off", hint: .dinnerPlaceHint, maxLength: 500)
      form.textArea(
        "notes", .dinnerNotes, party?.notes, rows: 2, hint: .dinnerNotesHint, maxLength: 2_000)
      form.submit(party == nil ? .dinnerPost : .save)
    }
  }
}
