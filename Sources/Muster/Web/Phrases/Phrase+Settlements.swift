import MusterModels

/// Payments, expenses that come again, people without an account, and imports.
extension Phrase {
  static let settlement = Phrase("Payment", "Zahlung")
  static let settlements = Phrase("Payments", "Zahlungen")
  static let settlementsText = Phrase(
    "Money that went from one to another.", "Geld, das von einer Person zur anderen ging.")
  static let settlementSuggestions = Phrase("How to settle it", "So wird alles ausgeglichen")
  static let settlementRecord = Phrase("Record payment", "Zahlung eintragen")
  static let settlementRecordThis = Phrase("Record as paid", "Als bezahlt eintragen")
  static let settlementRecordText = Phrase(
    "Muster moves no money: write down what you paid or received.",
    "Muster bewegt kein Geld: Trag ein, was du bezahlt oder bekommen hast.")
  static let settlementRecorded = Phrase(
    "The payment is in, and the balances are new.",
    "Die Zahlung ist eingetragen, die Bilanz ist neu berechnet.")
  static let settlementFrom = Phrase("Who paid?", "Wer hat gezahlt?")
  static let settlementTo = Phrase("To whom?", "An wen?")
  static let settlementNoteExample = Phrase("Cash, transfer …", "Bar, Überweisung …")
  static let settlementAll = Phrase("All", "Alle")
  static let settlementNone = Phrase("No payments here", "Keine Zahlungen")
  static let settlementNoneText = Phrase(
    "When somebody pays somebody back, record it so that the balances are right.",
    "Wenn jemand etwas zurückzahlt, trag es ein, damit die Bilanz stimmt.")
  static func settlementStatus(_ status: Settlement.Status) -> Phrase {
    switch status {
    case .recorded: Phrase("Counts", "Zählt")
    case .rejected: Phrase("Rejected", "Zurückgewiesen")
    case .withdrawn: Phrase("Taken back", "Zurückgenommen")
    }
  }
  static let settlementEnded = Phrase("Ended", "Beendet")
  static let settlementWithdraw = Phrase("Take back", "Zurücknehmen")
  static let settlementWithdrawAsk = Phrase(
    "It will count as if it had never been recorded. You can record another one.",
    "Dann ist es, als wäre sie nie eingetragen worden. Du kannst eine neue eintragen.")
  static let settlementWithdrawn = Phrase("Taken back.", "Zurückgenommen.")
  static let settlementReject = Phrase("That did not happen", "Das war nicht so")
  static let settlementRejectAsk = Phrase(
    "Reject it if the money did not arrive; the debt is there again.",
    "Weise sie zurück, wenn das Geld nicht angekommen ist; die Schuld ist dann wieder da.")
  static let settlementRejected = Phrase("Rejected.", "Zurückgewiesen.")

