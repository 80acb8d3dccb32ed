import HTML
import MusterModels

/// What comes next for the reader: a few rows, each leading to what it is about.
func comingRows(_ coming: [Coming]) -> HTML {
  card(.whatIsNext, region: "coming") {
    rows {
      for item in coming {
        row(
          href: item.address, picture: { element("span", class: "row-icon") { item.icon.html } },
          title: item.label,
          meta: {
            if let at = item.at { moment(at) }
            if let day = item.day { element("time", ["datetime": day]) { Formats.day(day) } }
            element("span") { item.says }
          })
      }
    }
  }
}

extension Coming {
  fileprivate var address: String {
    switch kind {
    case .lunch: "/lunch/\(id)"
    case .application, .event: "/events/\(id)"
    case .dinner: "/groups/\(groupId?.description ?? "")/dinner"
    case .journey: "/enrollments/\(id)"
    }
  }

  fileprivate var icon: Icon {
    switch kind {
    case .lunch: .bowl
    case .application, .event: .calendar
    case .dinner: .flame
    case .journey: .book
    }
  }

  fileprivate var label: String {
    guard kind == .lunch else { return title ?? Phrase.whatIsNext.text }
    return title.map { Phrase.nextLunchAt($0).text } ?? Phrase.nextLunch.text
  }

  fileprivate var says: Phrase {
    switch (kind, status) {
    case (.lunch, "decided"): .nextDecided
    case (.lunch, "voting"): .nextVote
    case (.lunch, _): .nextPlanning
    case (.application, "approved"): .nextGoing
    case (.application, "asked"): .nextYourAnswer
    case (.application, _): .nextApplied
    case (.event, _): .nextYourEvent
    case (.dinner, "host"): .nextHosting(groupName ?? "")
    case (.dinner, _): .nextGuests(groupName ?? "")
    case (.journey, _): .nextJourney
    }
  }
}
