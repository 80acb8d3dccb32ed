/// Inviting people into a group.
extension Phrase {
  static let invitingText = Phrase(
    "A link is quickest: send it to a chat, or show its QR code.",
    "Ein Link ist am schnellsten: schick ihn in einen Chat oder zeig den QR-Code.")
  static let howToInvite = Phrase("How to invite", "Wie du einlädst")
  static let byLink = Phrase("By link", "Per Link")
  static let byLinkText = Phrase(
    "Whoever has the link can join, until it is used up or too old.",
    "Wer den Link hat, kann beitreten, bis er aufgebraucht oder zu alt ist.")
  static let byEmail = Phrase("By e-mail", "Per E-Mail")
  static let byPerson = Phrase("Back again", "Wieder zurück")
  static let howManyPeople = Phrase("For how many people", "Für wie viele Leute")
  static let anyNumber = Phrase("Any number", "Beliebig viele")
  static let goodFor = Phrase("Good for", "Gültig für")
  static let anHour = Phrase("an hour", "eine Stunde")
  static func days(_ count: Int) -> Phrase {
    switch count {
    case 1: Phrase("a day", "einen Tag")
    case 7: Phrase("a week", "eine Woche")
    case 30: Phrase("30 days", "30 Tage")
    case 365: Phrase("a year", "ein Jahr")
    default: Phrase("\(count) days", "\(count) Tage")
    }
  }
  static let makeLink = Phrase("Make a link", "Link anlegen")
  static let theirEmail = Phrase("Their e-mail address", "E-Mail-Adresse der Person")
  static let theirEmailHint = Phrase(
    "The invitation works for this address only.",
    "Die Einladung gilt nur für diese Adresse.")
  static let whoWasHere = Phrase("Who was here before", "Wer schon einmal hier war")
  static let nobodyHasLeft = Phrase(
    "Nobody has left this group, so there is nobody to ask back. New people get a link or an "
      + "e-mail.",
    "Noch ist niemand gegangen, also gibt es niemanden zurückzuholen. Neue Leute bekommen einen "
      + "Link oder eine E-Mail.")
  static let fewWords = Phrase("A few words", "Ein paar Worte")
  static let fewWordsExample = Phrase("Come and join us!", "Mach mit!")
  static let inRole = Phrase("In which role", "In welcher Rolle")
  static let asEverybodyWhoJoins = Phrase("Like everybody who joins", "Wie alle, die beitreten")
  static let invite = Phrase("Invite", "Einladen")
  static func invitationSent(_ whom: String) -> Phrase {
    Phrase("\(whom) is invited.", "\(whom) ist eingeladen.")
  }
  static let yourLink = Phrase("Here is your link", "Hier ist dein Link")
  static func yourLinkText(_ until: String) -> Phrase {
    Phrase(
      "Copy it now: it is shown this once. It is good until \(until).",
      "Kopiere ihn jetzt: er wird nur dieses eine Mal gezeigt. Er gilt bis \(until).")
  }
  static let waitingInvitations = Phrase("Not answered yet", "Noch nicht beantwortet")
  static let noInvitationsWait = Phrase("No invitation is open.", "Keine Einladung ist offen.")
  static let aLink = Phrase("A link", "Ein Link")
  static func byWhom(_ name: String) -> Phrase { Phrase("by \(name)", "von \(name)") }
  static func asRole(_ role: String) -> Phrase { Phrase("as \(role)", "als \(role)") }
  static func used(_ count: Int, of most: Int?) -> Phrase {
    guard let most else {
      return Phrase("used \(count) times", "\(count)-mal benutzt")
    }
    return Phrase("used \(count) of \(most) times", "\(count)- von \(most)-mal benutzt")
  }
  static let until = Phrase("until", "bis")
  static let takeBack = Phrase("Take back", "Zurückziehen")
  static let reallyTakeBack = Phrase(
    "Take this invitation back? It stops working at once.",
    "Diese Einladung zurückziehen? Sie gilt dann sofort nicht mehr.")
  static let invitationRevoked = Phrase("Taken back.", "Zurückgezogen.")
  static let newCode = Phrase("New code", "Neuer Code")
  static let reallyNewCode = Phrase(
    "The old code stops working, wherever it was shared or printed.",
    "Der alte Code gilt nicht mehr, wo auch immer er geteilt oder gedruckt ist.")
  static let turnOffCode = Phrase("Turn off", "Ausschalten")
  static let reallyTurnOffCode = Phrase(
    "Nobody gets in by code then. Links and e-mail invitations go on working.",
    "Dann kommt niemand mehr per Code. Links und Einladungen per E-Mail gelten weiter.")
  static let noJoinCode = Phrase(
    "There is no code at the moment: people come by invitation.",
    "Zurzeit gibt es keinen Code: Leute kommen per Einladung.")
  static let makeCode = Phrase("Make a code", "Code anlegen")
  static let joinCodeRotated = Phrase(
    "There is a new code.", "Es gibt einen neuen Code.")
  static let joinCodeTurnedOff = Phrase("The code is off.", "Der Code ist ausgeschaltet.")
  static let archivedTakesNobody = Phrase(
    "An archived group takes in nobody. Its leaders can open it again in the settings.",
    "Eine archivierte Gruppe nimmt niemanden auf. Ihre Leitung kann sie in den Einstellungen "
      + "wieder öffnen.")
}
