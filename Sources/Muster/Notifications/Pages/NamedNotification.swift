import Foundation
import MusterModels

/// A notification with the names that go with it.
struct NamedNotification: Codable, Sendable {
  let id: UserNotification.ID
  let kind: String
  let groupId: Group.ID?
  let actorId: User.ID?
  let data: JSONValue
  let createdAt: Date
  let readAt: Date?
  let groupName: String?
  let actorName: String?
  let roleName: String?

  /// Text of its data.
  subscript(_ name: String) -> String? {
    guard case .object(let fields) = data, case .string(let text)? = fields[name] else {
      return nil
    }
    return text
  }

  var topic: NotificationKind.Topic { NotificationKind.byName[kind]?.topic ?? .technical }

  /// What happened, as a sentence; of a kind that the pages do not know, that something did.
  var says: String {
    (NotificationKind.byName[kind]?.says ?? .notificationUnknown).text(filledBy: [
      "actor": actorName ?? Phrase.someone.text,
      "group": quoted(groupName) ?? Phrase.aGroup.text,
      "role": quoted(roleName.map { Phrase.role($0).text }) ?? Phrase.aRole.text,
      "title": subject ?? Phrase.aThing.text,
    ])
  }

  /// What it is about by name: a lunch is named by its day.
  private var subject: String? {
    if topic == .lunch {
      return self["date"].map { Phrase.theLunchOn(Formats.day($0)).text } ?? Phrase.theLunch.text
    }
    return quoted(self["title"])
  }

  private func quoted(_ name: String?) -> String? { name.map { Phrase.quoted($0).text } }

  /// Where to see what it is about.
  var address: String {
    let group = groupId.map { "/groups/\($0)" }
    switch topic {
    case .membership:
      if kind == "invite_received", let group, let invite = self["inviteId"] {
        return "\(group)/invites/\(invite)"
      }
      return group ?? "/"
    case .nesting: return group.map { $0 + "/subgroups" } ?? "/"
    case .dinner: return group.map { $0 + "/dinner" } ?? "/"
    case .events: return self["eventId"].map { "/events/\($0)" } ?? "/events"
    case .expenses:
      guard let group else { return "/" }
      if kind != "expense_deleted", let expense = self["expenseId"] {
        return "\(group)/expenses/\(expense)"
      }
      if let settlement = self["settlementId"] { return "/settlements/\(settlement)" }
      if self["placeholderId"] != nil { return group + "/placeholders" }
      if let rule = self["recurringId"] { return "\(group)/recurring-expenses/\(rule)" }
      return group + "/expenses"
    case .lunch:
      guard kind != "lunch_deleted", let lunch = self["lunchGroupId"] else { return "/lunch" }
      return "/lunch/\(lunch)"
    case .journeys:
      if let enrollment = self["enrollmentId"] { return "/enrollments/\(enrollment)" }
      guard kind != "journey_deleted", let journey = self["journeyId"] else { return "/journeys" }
      return "/journeys/\(journey)"
    case .talk:
      if let chat = self["chatId"] { return "/chats/\(chat)" }
      guard let group else { return "/chats" }
      if let thread = self["threadId"] { return "\(group)/forum/\(thread)" }
      return group + "/feedback"
    case .technical:
      return group.map { $0 + "/settings" } ?? "/admin"
    }
  }
}
