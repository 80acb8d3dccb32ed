/// What happened, and what of it is mailed.
extension Phrase {
  static let markAllRead = Phrase("Mark all as read", "Alle als gelesen markieren")
  static let mailSettings = Phrase("What is mailed", "Was per Mail kommt")
  static let allNotifications = Phrase("All", "Alle")
  static let unreadOnly = Phrase("Unread", "Ungelesen")
  static let unreadMark = Phrase("Unread: ", "Ungelesen: ")
  static let nothingUnread = Phrase("You have seen everything", "Du hast alles gesehen")
  static let noNotifications = Phrase("Nothing has happened yet", "Noch ist nichts passiert")
  static let noNotificationsText = Phrase(
    "When somebody invites you, answers you or shares a cost with you, it says so here.",
    "Wenn dich jemand einlädt, dir antwortet oder Kosten mit dir teilt, steht es hier.")
  static let notificationUnknown = Phrase(
    "Something has happened in {group}", "Es ist etwas passiert in {group}")
  static let aGroup = Phrase("a group", "einer Gruppe")
  static let aRole = Phrase("a role", "eine Rolle")
  static let aThing = Phrase("something", "etwas")
  static let theLunch = Phrase("the lunch", "das Mittagessen")
  static func theLunchOn(_ day: String) -> Phrase {
    Phrase("the lunch on \(day)", "das Mittagessen am \(day)")
  }
  static func quoted(_ name: String) -> Phrase { Phrase("“\(name)”", "„\(name)“") }
  static let topicMembership = Phrase("Groups and invitations", "Gruppen und Einladungen")
  static let topicNesting = Phrase("Groups in groups", "Gruppen in Gruppen")
  static let topicTalk = Phrase("Messages, forum, feedback", "Nachrichten, Forum, Feedback")
  static let topicTechnical = Phrase("Technical", "Technisches")
  static let mailsAtAll = Phrase("Mail me what happens", "Schreib mir Mails darüber, was passiert")
  static let mailsAtAllHint = Phrase(
    "Off: no mails at all, whatever is ticked below. Mails about your password come anyway.",
    "Aus: gar keine Mails, egal was unten angekreuzt ist. Mails zu deinem Passwort kommen "
      + "trotzdem.")
  static let mailsNeedVerifying = Phrase(
    "Mails come once your address is verified.",
    "Mails kommen, sobald deine Adresse bestätigt ist.")
}
