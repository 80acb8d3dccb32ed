/// What surrounds the pages, and what many of them say.
extension Phrase {
  static let home = Phrase("Home", "Start")
  static let events = Phrase("Events", "Events")
  static let lunch = Phrase("Lunch", "Mittagessen")
  static let journeys = Phrase("Journeys", "Lernreisen")
  static let chats = Phrase("Messages", "Nachrichten")
  static let overview = Phrase("Overview", "Überblick")
  static let members = Phrase("Members", "Mitglieder")
  static let dinner = Phrase("Dinner", "Abendessen")
  static let expenses = Phrase("Expenses", "Ausgaben")
  static let forum = Phrase("Forum", "Forum")
  static let feedback = Phrase("Feedback", "Feedback")
  static let subgroups = Phrase("Subgroups", "Untergruppen")
  static let settings = Phrase("Settings", "Einstellungen")
  static let group = Phrase("Group", "Gruppe")
  static let archived = Phrase("Archived", "Archiviert")
  static let youLead = Phrase("You lead", "Du leitest")
  static let search = Phrase("Search", "Suche")
  static let notifications = Phrase("Notifications", "Benachrichtigungen")
  static func unreadNotifications(_ count: Int) -> Phrase {
    .count(
      count, one: Phrase("1 unread notification", "1 ungelesene Benachrichtigung"),
      other: {
        Phrase("\($0) unread notifications", "\($0) ungelesene Benachrichtigungen")
      })
  }
  static let myAccount = Phrase("My account", "Mein Konto")
  static let signIn = Phrase("Sign in", "Anmelden")
  static let signUp = Phrase("Sign up", "Registrieren")
  static let sections = Phrase("Sections", "Bereiche")
  static let skipToContent = Phrase("Skip to content", "Zum Inhalt springen")
  static let forDevelopers = Phrase("For developers", "Für Entwickler")
  static let someone = Phrase("Someone", "Jemand")
  static let pages = Phrase("Pages", "Seiten")
  static let previousPage = Phrase("Previous page", "Vorherige Seite")
  static let nextPage = Phrase("Next page", "Nächste Seite")
  static let copy = Phrase("Copy", "Kopieren")
  static let share = Phrase("Share", "Teilen")
  static let save = Phrase("Save", "Speichern")
  static let cancel = Phrase("Cancel", "Abbrechen")
  static let saved = Phrase("Saved.", "Gespeichert.")
  static let findPerson = Phrase("Look for somebody by name", "Jemanden beim Namen suchen")
  static let findGroup = Phrase("Look for a group by name", "Eine Gruppe beim Namen suchen")
  static let findRole = Phrase("Look for a role by name", "Eine Rolle beim Namen suchen")
  static let moreThanThese = Phrase(
    "There are more than can be listed here: look for the name.",
    "Es sind mehr, als hier stehen können: suche nach dem Namen.")
  static let nothingFits = Phrase("Nothing has that in its name.", "Nichts heißt so.")
  static let seeWhatIsThere = Phrase(
    "See what is there now (in a new tab)", "Ansehen, was jetzt da steht (in neuem Tab)")
  static let toHome = Phrase("To the first page", "Zur Startseite")
  static let verifyHow = Phrase("What to do", "Was zu tun ist")
  static func verifyYourAddress(_ email: String) -> Phrase {
    Phrase(
      "\(email) is not verified yet.", "\(email) ist noch nicht bestätigt.")
  }
  static func timeZoneHint(_ zone: String) -> Phrase {
    Phrase("Time zone: \(zone)", "Zeitzone: \(zone)")
  }
  static func requestNamed(_ id: String) -> Phrase {
    Phrase("The request's name is \(id).", "Die Anfrage heißt \(id).")
  }

  static let paused = Phrase("Paused", "Pausiert")

  // Words that many pages use.
  static let edit = Phrase("Edit", "Bearbeiten")
  static let delete = Phrase("Delete", "Löschen")
  static let remove = Phrase("Remove", "Entfernen")
  static let add = Phrase("Add", "Hinzufügen")
  static let create = Phrase("Create", "Anlegen")
  static let send = Phrase("Send", "Senden")
  static let open = Phrase("Open", "Öffnen")
  static let close = Phrase("Close", "Schließen")
  static let back = Phrase("Back", "Zurück")
  static let more = Phrase("More", "Mehr")
  static let yes = Phrase("Yes", "Ja")
  static let no = Phrase("No", "Nein")
  static let title = Phrase("Title", "Titel")
  static let name = Phrase("Name", "Name")
  static let descriptionLabel = Phrase("Description", "Beschreibung")
  static let note = Phrase("Note", "Notiz")
  static let message = Phrase("Message", "Nachricht")
  static let place = Phrase("Place", "Ort")
  static let date = Phrase("Date", "Datum")
  static let starts = Phrase("Starts", "Beginnt")
  static let ends = Phrase("Ends", "Endet")
  static let status = Phrase("Status", "Status")
  static let none = Phrase("None", "Keine")
  static let person = Phrase("Person", "Person")
  static let show = Phrase("Show", "Anzeigen")
  static let reason = Phrase("Reason", "Grund")
  static let deleted = Phrase("Deleted.", "Gelöscht.")
  static let removed = Phrase("Removed.", "Entfernt.")
  static let sent = Phrase("Sent.", "Gesendet.")
  static let created = Phrase("Created.", "Angelegt.")
  static let you = Phrase("You", "Du")
  static let of = Phrase("of", "von")
  static let changed = Phrase("Changed.", "Geändert.")
}
