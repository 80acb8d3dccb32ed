import HTML
import MusterModels

/// A party as others see it, with its hosts' videos.
struct DinnerPartyView {
  let party: DinnerParty

  var html: HTML {
    HTML {
      element("div", class: "card-heading") {
        element("h3") { party.title }
        badge(Phrase.dinnerPartyStatus(party.status).text, party.status.tone)
      }
      element("p", class: "quiet") {
        moment(party.startsAt)
        if let host = party.host { " · " + Phrase.dinnerHostedBy(host.name).text }
        if let guest = party.guest { " · " + Phrase.dinnerGuests(guest.name).text }
      }
      if let menu = party.menu { prose(menu) }
      if let notes = party.notes { prose(notes) }
      if let place = party.place {
        element("p") {
          Icon.pin.html
          " "
          place
        }
      }
      if let host = party.host { CrewVideos(crew: host).html }
    }
  }
}

/// The videos of a crew, by which others get to know it.
struct CrewVideos {
  let crew: DinnerCrew

  var html: HTML {
    let links = (crew.videoLinks ?? []).compactMap { $0 }
    guard !links.isEmpty else { return .empty }
    return element("p", class: "actions") {
      for (index, link) in links.enumerated() {
        element(
          "a",
          ["class": "button", "href": link, "target": "_blank", "rel": "noopener noreferrer"]
        ) {
          Icon.play.html
          element("span") {
            Phrase.dinnerVideoNumber(index + 1)
            element("span", class: "visually-hidden") { " · " + crew.name }
          }
        }
      }
    }
  }
}

extension DinnerParty.Status {
  var tone: BadgeTone {
    switch self {
    case .open: .accent
    case .agreed: .good
    case .completed: .plain
    case .cancelled, .expired: .warning
    }
  }
}
