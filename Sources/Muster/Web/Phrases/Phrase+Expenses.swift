import MusterModels

/// The money of groups.
extension Phrase {
  static let choose = Phrase("Choose …", "Auswählen …")

  // Balances
  static let expenseBalances = Phrase("Who owes whom", "Wer schuldet wem")
  static let expenseSettled = Phrase(
    "Everything is settled: nobody owes anybody anything.",
    "Alles ist ausgeglichen: niemand schuldet jemandem etwas.")
  static let expenseYouAreSettled = Phrase("You are settled up.", "Du bist quitt.")
  static func expenseYouOwe(_ amount: String) -> Phrase {
    Phrase("You owe \(amount)", "Du schuldest \(amount)")
  }
  static func expenseYouAreOwed(_ amount: String) -> Phrase {
    Phrase("You get back \(amount)", "Du bekommst \(amount) zurück")
  }
  static let expenseFormerMark = Phrase("left", "nicht mehr dabei")
  static let expenseFormerMember = Phrase(
    "You are not an active member. Here is what involves you, and you can still settle it.",
    "Du bist kein aktives Mitglied. Hier steht, was dich betrifft, und du kannst es noch begleichen."
  )
  static let myBalances = Phrase("My balances", "Meine Bilanz")
  static let myBalancesText = Phrase(
    "What you owe and are owed in all your groups.",
    "Was du in allen Gruppen schuldest und zurückbekommst.")
  static let myBalancesTogether = Phrase("Together", "Zusammen")
  static let myBalancesByGroup = Phrase("By group", "Nach Gruppe")
  static let myBalancesNone = Phrase("You are settled up", "Du bist quitt")
  static let myBalancesNoneText = Phrase(
    "You owe nobody anything, and nobody owes you.",
    "Du schuldest niemandem etwas, und niemand dir.")

  // Expenses
  static let expenseAdd = Phrase("Add expense", "Ausgabe eintragen")
  static let expenseAddFirst = Phrase("Add the first one", "Die erste eintragen")
  static let expenseAddText = Phrase(
    "Who paid, and who shares it? Muster does the sums.",
    "Wer hat bezahlt, und wer teilt sich das? Muster rechnet.")
  static let expenseMayNotAdd = Phrase(
    "Only active members add expenses, and not once the group is archived.",
    "Nur aktive Mitglieder tragen Ausgaben ein, und nicht mehr, wenn die Gruppe archiviert ist.")
  static let expenseAdded = Phrase("The expense is in.", "Die Ausgabe ist eingetragen.")
  static let expenseEdit = Phrase("Edit expense", "Ausgabe bearbeiten")
  static let expenseNewest = Phrase("Expenses, newest first", "Ausgaben, neueste zuerst")
  static let expenseDeletedOnes = Phrase("Deleted expenses", "Gelöschte Ausgaben")
  static let expenseShowCurrent = Phrase("Back to current ones", "Zurück zu den aktuellen")
  static let expenseToAll = Phrase("All expenses of the group", "Alle Ausgaben der Gruppe")
  static let expenseNoneYet = Phrase("Nothing spent yet", "Noch nichts ausgegeben")
  static let expenseNoneYetText = Phrase(
    "Whoever pays for something shared writes it down here, and everybody sees who owes whom.",
    "Wer etwas Gemeinsames bezahlt, schreibt es hier auf, und alle sehen, wer wem was schuldet.")
  static let expenseNoneFound = Phrase("Nothing found", "Nichts gefunden")
  static let expenseNoneFoundText = Phrase(
    "Try other words, or more days.", "Versuche es mit anderen Wörtern oder mehr Tagen.")
  static let expenseNoneDeleted = Phrase("Nothing was deleted", "Es wurde nichts gelöscht")
  static let expenseSearch = Phrase("Search expenses", "Ausgaben durchsuchen")
  static let expenseWords = Phrase("Words", "Wörter")
  static let expenseFrom = Phrase("From", "Von")
  static let expenseTo = Phrase("To", "Bis")
  static let expenseShowAll = Phrase("Show all", "Alle zeigen")
  static let expenseMore = Phrase("More about money", "Mehr zum Geld")
  static let expenseDownload = Phrase("Download as table", "Als Tabelle laden")
  static func expensePaidBy(_ names: String) -> Phrase {
    Phrase("Paid by: \(names)", "Bezahlt von: \(names)")
  }
  static func expenseYouOweOf(_ amount: String) -> Phrase {
    Phrase("you owe \(amount)", "du schuldest \(amount)")
  }
  static func expenseYouGetOf(_ amount: String) -> Phrase {
    Phrase("you get \(amount)", "du bekommst \(amount)")
  }

