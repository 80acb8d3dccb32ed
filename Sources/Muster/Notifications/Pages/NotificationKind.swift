/// A kind of notification in words: what it is called where people choose what is mailed, and what
/// one of it says.
struct NotificationKind: Sendable {
  /// What it has to do with.
  enum Topic: Sendable, CaseIterable {
    case membership, nesting, dinner, events, expenses, lunch, journeys, talk, technical

    var label: Phrase {
      switch self {
      case .membership: .topicMembership
      case .nesting: .topicNesting
      case .dinner: .dinner
      case .events: .events
      case .expenses: .expenses
      case .lunch: .lunch
      case .journeys: .journeys
      case .talk: .topicTalk
      case .technical: .topicTechnical
      }
    }

    var icon: Icon {
      switch self {
      case .membership: .people
      case .nesting: .layers
      case .dinner: .flame
      case .events: .calendar
      case .expenses: .coins
      case .lunch: .bowl
      case .journeys: .book
      case .talk: .chat
      case .technical: .code
      }
    }
  }

  /// The API's name.
  let name: String
  let topic: Topic
  let label: Phrase
  /// With `{actor}`, `{group}`, `{role}` and `{title}` for names.
  let says: Phrase

  init(_ name: String, _ topic: Topic, _ label: Phrase, _ says: Phrase) {
    (self.name, self.topic, self.label, self.says) = (name, topic, label, says)
  }

  static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}
