import HTTPServer
import MusterModels

/// What pages ask often of who looks at them.
extension PageContext {
  /// Whether things can be added to the group that the page is about, by one of its people.
  var mayAdd: Bool { group.map { $0.isActive && !$0.isArchived } ?? false }

  /// Whether a part of the query says something.
  func isAsked(_ name: String) -> Bool { query(name).map { !$0.isEmpty } ?? false }

  /// Whether a form was refused that sent this, so that what it is folded into stays open.
  func isRefused(_ action: String, _ values: KeyValuePairs<String, String> = [:]) -> Bool {
    guard let attempt = visit.attempt, attempt.action == action else { return false }
    return values.allSatisfy { attempt.fields[$0.key] == $0.value }
  }

  /// A person's name, or that it is the one who looks.
  func name(_ user: User.ID?, _ name: String?) -> String {
    isMe(user) ? Phrase.you.text : personName(name)
  }
}
