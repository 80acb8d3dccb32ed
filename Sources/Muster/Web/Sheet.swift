import HTML
import MusterModels

/// A page as it is drawn, without what surrounds every page.
struct Sheet: Sendable {
  let title: String
  /// The part of the app that it belongs to, which navigation marks.
  var section: Section?
  /// The tab of its group that it is.
  var tab: GroupTab?
  /// Ids of what the page shows: it is drawn anew when an event names one of them.
  var live: [String]
  let body: HTML

  /// - Parameter title: what the browser's tab says.
  init(
    _ title: String, section: Section? = nil, tab: GroupTab? = nil, live: [String] = [],
    @HTMLBuilder _ body: () -> HTML
  ) {
    self.title = title
    self.section = section
    self.tab = tab
    self.live = live
    self.body = body()
  }

  /// A page of the app's navigation.
  enum Section: CaseIterable {
    case home, events, lunch, journeys, chats

    var label: Phrase {
      switch self {
      case .home: .home
      case .events: .events
      case .lunch: .lunch
      case .journeys: .journeys
      case .chats: .chats
      }
    }

    var icon: Icon {
      switch self {
      case .home: .home
      case .events: .calendar
      case .lunch: .bowl
      case .journeys: .book
      case .chats: .chat
      }
    }

    var address: String {
      switch self {
      case .home: "/"
      case .events: "/events"
      case .lunch: "/lunch"
      case .journeys: "/journeys"
      case .chats: "/chats"
      }
    }
  }

  /// A page of a group.
  enum GroupTab: CaseIterable {
    case overview, members, dinner, expenses, lunch, journeys, forum, feedback, subgroups, settings

    var label: Phrase {
      switch self {
      case .overview: .overview
      case .members: .members
      case .dinner: .dinner
      case .expenses: .expenses
      case .lunch: .lunch
      case .journeys: .journeys
      case .forum: .forum
      case .feedback: .feedback
      case .subgroups: .subgroups
      case .settings: .settings
      }
    }

    func address(_ group: Frame.OwnGroup) -> String {
      self == .overview ? "/groups/\(group.id)" : "/groups/\(group.id)/\(self)"
    }

    /// Whether it has something to show to somebody; what they may do there is asked of the
    /// database.
    func isFor(_ group: Frame.OwnGroup) -> Bool {
      let wasMember = group.status != nil && group.status != .invited
      return switch self {
      case .overview: true
      case .members: group.may("view_member_list") || group.isLeader
      case .dinner: group.isDinner && group.isActive
      case .expenses: group.isDirect
      case .lunch, .journeys: group.isActive
      case .forum: group.isActive && group.may("view_forum")
      case .feedback: wasMember
      case .subgroups, .settings: group.isActive
      }
    }
  }
}
