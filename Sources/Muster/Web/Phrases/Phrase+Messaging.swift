/// Messages between people.
extension Phrase {
  static let chatNew = Phrase("New message", "Neue Nachricht")
  static let chatNewText = Phrase(
    "You can write to people who are in a group with you.",
    "Du kannst Leuten schreiben, die mit dir in einer Gruppe sind.")
  static let chatNone = Phrase("No messages yet", "Noch keine Nachrichten")
  static let chatNoneText = Phrase(
    "Write to somebody from one of your groups, or open a chat for a whole group.",
    "Schreib jemandem aus einer deiner Gruppen, oder öffne einen Chat für eine ganze Gruppe.")
  static let chatNothingYet = Phrase("Nothing written yet.", "Noch nichts geschrieben.")
  static func chatUnread(_ count: Int) -> Phrase {
    count > 99
      ? Phrase("99+ new", "99+ neu") : Phrase("\(count) new", "\(count) neu")
  }
  static let chatOfBlocked = Phrase(
    "From somebody you blocked", "Von jemandem, den du blockiert hast")
  static let chatDeleted = Phrase("This message was deleted.", "Diese Nachricht wurde gelöscht.")
  static let chatByEmail = Phrase("By e-mail address", "Per E-Mail-Adresse")
  static let chatFind = Phrase("Find", "Suchen")
  static let chatNotFound = Phrase(
    "Nobody here goes by that address.", "Unter dieser Adresse ist hier niemand zu finden.")
  static let chatByGroup = Phrase("From a group", "Aus einer Gruppe")
  static let chatOfGroup = Phrase("Group chat", "Gruppenchat")
  static let chatOfGroupText = Phrase(
    "One chat for everybody in the group.", "Ein Chat für alle in der Gruppe.")
  static let chatWriteTo = Phrase("Write", "Schreiben")
  static let chatEarlier = Phrase("Earlier messages", "Frühere Nachrichten")
  static let chatNewest = Phrase("To the newest", "Zu den neuesten")
  static let chatMarkRead = Phrase("Mark as read", "Als gelesen markieren")
  static let chatYourMessage = Phrase("Your message", "Deine Nachricht")
  static let chatCannotWrite = Phrase(
    "You cannot write here at the moment. What was written stays for you to read.",
    "Du kannst hier gerade nicht schreiben. Lesen kannst du weiterhin alles.")
  static let chatSending = Phrase("Sending…", "Wird gesendet…")
  static let chatWasEdited = Phrase("edited", "bearbeitet")
  static let chatChange = Phrase("Change your message", "Deine Nachricht ändern")
  static let chatEdited = Phrase("Your message is changed.", "Deine Nachricht ist geändert.")
  static let chatDeleteQuestion = Phrase(
    "Everybody sees that a message was deleted, but not what it said.",
    "Alle sehen, dass eine Nachricht gelöscht wurde, aber nicht, was darin stand.")
  static let chatJustYouTwo = Phrase("Just the two of you", "Nur ihr beide")
  static let chatToGroup = Phrase("To the group", "Zur Gruppe")
  static let chatToEvent = Phrase("To the event", "Zum Event")
  static let chatToAll = Phrase("All messages", "Alle Nachrichten")
  static let chatBlocked = Phrase("Blocked people", "Blockierte")
  static let chatBlockedText = Phrase(
    "Neither of you can write to the other, and nothing they do notifies you. They are not told.",
    "Ihr könnt einander nicht schreiben, und du wirst von ihnen nicht benachrichtigt. Sie "
      + "erfahren nichts davon.")
  static let chatNobodyBlocked = Phrase("You have blocked nobody", "Du hast niemanden blockiert")
  static let chatBlock = Phrase("Block", "Blockieren")
  static let chatUnblock = Phrase("Unblock", "Nicht mehr blockieren")
  static let chatBlockedNow = Phrase("Blocked.", "Blockiert.")
  static let chatUnblocked = Phrase("No longer blocked.", "Nicht mehr blockiert.")
  static func chatBlockQuestion(_ name: String) -> Phrase {
    Phrase(
      "Block \(name)? You will not hear from them any more. They are not told.",
      "\(name) blockieren? Du hörst dann nichts mehr von dieser Person. Sie erfährt nichts davon.")
  }
}