  // One expense
  static let expenseWhatFor = Phrase("What for?", "Wofür?")
  static let expenseWhatForExample = Phrase("Groceries", "Einkauf")
  static let expenseAmount = Phrase("Amount", "Betrag")
  static let expenseAmountHint = Phrase(
    "For example 12.50; with a minus it is a refund.",
    "Zum Beispiel 12,50; mit einem Minus ist es eine Erstattung.")
  static let expenseCurrency = Phrase("Currency", "Währung")
  static let expenseWhoPaid = Phrase("Who paid?", "Wer hat bezahlt?")
  static let expenseSeveralPaid = Phrase("Several people paid", "Mehrere haben bezahlt")
  static let expenseSeveralPaidHint = Phrase(
    "Write how much each of them paid; together it is the amount. Then the choice above does not "
      + "count.",
    "Schreib auf, wie viel jede Person bezahlt hat; zusammen ist es der Betrag. Die Auswahl oben "
      + "zählt dann nicht.")
  static let expenseSplit = Phrase("How is it split?", "Wie wird geteilt?")
  static let expenseEqual = Phrase("Equally", "Gleichmäßig")
  static let expenseEqualHint = Phrase(
    "Everybody who is ticked has the same part.", "Alle mit Häkchen haben den gleichen Teil.")
  static let expenseExact = Phrase("By amounts", "Nach Beträgen")
  static let expenseExactHint = Phrase(
    "Together they are the amount.", "Zusammen ergeben sie den Betrag.")
  static let expensePercent = Phrase("By percent", "Nach Prozent")
  static let expensePercentHint = Phrase("Together they are 100.", "Zusammen ergeben sie 100.")
  static let expenseShares = Phrase("By shares", "Nach Anteilen")
  static let expenseSharesHint = Phrase(
    "2 is twice as much as 1, such as for a couple.",
    "2 ist doppelt so viel wie 1, etwa für ein Paar.")
  static let expenseAmong = Phrase("Among whom?", "Unter wem?")
  static func expensePartOf(_ name: String) -> Phrase {
    Phrase("Part of \(name)", "Teil von \(name)")
  }
  static let expenseDay = Phrase("Day", "Tag")
  static let expenseCategory = Phrase("Category", "Kategorie")
  static let expenseCategories = [
    Phrase("food", "essen"), Phrase("household", "haushalt"), Phrase("rent", "miete"),
    Phrase("travel", "reise"), Phrase("fun", "freizeit"),
  ]
  static let expenseReceipt = Phrase("Link to the receipt", "Link zum Beleg")
  static let expenseReceiptOpen = Phrase("Open the receipt", "Beleg öffnen")
  static let expenseWhose = Phrase("Who shares it", "Wer es sich teilt")
  static func expenseMode(_ mode: SplitMode) -> Phrase {
    switch mode {
    case .equal: Phrase("Split equally", "Gleichmäßig geteilt")
    case .exact: Phrase("Split by amounts", "Nach Beträgen geteilt")
    case .percent: Phrase("Split by percent", "Nach Prozent geteilt")
    case .shares: Phrase("Split by shares", "Nach Anteilen geteilt")
    }
  }
  static let expenseLeftover = Phrase(
    "carries a cent that could not be divided", "trägt einen Cent, der nicht aufging")
  static let expenseDelete = Phrase("Delete expense", "Ausgabe löschen")
  static let expenseDeleteAsk = Phrase(
    "It no longer counts, for anybody. You can bring it back.",
    "Sie zählt dann für niemanden mehr. Du kannst sie zurückholen.")
  static let expenseDeletedNow = Phrase(
    "Deleted. It no longer counts.", "Gelöscht. Sie zählt nicht mehr.")
  static func expenseIsDeleted(_ moment: String) -> Phrase {
    Phrase(
      "Deleted on \(moment); it counts for nothing.", "Gelöscht am \(moment); sie zählt nicht mehr."
    )
  }
  static let expenseRestore = Phrase("Bring back", "Zurückholen")
  static let expenseRestored = Phrase("It is back.", "Sie ist wieder da.")
  static let expenseHistory = Phrase("History", "Verlauf")
  static func expenseDone(_ action: String, by name: String) -> Phrase {
    switch action {
    case "created": Phrase("\(name): added", "\(name): eingetragen")
    case "updated": Phrase("\(name): changed", "\(name): geändert")
    case "deleted": Phrase("\(name): deleted", "\(name): gelöscht")
    case "restored": Phrase("\(name): brought back", "\(name): zurückgeholt")
    case "claimed": Phrase("\(name): took the place of a name", "\(name): einen Namen übernommen")
    case "imported": Phrase("\(name): imported", "\(name): importiert")
    case "recurring": Phrase("\(name): recorded by itself", "\(name): von selbst eingetragen")
    default: Phrase("\(name): \(action)", "\(name): \(action)")
    }
  }
  static let expenseActivity = Phrase("What happened", "Was passiert ist")
  static let expenseActivityText = Phrase(
    "Expenses and payments that involve you, the latest first.",
    "Ausgaben und Zahlungen, die dich betreffen, die neuesten zuerst.")
  static let expenseActivityNone = Phrase("Nothing yet", "Noch nichts")
  static let expenseActivityNoneText = Phrase(
    "Once somebody records an expense with you in it, it shows up here.",
    "Sobald jemand eine Ausgabe mit dir einträgt, steht sie hier.")
  static func expenseActivityDone(_ action: String) -> Phrase {
    switch action {
    case "created": Phrase("added", "eingetragen")
    case "updated": Phrase("changed", "geändert")
    case "deleted": Phrase("deleted", "gelöscht")
    case "restored": Phrase("brought back", "zurückgeholt")
    case "claimed": Phrase("a name was taken over", "ein Name wurde übernommen")
    case "imported": Phrase("imported", "importiert")
    case "recurring": Phrase("recorded by itself", "von selbst eingetragen")
    case "settlement_recorded": Phrase("payment recorded", "Zahlung eingetragen")
    case "settlement_rejected": Phrase("payment rejected", "Zahlung zurückgewiesen")
    case "settlement_withdrawn": Phrase("payment taken back", "Zahlung zurückgenommen")
    default: Phrase(action, action)
    }
  }
}