  static let recurringExpense = Phrase("Recurring expense", "Wiederkehrende Ausgabe")
  static let recurringExpenses = Phrase("Recurring expenses", "Wiederkehrende Ausgaben")
  static let recurringMadeBy = Phrase("Comes again by itself", "Kommt von selbst wieder")
  static let recurringText = Phrase(
    "Rent, internet, cleaning: recorded by itself on its day.",
    "Miete, Internet, Putzen: wird an seinem Tag von selbst eingetragen.")
  static let recurringNew = Phrase("New recurring expense", "Neue wiederkehrende Ausgabe")
  static let recurringAdd = Phrase("Set up", "Einrichten")
  static let recurringAddText = Phrase(
    "What comes again and again, you enter once.",
    "Was immer wieder kommt, trägst du nur einmal ein.")
  static let recurringAdded = Phrase(
    "Set up. It is recorded by itself from now on.",
    "Eingerichtet. Ab jetzt wird es von selbst eingetragen.")
  static let recurringNone = Phrase("Nothing comes by itself yet", "Noch kommt nichts von selbst")
  static let recurringNoneText = Phrase(
    "Set up the rent, and nobody has to remember it.",
    "Richte die Miete ein, und niemand muss mehr daran denken.")
  static let recurringToAll = Phrase("All recurring expenses", "Alle wiederkehrenden Ausgaben")
  static func recurringEvery(_ every: RecurringInterval) -> Phrase {
    let number = every.interval
    return switch every.unit {
    case .day:
      number == 1
        ? Phrase("every day", "jeden Tag") : Phrase("every \(number) days", "alle \(number) Tage")
    case .week:
      number == 1
        ? Phrase("every week", "jede Woche")
        : Phrase("every \(number) weeks", "alle \(number) Wochen")
    case .month:
      number == 1
        ? Phrase("every month", "jeden Monat")
        : Phrase("every \(number) months", "alle \(number) Monate")
    case .year:
      number == 1
        ? Phrase("every year", "jedes Jahr")
        : Phrase("every \(number) years", "alle \(number) Jahre")
    }
  }
  static func recurringNext(_ day: String) -> Phrase {
    Phrase("next on \(day)", "nächstes Mal am \(day)")
  }
  static let recurringNextDay = Phrase("Next on", "Nächstes Mal")
  static let recurringInterval = Phrase("Every how many", "Alle wie viele")
  static let recurringUnit = Phrase("Days, weeks …", "Tage, Wochen …")
  static func recurringUnit(_ unit: RecurringInterval.Unit) -> Phrase {
    switch unit {
    case .day: Phrase("days", "Tage")
    case .week: Phrase("weeks", "Wochen")
    case .month: Phrase("months", "Monate")
    case .year: Phrase("years", "Jahre")
    }
  }
  static let recurringStarts = Phrase("First day", "Erster Tag")
  static let recurringEnds = Phrase("Last day", "Letzter Tag")
  static let recurringEndsHint = Phrase("Empty: until you end it.", "Leer: bis du es beendest.")
  static let recurringCount = Phrase("Or how often in all", "Oder wie oft insgesamt")
  static let recurringCountHint = Phrase("Fill in one of the two.", "Fülle eins von beiden aus.")
  static let recurringMade = Phrase("Recorded so far", "Bisher eingetragen")
  static func recurringStatus(_ status: RecurringExpense.Status) -> Phrase {
    switch status {
    case .active: Phrase("Active", "Aktiv")
    case .paused: .paused
    case .ended: Phrase("Ended", "Beendet")
    }
  }
  static func recurringPauseReason(_ reason: String) -> Phrase {
    switch reason {
    case "by_member": Phrase("by a member", "durch ein Mitglied")
    case "archived": Phrase("the group is archived", "die Gruppe ist archiviert")
    case "creator_not_active":
      Phrase("whoever set it up is not active", "wer es eingerichtet hat, ist nicht aktiv")
    case "frozen_member":
      Phrase("somebody in it is not active", "jemand darin ist nicht aktiv")
    default: Phrase("it no longer fits: change it", "es passt nicht mehr: ändere es")
    }
  }
  static let recurringPause = Phrase("Pause", "Pausieren")
  static let recurringResume = Phrase("Go on", "Weiterführen")
  static let recurringEnd = Phrase("End for good", "Endgültig beenden")
  static let recurringEndAsk = Phrase(
    "It will not come again. What it has recorded stays.",
    "Sie kommt nicht wieder. Was eingetragen wurde, bleibt.")
  static let recurringEnded = Phrase("Ended.", "Beendet.")
  static let recurringChange = Phrase("Change", "Ändern")
  static let recurringChangeText = Phrase(
    "Counts from the next time on; what was recorded stays as it is.",
    "Gilt ab dem nächsten Mal; was eingetragen wurde, bleibt, wie es ist.")

