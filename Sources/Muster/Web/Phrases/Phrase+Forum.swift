/// The forums of groups.
extension Phrase {
  static let forumNew = Phrase("New thread", "Neues Thema")
  static let forumNewText = Phrase(
    "Ask, tell or suggest something. Everybody who reads the forum can see it.",
    "Frag, erzähl oder schlag etwas vor. Alle, die das Forum lesen, können es sehen.")
  static let forumOpen = Phrase("Start the thread", "Thema eröffnen")
  static let forumOpened = Phrase("Your thread is there.", "Dein Thema ist da.")
  static let forumTitle = Phrase("What is it about?", "Worum geht es?")
  static let forumBody = Phrase("Your text", "Dein Text")
  static let forumAll = Phrase("All threads", "Alle Themen")
  static let forumUnread = Phrase("Unread", "Ungelesen")
  static let forumSearch = Phrase("Search the forum", "Im Forum suchen")
  static let forumReadAll = Phrase("Mark all as read", "Alles als gelesen markieren")
  static let forumAllRead = Phrase("All is marked as read.", "Alles ist als gelesen markiert.")
  static let forumEmpty = Phrase("Nothing here yet", "Hier ist noch nichts")
  static let forumEmptyText = Phrase(
    "Somebody has to begin: a question, a plan, a picture of the day.",
    "Jemand muss anfangen: mit einer Frage, einem Plan, einer Geschichte.")
  static let forumNothingFits = Phrase("Nothing found", "Nichts gefunden")
  static let forumNothingFitsText = Phrase(
    "Try fewer words, or other ones.", "Versuche es mit weniger oder anderen Wörtern.")
  static let forumNothingNew = Phrase("You are up to date", "Du bist auf dem neuesten Stand")
  static let forumNothingNewText = Phrase(
    "You have read everything there is.", "Du hast alles gelesen, was da ist.")
  static let forumDeletedThread = Phrase("Deleted thread", "Gelöschtes Thema")
  static let forumDeletedPost = Phrase("This post was deleted.", "Dieser Beitrag wurde gelöscht.")
  static func forumReplies(_ count: Int) -> Phrase {
    .count(
      count, one: Phrase("1 reply", "1 Antwort"),
      other: { Phrase("\($0) replies", "\($0) Antworten") })
  }
  static let forumPinned = Phrase("Pinned", "Angeheftet")
  static let forumLocked = Phrase("Closed", "Geschlossen")
  static let forumHidden = Phrase("Hidden", "Verborgen")
  static let forumMention = Phrase("Let somebody know", "Jemanden darauf aufmerksam machen")
  static let forumMentionWhom = Phrase("Whom?", "Wen?")
  static let forumMentionHint = Phrase(
    "Up to 20 people. They are notified of it.",
    "Bis zu 20 Leute. Sie werden benachrichtigt.")
  static func forumMentions(_ names: String) -> Phrase {
    Phrase("Meant for \(names)", "Gedacht für \(names)")
  }
  /// Of somebody who is meant, with others or alone.
  static func forumMentionsYou(_ others: String) -> Phrase {
    others.isEmpty
      ? Phrase("Meant for you", "Gedacht für dich")
      : Phrase("Meant for you and \(others)", "Gedacht für dich und \(others)")
  }
  static let forumReplied = Phrase("Your reply is there.", "Deine Antwort ist da.")
  static let forumReply = Phrase("Reply", "Antworten")
  static let forumYourReply = Phrase("Your reply", "Deine Antwort")
  static func forumAnswerTo(_ name: String) -> Phrase {
    Phrase("In reply to \(name)", "Antwort an \(name)")
  }
  static let forumAnswerAll = Phrase(
    "Reply to the thread instead", "Stattdessen auf das Thema antworten")
  static let forumToAll = Phrase("All threads", "Alle Themen")
  static let forumFromStart = Phrase("From the beginning", "Von Anfang an")
  static let forumEarlier = Phrase("Earlier replies", "Frühere Antworten")
  static let forumLater = Phrase("Later replies", "Spätere Antworten")
  static let forumFollow = Phrase("Follow", "Folgen")
  static let forumFollowing = Phrase("Following", "Du folgst")
  static let forumLockedText = Phrase(
    "This thread is closed: only those who look after the forum write here.",
    "Dieses Thema ist geschlossen: Hier schreiben nur noch die, die sich um das Forum kümmern.")
  static let forumEdit = Phrase("Change the post", "Beitrag ändern")
  static func forumEditOther(_ name: String) -> Phrase {
    Phrase(
      "You are changing what \(name) wrote. That a moderator did so is shown.",
      "Du änderst, was \(name) geschrieben hat. Dass ein Moderator das getan hat, wird angezeigt.")
  }
  static let forumEditedByModerator = Phrase(
    "edited by a moderator", "von einem Moderator bearbeitet")
  static let forumVersions = Phrase("What it said before", "Was vorher da stand")
  static let forumDeleteThread = Phrase(
    "Delete this thread? Replies of others stay.",
    "Dieses Thema löschen? Antworten anderer bleiben stehen.")
  static let forumDeletePost = Phrase(
    "Delete this post? That there was one stays visible.",
    "Diesen Beitrag löschen? Dass es ihn gab, bleibt sichtbar.")
  static let forumPin = Phrase("Pin", "Anheften")
  static let forumUnpin = Phrase("Unpin", "Loslösen")
  static let forumLock = Phrase("Close", "Schließen")
  static let forumUnlock = Phrase("Reopen", "Wieder öffnen")
  static let forumHide = Phrase("Hide", "Verbergen")
  static let forumUnhide = Phrase("Show again", "Wieder zeigen")
  static let forumHideReason = Phrase("Why?", "Warum?")
  static let forumHideHint = Phrase(
    "The author reads it. Only they and moderators see the post then.",
    "Wer es geschrieben hat, liest das. Nur diese Person und Moderatoren sehen den Beitrag dann.")
  static func forumHiddenBecause(_ reason: String) -> Phrase {
    Phrase("Hidden: \(reason)", "Verborgen: \(reason)")
  }
}
