/// What an invitation says to whoever opens it.
extension Phrase {
  static let invitation = Phrase("Invitation", "Einladung")
  static func invitesYouTo(_ name: String, _ group: String) -> Phrase {
    Phrase("\(name) invites you to “\(group)”", "\(name) lädt dich zu „\(group)“ ein")
  }
  static func inviteGoodUntil(_ moment: String) -> Phrase {
    Phrase("Good until \(moment)", "Gültig bis \(moment)")
  }
  static func inviteGivesRole(_ role: String) -> Phrase {
    Phrase("You join as \(role).", "Du trittst als \(role) bei.")
  }
  static let inviteNewHere = Phrase("I am new here", "Ich bin neu hier")
  static let inviteHaveAccount = Phrase("I have an account", "Ich habe ein Konto")
  static let inviteQuick = Phrase(
    "Name, address, password: then you are in.", "Name, Adresse, Passwort: dann bist du dabei.")
  static let inviteIgnore = Phrase(
    "You do not want to? Then there is nothing to do.",
    "Du möchtest nicht? Dann musst du nichts tun.")
  static let joinNow = Phrase("Join", "Beitreten")
  static let notNow = Phrase("Not now", "Jetzt nicht")
  static func memberAlready(_ group: String) -> Phrase {
    Phrase("You are in “\(group)” already", "Du bist schon in „\(group)“")
  }
  static let toTheGroup = Phrase("To the group", "Zur Gruppe")
  static let inviteUsed = Phrase(
    "This invitation has been used", "Diese Einladung wurde schon benutzt")
  static let inviteUsedText = Phrase(
    "Was it you? Then sign in, and you find the group on your first page.",
    "Warst du das? Dann melde dich an, und du findest die Gruppe auf deiner Startseite.")
  static let inviteUsedByOther = Phrase(
    "If it was not you, ask for a new invitation.",
    "Wenn du das nicht warst, bitte um eine neue Einladung.")
  static let inviteWasDeclined = Phrase(
    "This invitation was declined", "Diese Einladung wurde abgelehnt")
  static let inviteWasRevoked = Phrase(
    "This invitation was taken back", "Diese Einladung wurde zurückgenommen")
  static let inviteHasExpired = Phrase(
    "This invitation has expired", "Diese Einladung ist abgelaufen")
  static func askForInvitation(_ name: String, _ group: String) -> Phrase {
    Phrase(
      "Ask \(name) for a new invitation to “\(group)”.",
      "Bitte \(name) um eine neue Einladung zu „\(group)“.")
  }
  static let inviteNotFound = Phrase(
    "We do not find this invitation", "Diese Einladung finden wir nicht")
  static let inviteNotFoundText = Phrase(
    "Perhaps the link is not whole, or it was answered or taken back. Whoever invited you can send "
      + "a new one.",
    "Vielleicht ist der Link unvollständig, oder sie wurde beantwortet oder zurückgenommen. Wer "
      + "dich eingeladen hat, kann dir eine neue schicken.")
  static let inviteSignInFirst = Phrase(
    "Somebody has invited you", "Du bist eingeladen")
  static let inviteSignInText = Phrase(
    "Sign in to see the invitation and to answer it.",
    "Melde dich an, um die Einladung zu sehen und zu beantworten.")
  static let inviteVerifyText = Phrase(
    "It may be for your address, which is not verified yet. Open the link that we mailed you first.",
    "Vielleicht ging sie an deine Adresse, die noch nicht bestätigt ist. Öffne zuerst den Link, "
      + "den wir dir geschickt haben.")
  static func signedInAs(_ email: String) -> Phrase {
    Phrase("You are signed in as \(email).", "Du bist als \(email) angemeldet.")
  }
  static let useOtherAccount = Phrase("Use another account", "Anderes Konto nehmen")
}