  static let placeholders = Phrase("People without an account", "Leute ohne Konto")
  static let placeholdersText = Phrase(
    "They share costs like everybody else, and take over what is theirs once they sign up.",
    "Sie teilen Kosten wie alle anderen und übernehmen ihren Teil, sobald sie ein Konto haben.")
  static let placeholderMark = Phrase("no account", "ohne Konto")
  static let placeholderMissing = Phrase(
    "Somebody is missing who has no account?", "Fehlt jemand, der kein Konto hat?")
  static let placeholderAdd = Phrase(
    "Add somebody without an account", "Jemanden ohne Konto anlegen")
  static let placeholderAdded = Phrase("Added.", "Angelegt.")
  static let placeholderNone = Phrase("Everybody has an account", "Alle haben ein Konto")
  static let placeholderNoneText = Phrase(
    "Add an uncle, a guest or a neighbour by name, and split costs with them.",
    "Lege einen Onkel, einen Gast oder eine Nachbarin mit Namen an und teile Kosten mit ihnen.")
  static func placeholderIs(_ name: String) -> Phrase { Phrase("is \(name)", "ist \(name)") }
  static let placeholderIsAsked = Phrase("asked", "gefragt")
  static func placeholderIsThatYou(_ name: String) -> Phrase {
    Phrase(
      "Is “\(name)” you? Then everything recorded under this name becomes yours.",
      "Bist du „\(name)“? Dann gehört alles, was unter diesem Namen steht, dir.")
  }
  static let placeholderClaim = Phrase("Yes, that is me", "Ja, das bin ich")
  static let placeholderClaimed = Phrase("It is yours now.", "Es ist jetzt deins.")
  static let placeholderInvite = Phrase(
    "Invite or ask who it is", "Einladen oder fragen, wer es ist")
  static let placeholderInviteText = Phrase(
    "Whoever accepts takes over everything under this name, balance and history.",
    "Wer annimmt, übernimmt alles unter diesem Namen, Bilanz und Verlauf.")
  static let placeholderMakeLink = Phrase("Make a link", "Link erzeugen")
  static let placeholderLink = Phrase("The link, shown this once", "Der Link, nur dieses eine Mal")
  static func placeholderLinkText(_ name: String) -> Phrase {
    Phrase(
      "Send it to \(name). It is good for one person.",
      "Schick ihn an \(name). Er gilt für eine Person.")
  }
  static let placeholderMember = Phrase("A member of the group", "Ein Mitglied der Gruppe")
  static let placeholderAsk = Phrase("Ask", "Fragen")
  static let placeholderInvited = Phrase(
    "Done: they can take it over.", "Erledigt: kann übernommen werden.")
  static let placeholderRename = Phrase("Rename", "Umbenennen")
  static let placeholderDeleteAsk = Phrase(
    "Works only while no expense involves this name.",
    "Geht nur, solange keine Ausgabe diesen Namen betrifft.")

  static let expenseImport = Phrase("Import a table", "Tabelle importieren")
  static let expenseImportText = Phrase(
    "From Splitwise or from Muster: export a CSV file there and paste it here. Nothing is "
      + "recorded until you have seen what would be.",
    "Aus Splitwise oder Muster: Exportiere dort eine CSV-Datei und füge sie hier ein. Nichts wird "
      + "eingetragen, bevor du gesehen hast, was passieren würde.")
  static let expenseImportTable = Phrase("The table", "Die Tabelle")
  static let expenseImportHint = Phrase(
    "With Date, Description, Category, Cost, Currency, and a column for each person.",
    "Mit Date, Description, Category, Cost, Currency und einer Spalte je Person.")
  static let expenseImportTry = Phrase("Show what would happen", "Zeigen, was passieren würde")
  static let expenseImportPreview = Phrase("What would happen", "Was passieren würde")
  static let expenseImportUnknown = Phrase(
    "Nobody here has these names. Who are they?", "Niemand hier heißt so. Wer ist das?")
  static let expenseImportPlaceholder = Phrase(
    "Somebody without an account", "Jemand ohne Konto")
  static func expenseImportDo(_ count: Int) -> Phrase {
    .count(
      count, one: Phrase("Import 1 row", "1 Zeile importieren"),
      other: { Phrase("Import \($0) rows", "\($0) Zeilen importieren") })
  }
  static let expenseImportDone = Phrase("Imported", "Importiert")
  static let expenseImportNew = Phrase("New rows", "Neue Zeilen")
  static let expenseImportPresent = Phrase("Imported before, left out", "Schon da, ausgelassen")
  static let expenseImportNames = Phrase("Names without an account", "Namen ohne Konto")
}
