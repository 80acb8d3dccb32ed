import MusterModels

/// A group's settings, and its end.
extension Phrase {
  static let aboutTheGroup = Phrase("About the group", "Über die Gruppe")
  static let emptyAnyNumber = Phrase("Empty: any number.", "Leer: beliebig viele.")
  static let moreAboutTheGroup = Phrase("How it is run", "Wie sie geführt wird")
  static let whyText = Phrase(
    "Each right, and the way it comes to somebody.", "Jedes Recht, und woher jemand es hat.")
  static let invitationsText = Phrase(
    "Links, e-mails, the join code.", "Links, E-Mails, der Beitrittscode.")
  static let whatHappened = Phrase("What happened", "Was geschehen ist")
  static let whatHappenedText = Phrase(
    "Who changed what, and when.", "Wer was wann geändert hat.")
  static let webhooks = Phrase("Webhooks", "Webhooks")
  static let webhooksText = Phrase(
    "Tell another program what happens here.", "Einem anderen Programm sagen, was hier geschieht.")
  static let endings = Phrase("Ending", "Beenden")
  static let archiveGroup = Phrase("Archive the group", "Gruppe archivieren")
  static let reallyArchive = Phrase(
    "Everybody can still read it, nothing changes any more, and open invitations end. You can open "
      + "it again.",
    "Alle können noch lesen, nichts ändert sich mehr, und offene Einladungen enden. Du kannst sie "
      + "wieder öffnen.")
  static let archivedText = Phrase(
    "The group is archived: it can be read, and nothing changes.",
    "Die Gruppe ist archiviert: man kann sie lesen, und nichts ändert sich.")
  static let openAgain = Phrase("Open it again", "Wieder öffnen")
  static let groupArchived = Phrase("The group is archived.", "Die Gruppe ist archiviert.")
  static let groupOpened = Phrase("The group is open again.", "Die Gruppe ist wieder offen.")
  static let deleteGroup = Phrase("Delete the group", "Gruppe löschen")
  static let reallyDeleteGroup = Phrase(
    "Everything in it goes, for everybody and for good: messages, expenses, history. Open balances "
      + "have to be settled first.",
    "Alles darin verschwindet, für alle und endgültig: Nachrichten, Ausgaben, Verlauf. Offene "
      + "Beträge müssen vorher ausgeglichen sein.")
  static func typeTheName(_ name: String) -> Phrase {
    Phrase("Type “\(name)” to go on", "Tippe „\(name)“, um fortzufahren")
  }
  static let groupDeleted = Phrase("The group is deleted.", "Die Gruppe ist gelöscht.")

  static let leavingText = Phrase(
    "You will not see what happens in the group any more. What you wrote and paid stays, and you "
      + "keep seeing the expenses that involve you.",
    "Du siehst dann nicht mehr, was in der Gruppe geschieht. Was du geschrieben und bezahlt hast, "
      + "bleibt, und Ausgaben, die dich betreffen, siehst du weiter.")
  static let stay = Phrase("No, stay", "Nein, bleiben")
  static let notInGroup = Phrase(
    "You are not a member of this group.", "Du bist kein Mitglied dieser Gruppe.")
  static let youLeadAlone = Phrase(
    "You are its only leader.", "Du leitest sie allein.")
  static func whoFollows(_ mode: Group.Succession) -> Phrase {
    switch mode {
    case .protect, .choose:
      Phrase(
        "Say who leads from now on; they take over at the moment you go.",
        "Sag, wer von nun an leitet; die Person übernimmt in dem Moment, in dem du gehst.")
    case .automatic:
      Phrase(
        "The longest-standing member takes over, unless you name somebody else.",
        "Das dienstälteste Mitglied übernimmt, wenn du niemand anderen nennst.")
    }
  }
  static let successor = Phrase("Who leads after you", "Wer nach dir leitet")
  static func longestStanding(_ name: String) -> Phrase {
    Phrase("\(name), the longest here", "\(name), am längsten dabei")
  }
  static let handOnAndLeave = Phrase("Hand on and leave", "Übergeben und austreten")
  static let youAreTheLast = Phrase(
    "You are the last one here: the group is archived when you go.",
    "Außer dir ist niemand mehr hier: wenn du gehst, wird die Gruppe archiviert.")
  static let leftGroup = Phrase("You have left the group.", "Du bist ausgetreten.")
}
