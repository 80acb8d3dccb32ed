import HTML
import MusterModels

/// A lunch in a list.
func lunchRow(_ lunch: LunchGroup) -> HTML {
  row(
    href: "/lunch/\(lunch.id)",
    title: lunch.title,
    meta: {
      if let address = lunch.location.address { element("span") { address } }
      element("span") { Phrase.lunchPeople(lunch.participantCount) }
    },
    trailing: {
      if !lunch.isParticipant, lunch.status != .completed {
        badge(Phrase.lunchNotIn.text, .accent)
      }
      badge(Phrase.lunchStatus(lunch.status).text, lunch.status.tone)
    })
}

extension LunchGroup {
  /// What a lunch is called: by its day.
  var title: String { Phrase.lunchOn(Formats.day(date)).text }
}

extension LunchGroup.Status {
  var tone: BadgeTone {
    switch self {
    case .planning: .plain
    case .voting: .warning
    case .decided: .good
    case .completed: .plain
    }
  }
}
