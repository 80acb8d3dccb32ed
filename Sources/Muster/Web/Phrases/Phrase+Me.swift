/// One's own account.
extension Phrase {
  static let profile = Phrase("Profile", "Profil")
  static let mailsShort = Phrase("Mails", "Mails")
  static let security = Phrase("Security", "Sicherheit")
  static let blockedShort = Phrase("Blocked", "Blockiert")
  static let myData = Phrase("Data", "Daten")
  static let signOut = Phrase("Sign out", "Abmelden")
  static let signedOut = Phrase(
    "You are signed out. See you soon!", "Du bist abgemeldet. Bis bald!")
  static let verified = Phrase("Verified", "Bestätigt")
  static let notVerified = Phrase("Not verified", "Nicht bestätigt")
  static func memberSince(_ day: String) -> Phrase {
    Phrase("Here since \(day)", "Dabei seit \(day)")
  }
  static let aboutYou = Phrase("About you", "Über dich")
  static let aboutMe = Phrase("A few words about you", "Ein paar Worte über dich")
  static let aboutMeHint = Phrase(
    "Members of your groups may see them.", "Mitglieder deiner Gruppen können sie sehen.")
  static let diets = Phrase(
    "What you do not eat, or how you eat", "Was du nicht isst, oder wie du isst")
  static let dietsHint = Phrase(
    "With commas between, such as vegetarian, no nuts. Counts when people choose where to eat.",
    "Mit Kommas dazwischen, etwa vegetarisch, keine Nüsse. Zählt, wenn ein Lokal gesucht wird.")
  static let pictureAddress = Phrase("Address of a picture", "Adresse eines Bildes")
  static let pictureHint = Phrase(
    "A link to a picture of you on the web, beginning with https://",
    "Ein Link zu einem Bild von dir im Netz, der mit https:// beginnt")
  static let language = Phrase("Language", "Sprache")
  static let timeZone = Phrase("Time zone", "Zeitzone")
  static let timeZoneChoice = Phrase("Such as Europe/Vienna", "Zum Beispiel Europe/Vienna")
  static let administration = Phrase("Administration", "Verwaltung")
  static let changePassword = Phrase("Change password", "Passwort ändern")
  static let changeEndsOthers = Phrase(
    "All your other devices are signed out by it.",
    "Alle deine anderen Geräte werden dabei abgemeldet.")
  static let currentPassword = Phrase("Password of now", "Jetziges Passwort")
  static let passwordChanged = Phrase(
    "Your password is changed, and your other devices are signed out.",
    "Dein Passwort ist geändert, und deine anderen Geräte sind abgemeldet.")
  static let whereSignedIn = Phrase("Where you are signed in", "Wo du angemeldet bist")
  static let lastUsed = Phrase("last used", "zuletzt benutzt")
  static let thisDevice = Phrase("This device", "Dieses Gerät")
  static let signOutThere = Phrase("Sign out there", "Dort abmelden")
  static let sessionEnded = Phrase("Signed out there.", "Dort abgemeldet.")
  static let signOutEverywhere = Phrase("Sign out everywhere", "Überall abmelden")
  static let signOutEverywhereSure = Phrase(
    "This signs out every device, this one too.",
    "Das meldet alle Geräte ab, auch dieses.")
  static let unknownDevice = Phrase("Unknown device", "Unbekanntes Gerät")
  static let blockedPeople = Phrase("People you have blocked", "Leute, die du blockiert hast")
  static let blockedMeans = Phrase(
    "You cannot write to one another, and nothing that they write notifies you. They are not told.",
    "Ihr könnt einander nicht schreiben, und was sie schreiben, wird dir nicht gemeldet. Sie "
      + "erfahren nichts davon.")
  static let nobodyBlocked = Phrase(
    "Nobody. You can block somebody in your chat with them.",
    "Niemand. Blockieren kannst du jemanden in eurem Chat.")
  static let blockedSince = Phrase("since", "seit")
  static let unblock = Phrase("Unblock", "Nicht mehr blockieren")
  static let unblocked = Phrase("No longer blocked.", "Nicht mehr blockiert.")
  static let takeAlong = Phrase("Take your data along", "Nimm deine Daten mit")
  static let takeAlongText = Phrase(
    "A file with everything that is kept of you: groups, messages, expenses and the rest. Others "
      + "are in it by number only.",
    "Eine Datei mit allem, was über dich gespeichert ist: Gruppen, Nachrichten, Ausgaben und "
      + "alles andere. Andere Leute stehen nur mit ihrer Nummer darin.")
  static let download = Phrase("Download", "Herunterladen")
  static let deleteAccount = Phrase("Delete account", "Konto löschen")
  static let deleteAccountGoes = Phrase(
    "Your name, address, picture and everything that only you see is deleted, and you leave all "
      + "your groups.",
    "Dein Name, deine Adresse, dein Bild und alles, was nur du siehst, wird gelöscht, und du "
      + "verlässt alle deine Gruppen.")
  static let deleteAccountStays = Phrase(
    "What belongs to others, too, stays without your name: shared expenses, messages and posts, "
      + "under “Former member”.",
    "Was auch anderen gehört, bleibt ohne deinen Namen: geteilte Ausgaben, Nachrichten und "
      + "Beiträge, unter „Ehemaliges Mitglied“.")
  static let deleteAccountLeads = Phrase(
    "Where you lead alone, whoever has been there longest leads after you. If it should be "
      + "somebody else, hand on the lead in that group first.",
    "Wo du allein leitest, leitet nach dir, wer am längsten dabei ist. Soll es jemand anders sein, "
      + "gib die Leitung vorher in der Gruppe weiter.")
  static let deleteAccountSure = Phrase(
    "There is no way back. If you are sure, type your password.",
    "Es gibt keinen Weg zurück. Wenn du sicher bist, gib dein Passwort ein.")
  static let deleteForGood = Phrase("Delete for good", "Endgültig löschen")
  static let accountDeleted = Phrase(
    "Your account is deleted. Take care!", "Dein Konto ist gelöscht. Mach's gut!")
}
